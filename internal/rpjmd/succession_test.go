package rpjmd

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSuccession(t *testing.T) {
	t.Parallel()
	s := NewSuccession("2019", "2023", []Forward{
		{SideKabKota, "1.02.02.2.01.01", "1.02.02.2.01.0001", ForwardSame},
		{SideKabKota, "1.02.02.2.01.02", "1.02.02.2.05.0009", ForwardStated},
		{SideKabKota, "1.02.02.2.01.03", "1.02.03.2.01.0001", ForwardMoved},
		{SideKabKota, "2.16.03.2.01.01", "", ForwardNone},
		{SideKabKota, "X.XX.01.2.01.01", "X.XX.01.2.02.0004", ForwardMoved},
		{SideProvinsi, "1.02.02.2.01.01", "9.99.99.2.01.0001", ForwardSame},
	}, SideKabKota)
	for name, c := range map[string]struct {
		code  string
		want  []Successor
		known bool
	}{
		"one successor":               {"1.02.02.2.01.02", []Successor{{"1.02.02.2.05.0009", 1, ForwardStated}}, true},
		"written with four digits":    {"1.02.02.2.01.0001", []Successor{{"1.02.02.2.01.0001", 1, ForwardSame}}, true},
		"residue":                     {"2.16.03.2.01.01", nil, true},
		"a program that parted":       {"1.02.02", []Successor{{"1.02.02", 2, ""}, {"1.02.03", 1, ""}}, true},
		"a kegiatan that parted":      {"1.02.02.2.01", []Successor{{"1.02.02.2.01", 1, ""}, {"1.02.02.2.05", 1, ""}, {"1.02.03.2.01", 1, ""}}, true},
		"a program without any":       {"2.16.03", nil, true},
		"never in the edition":        {"3.27.02", nil, false},
		"the support of one's bidang": {"1.02.01.2.01.01", []Successor{{"1.02.01.2.02.0004", 1, ForwardMoved}}, true},
	} {
		got, known := s.Of(c.code)
		if diff := cmp.Diff(c.want, got); diff != "" || known != c.known {
			t.Errorf("%s: known %t (-want +got):\n%s", name, known, diff)
		}
	}
}
