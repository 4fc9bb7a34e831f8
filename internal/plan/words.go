package plan

import (
	"strings"
	"unicode"
)

// term is a word as it is compared, with one of the ways it was written.
type term struct{ root, word string }

// terms takes the words that say something out of texts, each stem once, in the
// order they come.
func terms(texts ...string) []term {
	var out []term
	seen := map[string]bool{}
	for _, text := range texts {
		for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }) {
			if idle[word] || len(word) < 2 {
				continue
			}
			s := rootOf(word)
			if !seen[s] && !idle[s] {
				seen[s] = true
				out = append(out, term{s, word})
			}
		}
	}
	return out
}

// idle are words that stand in any text of a plan and tell nothing of its matter.
var idle = wordSet(`yang dan di ke dari untuk pada dengan dalam oleh atau serta secara bagi para sebagai adalah ialah
	akan dapat telah sudah belum tidak tanpa agar guna atas antar lain lainnya ini itu tersebut setiap tiap seluruh semua
	melalui terhadap tentang hingga sampai per dll dst and the of
	program kegiatan sub daerah kota kabupaten provinsi pemerintah tahun jumlah persentase meningkat ingkat tingkat
	wujud mewujudkan terwujudnya capai tercapainya optimal laksana pelaksanaan selenggara penyelenggaraan`)

func wordSet(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}

// shortest is the fewest letters that taking off an affix may leave.
const shortest = 4

// rootOf takes the affixes off an Indonesian word, well enough to tell that pelayanan,
// melayani and layanan are of one word. It is no dictionary: words of different
// roots meet now and then, and weigh little for it.
func rootOf(word string) string {
	s := word
	for _, particle := range []string{"lah", "kah", "pun", "nya"} {
		if cut, ok := strings.CutSuffix(s, particle); ok && len(cut) >= shortest {
			s = cut
			break
		}
	}
	framed := strings.HasSuffix(s, "an")              // ke- is taken off together with -an alone
	for _, suffix := range []string{"an", "i", "k"} { // -kan and a root that ends in k look alike
		if cut, ok := strings.CutSuffix(s, suffix); ok && len(cut) >= shortest {
			s = cut
		}
	}
	for range 2 { // per- behind mem-, pen- behind ke-
		s = headless(s, framed)
	}
	return hard(s)
}

// prefixes with what a root that begins with a vowel behind them began with, longest first.
var prefixes = []struct{ prefix, lost string }{
	{"meny", "s"}, {"peny", "s"}, {"meng", ""}, {"peng", ""}, {"mem", "p"}, {"pem", "p"}, {"men", "t"}, {"pen", "t"},
	{"ber", ""}, {"ter", ""}, {"per", ""}, {"me", ""}, {"pe", ""}, {"be", ""}, {"di", ""}, {"ke", ""}, {"se", ""},
}

func headless(s string, framed bool) string {
	for _, p := range prefixes {
		root, ok := strings.CutPrefix(s, p.prefix)
		if !ok || p.prefix == "ke" && !framed {
			continue
		}
		if p.lost != "" && vowel(root) {
			root = p.lost + root
		}
		if len(root) >= shortest {
			return root
		}
	}
	return s
}

// hard leaves out a k before a vowel: behind meng- it is lost, and kelola is then
// found in pengelolaan.
func hard(s string) string {
	if cut, ok := strings.CutPrefix(s, "k"); ok && vowel(cut) && len(cut) >= shortest {
		return cut
	}
	return s
}

func vowel(s string) bool { return s != "" && strings.ContainsRune("aiueo", rune(s[0])) }
