package apiweb

import (
	"context"
	"net/http"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/result"
)

// ProofPage points at a page of a piece of evidence.
type ProofPage struct {
	Item string `json:"bukti" maxLength:"40"`
	Page int    `json:"halaman,omitempty" minimum:"0"`
}

// PleaForm is what an objection says.
type PleaForm struct {
	Question string      `json:"pertanyaan" maxLength:"40"`
	Reason   string      `json:"alasan" maxLength:"4000"`
	Proofs   []ProofPage `json:"bukti,omitempty" maxItems:"10"`
}

func (f PleaForm) plea(rev int64) result.Plea {
	p := result.Plea{Question: f.Question, Reason: f.Reason, Rev: rev}
	for _, c := range f.Proofs {
		p.Proofs = append(p.Proofs, result.Cite{Item: c.Item, Page: c.Page})
	}
	return p
}

// ObjectionShape is an objection of a region, or a correction of the ministry.
type ObjectionShape struct {
	ID     string `json:"id"`
	Region string `json:"daerah"`
	Kind   string `json:"jenis" enum:"sanggah,koreksi"`
	State  string `json:"keadaan" enum:"rancangan,dikirim,ditolak,dikabulkan,dicabut"`
	PleaForm
	Sent    *time.Time `json:"dikirim,omitempty"`
	Decided *time.Time `json:"diputus,omitempty"`
	Verdict string     `json:"pertimbangan,omitempty"`
	Before  []int      `json:"nilai_semula" doc:"Satu untuk tiap asesor."`
	After   []int      `json:"nilai_baru"`
	Number  int        `json:"perbaikan,omitempty" doc:"Nomor perbaikan yang terbit karenanya."`
	Rev     int64      `json:"rev"`
}

func objectionShape(o result.Objection) ObjectionShape {
	out := ObjectionShape{ID: o.ID, Region: string(o.Region), Kind: string(o.Kind), State: string(o.State), Sent: when(o.Sent.At), Decided: when(o.Decided.At), Verdict: o.Verdict, Number: o.Number, Rev: o.Rev,
		Before: append([]int{}, o.Before...), After: append([]int{}, o.After...)}
	out.Question, out.Reason = o.Question, o.Reason
	for _, c := range o.Proofs {
		out.Proofs = append(out.Proofs, ProofPage{c.Item, c.Page})
	}
	return out
}

const objectionTag = "Sanggah"

// objections are the operations on objections and their decisions.
func (a *api) objections() {
	op := func(id, method, path, summary string, verb access.Verb, status int) operation {
		return operation{id: id, method: method, path: "/api" + path, tag: objectionTag, summary: summary, verb: verb, status: status}
	}
	const court, own = "/evaluasi/{siklus}/sanggah", "/daerah/{region}/evaluasi/{siklus}/sanggah"
	add(a, op("daftar-sanggah", http.MethodGet, court, "Sanggah yang sudah diputus; bagi pemutus juga yang menunggu", access.Enter, 0), a.listObjections)
	add(a, op("ajukan-koreksi", http.MethodPost, court+"/{region}", "Mengajukan koreksi kementerian untuk diputus orang lain", access.Direct, http.StatusCreated), a.correctResult)
	add(a, op("satu-sanggah", http.MethodGet, court+"/{region}/{sanggah}", "Satu sanggah dengan putusannya", access.Enter, 0), a.oneObjection)
	add(a, op("putus-sanggah", http.MethodPost, court+"/{region}/{sanggah}", "Memutus sanggah; yang dikabulkan menerbitkan perbaikan", access.Decide, 0), a.ruleObjection)
	add(a, op("sanggah-daerah", http.MethodGet, own, "Sanggah daerah sendiri", access.Evaluated, 0), a.ownObjections)
	add(a, op("susun-sanggah", http.MethodPost, own, "Menyusun sanggah atas satu pertanyaan", access.Answer, http.StatusCreated), a.object)
	add(a, op("ubah-sanggah", http.MethodPut, own+"/{sanggah}", "Mengubah rancangan sanggah", access.Answer, 0), a.changeObjection)
	add(a, op("buang-sanggah", http.MethodDelete, own+"/{sanggah}", "Membuang rancangan sanggah", access.Answer, http.StatusNoContent), a.dropObjection)
	add(a, op("kirim-sanggah", http.MethodPost, own+"/{sanggah}/kirim", "Mengirim sanggah, oleh sekretaris daerah", access.Approve, http.StatusNoContent), a.sendObjection)
	add(a, op("cabut-sanggah", http.MethodPost, own+"/{sanggah}/cabut", "Mencabut sanggah yang belum diputus", access.Approve, http.StatusNoContent), a.withdrawObjection)
}

type objectionsIn struct {
	CycleIn
	Paging
}

func (a *api) listObjections(ctx context.Context, in *objectionsIn) (*bodyOut[Part[ObjectionShape]], error) {
	c, err := a.Results.Objections(ctx, arbiter(ctx).Actor, in.Cycle, "")
	if err != nil {
		return nil, err
	}
	return answerOf(cutList(in.Paging, each(c.Objections, objectionShape), func(o ObjectionShape) string { return o.ID }))
}

func (a *api) ownObjections(ctx context.Context, in *RegionCycleIn) (*bodyOut[[]ObjectionShape], error) {
	c, err := a.Results.Objections(ctx, arbiter(ctx).Actor, in.Cycle, in.code())
	if err != nil {
		return nil, err
	}
	return answerOf(each(c.Objections, objectionShape), nil)
}

type pleaIn struct {
	RegionCycleIn
	Body PleaForm
}

func (a *api) object(ctx context.Context, in *pleaIn) (*bodyOut[ObjectionShape], error) {
	o, err := a.Results.Object(ctx, arbiter(ctx), in.Cycle, in.code(), "", in.Body.plea(0))
	return answerOf(objectionShape(o), err)
}

func (a *api) correctResult(ctx context.Context, in *pleaIn) (*bodyOut[ObjectionShape], error) {
	o, err := a.Results.Correct(ctx, arbiter(ctx), in.Cycle, in.code(), in.Body.plea(0))
	return answerOf(objectionShape(o), err)
}

// ObjectionIn names an objection.
type ObjectionIn struct {
	RegionCycleIn
	ID string `path:"sanggah" maxLength:"40"`
}

func (a *api) oneObjection(ctx context.Context, in *ObjectionIn) (*bodyOut[ObjectionShape], error) {
	c, err := a.Results.Case(ctx, arbiter(ctx).Actor, in.Cycle, in.code(), in.ID)
	return answerOf(objectionShape(c.Objection), err)
}

type ruleIn struct {
	ObjectionIn
	Body struct {
		Grant  bool   `json:"dikabulkan"`
		Levels []int  `json:"nilai,omitempty" maxItems:"20" doc:"Nilai baru tiap asesor, bila dikabulkan."`
		Text   string `json:"pertimbangan" maxLength:"4000"`
		Rev    int64  `json:"rev"`
	}
}

func (a *api) ruleObjection(ctx context.Context, in *ruleIn) (*bodyOut[ObjectionShape], error) {
	b := in.Body
	o, err := a.Results.Rule(ctx, arbiter(ctx), in.Cycle, in.code(), in.ID, result.Ruling{Grant: b.Grant, Levels: b.Levels, Text: b.Text, Rev: b.Rev})
	return answerOf(objectionShape(o), err)
}

type pleaPut struct {
	ObjectionIn
	Body struct {
		PleaForm
		Rev int64 `json:"rev"`
	}
}

func (a *api) changeObjection(ctx context.Context, in *pleaPut) (*bodyOut[ObjectionShape], error) {
	o, err := a.Results.Object(ctx, arbiter(ctx), in.Cycle, in.code(), in.ID, in.Body.plea(in.Body.Rev))
	return answerOf(objectionShape(o), err)
}

type throwIn struct {
	ObjectionIn
	Rev int64 `query:"rev" required:"true"`
}

func (a *api) dropObjection(ctx context.Context, in *throwIn) (*struct{}, error) {
	return nil, a.Results.Drop(ctx, arbiter(ctx), in.Cycle, in.code(), in.ID, in.Rev)
}

func (a *api) sendObjection(ctx context.Context, in *ObjectionIn) (*struct{}, error) {
	return nil, a.Results.Send(ctx, arbiter(ctx), in.Cycle, in.code(), in.ID)
}

func (a *api) withdrawObjection(ctx context.Context, in *ObjectionIn) (*struct{}, error) {
	return nil, a.Results.Withdraw(ctx, arbiter(ctx), in.Cycle, in.code(), in.ID)
}
