package planweb

import (
	"fmt"
	"net/http"
	"slices"

	"gurindam/internal/plan"
	"gurindam/internal/publication"
	"gurindam/internal/web"
)

type problemData struct {
	*view
	severity string
	opd      string
	groups   []problemGroup
	kept     int
}

// problemGroup is the findings of one severity.
type problemGroup struct {
	severity plan.Severity
	findings []plan.Finding
}

var severities = []plan.Severity{plan.Must, plan.Should, plan.May}

var severityTitles = map[plan.Severity]string{
	plan.Must:   "Wajib: rencana belum dapat ditetapkan selama ini ada",
	plan.Should: "Perlu: evaluasi akan menanyakannya",
	plan.May:    "Saran: membuat rencana lebih baik",
}

// problems lists everything the check found in the plan and in its books, worst first.
func problems(v *view, r *http.Request) (shown, error) {
	var err error
	if v.findings, err = publication.Check(v.Snapshot, v.g); err != nil {
		return shown{}, fmt.Errorf("check books: %w", err)
	}
	d := problemData{view: v, severity: r.URL.Query().Get("tingkat"), opd: r.URL.Query().Get("opd")}
	for _, s := range severities {
		g := problemGroup{severity: s}
		for _, f := range v.findings {
			if f.Severity != s || d.severity != "" && d.severity != s.String() {
				continue
			}
			if f, ok := d.ofOffice(f); ok {
				g.findings = append(g.findings, f)
			}
		}
		if len(g.findings) > 0 {
			d.groups = append(d.groups, g)
			d.kept += len(g.findings)
		}
	}
	return shown{title: web.T(r.Context(), "Masalah"), body: problemPage(d)}, nil
}

// ofOffice keeps of a finding the rows that the chosen office answers for.
func (d problemData) ofOffice(f plan.Finding) (plan.Finding, bool) {
	if d.opd == "" {
		return f, true
	}
	f.Codes = slices.DeleteFunc(slices.Clone(f.Codes), func(code string) bool { return d.officeOfRow(code) != d.opd })
	return f, len(f.Codes) > 0
}

func (d problemData) count(s plan.Severity) int {
	n := 0
	for _, f := range d.findings {
		if f.Severity == s {
			n++
		}
	}
	return n
}

// concerned lists the offices that answer for a row of any finding.
func (d problemData) concerned() []string {
	seen := map[string]bool{}
	for _, f := range d.findings {
		for _, o := range d.officesOf(f) {
			seen[o.code] = true
		}
	}
	var out []string
	for _, o := range d.OPDs {
		if seen[o.Code] {
			out = append(out, o.Code)
		}
	}
	return out
}

// rowName names the row behind a code, where it has a name.
func (v *view) rowName(code string) string {
	if i, ok := v.initiatives[code]; ok {
		return i.Name
	}
	if e, ok := v.elements[code]; ok {
		return e.Text
	}
	if a, ok := v.actions[code]; ok {
		return a.Name
	}
	if d, ok := v.g.Dimension(code); ok {
		if s, isSub := v.g.SubDimension(code); isSub {
			return s.Name
		}
		return d.Name
	}
	return ""
}

func countTone(n int, otherwise web.Tone) web.Tone { return tone(n == 0, otherwise) }
