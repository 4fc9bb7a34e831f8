package publication_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/doc"
	"gurindam/internal/doc/docdiff"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/publication"
)

// said lists the changes between two plans, book by book.
func said(t *testing.T, older, newer plan.Snapshot) []string {
	t.Helper()
	set, g := load(t, "kominfo-2019"), guideline(t, "kominfo-2019")
	var out []string
	for _, b := range set.Books {
		was, _ := publication.Compose(set, b.ID, older, g, publication.SealOf(older, g, set, b.ID))
		is, _ := publication.Compose(set, b.ID, newer, g, publication.SealOf(newer, g, set, b.ID))
		for _, c := range docdiff.Compare(was, is).Changes {
			out = append(out, b.Label+", "+c.Title+": "+c.Mark.Word()+" "+c.What+" "+c.Text)
		}
	}
	return out
}

func TestAChangeOfThePlanIsTheRedline(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(*plan.Snapshot)
		want   []string
	}{
		"nothing": {func(*plan.Snapshot) {}, nil},
		"a word of the background": {func(s *plan.Snapshot) {
			s.Masterplan.Profile.Background = "Kota tumbuh sangat cepat.\n\nLayanan harus ikut tumbuh."
		}, []string{
			"Buku 1, Latar Belakang: Diubah Paragraf “sangat” baru",
			"Buku 2, Latar Belakang: Diubah Paragraf “sangat” baru",
		}},
		"a paragraph before the others": {func(s *plan.Snapshot) {
			s.Masterplan.Profile.Background = "Ini alinea pembuka.\n\n" + s.Masterplan.Profile.Background
		}, []string{
			"Buku 1, Latar Belakang: Baru Paragraf “Ini alinea pembuka.”",
			"Buku 2, Latar Belakang: Baru Paragraf “Ini alinea pembuka.”",
		}},
		"the indicator of an initiative": {func(s *plan.Snapshot) { s.Masterplan.Initiatives[0].Indicator = "Jumlah layanan daring" }, []string{
			"Buku 2, Smart Governance: Diubah Tabel Inisiatif, indikator, dan target Smart Governance, baris SG-01 Inisiatif 1 “daring” baru",
		}},
	} {
		older, newer := sample(guideline(t, "kominfo-2019")), sample(guideline(t, "kominfo-2019"))
		c.change(&newer)
		if diff := cmp.Diff(c.want, said(t, older, newer)); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestARedlineIsPrinted(t *testing.T) {
	t.Parallel()
	set, g := load(t, "kominfo-2019"), guideline(t, "kominfo-2019")
	older, newer := sample(g), sample(g)
	newer.Masterplan.Vision.Text = "Kota Contoh Cerdas, Sehat, dan Terbuka"
	b, _ := set.Book(publication.Masterplan)
	was, _ := publication.Compose(set, b.ID, older, g, doc.Seal{})
	is, _ := publication.Compose(set, b.ID, newer, g, doc.Seal{})
	r := publication.Redline{Result: docdiff.Compare(was, is), Book: b, Older: publication.Edition{Number: 3, Fingerprint: "aa"}, Newer: publication.Edition{Number: 4, Fingerprint: "bb"}}
	press := publication.Press{Books: &publication.Service{Writers: presses()}}
	var once, again bytes.Buffer
	for _, out := range []*bytes.Buffer{&once, &again} {
		if err := press.Print(t.Context(), out, "99.71", r); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(once.Bytes(), again.Bytes()) || !bytes.HasPrefix(once.Bytes(), []byte("%PDF-")) {
		t.Errorf("printed twice, %d and %d bytes", once.Len(), again.Len())
	}
}

// BenchmarkRedlines compares the three books of two plans of 500 initiatives in
// which every tenth differs, and prints the longest.
func BenchmarkRedlines(b *testing.B) {
	set, g := load(b, "kominfo-2019"), guideline(b, "kominfo-2019")
	older, newer := plantest.Large(g, 500), plantest.Large(g, 500)
	for i := range newer.Masterplan.Initiatives {
		if i%10 == 0 {
			newer.Masterplan.Initiatives[i].Description += " yang diperbarui"
		}
	}
	was, is := publication.Freeze(set, g, older), publication.Freeze(set, g, newer)
	press := publication.Press{Books: &publication.Service{Writers: presses()}}
	for b.Loop() {
		x, err := publication.Thaw(was)
		if err != nil {
			b.Fatal(err)
		}
		y, err := publication.Thaw(is)
		if err != nil {
			b.Fatal(err)
		}
		for _, book := range set.Books {
			da, _ := publication.Compose(set, book.ID, x.Snapshot, g, doc.Seal{})
			db, _ := publication.Compose(set, book.ID, y.Snapshot, g, doc.Seal{})
			r := publication.Redline{Result: docdiff.Compare(da, db), Book: book}
			if book.ID != publication.Masterplan {
				continue
			}
			if err := press.Print(b.Context(), &bytes.Buffer{}, "21.72", r); err != nil {
				b.Fatal(err)
			}
		}
	}
}
