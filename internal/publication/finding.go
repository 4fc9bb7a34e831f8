package publication

import (
	"fmt"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication/block"
)

// Check lists what keeps a plan from being published and what its books cannot say,
// worst first.
func Check(s plan.Snapshot, g plan.Guideline) ([]plan.Finding, error) {
	books, err := Findings(s)
	if err != nil {
		return nil, err
	}
	list := append(plan.Check(s, g), books...)
	plan.SortFindings(list)
	return list, nil
}

// Findings lists what the books of a plan's set cannot say for want of data, and
// what would embarrass them in print, each once however many books it touches.
func Findings(s plan.Snapshot) ([]plan.Finding, error) {
	set, guide, err := rules(s, "")
	if err != nil {
		return nil, err
	}
	var out []plan.Finding
	seen := map[string]bool{}
	add := func(f plan.Finding) {
		if key := f.Text + "\n" + f.Sheet; !seen[key] {
			seen[key] = true
			out = append(out, f)
		}
	}
	if lost := block.Unplaced(s.Masterplan.Narratives, set.Chapters()); len(lost) > 0 {
		add(plan.Finding{
			Severity: plan.Should, Kind: "narasi-tanpa-bab", Count: len(lost), Sheet: "Narasi", Codes: lost,
			Text: fmt.Sprintf("%d narasi menyebut bab yang tidak ada dalam set buku rencana ini, sehingga tidak tercetak.", len(lost)),
			Fix:  "Pindahkan ke bab yang ada.",
		})
	}
	for _, b := range set.Books {
		d, missing := Compose(set, b.ID, s, guide, SealOf(s, guide, set, b.ID))
		for _, m := range missing {
			add(plan.Finding{
				Severity: plan.Should, Kind: "bagian-buku-kosong", Count: 1, Sheet: m.Sheet,
				Text: m.What + " belum ada, sehingga bagian bukunya kosong.",
				Fix:  fmt.Sprintf("Isi lembar %q.", m.Sheet),
			})
		}
		for _, p := range doc.Check(d) {
			add(plan.Finding{
				Severity: plan.Should, Kind: "buku-perlu-diperbaiki", Count: 1,
				Text: fmt.Sprintf("%s, %s: %s", b.Label, p.Where, p.Text),
				Fix:  "Periksa isian bagian itu.",
			})
		}
	}
	return out, nil
}
