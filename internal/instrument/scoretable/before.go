package scoretable

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
)

// Past is how the file of last year is to be understood.
type Past struct {
	Now  instrument.Instrument               // of this year; the ones it names as previous are tried in order
	Was  *score.Rule                         // of last year, where somebody said which it was
	Find func(id string) (*score.Rule, bool) // an instrument by its name
}

// Before reads last year's index of each region, unrounded where the file lets it be
// known: it is reckoned anew from aspects or questions, by the instrument that the row
// names, that Was names, or else the first previous one that fits and gives the index
// the file has. Where only the index is there it is taken as it stands. The notes say
// what had to be assumed.
func Before(r io.Reader, past Past) (before map[string]score.Fraction, notes []string, problems Problems) {
	data, err := io.ReadAll(r)
	if err != nil {
		problems.add(1, 0, "", "berkas tidak dapat dibaca sampai selesai (%v).", err)
		return nil, nil, problems
	}
	l, ok := open(bytes.NewReader(data), &problems)
	if !ok {
		return nil, nil, problems
	}
	if _, is := l.at[question]; is {
		return past.questions(data)
	}
	b := &rows{Past: past, lines: l, before: map[string]score.Fraction{}, guessed: map[string]int{}}
	if b.prepare(); problems.Count > 0 {
		return nil, nil, problems
	}
	for l.next() {
		b.row()
	}
	if problems.Count == 0 && len(b.before) == 0 {
		problems.add(2, 0, "", "tidak ada baris nilai di bawah judul kolom.")
	}
	return b.before, b.notes(), problems
}

// candidates lists the instruments that last year's values may come from.
func (p Past) candidates() (list []*score.Rule) {
	if p.Was != nil {
		return []*score.Rule{p.Was}
	}
	for _, id := range p.Now.Previous {
		if rule, ok := p.Find(id); ok {
			list = append(list, rule)
		}
	}
	return list
}

// questions reckons a file by question: by the first instrument that has just these.
func (p Past) questions(data []byte) (map[string]score.Fraction, []string, Problems) {
	var first Problems
	candidates := p.candidates()
	for i, rule := range candidates {
		table, problems := Read(bytes.NewReader(data), rule)
		if problems.Count > 0 {
			if i == 0 {
				first = problems
			}
			continue
		}
		before := make(map[string]score.Fraction, len(table.Rows))
		for _, row := range table.Rows {
			before[row.Region] = rule.Sum(row.Means).Exact
		}
		if p.Was != nil {
			return before, nil, Problems{}
		}
		return before, []string{guess([]string{rule.Instrument.ID})}, Problems{}
	}
	if len(candidates) == 0 {
		first.add(1, 0, "", "instrumen tahun lalu belum diketahui. Sebutkan dengan --previous-instrument.")
	}
	return nil, nil, first
}

// rows reads a file of aspects or of results row by row.
type rows struct {
	Past
	*lines
	tried   []*score.Rule // whose aspects the file has
	before  map[string]score.Fraction
	guessed map[string]int // regions reckoned by an instrument nobody named
	differ  []string       // of those reckoned by a named one, whose index is another
	rounded int            // regions whose index is taken as it stands, with no more decimals than are published
}

// prepare looks what can be done with the columns there are.
func (b *rows) prepare() {
	if _, ok := b.at[region]; !ok {
		b.problems.add(1, len(b.header)+1, region, "kolom ini belum ada.")
		return
	}
	var lacks []string
	for _, rule := range b.candidates() {
		if missing := b.missing(rule); len(missing) == 0 {
			b.tried = append(b.tried, rule)
		} else {
			lacks = append(lacks, fmt.Sprintf("%s tanpa %s", rule.Instrument.ID, strings.Join(missing, ", ")))
		}
	}
	_, hasFinal := b.at[final]
	_, hasNames := b.at[named]
	switch {
	case len(b.tried) > 0 || hasFinal || hasNames:
	case len(lacks) > 0:
		b.problems.add(1, len(b.header)+1, final, "kolom ini belum ada, dan kolom aspek instrumen tahun lalu pun tidak lengkap (%s).", strings.Join(lacks, "; "))
	default:
		b.problems.add(1, len(b.header)+1, final, "kolom ini belum ada, dan instrumen tahun lalu belum diketahui. Sebutkan dengan --previous-instrument.")
	}
}

// missing lists the aspects of an instrument that the file has no column of.
func (b *rows) missing(rule *score.Rule) []string {
	return slices.DeleteFunc(aspects(rule), func(code string) bool {
		_, ok := b.at[code]
		return ok
	})
}

// row takes the index of one region.
func (b *rows) row() {
	name, ok := b.text(b.at[region])
	if !ok {
		return
	}
	if _, twice := b.before[name]; twice {
		b.wrong(b.at[region], "wilayah %q sudah ada di atas.", clip(name))
		return
	}
	b.before[name] = b.index()
}

// index gives the unrounded index of the row; what is wrong with it is noted.
func (b *rows) index() score.Fraction {
	published, decimals, ok := b.final()
	if !ok {
		return published
	}
	rule, ok := b.told()
	if !ok {
		return published
	}
	if rule != nil {
		if means, full := b.means(rule); full {
			result := rule.Sum(means)
			if decimals >= 0 && !gives(result, published, decimals) {
				b.differ = append(b.differ, fmt.Sprintf("baris %d (%s, hitungan %s)", b.line(), published, result.Final))
			}
			return result.Exact
		}
	} else if result, id, found := b.guess(published, decimals); found {
		b.guessed[id]++
		return result.Exact
	} else if id != "" && decimals <= Published {
		b.wrong(b.at[final], "nilai aspek di baris ini tidak menghasilkan %s menurut %s. Sebutkan instrumennya dengan --previous-instrument, atau perbaiki nilainya.", b.cell(b.at[final]), id)
		return published
	}
	switch {
	case decimals < 0:
		b.problems.add(b.line(), 0, "", "nilai aspek di baris ini tidak lengkap atau di luar skala, dan tidak ada nilai final.")
	case decimals <= Published && published.Sign() != 0:
		b.rounded++
	}
	return published
}

// final reads the index that the file has, and with how many decimals; less than 0
// where it has none.
func (b *rows) final() (score.Fraction, int, bool) {
	column, is := b.at[final]
	if !is || b.cell(column) == "" {
		return score.Fraction{}, -1, true
	}
	f, ok := b.number(column)
	_, after, _ := strings.Cut(b.cell(column), ".")
	return f, len(after), ok
}

// told gives the instrument that the row or the person names; none where nobody does.
func (b *rows) told() (*score.Rule, bool) {
	if column, is := b.at[named]; is && b.cell(column) != "" {
		rule, found := b.Find(b.cell(column))
		if !found {
			b.wrong(column, "instrumen %q tidak dikenal.", clip(b.cell(column)))
		}
		return rule, found
	}
	return b.Was, true
}

// means reads the aspects of an instrument; not full where one is empty or off its scale.
func (b *rows) means(rule *score.Rule) ([]score.Fraction, bool) {
	var list []score.Fraction
	took, off := false, false
	for _, code := range aspects(rule) {
		column, is := b.at[code]
		if !is {
			return nil, false
		}
		f, err := score.ParseFraction(b.cell(column))
		if err != nil {
			return nil, false
		}
		list, took, off = append(list, f), took || f.Sign() != 0, off || !rule.Holds(f)
	}
	return list, !took || !off
}

// guess gives the result by the first previous instrument that fits the row; where an
// instrument leaves no value of the row unused, it comes before one that does. The
// name is that of those tried where none fits, and empty where none could be tried.
func (b *rows) guess(published score.Fraction, decimals int) (score.Result, string, bool) {
	var tried []string
	list := slices.Clone(b.tried)
	slices.SortStableFunc(list, func(x, y *score.Rule) int { return b.unused(x) - b.unused(y) })
	for _, rule := range list {
		means, full := b.means(rule)
		if !full {
			continue
		}
		result := rule.Sum(means)
		if decimals < 0 || gives(result, published, decimals) {
			return result, rule.Instrument.ID, true
		}
		tried = append(tried, rule.Instrument.ID)
	}
	return score.Result{}, strings.Join(tried, " atau "), false
}

// unused counts the aspects of other instruments that the row has a value of.
func (b *rows) unused(rule *score.Rule) (n int) {
	mine := aspects(rule)
	for _, other := range b.tried {
		for _, code := range aspects(other) {
			if f, err := score.ParseFraction(b.cell(b.at[code])); err == nil && f.Sign() != 0 && !slices.Contains(mine, code) {
				n++
			}
		}
	}
	return n
}

// gives tells whether a result is the index that was written with so many decimals.
func gives(r score.Result, published score.Fraction, decimals int) bool {
	if decimals > Published {
		return score.FromDecimal(r.Exact.Round(decimals)).Equal(published)
	}
	return score.FromDecimal(r.Final).Equal(published)
}

// notes says what had to be assumed.
func (b *rows) notes() (list []string) {
	if len(b.guessed) > 0 {
		var names []string
		for _, rule := range b.tried {
			if n := b.guessed[rule.Instrument.ID]; n > 0 {
				names = append(names, fmt.Sprintf("%s (%d wilayah)", rule.Instrument.ID, n))
			}
		}
		list = append(list, guess(names))
	}
	if len(b.differ) > 0 {
		list = append(list, fmt.Sprintf("Nilai final tahun lalu di %d baris berbeda dari hitungan aspeknya; yang dipakai hitungan: %s.", len(b.differ), few(b.differ)))
	}
	if b.rounded > 0 {
		list = append(list, fmt.Sprintf("Untuk %d wilayah hanya ada nilai final yang sudah dibulatkan; peningkatannya dapat bergeser 0,01 dari yang dihitung atas nilai sebelum dibulatkan.", b.rounded))
	}
	return list
}

func guess(names []string) string {
	return "Nilai tahun lalu dihitung ulang dengan " + strings.Join(names, ", ") + ", menurut daftar instrumen sebelumnya. Bila bukan itu, sebutkan dengan --previous-instrument."
}
