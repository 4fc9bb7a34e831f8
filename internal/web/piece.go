package web

import (
	"context"
	"strconv"
	"strings"

	"gurindam/internal/money"
)

// Tone is the state a word or a figure tells: it colours what is also said.
type Tone string

// Tones.
const (
	Plain Tone = ""
	Good  Tone = "good"
	Warn  Tone = "warn"
	Bad   Tone = "bad"
)

// Share is one part of a Track.
type Share struct {
	Name  string
	Count int
}

// Link is an address with its words.
type Link struct{ Text, Path string }

// Int writes a count as people read it: 1.250.
func Int(n int) string { return money.Rupiah(n).Digits() }

// Amount writes an amount of money for a headline: Rp 412,6 M. The letter of its
// unit is a word like others, lest miliar be read as million.
func Amount(ctx context.Context, r money.Rupiah) string {
	short := r.Short()
	if number, ok := strings.CutSuffix(short, "\u00a0jt"); ok {
		return T(ctx, "%s\u00a0jt", number)
	}
	if number, ok := strings.CutSuffix(short, "\u00a0M"); ok {
		return T(ctx, "%s\u00a0M", number)
	}
	if number, ok := strings.CutSuffix(short, "\u00a0T"); ok {
		return T(ctx, "%s\u00a0T", number)
	}
	return short
}

// Size writes a number of bytes as people read it: 1,4 MB.
func Size(bytes int64) string {
	switch {
	case bytes >= 1e6:
		return money.Rupiah(bytes).In(1e6, 1) + "\u00a0MB"
	case bytes >= 1e3:
		return money.Rupiah(bytes).In(1e3, 0) + "\u00a0kB"
	}
	return money.Rupiah(bytes).Digits() + "\u00a0byte"
}

// bars gives the places of the shares on a line of a thousand, without gaps.
func bars(parts []Share) (x, width []int) {
	total := 0
	for _, p := range parts {
		total += p.Count
	}
	sum := 0
	for _, p := range parts {
		from := sum * 1000 / max(total, 1)
		sum += p.Count
		x = append(x, from)
		width = append(width, sum*1000/max(total, 1)-from)
	}
	return x, width
}

// filled gives the length of a meter on a line of a thousand.
func filled(part, whole int) int { return max(0, min(part*1000/max(whole, 1), 1000)) }

// said reads the shares out: "berjalan 12, dibahas 3, belum 5".
func said(parts []Share) string {
	var out []string
	for _, p := range parts {
		out = append(out, p.Name+" "+Int(p.Count))
	}
	return strings.Join(out, ", ")
}

func px(n int) string { return strconv.Itoa(n) }

// Anchor makes a code fit for an id: letters, digits, hyphens and points stay.
func Anchor(code string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '.' {
			return r
		}
		return '_'
	}, code)
}
