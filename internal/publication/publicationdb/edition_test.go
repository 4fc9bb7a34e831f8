package publicationdb_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/fault"
	"gurindam/internal/publication"
	"gurindam/internal/publication/publicationdb"
	"gurindam/internal/region"
)

var noon = time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)

func edition(number int, fingerprint string) publication.Edition {
	return publication.Edition{Number: number, Outline: "kominfo-2019", Rev: 41, Revision: "Rancangan", State: publication.Building, Step: "Buku 1 (pdf)", Done: 1, Total: 9,
		Fingerprint: fingerprint, Person: "p1", Name: "Sekretaris", Asked: noon, Note: "Untuk rapat", Reason: "–"}
}

func TestEditionsComeBack(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		one, two := edition(1, "aa"), edition(2, "bb")
		two.Files = []publication.EditionFile{{Book: "summary", Format: "pdf", Name: "b.pdf", SHA256: "f1", Size: 1 << 33}, {Book: "analysis", Format: "docx", Name: "a.docx", SHA256: "f2"}}
		two.State, two.Ended = publication.Ready, noon.Add(time.Minute)
		save(t, d, "21.72", one, two)
		save(t, d, "21.71", edition(1, "aa")) // another region has numbers and fingerprints of its own
		if diff := cmp.Diff([]publication.Edition{two, one}, all(t, d, "21.72")); diff != "" {
			t.Error(diff)
		}
		two.Files = two.Files[:1]
		two.Note = ""
		save(t, d, "21.72", two)
		view(t, d, func(r publicationdb.Records) error {
			got, err := r.Edition(t.Context(), "21.72", 2)
			if diff := cmp.Diff(two, got); diff != "" {
				t.Error(diff)
			}
			if _, err := r.Edition(t.Context(), "21.71", 2); fault.KindOf(err) != fault.NotFound {
				t.Errorf("an edition of another region: %v", err)
			}
			return err
		})
	})
}

func TestProgressIsOfWhatIsBuilt(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		built, ready := edition(1, "aa"), edition(2, "bb")
		ready.State = publication.Ready
		save(t, d, "21.72", built, ready)
		update(t, d, func(r publicationdb.Records) error {
			return errors.Join(r.Progress(t.Context(), "21.72", 1, "Buku 2 (pdf)", 4, 9), r.Progress(t.Context(), "21.72", 2, "Buku 2 (pdf)", 4, 9))
		})
		built.Step, built.Done = "Buku 2 (pdf)", 4
		if diff := cmp.Diff([]publication.Edition{ready, built}, all(t, d, "21.72")); diff != "" {
			t.Error(diff)
		}
	})
}

func TestAStateHasOneEdition(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		save(t, d, "21.72", edition(1, "aa"))
		if err := d.Update(t.Context(), func(tx *db.Tx) error {
			return publicationdb.Records{Tx: tx}.Save(t.Context(), "21.72", edition(2, "aa"))
		}); err == nil {
			t.Error("two editions of one fingerprint")
		}
	})
}

func save(t *testing.T, d *db.DB, code region.Code, list ...publication.Edition) {
	t.Helper()
	update(t, d, func(r publicationdb.Records) error {
		for _, e := range list {
			if err := r.Save(t.Context(), code, e); err != nil {
				return err
			}
		}
		return nil
	})
}

func all(t *testing.T, d *db.DB, code region.Code) (out []publication.Edition) {
	t.Helper()
	view(t, d, func(r publicationdb.Records) (err error) {
		out, err = r.Editions(t.Context(), code)
		return err
	})
	return out
}

func update(t *testing.T, d *db.DB, fn func(publicationdb.Records) error) {
	t.Helper()
	if err := d.Update(t.Context(), func(tx *db.Tx) error { return fn(publicationdb.Records{Tx: tx}) }); err != nil {
		t.Fatal(err)
	}
}

func view(t *testing.T, d *db.DB, fn func(publicationdb.Records) error) {
	t.Helper()
	if err := d.View(t.Context(), func(tx *db.Tx) error { return fn(publicationdb.Records{Tx: tx}) }); err != nil {
		t.Fatal(err)
	}
}
