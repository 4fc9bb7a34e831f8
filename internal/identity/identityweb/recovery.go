package identityweb

import (
	"context"
	"net/http"
	"strconv"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/web"
)

// askData fills the form of who cannot sign in any more.
type askData struct {
	login, reason, problem string
	sent                   bool
}

func (p *pages) askForm(r *http.Request) (web.Answer, error) {
	return form(web.T(r.Context(), "Pemulihan akun"), askPage(askData{}), nil), nil
}

func (p *pages) ask(r *http.Request) (web.Answer, error) {
	d := askData{login: r.PostFormValue("nama"), reason: r.PostFormValue("alasan")}
	err := p.service.AskRecovery(r.Context(), d.login, d.reason, origin(r))
	if err != nil && !mistake(err) {
		return nil, err
	}
	d.problem, d.sent = text(r.Context(), err), err == nil
	return form(web.T(r.Context(), "Pemulihan akun"), askPage(d), err), nil
}

func (p *pages) startRecovery(r *http.Request) (web.Answer, error) {
	d := peopleData{recovering: r.PostFormValue("nama"), reason: r.PostFormValue("alasan")}
	if err := p.service.StartRecovery(r.Context(), keeper(r), d.recovering, d.reason); err != nil {
		return p.showPeople(r, d, err)
	}
	return p.backToPeople(r)
}

func (p *pages) confirmRecovery(r *http.Request) (web.Answer, error) {
	who, token, err := p.service.ConfirmRecovery(r.Context(), keeper(r), r.PostFormValue("pemulihan"), r.PostFormValue("sandi"))
	switch {
	case err != nil:
		return p.showPeople(r, peopleData{}, err)
	case token != "":
		return p.showPeople(r, peopleData{link: web.Absolute(r, identity.TakePath+token), linkFor: who.Name}, nil)
	}
	return p.backToPeople(r)
}

func (p *pages) refuseRecovery(r *http.Request) (web.Answer, error) {
	if err := p.service.RefuseRecovery(r.Context(), keeper(r), r.PostFormValue("pemulihan")); err != nil {
		return p.showPeople(r, peopleData{}, err)
	}
	return p.backToPeople(r)
}

func (p *pages) cancelRecovery(r *http.Request) (web.Answer, error) {
	return p.change(r, func(ctx context.Context, person string) error { return p.service.CancelRecovery(ctx, person) })
}

func (p *pages) backToPeople(r *http.Request) (web.Answer, error) {
	where, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	return web.Redirect{To: baseOf(where) + "/orang"}, nil
}

// eventsData fills the log of the people of a place.
type eventsData struct {
	place  access.Place
	base   string
	events []identity.Event
	skip   int
}

// older is the address of the lines before these, or empty.
func (d eventsData) older() string {
	if len(d.events) < identity.EventsAtOnce {
		return ""
	}
	return d.base + "/orang/catatan?lewati=" + strconv.Itoa(d.skip+len(d.events))
}

func (p *pages) events(r *http.Request) (web.Answer, error) {
	where, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	d := eventsData{place: where, base: baseOf(where)}
	if text := r.FormValue("lewati"); text != "" {
		if d.skip, err = strconv.Atoi(text); err != nil || d.skip < 0 || d.skip > 1e7 {
			return nil, fault.New(fault.NotFound, "Bagian catatan itu tidak ada. Mulai dari catatan terbaru.")
		}
	}
	if d.events, err = p.service.Events(r.Context(), where, d.skip); err != nil {
		return nil, err
	}
	page := web.Page{Title: web.T(r.Context(), "Catatan akun"), Body: eventsPage(d)}
	return inPlace(page, where), nil
}
