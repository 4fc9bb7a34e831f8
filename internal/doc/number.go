package doc

import (
	"slices"
	"strconv"
	"strings"
)

// Labels are the numbers of everything in a Document that has one.
type Labels struct {
	byID    map[string]string
	Entries []Entry // in reading order
}

// Entry is one numbered or listed thing.
type Entry struct {
	Kind  EntryKind
	ID    string
	Depth int    // 0 for a chapter
	Label string // "Bab II", "2.1", "Tabel 2.3", "Gambar 2.1", "Lampiran A"; empty for front matter
	Title string
}

// EntryKind tells lists apart.
type EntryKind int

// Kinds of entry.
const (
	SectionEntry EntryKind = iota
	TableEntry
	FigureEntry
)

// Label gives the label of an ID, such as "Tabel 2.3"; ok is false where there is none.
func (l Labels) Label(id string) (label string, ok bool) {
	label, ok = l.byID[id]
	return label, ok
}

// Of gives the entries of one kind, in reading order.
func (l Labels) Of(kind EntryKind) []Entry {
	var out []Entry
	for _, e := range l.Entries {
		if e.Kind == kind {
			out = append(out, e)
		}
	}
	return out
}

// Number gives every chapter, section, table and figure of a document its label.
// Tables and figures count anew in each chapter ("Tabel 2.3"); front matter is
// listed but not numbered.
func Number(d Document) Labels {
	n := numberer{labels: Labels{byID: map[string]string{}}}
	for _, s := range d.Front {
		n.section(s, "", "", 0)
	}
	for i, s := range counted(d.Body) {
		n.chapter(s, "Bab "+Roman(i+1), strconv.Itoa(i+1))
	}
	for i, s := range counted(d.Back) {
		letter := string(rune('A' + i%26))
		n.chapter(s, "Lampiran "+letter, letter)
	}
	return n.labels
}

type numberer struct {
	labels         Labels
	prefix         string // of the chapter under way
	tables, images int
}

func (n *numberer) chapter(s Section, label, prefix string) {
	n.prefix, n.tables, n.images = prefix, 0, 0
	n.section(s, label, prefix, 0)
}

func (n *numberer) section(s Section, label, path string, depth int) {
	n.add(Entry{Kind: SectionEntry, ID: s.ID, Depth: depth, Label: label, Title: s.Title})
	for _, b := range s.Blocks {
		n.block(b)
	}
	for i, c := range counted(s.Sections) {
		sub := ""
		if path != "" {
			sub = path + "." + strconv.Itoa(i+1)
		}
		n.section(c, sub, sub, depth+1)
	}
}

func (n *numberer) block(b Block) {
	switch b := b.(type) {
	case Table:
		n.table(b.ID, b.Caption)
	case Figure:
		n.image(b.ID, b.Caption)
	case Gantt:
		n.image(b.ID, b.Caption)
	case Revised:
		if b.Mark != Deleted {
			n.block(b.Block)
		}
	}
}

// counted leaves out sections that are shown as deleted: they have no number, so
// that those of a redline are those of the later document.
func counted(list []Section) []Section {
	return slices.DeleteFunc(slices.Clone(list), func(s Section) bool { return s.Mark == Deleted })
}

func (n *numberer) table(id, caption string) {
	if caption == "" {
		return
	}
	n.tables++
	n.add(Entry{Kind: TableEntry, ID: id, Label: "Tabel " + n.within(n.tables), Title: caption})
}

func (n *numberer) image(id, caption string) {
	if caption == "" {
		return
	}
	n.images++
	n.add(Entry{Kind: FigureEntry, ID: id, Label: "Gambar " + n.within(n.images), Title: caption})
}

func (n *numberer) within(i int) string {
	if n.prefix == "" {
		return strconv.Itoa(i)
	}
	return n.prefix + "." + strconv.Itoa(i)
}

func (n *numberer) add(e Entry) {
	n.labels.Entries = append(n.labels.Entries, e)
	if e.ID != "" && e.Label != "" {
		n.labels.byID[e.ID] = e.Label
	}
}

// Roman writes a positive number in Roman numerals.
func Roman(n int) string {
	values := []int{100, 90, 50, 40, 10, 9, 5, 4, 1}
	signs := []string{"C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"}
	var b strings.Builder
	for i, v := range values {
		for n >= v {
			b.WriteString(signs[i])
			n -= v
		}
	}
	return b.String()
}
