package apiweb

import (
	"context"
	"fmt"
	"net/http"

	"gurindam/internal/access"
	"gurindam/internal/money"
	"gurindam/internal/plan"
	"gurindam/internal/publication"
)

// Ratio is a percentage with what it was made from.
type Ratio struct {
	Part    int64  `json:"bagian"`
	Whole   int64  `json:"semua"`
	Percent string `json:"persen,omitempty" doc:"Dua desimal dengan titik; kosong bila tidak terhitung." example:"94.66"`
	Formula string `json:"rumus"`
}

func ratioOf(i plan.Index) Ratio {
	return Ratio{i.Numerator, i.Denominator, i.Percent.String(), i.Formula}
}

// Summary is what the first page of a plan says.
type Summary struct {
	Name        string           `json:"nama"`
	Period      string           `json:"masa" example:"2019-2023"`
	Vision      string           `json:"visi"`
	Rev         int64            `json:"rev" doc:"Nomor perubahan terakhir rencana."`
	Initiatives int              `json:"jumlah_inisiatif"`
	Pagu        int64            `json:"pagu" doc:"Rupiah, semua tahun dan sumber."`
	Statuses    []StatusCount    `json:"status"`
	Alignment   Ratio            `json:"keselarasan"`
	Readiness   string           `json:"kesiapan,omitempty" doc:"Persen; kosong bila belum ada yang dinilai."`
	QuickWins   int              `json:"jumlah_quick_win"`
	Required    int              `json:"quick_win_wajib"`
	Publishable bool             `json:"dapat_ditetapkan" doc:"Tidak ada temuan wajib."`
	Dimensions  []DimensionShare `json:"dimensi"`
}

// StatusCount tells how many initiatives stand at a status.
type StatusCount struct {
	Status string `json:"status" doc:"Kosong: belum disebut."`
	Count  int    `json:"jumlah"`
}

// DimensionShare is the part of a dimension in a plan.
type DimensionShare struct {
	Code        string `json:"kode"`
	Name        string `json:"nama"`
	Initiatives int    `json:"jumlah_inisiatif"`
	Pagu        int64  `json:"pagu"`
	Alignment   Ratio  `json:"keselarasan"`
}

// readings are the operations that tell what is reckoned from a plan.
func (a *api) readings() {
	op := func(id, path, summary string) operation {
		return operation{id: id, method: http.MethodGet, path: "/api/daerah/{region}" + path, tag: readingTag, summary: summary, verb: access.Read}
	}
	add(a, op("ringkasan", "/ringkasan", "Ringkasan rencana: inisiatif, pagu, keselarasan, kesiapan, dimensi"), a.summary)
	add(a, op("masalah", "/masalah", "Temuan pemeriksaan, yang terberat dahulu"), a.findings)
	add(a, op("rekap-pagu", "/pagu", "Pagu menurut dimensi, sumber, OPD, dan rencana pendukung, dan bagiannya dari APBD"), a.pagu)
	add(a, op("kesiapan", "/kesiapan", "Kesiapan daerah menurut unsur dan komponen, dan kesenjangannya"), a.readiness)
	add(a, op("kelengkapan-quick-win", "/quick-win", "Quick win dengan jawabannya atas dua belas pertanyaan"), a.quickWins)
}

const readingTag = "Yang dihitung"

func (a *api) summary(ctx context.Context, in *In) (*bodyOut[Summary], error) {
	st, g, err := a.Work.State(ctx, in.code())
	if err != nil {
		return nil, err
	}
	recap, err := plan.BudgetByDimension(st.Snapshot, g)
	if err != nil {
		return nil, err
	}
	m := st.Masterplan
	out := Summary{
		Name: st.Name(), Period: m.Profile.Period.String(), Vision: m.Vision.Text, Rev: st.Rev, Initiatives: len(m.Initiatives), Pagu: int64(recap.Total),
		Alignment: ratioOf(plan.Align(st.Snapshot).Combined), Readiness: plan.AssessReadiness(m, g).Whole.Percent.String(),
		QuickWins: len(m.QuickWins), Required: st.RequiredQuickWins(g), Publishable: plan.Publishable(plan.Check(st.Snapshot, g)),
	}
	out.Statuses = each(plan.CountStatuses(m.Initiatives), func(c plan.StatusCount) StatusCount { return StatusCount{string(c.Status), c.Count} })
	pagu := map[string]money.Rupiah{}
	for _, row := range recap.Rows {
		pagu[row.Code] = row.Total
	}
	out.Dimensions = each(g.Dimensions, func(d plan.Dimension) DimensionShare {
		part := st.Snapshot
		part.Masterplan.Initiatives = m.InDimension(d.Code, g)
		return DimensionShare{d.Code, d.Name, len(part.Masterplan.Initiatives), int64(pagu[d.Code]), ratioOf(plan.Align(part).Initiatives)}
	})
	return answerOf(out, nil)
}

// Finding is something that keeps a plan from being enacted, or would make it better.
type Finding struct {
	Severity string   `json:"tingkat" enum:"wajib,perlu,saran"`
	Kind     string   `json:"jenis" example:"inisiatif-tanpa-opd"`
	Text     string   `json:"teks"`
	Sheet    string   `json:"lembar,omitempty" doc:"Lembar buku kerja tempat memperbaikinya."`
	Codes    []string `json:"kode" doc:"Kode baris yang kena; kosong: seluruh lembar."`
	Fix      string   `json:"saran,omitempty"`
	Count    int      `json:"jumlah"`
}

type findingsIn struct {
	PageIn
	Severity string `query:"tingkat" enum:"wajib,perlu,saran"`
}

func (a *api) findings(ctx context.Context, in *findingsIn) (*bodyOut[Part[Finding]], error) {
	st, g, err := a.Work.State(ctx, in.code())
	if err != nil {
		return nil, err
	}
	found, err := publication.Check(st.Snapshot, g)
	if err != nil {
		return nil, fmt.Errorf("check books of %s: %w", in.Region, err)
	}
	out := []Finding{}
	for _, f := range found {
		if in.Severity == "" || in.Severity == f.Severity.String() {
			out = append(out, Finding{f.Severity.String(), f.Kind, f.Text, f.Sheet, append([]string{}, f.Codes...), f.Fix, f.Count})
		}
	}
	return answerOf(countList(in.Paging, out))
}

// Pagu is the money of a plan, cut every way; each cut has the same total but that of
// the supporting action plans, which stand beside.
type Pagu struct {
	ByDimension Recap       `json:"per_dimensi"`
	BySource    Recap       `json:"per_sumber"`
	ByOffice    Recap       `json:"per_opd"`
	ByAction    Recap       `json:"rencana_pendukung"`
	Shares      []APBDShare `json:"bagian_apbd"`
}

// Recap adds up pagu in rupiah: rows by years.
type Recap struct {
	Years  []int      `json:"tahun"`
	Rows   []RecapRow `json:"baris"`
	Totals []int64    `json:"per_tahun"`
	Total  int64      `json:"jumlah"`
}

// RecapRow is one row of a recap.
type RecapRow struct {
	Code    string  `json:"kode,omitempty" doc:"Kosong: yang belum disebut."`
	Name    string  `json:"nama"`
	Amounts []int64 `json:"per_tahun"`
	Total   int64   `json:"jumlah"`
}

// APBDShare is the share of one year's APBD.
type APBDShare struct {
	Year    int    `json:"tahun"`
	Pagu    int64  `json:"pagu"`
	APBD    int64  `json:"apbd" doc:"0: belum disebut."`
	Percent string `json:"persen,omitempty"`
	Formula string `json:"rumus"`
}

func recapOf(r plan.Recap) Recap {
	rupiah := func(m money.Rupiah) int64 { return int64(m) }
	return Recap{append([]int{}, r.Years...), each(r.Rows, func(row plan.RecapRow) RecapRow {
		return RecapRow{row.Code, row.Name, each(row.Amounts, rupiah), int64(row.Total)}
	}), each(r.Totals, rupiah), int64(r.Total)}
}

func (a *api) pagu(ctx context.Context, in *In) (*bodyOut[Pagu], error) {
	st, g, err := a.Work.State(ctx, in.code())
	if err != nil {
		return nil, err
	}
	var out Pagu
	for into, cut := range map[*Recap]func() (plan.Recap, error){
		&out.ByDimension: func() (plan.Recap, error) { return plan.BudgetByDimension(st.Snapshot, g) },
		&out.BySource:    func() (plan.Recap, error) { return plan.BudgetBySource(st.Snapshot, g) },
		&out.ByOffice:    func() (plan.Recap, error) { return plan.BudgetByOPD(st.Snapshot) },
		&out.ByAction:    func() (plan.Recap, error) { return plan.BudgetByAction(st.Snapshot) },
	} {
		r, err := cut()
		if err != nil {
			return nil, err
		}
		*into = recapOf(r)
	}
	shares, err := plan.ShareOfAPBD(st.Snapshot, g)
	out.Shares = each(shares, func(s plan.APBDShare) APBDShare {
		return APBDShare{s.Year, int64(s.Smart), int64(s.APBD), s.Percent.String(), s.Formula}
	})
	return answerOf(out, err)
}
