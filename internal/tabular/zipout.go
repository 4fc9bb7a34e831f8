package tabular

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"slices"
	"time"
)

// zipper gathers the parts of a workbook and writes them in one order with one
// time, so that the same content gives the same bytes.
type zipper struct {
	to    io.Writer
	parts []*member
}

type member struct {
	name string
	bytes.Buffer
}

// Create opens a part.
func (z *zipper) Create(name string) (io.Writer, error) {
	m := &member{name: name}
	z.parts = append(z.parts, m)
	return m, nil
}

// AddFS is asked for by excelize's interface and never called by it.
func (z *zipper) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes the archive. The list of content types comes first, by which
// programs know a workbook.
func (z *zipper) Close() error {
	const first = "[Content_Types].xml"
	slices.SortFunc(z.parts, func(a, b *member) int {
		switch first {
		case a.name:
			return -1
		case b.name:
			return 1
		}
		return cmp.Compare(a.name, b.name)
	})
	w := zip.NewWriter(z.to)
	for _, m := range z.parts {
		out, err := w.CreateHeader(&zip.FileHeader{Name: m.name, Method: zip.Deflate, Modified: epoch})
		if err != nil {
			return err
		}
		if _, err := out.Write(withoutFilter(m.Bytes())); err != nil {
			return err
		}
	}
	return w.Close()
}

// epoch is the time written wherever a workbook wants one.
var epoch = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// withoutFilter takes back what excelize says of every sheet with filter arrows:
// that some rows are filtered away already.
func withoutFilter(part []byte) []byte {
	return bytes.Replace(part, []byte(` filterMode="true"`), nil, 1)
}
