package planweb

import (
	"fmt"
	"net/http"
	"slices"

	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/region"
	"gurindam/internal/rpjmd"
	"gurindam/internal/web"
)

type officesData struct {
	*view
	rows []officeRow
}

// officeRow is one office with what it answers for.
type officeRow struct {
	region.OPD
	leads, supports int
	pagu            string
	findings        int
}

// offices lists the offices of the region.
func offices(v *view, r *http.Request) (shown, error) {
	recap, err := plan.BudgetByOPD(v.Snapshot)
	if err != nil {
		return shown{}, err
	}
	pagu := map[string]string{}
	for _, row := range recap.Rows {
		pagu[row.Code] = row.Total.Digits()
	}
	leads, supports, lacks := map[string]int{}, map[string]int{}, map[string]int{}
	for _, i := range v.m.Initiatives {
		leads[i.OPD]++
		for _, s := range i.Supporting {
			supports[s]++
		}
	}
	for _, f := range v.findings {
		for _, o := range v.officesOf(f) {
			lacks[o.code]++
		}
	}
	d := officesData{view: v}
	for _, o := range v.OPDs {
		row := officeRow{OPD: o, leads: leads[o.Code], supports: supports[o.Code], pagu: "–", findings: lacks[o.Code]}
		if p, ok := pagu[o.Code]; ok {
			row.pagu = p
		}
		d.rows = append(d.rows, row)
	}
	return shown{title: web.T(r.Context(), "OPD"), body: officesPage(d)}, nil
}

type officeData struct {
	*view
	region.OPD
	leads, supports []plan.Initiative
	renstra         []rpjmd.RenstraRow
	lacks           []plan.Finding
	pagu            string
}

// office shows one, with everything it has promised.
func office(v *view, r *http.Request) (shown, error) {
	code := r.PathValue("code")
	o, ok := v.offices[code]
	if !ok {
		return shown{}, fault.New(fault.NotFound, fmt.Sprintf("Tidak ada OPD berkode %q di %s. Lihat daftarnya di halaman OPD.", fault.Clip(code, mostQuoted), v.Name()))
	}
	d := officeData{view: v, OPD: o}
	for _, i := range v.m.Initiatives {
		if i.OPD == code {
			d.leads = append(d.leads, i)
		}
		if slices.Contains(i.Supporting, code) {
			d.supports = append(d.supports, i)
		}
	}
	d.pagu = paguText(r.Context(), d.leads...)
	for _, row := range v.Renstra {
		if row.OPD == code {
			d.renstra = append(d.renstra, row)
		}
	}
	for _, f := range v.findings {
		if slices.ContainsFunc(v.officesOf(f), func(c officeCount) bool { return c.code == code }) {
			d.lacks = append(d.lacks, f)
		}
	}
	return shown{title: o.Name, body: officePage(d)}, nil
}

// plannedText writes what a Renstra row plans for a year.
func plannedText(y rpjmd.Year, u string) string {
	if y.Target.Present() {
		return unit(y.Target.Indonesian(), u)
	}
	return orDash(y.Text)
}

// renstraYears are the years that any row of an office has something for.
func renstraYears(rows []rpjmd.RenstraRow) []int {
	var out []int
	for _, r := range rows {
		for _, y := range r.Years {
			if !slices.Contains(out, y.Year) {
				out = append(out, y.Year)
			}
		}
	}
	slices.Sort(out)
	return out
}

func renstraYear(r rpjmd.RenstraRow, year int) rpjmd.Year {
	for _, y := range r.Years {
		if y.Year == year {
			return y
		}
	}
	return rpjmd.Year{}
}
