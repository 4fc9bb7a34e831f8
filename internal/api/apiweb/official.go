package apiweb

import (
	"context"
	"crypto/rand"
	"net/http"
	"slices"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// OfficialForm is an official as a program writes it.
type OfficialForm struct {
	Name     string `json:"nama" maxLength:"200"`
	NIP      string `json:"nip,omitempty" doc:"18 angka; hanya tampak dan berubah bagi yang boleh melihat orang." maxLength:"40"`
	Position string `json:"jabatan" maxLength:"400"`
	OPD      string `json:"opd,omitempty" doc:"Kosong bagi pimpinan daerah." maxLength:"100"`
	From     string `json:"mulai" doc:"Hari pertama menjabat, 2026-01-31."`
	Until    string `json:"sampai,omitempty" doc:"Hari terakhir menjabat; kosong: belum diketahui."`
	Acting   string `json:"kedudukan,omitempty" enum:"Plt,Plh"`
	Account  string `json:"akun,omitempty" doc:"id akunnya; hanya tampak dan berubah bagi yang boleh melihat orang." maxLength:"100"`
	Decree   string `json:"sk,omitempty" maxLength:"400"`
}

// Official is a person in an office for a time.
type Official struct {
	ID string `json:"id"`
	OfficialForm
	InOffice bool     `json:"menjabat" doc:"Menjabat hari ini."`
	Warnings []string `json:"peringatan,omitempty" doc:"Yang meragukan dari penyimpanan ini; tidak menolaknya."`
}

// officials are the operations on officials and on the groups of dimensions.
func (a *api) officials() {
	op := func(id, method, path, summary string, verb access.Verb, status int) operation {
		return operation{id: id, method: method, path: "/api/daerah/{region}" + path, tag: regionTag, summary: summary, verb: verb, status: status}
	}
	add(a, op("daftar-pejabat", http.MethodGet, "/pejabat", "Pejabat sekarang dan dahulu", access.Read, 0), a.listOfficials)
	add(a, op("tambah-pejabat", http.MethodPost, "/pejabat", "Mencatat pejabat", access.RegionAdmin, http.StatusCreated), a.addOfficial)
	add(a, op("satu-pejabat", http.MethodGet, "/pejabat/{id}", "Satu pejabat dengan ETag-nya", access.RegionAdmin, 0), a.oneOfficial)
	add(a, op("ubah-pejabat", http.MethodPut, "/pejabat/{id}", "Mengubah data pejabat; If-Match menyebut keadaan yang dibaca", access.RegionAdmin, 0), a.changeOfficial)
	add(a, op("daftar-kelompok", http.MethodGet, "/kelompok", "Kelompok kerja setiap dimensi", access.Read, 0), a.listGroups)
	add(a, op("susun-kelompok", http.MethodPut, "/kelompok/{dimensi}", "Menyusun kelompok sebuah dimensi; If-Match menyebut keadaan yang dibaca", access.RegionAdmin, 0), a.compose)
}

func (a *api) official(o region.Official, people bool) Official {
	out := Official{ID: o.ID, InOffice: o.HeldOn(a.Offices.Today())}
	out.OfficialForm = OfficialForm{o.Name, o.NIP, o.Position, o.OPD, string(o.From), string(o.Until), string(o.Acting), o.Account, o.Decree}
	if !people {
		out.NIP, out.Account = "", ""
	}
	return out
}

type officialsIn struct {
	In
	Paging
	OPD string `query:"opd" maxLength:"100" doc:"Pejabat OPD ini saja."`
}

func (a *api) listOfficials(ctx context.Context, in *officialsIn) (*bodyOut[Part[Official]], error) {
	r, err := a.Offices.Register(ctx, in.code())
	if err != nil {
		return nil, err
	}
	list := slices.DeleteFunc(slices.Clone(r.Officials), func(o region.Official) bool { return in.OPD != "" && o.OPD != in.OPD })
	people := a.seesPeople(ctx, in.In)
	all := each(list, func(o region.Official) Official { return a.official(o, people) })
	return answerOf(cutList(in.Paging, all, func(o Official) string { return o.ID }))
}

// OfficialIn names an official.
type OfficialIn struct {
	In
	ID string `path:"id" maxLength:"100"`
}

func (a *api) storedOfficial(ctx context.Context, in OfficialIn) (region.Official, error) {
	r, err := a.Offices.Register(ctx, in.code())
	if err != nil {
		return region.Official{}, err
	}
	i := slices.IndexFunc(r.Officials, func(o region.Official) bool { return o.ID == in.ID })
	if i < 0 {
		return region.Official{}, fault.New(fault.NotFound, "Pejabat itu tidak ada di daerah ini.")
	}
	return r.Officials[i], nil
}

func (a *api) oneOfficial(ctx context.Context, in *OfficialIn) (*tagged[Official], error) {
	o, err := a.storedOfficial(ctx, *in)
	if err != nil {
		return nil, err
	}
	return &tagged[Official]{revTag(o.Rev), a.official(o, a.seesPeople(ctx, in.In))}, nil
}

// filled puts what was sent onto what is stored. Who may not see what is shown of
// people alone does not change it either.
func (f OfficialForm) filled(on region.Official, people bool) (region.Official, error) {
	from, err := region.ParseDay(f.From)
	if err != nil {
		return on, err
	}
	until, err := region.ParseDay(f.Until)
	out := region.Official{ID: on.ID, Rev: on.Rev, Name: f.Name, NIP: f.NIP, Position: f.Position, OPD: f.OPD, From: from, Until: until,
		Acting: access.Acting(f.Acting), Account: f.Account, Decree: f.Decree}
	if !people {
		out.NIP, out.Account = on.NIP, on.Account
	}
	return out, err
}

type addOfficialIn struct {
	In
	Body OfficialForm
}

func (a *api) addOfficial(ctx context.Context, in *addOfficialIn) (*tagged[Official], error) {
	return a.appoint(ctx, in.In, region.Official{ID: rand.Text()}, in.Body)
}

func (a *api) appoint(ctx context.Context, in In, on region.Official, form OfficialForm) (*tagged[Official], error) {
	o, err := form.filled(on, a.seesPeople(ctx, in))
	if err != nil {
		return nil, err
	}
	warnings, err := a.Offices.Appoint(ctx, regionKeeper(ctx), in.code(), o)
	if err != nil {
		return nil, err
	}
	out, err := a.oneOfficial(ctx, &OfficialIn{in, o.ID})
	if err == nil {
		out.Body.Warnings = warnings
	}
	return out, err
}

type changeOfficialIn struct {
	OfficialIn
	Precondition
	Body OfficialForm
}

func (a *api) changeOfficial(ctx context.Context, in *changeOfficialIn) (*tagged[Official], error) {
	on, err := a.storedOfficial(ctx, in.OfficialIn)
	if err != nil {
		return nil, err
	}
	if err := in.check(revTag(on.Rev)); err != nil {
		return nil, err
	}
	return a.appoint(ctx, in.In, on, in.Body)
}
