package apiweb

import (
	"context"
	"net/http"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/assessment"
	"gurindam/internal/evaluation"
	"gurindam/internal/region"
)

// PanelMember is somebody of the panel.
type PanelMember struct {
	Name    string `json:"nama" maxLength:"160"`
	Office  string `json:"jabatan,omitempty" maxLength:"200"`
	Present bool   `json:"hadir,omitempty"`
}

// SessionForm is a session of the panel as a program writes it.
type SessionForm struct {
	Held    string        `json:"tanggal" doc:"2026-01-31."`
	Place   string        `json:"tempat,omitempty" maxLength:"400"`
	Quorum  int           `json:"kuorum"`
	Members []PanelMember `json:"anggota" maxItems:"60"`
	Regions []string      `json:"daerah" maxItems:"600" doc:"Yang ditutup dalam sidang ini."`
	Minutes string        `json:"berita_acara" maxLength:"40000"`
	Rev     int64         `json:"rev,omitempty" doc:"Keadaan yang dibaca; 0: sidang baru."`
}

// SessionShape is a session of the panel.
type SessionShape struct {
	ID string `json:"sidang"`
	SessionForm
	Closed *time.Time `json:"ditutup,omitempty"`
	By     string     `json:"penutup,omitempty"`
}

// HallShape is what the panel of a cycle has before it.
type HallShape struct {
	Ready    []string       `json:"siap_ditutup"`
	Sessions []SessionShape `json:"sidang"`
}

// PaceShape is how far an assessor has come with a region.
type PaceShape struct {
	Person string `json:"asesor"`
	Name   string `json:"nama"`
	Done   int    `json:"dinilai"`
	Total  int    `json:"pertanyaan"`
	Texts  int    `json:"tulisan"`
	Locked bool   `json:"terkunci"`
}

// FrontShape is a region as the panel runs it: progress, and no score.
type FrontShape struct {
	Region string      `json:"daerah"`
	Open   bool        `json:"nilai_terbuka"`
	Closed bool        `json:"ditutup_panel"`
	Paces  []PaceShape `json:"asesor"`
}

// LeanShape is how one assessor's scores lie beside those of the others.
type LeanShape struct {
	Person     string `json:"asesor"`
	Name       string `json:"nama"`
	Difference string `json:"selisih" doc:"Rata-rata, dua desimal."`
	Lower      int    `json:"di_bawah"`
	Same       int    `json:"sama"`
	More       int    `json:"di_atas"`
	Questions  int    `json:"pertanyaan"`
	Regions    int    `json:"daerah"`
	Flagged    bool   `json:"ditandai"`
}

// panelSessions are the operations of the panel.
func (a *api) panelSessions() {
	op := func(id, method, path, summary string, status int) operation {
		return operation{id: id, method: method, path: "/api/evaluasi/{siklus}/panel" + path, tag: assessmentTag, summary: summary, verb: access.Direct, status: status}
	}
	add(a, op("sidang-panel", http.MethodGet, "", "Sidang, dan daerah yang siap ditutup", 0), a.hall)
	add(a, op("kecenderungan-asesor", http.MethodGet, "/asesor", "Nilai awal setiap asesor di samping asesor lain", 0), a.leaning)
	add(a, op("simpan-sidang", http.MethodPut, "/sidang/{sidang}", "Menyimpan sidang; \"baru\" membuatnya", 0), a.saveSession)
	add(a, op("tutup-sidang", http.MethodPost, "/sidang/{sidang}/tutup", "Menutup sidang beserta daerahnya", http.StatusNoContent), a.closeSession)
	add(a, op("kemajuan-penilaian", http.MethodGet, "/daerah/{region}", "Kemajuan setiap asesor, tanpa nilai", 0), a.regionFront)
	add(a, op("buka-kunci-lembar", http.MethodPost, "/daerah/{region}/buka-kunci", "Membuka kunci lembar dengan alasan", http.StatusNoContent), a.unlockSheet)
	add(a, op("buka-kembali-penilaian", http.MethodPost, "/daerah/{region}/buka-kembali", "Membuka kembali daerah yang ditutup panel", http.StatusNoContent), a.reopenRegion)
}

func sessionShape(s assessment.Session) SessionShape {
	return SessionShape{ID: s.ID, Closed: when(s.Closed), By: s.By.Name, SessionForm: SessionForm{
		Held: s.Held.In(evaluation.Zone).Format(time.DateOnly), Place: s.Place, Quorum: s.Quorum, Minutes: s.Minutes, Rev: s.Rev,
		Members: each(s.Members, func(m assessment.Member) PanelMember { return PanelMember(m) }), Regions: each(s.Regions, codeText),
	}}
}

func (a *api) hall(ctx context.Context, in *CycleIn) (*bodyOut[HallShape], error) {
	h, err := a.Assessments.Hall(ctx, author(ctx).Actor, in.Cycle)
	if err != nil {
		return nil, err
	}
	return answerOf(HallShape{each(h.Ready(), func(p evaluation.Participant) string { return string(p.Region) }), each(h.Sessions, sessionShape)}, nil)
}

type leaningIn struct {
	CycleIn
	Paging
}

func (a *api) leaning(ctx context.Context, in *leaningIn) (*bodyOut[Part[LeanShape]], error) {
	leans, err := a.Assessments.Leaning(ctx, author(ctx).Actor, in.Cycle, "")
	if err != nil {
		return nil, err
	}
	shapes := each(leans, func(l assessment.Lean) LeanShape {
		return LeanShape{l.Assessor, l.Name, l.Difference.String(), l.Lower, l.Same, l.More, l.Questions, l.Regions, l.Flagged}
	})
	return answerOf(cutList(in.Paging, shapes, func(l LeanShape) string { return l.Person }))
}

// SessionIn names a session of the panel.
type SessionIn struct {
	CycleIn
	ID string `path:"sidang" maxLength:"60"`
}

type saveSessionIn struct {
	SessionIn
	Body SessionForm
}

func (a *api) saveSession(ctx context.Context, in *saveSessionIn) (*bodyOut[SessionShape], error) {
	held, err := readDay(in.Body.Held)
	if err != nil {
		return nil, err
	}
	given := assessment.Session{ID: in.ID, Place: in.Body.Place, Quorum: in.Body.Quorum, Minutes: in.Body.Minutes, Rev: in.Body.Rev}
	if !held.IsZero() {
		given.Held = time.Date(held.Year(), held.Month(), held.Day(), 0, 0, 0, 0, evaluation.Zone)
	}
	if in.ID == "baru" {
		given.ID = ""
	}
	given.Members = each(in.Body.Members, func(m PanelMember) assessment.Member { return assessment.Member(m) })
	given.Regions = each(in.Body.Regions, func(s string) region.Code { return region.Code(s) })
	s, err := a.Assessments.SaveSession(ctx, scorer(ctx), in.Cycle, given)
	s.Rev++
	return answerOf(sessionShape(s), err)
}

type closeSessionIn struct {
	SessionIn
	Body struct {
		Rev int64 `json:"rev"`
	}
}

func (a *api) closeSession(ctx context.Context, in *closeSessionIn) (*struct{}, error) {
	_, err := a.Assessments.CloseSession(ctx, scorer(ctx), in.Cycle, in.ID, in.Body.Rev)
	return nil, err
}

func (a *api) regionFront(ctx context.Context, in *SheetIn) (*bodyOut[FrontShape], error) {
	f, err := a.Assessments.Front(ctx, author(ctx).Actor, in.Cycle, in.code())
	if err != nil {
		return nil, err
	}
	paces := each(f.Paces, func(p assessment.Pace) PaceShape {
		return PaceShape{p.Person, p.Name, p.Done, p.Total, p.Texts, p.Locked}
	})
	return answerOf(FrontShape{string(f.Participant.Region), f.Open() >= assessment.Unsealed, f.Participant.Has(evaluation.Settled), paces}, nil)
}

type unlockIn struct {
	SheetIn
	Body struct {
		Person string `json:"asesor" maxLength:"100"`
		Reason string `json:"alasan" maxLength:"2000"`
	}
}

func (a *api) unlockSheet(ctx context.Context, in *unlockIn) (*struct{}, error) {
	return nil, a.Assessments.Unlock(ctx, scorer(ctx), in.Cycle, in.code(), in.Body.Person, in.Body.Reason)
}

type reopenIn struct {
	SheetIn
	Body struct {
		Reason string `json:"alasan" maxLength:"2000"`
	}
}

func (a *api) reopenRegion(ctx context.Context, in *reopenIn) (*struct{}, error) {
	return nil, a.Assessments.Reopen(ctx, scorer(ctx), in.Cycle, in.code(), in.Body.Reason)
}
