package plan

import (
	"slices"
	"strings"
	"time"
)

// Question is one of the twelve questions the evaluation asks of a quick win.
type Question struct {
	Code      string // "QW-1"
	Indicator string
	Text      string
	Column    string // title of the workbook column that answers it
	answer    func(QuickWin) string
}

// Questions lists the twelve questions under their ten indicators.
func Questions() []Question {
	return []Question{
		{"QW-1", "Perumusan inovasi", "Apakah dirancang bersama semua pihak dan dari isu strategis RPJMD?", "Isu RPJMD dan perumusan", func(q QuickWin) string { return q.Issue }},
		{"QW-2", "Daya tarik", "Apakah menarik bagi pihak di dalam dan di luar daerah?", "Daya tarik", func(q QuickWin) string { return q.Appeal }},
		{"QW-3", "Manfaat", "Apakah manfaatnya benar-benar dirasakan?", "Manfaat", func(q QuickWin) string { return q.Benefit }},
		{"QW-4", "Keunikan", "Apakah unik dan kreatif?", "Keunikan", func(q QuickWin) string { return q.Uniqueness }},
		{"QW-5", "Peluang kemitraan", "Apakah membuka kemitraan?", "Kemitraan", func(q QuickWin) string { return partnersText(q.Partners) }},
		{"QW-6", "Potensi pengembangan", "Apakah dapat dikembangkan?", "Potensi pengembangan", func(q QuickWin) string { return q.Potential }},
		{"QW-7", "Keberlangsungan", "Apa strategi agar terus hidup?", "Strategi keberlangsungan", func(q QuickWin) string { return q.Sustainability }},
		{"QW-8", "Sumber daya", "Apakah sumber dayanya tersedia?", "Sumber daya", func(q QuickWin) string { return q.Resources }},
		{"QW-9a", "Manajemen risiko", "Apakah risikonya sudah dikenali?", "Analisis risiko", func(q QuickWin) string { return q.Risk }},
		{"QW-9b", "Manajemen risiko", "Apa rencana mitigasinya?", "Rencana mitigasi", func(q QuickWin) string { return q.Mitigation }},
		{"QW-10a", "Keberlanjutan", "Apakah quick win tahun lalu masih berjalan?", "Keberlanjutan", func(q QuickWin) string { return q.Continuation }},
		{"QW-10b", "Keberlanjutan", "Berapa yang baru tahun ini?", "Keberlanjutan", func(q QuickWin) string { return q.Continuation }},
	}
}

// Answer is what a quick win says to a question; an empty text is no answer.
type Answer struct {
	Question Question
	Text     string
}

// Answers gives the answers of a quick win to the twelve questions.
func (q QuickWin) Answers() []Answer {
	var out []Answer
	for _, question := range Questions() {
		out = append(out, Answer{question, strings.TrimSpace(question.answer(q))})
	}
	return out
}

// Completeness tells how many of the questions a quick win answers.
func (q QuickWin) Completeness() Index {
	answered := 0
	answers := q.Answers()
	for _, a := range answers {
		if a.Text != "" {
			answered++
		}
	}
	return ratio(answered, len(answers), "pertanyaan terjawab", "semua pertanyaan")
}

func partnersText(list []Partner) string {
	var out []string
	for _, p := range list {
		if p.Form != "" {
			out = append(out, p.Form+": "+p.Name)
			continue
		}
		out = append(out, p.Name)
	}
	return strings.Join(out, "; ")
}

// RequiredQuickWins is the number the plan must have: its own, or the guideline's.
func (s Snapshot) RequiredQuickWins(g Guideline) int {
	if n := s.Masterplan.Profile.QuickWins; n > 0 {
		return n
	}
	return g.QuickWins
}

// DaysLeft counts the days to the end of the year a quick win is for, that of now
// included: on the last day one is left, afterwards none.
func (q QuickWin) DaysLeft(now time.Time) int {
	end := time.Date(q.Year+1, time.January, 1, 0, 0, 0, 0, now.Location())
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	return max(0, int((end.Sub(today)+12*time.Hour)/(24*time.Hour)))
}

// Accelerate proposes the quick win that an initiative becomes in a year.
func Accelerate(i Initiative, g Guideline, year int) QuickWin {
	d, _ := g.Dimension(i.SubDimension)
	q := QuickWin{Name: i.Name, Dimension: d.Code, Year: year, Proposer: i.OPD, Initiative: i.Code, Summary: i.Description}
	for _, name := range i.Partners {
		q.Partners = append(q.Partners, Partner{Name: name})
	}
	return q
}

// QuickWinYear is the year the next quick win is for: this one, kept within the plan.
func (m Masterplan) QuickWinYear(now time.Time) int {
	year := now.Year()
	if span := m.Profile.Period; span.First > 0 {
		year = min(max(year, span.First), span.Last)
	}
	return year
}

// DimensionWins are the quick wins of one dimension.
type DimensionWins struct {
	Dimension Dimension
	Wins      []QuickWin
}

// WinsByDimension tells which dimensions have quick wins, in the order of the guideline.
func WinsByDimension(m Masterplan, g Guideline) []DimensionWins {
	var out []DimensionWins
	for _, d := range g.Dimensions {
		other := func(q QuickWin) bool { return q.Dimension != d.Code }
		out = append(out, DimensionWins{d, slices.DeleteFunc(slices.Clone(m.QuickWins), other)})
	}
	return out
}
