package scoretable_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"gurindam/internal/instrument/score"
	"gurindam/internal/instrument/scoretable"
	"gurindam/internal/needs"
)

const many = 100_000 // rows of the speed target

// byAspect makes a file of many regions with two decimals an aspect.
func byAspect() []byte {
	var b bytes.Buffer
	b.WriteString("region,baseline,output,outcome,impact,quick_win\n")
	for n := range many {
		fmt.Fprintf(&b, "%02d.%04d", n%92, n)
		for j := range 5 {
			fmt.Fprintf(&b, ",%d.%02d", (n+j)%4, (n*7+j*31)%100)
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// byQuestion makes a file with as many rows of levels, of five assessors.
func byQuestion(rule *score.Rule) []byte {
	var b bytes.Buffer
	b.WriteString("region,question,score,assessor\n")
	for rows, region := 0, 0; rows < many; region++ {
		for n, q := range rule.Instrument.Questions() {
			for assessor := range 5 {
				fmt.Fprintf(&b, "R%05d,%s,%d,asesor-%d\n", region, q.Code, (n+assessor+region)%5, assessor)
				rows++
			}
		}
	}
	return b.Bytes()
}

func BenchmarkScore(b *testing.B) {
	rule := shipped(b, "kominfo-2022-baru")
	for name, text := range map[string][]byte{"by aspect": byAspect(), "by question": byQuestion(rule)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				table, problems := scoretable.Read(bytes.NewReader(text), rule)
				if problems.Count > 0 {
					b.Fatal(problems.List)
				}
				if err := scoretable.Write(io.Discard, table, nil, scoretable.Published); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(many*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
	b.Run("by aspect, peer in Python", func(b *testing.B) { peer(b, byAspect()) })
}

// peer reckons the same file with the exact decimals of Python, which is what one
// writes who has no such program.
func peer(b *testing.B, text []byte) {
	python := needs.Program(b, "python3")
	name := filepath.Join(b.TempDir(), "nilai.csv")
	if err := os.WriteFile(name, text, 0o600); err != nil {
		b.Fatal(err)
	}
	const script = `
import csv, sys
from decimal import Decimal, ROUND_HALF_UP
w = [Decimal(x) / 100 for x in ("10", "20", "30", "10", "30")]
cent = Decimal("0.01")
out = csv.writer(sys.stdout)
for n, row in enumerate(csv.reader(open(sys.argv[1]))):
    if n:
        d = [Decimal(x).quantize(cent, ROUND_HALF_UP) for x in row[1:]]
        out.writerow([row[0], *d, sum((a * b).quantize(cent, ROUND_HALF_UP) for a, b in zip(w, d))])
`
	for b.Loop() {
		if out, err := exec.Command(python, "-c", script, name).Output(); err != nil || len(out) == 0 {
			b.Fatal(err)
		}
	}
	b.ReportMetric(many*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
