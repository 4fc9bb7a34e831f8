package region

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReferenceIsWhole(t *testing.T) {
	t.Parallel()
	count := map[Kind]int{}
	codes, bps := map[Code]bool{}, map[BPSCode]bool{}
	for _, r := range All() {
		count[r.Kind]++
		if codes[r.Code] || bps[r.BPS] {
			t.Errorf("%s (%s, BPS %s): a code stands twice", r.Name, r.Code, r.BPS)
		}
		codes[r.Code], bps[r.BPS] = true, true
		if parsed, err := ParseCode(string(r.Code)); err != nil || parsed != r.Code {
			t.Errorf("ParseCode(%q) = %q, %v", r.Code, parsed, err)
		}
		checkRegion(t, r)
	}
	want := map[Kind]int{Provinsi: 38, Kabupaten: 415, KabupatenAdministrasi: 1, Kota: 93, KotaAdministrasi: 5}
	if diff := cmp.Diff(want, count); diff != "" {
		t.Errorf("numbers of regions (-want +got):\n%s", diff)
	}
}

// checkRegion holds one region to what is true of all.
func checkRegion(t *testing.T, r Region) {
	t.Helper()
	if p := r.Place; p.Lat < -1101 || p.Lat > 608 || p.Lng < 9497 || p.Lng > 14102 {
		t.Errorf("%s: point %v lies outside Indonesia", r.Name, p)
	}
	if r.Kind == Provinsi {
		if r.Province != "" || len(r.BPS) != 2 {
			t.Errorf("%s: province %q, BPS %q", r.Name, r.Province, r.BPS)
		}
		return
	}
	if _, ok := Find(r.Province); !ok || !strings.HasPrefix(string(r.Code), string(r.Province)+".") || len(r.BPS) != 4 {
		t.Errorf("%s (%s): province %q, BPS %q", r.Name, r.Code, r.Province, r.BPS)
	}
	isKota := r.Kind == Kota || r.Kind == KotaAdministrasi
	if high := r.Code[3:] >= "71"; high != isKota {
		t.Errorf("%s (%s) is %s, but only a kota has a second part of 71 or more", r.Name, r.Code, r.Kind)
	}
	if !strings.EqualFold(r.Name[:len(r.Kind)], string(r.Kind)) {
		t.Errorf("%s does not begin with its kind %q", r.Name, r.Kind)
	}
}

func TestTwoSystemsOfCodes(t *testing.T) {
	t.Parallel()
	differ, clash := 0, 0
	for _, r := range All() {
		if r.Kind == Provinsi {
			continue
		}
		dotted := Code(r.BPS[:2] + "." + r.BPS[2:])
		if dotted == r.Code {
			continue
		}
		differ++
		if _, ok := Find(dotted); ok {
			clash++
		}
	}
	if differ != 199 || clash != 169 {
		t.Errorf("%d codes differ and %d name another region, want 199 and 169", differ, clash)
	}
	r, ok := FindBPS("1103")
	if !ok || r.Code != "11.01" {
		t.Errorf("FindBPS(1103) = %s, %v, want Aceh Selatan (11.01)", r.Code, ok)
	}
}

func TestParseCode(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, in, want, says string }{
		{"as written", "21.72", "21.72", ""},
		{"province", "21", "21", ""},
		{"spaces", " 21. 72 ", "21.72", ""},
		{"no point, same in both systems", "2172", "", "tulis 21.72"},
		{"no point, another region in BPS", "1103", "", "Kode BPS itu milik Kabupaten Aceh Selatan (Kemendagri 11.01), sedangkan Kemendagri 11.03 adalah Kabupaten Aceh Timur"},
		{"BPS only", "9471", "", "kode BPS Kota Jayapura. Kode Kemendagrinya 91.71"},
		{"no such kota", "21.79", "", "Kode di Kepulauan Riau dimulai dengan 21, yang terakhir 21.72"},
		{"no such province", "99.01", "", "bukan kode provinsi"},
		{"words", "Atlantis", "", "bukan kode wilayah Kemendagri. Tulis dua angka provinsi"},
		{"a name", "Tanjungpinang", "", "Tulis kodenya: Kota Tanjung Pinang berkode 21.72."},
		{"a name of two", "Bogor", "", "Tulis kodenya: Kabupaten Bogor berkode 32.01, Kota Bogor berkode 32.71."},
		{"empty", "", "", "kosong"},
		{"very long", strings.Repeat("9", 500), "", "…"},
	} {
		got, err := ParseCode(c.in)
		if string(got) != c.want {
			t.Errorf("%s: ParseCode(%q) = %q, want %q", c.name, c.in, got, c.want)
		}
		if (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: ParseCode(%q) says %v, want %q in it", c.name, c.in, err, c.says)
		}
	}
}

func TestSearch(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		want []Code
	}{
		{"Tanjungpinang", []Code{"21.72"}},
		{"kota tanjung pinang", []Code{"21.72"}},
		{"Bogor", []Code{"32.01", "32.71"}},
		{"Kab. Bogor", []Code{"32.01"}},
		{"Kota Bogor", []Code{"32.71"}},
		{"Kotabaru", []Code{"63.02"}},
		{"Jakarta Pusat", []Code{"31.71"}},
		{"Kota Jakarta Pusat", []Code{"31.71"}},
		{"Gorontalo", []Code{"75", "75.01", "75.71"}},
		{"Atlantis", nil},
		{"", nil},
		{"kota", nil},
	} {
		var got []Code
		for _, r := range Search(c.name) {
			got = append(got, r.Code)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("Search(%q) = %v, want %v", c.name, got, c.want)
		}
	}
}

func TestNamesThatKabupatenAndKotaShare(t *testing.T) {
	t.Parallel()
	shared := 0
	for _, r := range All() {
		_, bare := split(r.Name)
		if r.Kind == Kota && slices.ContainsFunc(Search(bare), func(o Region) bool { return o.Kind == Kabupaten }) {
			shared++
		}
	}
	if shared != 26 {
		t.Errorf("%d names belong to a kabupaten and a kota, want 26", shared)
	}
}
