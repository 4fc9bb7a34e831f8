package identityweb

import (
	"net/http"
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/web"
)

// tokenData fills the page of the tokens with which programs act for a person.
type tokenData struct {
	tokens  []identity.APIToken
	now     time.Time
	secret  string // of a token that was just made; shown once
	wish    identity.APIToken
	days    string
	problem string
}

// scopeNames says what the scopes of a token allow, in the order of the form.
var scopeNames = []struct {
	verb access.Verb
	name string
}{
	{access.Enter, "melihat daftar daerah"},
	{access.Read, "membaca rencana dan buku"},
	{access.Export, "mengunduh berkas"},
	{access.Work, "membaca ruang kerja dan riwayat"},
	{access.Write, "menulis rencana"},
	{access.Build, "membangun edisi buku"},
	{access.Submit, "mengajukan revisi"},
	{access.Approve, "menyetujui revisi"},
	{access.Enact, "menetapkan revisi"},
	{access.Discuss, "membaca dan menulis diskusi dan tugas"},
	{access.Moderate, "menertibkan diskusi"},
	{access.Evaluated, "membaca evaluasi daerah"},
	{access.Answer, "mengisi evaluasi, bukti, dan survei"},
	{access.Assess, "menilai daerah yang ditugaskan"},
	{access.Direct, "mengatur siklus evaluasi"},
	{access.Design, "menyusun instrumen"},
	{access.Decide, "memutus sanggah"},
	{access.Watch, "memantau semua daerah"},
	{access.RegionAdmin, "mengelola perangkat daerah"},
	{access.SeePeople, "melihat siapa berperan apa"},
	{access.People, "mengundang orang dan memberi peran"},
	{access.Account, "mengelola akun sendiri"},
}

func keeperOf(r *http.Request) identity.Keeper {
	v := web.VisitorOf(r.Context())
	return identity.Keeper{Actor: v.Actor, Name: v.Name}
}

func (p *pages) tokens(r *http.Request) (web.Answer, error) {
	return p.showTokens(r, tokenData{days: "90"}, nil)
}

func (p *pages) showTokens(r *http.Request, d tokenData, problem error) (web.Answer, error) {
	if problem != nil && !mistake(problem) {
		return nil, problem
	}
	var err error
	if d.tokens, err = p.service.APITokens(r.Context(), web.VisitorOf(r.Context()).Person); err != nil {
		return nil, err
	}
	d.now, d.problem = p.now(), text(r.Context(), problem)
	return form(web.T(r.Context(), "Token API"), tokenPage(d), problem), nil
}

// makeToken makes a token and shows its secret once.
func (p *pages) makeToken(r *http.Request) (web.Answer, error) {
	d := tokenData{days: r.PostFormValue("hari"), wish: identity.APIToken{Name: r.PostFormValue("nama"), Region: strings.TrimSpace(r.PostFormValue("daerah"))}}
	for _, v := range r.PostForm["cakupan"] {
		d.wish.Scopes = append(d.wish.Scopes, access.Verb(v))
	}
	days, known := map[string]int{"30": 30, "90": 90, "365": 365}[d.days]
	if !known {
		return p.showTokens(r, d, fault.New(fault.Invalid, "Pilih berapa lama token berlaku."))
	}
	d.wish.Until = p.now().AddDate(0, 0, days)
	secret, err := p.service.NewAPIToken(r.Context(), keeperOf(r), d.wish)
	if err != nil {
		return p.showTokens(r, d, err)
	}
	return p.showTokens(r, tokenData{secret: secret, days: "90"}, nil)
}

func (p *pages) dropToken(r *http.Request) (web.Answer, error) {
	if err := p.service.DropAPIToken(r.Context(), keeperOf(r), r.PostFormValue("id")); err != nil {
		return p.showTokens(r, tokenData{days: "90"}, err)
	}
	return web.Redirect{To: "/akun/token"}, nil
}

func hasScope(t identity.APIToken, v access.Verb) bool {
	for _, s := range t.Scopes {
		if s == v {
			return true
		}
	}
	return false
}
