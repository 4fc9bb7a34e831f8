package apiweb

import (
	"context"
	"net/http"
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// CycleCohort is a group of regions that answer one instrument.
type CycleCohort struct {
	ID         string `json:"kode" maxLength:"40"`
	Name       string `json:"nama" maxLength:"200"`
	Instrument string `json:"instrumen" maxLength:"80"`
}

// CycleWindow is when a stage is open.
type CycleWindow struct {
	Stage string `json:"tahap" enum:"undangan,isian,bukti,survei,desk,klarifikasi,wawancara,panel,hasil,sanggah,surat,arsip"`
	First string `json:"mulai" doc:"Hari pertama, 2026-01-31."`
	Last  string `json:"sampai" doc:"Hari terakhir; ditutup pukul 24.00 WIB."`
}

// CycleForm is a cycle as a program writes it.
type CycleForm struct {
	Name      string        `json:"nama" maxLength:"200"`
	Year      int           `json:"tahun"`
	Cohorts   []CycleCohort `json:"kelompok" maxItems:"20"`
	Windows   []CycleWindow `json:"kalender" maxItems:"12"`
	Assessors int           `json:"asesor_tiap_daerah"`
	Spread    int           `json:"selisih_dibahas" doc:"Selisih dua nilai, dalam tingkat, yang bila dilampaui harus dibahas."`
	Sample    int           `json:"responden_paling_sedikit"`
	Previous  string        `json:"sebelumnya,omitempty" maxLength:"40"`
}

// CycleShape is a cycle of the evaluation.
type CycleShape struct {
	ID string `json:"kode"`
	CycleForm
	State    string   `json:"keadaan" enum:"rancangan,berjalan,diumumkan,diarsipkan"`
	Rev      int64    `json:"rev" doc:"Disebut kembali saat mengubah."`
	Problems []string `json:"belum_beres,omitempty" doc:"Yang menghalangi siklus dibuka."`
}

// ExtensionForm moves the last day of a stage.
type ExtensionForm struct {
	Stage  string `json:"tahap" enum:"undangan,isian,bukti,survei,desk,klarifikasi,wawancara,panel,hasil,sanggah,surat,arsip"`
	Region string `json:"daerah,omitempty" doc:"Kosong: semua daerah." maxLength:"5"`
	Until  string `json:"sampai" doc:"Hari terakhir yang baru."`
	Number string `json:"nomor" maxLength:"120"`
	Reason string `json:"alasan" maxLength:"1000"`
}

// Standing is where a region stands in a cycle.
type Standing struct {
	Region string            `json:"daerah"`
	Name   string            `json:"nama"`
	Cohort string            `json:"kelompok"`
	Stage  string            `json:"tahap"`
	Turn   string            `json:"ditunggu,omitempty"`
	Deed   string            `json:"tindakan,omitempty"`
	Until  *time.Time        `json:"sampai,omitempty"`
	Late   bool              `json:"terlambat"`
	Marks  map[string]string `json:"tanda" doc:"Yang sudah terjadi, dengan waktunya."`
	Tracks map[string][2]int `json:"hitungan" doc:"Selesai dan semuanya."`
}

// CycleEvent is a line of the log of a cycle.
type CycleEvent struct {
	Region string    `json:"daerah,omitempty"`
	At     time.Time `json:"saat"`
	By     string    `json:"oleh"`
	Kind   string    `json:"jenis"`
	Text   string    `json:"kalimat"`
}

const cycleTag = "Siklus evaluasi"

// cycles are the operations on the evaluation as it runs.
func (a *api) cycles() {
	op := func(id, method, path, summary string, verb access.Verb, status int) operation {
		return operation{id: id, method: method, path: "/api" + path, tag: cycleTag, summary: summary, verb: verb, status: status}
	}
	const one, home = "/evaluasi/{siklus}", "/daerah/{region}/evaluasi"
	add(a, op("daftar-siklus", http.MethodGet, "/evaluasi", "Siklus evaluasi", access.Enter, 0), a.listCycles)
	add(a, op("satu-siklus", http.MethodGet, one, "Satu siklus dengan kalendernya", access.Enter, 0), a.oneCycle)
	add(a, op("buat-siklus", http.MethodPut, one, "Menyiapkan siklus baru, atau mengubah yang disebut rev-nya", access.Direct, 0), a.putCycle)
	add(a, op("buka-siklus", http.MethodPost, one+"/buka", "Membuka siklus dan mengundang pesertanya", access.Direct, http.StatusNoContent), a.beginCycle)
	add(a, op("arsipkan-siklus", http.MethodPost, one+"/arsip", "Mengarsipkan siklus", access.Direct, http.StatusNoContent), a.fileCycle)
	add(a, op("perpanjang-tahap", http.MethodPost, one+"/perpanjangan", "Memperpanjang tahap dengan keputusan", access.Direct, http.StatusNoContent), a.extendStage)
	add(a, op("daftar-perpanjangan", http.MethodGet, one+"/perpanjangan", "Perpanjangan untuk semua daerah", access.Enter, 0), a.listExtensions)
	add(a, op("papan-evaluasi", http.MethodGet, one+"/papan", "Semua daerah dengan tahapnya", access.Watch, 0), a.boardLines)
	add(a, op("denyut-evaluasi", http.MethodGet, one+"/denyut", "Bilangan yang berganti bila papan berubah", access.Watch, 0), a.boardPulse)
	add(a, op("tambah-peserta", http.MethodPost, one+"/peserta", "Memasukkan daerah ke dalam kelompok", access.Direct, http.StatusNoContent), a.enrol)
	add(a, op("keluarkan-peserta", http.MethodDelete, one+"/peserta/{daerah}", "Mengeluarkan daerah sebelum siklus dibuka", access.Direct, http.StatusNoContent), a.expel)
	add(a, op("catat-tidak-ikut", http.MethodPost, one+"/peserta/{daerah}/absen", "Mencatat daerah yang tidak ikut", access.Direct, http.StatusNoContent), a.absent)
	add(a, op("evaluasi-daerah", http.MethodGet, home, "Siklus yang diikuti daerah, dengan tahapnya", access.Evaluated, 0), a.regionCycles)
	add(a, op("tahap-daerah", http.MethodGet, home+"/{siklus}", "Di mana daerah berdiri dalam siklus, dengan catatannya", access.Evaluated, 0), a.regionStanding)
	add(a, op("jawab-undangan", http.MethodPost, home+"/{siklus}/undangan", "Menjawab undangan", access.Evaluated, http.StatusNoContent), a.replyInvitation)
}

// referee gives whoever asks, as one who takes part in an evaluation.
func referee(ctx context.Context) evaluation.Author {
	who := author(ctx)
	return evaluation.Author{Actor: who.Actor, Name: who.Name}
}

// CycleIn names a cycle.
type CycleIn struct {
	Cycle string `path:"siklus" maxLength:"40" example:"2026"`
}

func cycleShape(c evaluation.Cycle) CycleShape {
	out := CycleShape{ID: c.ID, State: string(c.State), Rev: c.Rev}
	out.CycleForm = CycleForm{Name: c.Name, Year: c.Year, Assessors: c.Assessors, Spread: c.Spread, Sample: c.Sample, Previous: c.Previous}
	out.Cohorts = each(c.Cohorts, func(k evaluation.Cohort) CycleCohort { return CycleCohort(k) })
	out.Windows = each(c.Windows, func(w evaluation.Window) CycleWindow {
		return CycleWindow{string(w.Stage), w.First.Format(time.DateOnly), w.Last.Format(time.DateOnly)}
	})
	return out
}

func (a *api) listCycles(ctx context.Context, in *Paging) (*bodyOut[Part[CycleShape]], error) {
	list, err := a.Cycles.Cycles(ctx, referee(ctx))
	if err != nil {
		return nil, err
	}
	return answerOf(cutList(*in, each(list, cycleShape), func(c CycleShape) string { return c.ID }))
}

func (a *api) oneCycle(ctx context.Context, in *CycleIn) (*bodyOut[CycleShape], error) {
	c, err := a.Cycles.Cycle(ctx, referee(ctx), in.Cycle)
	if err != nil {
		return nil, err
	}
	out := cycleShape(c)
	if c.State == evaluation.Draft {
		out.Problems = each(a.Cycles.Check(ctx, c), func(p evaluation.Problem) string { return p.Text })
	}
	return &bodyOut[CycleShape]{out}, nil
}

type cyclePut struct {
	CycleIn
	Body struct {
		CycleForm
		Rev int64 `json:"rev,omitempty" doc:"Keadaan yang dibaca; 0: siklus baru."`
	}
}

func (a *api) putCycle(ctx context.Context, in *cyclePut) (*bodyOut[CycleShape], error) {
	b := in.Body
	c := evaluation.Cycle{ID: in.Cycle, Name: b.Name, Year: b.Year, Assessors: b.Assessors, Spread: b.Spread, Sample: b.Sample, Previous: b.Previous, Rev: b.Rev, State: evaluation.Draft}
	if b.Rev > 0 {
		stored, err := a.Cycles.Cycle(ctx, referee(ctx), in.Cycle)
		if err != nil {
			return nil, err
		}
		c.State = stored.State
	}
	for _, k := range b.Cohorts {
		c.Cohorts = append(c.Cohorts, evaluation.Cohort(k))
	}
	for _, w := range b.Windows {
		first, err := dayOf(w.First)
		if err != nil {
			return nil, err
		}
		last, err := dayOf(w.Last)
		if err != nil {
			return nil, err
		}
		c.Windows = append(c.Windows, evaluation.Window{Stage: evaluation.Stage(w.Stage), First: first, Last: last})
	}
	if err := a.Cycles.Save(ctx, referee(ctx), c); err != nil {
		return nil, err
	}
	return a.oneCycle(ctx, &in.CycleIn)
}

func dayOf(s string) (time.Time, error) {
	t, err := time.ParseInLocation(time.DateOnly, s, evaluation.Zone)
	if err != nil {
		return t, fault.New(fault.Invalid, "Tulis hari seperti 2026-01-31.")
	}
	return t, nil
}

func (a *api) beginCycle(ctx context.Context, in *CycleIn) (*struct{}, error) {
	return nil, a.Cycles.Begin(ctx, referee(ctx), in.Cycle)
}

func (a *api) fileCycle(ctx context.Context, in *CycleIn) (*struct{}, error) {
	return nil, a.Cycles.File(ctx, referee(ctx), in.Cycle)
}

type extensionIn struct {
	CycleIn
	Body ExtensionForm
}

func (a *api) extendStage(ctx context.Context, in *extensionIn) (*struct{}, error) {
	until, err := dayOf(in.Body.Until)
	if err != nil {
		return nil, err
	}
	return nil, a.Cycles.Extend(ctx, referee(ctx), evaluation.Extension{
		Cycle: in.Cycle, Stage: evaluation.Stage(in.Body.Stage), Region: region.Code(in.Body.Region), Until: until, Number: in.Body.Number, Reason: in.Body.Reason,
	})
}

func (a *api) listExtensions(ctx context.Context, in *CycleIn) (*bodyOut[[]ExtensionForm], error) {
	c, err := a.Cycles.Cycle(ctx, referee(ctx), in.Cycle)
	if err != nil {
		return nil, err
	}
	all, err := a.Cycles.Extensions(ctx, c.ID)
	out := []ExtensionForm{}
	for _, e := range all {
		if e.Region == "" {
			out = append(out, ExtensionForm{Stage: string(e.Stage), Until: e.Until.Format(time.DateOnly), Number: e.Number, Reason: e.Reason})
		}
	}
	return answerOf(out, err)
}

func standing(l evaluation.Line) Standing {
	out := Standing{Region: string(l.Region), Name: l.Name, Cohort: l.Cohort, Stage: string(l.Stage), Turn: l.Turn, Deed: l.Deed, Until: when(l.Until), Late: l.Late, Marks: map[string]string{}, Tracks: map[string][2]int{}}
	for m, at := range l.Marks {
		out.Marks[string(m)] = at.UTC().Format(time.RFC3339)
	}
	for t, p := range l.Tracks {
		out.Tracks[string(t)] = [2]int{p.Done, p.Total}
	}
	return out
}

type boardIn struct {
	CycleIn
	Paging
	Stage string `query:"tahap" maxLength:"20"`
	Late  bool   `query:"terlambat"`
}

func (a *api) boardLines(ctx context.Context, in *boardIn) (*bodyOut[Part[Standing]], error) {
	b, err := a.Cycles.Board(ctx, referee(ctx), in.Cycle)
	if err != nil {
		return nil, err
	}
	lines := b.Through(evaluation.Sieve{Stage: evaluation.Stage(in.Stage), Late: in.Late})
	return answerOf(cutList(in.Paging, each(lines, standing), func(s Standing) string { return s.Region }))
}

type pulseShape struct {
	Pulse int64 `json:"denyut"`
}

func (a *api) boardPulse(ctx context.Context, in *CycleIn) (*bodyOut[pulseShape], error) {
	n, err := a.Cycles.Pulse(ctx, referee(ctx), in.Cycle)
	return answerOf(pulseShape{n}, err)
}

type enrolIn struct {
	CycleIn
	Body struct {
		Cohort  string   `json:"kelompok" maxLength:"40"`
		Regions []string `json:"daerah" maxItems:"600" doc:"Kode wilayah."`
	}
}

func (a *api) enrol(ctx context.Context, in *enrolIn) (*struct{}, error) {
	codes := each(in.Body.Regions, func(s string) region.Code { return region.Code(strings.TrimSpace(s)) })
	return nil, a.Cycles.Enrol(ctx, referee(ctx), in.Cycle, in.Body.Cohort, codes)
}

// MemberIn names a region of a cycle.
type MemberIn struct {
	CycleIn
	Region string `path:"daerah" maxLength:"5" example:"21.72"`
}

func (a *api) expel(ctx context.Context, in *MemberIn) (*struct{}, error) {
	return nil, a.Cycles.Remove(ctx, referee(ctx), in.Cycle, region.Code(in.Region))
}

type absentIn struct {
	MemberIn
	Body struct {
		Reason string `json:"alasan" maxLength:"500"`
	}
}

func (a *api) absent(ctx context.Context, in *absentIn) (*struct{}, error) {
	return nil, a.Cycles.Reply(ctx, referee(ctx), in.Cycle, region.Code(in.Region), false, in.Body.Reason)
}

// RegionCycle is a cycle with where the region stands in it.
type RegionCycle struct {
	Cycle    CycleShape   `json:"siklus"`
	Standing Standing     `json:"daerah"`
	Events   []CycleEvent `json:"catatan"`
}

func regionCycle(h evaluation.Home) RegionCycle {
	return RegionCycle{cycleShape(h.Cycle), standing(h.Line), each(h.Events, func(e evaluation.Event) CycleEvent {
		return CycleEvent{string(e.Region), e.At, e.By.Name, e.Kind, e.Text}
	})}
}

func (a *api) regionCycles(ctx context.Context, in *In) (*bodyOut[[]RegionCycle], error) {
	list, err := a.Cycles.OfRegion(ctx, referee(ctx), in.code())
	if err != nil {
		return nil, err
	}
	return answerOf(each(list, regionCycle), nil)
}

// RegionCycleIn names a cycle of a region.
type RegionCycleIn struct {
	In
	CycleIn
}

func (a *api) regionStanding(ctx context.Context, in *RegionCycleIn) (*bodyOut[RegionCycle], error) {
	h, err := a.Cycles.Home(ctx, referee(ctx), in.Cycle, in.code())
	if err != nil {
		return nil, err
	}
	return answerOf(regionCycle(h), nil)
}

type invitationIn struct {
	RegionCycleIn
	Body struct {
		Joins  bool   `json:"ikut"`
		Reason string `json:"alasan,omitempty" maxLength:"500"`
	}
}

func (a *api) replyInvitation(ctx context.Context, in *invitationIn) (*struct{}, error) {
	return nil, a.Cycles.Reply(ctx, referee(ctx), in.Cycle, in.code(), in.Body.Joins, in.Body.Reason)
}
