package app

import (
	"context"
	"fmt"
	"regexp"

	"gurindam/internal/db"
	"gurindam/internal/fault"
	"gurindam/internal/rpjmd"
	"gurindam/internal/rpjmd/rpjmddb"
	"gurindam/internal/sheet"
	"gurindam/internal/tabular"
)

// Loaded is what came of loading an edition of the nomenclature.
type Loaded struct {
	Book         sheet.Book
	Nomenclature rpjmd.Nomenclature
	Problems     []sheet.Problem
	Saved        bool
	Maps         []Map // from every older edition, and to every newer one
}

// Map counts how the sub kegiatan of one edition were carried into another.
type Map struct {
	From, To string
	Kinds    map[rpjmd.ForwardKind]int
}

var versionForm = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$`)

// LoadReference reads an official list, keeps it as an edition, and maps the
// editions before it forward. Editions are in the order of their names.
func (a *App) LoadReference(ctx context.Context, path, version string, progress func(string, int, int)) (Loaded, error) {
	if !versionForm.MatchString(version) {
		return Loaded{}, fault.New(fault.Invalid, fmt.Sprintf("Nama versi %q tidak dapat dipakai. Pakai huruf, angka, titik, atau tanda hubung, misalnya 2027.", version))
	}
	progress("membaca berkas", 1, 3)
	book, err := tabular.Read(path, tabular.Limits{})
	if err != nil {
		return Loaded{}, err
	}
	n, problems := rpjmd.ReadNomenclature(book, version)
	loaded := Loaded{Book: book, Nomenclature: n, Problems: problems}
	if sheet.Stops(problems) {
		return loaded, nil
	}
	progress("menyimpan dan memetakan versi", 2, 3)
	err = a.db.Update(ctx, func(tx *db.Tx) error {
		loaded.Maps = nil
		if err := rpjmddb.SaveNomenclature(ctx, tx, n); err != nil {
			return err
		}
		return mapVersions(ctx, tx, n, &loaded.Maps)
	})
	loaded.Saved = err == nil
	progress("selesai", 3, 3)
	return loaded, err
}

func mapVersions(ctx context.Context, tx *db.Tx, n rpjmd.Nomenclature, maps *[]Map) error {
	versions, err := rpjmddb.Versions(ctx, tx)
	if err != nil {
		return err
	}
	for _, v := range versions {
		if v.Name == n.Version {
			continue
		}
		other, err := rpjmddb.LoadNomenclature(ctx, tx, v.Name)
		if err != nil {
			return err
		}
		older, newer := n, other
		if v.Name < n.Version {
			older, newer = other, n
		}
		list := rpjmd.MapForward(older, newer)
		if err := rpjmddb.SaveForward(ctx, tx, older.Version, newer.Version, list); err != nil {
			return err
		}
		m := Map{From: older.Version, To: newer.Version, Kinds: map[rpjmd.ForwardKind]int{}}
		for _, f := range list {
			m.Kinds[f.Kind]++
		}
		*maps = append(*maps, m)
	}
	return nil
}

// References lists the editions of the nomenclature.
func (a *App) References(ctx context.Context) (out []rpjmddb.Version, err error) {
	err = a.db.View(ctx, func(tx *db.Tx) error {
		out, err = rpjmddb.Versions(ctx, tx)
		return err
	})
	return out, err
}

// Residue lists the codes of an edition that have no successor in another.
func (a *App) Residue(ctx context.Context, from, to string) ([]rpjmd.Forward, error) {
	var list []rpjmd.Forward
	err := a.db.View(ctx, func(tx *db.Tx) (err error) {
		list, err = rpjmddb.LoadForward(ctx, tx, from, to)
		return err
	})
	if err == nil && len(list) == 0 {
		return nil, fault.New(fault.NotFound, fmt.Sprintf("Belum ada peta dari versi %q ke %q. Muat kedua versi dengan gurindam reference load.", from, to))
	}
	return rpjmd.Residue(list), err
}

// indexes gives the index of every edition for kabupaten and kota.
func (a *App) indexes(ctx context.Context) (map[string]*rpjmd.Index, error) {
	out := map[string]*rpjmd.Index{}
	err := a.db.View(ctx, func(tx *db.Tx) error {
		versions, err := rpjmddb.Versions(ctx, tx)
		if err != nil {
			return err
		}
		for _, v := range versions {
			n, err := rpjmddb.LoadNomenclature(ctx, tx, v.Name)
			if err != nil {
				return err
			}
			out[v.Name] = n.Index(rpjmd.SideKabKota)
		}
		return nil
	})
	return out, err
}

// lookup finds a code in its version of the nomenclature.
type lookup = func(rpjmd.Code) (name string, nearest []string, ok bool)

// lookup gives a function over the editions that are loaded. A code of an edition
// that is not there cannot be judged and passes.
func (a *App) lookup(ctx context.Context) (lookup, error) {
	all, err := a.indexes(ctx)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	return func(c rpjmd.Code) (string, []string, bool) {
		index, loaded := all[c.Version]
		if !loaded {
			return "", nil, true
		}
		if entry, ok := index.Find(c.Text); ok {
			return entry.Name, nil, true
		}
		return "", index.Nearest(c.Text, 3), false
	}, nil
}
