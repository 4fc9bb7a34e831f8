package plan

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Passage is a piece of a text: the words of a keyword, or what stands between.
type Passage struct {
	Text    string
	Keyword string // code of the keyword it says; empty: none
}

// Passages cuts the text of a vision at its keywords. A keyword is found whatever its
// case and with -nya, -lah and the like behind a word; where two begin at one place,
// the longer one is meant.
func (v Vision) Passages() []Passage {
	words := wordsOf(v.Text)
	var out []Passage
	from := 0 // byte behind the last passage
	for i := 0; i < len(words); {
		code, n := v.keywordAt(words[i:])
		if n == 0 {
			i++
			continue
		}
		start, end := words[i].from, words[i+n-1].to
		if start > from {
			out = append(out, Passage{Text: v.Text[from:start]})
		}
		out = append(out, Passage{v.Text[start:end], code})
		from, i = end, i+n
	}
	if from < len(v.Text) {
		out = append(out, Passage{Text: v.Text[from:]})
	}
	return out
}

// Absent lists the keywords that the text of the vision does not say.
func (v Vision) Absent() []Keyword {
	said := map[string]bool{}
	for _, p := range v.Passages() {
		said[p.Keyword] = true
	}
	return slices.DeleteFunc(slices.Clone(v.Keywords), func(k Keyword) bool { return said[k.Code] })
}

// keywordAt gives the longest keyword that some words begin with, and its length.
func (v Vision) keywordAt(words []word) (code string, n int) {
	for _, k := range v.Keywords {
		key := wordsOf(k.Word)
		if len(key) <= n || len(key) > len(words) {
			continue
		}
		if !slices.ContainsFunc(key, func(w word) bool { return w.stem != words[w.at].stem }) {
			code, n = k.Code, len(key)
		}
	}
	return code, n
}

// word is a word of a text: its letters without case and clitic, and its place.
type word struct {
	stem     string
	at       int // among the words
	from, to int // bytes
}

func wordsOf(text string) []word {
	var out []word
	from := -1
	for i, c := range text + " " {
		inside := unicode.IsLetter(c) || unicode.IsDigit(c)
		switch {
		case inside && from < 0:
			from = i
		case !inside && from >= 0:
			out = append(out, word{stem(text[from:i]), len(out), from, i})
			from = -1
		}
	}
	return out
}

// shortestStem keeps short words whole: "punya" is not "pu" with -nya.
const shortestStem = 4

func stem(w string) string {
	w = strings.ToLower(w)
	for _, clitic := range []string{"nya", "lah", "kah", "pun"} {
		if s, ok := strings.CutSuffix(w, clitic); ok && len([]rune(s)) >= shortestStem {
			return s
		}
	}
	return w
}

// Reach tells which dimensions and missions the keywords of a vision serve, in their
// order, and which none does.
type Reach struct {
	Dimensions, OtherDimensions []string // codes
	Missions, OtherMissions     []string
}

// Reaches works out what the keywords serve; missions are the codes of all.
func (v Vision) Reaches(g Guideline, missions []string) Reach {
	var r Reach
	serves := func(list func(Keyword) []string, code string) bool {
		return slices.ContainsFunc(v.Keywords, func(k Keyword) bool { return slices.Contains(list(k), code) })
	}
	for _, d := range g.Dimensions {
		if serves(func(k Keyword) []string { return k.Dimensions }, d.Code) {
			r.Dimensions = append(r.Dimensions, d.Code)
		} else {
			r.OtherDimensions = append(r.OtherDimensions, d.Code)
		}
	}
	for _, m := range missions {
		if serves(func(k Keyword) []string { return k.Misi }, m) {
			r.Missions = append(r.Missions, m)
		} else {
			r.OtherMissions = append(r.OtherMissions, m)
		}
	}
	return r
}

// NextGoal gives a free code for a goal of a sub-dimension: SG-1.S2 after SG-1.S1.
func (m Masterplan) NextGoal(sub string) string {
	return next(sub+".S", len(m.Goals), func(code string) bool {
		return slices.ContainsFunc(m.Goals, func(g Goal) bool { return g.Code == code })
	})
}

// NextStrategy gives a free code for a strategy of a goal: SG-1.S1.2 after SG-1.S1.1.
func (m Masterplan) NextStrategy(goal string) string {
	return next(goal+".", len(m.Strategies), func(code string) bool {
		return slices.ContainsFunc(m.Strategies, func(s Strategy) bool { return s.Code == code })
	})
}

func next(prefix string, most int, taken func(string) bool) string {
	for n := range most {
		if code := prefix + strconv.Itoa(n+1); !taken(code) {
			return code
		}
	}
	return prefix + strconv.Itoa(most+1)
}
