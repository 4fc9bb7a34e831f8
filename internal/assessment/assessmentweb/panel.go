package assessmentweb

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"gurindam/internal/assessment"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// hallData fills the page of the panel of a cycle.
type hallData struct {
	assessment.Hall
	state string // which regions are listed
	base  string
}

func panelPath(cycle string, parts ...string) string {
	return below("/evaluasi/"+url.PathEscape(cycle)+"/panel", parts)
}

func (p pages) hall(r *http.Request) (web.Answer, error) {
	h, err := p.Service.Hall(r.Context(), author(r).Actor, r.PathValue("cycle"))
	if err != nil {
		return nil, err
	}
	d := hallData{Hall: h, state: r.URL.Query().Get("keadaan"), base: panelPath(h.Cycle.ID)}
	return framed(web.T(r.Context(), "Panel"), hallPage(d), nil), nil
}

// States of a region on the way to the panel.
const (
	scoringNow = "dinilai"
	talkingNow = "dibahas"
	readyNow   = "siap"
	settledNow = "ditutup"
	unsentNow  = "belum"
)

// stateOf tells how far a region is on the way to the panel.
func stateOf(p evaluation.Participant) string {
	switch {
	case p.Has(evaluation.Settled):
		return settledNow
	case p.Has(evaluation.Scored) && p.Tracks[evaluation.Discussions].Open():
		return talkingNow
	case p.Has(evaluation.Scored):
		return readyNow
	case p.Has(evaluation.Submitted):
		return scoringNow
	}
	return unsentNow
}

// count tells how many regions are in a state.
func (d hallData) count(state string) (n int) {
	for _, p := range d.Participants {
		if stateOf(p) == state {
			n++
		}
	}
	return n
}

// lines lists the regions of the state that is chosen.
func (d hallData) lines() []evaluation.Participant {
	return slices.DeleteFunc(slices.Clone(d.Participants), func(p evaluation.Participant) bool { return d.state != "" && stateOf(p) != d.state })
}

// sessionData fills the page of a session of the panel.
type sessionData struct {
	assessment.Session
	hall    assessment.Hall
	base    string
	problem string
}

func (p pages) session(r *http.Request) (web.Answer, error) { return p.showSession(r, nil, nil) }

func (p pages) showSession(r *http.Request, typed *assessment.Session, problem error) (web.Answer, error) {
	if problem != nil && !mendable(problem) {
		return nil, problem
	}
	cycle, id := r.PathValue("cycle"), r.PathValue("id")
	h, err := p.Service.Hall(r.Context(), author(r).Actor, cycle)
	if err != nil {
		return nil, err
	}
	d := sessionData{hall: h, base: panelPath(cycle), problem: text(problem)}
	i := slices.IndexFunc(h.Sessions, func(s assessment.Session) bool { return s.ID == id })
	switch {
	case i >= 0:
		d.Session = h.Sessions[i]
	case id == "baru":
		d.Session = assessment.Session{ID: assessment.KeptID(""), Cycle: cycle, Held: p.Now().In(evaluation.Zone), Quorum: 3}
	case typed == nil:
		return nil, fault.New(fault.NotFound, "Sidang panel itu tidak ada. Buka dari daftarnya.")
	}
	if typed != nil {
		stands := d.Session
		d.Session = *typed
		d.Closed, d.By, d.Rev = stands.Closed, stands.By, stands.Rev // what stands there has been told
	}
	return framed(web.T(r.Context(), "Sidang panel"), sessionPage(d), problem), nil
}

// members gives the rows of the form: who is there, and some blank ones.
func (d sessionData) members() []assessment.Member {
	return append(slices.Clone(d.Members), make([]assessment.Member, max(2, 6-len(d.Members)))...)
}

// choices lists the regions that the session may close: those ready, and those chosen.
func (d sessionData) choices() []evaluation.Participant {
	return slices.DeleteFunc(slices.Clone(d.hall.Participants), func(p evaluation.Participant) bool {
		return !d.Has(p.Region) && stateOf(p) != readyNow && stateOf(p) != talkingNow
	})
}

// name tells what a region of the session is called.
func (d sessionData) name(code region.Code) string {
	for _, p := range d.hall.Participants {
		if p.Region == code {
			return p.Name
		}
	}
	return string(code)
}

// sessionOf reads the form of a session.
func sessionOf(r *http.Request) assessment.Session {
	s := assessment.Session{ID: field(r, "kunci"), Place: field(r, "tempat"), Minutes: r.PostFormValue("acara"), Rev: rev(r)}
	s.Held, _ = time.ParseInLocation(time.DateOnly, field(r, "tanggal"), evaluation.Zone) // an empty day is told by the rule
	s.Quorum, _ = number(r, "kuorum")
	offices, present := r.PostForm["jabatan"], r.PostForm["hadir"]
	for i, name := range r.PostForm["nama"] {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		m := assessment.Member{Name: name, Present: slices.Contains(present, strconv.Itoa(i))}
		if i < len(offices) {
			m.Office = offices[i]
		}
		s.Members = append(s.Members, m)
	}
	for _, code := range r.PostForm["daerah"] {
		s.Regions = append(s.Regions, region.Code(code))
	}
	return s
}

func (p pages) saveSession(r *http.Request) (web.Answer, error) {
	given := sessionOf(r)
	if id := r.PathValue("id"); id != "baru" {
		given.ID = id
	}
	s, err := p.Service.SaveSession(r.Context(), author(r), r.PathValue("cycle"), given)
	if err != nil {
		return p.showSession(r, &given, err)
	}
	return web.Redirect{To: panelPath(r.PathValue("cycle"), "sidang", s.ID)}, nil
}

func (p pages) closeSession(r *http.Request) (web.Answer, error) {
	cycle, id := r.PathValue("cycle"), r.PathValue("id")
	if _, err := p.Service.CloseSession(r.Context(), author(r), cycle, id, rev(r)); err != nil {
		return p.showSession(r, nil, err)
	}
	return web.Redirect{To: panelPath(cycle, "sidang", id)}, nil
}

// frontData fills the page of one region in the panel.
type frontData struct {
	assessment.Front
	round    roundData // once the scores are open
	leans    []assessment.Lean
	assessor string // whose unlocking was refused
	typed    string
	problem  string
}

func (p pages) front(r *http.Request) (web.Answer, error) {
	return p.showFront(r, frontData{}, nil)
}

func (p pages) showFront(r *http.Request, d frontData, problem error) (web.Answer, error) {
	if problem != nil && !mendable(problem) {
		return nil, problem
	}
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	d.problem = text(problem)
	if d.Front, err = p.Service.Front(at.ctx, at.who.Actor, at.cycle, at.code); err != nil {
		return nil, err
	}
	d.round = roundData{place: at, only: true}
	if d.Open() >= assessment.Unsealed {
		if d.round.Round, err = p.Service.Round(at.ctx, at.who.Actor, at.cycle, at.code); err != nil {
			return nil, err
		}
		if d.leans, err = p.Service.Leaning(at.ctx, at.who.Actor, at.cycle, at.code); err != nil {
			return nil, err
		}
	}
	out := at.page(web.T(at.ctx, "Panel"), frontPage(d), problem)
	out.Home = ""
	return out, nil
}

func (p pages) unlock(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	d := frontData{assessor: field(r, "asesor"), typed: r.PostFormValue("alasan")}
	if err := p.Service.Unlock(at.ctx, at.who, at.cycle, at.code, d.assessor, d.typed); err != nil {
		return p.showFront(r, d, err)
	}
	return web.Redirect{To: at.front()}, nil
}

func (p pages) reopen(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	d := frontData{typed: r.PostFormValue("alasan")}
	if err := p.Service.Reopen(at.ctx, at.who, at.cycle, at.code, d.typed); err != nil {
		return p.showFront(r, d, err)
	}
	return web.Redirect{To: at.front()}, nil
}

// leaningData fills the page of assessors who differ from the others.
type leaningData struct {
	cycle string
	leans []assessment.Lean
}

func (p pages) leaning(r *http.Request) (web.Answer, error) {
	cycle := r.PathValue("cycle")
	leans, err := p.Service.Leaning(r.Context(), author(r).Actor, cycle, "")
	if err != nil {
		return nil, err
	}
	return framed(web.T(r.Context(), "Asesor yang selalu berbeda"), leaningPage(leaningData{cycle, leans}), nil), nil
}

// bar is where the mean difference of an assessor lies in the picture, in thousandths
// of two levels down and two levels up.
func bar(l assessment.Lean) (x, width string) {
	n, _ := l.Difference.Scaled(3) // thousandths of a level
	n = max(-2000, min(2000, n)) / 4
	if n < 0 {
		return strconv.FormatInt(500+n, 10), strconv.FormatInt(-n, 10)
	}
	return "500", strconv.FormatInt(n, 10)
}
