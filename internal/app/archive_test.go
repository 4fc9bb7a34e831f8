package app

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"testing"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/result/archive"
)

// announcedCycle plays a cycle of some simulated regions to its announcement; the last
// of them does not take part.
func announcedCycle(t testing.TB, a *App, cycle string, taking, absent []region.Code) {
	t.Helper()
	ctx := t.Context()
	s, err := a.NewSimulation(ctx, cycle, judges(t, a, 3)...)
	if err == nil {
		err = s.Open(ctx, "Uji arsip", "kominfo-2022-baru", time.Now().Year(), append(append([]region.Code{}, taking...), absent...))
	}
	if err != nil {
		t.Fatal(err)
	}
	for n, code := range taking {
		for _, act := range []func() error{
			func() error { return s.Join(ctx, code) },
			func() error { return s.Answer(ctx, code, n) },
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
		var b bytes.Buffer
		if err := archive.Write(&b, c); err != nil {
			t.Fatal(err)
		}
		read, err := archive.Read(bytes.NewReader(b.Bytes()), int64(b.Len()))
		if err != nil {
			t.Fatal(err)
		}
		report := read.Verify()
		if !report.Equal || report.Regions != 4 || report.Scores != 3*59*3 || report.Publication != c.Fingerprint {
			t.Errorf("%+v", report)
		}
		nameless(t, b.Bytes())
	})
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
