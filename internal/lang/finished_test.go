package lang

import (
	"strings"
	"testing"
)

func TestPattern(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ key, english, text, want string }{
		"a number":          {"Terlalu panjang: %d huruf.", "Too long: %d letters.", "Terlalu panjang: 12 huruf.", "Too long: 12 letters."},
		"not a number":      {"Terlalu panjang: %d huruf.", "Too long: %d letters.", "Terlalu panjang: dua huruf.", ""},
		"a quotation":       {"Tidak ada inisiatif %q.", "No initiative %q.", `Tidak ada inisiatif "a\"b".`, `No initiative "a\"b".`},
		"another order":     {"Daftar %s milik %s kosong.", "%[2]s has no list %[1]s.", "Daftar A milik B kosong.", "B has no list A."},
		"per cent":          {"Kesiapan %d %% tercapai.", "Readiness reached %d %%.", "Kesiapan 40 % tercapai.", "Readiness reached 40 %."},
		"signs are letters": {"Pagu (%s) melampaui batas.", "Budget (%s) beyond limits.", "Pagu (Rp 1) melampaui batas.", "Budget (Rp 1) beyond limits."},
		"one":               {"Ada %d inisiatif tersisa.", "%d {initiative|initiatives} left.", "Ada 1 inisiatif tersisa.", "1 initiative left."},
		"many":              {"Ada %d inisiatif tersisa.", "%d {initiative|initiatives} left.", "Ada 11 inisiatif tersisa.", "11 initiatives left."},
		"too little":        {"%s dari %s", "%s of %s", "Bunga dari Taman", ""},
	} {
		p, ok := newPattern(c.key, c.english)
		got := ""
		if ok {
			got, _ = p.say(c.text)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	t.Parallel()
	text := "Kode 21.72 salah. Tulis lagi! 3 kali? misalnya 1."
	var got []string
	from := 0
	for _, end := range sentenceEnds(text) {
		got, from = append(got, strings.TrimSpace(text[from:end])), end
	}
	if want := "Kode 21.72 salah.|Tulis lagi!|3 kali? misalnya 1."; strings.Join(got, "|") != want {
		t.Errorf("%q, want %q", got, want)
	}
}
