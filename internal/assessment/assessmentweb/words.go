package assessmentweb

import (
	"context"

	"gurindam/internal/assessment"
	"gurindam/internal/decimal"
	"gurindam/internal/web"
)

// leanSentence says how an assessor's scores lie beside those of the others.
func leanSentence(ctx context.Context, l assessment.Lean) string {
	switch l.Exact.Sign() {
	case -1:
		return web.T(ctx, "lebih rendah %s tingkat dari penilai lain; di bawah mereka pada %d dari %d pertanyaan", decimal.New(0, 2).Sub(l.Difference).Indonesian(), l.Lower, l.Questions)
	case 1:
		return web.T(ctx, "lebih tinggi %s tingkat dari penilai lain; di atas mereka pada %d dari %d pertanyaan", l.Difference.Indonesian(), l.More, l.Questions)
	}
	return web.T(ctx, "sama dengan rata-rata penilai lain")
}

// signed writes a difference with its sign.
func signed(l assessment.Lean) string {
	if l.Exact.Sign() > 0 {
		return "+" + l.Difference.Indonesian()
	}
	return l.Difference.Indonesian()
}
