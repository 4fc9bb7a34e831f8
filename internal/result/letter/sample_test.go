package letter_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"gurindam/internal/decimal"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
	"gurindam/internal/result/letter"
)

var head = letter.Head{
	Office: "DIREKTORAT JENDERAL TEKNOLOGI PEMERINTAH DIGITAL", Address: "Jalan Contoh Nomor 1, Jakarta · laman contoh.go.id", Number: "B-101/CONTOH/AI.01.05/12/2024",
	Date: time.Date(2024, 12, 2, 0, 0, 0, 0, time.UTC), Place: "Jakarta", Title: "Direktur Jenderal,", Signatory: "(nama penanda tangan)", NIP: "(nomor)", Rank: true,
	Copies: []string{"Gubernur Contoh", "Direktur Jenderal Contoh"},
}

// simulated is the result of a region that so many assessors judged.
func simulated(t testing.TB, id string, assessors int) letter.Region {
	t.Helper()
	i, ok := instrument.Load(id)
	if !ok {
		t.Fatalf("%s does not come with the program", id)
	}
	r := letter.Region{Cycle: "Evaluasi Kota Cerdas 2024", Year: 2024, Simulated: true, Code: "21.72", Name: "Kota Tanjungpinang", Cohort: "Reguler", Took: true, Instrument: i,
		Before: "2.504", Rank: 3, Of: 38, Announced: time.Date(2024, 12, 2, 4, 0, 0, 0, time.UTC), Fingerprint: strings.Repeat("3f8a90c1", 8), Address: "https://contoh.go.id/evaluasi/2024/hasil"}
	rule, levels := score.For(i), map[string]decimal.Decimal{}
	sheet := rule.Sheet()
	for n, q := range i.Questions() {
		question := letter.Question{Code: q.Code, Claimed: decimal.New(int64(3+n%2), 0)}
		for a := range assessors {
			level := min(i.Scale.Max, max(i.Scale.Min, 1+(n*7+a*n%3)%4))
			question.Levels = append(question.Levels, level)
			sheet.Add(n, score.Whole(int64(level)))
		}
		if n%3 == 0 {
			question.Notes = []letter.Note{{Label: "Asesor 1", Text: "Dokumen menyebut kegiatan ini, tetapi realisasinya baru sampai triwulan ketiga."}}
			question.Proofs = []letter.Proof{{Title: "Laporan pelaksanaan masterplan tahun 2024 (simulasi)", Page: 12 + n, By: "Asesor 1"}, {Title: "Peraturan Wali Kota tentang pelaksanaan kota cerdas (simulasi)"}}
		}
		r.Questions = append(r.Questions, question)
	}
	got := sheet.Result()
	for n := range r.Questions {
		r.Questions[n].Value = got.Questions[r.Questions[n].Code].Value
		levels[r.Questions[n].Code] = got.Questions[r.Questions[n].Code].Exact.Decimal()
	}
	for _, a := range got.Aspects {
		r.Aspects = append(r.Aspects, letter.Aspect{Code: a.Code, Value: a.Value, Share: a.Contribution})
	}
	names := map[string]string{"SG": "Smart Governance", "SB": "Smart Branding", "SE": "Smart Economy", "SL": "Smart Living", "SS": "Smart Society", "SEn": "Smart Environment"}
	for _, p := range rule.Dimensions(got) {
		r.Dimensions = append(r.Dimensions, letter.Value{Code: p.Code, Name: names[p.Code], Value: p.Value})
	}
	r.Final, r.Exact = got.Final, got.Exact.String()
	was, _ := score.ParseFraction(r.Before)
	r.Improvement = score.Improvement(got, was)
	for a := range assessors {
		r.Assessors = append(r.Assessors, letter.Assessor{Label: fmt.Sprintf("Asesor %d", a+1),
			Strengths:       "Dewan kota cerdas bertemu teratur dan notulennya lengkap; program governance berjalan menurut rencana.\nKerja sama dengan perguruan tinggi sudah menghasilkan dua aplikasi yang dipakai warga.",
			Weaknesses:      "Bukti anggaran hanya menyebut pagu, bukan realisasi.",
			Recommendations: "Tandai sub kegiatan kota cerdas dalam dokumen anggaran, dan ukur pemakaian aplikasi tiap triwulan."})
	}
	for _, q := range i.Questions()[:8] {
		top := decimal.New(int64(i.Scale.Max), 0)
		rise, err := rule.Gain(levels, q.Code, top)
		if err != nil {
			t.Fatal(err)
		}
		r.Gains = append(r.Gains, letter.Gain{Code: q.Code, From: rise.From, To: rise.To, Gain: rise.Gain, Exact: rise.Exact.Decimal()})
	}
	return r
}
