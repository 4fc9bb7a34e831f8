package region

import (
	"strings"
	"unicode"
)

// Search gives the regions of a name, in the order of codes. A name with its
// class finds that region alone; without it there may be several, since 26 names
// belong to a kabupaten and a kota, and the caller has to ask. Case, spaces and
// punctuation do not count: Tanjungpinang finds Kota Tanjung Pinang.
func Search(name string) []Region {
	kind, bare := split(name)
	if bare == "" {
		return nil
	}
	var out []Region
	for _, r := range reference().regions {
		k, n := split(r.Name)
		if n == bare && (kind == "" || kind == k || kind+"administrasi" == k) {
			out = append(out, r)
		}
	}
	return out
}

var classes = []struct{ text, kind string }{
	{"kabupatenadministrasi", "kabupatenadministrasi"},
	{"kotaadministrasi", "kotaadministrasi"},
	{"kabupaten", "kabupaten"},
	{"kota", "kota"},
	{"provinsi", "provinsi"},
}

// split takes the class off a name and folds the rest. A class is only what
// stands before a space or a point, so that Kotabaru keeps its name.
func split(name string) (kind, bare string) {
	words := strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return unicode.IsSpace(c) || c == '.' })
	if len(words) > 0 && words[0] == "kab" {
		words[0] = "kabupaten"
	}
	for _, c := range classes {
		for n := min(2, len(words)-1); n > 0; n-- {
			if strings.Join(words[:n], "") == c.text {
				return c.kind, fold(strings.Join(words[n:], ""))
			}
		}
	}
	return "", fold(strings.Join(words, ""))
}

func fold(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return -1
	}, s)
}

// Matching lists regions whose code begins with a text or whose name contains it, in
// the order of codes, at most so many; for people who type the beginning of a name.
func Matching(text string, most int) []Region {
	_, bare := split(text)
	code := strings.TrimSpace(text)
	if bare == "" && code == "" {
		return nil
	}
	var out []Region
	for _, r := range reference().regions {
		if len(out) == most {
			break
		}
		_, n := split(r.Name)
		if strings.HasPrefix(string(r.Code), code) || bare != "" && strings.Contains(n, bare) {
			out = append(out, r)
		}
	}
	return out
}
