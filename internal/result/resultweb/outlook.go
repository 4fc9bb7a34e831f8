package resultweb

import (
	"net/http"

	"gurindam/internal/region"
	"gurindam/internal/result"
	"gurindam/internal/web"
)

type outlookData struct {
	place
	result.Outlook
	problem error
	code    region.Code // of a refused exclusion, with what was typed
	number  string
	reason  string
	mine    bool // whoever reads prepared the draft
}

// outlook shows what is missing for the announcement, and who does what next.
func (p pages) outlook(r *http.Request) (web.Answer, error) { return p.outlookWith(r, outlookData{}) }

func (p pages) outlookWith(r *http.Request, d outlookData) (web.Answer, error) {
	var err error
	if d.place, err = placeOf(r); err != nil {
		return nil, err
	}
	who := author(r)
	if d.Outlook, err = p.Results.Outlook(r.Context(), who, d.cycle); err != nil {
		return nil, err
	}
	d.mine = d.Draft.Prepared.ID == who.Person
	return form(web.T(r.Context(), "Pengumuman hasil"), outlookPage(d), d.problem), nil
}

// acted answers a deed about the announcement: back to the page, with what is wrong
// where it was refused.
func (p pages) acted(r *http.Request, d outlookData, err error) (web.Answer, error) {
	if mendable(err) {
		d.problem = err
		return p.outlookWith(r, d)
	}
	if err != nil {
		return nil, err
	}
	return web.Redirect{To: "/evaluasi/" + r.PathValue("cycle") + "/hasil/umumkan"}, nil
}

func (p pages) prepare(r *http.Request) (web.Answer, error) {
	_, err := p.Results.Prepare(r.Context(), author(r), r.PathValue("cycle"))
	return p.acted(r, outlookData{}, err)
}

func (p pages) announce(r *http.Request) (web.Answer, error) {
	_, err := p.Results.Announce(r.Context(), author(r), r.PathValue("cycle"), r.PostFormValue("sidik"))
	return p.acted(r, outlookData{}, err)
}

func (p pages) exclude(r *http.Request) (web.Answer, error) {
	d := outlookData{code: region.Code(r.PostFormValue("daerah")), number: r.PostFormValue("nomor"), reason: r.PostFormValue("alasan")}
	return p.acted(r, d, p.Results.Exclude(r.Context(), author(r), r.PathValue("cycle"), d.code, d.number, d.reason))
}

func (p pages) readmit(r *http.Request) (web.Answer, error) {
	return p.acted(r, outlookData{}, p.Results.Readmit(r.Context(), author(r), r.PathValue("cycle"), region.Code(r.PostFormValue("daerah"))))
}
