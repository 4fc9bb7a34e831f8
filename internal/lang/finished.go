package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Finished says a text that the program has made elsewhere, in Indonesian, with
// its arguments already in it: of a fault, a finding, a state. What a person
// wrote stays as it is.
func Finished(tag Tag, text string) string {
	if tag != English {
		return text
	}
	english, _ := finished(text)
	return english
}

// finished looks for the whole text, then for a format that made it, then for
// its sentences, then for what it says after a colon.
func finished(text string) (string, bool) {
	if english, ok := known(text); ok {
		return english, true
	}
	if english, ok := inSentences(text); ok {
		return english, true
	}
	head, tail, ok := strings.Cut(text, ": ")
	if !ok || !strings.HasSuffix(tail, ".") {
		return text, false
	}
	english, ok := finished(tail) // what stands before says where
	return head + ": " + english, ok
}

func known(text string) (string, bool) {
	if english, ok := catalogue()[text]; ok {
		return english, true
	}
	for _, p := range patterns() {
		if english, ok := p.say(text); ok {
			return english, true
		}
	}
	return text, false
}

// mostSentences keeps long texts, which nobody composed here, from being tried.
const mostSentences = 8

// inSentences translates what it knows of a text of several sentences, as many
// at once as it can.
func inSentences(text string) (string, bool) {
	ends := sentenceEnds(text)
	if len(ends) < 2 || len(ends) > mostSentences {
		return text, false
	}
	for n := len(ends) - 1; n > 0; n-- {
		first, rest := text[:ends[n-1]], text[ends[n-1]:]
		gap := len(rest) - len(strings.TrimLeft(rest, " "))
		english, ok := known(first)
		if !ok && n > 1 {
			continue
		}
		more, all := finished(rest[gap:])
		return english + rest[:gap] + more, ok || all
	}
	return text, false
}

// sentenceEnds gives where each sentence of a text ends.
func sentenceEnds(text string) []int {
	var out []int
	for i := 0; i < len(text); i++ {
		if !strings.ContainsRune(".?!", rune(text[i])) || i+2 >= len(text) || text[i+1] != ' ' {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(text[i+2:]); !unicode.IsLower(r) {
			out = append(out, i+1)
		}
	}
	return append(out, len(text))
}
