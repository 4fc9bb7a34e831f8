package instrument_test

import (
	"strings"
	"testing"

	"gurindam/internal/fault"
	"gurindam/internal/instrument"
)

func TestParseSaysWhereAndWhatToDo(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, want string }{
		"empty":              {"", "baris 1: Berkas ini terpotong"},
		"not JSON":           {"kode;nama", "baris 1: Berkas ini bukan JSON"},
		"comma missing":      {"{\n\"id\": \"a\"\n\"name\": \"b\"}", "baris 3: Berkas ini bukan JSON"},
		"a list":             {"[]", "harus objek"},
		"cut off":            {"{\n\"id\": \"a\",\n\"aspects\": [{", "baris 3, aspects[0]: Berkas ini terpotong"},
		"unknown field":      {"{\n\"id\": \"a\",\n\"bobot\": 3}", "baris 3, bobot: Nama isian ini tidak dikenal"},
		"unknown field deep": {`{"aspects": [{"elements": [{"questions": [{"code": "A", "teks": "x"}]}]}]}`, "aspects[0].elements[0].questions[0].teks"},
		"twice":              {`{"id": "a", "id": "b"}`, "id: Isian ini tertulis dua kali"},
		"another case":       {`{"ID": "a"}`, "ID: Nama isian ini tidak dikenal"},
		"weight as number":   {`{"aspects": [{"weight": 12.5}]}`, `aspects[0].weight: Angka ditulis di antara tanda petik`},
		"weight with comma":  {`{"aspects": [{"weight": "12,5"}]}`, `aspects[0].weight: "12,5" bukan angka`},
		"year as text":       {`{"year": "2025"}`, "year: Isinya harus bilangan bulat"},
		"year with decimals": {`{"year": 2025.5}`, "year: Isinya harus bilangan bulat"},
		"text as number":     {`{"name": 5}`, "name: Isinya harus teks"},
		"nothing":            {`{"name": null}`, "name: Isinya harus teks"},
		"list as text":       {`{"notes": "a"}`, "notes: Isinya harus daftar"},
		"more behind":        {`{"id": "a"} {"id": "b"}`, "Ada isi lain"},
		"too large":          {`{"name": "` + strings.Repeat("a", instrument.Largest) + `"}`, "lebih dari 4 MB"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := instrument.Parse(strings.NewReader(c.text))
			if err == nil || !strings.Contains(fault.Text(err), c.want) {
				t.Errorf("got %q, want %q in it", fault.Text(err), c.want)
			}
			if kind := fault.KindOf(err); kind != fault.Invalid && kind != fault.TooLarge {
				t.Errorf("kind %v", kind)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add(`{"id": "a", "aspects": [{"weight": "1"}]}`)
	f.Add(`{"a": [[[{`)
	f.Fuzz(func(t *testing.T, text string) {
		i, err := instrument.Parse(strings.NewReader(text))
		if err != nil {
			return
		}
		instrument.Check(i)
		again, err := instrument.Encode(i)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := instrument.Parse(strings.NewReader(string(again))); err != nil {
			t.Fatalf("what it writes it does not read: %v\n%s", err, again)
		}
	})
}
