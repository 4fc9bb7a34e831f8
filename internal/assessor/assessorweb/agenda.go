package assessorweb

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/assessor"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/web"
)

// agendaData fills the page of all interviews.
type agendaData struct {
	assessor.Agenda
	day     string // the day whose interviews are listed; all where empty
	form    terms
	left    string // for whom no time was found
	problem string
}

// terms are how interviews are to be laid out, as they were filled in.
type terms struct{ First, Last, Minutes, Gap, Rooms, Daily, Way, Place string }

func (p pages) agenda(r *http.Request) (web.Answer, error) { return p.showAgenda(r, nil, nil) }

func (p pages) showAgenda(r *http.Request, filled *terms, problem error) (web.Answer, error) {
	a, err := p.assessors.Agenda(r.Context(), author(r).Actor, r.PathValue("cycle"))
	if err != nil {
		return nil, err
	}
	d := agendaData{Agenda: a, day: r.URL.Query().Get("hari"), left: r.URL.Query().Get("sisa"), problem: text(problem)}
	d.form = terms{Minutes: "60", Gap: "15", Rooms: "5", Daily: "4", Way: string(assessor.Online)}
	if !a.Window.First.IsZero() {
		d.form.First, d.form.Last = max(a.Window.First.Format(time.DateOnly), dayOf(p.now())), a.Window.Last.Format(time.DateOnly)
	}
	if filled != nil {
		d.form = *filled
	}
	if d.day == "" && len(a.Talks) > mostListed {
		d.day = dayOf(a.Talks[0].Start)
	}
	return page(web.T(r.Context(), "Wawancara"), agendaPage(d), problem), nil
}

// mostListed is how many interviews are listed at once; beyond it, those of a day.
const mostListed = 60

func dayOf(t time.Time) string { return t.In(evaluation.Zone).Format(time.DateOnly) }

func clock(t time.Time) string { return t.In(evaluation.Zone).Format("15.04") }

// listed gives the interviews that the list shows.
func (d agendaData) listed() []assessor.Talk {
	var out []assessor.Talk
	for _, t := range d.Talks {
		if d.day == "" || dayOf(t.Start) == d.day {
			out = append(out, t)
		}
	}
	return out
}

// week is five working days of the calendar.
type week struct{ days []calendarDay }

type calendarDay struct {
	date  time.Time
	talks []assessor.Talk
	in    bool // within the window
}

// weeks lays the interviews out as a calendar.
func (d agendaData) weeks() []week {
	if d.Window.First.IsZero() {
		return nil
	}
	on := map[string][]assessor.Talk{}
	for _, t := range d.Talks {
		on[dayOf(t.Start)] = append(on[dayOf(t.Start)], t)
	}
	var out []week
	monday := d.Window.First.AddDate(0, 0, -(int(d.Window.First.Weekday())+6)%7)
	for ; !monday.After(d.Window.Last) && len(out) < 20; monday = monday.AddDate(0, 0, 7) {
		var w week
		for i := range 5 {
			date := monday.AddDate(0, 0, i)
			w.days = append(w.days, calendarDay{date, on[date.Format(time.DateOnly)], !date.Before(d.Window.First) && !date.After(d.Window.Last)})
		}
		out = append(out, w)
	}
	return out
}

const mostInDay = 4

func (p pages) layOut(r *http.Request) (web.Answer, error) {
	f := terms{field(r, "awal"), field(r, "akhir"), field(r, "menit"), field(r, "jeda"), field(r, "ruang"), field(r, "harian"), field(r, "cara"), field(r, "tempat")}
	t := assessor.Terms{Minutes: number(f.Minutes), Gap: number(f.Gap), Rooms: number(f.Rooms), Daily: number(f.Daily), Way: assessor.Way(f.Way), Place: f.Place}
	t.First, _ = time.Parse(time.DateOnly, f.First) // no day is refused by the rule
	t.Last, _ = time.Parse(time.DateOnly, f.Last)
	left, err := p.assessors.LayOut(r.Context(), author(r), r.PathValue("cycle"), t)
	to := talksPath(r.PathValue("cycle"))
	if len(left) > 0 {
		to += "?sisa=" + strconv.Itoa(len(left))
	}
	return after(err, to, func() (web.Answer, error) { return p.showAgenda(r, &f, err) })
}

func (p pages) announce(r *http.Request) (web.Answer, error) {
	err := p.assessors.Announce(r.Context(), author(r), r.PathValue("cycle"))
	return after(err, talksPath(r.PathValue("cycle")), func() (web.Answer, error) { return p.showAgenda(r, nil, err) })
}

// slotForm is an interview as it was filled in.
type slotForm struct {
	Date, Time, Minutes, Way, Place, Link string
	Rev                                   int64
}

// talkData fills the pages of one interview.
type talkData struct {
	Cycle   evaluation.Cycle
	Talk    assessor.Talk
	form    slotForm
	guests  []assessor.Guest
	notes   string
	came    []string
	saving  string // where its minutes are saved; empty: not by this person
	now     time.Time
	problem string
}

func (p pages) talkFor(r *http.Request) (d talkData, err error) {
	code, err := place(r)
	if err != nil {
		return d, err
	}
	d.now = p.now()
	d.Cycle, d.Talk, err = p.assessors.Talk(r.Context(), author(r).Actor, r.PathValue("cycle"), code)
	d.guests, d.notes = d.Talk.Guests, d.Talk.Notes
	s := d.Talk.Slot
	d.form = slotForm{Minutes: "60", Way: string(assessor.Online), Rev: s.Rev}
	if s.State != "" {
		d.form = slotForm{dayOf(s.Start), clock(s.Start), strconv.Itoa(s.Minutes), string(s.Way), s.Place, s.Link, s.Rev}
		for _, m := range s.Panel {
			if m.Came {
				d.came = append(d.came, m.Person)
			}
		}
	}
	return d, err
}

// filled puts back what was typed into the minutes, and what was wrong with it.
func (d talkData) filled(rec *assessor.Record, problem error) talkData {
	if d.problem = text(problem); rec != nil {
		d.guests, d.notes, d.came = rec.Guests, rec.Notes, rec.Panel
	}
	return d
}

func (p pages) appointment(r *http.Request) (web.Answer, error) {
	return p.showAppointment(r, nil, nil, nil)
}

func (p pages) showAppointment(r *http.Request, f *slotForm, rec *assessor.Record, problem error) (web.Answer, error) {
	d, err := p.talkFor(r)
	if err != nil {
		return nil, err
	}
	if d = d.filled(rec, problem); f != nil {
		d.form = *f
	}
	d.saving = talksPath(d.Cycle.ID) + "/" + string(d.Talk.Region) + "/terlaksana"
	return page(web.T(r.Context(), "Wawancara %s", d.Talk.Name), appointmentPage(d), problem), nil
}

func (p pages) appoint(r *http.Request) (web.Answer, error) {
	code, err := place(r)
	if err != nil {
		return nil, err
	}
	f := slotForm{field(r, "tanggal"), field(r, "jam"), field(r, "menit"), field(r, "cara"), field(r, "tempat"), field(r, "tautan"), revision(r)}
	s := assessor.Slot{Cycle: r.PathValue("cycle"), Region: code, Start: readMoment(f.Date, f.Time), Minutes: number(f.Minutes), Way: assessor.Way(f.Way), Place: f.Place, Link: f.Link, Rev: f.Rev}
	err = p.assessors.Appoint(r.Context(), author(r), s)
	return after(err, talksPath(s.Cycle)+"/"+string(code), func() (web.Answer, error) { return p.showAppointment(r, &f, nil, err) })
}

// readMoment reads a day and a time where the ministry is; zero where it is none.
func readMoment(day, at string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", day+" "+strings.ReplaceAll(at, ".", ":"), evaluation.Zone)
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}

func (p pages) cancel(r *http.Request) (web.Answer, error) {
	code, err := place(r)
	if err != nil {
		return nil, err
	}
	err = p.assessors.Cancel(r.Context(), author(r), r.PathValue("cycle"), code)
	return after(err, talksPath(r.PathValue("cycle")), func() (web.Answer, error) { return p.showAppointment(r, nil, nil, err) })
}

func (p pages) talk(r *http.Request) (web.Answer, error) { return p.showTalk(r, nil, nil) }

func (p pages) showTalk(r *http.Request, guests []assessor.Guest, problem error) (web.Answer, error) {
	d, err := p.talkFor(r)
	if err != nil {
		return nil, err
	}
	if d.problem = text(problem); guests != nil {
		d.guests = guests
	}
	out := page(web.T(r.Context(), "Wawancara daerah"), talkPage(d, web.May(r.Context(), access.Answer, access.Place{Region: string(d.Talk.Region)})), problem)
	out.Place, out.Home = d.Talk.Name, "/kota/"+string(d.Talk.Region)
	return out, nil
}

// readGuests reads who comes from the region.
func readGuests(r *http.Request) []assessor.Guest {
	_ = r.FormValue("nama") // reads the form
	names, offices := r.PostForm["nama"], r.PostForm["jabatan"]
	came := map[string]bool{}
	for _, n := range r.PostForm["tamu"] {
		came[n] = true
	}
	var out []assessor.Guest
	for i, name := range names {
		g := assessor.Guest{Name: strings.TrimSpace(name), Came: came[strconv.Itoa(i)]}
		if i < len(offices) {
			g.Office = strings.TrimSpace(offices[i])
		}
		if g.Name != "" || g.Office != "" {
			out = append(out, g)
		}
	}
	return out
}

func (p pages) attend(r *http.Request) (web.Answer, error) {
	code, err := place(r)
	if err != nil {
		return nil, err
	}
	guests := readGuests(r)
	err = p.assessors.Attend(r.Context(), author(r), r.PathValue("cycle"), code, guests)
	return after(err, assessor.TalkPath(r.PathValue("cycle"), code), func() (web.Answer, error) { return p.showTalk(r, guests, err) })
}

func (p pages) minutes(r *http.Request) (web.Answer, error) { return p.showMinutes(r, nil, nil) }

func (p pages) showMinutes(r *http.Request, rec *assessor.Record, problem error) (web.Answer, error) {
	d, err := p.talkFor(r)
	if err != nil {
		return nil, err
	}
	if d.Talk.State == "" {
		return nil, fault.New(fault.NotFound, "Wawancara daerah ini belum dijadwalkan.")
	}
	d = d.filled(rec, problem)
	if p.assessors.MayHold(author(r).Actor, d.Talk) {
		d.saving = assessor.OwnPath + "/wawancara/" + d.Cycle.ID + "/" + string(d.Talk.Region)
	}
	return page(web.T(r.Context(), "Wawancara %s", d.Talk.Name), minutesPage(d), problem), nil
}

func (p pages) hold(r *http.Request, to string, again func(*assessor.Record, error) (web.Answer, error)) (web.Answer, error) {
	code, err := place(r)
	if err != nil {
		return nil, err
	}
	rec := assessor.Record{Guests: readGuests(r), Panel: r.PostForm["asesor"], Notes: field(r, "notula"), Rev: revision(r)}
	err = p.assessors.Hold(r.Context(), author(r), r.PathValue("cycle"), code, rec)
	return after(err, to, func() (web.Answer, error) { return again(&rec, err) })
}

func (p pages) holdAsMinistry(r *http.Request) (web.Answer, error) {
	return p.hold(r, talksPath(r.PathValue("cycle"))+"/"+r.PathValue("region"), func(rec *assessor.Record, err error) (web.Answer, error) {
		return p.showAppointment(r, nil, rec, err)
	})
}

func (p pages) holdAsLead(r *http.Request) (web.Answer, error) {
	return p.hold(r, assessor.OwnPath+"#"+web.Anchor(r.PathValue("cycle")), func(rec *assessor.Record, err error) (web.Answer, error) { return p.showMinutes(r, rec, err) })
}

// rows are who was named, and empty lines for more.
func (d talkData) rows() []assessor.Guest {
	return append(append([]assessor.Guest{}, d.guests...), make([]assessor.Guest, max(2, 4-len(d.guests)))...)
}

func has(list []string, one string) bool { return slices.Contains(list, one) }

func stateTone(s assessor.SlotState) web.Tone {
	switch s {
	case assessor.Done:
		return web.Good
	case assessor.Drafted:
		return web.Warn
	}
	return web.Plain
}

var weekdays = []string{"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"}

// dayName says a day with its weekday: Senin, 5 Oktober 2026.
func dayName(ctx context.Context, t time.Time) string {
	t = t.In(evaluation.Zone)
	return web.Translate(ctx, weekdays[t.Weekday()]) + ", " + web.Translate(ctx, evaluation.Day(t))
}

// moment says a moment: 5 Oktober 2026 pukul 09.00 WIB.
func moment(ctx context.Context, t time.Time) string {
	return web.T(ctx, "%s pukul %s WIB", web.Translate(ctx, evaluation.Day(t.In(evaluation.Zone))), clock(t))
}
