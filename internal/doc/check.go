package doc

import "fmt"

// Problem is something in a document that its editor should mend.
type Problem struct {
	Where string // title of the section
	Text  string // in Indonesian, fit to be shown
}

// Check lists what would embarrass a printed book: references that lead nowhere,
// identities used twice, figures without alternative text, tables whose rows do
// not fit their columns, sections with nothing in them.
func Check(d Document) []Problem {
	c := checker{labels: Number(d), seen: map[string]bool{}}
	for _, part := range [][]Section{d.Front, d.Body, d.Back} {
		for _, s := range part {
			c.section(s)
		}
	}
	return c.problems
}

type checker struct {
	labels   Labels
	seen     map[string]bool
	where    string
	problems []Problem
}

func (c *checker) say(format string, args ...any) {
	c.problems = append(c.problems, Problem{c.where, fmt.Sprintf(format, args...)})
}

func (c *checker) id(id, what string) {
	if id == "" {
		c.say("%s tidak punya pengenal.", what)
		return
	}
	if c.seen[id] {
		c.say("Pengenal %q dipakai dua kali.", id)
	}
	c.seen[id] = true
}

func (c *checker) section(s Section) {
	c.where = s.Title
	c.id(s.ID, "Bagian")
	if len(s.Blocks) == 0 && len(s.Sections) == 0 {
		c.say("Bagian ini kosong.")
	}
	for _, b := range s.Blocks {
		c.block(b)
	}
	for _, sub := range s.Sections {
		c.section(sub)
	}
}

func (c *checker) block(b Block) {
	switch b := b.(type) {
	case Paragraph:
		c.spans(b.Text)
	case List:
		for _, item := range b.Items {
			c.spans(item)
		}
	case Table:
		c.id(b.ID, "Tabel")
		c.table(b)
	case Figure:
		c.id(b.ID, "Gambar")
		if b.Alt == "" {
			c.say("Gambar %q belum punya teks pengganti.", b.Caption)
		}
		if b.parts() != 1 {
			c.say("Gambar %q kosong.", b.Caption)
		}
	case Gantt:
		c.id(b.ID, "Peta jalan")
		if b.Alt == "" {
			c.say("Peta jalan %q belum punya teks pengganti.", b.Caption)
		}
	}
}

// parts counts what a figure shows.
func (f Figure) parts() int {
	n := 0
	for _, set := range []bool{f.Chart != nil, f.Drawing != nil, f.Image != nil} {
		if set {
			n++
		}
	}
	return n
}

func (c *checker) spans(spans []Span) {
	for _, s := range spans {
		if s.Ref != "" {
			if _, ok := c.labels.Label(s.Ref); !ok {
				c.say("Rujukan ke %q tidak menemukan tujuannya.", s.Ref)
			}
		}
		c.spans(s.Note)
	}
}

func (c *checker) table(t Table) {
	check := func(cells []Cell, what string) {
		n := 0
		for _, cell := range cells {
			n += max(cell.ColSpan, 1)
			c.spans(cell.Text)
		}
		if n != len(t.Columns) {
			c.say("Tabel %q: %s berisi %d sel, kolomnya %d.", t.Caption, what, n, len(t.Columns))
		}
	}
	if len(t.Head) == 1 {
		check(t.Head[0], "kepala tabel")
	}
	for i, r := range t.Rows {
		check(r.Cells, fmt.Sprintf("baris %d", i+1))
	}
}
