package prose_test

import (
	"testing"

	"gurindam/internal/decimal"
	"gurindam/internal/publication/prose"
)

var d = decimal.MustParse

func TestLists(t *testing.T) {
	t.Parallel()
	abc := []string{"a", "b", "c", "d"}
	for _, c := range []struct{ name, got, want string }{
		{"none", prose.List(nil), ""},
		{"one", prose.List(abc[:1]), "a"},
		{"two", prose.List(abc[:2]), "a dan b"},
		{"several", prose.List(abc[:3]), "a, b, dan c"},
		{"few of none", prose.Few(nil, 2), ""},
		{"never hides one alone", prose.Few(abc[:3], 2), "a, b, dan c"},
		{"hides the rest", prose.Few(abc, 2), "a, b, dan 2 lainnya"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, c.got, c.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, got, want string }{
		{"zero", prose.Count(0, "inisiatif"), "nol inisiatif"},
		{"one", prose.Count(1, "inisiatif"), "satu inisiatif"},
		{"ten", prose.Number(10), "sepuluh"},
		{"eleven", prose.Number(11), "11"},
		{"thousands", prose.Number(12345), "12.345"},
		{"below zero", prose.Number(-3), "-3"},
		{"some", prose.Some(2, "ancaman"), "dua ancaman"},
		{"some of none", prose.Some(0, "ancaman"), "tanpa ancaman"},
		{"counts leave out nothing but none", prose.Counts([]prose.Item{{Name: "baik", Value: 8}, {Name: "sedang"}, {Name: "buruk", Value: 12}}), "delapan baik dan 12 buruk"},
		{"counts of nothing", prose.Counts(nil), ""},
		{"a sentence begins with a word", prose.Begin(3), "Tiga"},
		{"a sentence never begins with digits", prose.Begin(73), "Sebanyak 73"},
		{"percent", prose.Share(79, 131), "60,31\u00a0%"},
		{"share of nothing", prose.Share(1, 0), "–"},
		{"unit", prose.Quantity(d("1234.50"), "km²"), "1.234,50\u00a0km²"},
		{"index without unit", prose.Quantity(d("2.10"), "Indeks"), "2,10"},
		{"rupiah", prose.Quantity(d("5000"), "rupiah"), "Rp\u00a05.000"},
		{"rupiah in a scale", prose.Quantity(d("965.4"), "Rp miliar"), "Rp\u00a0965,4\u00a0miliar"},
		{"absent", prose.Quantity(decimal.Decimal{}, "jiwa"), "–\u00a0jiwa"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, c.got, c.want)
		}
	}
}

func TestSpread(t *testing.T) {
	t.Parallel()
	say := func(n int64) string { return prose.Digits(int(n)) + " butir" }
	for _, c := range []struct {
		name  string
		items []prose.Item
		want  string
	}{
		{"no data", nil, ""},
		{"one", []prose.Item{{Name: "A", Value: 3}}, "seluruhnya pada A (3 butir)"},
		{"all alike", []prose.Item{{Name: "A", Value: 3}, {Name: "B", Value: 3}}, "merata, masing-masing 3 butir"},
		{"two", []prose.Item{{Name: "A", Value: 3}, {Name: "B", Value: 5}}, "terbanyak pada B (5 butir) dan tersedikit pada A (3 butir)"},
		{"tie above", []prose.Item{{Name: "A", Value: 5}, {Name: "B", Value: 5}, {Name: "C", Value: 1}}, "terbanyak pada A dan B (masing-masing 5 butir) dan tersedikit pada C (1 butir)"},
		{"tie below", []prose.Item{{Name: "A", Value: 5}, {Name: "B", Value: 1}, {Name: "C", Value: 1}}, "terbanyak pada A (5 butir) dan tersedikit pada B dan C (masing-masing 1 butir)"},
		{"nothing at one", []prose.Item{{Name: "A", Value: 5}, {Name: "B", Value: 0}}, "terbanyak pada A (5 butir) dan belum ada pada B"},
		{"below zero", []prose.Item{{Name: "A", Value: -5}, {Name: "B", Value: 2}}, "terbanyak pada B (2 butir) dan tersedikit pada A (-5 butir)"},
	} {
		if got := prose.Spread(c.items, "terbanyak", "tersedikit", say); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestChange(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, first, last, unit, want string
	}{
		{"grows", "202215", "227663", "jiwa", "naik 12,58\u00a0%"},
		{"shrinks, from the earlier figure", "200", "150", "jiwa", "turun 25,00\u00a0%"},
		{"the same", "7.50", "7.5", "jiwa", "tetap"},
		{"points of a percentage", "3.79", "7.11", "%", "naik 3,32\u00a0poin"},
		{"points down", "9.29", "8.75", "%", "turun 0,54\u00a0poin"},
		{"from nothing", "0", "12", "unit", "naik"},
		{"absent", "", "12", "unit", ""},
		{"beyond reckoning", "1", "9999999999999999999999999999", "unit", "naik"},
	} {
		first, last := d(c.first), d(c.last)
		if got := prose.Change(first, last, c.unit); got != c.want {
			t.Errorf("%s: Change(%s, %s, %s) = %q, want %q", c.name, c.first, c.last, c.unit, got, c.want)
		}
	}
}

func TestTexts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, got, want string }{
		{"date", prose.Date("2019-10-01"), "1\u00a0Oktober\u00a02019"},
		{"month", prose.Date("2019-08"), "Agustus\u00a02019"},
		{"no date", prose.Date("Juli 2019"), "Juli 2019"},
		{"capital", prose.Upper("éa"), "Éa"},
		{"nothing to raise", prose.Upper(""), ""},
		{"stop", prose.Stop("Ada "), "Ada."},
		{"stops already", prose.Stop("Ada?"), "Ada?"},
		{"clause", prose.Clause("Anggaran turun. "), "Anggaran turun"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, c.got, c.want)
		}
	}
	got := prose.Paragraphs("satu\nbaris\r\n\n \ndua\n")
	if len(got) != 2 || got[0] != "satu baris" || got[1] != "dua" {
		t.Errorf("Paragraphs = %q", got)
	}
}
