package typeset

import "strings"

// Hyphenate gives the places, as byte offsets, where a word of Indonesian may be
// broken with a hyphen. Codes, abbreviations, numbers and words with capitals
// inside are never broken; at least two letters stay before and three after.
func Hyphenate(word string) []int {
	if len(word) < 6 || !plain(word) {
		return nil
	}
	w := strings.ToLower(word)
	places, ok := exceptions[w]
	if !ok {
		places = hyphenate(w)
	}
	var out []int
	for _, at := range places {
		if at >= 2 && len(w)-at >= 3 {
			out = append(out, at)
		}
	}
	return out
}

// plain tells whether a word is of small letters, the first perhaps a capital.
func plain(word string) bool {
	for i := range len(word) {
		c := word[i]
		if c >= 'a' && c <= 'z' || i == 0 && c >= 'A' && c <= 'Z' {
			continue
		}
		return false
	}
	return true
}

func hyphenate(w string) []int {
	head, tail := affixes(w)
	var out []int
	if head > 0 {
		out = append(out, head)
	}
	for _, at := range syllables(w[head:tail]) {
		if at >= 2 && tail-head-at >= 2 { // no single letter beside an affix
			out = append(out, head+at)
		}
	}
	if tail < len(w) {
		out = append(out, tail)
	}
	return out
}

// Prefixes that leave the root as it is. Those that melt into it (menyapu,
// pengukur) are broken by syllables, as the spelling rules ask.
var prefixes = []string{"infra", "supra", "antar", "pasca", "multi", "mikro", "makro", "super", "inter", "trans", "berke", "ber", "ter", "per", "mem", "pem", "di", "ke", "se"}

// affixes gives where the root of a word begins and ends.
func affixes(w string) (head, tail int) {
	for _, p := range prefixes {
		rest, ok := strings.CutPrefix(w, p)
		if ok && len(rest) >= 4 && startsRoot(p, rest) {
			head = len(p)
			break
		}
	}
	tail = len(w) - len(suffix(w))
	if tail-head < 3 {
		return head, len(w)
	}
	return head, tail
}

// startsRoot refuses prefixes that only look like one: in "teratai" or "seru"
// the syllables decide.
func startsRoot(prefix, rest string) bool {
	switch prefix {
	case "mem", "pem":
		return strings.IndexByte("bpfv", rest[0]) >= 0
	case "ber", "ter", "per":
		return !vowel(rest[0])
	case "di", "ke", "se":
		return !vowel(rest[0]) && len(rest) > 4 && (len(rest) < 2 || vowel(rest[1]) || strings.HasPrefix(rest, "ny") || strings.HasPrefix(rest, "ng"))
	}
	return true
}

// suffix gives the suffix of a derived word.
func suffix(w string) string {
	for _, s := range []string{"kannya", "annya"} {
		if len(w) > len(s)+3 && strings.HasSuffix(w, s) {
			return "nya"
		}
	}
	for _, s := range []string{"nya", "lah", "kah", "pun"} {
		if len(w) > len(s)+4 && strings.HasSuffix(w, s) && !strings.HasSuffix(w, "ng"+s) {
			return s
		}
	}
	if len(w) < 7 || !strings.HasSuffix(w, "an") {
		return ""
	}
	if strings.HasSuffix(w, "kan") && verbal(w) {
		return "kan"
	}
	if nominal(w) {
		return "an"
	}
	return ""
}

func verbal(w string) bool {
	return hasPrefix(w, "me", "di", "ber", "ter", "memper", "diper")
}

func nominal(w string) bool {
	return hasPrefix(w, "pe", "ke", "berke")
}

func hasPrefix(w string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(w, p) {
			return true
		}
	}
	return false
}
