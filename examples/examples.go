// Package examples holds example plans as people would hand them in: a folder
// with one CSV for each sheet of the workbook. Facts in them name their source;
// what is made up is marked contoh.
package examples

import (
	"embed"
	"io/fs"
)

//go:embed tanjungpinang/*.csv
var folders embed.FS

// TanjungpinangCode is the Kemendagri code of the region of Tanjungpinang.
const TanjungpinangCode = "21.72"

// Tanjungpinang is the plan of Kota Tanjungpinang of 2019: 131 initiatives in six
// dimensions and 33 offices.
func Tanjungpinang() fs.FS {
	dir, err := fs.Sub(folders, "tanjungpinang")
	if err != nil {
		panic(err) // the name is a valid path, so Sub cannot fail
	}
	return dir
}
