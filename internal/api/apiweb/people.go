package apiweb

import (
	"cmp"
	"context"
	"net/http"
	"strconv"
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

// Invitation gives a role to whoever has the login. Who has no account yet is invited.
type Invitation struct {
	Name   string `json:"nama,omitempty" doc:"Wajib bagi yang belum punya akun." maxLength:"200"`
	Login  string `json:"nama_masuk" doc:"Surel atau nama masuk; publik: siapa saja." maxLength:"200"`
	Role   string `json:"peran" doc:"Misalnya perencana-opd." maxLength:"40"`
	Scope  Scope  `json:"lingkup,omitempty" doc:"Yang sudah disebut alamat tidak perlu diulang."`
	Acting string `json:"kedudukan,omitempty" enum:"Plt,Plh"`
	From   string `json:"mulai,omitempty" doc:"Hari pertama, 2026-01-31."`
	Until  string `json:"sampai,omitempty" doc:"Hari terakhir, 2026-12-31; wajib bagi Plt dan Plh."`
}

type inviteIn struct {
	caller
	Body Invitation
}

// OneTime is a one-time link. It is shown in this answer alone.
type OneTime struct {
	Link string `json:"tautan,omitempty" doc:"Tautan sekali pakai; hanya ditampilkan dalam jawaban ini. Kosong bila tidak ada yang diundang."`
}

// linked gives the one-time link of a token.
func (c caller) linked(token string, err error) (*bodyOut[OneTime], error) {
	if err != nil || token == "" {
		return answerOf(OneTime{}, err)
	}
	return answerOf(OneTime{web.Absolute(c.request, identity.TakePath+token)}, nil)
}

func (a *api) invite(ctx context.Context, in *inviteIn) (*bodyOut[OneTime], error) {
	where, err := in.place()
	if err != nil {
		return nil, err
	}
	b := in.Body
	scope := access.Place{Region: cmp.Or(b.Scope.Region, where.Region), OPD: cmp.Or(b.Scope.OPD, where.OPD), Dimension: b.Scope.Dimension}
	if !where.Covers(scope) {
		return nil, fault.New(fault.Invalid, "Lingkup peran berada di luar tempat yang disebut alamatnya.")
	}
	if scope.Region != "" {
		if _, err := region.ParseCode(scope.Region); err != nil {
			return nil, err
		}
	}
	i := identity.Invitation{Name: b.Name, Login: b.Login, Grant: access.Grant{Role: b.Role, Scope: scope, Acting: access.Acting(b.Acting)}}
	if i.Grant.From, err = identity.ParseDay(b.From, false); err != nil {
		return nil, err
	}
	if i.Grant.Until, err = identity.ParseDay(b.Until, true); err != nil {
		return nil, err
	}
	return in.linked(a.People.Invite(ctx, keeper(ctx), i))
}

type namedIn struct{ caller }

func (in namedIn) id() string { return in.request.PathValue("id") }

func (a *api) withdraw(ctx context.Context, in *namedIn) (*struct{}, error) {
	return nil, a.People.Withdraw(ctx, keeper(ctx), in.id())
}

type renewIn struct {
	caller
	Body struct {
		Login string `json:"nama_masuk" maxLength:"200"`
	}
}

func (a *api) renew(ctx context.Context, in *renewIn) (*bodyOut[OneTime], error) {
	return in.linked(a.People.Renew(ctx, keeper(ctx), in.Body.Login))
}

type startRecoveryIn struct {
	Body struct {
		Login  string `json:"nama_masuk" maxLength:"200"`
		Reason string `json:"alasan" doc:"Apa yang hilang, dan bagaimana orangnya dikenali." maxLength:"500"`
	}
}

func (a *api) startRecovery(ctx context.Context, in *startRecoveryIn) (*struct{}, error) {
	return nil, a.People.StartRecovery(ctx, keeper(ctx), in.Body.Login, in.Body.Reason)
}

type passwordIn struct {
	namedIn
	Body struct {
		Password string `json:"sandi" doc:"Kata sandi pemilik token." maxLength:"400"`
	}
}

func (a *api) confirmRecovery(ctx context.Context, in *passwordIn) (*bodyOut[OneTime], error) {
	_, token, err := a.People.ConfirmRecovery(ctx, keeper(ctx), in.id(), in.Body.Password)
	return in.linked(token, err)
}

func (a *api) refuseRecovery(ctx context.Context, in *namedIn) (*struct{}, error) {
	return nil, a.People.RefuseRecovery(ctx, keeper(ctx), in.id())
}

// PersonEvent is a line of the log of people.
type PersonEvent struct {
	At     time.Time `json:"pada"`
	Deed   string    `json:"perbuatan"`
	By     string    `json:"oleh"`
	Person string    `json:"orang"`
	Detail string    `json:"keterangan,omitempty"`
	Scope  *Scope    `json:"lingkup,omitempty" doc:"Dari peran yang diberikan atau dicabut."`
}

type peopleEventsIn struct {
	caller
	Turning
}

func (a *api) peopleEvents(ctx context.Context, in *peopleEventsIn) (*bodyOut[Part[PersonEvent]], error) {
	where, err := in.place()
	if err != nil {
		return nil, err
	}
	skip, err := in.number(0)
	if err != nil {
		return nil, err
	}
	events, err := a.People.Events(ctx, where, skip)
	if err != nil {
		return nil, err
	}
	out := Part[PersonEvent]{Items: each(events, personEvent)}
	if len(events) == identity.EventsAtOnce {
		out.Next = strconv.Itoa(skip + len(events))
	}
	return answerOf(out, nil)
}

func personEvent(e identity.Event) PersonEvent {
	out := PersonEvent{At: e.At, Deed: string(e.Deed), By: e.ActorName, Person: e.PersonName, Detail: e.Detail}
	if e.Grant != "" {
		out.Scope = new(Scope(e.Scope))
	}
	return out
}
