package archive

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"gurindam/internal/decimal"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
	"gurindam/internal/region"
)

// Difference is a number or a hash that is not what follows from the archive. Lines count
// rows of the table from 1, the head included; columns count from 1.
type Difference struct {
	File     string `json:"file"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Name     string `json:"name"` // of the column, or what is compared
	Region   string `json:"region,omitempty"`
	Given    string `json:"given"`
	Computed string `json:"computed"`
}

// String says where and what.
func (d Difference) String() string {
	at := d.File
	if d.Line > 0 {
		at += fmt.Sprintf(", baris %d", d.Line)
	}
	if d.Column > 0 {
		at += fmt.Sprintf(", kolom %d", d.Column)
	}
	if d.Region != "" {
		at += ", " + d.Region
	}
	return fmt.Sprintf("%s (%s): tertulis %q, hitungan %q", at, d.Name, d.Given, d.Computed)
}

// Report is what a check found.
type Report struct {
	Equal       bool         `json:"equal"`
	Cycle       string       `json:"cycle"`
	Name        string       `json:"name"`
	Number      int          `json:"number"`
	Publication string       `json:"publication"` // fingerprint that was announced
	Archive     string       `json:"archive"`     // fingerprint of the archive
	Regions     int          `json:"regions"`
	Scores      int          `json:"scores"`
	Numbers     int          `json:"numbers"` // that were computed anew
	Differences []Difference `json:"differences"`
}

// Verify checks an archive that was read: its hashes, and every number by recomputing it.
func (a Archive) Verify() Report {
	v := verifier{Content: a.Content, rules: map[string]*score.Rule{}, differences: slices.Clone(a.Altered)}
	v.everything()
	sortDifferences(v.differences)
	r := Report{Equal: len(v.differences) == 0, Cycle: a.Cycle, Name: a.Name, Number: a.Number, Publication: a.Fingerprint, Archive: a.Print, Regions: len(a.Regions), Numbers: v.numbers, Differences: v.differences}
	for _, g := range a.Regions {
		r.Scores += len(g.Scores)
	}
	if r.Differences == nil {
		r.Differences = []Difference{}
	}
	return r
}

// Verify recomputes every number of a content from what stands in it.
func Verify(c Content) []Difference { return Archive{Content: c}.Verify().Differences }

func sortDifferences(list []Difference) {
	slices.SortStableFunc(list, func(a, b Difference) int {
		return cmp.Or(cmp.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column)
	})
}

type verifier struct {
	Content
	rules       map[string]*score.Rule // by cohort
	ranks       map[region.Code]standing
	numbers     int
	differences []Difference
}

type standing struct{ rank, of int }

func (v *verifier) everything() {
	for _, i := range v.Instruments {
		for _, p := range instrument.Check(i, i.Previous...) {
			v.differences = append(v.differences, Difference{File: instruments + i.ID + ".json", Name: "instrumen", Given: p.String(), Computed: "instrumen yang benar"})
		}
	}
	for _, k := range v.Cohorts {
		if i, ok := v.instrument(k.ID); ok {
			v.rules[k.ID] = score.For(i)
		} else {
			v.differences = append(v.differences, Difference{File: manifestFile, Name: "kelompok " + k.ID, Given: k.Instrument, Computed: "instrumen tidak ada dalam arsip"})
		}
	}
	v.rank()
	scores, answers := 2, 2
	for n, g := range v.Regions {
		rule, ok := v.rules[g.Cohort]
		if !ok {
			v.note(regionsFile, n+2, 3, "cohort", g, g.Cohort, "kelompok yang ada di manifest.json")
			continue
		}
		v.claims(g, rule, answers)
		v.region(g, rule, n+2, scores)
		scores, answers = scores+len(g.Scores), answers+len(g.Answers)
	}
	v.decisions()
}

// rank numbers the regions of each cohort by their published index.
func (v *verifier) rank() {
	v.ranks = map[region.Code]standing{}
	for _, k := range v.Cohorts {
		var inside []Region
		for _, g := range v.Regions {
			if g.Cohort == k.ID && g.Part == Taking {
				inside = append(inside, g)
			}
		}
		for _, g := range inside {
			better := 0
			for _, other := range inside {
				if other.Final.Cmp(g.Final) > 0 {
					better++
				}
			}
			v.ranks[g.Code] = standing{better + 1, len(inside)}
		}
	}
}

func (v *verifier) note(file string, line, column int, name string, g Region, given, computed string) {
	v.differences = append(v.differences, Difference{File: file, Line: line, Column: column, Name: name, Region: string(g.Code), Given: given, Computed: computed})
}

// same compares a number of the results with the recomputed one.
func (v *verifier) same(line, column int, name string, g Region, given, computed string) {
	v.numbers++
	if given != computed {
		v.note(resultsFile, line, column, name, g, given, computed)
	}
}

// region recomputes the results of one region.
func (v *verifier) region(g Region, rule *score.Rule, line, scores int) {
	var want score.Result
	var err error
	switch g.Part {
	case Taking:
		if want, err = v.given(g, rule, scores); err != nil {
			v.note(scoresFile, scores, 0, "nilai", g, err.Error(), "nilai lengkap dalam skala")
			return
		}
	case Absent:
		want = rule.Sum(make([]score.Fraction, len(rule.Instrument.Aspects)))
		fallthrough
	case Excluded:
		if len(g.Scores) > 0 {
			v.note(scoresFile, scores, 1, "region", g, strconv.Itoa(len(g.Scores))+" nilai", "tanpa nilai, karena "+string(g.Part))
		}
	default:
		v.note(regionsFile, line, 4, "status", g, string(g.Part), "ikut, tidak-ikut, atau dikecualikan")
		return
	}
	codes := v.aspects()
	for n, a := range rule.Instrument.Aspects {
		computed, given := "", ""
		if g.Part != Excluded {
			computed = want.Aspects[n].Value.String()
		}
		if n < len(g.Aspects) {
			given = plain(g.Aspects[n], computed)
		}
		v.same(line, slices.Index(codes, a.Code)+2, a.Code, g, given, computed)
	}
	final, exact, rise := "", "", decimal.Decimal{}
	if g.Part != Excluded {
		final, exact = want.Final.String(), want.Exact.String()
		if was, err := score.ParseFraction(g.Before); err == nil {
			rise = score.Improvement(want, was)
		}
	}
	at := len(codes) + 2
	v.same(line, at, "final", g, plain(g.Final, final), final)
	v.same(line, at+1, "exact", g, sameFraction(g.Exact, exact), exact)
	v.same(line, at+2, "improvement", g, plain(g.Improvement, rise.String()), rise.String())
	rank := v.ranks[g.Code]
	v.same(line, at+3, "rank", g, strconv.Itoa(g.Rank), strconv.Itoa(rank.rank))
	v.same(line, at+4, "of", g, strconv.Itoa(g.Of), strconv.Itoa(rank.of))
}

// given reckons the result from the levels; first and level lie on the scale.
func (v *verifier) given(g Region, rule *score.Rule, line int) (score.Result, error) {
	list := make([]score.Given, len(g.Scores))
	for n, s := range g.Scores {
		list[n] = score.Given{Question: s.Question, Assessor: strconv.Itoa(s.Assessor), Level: decimal.New(int64(s.Level), 0)}
		if !rule.Holds(score.Whole(int64(s.First))) {
			v.note(scoresFile, line+n, 4, "first", g, strconv.Itoa(s.First), v.scale(rule))
		}
	}
	return rule.Of(list)
}

func (v *verifier) scale(rule *score.Rule) string {
	return fmt.Sprintf("%d–%d", rule.Instrument.Scale.Min, rule.Instrument.Scale.Max)
}

// claims looks whether what a region claimed was asked and lies on the scale.
func (v *verifier) claims(g Region, rule *score.Rule, line int) {
	for n, a := range g.Answers {
		if _, known := rule.Place(a.Question); !known {
			v.note(answersFile, line+n, 2, "question", g, a.Question, "pertanyaan instrumen "+rule.Instrument.ID)
		}
		if !rule.Holds(score.Whole(int64(a.Level))) {
			v.note(answersFile, line+n, 3, "level", g, strconv.Itoa(a.Level), v.scale(rule))
		}
	}
}

// decisions looks whether the levels that count are those of the last decision on a
// question, and each decision begins where the one before it ended.
func (v *verifier) decisions() {
	type key struct {
		code     region.Code
		question string
	}
	last := map[key]int{}
	for n, d := range v.Decisions {
		g := v.find(d.Region)
		if before, again := last[key{d.Region, d.Question}]; again && !slices.Equal(v.Decisions[before].After, d.Before) {
			v.note(decisionsFile, n+2, 4, "before", g, levels(d.Before), levels(v.Decisions[before].After))
		}
		if d.Number > v.Number {
			v.note(decisionsFile, n+2, 1, "number", g, strconv.Itoa(d.Number), fmt.Sprintf("paling tinggi %d", v.Number))
		}
		last[key{d.Region, d.Question}] = n
	}
	for k, n := range last {
		g := v.find(k.code)
		var counts []int
		for _, s := range g.Scores {
			if s.Question == k.question {
				counts = append(counts, s.Level)
			}
		}
		if !slices.Equal(counts, v.Decisions[n].After) {
			v.note(decisionsFile, n+2, 5, "after", g, levels(v.Decisions[n].After), levels(counts))
		}
	}
}

func (v *verifier) find(code region.Code) Region {
	for _, g := range v.Regions {
		if g.Code == code {
			return g
		}
	}
	return Region{Code: code}
}

// plain writes a given number as the computed one where they are the same number, so that
// 1.4 and 1.40 do not differ.
func plain(given decimal.Decimal, computed string) string {
	if c, err := decimal.Parse(computed); err == nil && c.Equal(given) {
		return computed
	}
	return given.String()
}

func sameFraction(given, computed string) string {
	a, err1 := score.ParseFraction(given)
	b, err2 := score.ParseFraction(computed)
	if err1 == nil && err2 == nil && a.Equal(b) {
		return computed
	}
	return given
}
