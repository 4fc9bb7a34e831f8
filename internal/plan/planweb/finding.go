package planweb

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"gurindam/internal/plan"
	"gurindam/internal/web"
)

// without are the filters of the list that a finding of the check stands behind:
// the check decides, the list shows.
var without = []web.Link{
	{Text: "tanpa kaitan RPJMD", Path: "kaitan"}, {Text: "tanpa pagu", Path: "pagu"}, {Text: "tanpa target", Path: "target"},
	{Text: "tanpa OPD", Path: "opd"}, {Text: "tanpa indikator", Path: "indikator"}, {Text: "tanpa jadwal", Path: "jadwal"},
	{Text: "tanpa strategi", Path: "strategi"}, {Text: "tanpa kode nomenklatur", Path: "kode"},
}

const withoutKind = "inisiatif-tanpa-"

// places tells on which page the rows of a sheet of the workbook are shown.
var places = map[string][]string{
	"Profil Daerah": {"tata-kelola"}, "Dasar Hukum": {"tata-kelola"}, "OPD": {"opd"},
	"Fakta & Indikator": {"analisis"}, "Kesiapan": {"analisis"}, "Analisis Gap": {"analisis"}, "Isu Strategis": {"analisis"},
	"SWOT": {"analisis"}, "TOWS": {"analisis"}, "RPJMD": {"rpjmd"}, "Renstra": {"opd"},
	"Visi": {"visi"}, "Sasaran": {"visi"}, "Strategi": {"visi"},
	"Rencana Aksi": {"rencana-aksi"}, "Rencana Pendukung": {"rencana-aksi"}, "Keterkaitan": {"keselarasan"},
	"Peta Jalan": {"peta-jalan"}, "Milestone": {"peta-jalan"}, "Quick Win": {"quick-win"},
	"Dewan-Tim-Forum": {"tata-kelola"}, "Anggota": {"tata-kelola"}, "Risiko": {"tata-kelola"}, "Partisipasi": {"tata-kelola"},
	"Narasi": {"narasi"},
}

// findingPath leads to where a finding can be seen.
func (v *view) findingPath(f plan.Finding) string {
	if filter, ok := strings.CutPrefix(f.Kind, withoutKind); ok {
		return v.listPath("tanpa", filter)
	}
	path := v.path(places[f.Sheet]...)
	if len(f.Codes) == 1 {
		return v.codePath(f, f.Codes[0])
	}
	return path
}

// codePath leads to the row a finding is about.
func (v *view) codePath(f plan.Finding, code string) string {
	if _, ok := v.initiatives[code]; ok {
		return v.path("rencana-aksi", code)
	}
	switch {
	case f.Sheet == "Quick Win" && slices.ContainsFunc(v.m.QuickWins, func(q plan.QuickWin) bool { return q.Code == code }):
		return v.path("quick-win", code)
	case v.elements[code].Code != "":
		return v.path("rpjmd") + "#" + web.Anchor(code)
	case f.Kind == "dimensi-tanpa-inisiatif", f.Kind == "sub-dimensi-tanpa-inisiatif":
		return v.listPath("dimensi", code)
	case f.Sheet == "Rencana Pendukung", f.Sheet == "Narasi", f.Sheet == "Profil Daerah", f.Sheet == "Dewan-Tim-Forum" && f.Kind == "badan-belum-ada":
		return v.path(places[f.Sheet]...)
	}
	return v.path(places[f.Sheet]...) + "#" + web.Anchor(code)
}

// officesOf counts the offices behind the rows of a finding, the most concerned
// first; rows that belong to none are left out.
func (v *view) officesOf(f plan.Finding) []officeCount {
	var out []officeCount
	for _, code := range f.Codes {
		o := v.officeOfRow(code)
		if o == "" {
			continue
		}
		at := slices.IndexFunc(out, func(c officeCount) bool { return c.code == o })
		if at < 0 {
			at, out = len(out), append(out, officeCount{code: o})
		}
		out[at].count++
	}
	slices.SortStableFunc(out, func(a, b officeCount) int { return cmp.Compare(b.count, a.count) })
	return out
}

type officeCount struct {
	code  string
	count int
}

// officeOfRow gives the office that answers for a row of the plan.
func (v *view) officeOfRow(code string) string {
	if i, ok := v.initiatives[code]; ok {
		return i.OPD
	}
	if a, ok := v.actions[code]; ok {
		return a.OPD
	}
	for _, r := range v.m.Readiness {
		if r.Code == code {
			return r.OPD
		}
	}
	for _, r := range v.m.Risks {
		if r.Code == code {
			return r.OPD
		}
	}
	for _, q := range v.m.QuickWins {
		if q.Code == code {
			if _, ok := v.offices[q.Proposer]; ok {
				return q.Proposer
			}
		}
	}
	return ""
}

// behind says in a line what a finding is about: which offices, or which rows.
func (v *view) behind(ctx context.Context, f plan.Finding) string {
	const most = 4
	var words []string
	for _, o := range v.officesOf(f) {
		words = append(words, v.office(o.code)+" "+web.Int(o.count))
	}
	if len(words) == 0 {
		words = slices.Clone(f.Codes)
	}
	if len(words) == 0 {
		return web.Translate(ctx, f.Fix)
	}
	if len(words) > most {
		words = append(words[:most], web.T(ctx, "dan %s lainnya", web.Int(len(words)-most)))
	}
	return strings.Join(words, ", ")
}
