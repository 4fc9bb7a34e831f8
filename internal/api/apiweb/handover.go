package apiweb

import (
	"context"
	"net/http"
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/identity"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// Item is one thing that hangs on a person and can be handed over.
type Item struct {
	Kind string `json:"jenis" enum:"peran,jabatan,keanggotaan,kelompok,tugas"`
	ID   string `json:"id"`
	Text string `json:"teks,omitempty"`
}

// Holding is everything that hangs on somebody who leaves.
type Holding struct {
	Person string   `json:"nama"`
	Login  string   `json:"nama_masuk,omitempty"`
	OPDs   []string `json:"opd" doc:"OPD yang isian rencananya tanggungannya."`
	Items  []Item   `json:"hal"`
}

// Handover is the record of what went from one person to another.
type Handover struct {
	ID       string     `json:"id"`
	Region   string     `json:"daerah"`
	At       time.Time  `json:"pada"`
	By       string     `json:"oleh"`
	From     string     `json:"dari"`
	To       string     `json:"kepada"`
	Last     string     `json:"hari_terakhir"`
	Note     string     `json:"catatan,omitempty"`
	Items    []Item     `json:"hal"`
	Accepted *time.Time `json:"diterima,omitempty"`
	OneTime
}

// Wish is a hand-over to be carried out.
type Wish struct {
	Official string  `json:"pejabat,omitempty" doc:"id pejabat yang pergi; atau sebut akun." maxLength:"100"`
	Account  string  `json:"akun,omitempty" doc:"id akun yang pergi." maxLength:"100"`
	To       Heir    `json:"penerus"`
	Last     string  `json:"hari_terakhir" doc:"2026-01-31; penerusnya mulai sehari sesudahnya."`
	Acting   string  `json:"kedudukan,omitempty" enum:"Plt,Plh"`
	Until    string  `json:"sampai,omitempty" doc:"Hari terakhir penerus; wajib bagi Plt dan Plh."`
	Decree   string  `json:"sk,omitempty" maxLength:"400"`
	Note     string  `json:"catatan,omitempty" maxLength:"4000"`
	Items    []Thing `json:"hal" maxItems:"5000"`
}

// Heir is who takes over: an account, or somebody to be invited.
type Heir struct {
	Account string `json:"akun,omitempty" maxLength:"100"`
	Name    string `json:"nama,omitempty" maxLength:"200"`
	Login   string `json:"nama_masuk,omitempty" doc:"Surel orang yang diundang." maxLength:"200"`
}

// Thing names something that goes over.
type Thing struct {
	Kind string `json:"jenis" enum:"peran,jabatan,keanggotaan,kelompok,tugas"`
	ID   string `json:"id" maxLength:"100"`
}

// handovers are the operations on what passes from one person to another.
func (a *api) handovers() {
	op := func(id, method, path, summary string, status int) operation {
		return operation{id: id, method: method, path: "/api/daerah/{region}/serah-terima" + path, tag: regionTag, summary: summary, verb: access.RegionAdmin, status: status}
	}
	add(a, op("daftar-serah-terima", http.MethodGet, "", "Serah terima, yang terbaru lebih dahulu", 0), a.listHandovers)
	add(a, op("milik-pejabat", http.MethodGet, "/milik", "Semua yang melekat pada seorang pejabat atau akun", 0), a.owned)
	add(a, op("serahkan", http.MethodPost, "", "Menyerahkan peran, jabatan, keanggotaan, dan tugas kepada penerus", http.StatusCreated), a.handOver)
	add(a, operation{id: "diserahkan-kepada-saya", method: http.MethodGet, path: "/api/akun/serah-terima", tag: accountTag, summary: "Yang diserahkan kepada Anda", verb: access.Account}, a.received)
	add(a, operation{id: "terima", method: http.MethodPut, path: "/api/akun/serah-terima/{region}/{id}", tag: accountTag, summary: "Menyatakan menerima serah terima", verb: access.Account, status: http.StatusNoContent}, a.accept)
}

func itemOf(i region.Item) Item { return Item{string(i.Kind), i.Ref, i.Text} }

func handoverOf(code region.Code, h region.Handover) Handover {
	return Handover{h.ID, string(code), h.At, h.By, h.From.Name, h.To.Name, string(h.Last), h.Note, each(h.Items, itemOf), when(h.Accepted), OneTime{}}
}

type handoversIn struct {
	In
	Paging
}

func (a *api) listHandovers(ctx context.Context, in *handoversIn) (*bodyOut[Part[Handover]], error) {
	list, err := a.Offices.Handovers(ctx, regionKeeper(ctx), in.code())
	if err != nil {
		return nil, err
	}
	all := each(list, func(h region.Handover) Handover { return handoverOf(in.code(), h) })
	return answerOf(cutList(in.Paging, all, func(h Handover) string { return h.ID }))
}

type ownedIn struct {
	In
	Official string `query:"pejabat" maxLength:"100" doc:"id pejabat; atau sebut akun."`
	Account  string `query:"akun" maxLength:"100"`
}

func (a *api) owned(ctx context.Context, in *ownedIn) (*bodyOut[Holding], error) {
	o, err := a.Offices.Owned(ctx, regionKeeper(ctx), in.code(), region.Leaver{Official: in.Official, Account: in.Account})
	if err != nil {
		return nil, err
	}
	out := Holding{Person: o.Leaver.Name, OPDs: append([]string{}, o.OPDs...), Items: each(o.Items(), itemOf)}
	if a.seesPeople(ctx, in.In) {
		out.Login = o.Leaver.Login
	}
	return answerOf(out, nil)
}

type handOverIn struct {
	In
	caller
	Body Wish
}

func (w Wish) wish() (out region.Wish, err error) {
	out = region.Wish{To: region.Account{ID: w.To.Account}, Acting: access.Acting(w.Acting), Decree: w.Decree, Note: w.Note, Kept: map[region.ItemKind]map[string]bool{}}
	if w.To.Account == "" {
		out.To = region.Account{Name: strings.TrimSpace(w.To.Name), Login: strings.ToLower(strings.TrimSpace(w.To.Login))}
	}
	for _, i := range w.Items {
		kind := region.ItemKind(i.Kind)
		if out.Kept[kind] == nil {
			out.Kept[kind] = map[string]bool{}
		}
		out.Kept[kind][i.ID] = true
	}
	if out.Last, err = region.ParseDay(w.Last); err != nil {
		return out, err
	}
	out.Until, err = region.ParseDay(w.Until)
	return out, err
}

func (a *api) handOver(ctx context.Context, in *handOverIn) (*bodyOut[Handover], error) {
	w, err := in.Body.wish()
	if err != nil {
		return nil, err
	}
	done, token, err := a.Offices.HandOver(ctx, regionKeeper(ctx), in.code(), region.Leaver{Official: in.Body.Official, Account: in.Body.Account}, w)
	if err != nil {
		return nil, err
	}
	out := handoverOf(in.code(), done)
	if token != "" {
		out.Link = web.Absolute(in.request, identity.TakePath+token)
	}
	return answerOf(out, nil)
}

func (a *api) received(ctx context.Context, in *Paging) (*bodyOut[Part[Handover]], error) {
	list, err := a.Offices.Received(ctx, author(ctx).Actor)
	if err != nil {
		return nil, err
	}
	all := each(list, func(r region.Received) Handover { return handoverOf(r.Region, r.Handover) })
	return answerOf(cutList(*in, all, func(h Handover) string { return h.Region + "/" + h.ID }))
}

type acceptIn struct {
	In
	ID string `path:"id" maxLength:"100"`
}

func (a *api) accept(ctx context.Context, in *acceptIn) (*struct{}, error) {
	return nil, a.Offices.Accept(ctx, regionKeeper(ctx), in.code(), in.ID)
}
