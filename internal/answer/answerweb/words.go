package answerweb

import (
	"context"
	"strconv"

	"gurindam/internal/answer"
	"gurindam/internal/evidence"
	"gurindam/internal/web"
)

func turnWords(ctx context.Context, t answer.Turn) string {
	switch t {
	case answer.HandIn:
		return web.T(ctx, "Diajukan")
	case answer.TakeBack:
		return web.T(ctx, "Ditarik kembali")
	case answer.Return:
		return web.T(ctx, "Dikembalikan")
	}
	return web.T(ctx, "Dikirim")
}

func fieldWords(ctx context.Context, f answer.Field) string {
	switch f {
	case answer.Level:
		return web.T(ctx, "tingkat")
	case answer.Figure:
		return web.T(ctx, "angka")
	case answer.Office:
		return web.T(ctx, "OPD penanggung jawab")
	}
	return web.T(ctx, "uraian")
}

// typeName is what a type of evidence is called.
func typeName(ctx context.Context, code string) string {
	if t, ok := evidence.TypeOf(code); ok {
		return web.Translate(ctx, t.Name)
	}
	return code
}

// orNone says a value, or that there is none.
func orNone(ctx context.Context, value string) string {
	if value == "" {
		return web.T(ctx, "(kosong)")
	}
	return value
}

// gapWords says how far what is claimed lies above what the evidence supports.
func gapWords(ctx context.Context, o answer.Outlook) string {
	if gap := o.Claimed.Final.Sub(o.Supported.Final); o.Claimed.Final.Cmp(o.Supported.Final) > 0 {
		return web.T(ctx, "%s lebih rendah dari klaim", gap.Indonesian())
	}
	return ""
}

func gapTone(o answer.Outlook) web.Tone {
	if o.Claimed.Final.Cmp(o.Supported.Final) > 0 {
		return web.Warn
	}
	return web.Good
}

// wholeOf reads a number of a form; what is none is -1, which fits nothing.
func wholeOf(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return -1
	}
	return n
}
