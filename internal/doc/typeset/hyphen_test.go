package typeset

import (
	"strings"
	"testing"
)

func TestHyphenate(t *testing.T) {
	t.Parallel()
	for _, want := range []string{
		"pem-ba-ngun-an", "me-nga-wasi", "meng-gu-na-kan", "me-nye-dia-kan", "ke-se-hat-an", "pen-di-dik-an",
		"di-la-ku-kan", "ber-da-sar-kan", "ter-pa-du", "per-ko-ta-an", "ma-sya-ra-kat", "ke-se-la-ras-an",
		"infra-struk-tur", "in-di-ka-tor", "pro-gram", "la-yan-an", "ang-gar-an", "ke-camat-an",
		"memper-ce-pat", "ma-syarakat", "tang-gung", "sau-dara", "ke-ber-lan-jut-an", "ter-le-tak",
	} {
		word := strings.ReplaceAll(want, "-", "")
		allowed := map[int]bool{}
		n := 0
		for _, part := range strings.Split(want, "-") {
			n += len(part)
			allowed[n] = true
		}
		for _, at := range Hyphenate(word) {
			if !allowed[at] && !alsoRight[word[:at]+"-"+word[at:]] {
				t.Errorf("%s is broken as %s-%s, want %s", word, word[:at], word[at:], want)
			}
		}
		if len(Hyphenate(word)) == 0 {
			t.Errorf("%s is not broken at all, want %s", word, want)
		}
	}
}

// alsoRight are breaks that the table above leaves out for brevity.
var alsoRight = map[string]bool{"me-ngawasi": true, "mempercepat-": true, "mem-percepat": true, "masya-rakat": true, "masyara-kat": true}

func TestWhatIsNeverHyphenated(t *testing.T) {
	t.Parallel()
	for _, word := range []string{"", "kota", "RPJMD", "Diskominfo2", "1.02.01.2.01", "Rp1.000.000", "SmartCity", "e-government", "bappeda.go.id", "Rencanaé", "PEMBANGUNAN"} {
		if got := Hyphenate(word); len(got) > 0 {
			t.Errorf("%q is broken at %v", word, got)
		}
	}
}

func TestBreaksLeaveEnoughLetters(t *testing.T) {
	t.Parallel()
	for _, word := range strings.Fields("adalah ekonomi industri akuntabilitas usulan keadilan udara sekolah aparatur inovatif pelayanan perubahan idealis") {
		for _, at := range Hyphenate(word) {
			if at < 2 || len(word)-at < 3 {
				t.Errorf("%s-%s leaves too few letters", word[:at], word[at:])
			}
		}
	}
}
