package archive_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/decimal"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
	"gurindam/internal/region"
	"gurindam/internal/result/archive"
)

func shipped(t testing.TB, id string) instrument.Instrument {
	t.Helper()
	i, ok := instrument.Load(id)
	if !ok {
		t.Fatalf("%s does not come with the program", id)
	}
	return i
}

// simulated is a cycle of simulated regions in two cohorts: most took part, one did
// not, one was left out, and a decision changed a level.
func simulated(t testing.TB, codes ...region.Code) archive.Content {
	t.Helper()
	c := archive.Content{
		Cycle: "2024-simulasi", Name: "Evaluasi 2024 (simulasi)", Year: 2024, Number: 1, Announced: time.Date(2024, 12, 2, 3, 0, 0, 0, time.UTC), Fingerprint: strings.Repeat("ab", 32),
		Instruments: []instrument.Instrument{shipped(t, "kominfo-2024-reguler"), shipped(t, "kominfo-2023-kppn-ikn")},
		Cohorts:     []archive.Cohort{{"reguler", "Reguler", "kominfo-2024-reguler"}, {"kppn-ikn", "KPPN dan IKN", "kominfo-2023-kppn-ikn"}},
	}
	for n, code := range codes {
		k := n % 2
		i := c.Instruments[k]
		r := archive.Region{Code: code, Name: fmt.Sprintf("Wilayah \"%d\", simulasi", n), Cohort: c.Cohorts[k].ID, Part: archive.Taking}
		switch n {
		case 2:
			r.Part = archive.Absent
			zero := decimal.New(0, 2)
			for range i.Aspects {
				r.Aspects = append(r.Aspects, zero)
			}
			r.Final, r.Exact = zero, "0"
		case 3:
			r.Part, r.Reason = archive.Excluded, "Putusan 1/2024: menunggu pemeriksaan."
		default:
			fill(t, &r, i, n)
		}
		c.Regions = append(c.Regions, r)
	}
	rank(c)
	first := c.Regions[0]
	c.Decisions = []archive.Decision{{Number: 1, Region: first.Code, Question: first.Scores[0].Question, Before: []int{0, 0, 0}, After: []int{first.Scores[0].Level, first.Scores[1].Level, first.Scores[2].Level}, Text: "Bukti halaman 3\ntelah dibaca.", At: time.Date(2024, 12, 20, 3, 0, 0, 0, time.UTC)}}
	return c
}

// fill gives a region answers, levels of three assessors, and what follows from them.
func fill(t testing.TB, r *archive.Region, i instrument.Instrument, n int) {
	t.Helper()
	var given []score.Given
	for q, question := range i.Questions() {
		r.Answers = append(r.Answers, archive.Answer{Question: question.Code, Level: (n + q) % 5, Figure: "12,5 %"})
		for a := range 3 {
			level := (n*3 + q*2 + a) % 5
			r.Scores = append(r.Scores, archive.Score{Question: question.Code, Assessor: a + 1, First: (level + 1) % 5, Level: level})
			given = append(given, score.Given{Question: question.Code, Assessor: strconv.Itoa(a), Level: decimal.New(int64(level), 0)})
		}
	}
	got, err := score.Of(i, given)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range got.Aspects {
		r.Aspects = append(r.Aspects, a.Value)
	}
	r.Final, r.Exact = got.Final, got.Exact.String()
	if n%3 != 1 {
		r.Before = "1.995"
		was, _ := score.ParseFraction(r.Before)
		r.Improvement = score.Improvement(got, was)
	}
}

// rank gives every region its place, written otherwise than what is tested.
func rank(c archive.Content) {
	for i := range c.Regions {
		r := &c.Regions[i]
		if r.Part != archive.Taking {
			continue
		}
		r.Rank = 1
		for _, o := range c.Regions {
			if o.Part == archive.Taking && o.Cohort == r.Cohort {
				if r.Of++; r.Final.Cmp(o.Final) < 0 {
					r.Rank++
				}
			}
		}
	}
}

var codes = []region.Code{"11.01", "12.01", "13.01", "14.01", "15.01", "16.01", "17.01", "18.01"}

func written(t testing.TB, c archive.Content) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := archive.Write(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t testing.TB, data []byte) archive.Archive {
	t.Helper()
	a, err := archive.Read(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestWhatIsWrittenIsReadAndTheSame(t *testing.T) {
	t.Parallel()
	c := simulated(t, codes...)
	data := written(t, c)
	if !bytes.Equal(data, written(t, c)) {
		t.Error("equal contents give other bytes")
	}
	a := read(t, data)
	if diff := cmp.Diff(c, a.Content); diff != "" {
		t.Errorf("content:\n%s", diff)
	}
	report := a.Verify()
	if !report.Equal || report.Regions != 8 || report.Scores == 0 || report.Numbers < 8*10 {
		t.Errorf("%+v", report)
	}
	if sum, err := c.Sum(); err != nil || sum != report.Archive {
		t.Errorf("fingerprint %s, %v, want %s", report.Archive, err, sum)
	}
}

// Every number of a result that is changed, with all hashes made to fit, is found at
// its place.
func TestChangedNumbersAreFound(t *testing.T) {
	t.Parallel()
	wrong := decimal.MustParse("3.99")
	for _, c := range []struct {
		name   string
		change func(*archive.Content)
		want   string // how the first difference begins
	}{
		{"aspect", func(c *archive.Content) { c.Regions[4].Aspects[1] = wrong }, "hasil.csv, baris 6, kolom 3, 15.01 (output): tertulis \"3.99\""},
		{"aspect of the other cohort", func(c *archive.Content) { c.Regions[5].Aspects[5] = wrong }, "hasil.csv, baris 7, kolom 7, 16.01 (kolaborasi): tertulis \"3.99\""},
		{"index", func(c *archive.Content) { c.Regions[0].Final = c.Regions[0].Final.Add(decimal.MustParse("0.001")) }, "hasil.csv, baris 2, kolom 8, 11.01 (final)"},
		{"unrounded index", func(c *archive.Content) { c.Regions[0].Exact = "2" }, "hasil.csv, baris 2, kolom 9, 11.01 (exact): tertulis \"2\""},
		{"improvement", func(c *archive.Content) { c.Regions[0].Improvement = decimal.Decimal{} }, "hasil.csv, baris 2, kolom 10, 11.01 (improvement): tertulis \"\""},
		{"improvement of none", func(c *archive.Content) { c.Regions[1].Improvement = wrong }, "hasil.csv, baris 3, kolom 10, 12.01 (improvement): tertulis \"3.99\", hitungan \"\""},
		{"rank", func(c *archive.Content) { c.Regions[6].Rank++ }, "hasil.csv, baris 8, kolom 11, 17.01 (rank)"},
		{"how many are ranked", func(c *archive.Content) { c.Regions[6].Of-- }, "hasil.csv, baris 8, kolom 12, 17.01 (of)"},
		{"rank of who took no part", func(c *archive.Content) { c.Regions[2].Rank, c.Regions[2].Of = 5, 5 }, "hasil.csv, baris 4, kolom 11, 13.01 (rank): tertulis \"5\", hitungan \"0\""},
		{"values of who was left out", func(c *archive.Content) { c.Regions[3].Final = wrong }, "hasil.csv, baris 5, kolom 8, 14.01 (final): tertulis \"3.99\", hitungan \"\""},
		{"last year", func(c *archive.Content) { c.Regions[0].Before = "1/3" }, "hasil.csv, baris 2, kolom 10, 11.01 (improvement)"},
		{"a level", func(c *archive.Content) { c.Regions[4].Scores[0].Level = 4 - c.Regions[4].Scores[0].Level/4*4 }, "hasil.csv, baris 6, kolom 2, 15.01 (baseline)"},
		{"a level off the scale", func(c *archive.Content) { c.Regions[4].Scores[0].Level = 9 }, "nilai.csv, baris"},
		{"a first level off the scale", func(c *archive.Content) { c.Regions[0].Scores[2].First = 7 }, "nilai.csv, baris 4, kolom 4, 11.01 (first): tertulis \"7\", hitungan \"0–4\""},
		{"a score given twice", func(c *archive.Content) { c.Regions[0].Scores[1].Assessor = 1 }, "nilai.csv, baris 2, 11.01 (nilai): tertulis \"Pertanyaan BL-1.1 dinilai dua kali"},
		{"no scores at all", func(c *archive.Content) { c.Regions[0].Scores = nil }, "nilai.csv, baris 2, 11.01"},
		{"scores of who took no part", func(c *archive.Content) { c.Regions[2].Scores = c.Regions[0].Scores }, "nilai.csv, baris"},
		{"a claim off the scale", func(c *archive.Content) { c.Regions[1].Answers[0].Level = 6 }, "jawaban.csv, baris 113, kolom 3, 12.01 (level): tertulis \"6\", hitungan \"0–4\""},
		{"a claim to no question", func(c *archive.Content) { c.Regions[0].Answers[0].Question = "X" }, "jawaban.csv, baris 2, kolom 2, 11.01 (question): tertulis \"X\""},
		{"a decision that does not count", func(c *archive.Content) { c.Decisions[0].After = []int{1, 1, 1} }, "keputusan.csv, baris 2, kolom 5, 11.01 (after)"},
		{"a decision of later", func(c *archive.Content) { c.Decisions[0].Number = 2 }, "keputusan.csv, baris 2, kolom 1, 11.01 (number)"},
		{"a decision that does not follow", func(c *archive.Content) { c.Decisions = append(c.Decisions, c.Decisions[0]) }, "keputusan.csv, baris 3, kolom 4, 11.01 (before)"},
		{"a weight", func(c *archive.Content) {
			i := &c.Instruments[0]
			i.Aspects = append([]instrument.Aspect{}, i.Aspects...)
			i.Aspects[0].Weight, i.Aspects[1].Weight = i.Aspects[1].Weight, i.Aspects[0].Weight
		}, "hasil.csv, baris 6, kolom 8, 15.01 (final)"},
		{"a cohort without instrument", func(c *archive.Content) { c.Cohorts[1].Instrument = "lain" }, "manifest.json (kelompok kppn-ikn)"},
		{"an unknown status", func(c *archive.Content) { c.Regions[4].Part = "entah" }, "peserta.csv, baris 6, kolom 4, 15.01 (status)"},
	} {
		content := simulated(t, codes...)
		c.change(&content)
		found := archive.Verify(content)
		if len(found) == 0 {
			t.Errorf("%s: not found", c.name)
			continue
		}
		hit := false
		for _, d := range found {
			hit = hit || strings.HasPrefix(d.String(), c.want)
		}
		if !hit {
			t.Errorf("%s: %v, want %s", c.name, found[:min(3, len(found))], c.want)
		}
		if c.name != "aspect" && c.name != "rank" && c.name != "a weight" {
			continue // what is found in a content is found in the archive of it
		}
		if a := read(t, written(t, content)); len(a.Altered) > 0 || a.Verify().Equal {
			t.Errorf("%s: the archive of it is taken as whole", c.name)
		}
	}
}

// unzipped gives the files of an archive, in order.
func unzipped(t testing.TB, data []byte) (names []string, files map[string]string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		names, files[f.Name] = append(names, f.Name), string(text)
	}
	return names, files
}

func zipped(t testing.TB, names []string, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, files[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A file that was touched is found by its hash, whatever was done to it.
func TestTouchedFilesAreFound(t *testing.T) {
	t.Parallel()
	whole := written(t, simulated(t, codes[:4]...))
	names, _ := unzipped(t, whole)
	for _, name := range names {
		_, files := unzipped(t, whole)
		switch {
		case strings.HasSuffix(name, ".csv"):
			files[name] = strings.Replace(files[name], ",", ",", 1) + "\n" // read the same, other bytes
		case name == "SHA256SUMS":
			files[name] = strings.Replace(files[name], "  peserta.csv", "  lain.csv", 1)
		default:
			files[name] += " "
		}
		a := read(t, zipped(t, names, files))
		if len(a.Altered) == 0 || a.Verify().Equal {
			t.Errorf("%s was touched and nobody sees", name)
		}
	}
}

func TestHostileArchives(t *testing.T) {
	t.Parallel()
	whole := written(t, simulated(t, codes...))
	for _, c := range []struct {
		name   string
		change func(names []string, files map[string]string) []string
		want   string
	}{
		{"a path out of the folder", func(n []string, f map[string]string) []string { f["../x.csv"] = "x"; return append(n, "../x.csv") }, "../x.csv: berkas ini tidak dikenal"},
		{"a path in the folder of instruments", func(n []string, f map[string]string) []string {
			f["instrumen/../../x.json"] = "x"
			return append(n, "instrumen/../../x.json")
		}, "instrumen/../../x.json: berkas ini tidak dikenal"},
		{"a file twice", func(n []string, f map[string]string) []string { return append(n, "hasil.csv") }, "hasil.csv: berkas ini ada dua kali"},
		{"no results", func(n []string, f map[string]string) []string { return without(n, "hasil.csv") }, "hasil.csv: berkas ini tidak ada"},
		{"no instrument", func(n []string, f map[string]string) []string {
			return without(n, "instrumen/kominfo-2024-reguler.json")
		}, "instrumen/kominfo-2024-reguler.json: berkas ini tidak ada"},
		{"too large", func(n []string, f map[string]string) []string {
			f["nilai.csv"] = strings.Repeat("0", 129<<20)
			return n
		}, "nilai.csv: isi arsip terlalu besar"},
		{"another format", edit("manifest.json", `"format": 1`, `"format": 2`), "manifest.json: bentuk arsip 2 tidak dikenal"},
		{"no JSON", edit("manifest.json", "{", "["), "manifest.json: isinya bukan JSON"},
		{"another column", edit("hasil.csv", "final", "nilai"), "hasil.csv, baris 1: kolomnya harus region,baseline"},
		{"a cell too many", edit("hasil.csv", "15.01,", "15.01,,"), "hasil.csv, baris 6: ada 13 sel, harus 12"},
		{"no CSV", edit("hasil.csv", "15.01,", "15\"01,"), "hasil.csv, baris 6: baris ini bukan CSV"},
		{"no number", edit("hasil.csv", "15.01,", "15.01,x"), "hasil.csv, baris 6: kolom 2: \"x"},
		{"another region", edit("hasil.csv", "15.01,", "18.01,"), "hasil.csv, baris 6: kolom 1: baris ini harus wilayah ke-5"},
		{"a region twice", edit("peserta.csv", "12.01,", "11.01,"), "peserta.csv, baris 3: kolom 1: wilayah 11.01 sudah ada"},
		{"no region", edit("peserta.csv", "12.01,", "xx,"), "peserta.csv, baris 3: kolom 1: \"xx\" bukan kode"},
		{"an unknown region", edit("nilai.csv", "11.01,", "19.01,"), "nilai.csv, baris 2: kolom 1: wilayah \"19.01\" tidak ada"},
		{"a level that is none", edit("nilai.csv", "11.01,BL-1.1,1,", "11.01,BL-1.1,-1,"), "nilai.csv, baris 2: kolom 3: \"-1\" bukan bilangan bulat"},
		{"rows out of order", edit("jawaban.csv", "18.01,", "11.01,"), "jawaban.csv, baris"},
		{"last year is no number", edit("sebelumnya.csv", "1.995", "kira-kira"), "sebelumnya.csv, baris 2: kolom 2"},
		{"a decision without time", edit("keputusan.csv", "2024-12-20T", "kemarin"), "keputusan.csv, baris 2: kolom 6"},
		{"an empty table", func(n []string, f map[string]string) []string { f["keputusan.csv"] = ""; return n }, "keputusan.csv, baris 1"},
	} {
		names, files := unzipped(t, whole)
		data := zipped(t, c.change(names, files), files)
		if _, err := archive.Read(bytes.NewReader(data), int64(len(data))); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	for _, data := range [][]byte{nil, []byte("PK"), whole[:500]} {
		if _, err := archive.Read(bytes.NewReader(data), int64(len(data))); err == nil {
			t.Errorf("%d bytes that are no archive are read", len(data))
		}
	}
}

func without(names []string, name string) (out []string) {
	for _, n := range names {
		if n != name {
			out = append(out, n)
		}
	}
	return out
}

func edit(name, from, to string) func([]string, map[string]string) []string {
	return func(n []string, f map[string]string) []string {
		f[name] = strings.Replace(f[name], from, to, 1)
		return n
	}
}

// A cycle of the size of the nation.
func BenchmarkVerify(b *testing.B) {
	var all []region.Code
	for _, r := range region.All() {
		if len(all) < 514 && strings.Count(string(r.Code), ".") == 1 {
			all = append(all, r.Code)
		}
	}
	data := written(b, simulated(b, all...))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if report := read(b, data).Verify(); !report.Equal || report.Regions != len(all) {
			b.Fatalf("%d regions, %v", report.Regions, report.Differences[:1])
		}
	}
}
