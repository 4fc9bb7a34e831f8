package survey

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"gurindam/internal/fault"
	"gurindam/internal/instrument"
)

// Response is a form as it was filled in.
type Response struct {
	Key     string // identity of the form, so that one sent twice counts once
	Number  string // of a paper sheet
	Agreed  bool
	Seconds int
	Profile
	Answers    map[string]string // by question: a level, or Unknown
	Suggestion string
}

// Unknown is how a form says that somebody does not know.
const Unknown = "x"

// Problem is what is wrong with a field of a form.
type Problem struct{ Field, Text string }

const (
	mostNumber     = 30
	mostSuggestion = 500
	longestFilling = 4 * 60 * 60 // a page that was open longer was not being read
)

var keyForm = regexp.MustCompile(`^[A-Z2-7]{26}$`)

// KeptKey tells whether a form carries a key that it may have.
func KeptKey(key string) bool { return keyForm.MatchString(key) }

// Fill makes an entry of a form, or tells what is wrong with it. Of paper, the number
// is needed and the consent stands on the sheet.
func (s Sub) Fill(r Response, scale instrument.Scale, source Source) (Entry, []Problem) {
	e := Entry{Sub: s.Code, ID: r.Key, Number: tidy(r.Number), Source: source, Profile: r.Profile, Answers: map[string]Level{}, Suggestion: paragraph(r.Suggestion), State: Counted}
	var out []Problem
	add := func(field, format string, args ...any) {
		out = append(out, Problem{field, fmt.Sprintf(format, args...)})
	}
	if source == Online {
		if e.Number = ""; !r.Agreed {
			add("setuju", "Centang persetujuan agar jawaban boleh dipakai.")
		}
		if r.Seconds > 0 && r.Seconds < longestFilling {
			e.Seconds = r.Seconds
		}
	} else if e.Number == "" || len(e.Number) > mostNumber {
		add("nomor", "Isi nomor responden seperti di lembarnya, paling banyak %d huruf.", mostNumber)
	}
	out = append(out, e.Profile.check(source)...)
	for n, st := range s.Statements {
		l, ok := parse(r.Answers[st.Question], scale)
		if !ok {
			add(st.Question, "Pernyataan %d belum dijawab. Pilih satu; bila tidak tahu, pilih “Tidak tahu”.", n+1)
			continue
		}
		e.Answers[st.Question] = l
	}
	if n := len([]rune(e.Suggestion)); n > mostSuggestion {
		add("saran", "Saran %d huruf, paling banyak %d. Ringkaskan.", n, mostSuggestion)
	}
	return e, out
}

// check tells what is wrong with a profile. What a respondent must say online may be
// missing on paper.
func (p Profile) check(source Source) []Problem {
	var out []Problem
	for _, c := range []struct {
		field, value, text string
		list               []string
		needed             bool
	}{
		{"sering", p.Often, "Pilih seberapa sering layanan ini dipakai.", Frequencies, source == Online},
		{"lama", p.Since, "Pilih sejak kapan layanan ini dipakai.", Durations, source == Online},
		{"sebagai", p.Role, "Pilih dari daftar, atau kosongkan.", Roles, false},
		{"usia", p.Age, "Pilih dari daftar, atau kosongkan.", Ages, false},
	} {
		if c.value == "" && c.needed || c.value != "" && !slices.Contains(c.list, c.value) {
			out = append(out, Problem{c.field, c.text})
		}
	}
	return out
}

func parse(text string, scale instrument.Scale) (Level, bool) {
	if text == Unknown {
		return DontKnow, true
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < scale.Min || n > scale.Max || strconv.Itoa(n) != text {
		return 0, false
	}
	return Level(n), true
}

// tidy keeps a short text on one line.
func tidy(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(text, ""), func(c rune) bool { return unicode.IsSpace(c) || !unicode.IsPrint(c) }), " ")
}

// paragraph keeps the lines of a longer text and nothing that is not to be read.
func paragraph(text string) string {
	var lines []string
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r", "\n"), "\n") {
		if line = tidy(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// says tells whether an entry answers anything that a mean can be made of.
func (e Entry) says() bool {
	for _, l := range e.Answers {
		if l != DontKnow {
			return true
		}
	}
	return false
}

// Decide changes whether an entry counts. Nothing is decided without a reason, and
// the entry stays, counted among those that were left out.
func (e Entry) Decide(to State, reason string, by Stamp) (Entry, error) {
	reason = tidy(reason)
	switch {
	case to != Counted && to != Excluded:
		return e, fault.New(fault.Invalid, "Pilih apakah jawaban ini dihitung atau dikecualikan.")
	case len([]rune(reason)) < 5 || len([]rune(reason)) > 300:
		return e, fault.New(fault.Invalid, "Tulis alasannya, 5 sampai 300 huruf; alasan ini terlihat oleh asesor.")
	case to == e.State:
		return e, fault.New(fault.Conflict, fmt.Sprintf("Jawaban ini sudah %s.", e.State))
	case to == Counted && !e.says():
		return e, fault.New(fault.Invalid, "Semua pernyataan dijawab tidak tahu, sehingga tidak ada yang dapat dihitung.")
	}
	e.State = to
	e.Decided = Decision{by, to, reason}
	return e, nil
}
