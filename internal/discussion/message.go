package discussion

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"gurindam/internal/fault"
)

const (
	longestText  = 4000             // letters of a message
	longestQuote = 600              // letters of a field that are quoted
	timeToAmend  = 15 * time.Minute // after writing
)

// ParseText reads what somebody wrote: paragraphs of plain text.
func ParseText(s string) (string, error) {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	s = strings.Map(func(c rune) rune {
		if unicode.IsControl(c) && c != '\n' && c != '\t' || unicode.In(c, unicode.Bidi_Control) {
			return -1
		}
		return c
	}, strings.ToValidUTF8(s, "\ufffd"))
	s = strings.TrimSpace(s)
	switch n := utf8.RuneCountInString(s); {
	case n == 0:
		return "", fault.New(fault.Invalid, "Pesan masih kosong. Tulis sekurangnya satu kata.")
	case n > longestText:
		return "", fault.New(fault.Invalid, fmt.Sprintf("Pesan terlalu panjang: %d huruf, paling banyak %d. Bagi menjadi beberapa pesan.", n, longestText))
	}
	return s, nil
}

// Write makes a message in a thread. What the field says now is quoted.
func Write(t Thread, id, text string, quote string, by Author, now time.Time) (Message, error) {
	text, err := ParseText(text)
	return Message{ID: id, Region: t.Region, Thread: t.ID, Written: by.stamp(now), Text: text, Quote: Quoted(quote)}, err
}

// Quoted gives what is kept of a field's value beside a message.
func Quoted(value string) string { return fault.Clip(value, longestQuote) }

// MayAmend tells whether somebody may still change a message.
func (m Message) MayAmend(person string, now time.Time) bool {
	return person != "" && m.Written.Person == person && !m.Removed.Done() && now.Before(m.Written.At.Add(timeToAmend))
}

// Amend changes the text of an own message within a quarter of an hour; the text
// it had is kept. It returns fault.Forbidden for another's message and
// fault.Conflict where it is too late.
func (m Message) Amend(text string, by Author, now time.Time) (Message, error) {
	text, err := ParseText(text)
	switch {
	case m.Written.Person != by.Person:
		return m, fault.New(fault.Forbidden, "Hanya penulisnya yang dapat mengubah pesan itu.")
	case m.Removed.Done():
		return m, fault.New(fault.Conflict, "Pesan itu sudah dihapus, jadi tidak dapat diubah.")
	case !m.MayAmend(by.Person, now):
		return m, fault.New(fault.Conflict, "Pesan hanya dapat diubah dalam 15 menit. Tulis pesan baru dengan ralatnya.")
	case err != nil:
		return m, err
	case text == m.Text:
		return m, nil
	}
	if n := len(m.Earlier); n > 0 && !now.After(m.Earlier[n-1].Until) {
		now = m.Earlier[n-1].Until.Add(time.Millisecond)
	}
	m.Earlier = append(m.Earlier[:len(m.Earlier):len(m.Earlier)], Version{m.Text, now})
	m.Text, m.Edited = text, now
	return m, nil
}

// Remove takes a message away: an own one, or any where moderates is set. A mark
// stays in its place.
func (m Message) Remove(by Author, moderates bool, now time.Time) (Message, error) {
	switch {
	case m.Written.Person != by.Person && !moderates:
		return m, fault.New(fault.Forbidden, "Hanya penulisnya, atau yang menertibkan diskusi di tempat itu, yang dapat menghapus pesan itu.")
	case m.Removed.Done():
		return m, nil
	}
	m.Removed = by.stamp(now)
	return m, nil
}

// Resolve closes a thread, unless it is closed already.
func (t Thread) Resolve(by Author, now time.Time) Thread {
	if !t.Resolved.Done() {
		t.Resolved = by.stamp(now)
	}
	return t
}

// Reopen opens a thread again.
func (t Thread) Reopen() Thread {
	t.Resolved = Stamp{}
	return t
}
