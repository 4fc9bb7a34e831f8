package apiweb

import (
	"context"
	"net/http"

	"gurindam/internal/access"
	"gurindam/internal/assessor"
	"gurindam/internal/region"
)

// Seat is an assignment of an assessor to a region.
type Seat struct {
	Region string `json:"daerah"`
	Person string `json:"orang"`
	Name   string `json:"nama"`
	Lead   bool   `json:"ketua"`
	State  string `json:"keadaan" enum:"usulan,tetap,berakhir"`
	Reason string `json:"alasan,omitempty"`
}

func seatShape(x assessor.Assignment) Seat {
	return Seat{string(x.Region), x.Person, x.Name, x.Lead, string(x.State), x.Reason}
}

// PanelRow is the panel of a region.
type PanelRow struct {
	Region  string   `json:"daerah"`
	Name    string   `json:"nama"`
	Seats   []Seat   `json:"panel"`
	Past    []Seat   `json:"pernah"`
	Missing int      `json:"kurang"`
	Unknown []string `json:"belum_dikuasai" doc:"Kode aspek dan dimensi."`
	Repeats []string `json:"tahun_lalu_juga" doc:"Orang yang menilai daerah ini tahun lalu."`
	Alone   bool     `json:"satu_lembaga"`
}

func panelRow(r assessor.BoardRow) PanelRow {
	return PanelRow{string(r.Code()), r.Name, each(r.Seats, seatShape), each(r.Past, seatShape), r.Missing, append([]string{}, r.Unknown...), append([]string{}, r.Repeats...), r.Alone}
}

// PanelFairness is how fair the panels of a cycle are.
type PanelFairness struct {
	Regions   int            `json:"daerah"`
	Size      int            `json:"asesor_tiap_daerah"`
	Missing   int            `json:"kursi_kosong"`
	Proposed  int            `json:"kursi_usulan"`
	Least     int            `json:"beban_terkecil"`
	Most      int            `json:"beban_terbesar"`
	Loads     map[string]int `json:"beban" doc:"Menurut pengenal orang."`
	Conflicts int            `json:"benturan"`
	Known     int            `json:"bidang_dikuasai"`
	Asked     int            `json:"bidang_ditanyakan"`
	Whole     int            `json:"panel_lengkap"`
	Repeats   int            `json:"tahun_lalu_juga"`
	Alone     int            `json:"panel_satu_lembaga"`
	Short     []Shortage     `json:"kurang"`
}

// Shortage is a region that lacks assessors.
type Shortage struct {
	Region  string `json:"daerah"`
	Missing int    `json:"kurang"`
	Free    int    `json:"bebas_benturan" doc:"Asesor aktif tanpa benturan; bila cukup, daya tampunglah yang habis."`
}

// panels are the operations on who judges where.
func (a *api) panels() {
	op := func(id, method, path, summary string, status int) operation {
		return operation{id: id, method: method, path: "/api/evaluasi/{siklus}/penugasan" + path, tag: assessorTag, summary: summary, verb: access.Direct, status: status}
	}
	add(a, op("daftar-panel", http.MethodGet, "", "Panel tiap daerah", 0), a.listPanels)
	add(a, op("keadilan-panel", http.MethodGet, "/keadilan", "Beban, keahlian, dan yang belum terpenuhi", 0), a.panelFairness)
	add(a, op("usul-panel", http.MethodPost, "/usul", "Mengusulkan panel untuk kursi yang kosong", http.StatusNoContent), a.proposePanels)
	add(a, op("tetapkan-panel", http.MethodPost, "/tetapkan", "Menetapkan usulan", http.StatusNoContent), a.confirmPanels)
	add(a, op("buang-usulan-panel", http.MethodPost, "/buang", "Membuang usulan", http.StatusNoContent), a.discardPanels)
	add(a, op("satu-panel", http.MethodGet, "/{daerah}", "Panel satu daerah dengan calon lain", 0), a.onePanel)
	add(a, op("ubah-panel", http.MethodPost, "/{daerah}", "Mengubah panel dengan alasan", http.StatusNoContent), a.changePanel)
}

func (a *api) listPanels(ctx context.Context, in *assessorsIn) (*bodyOut[Part[PanelRow]], error) {
	b, err := a.Assessors.Board(ctx, judge(ctx).Actor, in.Cycle)
	if err != nil {
		return nil, err
	}
	return answerOf(cutList(in.Paging, each(b.Rows, panelRow), func(r PanelRow) string { return r.Region }))
}

func (a *api) panelFairness(ctx context.Context, in *CycleIn) (*bodyOut[PanelFairness], error) {
	b, err := a.Assessors.Board(ctx, judge(ctx).Actor, in.Cycle)
	if err != nil {
		return nil, err
	}
	f := b.Fairness
	out := PanelFairness{len(b.Rows), b.Cycle.Assessors, f.Missing, b.Proposed, f.Least, f.Most, f.Loads, f.Conflicts, f.Known, f.Asked, f.Whole, f.Repeats, f.Alone, []Shortage{}}
	for _, s := range b.Short {
		out.Short = append(out.Short, Shortage{s.Region, s.Missing, s.Free})
	}
	return answerOf(out, nil)
}

type proposeIn struct {
	CycleIn
	Body struct {
		Seed uint64 `json:"benih" doc:"Benih yang sama memberi panel yang sama."`
	}
}

func (a *api) proposePanels(ctx context.Context, in *proposeIn) (*struct{}, error) {
	return nil, a.Assessors.Propose(ctx, judge(ctx), in.Cycle, in.Body.Seed)
}

type confirmIn struct {
	CycleIn
	Body struct {
		Regions []string `json:"daerah,omitempty" maxItems:"600" doc:"Kosong: semua daerah."`
	}
}

func (a *api) confirmPanels(ctx context.Context, in *confirmIn) (*struct{}, error) {
	return nil, a.Assessors.Confirm(ctx, judge(ctx), in.Cycle, each(in.Body.Regions, func(s string) region.Code { return region.Code(s) })...)
}

func (a *api) discardPanels(ctx context.Context, in *CycleIn) (*struct{}, error) {
	return nil, a.Assessors.Discard(ctx, judge(ctx), in.Cycle)
}

// PanelCandidate is somebody who might sit in a panel.
type PanelCandidate struct {
	Person   string   `json:"orang"`
	Name     string   `json:"nama"`
	Load     int      `json:"beban"`
	Capacity int      `json:"daya_tampung"`
	Brings   []string `json:"menambah" doc:"Bidang yang belum dikuasai panelnya."`
	Again    bool     `json:"tahun_lalu_juga"`
	Why      string   `json:"sebab_tidak_boleh,omitempty"`
}

// PanelShape is the panel of a region with who else could sit in it.
type PanelShape struct {
	PanelRow
	Candidates []PanelCandidate `json:"calon"`
}

func (a *api) onePanel(ctx context.Context, in *MemberIn) (*bodyOut[PanelShape], error) {
	p, err := a.Assessors.Panel(ctx, judge(ctx).Actor, in.Cycle, region.Code(in.Region))
	if err != nil {
		return nil, err
	}
	return answerOf(PanelShape{panelRow(p.Row), each(p.Candidates, func(c assessor.Candidate) PanelCandidate {
		return PanelCandidate{c.Person, c.Name, c.Load, c.Capacity, append([]string{}, c.Brings...), c.Again, c.Why}
	})}, nil)
}

type panelChangeIn struct {
	MemberIn
	Body struct {
		Out    string `json:"keluar,omitempty" maxLength:"100"`
		In     string `json:"masuk,omitempty" maxLength:"100"`
		Lead   string `json:"ketua,omitempty" maxLength:"100"`
		Reason string `json:"alasan" maxLength:"500"`
	}
}

func (a *api) changePanel(ctx context.Context, in *panelChangeIn) (*struct{}, error) {
	b := in.Body
	return nil, a.Assessors.Change(ctx, judge(ctx), in.Cycle, region.Code(in.Region), assessor.Change{Out: b.Out, In: b.In, Lead: b.Lead, Reason: b.Reason})
}
