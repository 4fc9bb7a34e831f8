package region

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed reference/regions.csv
var table string

// atlas is the reference list with its two indexes.
type atlas struct {
	regions []Region
	code    map[Code]int
	bps     map[BPSCode]int
}

var reference = sync.OnceValue(readAtlas)

// readAtlas reads the embedded list. The list is part of the program and its
// test reads every row, so a row that cannot be read is a mistake of the build.
func readAtlas() *atlas {
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil {
		panic(fmt.Errorf("reference of regions: %w", err))
	}
	a := &atlas{code: map[Code]int{}, bps: map[BPSCode]int{}}
	for i, row := range rows[1:] {
		r := Region{
			Code: Code(row[0]), Name: row[1], Kind: Kind(row[2]),
			Place: Place{Lat: hundredths(row[3]), Lng: hundredths(row[4])},
			BPS:   BPSCode(row[5]),
		}
		if province, _, deeper := strings.Cut(row[0], "."); deeper {
			r.Province = Code(province)
		}
		a.regions = append(a.regions, r)
		a.code[r.Code], a.bps[r.BPS] = i, i
	}
	return a
}

// hundredths reads a number with exactly two decimals: -0.92 is -92.
func hundredths(s string) int {
	n, err := strconv.Atoi(strings.Replace(s, ".", "", 1))
	if err != nil || len(s) < 4 || s[len(s)-3] != '.' {
		panic(fmt.Sprintf("reference of regions: %q has not two decimals", s))
	}
	return n
}

// All lists the provinces and their kabupaten and kota, in the order of codes.
func All() []Region { return slices.Clone(reference().regions) }

// Find gives the region of a Kemendagri code.
func Find(c Code) (Region, bool) {
	a := reference()
	if i, ok := a.code[c]; ok {
		return a.regions[i], true
	}
	return Region{}, false
}

// FindBPS gives the region of a BPS code.
func FindBPS(c BPSCode) (Region, bool) {
	a := reference()
	if i, ok := a.bps[c]; ok {
		return a.regions[i], true
	}
	return Region{}, false
}
