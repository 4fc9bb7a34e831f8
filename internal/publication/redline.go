package publication

import (
	"context"
	"fmt"
	"io"
	"slices"
	"sync"

	"gurindam/internal/doc"
	"gurindam/internal/doc/docdiff"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Redline is how a book differs between two editions.
type Redline struct {
	docdiff.Result
	Book         Book
	Older, Newer Edition
}

// Redlines compares the books of two editions, in the order of the later set. A book
// that only one of them has is all new, or all gone.
func (p *Press) Redlines(ctx context.Context, code region.Code, a, b int) ([]Redline, error) {
	if a == b {
		return nil, fault.New(fault.Invalid, "Pilih dua edisi yang berbeda untuk dibandingkan.")
	}
	older, err := p.Edition(ctx, code, min(a, b))
	if err != nil {
		return nil, err
	}
	newer, err := p.Edition(ctx, code, max(a, b))
	if err != nil {
		return nil, err
	}
	return p.redlines.get(older.Fingerprint+newer.Fingerprint, func() ([]Redline, error) { return p.compare(ctx, older, newer) })
}

func (p *Press) compare(ctx context.Context, older, newer Edition) ([]Redline, error) {
	was, err := p.thaw(ctx, older)
	if err != nil {
		return nil, err
	}
	is, err := p.thaw(ctx, newer)
	if err != nil {
		return nil, err
	}
	books := is.Set.Books
	for _, b := range was.Set.Books {
		if _, both := is.Set.Book(b.ID); !both {
			books = append(books[:len(books):len(books)], b)
		}
	}
	out := make([]Redline, len(books))
	var crew sync.WaitGroup
	for i, b := range books {
		crew.Go(func() {
			out[i] = Redline{docdiff.Compare(was.compose(b.ID), is.compose(b.ID)), b, older, newer}
		})
	}
	crew.Wait()
	return out, nil
}

// compose makes a book of what was frozen, or nothing where the set lacks it.
func (f Frozen) compose(id BookID) doc.Document {
	d, _ := Compose(f.Set, id, f.Snapshot, f.Guide, SealOf(f.Snapshot, f.Guide, f.Set, id))
	return d
}

// Print writes a redline as a book of its own: what it compares on its cover, the
// list of changes before the contents, then the later text with all that went.
func (p *Press) Print(ctx context.Context, w io.Writer, code region.Code, r Redline) error {
	d := r.Document
	d.Front, d.Body, d.Back = copied(d.Front), copied(d.Body), copied(d.Back) // others read the same redline
	if err := Illustrate(ctx, p.Books.Images, code, &d); err != nil {
		return err
	}
	d.Cover.Kicker = fmt.Sprintf("%s · perubahan edisi %d ke %d", r.Book.Label, r.Older.Number, r.Newer.Number)
	d.Cover.Title = r.Book.Title
	d.Meta.Title = fmt.Sprintf("%s: perubahan edisi %d ke %d", r.Book.Label, r.Older.Number, r.Newer.Number)
	d.Front = append([]doc.Section{r.list()}, d.Front...)
	_, err := p.Books.Writers[PDF].Write(w, d, nil)
	return err
}

// copied gives sections whose blocks may be exchanged.
func copied(list []doc.Section) []doc.Section {
	out := slices.Clone(list)
	for i, s := range out {
		out[i].Blocks, out[i].Sections = slices.Clone(s.Blocks), copied(s.Sections)
	}
	return out
}

// list is the list of changes as a chapter.
func (r Redline) list() doc.Section {
	t := doc.Table{
		Columns: []doc.Column{{Weight: 3}, {Weight: 2}, {Weight: 4}, {Weight: 7}},
		Head:    [][]doc.Cell{{doc.C("Bagian"), doc.C("Jenis"), doc.C("Apa"), doc.C("Perubahan")}},
		Empty:   "Kedua edisi mengatakan hal yang sama.",
	}
	for _, c := range r.Changes {
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{{Text: doc.T(c.Title), Head: true}, doc.C(c.Mark.Word()), doc.C(c.What), doc.C(c.Text)}})
	}
	said := fmt.Sprintf("Yang baru digarisbawahi, yang dihapus dicoret, dan garis di tepi menandai tempatnya. Sidik edisi %d: %.16s…; edisi %d: %.16s….",
		r.Older.Number, r.Older.Fingerprint, r.Newer.Number, r.Newer.Fingerprint)
	return doc.Section{ID: "daftar-perubahan", Title: "Daftar Perubahan", Blocks: []doc.Block{doc.Paragraph{ID: "daftar-perubahan.uraian", Text: doc.T(said)}, t}}
}

// redlines keeps those that were read last. Editions never change, so that what is
// kept stays true.
type redlines struct {
	mu   sync.Mutex
	made map[string][]Redline
}

const mostRedlines = 4

func (k *redlines) get(key string, compare func() ([]Redline, error)) ([]Redline, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if out, ok := k.made[key]; ok {
		return out, nil
	}
	out, err := compare()
	if err != nil {
		return nil, err
	}
	if len(k.made) >= mostRedlines || k.made == nil {
		k.made = map[string][]Redline{}
	}
	k.made[key] = out
	return out, nil
}
