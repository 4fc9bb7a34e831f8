package plan

import "testing"

func TestRoots(t *testing.T) {
	t.Parallel()
	for _, family := range [][]string{
		{"layanan", "pelayanan", "melayani", "dilayani", "pelayanannya"},
		{"penduduk", "kependudukan"},
		{"sehat", "kesehatan"},
		{"kelola", "pengelolaan", "mengelola", "dikelola"},
		{"pakai", "pemakaian", "memakai"},
		{"tingkat", "peningkatan", "meningkatkan", "meningkatnya"},
		{"informasi"}, {"aplikasi"}, {"data"}, {"air"}, {"2019"},
		{"didik", "pendidikan"},
		{"selenggara", "penyelenggaraan", "menyelenggarakan"},
	} {
		want := rootOf(family[0])
		for _, word := range family {
			if got := rootOf(word); got != want {
				t.Errorf("rootOf(%q) = %q, rootOf(%q) = %q", word, got, family[0], want)
			}
		}
	}
	for _, apart := range [][2]string{{"layanan", "jalan"}, {"kesehatan", "pendidikan"}, {"air", "udara"}, {"data", "dana"}} {
		if rootOf(apart[0]) == rootOf(apart[1]) {
			t.Errorf("%q and %q are both %q", apart[0], apart[1], rootOf(apart[0]))
		}
	}
}

func TestTerms(t *testing.T) {
	t.Parallel()
	got := terms("Peningkatan Pelayanan, dan layanan-daring di Kota", "AIR Bersih")
	var words []string
	for _, term := range got {
		words = append(words, term.word)
	}
	want := []string{"pelayanan", "daring", "air", "bersih"}
	if len(words) != len(want) {
		t.Fatalf("%v, want %v", words, want)
	}
	for i := range want {
		if words[i] != want[i] {
			t.Errorf("%v, want %v", words, want)
		}
	}
}
