package rpjmd

import (
	"cmp"
	"slices"
	"strings"
)

// Succession tells what became of the codes of one edition of the nomenclature in a
// newer one, at every level: a program has become what its sub kegiatan have become.
type Succession struct {
	From, To string // editions
	codes    map[string][]Successor
}

// Successor is what a code has become, or may have.
type Successor struct {
	Code  string
	Count int         // sub kegiatan that went this way
	Kind  ForwardKind // of a sub kegiatan: how it was found
}

// NewSuccession makes the succession of one side from a forward map.
func NewSuccession(from, to string, list []Forward, side Side) *Succession {
	s := &Succession{From: from, To: to, codes: map[string][]Successor{}}
	for _, f := range list {
		if f.Side != side {
			continue
		}
		for old := (Code{Text: longForm(f.From)}); !old.Empty(); old = old.Parent() {
			s.count(old, f)
		}
	}
	for _, all := range s.codes {
		slices.SortFunc(all, func(a, b Successor) int {
			return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Code, b.Code))
		})
	}
	return s
}

func (s *Succession) count(old Code, f Forward) {
	all, known := s.codes[old.Text]
	if !known {
		s.codes[old.Text] = nil // it was in the edition, whatever became of it
	}
	if f.To == "" {
		return
	}
	now := Code{Text: longForm(f.To)}
	for now.Depth() != old.Depth() && !now.Empty() {
		now = now.Parent()
	}
	kind := f.Kind
	if old.Depth() != RenstraSubKegiatan {
		kind = ""
	}
	if n := slices.IndexFunc(all, func(v Successor) bool { return v.Code == now.Text }); n >= 0 {
		all[n].Count++
		return
	}
	s.codes[old.Text] = append(all, Successor{now.Text, 1, kind})
}

// Of lists what a code has become, the likeliest first: one to take over, several to
// choose from, or none. Whether the older edition had the code at all is told apart.
// The support programme keeps the bidang it is written with.
func (s *Succession) Of(code string) (list []Successor, known bool) {
	for _, form := range forms(code) {
		all, ok := s.codes[form]
		if !ok {
			continue
		}
		list = slices.Clone(all)
		if parts := strings.SplitN(code, ".", 3); form != longForm(code) && len(parts) == 3 {
			for n := range list {
				if rest, ours := strings.CutPrefix(list[n].Code, "X.XX."); ours {
					list[n].Code = parts[0] + "." + parts[1] + "." + rest
				}
			}
		}
		return list, true
	}
	return nil, false
}
