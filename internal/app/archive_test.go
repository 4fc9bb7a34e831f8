package app

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/result"
	"gurindam/internal/result/archive"
)

// announcedCycle plays a cycle of some simulated regions to its announcement; the last
// of them does not take part.
func announcedCycle(t testing.TB, a *App, cycle string, taking, absent []region.Code) {
	t.Helper()
	ctx := t.Context()
	s, err := a.NewSimulation(ctx, cycle, judges(t, a, 3)...)
	if err == nil {
		err = s.Open(ctx, "Uji arsip", "kominfo-2022-baru", "", time.Now().Year(), append(append([]region.Code{}, taking...), absent...))
	}
	if err != nil {
		t.Fatal(err)
	}
	for n, code := range taking {
		for _, act := range []func() error{
			func() error { return s.Join(ctx, code) },
			func() error { return s.Answer(ctx, code, n, true) },
			func() error { return s.Send(ctx, code) },
		} {
			if err := act(); err != nil {
				t.Fatalf("%s: %v", code, err)
			}
		}
	}
	for _, code := range absent {
		if err := a.Cycles.Reply(ctx, ministry(false), cycle, code, false, "tidak menjawab"); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Assign(ctx); err != nil {
		t.Fatal(err)
	}
	for n, code := range taking {
		if err := s.Score(ctx, code, n); err != nil {
			t.Fatalf("%s: %v", code, err)
		}
	}
	if err = s.Settle(ctx, taking); err == nil {
		err = s.Announce(ctx)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// What is announced leaves as an archive that is found to be the same from itself alone.
func TestResultArchive(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a := build(d, time.Now)
		if _, err := a.ResultArchive(t.Context(), "arsip", Latest); fault.KindOf(err) != fault.NotFound {
			t.Errorf("nothing announced: %v", err)
		}
		announcedCycle(t, a, "arsip", simulatedRegions[:3], simulatedRegions[3:4])
		if _, err := a.ResultArchive(t.Context(), "arsip", 1); fault.KindOf(err) != fault.NotFound {
			t.Errorf("no such amendment: %v", err)
		}
		c, err := a.ResultArchive(t.Context(), "arsip", 0)
		if err != nil {
			t.Fatal(err)
		}
		report := checked(t, c)
		if !report.Equal || report.Regions != 4 || report.Scores != 3*59*3 || report.Publication != c.Fingerprint {
			t.Errorf("%+v", report)
		}

		corrected(t, a, "arsip", simulatedRegions[0], "BL-1.1")
		later, err := a.ResultArchive(t.Context(), "arsip", Latest)
		if err != nil {
			t.Fatal(err)
		}
		if report := checked(t, later); !report.Equal || report.Number != 1 || len(later.Decisions) != 1 || later.Fingerprint == c.Fingerprint {
			t.Errorf("after a correction: %+v, %+v", report, later.Decisions)
		}
		again, err := a.ResultArchive(t.Context(), "arsip", 0)
		if diff := cmp.Diff(c, again); err != nil || diff != "" {
			t.Errorf("the announcement is another after it was amended: %v\n%s", err, diff)
		}
	})
}

// checked writes an archive, reads it and recomputes it.
func checked(t *testing.T, c archive.Content) archive.Report {
	t.Helper()
	var b bytes.Buffer
	if err := archive.Write(&b, c); err != nil {
		t.Fatal(err)
	}
	nameless(t, b.Bytes())
	read, err := archive.Read(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return read.Verify()
}

// corrected lets the ministry correct a question to the highest level.
func corrected(t *testing.T, a *App, cycle string, code region.Code, question string) {
	t.Helper()
	o, err := a.Results.Correct(t.Context(), result.Author(ministry(false)), cycle, code, result.Plea{Question: question, Reason: "Bukti halaman pertama terlewat oleh semua asesor."})
	if err != nil {
		t.Fatal(err)
	}
	who := evaluation.Author{Actor: access.Actor{Person: "simulasi-pemutus", Grants: []access.Grant{{Role: "pemutus"}}}, Name: "Simulasi pemutus"}
	if _, err := a.Results.Rule(t.Context(), result.Author(who), cycle, code, o.ID, result.Ruling{Grant: true, Levels: []int{4, 4, 4}, Text: "Bukti itu sah dan sudah dibaca pemutus.\nTingkatnya disesuaikan.", Rev: o.Rev}); err != nil {
		t.Fatal(err)
	}
}

// nameless looks whether an archive names an assessor, in any of its files.
func nameless(t *testing.T, data []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		text, err := fs.ReadFile(z, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(text, []byte("Asesor 1")) {
			t.Errorf("%s names an assessor", f.Name)
		}
	}
}
