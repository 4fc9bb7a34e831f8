package resultweb

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/result"
	"gurindam/internal/web"
)

type courtData struct {
	place
	result.Court
	now  time.Time
	name string // of the region, on its own page
}

func (p pages) sit(r *http.Request) (d courtData, err error) {
	if d.place, err = placeOf(r); err != nil {
		return d, err
	}
	d.Court, err = p.Results.Objections(r.Context(), web.VisitorOf(r.Context()).Actor, d.cycle, d.code)
	d.now, d.name = p.Results.Now(), d.Names[d.code]
	return d, err
}

// court lists the objections of a cycle: to everybody those that are decided, to
// whoever decides those that wait as well.
func (p pages) court(r *http.Request) (web.Answer, error) {
	d, err := p.sit(r)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(d.Objections, func(a, b result.Objection) int { // what waits comes first
		return waits(b) - waits(a)
	})
	return page(web.T(r.Context(), "Sanggah %s", d.Cycle.Name), courtPage(d)), nil
}

func waits(o result.Objection) int {
	if o.State == result.Sent {
		return 1
	}
	return 0
}

// pleas lists the objections of a region, to itself.
func (p pages) pleas(r *http.Request) (web.Answer, error) {
	d, err := p.sit(r)
	if err != nil {
		return nil, err
	}
	out := page(web.T(r.Context(), "Sanggah"), pleasPage(d))
	out.Place, out.Home = d.name, "/kota/"+string(d.code)
	return out, nil
}

// left says how long objections may still be raised.
func (d courtData) left(ctx context.Context) string {
	if d.Open != nil {
		return said(ctx, d.Open)
	}
	rest := d.Window.Closes().Sub(d.now)
	days, hours := int(rest.Hours())/24, int(rest.Hours())%24
	return web.T(ctx, "Masa sanggah ditutup %s pukul 24.00 WIB: %d hari %d jam lagi.", evaluation.Day(d.Window.Last), days, hours)
}

type pleaData struct {
	regionData
	objection result.Objection // the zero value of a new one
	plea      result.Plea
	problem   error
	open      error // nil while objections may be raised
}

func (p pages) newPlea(r *http.Request) (web.Answer, error) {
	return p.pleaWith(r, "", result.Plea{Question: r.URL.Query().Get("tanya")}, nil)
}

// onePlea shows an objection of a region: a draft as a form, one that was sent to read.
func (p pages) onePlea(r *http.Request) (web.Answer, error) {
	return p.pleaWith(r, r.PathValue("id"), result.Plea{}, nil)
}

func (p pages) pleaWith(r *http.Request, id string, plea result.Plea, problem error) (web.Answer, error) {
	reg, err := p.open(r)
	if err != nil {
		return nil, err
	}
	d := pleaData{regionData: reg, plea: plea, problem: problem}
	court, err := p.Results.Objections(r.Context(), web.VisitorOf(r.Context()).Actor, d.cycle, d.code)
	if err != nil {
		return nil, err
	}
	d.open = court.Open
	if id != "" {
		i := slices.IndexFunc(court.Objections, func(o result.Objection) bool { return o.ID == id })
		if i < 0 {
			return nil, fault.New(fault.NotFound, "Sanggah itu tidak ada di daerah ini. Lihat daftarnya di halaman Sanggah.")
		}
		d.objection = court.Objections[i]
		if problem == nil {
			d.plea = result.Plea{Question: d.objection.Question, Reason: d.objection.Reason, Proofs: d.objection.Proofs, Rev: d.objection.Rev}
		}
	}
	out := form(web.T(r.Context(), "Sanggah"), pleaPage(d), problem)
	out.Place, out.Home = d.Row.Name, "/kota/"+string(d.code)
	return out, nil
}

// plead keeps a draft. What was typed comes back where it is refused.
func (p pages) plead(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	plea := pleaOf(r)
	o, err := p.Results.Object(r.Context(), author(r), at.cycle, at.code, r.PathValue("id"), plea)
	if mendable(err) {
		return p.pleaWith(r, r.PathValue("id"), plea, err)
	}
	if err != nil {
		return nil, err
	}
	return web.Redirect{To: at.home() + "/sanggah/" + o.ID}, nil
}

// pleaOf reads the form of an objection. Each proof is its item and a page.
func pleaOf(r *http.Request) result.Plea {
	rev, _ := strconv.ParseInt(r.PostFormValue("rev"), 10, 64)
	out := result.Plea{Question: strings.TrimSpace(r.PostFormValue("tanya")), Reason: r.PostFormValue("alasan"), Rev: rev}
	for n := range 10 {
		item := strings.TrimSpace(r.PostFormValue(fmt.Sprintf("bukti%d", n)))
		if item == "" {
			continue
		}
		at, _ := strconv.Atoi(r.PostFormValue(fmt.Sprintf("halaman%d", n)))
		out.Proofs = append(out.Proofs, result.Cite{Item: item, Page: max(0, at)})
	}
	return out
}

func (p pages) drop(r *http.Request) (web.Answer, error) {
	rev, _ := strconv.ParseInt(r.PostFormValue("rev"), 10, 64)
	return p.stepped(r, func(at place, id string) error {
		return p.Results.Drop(r.Context(), author(r), at.cycle, at.code, id, rev)
	})
}

func (p pages) send(r *http.Request) (web.Answer, error) {
	return p.stepped(r, func(at place, id string) error {
		return p.Results.Send(r.Context(), author(r), at.cycle, at.code, id)
	})
}

func (p pages) withdraw(r *http.Request) (web.Answer, error) {
	return p.stepped(r, func(at place, id string) error {
		return p.Results.Withdraw(r.Context(), author(r), at.cycle, at.code, id)
	})
}

func (p pages) stepped(r *http.Request, step func(at place, id string) error) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	if err := step(at, r.PathValue("id")); err != nil {
		return nil, err
	}
	return web.Redirect{To: at.home() + "/sanggah"}, nil
}

type hearingData struct {
	regionData
	of      result.Case
	grant   bool
	levels  []string // as typed
	text    string
	problem error
}

// hearing shows an objection with what its decider needs, or with its decision.
func (p pages) hearing(r *http.Request) (web.Answer, error) { return p.hear(r, hearingData{}) }

func (p pages) hear(r *http.Request, d hearingData) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	if d.of, err = p.Results.Case(r.Context(), web.VisitorOf(r.Context()).Actor, at.cycle, at.code, r.PathValue("id")); err != nil {
		return nil, err
	}
	d.regionData = regionData{place: at, Region: d.of.Region, number: result.Newest}
	if d.problem == nil {
		for _, s := range d.of.Scores {
			d.levels = append(d.levels, strconv.Itoa(s.Level))
		}
	}
	return form(web.T(r.Context(), "%s atas %s %s", web.Translate(r.Context(), d.of.Objection.Kind.Words()), d.of.Objection.Question, d.Row.Name), hearingPage(d), d.problem), nil
}

// rule decides an objection.
func (p pages) rule(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	d := hearingData{grant: r.PostFormValue("putusan") == "kabul", text: r.PostFormValue("pertimbangan")}
	ruling := result.Ruling{Grant: d.grant, Text: d.text}
	ruling.Rev, _ = strconv.ParseInt(r.PostFormValue("rev"), 10, 64)
	if err := r.ParseForm(); err != nil {
		return nil, fault.Wrap(fault.Invalid, "Isian tidak terbaca. Muat ulang halamannya, lalu ulangi.", err)
	}
	for _, text := range r.PostForm["nilai"] {
		level, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil {
			level = -1 // off every scale, so that it is refused with its place
		}
		ruling.Levels, d.levels = append(ruling.Levels, level), append(d.levels, text)
	}
	_, err = p.Results.Rule(r.Context(), author(r), at.cycle, at.code, r.PathValue("id"), ruling)
	if mendable(err) {
		d.problem = err
		return p.hear(r, d)
	}
	if err != nil {
		return nil, err
	}
	return web.Redirect{To: "/evaluasi/" + at.cycle + "/sanggah/" + string(at.code) + "/" + r.PathValue("id")}, nil
}

func (p pages) correctForm(r *http.Request) (web.Answer, error) {
	return p.correctWith(r, result.Plea{Question: r.URL.Query().Get("tanya")}, nil)
}

func (p pages) correctWith(r *http.Request, plea result.Plea, problem error) (web.Answer, error) {
	reg, err := p.open(r)
	if err != nil {
		return nil, err
	}
	return form(web.T(r.Context(), "Ajukan koreksi"), correctPage(pleaData{regionData: reg, plea: plea, problem: problem}), problem), nil
}

// correct writes down a mistake of the ministry's own.
func (p pages) correct(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	plea := pleaOf(r)
	o, err := p.Results.Correct(r.Context(), author(r), at.cycle, at.code, plea)
	if mendable(err) {
		return p.correctWith(r, plea, err)
	}
	if err != nil {
		return nil, err
	}
	return web.Redirect{To: "/evaluasi/" + at.cycle + "/sanggah/" + string(at.code) + "/" + o.ID}, nil
}

// mayWrite tells whether whoever reads may change the draft.
func (d pleaData) mayWrite(ctx context.Context) bool {
	return may(ctx, access.Answer, d.code) && (d.objection.State == "" || d.objection.State == result.Drafting) && d.open == nil
}
