package typeset

// syllables gives where the syllables of a root begin, but for the first. One
// consonant between vowels begins a syllable, of several the first closes the
// one before; ng, ny, sy and kh are one sound, ai, au, oi and ei one vowel.
func syllables(w string) []int {
	var out []int
	i := 0
	for i < len(w) && !vowel(w[i]) {
		i++
	}
	for i < len(w) {
		i++ // a vowel
		if i < len(w) && vowel(w[i]) {
			if !diphthong(w[i-1 : i+1]) {
				out = append(out, i)
			}
			continue
		}
		sounds, next := consonants(w, i)
		if next == len(w) {
			break
		}
		switch {
		case len(sounds) == 1:
			out = append(out, sounds[0])
		case len(sounds) > 1:
			out = append(out, sounds[1])
		}
		i = next
	}
	return out
}

// consonants gives where the consonant sounds from i begin, and the vowel after them.
func consonants(w string, i int) (sounds []int, next int) {
	for i < len(w) && !vowel(w[i]) {
		sounds = append(sounds, i)
		i++
		if i < len(w) && digraph(w[i-1:i+1]) {
			i++
		}
	}
	return sounds, i
}

func vowel(c byte) bool {
	switch c {
	case 'a', 'i', 'u', 'e', 'o':
		return true
	}
	return false
}

func digraph(s string) bool   { return s == "ng" || s == "ny" || s == "sy" || s == "kh" }
func diphthong(s string) bool { return s == "ai" || s == "au" || s == "oi" || s == "ei" }
