package instrument

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed data/*.json
var data embed.FS

// shipped reads the files once.
var shipped = sync.OnceValue(func() []Instrument {
	names, err := fs.Glob(data, "data/*.json")
	if err != nil {
		panic(err)
	}
	var out []Instrument
	for _, name := range names {
		out = append(out, mustRead(name))
	}
	slices.SortStableFunc(out, ByFrameworkAndYear)
	return out
})

// Shipped gives the instruments that come with the program, by framework and year. They
// are read once and shared: nobody changes what is in them. They are embedded and
// tested; one that cannot be read is a fault of the program.
func Shipped() []Instrument { return slices.Clone(shipped()) }

// Load gives an instrument that comes with the program.
func Load(id string) (Instrument, bool) {
	n := slices.IndexFunc(shipped(), func(i Instrument) bool { return i.ID == id })
	if n < 0 {
		return Instrument{}, false
	}
	return shipped()[n], true
}

func mustRead(name string) Instrument {
	text, err := data.ReadFile(name)
	if err != nil {
		panic(err)
	}
	i, err := Parse(bytes.NewReader(text))
	if err != nil {
		panic(fmt.Sprintf("%s: %v", name, err))
	}
	if want := strings.TrimSuffix(path.Base(name), ".json"); i.ID != want {
		panic(fmt.Sprintf("%s: its id is %q", name, i.ID))
	}
	return i
}

// ByFrameworkAndYear puts instruments of one framework together, the oldest first.
func ByFrameworkAndYear(a, b Instrument) int {
	return cmp.Or(strings.Compare(a.Framework, b.Framework), a.Year-b.Year, strings.Compare(a.ID, b.ID))
}
