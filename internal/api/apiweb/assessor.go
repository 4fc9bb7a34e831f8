package apiweb

import (
	"context"
	"net/http"
	"slices"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/assessor"
	"gurindam/internal/region"
)

// AssessorForm is an entry of the register as a program writes it.
type AssessorForm struct {
	Institution string   `json:"lembaga" maxLength:"160"`
	Home        []string `json:"daerah_asal" maxItems:"8" doc:"Kode wilayah; daerah ini tidak dinilai sendiri."`
	Employer    string   `json:"tempat_kerja,omitempty" maxLength:"5" doc:"Kode pemerintah daerah tempat bekerja; kosong bila tidak ada."`
	Fields      []string `json:"keahlian" maxItems:"60" doc:"Kode aspek dan dimensi dari instrumen."`
	Capacity    int      `json:"daya_tampung" doc:"Daerah paling banyak dalam satu siklus."`
	Active      bool     `json:"aktif,omitempty" doc:"Hanya pengelola evaluasi yang mengubahnya."`
	Rev         int64    `json:"rev,omitempty" doc:"Keadaan yang dibaca; 0: belum terdaftar."`
}

// TieForm is a conflict of interest as a program declares it.
type TieForm struct {
	Region string `json:"daerah" maxLength:"5"`
	Kind   string `json:"jenis" enum:"asal,kerja,konsultan,keluarga,lain"`
	Reason string `json:"penjelasan" maxLength:"500"`
	From   int    `json:"dari_tahun,omitempty" doc:"Untuk konsultan."`
	Until  int    `json:"sampai_tahun,omitempty" doc:"Untuk konsultan; 0: masih berjalan."`
}

// Tie is a conflict of interest on record.
type Tie struct {
	ID string `json:"id,omitempty" doc:"Kosong: mengikuti daftar asesor."`
	TieForm
	Automatic bool       `json:"otomatis"`
	Bars      bool       `json:"berlaku"`
	By        string     `json:"oleh,omitempty"`
	At        *time.Time `json:"saat,omitempty"`
	LiftedAt  *time.Time `json:"dicabut,omitempty"`
	Lifted    string     `json:"pencabut,omitempty"`
	Why       string     `json:"alasan_dicabut,omitempty"`
}

// AssessorShape is an assessor.
type AssessorShape struct {
	Person string `json:"orang"`
	Name   string `json:"nama"`
	AssessorForm
	Load   int        `json:"beban" doc:"Kursi dalam siklus, usulan atau tetap."`
	Signed *time.Time `json:"ditandatangani,omitempty"`
	Ties   []Tie      `json:"benturan"`
	Barred []string   `json:"daerah_tertutup"`
}

const assessorTag = "Asesor"

// assessors are the operations on the register of assessors and what is their own.
func (a *api) assessors() {
	op := func(id, method, path, summary string, verb access.Verb, status int) operation {
		return operation{id: id, method: method, path: "/api" + path, tag: assessorTag, summary: summary, verb: verb, status: status}
	}
	const roll, own = "/evaluasi/{siklus}/asesor", "/asesor"
	add(a, op("daftar-asesor", http.MethodGet, roll, "Daftar asesor dengan beban, benturan, dan pernyataan", access.Direct, 0), a.listAssessors)
	add(a, op("satu-asesor", http.MethodGet, roll+"/{orang}", "Satu asesor", access.Direct, 0), a.oneAssessor)
	add(a, op("simpan-asesor", http.MethodPut, roll+"/{orang}", "Mendaftarkan atau mengubah asesor", access.Direct, http.StatusNoContent), a.putAssessor)
	add(a, op("catat-benturan-asesor", http.MethodPost, roll+"/{orang}/benturan", "Mencatat benturan seorang asesor", access.Direct, http.StatusNoContent), a.tieAssessor)
	add(a, op("cabut-benturan", http.MethodPost, roll+"/{orang}/benturan/{benturan}/cabut", "Mencabut benturan dengan alasan", access.Direct, http.StatusNoContent), a.untieAssessor)
	add(a, op("profil-asesor", http.MethodGet, own, "Data, benturan, pernyataan, dan penugasan sendiri", access.Assess, 0), a.ownAssessor)
	add(a, op("simpan-profil-asesor", http.MethodPut, own, "Mengubah data sendiri", access.Assess, http.StatusNoContent), a.putOwn)
	add(a, op("catat-benturan-sendiri", http.MethodPost, own+"/benturan", "Mencatat benturan sendiri; berlaku saat itu juga", access.Assess, http.StatusNoContent), a.tieOwn)
	add(a, op("tanda-tangan-pernyataan", http.MethodPost, own+"/pernyataan/{siklus}", "Menandatangani pernyataan bebas benturan", access.Assess, http.StatusNoContent), a.signOwn)
	a.panels()
	a.interviews()
}

func judge(ctx context.Context) assessor.Author {
	who := author(ctx)
	return assessor.Author{Actor: who.Actor, Name: who.Name}
}

func (a *api) tie(c assessor.Conflict) Tie {
	return Tie{
		ID: c.ID, TieForm: TieForm{string(c.Region), string(c.Kind), c.Reason, c.From, c.Until}, Automatic: c.Automatic, Bars: c.Holds(a.Now()),
		By: c.By.Name, At: when(c.At), LiftedAt: when(c.LiftedAt), Lifted: c.Lifted.Name, Why: c.Why,
	}
}

func codeText(c region.Code) string { return string(c) }

func (a *api) assessorShape(e assessor.Entry) AssessorShape {
	return AssessorShape{
		Person: e.Person, Name: e.Name, Load: e.Load, Signed: when(e.Signed.At), Ties: each(e.Ties, a.tie), Barred: each(e.Barred, codeText),
		AssessorForm: assessorForm(e.Assessor),
	}
}

func assessorForm(e assessor.Assessor) AssessorForm {
	return AssessorForm{e.Institution, each(e.Home, codeText), string(e.Employer), append([]string{}, e.Fields...), e.Capacity, e.Active, e.Rev}
}

func (f AssessorForm) assessor(person string) assessor.Assessor {
	return assessor.Assessor{
		Person: person, Institution: f.Institution, Home: each(f.Home, func(s string) region.Code { return region.Code(s) }), Employer: region.Code(f.Employer),
		Fields: slices.Clone(f.Fields), Capacity: f.Capacity, Active: f.Active, Rev: f.Rev,
	}
}

func (f TieForm) conflict(person string) assessor.Conflict {
	return assessor.Conflict{Person: person, Region: region.Code(f.Region), Kind: assessor.Kind(f.Kind), Reason: f.Reason, From: f.From, Until: f.Until}
}

type assessorsIn struct {
	CycleIn
	Paging
}

// Roll is the register as a cycle sees it, with who could be entered.
type Roll struct {
	Part[AssessorShape]
	Others []PersonName `json:"belum_terdaftar" doc:"Memegang peran Asesor dan belum di daftar."`
}

// PersonName is a person with the name that people read.
type PersonName struct {
	Person string `json:"orang"`
	Name   string `json:"nama"`
}

func (a *api) listAssessors(ctx context.Context, in *assessorsIn) (*bodyOut[Roll], error) {
	roll, err := a.Assessors.Roll(ctx, judge(ctx).Actor, in.Cycle)
	if err != nil {
		return nil, err
	}
	part, err := cutList(in.Paging, each(roll.Entries, a.assessorShape), func(s AssessorShape) string { return s.Person })
	out := Roll{Part: part, Others: []PersonName{}}
	for _, p := range roll.Others {
		out.Others = append(out.Others, PersonName{p.ID, p.Name})
	}
	return answerOf(out, err)
}

// AssessorIn names an assessor in a cycle.
type AssessorIn struct {
	CycleIn
	Person string `path:"orang" maxLength:"100" doc:"Pengenal orang dari daftar."`
}

func (a *api) oneAssessor(ctx context.Context, in *AssessorIn) (*bodyOut[AssessorShape], error) {
	p, err := a.Assessors.Profile(ctx, judge(ctx).Actor, in.Cycle, in.Person)
	if err != nil {
		return nil, err
	}
	out := a.assessorShape(p.Entry)
	out.Person, out.Name = in.Person, p.Name
	return answerOf(out, nil)
}

type putAssessorIn struct {
	AssessorIn
	Body AssessorForm
}

func (a *api) putAssessor(ctx context.Context, in *putAssessorIn) (*struct{}, error) {
	return nil, a.Assessors.Enter(ctx, judge(ctx), in.Body.assessor(in.Person))
}

type tieAssessorIn struct {
	AssessorIn
	Body TieForm
}

func (a *api) tieAssessor(ctx context.Context, in *tieAssessorIn) (*struct{}, error) {
	return nil, a.Assessors.Declare(ctx, judge(ctx), in.Body.conflict(in.Person))
}

type untieIn struct {
	AssessorIn
	Tie  string `path:"benturan" maxLength:"60"`
	Body struct {
		Why string `json:"alasan" maxLength:"500"`
	}
}

func (a *api) untieAssessor(ctx context.Context, in *untieIn) (*struct{}, error) {
	return nil, a.Assessors.Lift(ctx, judge(ctx), in.Person, in.Tie, in.Body.Why)
}

// Duty is what a cycle asks of an assessor.
type Duty struct {
	Cycle     string     `json:"siklus"`
	Name      string     `json:"nama"`
	Signed    *time.Time `json:"ditandatangani,omitempty"`
	Statement string     `json:"pernyataan" doc:"Yang ditandatangani, atau yang akan ditandatangani."`
	Waiting   int        `json:"menunggu_tanda_tangan" doc:"Daerah yang terbuka sesudah pernyataan ditandatangani."`
	Seats     []Seat     `json:"penugasan"`
	Talks     []TalkTime `json:"wawancara"`
}

// OwnAssessor is what an assessor finds of theirs.
type OwnAssessor struct {
	AssessorForm
	Ties   []Tie  `json:"benturan"`
	Duties []Duty `json:"siklus"`
}

func (a *api) ownAssessor(ctx context.Context, _ *struct{}) (*bodyOut[OwnAssessor], error) {
	own, err := a.Assessors.Own(ctx, judge(ctx).Actor)
	if err != nil {
		return nil, err
	}
	out := OwnAssessor{AssessorForm: assessorForm(own.Assessor), Ties: each(own.Ties, a.tie)}
	out.Duties = each(own.Cycles, func(d assessor.Duty) Duty {
		text := d.Statement
		if d.Declaration.Signed() {
			text = d.Declaration.Text
		}
		return Duty{d.Cycle.ID, d.Cycle.Name, when(d.Declaration.At), text, d.Waiting, each(d.Seats, seatShape), each(d.Slots, talkTime)}
	})
	return answerOf(out, nil)
}

type putOwnIn struct{ Body AssessorForm }

func (a *api) putOwn(ctx context.Context, in *putOwnIn) (*struct{}, error) {
	return nil, a.Assessors.Describe(ctx, judge(ctx), in.Body.assessor(judge(ctx).Person))
}

type tieOwnIn struct{ Body TieForm }

func (a *api) tieOwn(ctx context.Context, in *tieOwnIn) (*struct{}, error) {
	return nil, a.Assessors.Declare(ctx, judge(ctx), in.Body.conflict(judge(ctx).Person))
}

type signIn struct {
	CycleIn
	Body struct {
		Text string `json:"pernyataan" doc:"Teks pernyataan seperti yang dibaca." maxLength:"20000"`
	}
}

func (a *api) signOwn(ctx context.Context, in *signIn) (*struct{}, error) {
	return nil, a.Assessors.Sign(ctx, judge(ctx), in.Cycle, in.Body.Text)
}
