package instrument_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"gurindam/internal/evidence"
	"gurindam/internal/instrument"
)

// What is shipped is written as the program writes it, so that a file downloaded,
// edited and put back differs only where it was edited.
func TestShippedFilesAreWrittenAsTheProgramWrites(t *testing.T) {
	t.Parallel()
	for _, i := range instrument.Shipped() {
		t.Run(i.ID, func(t *testing.T) {
			t.Parallel()
			file, err := os.ReadFile("data/" + i.ID + ".json")
			if err != nil {
				t.Fatal(err)
			}
			text, err := instrument.Encode(i)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(file), string(text)); diff != "" {
				t.Error(diff)
			}
			again, err := instrument.Parse(bytes.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(i, again); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A published instrument never changes, so that an old evaluation scores the same for
// ever. A new year is a new file and a new line here; a line that is here stays.
func TestPublishedInstrumentsNeverChange(t *testing.T) {
	t.Parallel()
	published := map[string]string{
		"kominfo-2021-reguler":  "a284bda9fbc4d36bd9920dccb9c77f3bb950df6c43696b243d5d8ed3a75c184a",
		"kominfo-2022-baru":     "6011f596de7c50fb594e4ffea9834f30d9a2d27e52564a1db17100e7d84c549f",
		"kominfo-2022-reguler":  "1cdc4750c4b779afb1b9091763603d0b596db94425d6045eeee7b405f58a3720",
		"kominfo-2023-kppn-ikn": "ff362f9e4cd401a38f545fbe65a78a6ba1d04c1fb615965996e3fed12e03aec9",
		"kominfo-2023-reguler":  "b3e7b930b3bd4f7f8cd343b637c73334a09f6fd590b1321ac510109b0d19b5da",
		"kominfo-2024-reguler":  "c38c710be1236abae17395f1c87a64bafd6352c084fcf5d020be3c355f918171",
		"pemdi-2026":            "edac13a4caaf70648fdee7ea544aad1bebc6851e97c55d9d963a3f7c3e33c516",
		"spbe-2018":             "089f1f9b20e92dc4740fe707a996a152e109e3b4bcea1c79bc04476ebf0471ea",
		"spbe-2020":             "7ac11d080480f57aa693cda1028fe1865152ccd0bc7a761bcd3310db031b52fb",
	}
	for _, i := range instrument.Shipped() {
		got, err := instrument.Fingerprint(i)
		if err != nil {
			t.Fatal(err)
		}
		if want := published[i.ID]; got != want {
			t.Errorf("%s has fingerprint %s, want %q", i.ID, got, want)
		}
		delete(published, i.ID)
	}
	for id := range published {
		t.Errorf("%s is no longer shipped", id)
	}
}

// The schema and the program agree on what a file is.
func TestShippedFilesKeepTheSchema(t *testing.T) {
	t.Parallel()
	schema := compiled(t)
	for _, i := range instrument.Shipped() {
		text, err := instrument.Encode(i)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value(t, text)); err != nil {
			t.Errorf("%s: %v", i.ID, err)
		}
	}
}

func TestSchemaRefuses(t *testing.T) {
	t.Parallel()
	schema := compiled(t)
	for name, spoil := range map[string]func(*instrument.Instrument){
		"unknown evidence":  func(i *instrument.Instrument) { i.Aspects[0].Elements[0].Questions[0].Evidence[0].Types[0] = "gosip" },
		"no aspect":         func(i *instrument.Instrument) { i.Aspects = nil },
		"capital id":        func(i *instrument.Instrument) { i.ID = "UJI" },
		"rounding too fine": func(i *instrument.Instrument) { i.Rounding.Aspect = 7 },
	} {
		i := small()
		spoil(&i)
		text, err := instrument.Encode(i)
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(value(t, text)) == nil {
			t.Errorf("%s is allowed", name)
		}
	}
	text, _ := instrument.Encode(small())
	if err := schema.Validate(value(t, text)); err != nil {
		t.Error(err)
	}
	if err := schema.Validate(value(t, []byte(`{"id": "a", "bobot": 1}`))); err == nil {
		t.Error("an unknown field is allowed")
	}
}

// Whoever checks a file by the schema alone learns of every evidence type there is.
func TestSchemaKnowsEveryEvidenceType(t *testing.T) {
	t.Parallel()
	for _, e := range evidence.Types {
		if !bytes.Contains(instrument.Schema(), []byte(`"`+e.Code+`"`)) {
			t.Errorf("the schema does not know %q", e.Code)
		}
	}
}

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	if err := c.AddResource(instrument.SchemaFile, value(t, instrument.Schema())); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(instrument.SchemaFile)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func value(t *testing.T, text []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestQuestionsAreThoseOfTheReports(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]map[string]int{
		"kominfo-2021-reguler":  {"baseline": 5, "output": 7, "outcome": 31, "impact": 54, "quick_win": 12},
		"kominfo-2022-reguler":  {"baseline": 5, "output": 7, "outcome": 31, "impact": 54, "quick_win": 12},
		"kominfo-2022-baru":     {"baseline": 5, "output": 7, "outcome": 31, "impact": 4, "quick_win": 12},
		"kominfo-2023-reguler":  {"baseline": 5, "output": 7, "outcome": 33, "impact": 54, "quick_win": 12},
		"kominfo-2023-kppn-ikn": {"baseline": 5, "output": 7, "outcome": 33, "impact": 54, "quick_win": 12, "kolaborasi": 6},
		"kominfo-2024-reguler":  {"baseline": 5, "output": 7, "outcome": 33, "impact": 54, "quick_win": 12},
		"spbe-2018":             {"a1": 7, "a2": 10, "a3": 2, "a4": 2, "a5": 3, "a6": 7, "a7": 6},
		"spbe-2020":             {"a1": 10, "a2": 4, "a3": 4, "a4": 2, "a5": 8, "a6": 3, "a7": 10, "a8": 6},
		"pemdi-2026":            {"a1": 2, "a2": 2, "a3": 4, "a4": 4, "a5": 2, "a6": 4, "a7": 2},
	} {
		i, ok := instrument.Load(id)
		if !ok {
			t.Errorf("%s is not shipped", id)
			continue
		}
		got := map[string]int{}
		for _, a := range i.Aspects {
			got[a.Code] = len(a.Questions())
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", id, diff)
		}
	}
	i, _ := instrument.Load("kominfo-2023-kppn-ikn")
	for _, code := range []string{"BL-1.1", "OP-1.1", "OC-P-SG", "OC-7b", "OC-R4", "IM-SG-1-1", "IM-SEn-3-3", "QW-9a", "QW-10b", "KO-SEn"} {
		if _, _, ok := i.Find(code); !ok {
			t.Errorf("%s asks nothing under %s", i.ID, code)
		}
	}
}

// Nothing of the ministry that nobody could read is passed off as official.
func TestUnknownRubricsAreNotOfficial(t *testing.T) {
	t.Parallel()
	for _, i := range instrument.Shipped() {
		if i.Framework != "kominfo" {
			continue
		}
		if len(i.Predicates) > 0 {
			t.Errorf("%s has predicates", i.ID)
		}
		for _, q := range i.Questions() {
			for _, l := range q.Levels {
				if l.Kind != "usulan" {
					t.Errorf("%s %s: rubric of level %d is %q", i.ID, q.Code, l.Level, l.Kind)
				}
			}
		}
	}
}

func BenchmarkParse(b *testing.B) {
	text, err := os.ReadFile("data/spbe-2020.json")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := instrument.Parse(bytes.NewReader(text)); err != nil {
			b.Fatal(err)
		}
	}
}
