package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"gurindam/internal/app"
	"gurindam/internal/fault"
	"gurindam/internal/sheet"
)

// printProblems prints problems sheet by sheet, worst first within each.
func printProblems(w io.Writer, problems []sheet.Problem) {
	var order []string
	bySheet := map[string][]sheet.Problem{}
	for _, p := range problems {
		if bySheet[p.At.Sheet] == nil {
			order = append(order, p.At.Sheet)
		}
		bySheet[p.At.Sheet] = append(bySheet[p.At.Sheet], p)
	}
	for _, name := range order {
		list := bySheet[name]
		slices.SortStableFunc(list, func(a, b sheet.Problem) int {
			return cmp.Or(cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.At.Row, b.At.Row), cmp.Compare(a.At.Col, b.At.Col))
		})
		fmt.Fprintf(w, "Lembar %s\n", name)
		for _, p := range list {
			fmt.Fprintf(w, "  %-6s %-11s %s\n", p.At.Name(), p.Severity, sentence(p))
		}
		fmt.Fprintln(w)
	}
}

func sentence(p sheet.Problem) string {
	var b strings.Builder
	if p.Value != "" {
		fmt.Fprintf(&b, "%q: ", fault.Clip(p.Value, 60))
	}
	b.WriteString(p.Text)
	if p.Advice != "" {
		b.WriteString(" " + p.Advice)
	}
	if len(p.Choices) > 0 {
		b.WriteString(" Pilihan: " + strings.Join(p.Choices, " · ") + ".")
	}
	return b.String()
}

func countProblems(problems []sheet.Problem) map[sheet.Severity]int {
	counts := map[sheet.Severity]int{}
	for _, p := range problems {
		counts[p.Severity]++
	}
	return counts
}

// importResult is the answer of an import to machines. Rows and columns count
// from 1, as people see them.
type importResult struct {
	Saved     bool          `json:"saved"`
	Errors    int           `json:"errors"`
	Questions int           `json:"questions"`
	Warnings  int           `json:"warnings"`
	Problems  []problemJSON `json:"problems"`
}

type problemJSON struct {
	Sheet    string   `json:"sheet"`
	Cell     string   `json:"cell"`
	Row      int      `json:"row"`
	Column   int      `json:"column"`
	Severity string   `json:"severity"` // galat, pertanyaan, peringatan
	Value    string   `json:"value,omitempty"`
	Text     string   `json:"text"`
	Advice   string   `json:"advice,omitempty"`
	Choices  []string `json:"choices,omitempty"`
}

func importJSON(taken app.Taken) importResult {
	counts := countProblems(taken.Problems)
	result := importResult{Saved: taken.Saved, Errors: counts[sheet.Error], Questions: counts[sheet.Question], Warnings: counts[sheet.Warning], Problems: []problemJSON{}}
	for _, p := range taken.Problems {
		result.Problems = append(result.Problems, problemJSON{p.At.Sheet, p.At.Name(), p.At.Row + 1, p.At.Col + 1, p.Severity.String(), p.Value, p.Text, p.Advice, p.Choices})
	}
	return result
}
