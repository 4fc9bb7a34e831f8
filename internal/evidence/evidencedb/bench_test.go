package evidencedb_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/evidence"
	"gurindam/internal/evidence/evidencedb"
	"gurindam/internal/file"
	"gurindam/internal/region"
)

// heaped fills a region with items that each serve a claim, and others with what a
// tenth of them hold, too.
func heaped(b *testing.B, d *db.DB, most int) {
	b.Helper()
	for from := 0; from < most; from += 500 {
		if err := d.Update(b.Context(), func(tx *db.Tx) error {
			r := evidencedb.Records{Tx: tx}
			for n := from; n < min(from+500, most); n++ {
				i := evidence.Item{Region: city, ID: fmt.Sprintf("ITEM%022d", n), Kind: evidence.File, Version: 1, Type: "notulen", Title: fmt.Sprintf("Notulen rapat %d", n), Date: noon, State: evidence.Draft, At: noon, Changed: noon.Add(time.Duration(n) * time.Second), Rev: 1,
					Content: evidence.Content{Hash: file.Hash([]byte(fmt.Sprint(n))), Name: "notulen.pdf", Media: "application/pdf", Size: 100_000, Pages: 3, Scan: evidence.Clean}}
				if err := r.AddItem(b.Context(), i); err != nil {
					return err
				}
				if err := r.AddClaim(b.Context(), evidence.Claim{Region: city, Item: i.ID, Kind: "isian", About: fmt.Sprintf("2026/BL-%d", n), Year: 2026, At: noon}); err != nil {
					return err
				}
				if n%10 != 0 {
					continue
				}
				i.Region = region.Code(fmt.Sprintf("%02d.01", 31+n%5))
				if err := r.AddItem(b.Context(), i); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			b.Fatal(err)
		}
	}
}

// slowest gives the time that all but one of twenty stay below.
func slowest(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)*95/100]
}

// BenchmarkEvidence lists 5,000 items of a region with their flags, and looks one up
// with every use of its content in all regions.
func BenchmarkEvidence(b *testing.B) {
	dbtest.Bench(b, func(b *testing.B, d *db.DB) {
		heaped(b, d, 5000)
		s := service(d)
		for name, ask := range map[string]func() error{
			"list 5000": func() error {
				l, err := s.List(b.Context(), ana.Actor, city, evidence.Filter{Flagged: true})
				if err == nil && (l.All != 5000 || l.Flagged != 500) {
					err = fmt.Errorf("%d items, %d flagged", l.All, l.Flagged)
				}
				return err
			},
			"passport": func() error {
				_, err := s.Passport(b.Context(), ana.Actor, city, fmt.Sprintf("ITEM%022d", 2500))
				return err
			},
		} {
			b.Run(name, func(b *testing.B) {
				var times []time.Duration
				for b.Loop() {
					begin := time.Now()
					if err := ask(); err != nil {
						b.Fatal(err)
					}
					times = append(times, time.Since(begin))
				}
				b.ReportMetric(float64(slowest(times).Microseconds())/1000, "p95-ms")
			})
		}
	})
}
