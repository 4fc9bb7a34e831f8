package assessmentdb_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"gurindam/internal/assessment"
	"gurindam/internal/assessment/assessmentdb"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/region"
)

var noon = time.Date(2026, 9, 2, 5, 0, 0, 0, time.UTC) // 12.00 WIB

// fill keeps a whole cycle: regions × assessors sheets of so many questions.
func fill(b *testing.B, d *db.DB, regions, assessors, questions int) {
	b.Helper()
	ctx := context.Background()
	for from := 0; from < regions; from += 64 {
		err := d.Update(ctx, func(tx *db.Tx) error {
			r := assessmentdb.Records{Tx: tx}
			for n := from; n < min(from+64, regions); n++ {
				for a := range assessors {
					if err := r.SaveSheet(ctx, whole(n, a, questions)); err != nil {
						return err
					}
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

func whole(n, a, questions int) assessment.Sheet {
	s := assessment.Sheet{Cycle: "2026", Region: region.Code(fmt.Sprintf("%02d.%02d", 11+n/40, 1+n%40)), Assessor: fmt.Sprintf("ORANG%03d", (n*7+a)%60), Name: "Asesor Simulasi", Locked: noon,
		Strengths: "Tata kelola data sudah berjalan.", Weaknesses: "Bukti survei belum lengkap.", Recommendations: "Tetapkan peraturan wali kota.", Scores: map[string]assessment.Score{}}
	for q := range questions {
		code := fmt.Sprintf("OC-%d", q)
		s.Scores[code] = assessment.Score{Cycle: s.Cycle, Region: s.Region, Assessor: s.Assessor, Question: code, First: (n + a + q) % 5, Level: (n + a + q) % 5,
			Note: "Notulen rapat Dewan ada,\ndaftar hadir tidak.", Item: "ABCDEFGHIJKLMNOPQRSTUVWXYZ", Page: 3, At: noon, Rev: 1}
	}
	return s
}

// BenchmarkScores reads the scores of a whole cycle, 514 regions with five assessors and
// a hundred questions, and adds them up.
func BenchmarkScores(b *testing.B) {
	dbtest.Bench(b, func(b *testing.B, d *db.DB) {
		const regions, assessors, questions = 514, 5, 100
		fill(b, d, regions, assessors, questions)
		for b.Loop() {
			sum := 0
			err := d.View(b.Context(), func(tx *db.Tx) error {
				scores, err := assessmentdb.Records{Tx: tx}.Scores(b.Context(), "2026")
				if len(scores) != regions*assessors*questions {
					b.Fatalf("%d scores", len(scores))
				}
				for _, g := range scores {
					sum += g.Level
				}
				return err
			})
			if err != nil || sum == 0 {
				b.Fatal(sum, err)
			}
		}
	})
}
