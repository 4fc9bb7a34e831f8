package workspacedb_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/region"
	"gurindam/internal/workspace"
	"gurindam/internal/workspace/workspacedb"
)

const city = region.Code("21.72")

var noon = time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)

// past is what the tests keep: sets by three people, an hour apart.
func past() []workspace.Set {
	var out []workspace.Set
	people := []string{"ana", "budi", "cici"}
	lists := []string{"rencana_aksi", "opd", "risiko"}
	for n := range 30 {
		s := workspace.Set{Rev: int64(n + 1), At: noon.Add(time.Duration(n) * time.Hour), Person: people[n%3], Name: "Nama " + people[n%3], Kind: workspace.Edited, Reason: fmt.Sprint("alasan ", n)}
		for i := range 1 + n%4 {
			s.Entries = append(s.Entries, workspace.Entry{
				Rev: s.Rev, Seq: i, At: s.At, Person: s.Person, Name: s.Name, Kind: s.Kind, Reason: s.Reason,
				List: lists[(n/2+i)%3], Row: fmt.Sprint("baris-", n%5), Field: []string{"nama", "kode"}[i%2], Before: "dahulu", After: fmt.Sprint("isi ", n),
			})
		}
		out = append(out, s)
	}
	return out
}

func keep(t testing.TB, d *db.DB, code region.Code, sets []workspace.Set) {
	t.Helper()
	for _, s := range sets {
		if err := d.Edit(t.Context(), func(tx *db.Tx) error {
			if _, err := workspacedb.Begin(t.Context(), tx, code); err != nil {
				return err
			}
			return workspacedb.Record(t.Context(), tx, code, s.Entries)
		}); err != nil {
			t.Fatal(err)
		}
	}
}

func sets(t testing.TB, d *db.DB, q workspace.Query) (out []workspace.Set) {
	t.Helper()
	if err := d.View(t.Context(), func(tx *db.Tx) (err error) {
		out, err = workspacedb.Sets(t.Context(), tx, city, q)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// chosen is what a query means, entry by entry.
func chosen(all []workspace.Set, q workspace.Query) []workspace.Set {
	var out []workspace.Set
	for _, s := range slices.Backward(all) {
		var hit []workspace.Entry
		for _, e := range s.Entries {
			if (q.List == "" || e.List == q.List) && (q.Row == "" || e.Row == q.Row) && (q.Field == "" || e.Field == q.Field) {
				hit = append(hit, e)
			}
		}
		late := s.At.Before(q.From) || !q.Until.IsZero() && !s.At.Before(q.Until) || s.Rev <= q.Since || q.Before > 0 && s.Rev >= q.Before
		if len(hit) == 0 || late || q.Person != "" && q.Person != s.Person || len(out) == q.Limit {
			continue
		}
		counts := map[string]int{}
		for _, e := range s.Entries {
			counts[e.List]++
		}
		for _, list := range []string{"opd", "rencana_aksi", "risiko"} {
			if counts[list] > 0 {
				s.Parts = append(s.Parts, workspace.Part{List: list, Count: counts[list]})
			}
		}
		s.Entries = hit[:min(len(hit), q.Few)]
		out = append(out, s)
	}
	return out
}

func TestSetsOfWhatIsAsked(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		all := past()
		keep(t, d, city, all)
		other := past()
		for i := range other {
			other[i].Entries[0].Before = "daerah lain"
		}
		keep(t, d, "21.71", other)
		for name, q := range map[string]workspace.Query{
			"everything":                  {},
			"a page further back":         {Before: 12, Limit: 5},
			"since a set":                 {Since: 25},
			"a list":                      {List: "opd"},
			"a list, further back":        {List: "opd", Before: 15},
			"a row":                       {List: "opd", Row: "baris-3"},
			"a field":                     {List: "risiko", Field: "kode"},
			"a cell":                      {List: "risiko", Row: "baris-2", Field: "kode"},
			"a person":                    {Person: "budi"},
			"a person in a list":          {Person: "budi", List: "rencana_aksi"},
			"a person in a field":         {Person: "cici", List: "rencana_aksi", Field: "nama"},
			"a person in a row":           {Person: "cici", List: "rencana_aksi", Row: "baris-1"},
			"from a day on":               {From: noon.Add(20 * time.Hour)},
			"before a day":                {Until: noon.Add(3 * time.Hour)},
			"a day":                       {From: noon.Add(2 * time.Hour), Until: noon.Add(5 * time.Hour), Person: "ana"},
			"a time in which nothing was": {From: noon.Add(100 * time.Hour)},
			"nobody":                      {Person: "dodi"},
		} {
			if q.Limit == 0 {
				q.Limit = 100
			}
			q.Few = 2
			if diff := cmp.Diff(chosen(all, q), sets(t, d, q), cmp.Transformer("empty", func(s []workspace.Set) []workspace.Set { return append([]workspace.Set{}, s...) })); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
	})
}

func TestWriters(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		read := func() (out []workspace.Writer) {
			if err := d.View(t.Context(), func(tx *db.Tx) (err error) {
				out, err = workspacedb.Writers(t.Context(), tx, city)
				return err
			}); err != nil {
				t.Fatal(err)
			}
			return out
		}
		if got := read(); len(got) > 0 {
			t.Errorf("before anybody wrote: %+v", got)
		}
		all := past()
		for i := range all[29].Entries {
			all[29].Entries[i].Name = "Cici yang Baru"
		}
		keep(t, d, city, all)
		if diff := cmp.Diff([]workspace.Writer{{Person: "cici", Name: "Cici yang Baru"}, {Person: "ana", Name: "Nama ana"}, {Person: "budi", Name: "Nama budi"}}, read()); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}
