package cell

import (
	"strings"
	"testing"

	"gurindam/internal/money"
	"gurindam/internal/sheet"
)

func text(s string) sheet.Cell { return sheet.Cell{Text: s, Raw: s, Type: sheet.TextCell} }

func stores(raw, shown string) sheet.Cell {
	return sheet.Cell{Text: shown, Raw: raw, Type: sheet.NumberCell}
}

func plainCell(s string) sheet.Cell { return sheet.Cell{Text: s, Raw: s, Type: sheet.PlainCell} }

// verdict writes a note as one letter: E, Q, W, or nothing.
func verdict(n *Note) string {
	if n == nil {
		return ""
	}
	return map[sheet.Severity]string{sheet.Error: "E", sheet.Question: "Q", sheet.Warning: "W"}[n.Severity]
}

func TestQuantity(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in            sheet.Cell
		n             Notation
		want, unit, v string
	}{
		{text("12"), Unknown, "12", "", ""},
		{text(" 12 "), Unknown, "12", "", ""},
		{text("1 Dokumen"), Unknown, "1", "Dokumen", ""},
		{text("12 bln"), Unknown, "12", "bln", ""},
		{text("12bln"), Unknown, "12", "bln", ""},
		{text("200\u00a0Org"), Unknown, "200", "Org", ""},
		{text("96%"), Unknown, "96", "%", ""},
		{text("96,5 %"), Unknown, "96.5", "%", ""},
		{text("0,96"), Unknown, "0.96", "", ""},
		{text("0.96"), Unknown, "0.96", "", ""},
		{text("0,125"), Unknown, "0.125", "", ""},
		{text("4,50"), Unknown, "4.50", "", ""},
		{text("1.234,56"), Unknown, "1234.56", "", ""},
		{text("1,234.56"), Unknown, "1234.56", "", ""},
		{text("1.234.567"), Unknown, "1234567", "", ""},
		{text("1,234,567"), Unknown, "1234567", "", ""},
		{text("1 234 567"), Unknown, "1234567", "", ""},
		{text("1234.567"), Unknown, "1234.567", "", ""},
		{text("1.234"), Unknown, "", "", "Q"},
		{text("1.234"), Comma, "1234", "", "W"},
		{text("1.234"), Point, "1.234", "", "W"},
		{text("1,234"), Comma, "1.234", "", "W"},
		{text("1,234"), Point, "1234", "", "W"},
		{text("1.234 Jiwa"), Unknown, "", "", "Q"},
		{text("1.234 Jiwa"), Comma, "1234", "Jiwa", "W"},
		{plainCell("1.234"), Unknown, "1.234", "", ""},
		{plainCell("1.234,5"), Unknown, "1234.5", "", ""},
		{text("-5"), Unknown, "-5", "", ""},
		{text("(5,5)"), Unknown, "-5.5", "", ""},
		{text("−2"), Unknown, "-2", "", ""},
		{text("-"), Unknown, "", "", ""},
		{text("–"), Unknown, "", "", ""},
		{text("n/a"), Unknown, "", "", ""},
		{text("\u00a0"), Unknown, "", "", ""},
		{sheet.Cell{}, Unknown, "", "", ""},
		{text("10-15"), Unknown, "", "", "E"},
		{text("> 90"), Unknown, "", "", "E"},
		{text("90 s.d. 95"), Unknown, "", "", "E"},
		{text("12 bulan 3 hari"), Unknown, "", "", "E"},
		{text("terlaksana"), Unknown, "", "", "E"},
		{text("1.2.3"), Unknown, "", "", "E"},
		{text("12.34,5"), Unknown, "", "", "E"},
		{text("01/02/2024"), Unknown, "", "", "E"},
		{text("Rp 5.000"), Unknown, "", "", "E"},
		{text(strings.Repeat("9", 50)), Unknown, "", "", "E"},
		{stores("393.0571652", "393.0571652"), Unknown, "393.0571652", "", ""},
		{stores("4.5", "4.50"), Unknown, "4.50", "", ""},
		{stores("-1234", "-1,234.00"), Unknown, "-1234.00", "", ""},
		{stores("4.567", "4.57"), Unknown, "4.567", "", ""},
		{stores("0.96", "96%"), Unknown, "96", "%", ""},
		{stores("4.5", "4.50"), Unknown, "4.50", "", ""},
		{stores("1234", "1,234.00"), Unknown, "1234.00", "", ""},
		{stores("12", "120"), Unknown, "12", "", ""},
		{stores("1234.567", "1,234.6"), Unknown, "1234.567", "", ""},
		{stores("0.9615", "96.15%"), Unknown, "96.15", "%", ""},
		{stores("12", "12 Dokumen"), Unknown, "12", "", ""},
		{sheet.Cell{Text: "2024-05-01", Raw: "2024-05-01", Type: sheet.DateCell}, Unknown, "", "", "E"},
		{sheet.Cell{Text: "#REF!", Raw: "#REF!", Type: sheet.ErrorCell}, Unknown, "", "", "E"},
		{sheet.Cell{Text: "TRUE", Raw: "1", Type: sheet.BoolCell}, Unknown, "", "", "E"},
	} {
		d, unit, note := Quantity(c.in, c.n)
		if d.String() != c.want || unit != c.unit || verdict(note) != c.v {
			t.Errorf("%q with notation %d: got %q %q %s, want %q %q %s", c.in.Text, c.n, d.String(), unit, verdict(note), c.want, c.unit, c.v)
		}
		if note != nil && note.Severity == sheet.Question && len(note.Choices) != 2 {
			t.Errorf("%q: a question with choices %q", c.in.Text, note.Choices)
		}
	}
}

func TestDecimalWantsNoUnit(t *testing.T) {
	t.Parallel()
	if _, note := Decimal(text("12 bln"), Unknown); verdict(note) != "E" || !strings.Contains(note.Text, "bln") {
		t.Errorf("12 bln: got %+v", note)
	}
	if d, note := Decimal(text("96 persen"), Unknown); d.String() != "96" || note != nil {
		t.Errorf("96 persen: got %s, %+v", d, note)
	}
}

func TestRupiah(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in     sheet.Cell
		n      Notation
		want   money.Rupiah
		stated bool
		v      string
	}{
		{text("1250000"), Unknown, 1_250_000, true, ""},
		{text("Rp 1.234.567,00"), Unknown, 1_234_567, true, ""},
		{text("Rp 1.234.567,50"), Unknown, 1_234_568, true, "W"},
		{text("Rp. 1.234.567,-"), Unknown, 1_234_567, true, ""},
		{text("Rp1.234.567"), Unknown, 1_234_567, true, ""},
		{text("rp\u00a01.234.567 "), Unknown, 1_234_567, true, ""},
		{text("IDR 1,234,567.49"), Unknown, 1_234_567, true, "W"},
		{text("(1.500.000)"), Unknown, -1_500_000, true, ""},
		{text("-Rp 1.500.000"), Unknown, -1_500_000, true, ""},
		{text("3.915,51 M"), Unknown, 3_915_510_000_000, true, "W"},
		{text("1,5 miliar"), Unknown, 1_500_000_000, true, "W"},
		{text("Rp 250 juta"), Unknown, 250_000_000, true, "W"},
		{text("750 rb"), Unknown, 750_000, true, "W"},
		{text("1,2 T"), Unknown, 1_200_000_000_000, true, "W"},
		{text("0,0000000005 M"), Unknown, 1, true, "W"},
		{text("1.234 M"), Unknown, 0, false, "Q"},
		{text("1.234 M"), Comma, 1_234_000_000_000, true, "W"},
		{text("1.234 M"), Point, 1_234_000_000, true, "W"},
		{text("250.000"), Unknown, 250_000, true, "W"},
		{text("250.000"), Comma, 250_000, true, "W"},
		{text("250.000"), Point, 0, false, "Q"},
		{text("1500000 rupiah"), Unknown, 1_500_000, true, ""},
		{text("-"), Unknown, 0, false, ""},
		{text("Rp -"), Unknown, 0, false, ""},
		{text("0"), Unknown, 0, true, ""},
		{text("n/a"), Unknown, 0, false, ""},
		{text("5 dokumen"), Unknown, 0, false, "E"},
		{text("lima juta"), Unknown, 0, false, "E"},
		{text("99999999999999999999"), Unknown, 0, false, "E"},
		{text("9.999.999.999 T"), Unknown, 0, false, "E"},
		{plainCell("1250000"), Unknown, 1_250_000, true, ""},
		{plainCell("1250000.5"), Unknown, 1_250_001, true, "W"},
		{stores("13670350", "13,670,350"), Unknown, 13_670_350, true, ""},
		{stores("149999928.4", "149,999,928"), Unknown, 149_999_928, true, "W"},
		{stores("-0.5", "-0.5"), Unknown, -1, true, "W"},
		{stores("3915.51", "3,915.51 M"), Unknown, 0, false, "Q"},
		{stores("0.96", "96%"), Unknown, 0, false, "E"},
		{sheet.Cell{Text: "formula belum dihitung", Raw: "=SUM(A1)", Type: sheet.ErrorCell}, Unknown, 0, false, "E"},
		{sheet.Cell{}, Unknown, 0, false, ""},
	} {
		got, stated, note := Rupiah(c.in, c.n)
		if got != c.want || stated != c.stated || verdict(note) != c.v {
			t.Errorf("%q with notation %d: got %d %v %s, want %d %v %s (%+v)", c.in.Text, c.n, got, stated, verdict(note), c.want, c.stated, c.v, note)
		}
	}
}

func TestNotationOf(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		column []string
		want   Notation
	}{
		{[]string{"1.234", "5"}, Unknown},
		{[]string{"1.234", "0,5"}, Comma},
		{[]string{"1.234", "0.5"}, Point},
		{[]string{"1.234", "1.234.567"}, Comma},
		{[]string{"1.234", "1,234,567"}, Point},
		{[]string{"Rp 1.000,50", "terlaksana"}, Comma},
		{[]string{"0.5", "0,5"}, Unknown},
		{[]string{"1.03.02", "Rp. 5"}, Unknown},
		{nil, Unknown},
	} {
		var column []sheet.Cell
		for _, s := range c.column {
			column = append(column, text(s))
		}
		if got := NotationOf(column); got != c.want {
			t.Errorf("%q: got %d, want %d", c.column, got, c.want)
		}
	}
}

func TestCode(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in      sheet.Cell
		want, v string
	}{
		{text(" 1.03.02 "), "1.03.02", ""},
		{text("1.03 .02. 2.01"), "1.03.02.2.01", ""},
		{text("'21.72"), "21.72", ""},
		{text("SG 01"), "SG 01", ""},
		{plainCell("11.10"), "11.10", ""},
		{stores("11.1", "11.1"), "11.1", "Q"},
		{stores("11.1", "11.10"), "11.10", ""},
		{stores("23", "0023"), "0023", ""},
		{stores("5", "5"), "5", ""},
		{stores("1234567", "1,234,567"), "1234567", ""},
		{sheet.Cell{Text: "2002-03-01", Raw: "2002-03-01", Type: sheet.DateCell}, "", "E"},
		{text("-"), "", ""},
	} {
		got, note := Code(c.in)
		if got != c.want || verdict(note) != c.v {
			t.Errorf("%q: got %q %s, want %q %s", c.in.Text, got, verdict(note), c.want, c.v)
		}
	}
}

func TestYearYesDate(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]int{"2019": 2019, "Tahun 2021": 2021, "TA 2024": 2024, "2.019": 0, "1": 0, "": 0, "2019-2023": 0} {
		if got, note := Year(text(in)); got != want || (note != nil) != (want == 0 && in != "") {
			t.Errorf("year %q: got %d, %+v", in, got, note)
		}
	}
	for in, want := range map[string]string{"ya": "yes", " YA ": "yes", "v": "yes", "tidak": "no", "Tidak ada": "no", "": "unstated", "mungkin": "E"} {
		yes, stated, note := YesNo(text(in))
		got := map[bool]string{true: "yes", false: "no"}[yes]
		if !stated {
			got = "unstated"
		}
		if note != nil {
			got = verdict(note)
		}
		if got != want {
			t.Errorf("yes or no %q: got %s, want %s", in, got, want)
		}
	}
	for in, want := range map[string]string{"2024-12-31": "2024-12-31", "31/12/2024": "2024-12-31", "8 Juli 2019": "2019-07-08", "1 Agustus 2020": "2020-08-01", "31 Februari 2020": "", "12": "", "": ""} {
		if got, note := Date(text(in)); got != want || (note != nil) != (want == "" && in != "") {
			t.Errorf("date %q: got %q, %+v", in, got, note)
		}
	}
}

func TestText(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Penyusunan  Dokumen \u00a0 Perencanaan": "Penyusunan Dokumen Perencanaan",
		"a;\n b;\r\n":                            "a; b;",
		"\ufeffOPD\u200b":                        "OPD",
		"Kehidupan\u00a0Beragama":                "Kehidupan Beragama",
		"2018â€“2023":                            "2018–2023",
		"Kota Â\u00a0Tanjungpinang":              "Kota Tanjungpinang",
		"Informasi â€“ layanan\u00a0publik é":    "Informasi – layanan publik é",
		"Âksara yang memang begitu":              "Âksara yang memang begitu",
	} {
		got, note := Text(text(in))
		if got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
		if broken := strings.Contains(in, "â€") || strings.Contains(in, "Â\u00a0"); broken != (note != nil) {
			t.Errorf("%q: note %+v", in, note)
		}
	}
	if got, _ := Long(text("a;\n\n  b  c;\r\n")); got != "a;\nb c;" {
		t.Errorf("lines: got %q", got)
	}
}

func FuzzCell(f *testing.F) {
	for _, s := range []string{"Rp 1.234.567,50", "3.915,51 M", "1 Dokumen", "(1.000)", "1 234 567", "2018â€“2023", "8 Juli 2019"} {
		f.Add(s, 1)
	}
	f.Fuzz(func(t *testing.T, s string, kind int) {
		c := sheet.Cell{Text: s, Raw: s, Type: sheet.CellType((kind%8 + 8) % 8)}
		for n := Unknown; n <= Point; n++ {
			d, _, note := Quantity(c, n)
			if !note.Usable() && d.Present() {
				t.Errorf("%q: a value (%s) in spite of %+v", s, d, note)
			}
			if _, stated, note := Rupiah(c, n); !note.Usable() && stated {
				t.Errorf("%q: a sum in spite of %+v", s, note)
			}
		}
		Text(c)
		Code(c)
		Year(c)
		YesNo(c)
		Date(c)
	})
}
