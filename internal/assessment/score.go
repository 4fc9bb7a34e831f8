package assessment

import (
	"fmt"
	"maps"
	"strings"
	"time"

	"gurindam/internal/fault"
	"gurindam/internal/instrument"
)

// Lengths of what assessors write, in characters.
const (
	longestNote = 4000
	longestText = 12000
)

// Entry is what an assessor fills in for a question; what is nil stays as it is.
type Entry struct {
	Question string
	Level    *int // Unscored takes it back
	Note     *string
	Item     *string // evidence
	Page     *int
	Rev      int64 // of the score as the assessor saw it; 0: there was none
}

// Give puts what an assessor filled in into the sheet. Where the score was changed
// on another screen since, the conflict tells both levels; filling in what stands
// there already changes nothing.
func (s Sheet) Give(e Entry, in instrument.Instrument, now time.Time) (Sheet, Score, error) {
	if s.Closed() {
		return s, s.Score(e.Question), errClosed
	}
	if _, _, ok := in.Find(e.Question); !ok {
		return s, Score{}, errQuestion
	}
	was := s.Score(e.Question)
	g, err := was.filled(e, in.Scale)
	switch {
	case err != nil:
		return s, was, err
	case g == was:
		return s, was, nil
	case e.Rev != was.Rev:
		return s, was, fault.New(fault.Conflict, fmt.Sprintf("Nilai %s sudah diubah di layar lain menjadi %s; yang Anda isikan di sini %s. Pilih lagi yang benar.", e.Question, said(was.Level), said(g.Level)))
	}
	g.First, g.At, g.Rev = g.Level, now, was.Rev+1
	s.Scores = maps.Clone(s.Scores)
	if s.Scores == nil {
		s.Scores = map[string]Score{}
	}
	s.Scores[e.Question] = g
	return s, g, nil
}

// filled puts the fields of an entry into a score.
func (s Score) filled(e Entry, scale instrument.Scale) (Score, error) {
	if e.Level != nil {
		if *e.Level != Unscored && (*e.Level < scale.Min || *e.Level > scale.Max) {
			return s, offScale(e.Question, *e.Level, scale)
		}
		s.Level = *e.Level
	}
	if e.Note != nil {
		if s.Note = tidy(*e.Note); tooLong(s.Note, longestNote) {
			return s, fault.New(fault.TooLarge, fmt.Sprintf("Catatan untuk %s lebih dari %d huruf. Ringkaslah.", e.Question, longestNote))
		}
	}
	if e.Item != nil {
		s.Item = *e.Item
	}
	if e.Page != nil {
		s.Page = *e.Page
	}
	if s.Item == "" {
		s.Page = 0
	}
	if s.Page < 0 {
		return s, fault.New(fault.Invalid, fmt.Sprintf("Halaman %d untuk %s bukan nomor halaman. Isi mulai dari 1, atau kosongkan.", s.Page, e.Question))
	}
	return s, nil
}

func offScale(question string, level int, scale instrument.Scale) error {
	return fault.New(fault.Invalid, fmt.Sprintf("Nilai %d untuk %s di luar skala. Pilih %d sampai %d.", level, question, scale.Min, scale.Max))
}

// said writes a level as people do.
func said(level int) string {
	if level == Unscored {
		return "kosong"
	}
	return fmt.Sprint(level)
}

// Field names a text of a sheet.
type Field string

// Texts of a sheet; a remark on an aspect is named by the code of the aspect.
const (
	Strengths       Field = "kekuatan"
	Weaknesses      Field = "kelemahan"
	Recommendations Field = "rekomendasi"
)

// Fields lists the texts that a sheet needs.
var Fields = []Field{Strengths, Weaknesses, Recommendations}

// Words says a field as people do.
func (f Field) Words() string {
	switch f {
	case Strengths:
		return "Kekuatan"
	case Weaknesses:
		return "Kelemahan"
	case Recommendations:
		return "Rekomendasi"
	}
	return string(f)
}

// Text gives a text of the sheet.
func (s Sheet) Text(f Field) string {
	switch f {
	case Strengths:
		return s.Strengths
	case Weaknesses:
		return s.Weaknesses
	case Recommendations:
		return s.Recommendations
	}
	return s.Remarks[string(f)]
}

// Write changes a text. was is the text that the assessor changed: where another
// stands there since, it is a conflict, and both are kept in sight.
func (s Sheet) Write(f Field, was, text string, in instrument.Instrument) (Sheet, error) {
	now, text := s.Text(f), tidy(text)
	switch {
	case s.Closed():
		return s, errClosed
	case tooLong(text, longestText):
		return s, fault.New(fault.TooLarge, fmt.Sprintf("Teks %s lebih dari %d huruf. Ringkaslah.", f.Words(), longestText))
	case text == now:
		return s, nil
	case tidy(was) != now:
		return s, fault.New(fault.Conflict, fmt.Sprintf("Teks %s sudah diubah di layar lain menjadi: %s. Gabungkan dengan tulisan Anda, lalu simpan lagi.", f.Words(), fault.Clip(now, 200)))
	}
	switch f {
	case Strengths:
		s.Strengths = text
	case Weaknesses:
		s.Weaknesses = text
	case Recommendations:
		s.Recommendations = text
	default:
		if !hasAspect(in, string(f)) {
			return s, fault.New(fault.NotFound, fmt.Sprintf("Aspek %q tidak ada dalam instrumen siklus ini.", string(f)))
		}
		s.Remarks = maps.Clone(s.Remarks)
		if s.Remarks == nil {
			s.Remarks = map[string]string{}
		}
		s.Remarks[string(f)] = text
	}
	return s, nil
}

func hasAspect(in instrument.Instrument, code string) bool {
	for _, a := range in.Aspects {
		if a.Code == code {
			return true
		}
	}
	return false
}

// tidy makes line ends alike and takes blanks away at both ends.
func tidy(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
}

func tooLong(text string, most int) bool { return len(text) > most && len([]rune(text)) > most }
