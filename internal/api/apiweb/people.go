package apiweb

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// Scope is where a role holds: the nation where all is empty.
type Scope struct {
	Region    string `json:"daerah,omitempty"`
	OPD       string `json:"opd,omitempty"`
	Dimension string `json:"dimensi,omitempty"`
}

// Grant is a role that somebody holds, held, or will hold.
type Grant struct {
	ID     string `json:"id"`
	Role   string `json:"peran"`
	Scope  Scope  `json:"lingkup"`
	Acting string `json:"kedudukan,omitempty" doc:"Plt atau Plh; kosong: definitif."`
	From   string `json:"mulai,omitempty" doc:"Hari pertama, 2026-01-31."`
	Until  string `json:"sampai,omitempty" doc:"Hari terakhir, 2026-12-31."`
	Holds  bool   `json:"berlaku" doc:"Berlaku sekarang."`
	By     string `json:"diberikan_oleh,omitempty"`
}

// Person is somebody with an account, and the roles that matter where they are listed.
type Person struct {
	ID       string    `json:"id,omitempty" doc:"Kosong untuk siapa saja (publik)."`
	Name     string    `json:"nama"`
	Login    string    `json:"nama_masuk"`
	Invited  bool      `json:"diundang" doc:"Undangannya belum diterima."`
	TwoStep  bool      `json:"dua_langkah"`
	Grants   []Grant   `json:"peran"`
	Letter   *Letter   `json:"surel,omitempty"`
	Recovery *Recovery `json:"pemulihan,omitempty" doc:"Yang menunggu pejabat; hanya bagi yang mengelola orang."`
}

// Letter is what became of the newest letter to a person.
type Letter struct {
	State  string     `json:"keadaan" doc:"menunggu, terkirim, atau gagal."`
	Reason string     `json:"sebab,omitempty"`
	At     *time.Time `json:"pada,omitempty"`
}

// Recovery is the recovery of an account that waits for two officials.
type Recovery struct {
	ID        string         `json:"id"`
	By        string         `json:"dimulai_oleh,omitempty" doc:"Kosong: diminta orangnya sendiri."`
	Reason    string         `json:"alasan"`
	Asked     time.Time      `json:"diminta"`
	Until     time.Time      `json:"sampai"`
	Confirmed []Confirmation `json:"disetujui"`
}

// Confirmation is the word of an official.
type Confirmation struct {
	Name string    `json:"nama"`
	At   time.Time `json:"pada"`
}

const peopleTag = "Orang dan peran"

var (
	regionParam = &huma.Param{Name: "region", In: "path", Required: true, Description: "Kode wilayah Kemendagri.", Schema: &huma.Schema{Type: "string"}, Example: "21.72"}
	officeParam = &huma.Param{Name: "opd", In: "path", Required: true, Description: "Kode OPD.", Schema: &huma.Schema{Type: "string"}, Example: "DISKOMINFO"}
	idParam     = &huma.Param{Name: "id", In: "path", Required: true, Schema: &huma.Schema{Type: "string"}}
)

// hands are the operations on the people of a plan, and on what they say and owe.
func (a *api) hands() {
	a.people()
	a.account()
	a.talk()
	a.notices()
	a.desk()
	a.offices()
	a.officeSheets()
	a.officials()
	a.handovers()
}

// people are the operations on who holds which role, for the nation, a region and an
// office of it.
func (a *api) people() {
	for _, at := range []struct {
		base, suffix string
		address      []*huma.Param
	}{
		{"/api/orang", "", nil},
		{"/api/daerah/{region}/orang", "-daerah", []*huma.Param{regionParam}},
		{"/api/daerah/{region}/opd/{opd}/orang", "-opd", []*huma.Param{regionParam, officeParam}},
	} {
		op := func(id, method, path, summary string, verb access.Verb, status int, more ...*huma.Param) operation {
			return operation{id: id + at.suffix, method: method, path: at.base + path, tag: peopleTag, summary: summary, verb: verb, status: status,
				address: append(append([]*huma.Param{}, at.address...), more...)}
		}
		add(a, op("daftar-orang", http.MethodGet, "", "Siapa berperan apa", access.SeePeople, 0), a.members)
		add(a, op("undang", http.MethodPost, "", "Memberi peran, dan mengundang yang belum punya akun", access.People, http.StatusCreated), a.invite)
		add(a, op("catatan-orang", http.MethodGet, "/catatan", "Catatan akun dan peran", access.SeePeople, 0), a.peopleEvents)
		add(a, op("cabut-peran", http.MethodDelete, "/peran/{id}", "Mengakhiri peran", access.People, http.StatusNoContent, idParam), a.withdraw)
		add(a, op("tautan-baru", http.MethodPost, "/tautan", "Membuat tautan sekali pakai yang baru", access.People, http.StatusCreated), a.renew)
		add(a, op("mulai-pemulihan", http.MethodPost, "/pemulihan", "Memulai pemulihan akun", access.People, http.StatusNoContent), a.startRecovery)
		add(a, op("setujui-pemulihan", http.MethodPost, "/pemulihan/{id}/setuju", "Menyetujui pemulihan akun; persetujuan kedua membuat tautannya", access.People, 0, idParam), a.confirmRecovery)
		add(a, op("tolak-pemulihan", http.MethodDelete, "/pemulihan/{id}", "Menolak pemulihan akun", access.People, http.StatusNoContent, idParam), a.refuseRecovery)
	}
}

// place gives where the address of the request is.
func (c caller) place() (access.Place, error) {
	where := access.Place{Region: c.request.PathValue("region"), OPD: c.request.PathValue("opd")}
	if where.Region == "" {
		return where, nil
	}
	if _, err := region.ParseCode(where.Region); err != nil {
		return where, fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	return where, nil
}

func keeper(ctx context.Context) identity.Keeper {
	v := web.VisitorOf(ctx)
	return identity.Keeper{Actor: v.Actor, Name: v.Name}
}

type membersIn struct {
	caller
	Paging
}

func (a *api) members(ctx context.Context, in *membersIn) (*bodyOut[Part[Person]], error) {
	where, err := in.place()
	if err != nil {
		return nil, err
	}
	members, err := a.People.People(ctx, where)
	if err != nil {
		return nil, err
	}
	letters, err := a.People.Letters(ctx)
	if err != nil {
		return nil, err
	}
	waiting := map[string]identity.Recovery{}
	if access.May(author(ctx).Actor, access.People, where, a.Now()) {
		if waiting, err = a.People.Recoveries(ctx); err != nil {
			return nil, err
		}
	}
	return answerOf(cutList(in.Paging, each(members, func(m identity.Member) Person { return a.person(m, letters, waiting) }), func(p Person) string { return p.Login }))
}

func (a *api) person(m identity.Member, letters map[string]identity.LetterState, waiting map[string]identity.Recovery) Person {
	p := Person{ID: m.ID, Name: m.Name, Login: m.Login, Invited: m.ID != "" && m.Password == "", TwoStep: m.Second.On(), Grants: each(m.Grants, a.grant)}
	if l, ok := letters[m.ID]; ok && m.ID != "" {
		p.Letter = &Letter{l.State, l.Reason, when(l.At)}
	}
	p.Recovery = recoveryOf(waiting[m.ID])
	return p
}

func recoveryOf(x identity.Recovery) *Recovery {
	if x.ID == "" {
		return nil
	}
	return &Recovery{x.ID, x.By, x.Reason, x.Asked, x.Until, each(x.Confirmed, func(c identity.Confirmation) Confirmation { return Confirmation{c.Name, c.At} })}
}

func (a *api) grant(g identity.Granted) Grant {
	out := Grant{ID: g.ID, Role: g.Role, Scope: Scope(g.Scope), Acting: string(g.Acting), Holds: g.Holds(a.Now()), By: g.By}
	if !g.From.IsZero() {
		out.From = g.From.In(identity.Zone).Format(time.DateOnly)
	}
	out.Until = lastDay(g.Until)
	return out
}

type namedIn struct{ caller }

func (in namedIn) id() string { return in.request.PathValue("id") }

func (a *api) withdraw(ctx context.Context, in *namedIn) (*struct{}, error) {
	return nil, a.People.Withdraw(ctx, keeper(ctx), in.id())
}
