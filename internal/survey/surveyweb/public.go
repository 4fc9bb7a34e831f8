package surveyweb

import (
	"crypto/rand"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/a-h/templ"

	"gurindam/internal/fault"
	"gurindam/internal/survey"
	"gurindam/internal/web"
)

// The mark that a survey leaves in a browser, so that a second answer is seen as one.
const (
	deviceCookie = "gurindam_survei"
	remembered   = 120 * 24 * time.Hour
)

func deviceOf(r *http.Request) string {
	c, err := r.Cookie(deviceCookie)
	if err != nil || !survey.KeptKey(c.Value) {
		return ""
	}
	return c.Value
}

func traceOf(r *http.Request) survey.Trace {
	return survey.Trace{Device: deviceOf(r), Address: web.Address(r)}
}

// bare is a page of the public form.
func bare(title, region string, body templ.Component) web.Page {
	return web.Page{Title: title, Place: region, Body: body, Styles: []string{publicStyles}, Bare: true}
}

// find lets people type what stands on a poster.
func (p pages) find(r *http.Request) (web.Answer, error) {
	typed := r.URL.Query().Get("kode")
	if token := survey.ParseToken(typed); token != "" {
		return web.Redirect{To: "/survei/" + token}, nil
	}
	return bare(web.T(r.Context(), "Survei warga"), "", findPage(typed)), nil
}

// visit opens a link; one that takes no answers gives its own page.
func (p pages) visit(r *http.Request) (survey.Public, web.Answer, error) {
	v, err := p.Surveys.Public(r.Context(), r.PathValue("token"))
	if fault.KindOf(err) == fault.NotFound {
		return v, nil, fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	if err != nil {
		return v, nil, err
	}
	if v.Closed != "" {
		return v, bare(web.T(r.Context(), "Survei ditutup"), v.Region, closedPage(v)), nil
	}
	return v, nil, nil
}

func (p pages) welcome(r *http.Request) (web.Answer, error) {
	v, other, err := p.visit(r)
	if err != nil || other != nil {
		return other, err
	}
	return bare(web.T(r.Context(), "Survei layanan"), v.Region, welcomePage(v, r.URL.Path, nil)), nil
}

// screen lets users on to the form and thanks everybody else.
func (p pages) screen(r *http.Request) (web.Answer, error) {
	v, other, err := p.visit(r)
	if err != nil || other != nil {
		return other, err
	}
	path := "/survei/" + url.PathEscape(r.PathValue("token"))
	used, builder := field(r, "pakai"), field(r, "kelola")
	switch {
	case used != "ya" && used != "tidak" || used == "ya" && builder != "ya" && builder != "tidak":
		page := bare(web.T(r.Context(), "Survei layanan"), v.Region, welcomePage(v, path, fault.New(fault.Invalid, "Jawab dahulu kedua pertanyaan di bawah.")))
		page.Secret, page.Status = true, http.StatusUnprocessableEntity
		return page, nil
	case used == "ya" && builder == "tidak":
		return web.Redirect{To: path + "/isi"}, nil
	}
	if err := p.Surveys.Screen(r.Context(), r.PathValue("token"), used == "ya", traceOf(r)); err != nil {
		return nil, err
	}
	return web.Redirect{To: path + "/selesai?tersaring=1"}, nil
}

// filling is the form of a respondent, with what was wrong with it.
type filling struct {
	survey.Public
	survey.Response
	path     string
	began    string
	problems []survey.Problem
	problem  string
}

// wrong gives what is wrong with a field; empty where nothing is.
func (f filling) wrong(name string) string {
	for _, p := range f.problems {
		if p.Field == name {
			return p.Text
		}
	}
	return ""
}

func (p pages) form(r *http.Request) (web.Answer, error) {
	v, other, err := p.visit(r)
	if err != nil || other != nil {
		return other, err
	}
	f := filling{Public: v, path: r.URL.Path, began: strconv.FormatInt(p.Surveys.Now().Unix(), 10), Response: survey.Response{Key: rand.Text()}}
	page := formShown(r, f)
	if deviceOf(r) != "" {
		return page, nil
	}
	return web.Remember{Answer: page, Name: deviceCookie, Value: rand.Text(), Path: "/survei", For: remembered}, nil
}

func formShown(r *http.Request, f filling) web.Page {
	page := bare(web.T(r.Context(), "Survei layanan"), f.Region, formPage(f))
	page.Scripts = []string{publicScript}
	return page
}

// responseOf reads the answers of a form.
func responseOf(r *http.Request, sub survey.Sub) survey.Response {
	out := survey.Response{Key: field(r, "kunci"), Number: field(r, "nomor"), Agreed: field(r, "setuju") == "ya", Answers: map[string]string{}, Suggestion: r.PostFormValue("saran")}
	out.Profile = survey.Profile{Often: field(r, "sering"), Since: field(r, "lama"), Role: field(r, "sebagai"), Age: field(r, "usia")}
	for _, st := range sub.Statements {
		out.Answers[st.Question] = field(r, st.Question)
	}
	return out
}

// answer takes a form in. Whoever fills in the field that people do not see is
// thanked, and nothing is kept.
func (p pages) answer(r *http.Request) (web.Answer, error) {
	v, other, err := p.visit(r)
	if err != nil || other != nil {
		return other, err
	}
	done := web.Redirect{To: "/survei/" + url.PathEscape(r.PathValue("token")) + "/selesai"}
	if field(r, "situs") != "" {
		return done, nil
	}
	f := filling{Public: v, path: r.URL.Path, began: field(r, "mulai"), Response: responseOf(r, v.Sub)}
	if began, err := strconv.ParseInt(f.began, 10, 64); err == nil {
		f.Seconds = int(max(0, min(p.Surveys.Now().Unix()-began, 1<<30)))
	}
	f.problems, err = p.Surveys.Send(r.Context(), r.PathValue("token"), f.Response, traceOf(r))
	if err != nil && !mendable(err) {
		return nil, err
	}
	if err == nil && len(f.problems) == 0 {
		return done, nil
	}
	f.problem = text(err)
	page := formShown(r, f)
	page.Secret, page.Status = true, http.StatusUnprocessableEntity
	return page, nil
}

func (p pages) thanks(r *http.Request) (web.Answer, error) {
	v, err := p.Surveys.Public(r.Context(), r.PathValue("token"))
	if err != nil {
		return nil, err
	}
	return bare(web.T(r.Context(), "Terima kasih"), v.Region, thanksPage(v, r.URL.Query().Get("tersaring") != "")), nil
}
