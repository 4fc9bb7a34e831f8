package publication

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"sync"

	"gurindam/internal/doc"
	"gurindam/internal/doc/docdiff"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Redline is how a book differs between two editions, or would between two revisions
// of the plan.
type Redline struct {
	docdiff.Result
	Book         Book
	Older, Newer Edition // of a revision, its number and the fingerprint of its books
	Revisions    bool    // the numbers are of revisions
}

// noun says what is compared.
func (r Redline) noun() string {
	if r.Revisions {
		return "revisi"
	}
	return "edisi"
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
	return comparison(was, is, Redline{Older: older, Newer: newer}), nil
}

// RevisionRedlines compares the books as they would be made of two revisions of a plan.
func (p *Press) RevisionRedlines(ctx context.Context, code region.Code, a, b int) ([]Redline, error) {
	if a == b {
		return nil, fault.New(fault.Invalid, "Pilih dua revisi yang berbeda untuk dibandingkan.")
	}
	var sides [2]Frozen
	like := Redline{Older: Edition{Number: min(a, b)}, Newer: Edition{Number: max(a, b)}, Revisions: true}
	for i, e := range []*Edition{&like.Older, &like.Newer} {
		s, err := p.Revised(ctx, code, e.Number)
		if err != nil {
			return nil, fmt.Errorf("revision %d of %s: %w", e.Number, code, err)
		}
		set, guide, err := rules(s, "")
		if err != nil {
			return nil, err
		}
		sides[i] = Frozen{Format, set, guide, s}
		sum := sha256.Sum256(Freeze(set, guide, s))
		e.Fingerprint = hex.EncodeToString(sum[:])
	}
	key := fmt.Sprint("revisi ", like.Older.Number, like.Newer.Number, like.Older.Fingerprint, like.Newer.Fingerprint)
	return p.redlines.get(key, func() ([]Redline, error) { return comparison(sides[0], sides[1], like), nil })
}

func comparison(was, is Frozen, like Redline) []Redline {
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
			out[i] = like
			out[i].Result, out[i].Book = docdiff.Compare(was.compose(b.ID), is.compose(b.ID)), b
		})
	}
	crew.Wait()
	return out
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
	d.Cover.Kicker = fmt.Sprintf("%s · perubahan %s %d ke %d", r.Book.Label, r.noun(), r.Older.Number, r.Newer.Number)
	d.Cover.Title = r.Book.Title
	d.Meta.Title = fmt.Sprintf("%s: perubahan %s %d ke %d", r.Book.Label, r.noun(), r.Older.Number, r.Newer.Number)
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
		Empty:   "Kedua " + r.noun() + " mengatakan hal yang sama.",
	}
	for _, c := range r.Changes {
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{{Text: doc.T(c.Title), Head: true}, doc.C(c.Mark.Word()), doc.C(c.What), doc.C(c.Text)}})
	}
	said := fmt.Sprintf("Yang baru digarisbawahi, yang dihapus dicoret, dan garis di tepi menandai tempatnya. Sidik %s %d: %.16s…; %s %d: %.16s….",
		r.noun(), r.Older.Number, r.Older.Fingerprint, r.noun(), r.Newer.Number, r.Newer.Fingerprint)
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
