package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"gurindam/internal/decimal"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
	"gurindam/internal/result/archive"
)

// simulatedArchive writes the archive of one simulated region that all assessors gave the
// same level, and changes it before.
func simulatedArchive(t *testing.T, change func(*archive.Region)) string {
	t.Helper()
	i, _ := instrument.Load("kominfo-2022-baru")
	g := archive.Region{Code: "21.72", Name: "Kota Tanjungpinang (simulasi)", Cohort: "baru", Part: archive.Taking, Rank: 1, Of: 1}
	var given []score.Given
	for _, q := range i.Questions() {
		for n := range 2 {
			g.Scores = append(g.Scores, archive.Score{Question: q.Code, Assessor: n + 1, First: 2, Level: 2 + n})
			given = append(given, score.Given{Question: q.Code, Assessor: strconv.Itoa(n), Level: decimal.New(int64(2+n), 0)})
		}
	}
	got, err := score.Of(i, given)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range got.Aspects {
		g.Aspects = append(g.Aspects, a.Value)
	}
	g.Final, g.Exact = got.Final, got.Exact.String()
	change(&g)
	c := archive.Content{Cycle: "simulasi", Name: "Evaluasi simulasi", Year: 2022, Announced: time.Date(2022, 12, 1, 0, 0, 0, 0, time.UTC), Fingerprint: strings.Repeat("0f", 32),
		Instruments: []instrument.Instrument{i}, Cohorts: []archive.Cohort{{ID: "baru", Name: "Baru", Instrument: i.ID}}, Regions: []archive.Region{g}}
	name := filepath.Join(t.TempDir(), "hasil.zip")
	var b bytes.Buffer
	if err := archive.Write(&b, c); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func ran(args ...string) (code int, out, errs string) {
	var o, e bytes.Buffer
	code = program{in: strings.NewReader(""), out: &o, err: &e, env: func(string) string { return "" }}.run(context.Background(), args)
	return code, o.String(), e.String()
}

func TestVerify(t *testing.T) {
	t.Parallel()
	whole := simulatedArchive(t, func(*archive.Region) {})
	if code, out, errs := ran("verify", whole); code != exitDone || !strings.Contains(out, "\nsama: ") || !strings.Contains(out, "1 wilayah, 118 nilai asesor, 10 angka hasil") || errs != "" {
		t.Errorf("%d\n%s%s", code, out, errs)
	}
	changed := simulatedArchive(t, func(g *archive.Region) { g.Final = decimal.MustParse("2.51") })
	code, out, errs := ran("verify", changed)
	if want := `hasil.csv, baris 2, kolom 7, 21.72 (final): tertulis "2.51", hitungan "2.50"`; code != exitProblems || !strings.Contains(out, want) || errs != "" {
		t.Errorf("%d\n%s%s", code, out, errs)
	}
	code, out, _ = ran("verify", "--json", changed)
	var report archive.Report
	if err := json.Unmarshal([]byte(out), &report); err != nil || code != exitProblems || report.Equal || len(report.Differences) != 1 || report.Differences[0].Column != 7 {
		t.Errorf("%d, %v\n%s", code, err, out)
	}
	broken := filepath.Join(t.TempDir(), "rusak.zip")
	if err := os.WriteFile(broken, []byte("PK\x03\x04 bukan arsip"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{broken, filepath.Join(t.TempDir(), "tidak-ada.zip"), t.TempDir()} {
		if code, out, errs := ran("verify", name); code != exitUse || out != "" || !strings.Contains(errs, "tidak dapat") {
			t.Errorf("%s: %d\n%s%s", name, code, out, errs)
		}
	}
}

func TestExportResult(t *testing.T) {
	t.Parallel()
	db := "sqlite:" + filepath.Join(t.TempDir(), "a.db")
	if code, out, errs := ran("--db", db, "migrate"); code != exitDone {
		t.Fatalf("%d\n%s%s", code, out, errs)
	}
	if code, _, errs := ran("--db", db, "export", "result", "--cycle", "2026"); code != exitNotFound || !strings.Contains(errs, `Hasil siklus "2026" belum diumumkan`) {
		t.Errorf("%d\n%s", code, errs)
	}
	if code, _, errs := ran("--db", db, "export", "result", "--cycle", "2026", "--amendment", "-1"); code != exitUse {
		t.Errorf("%d\n%s", code, errs)
	}
}
