package evaluationweb

import (
	"net/http"
	"strconv"
	"time"

	"gurindam/internal/evaluation"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// calendarData fills the calendar of a cycle.
type calendarData struct {
	cycle      evaluation.Cycle
	extensions []evaluation.Extension
	direct     bool
	results    bool
	now        time.Time
}

func (p pages) calendar(r *http.Request) (web.Answer, error) {
	c, err := p.Cycles.Cycle(r.Context(), author(r), r.PathValue("cycle"))
	if err != nil {
		return nil, err
	}
	extensions, err := p.Cycles.Extensions(r.Context(), c.ID)
	if err != nil {
		return nil, err
	}
	d := calendarData{c, extensions, ministry(r), c.State == evaluation.Published || c.State == evaluation.Archived, p.Cycles.Now()}
	return page(web.T(r.Context(), "Kalender %s", c.Name), calendarPage(d)), nil
}

// span is a window in thousandths of the whole calendar.
type span struct{ x, width, more string }

// spans places the windows of a calendar side by side in time; now is where today
// stands, empty where it lies outside.
func (d calendarData) spans(windows []evaluation.Window, code region.Code) (out []span, now string) {
	if len(windows) == 0 {
		return nil, ""
	}
	first, last := windows[0].Opens(), windows[0].Closes()
	wide := make([]evaluation.Window, len(windows))
	for i, w := range windows {
		wide[i], _ = d.cycle.Window(w.Stage, code, d.extensions)
		if w.Opens().Before(first) {
			first = w.Opens()
		}
		if wide[i].Closes().After(last) {
			last = wide[i].Closes()
		}
	}
	whole := int64(last.Sub(first) / time.Hour)
	at := func(t time.Time) int64 { return int64(t.Sub(first)/time.Hour) * 1000 / whole }
	for i, w := range windows {
		x, end := at(w.Opens()), at(w.Closes())
		out = append(out, span{strconv.FormatInt(x, 10), strconv.FormatInt(max(end-x, 4), 10), strconv.FormatInt(at(wide[i].Closes())-end, 10)})
	}
	if !d.now.Before(first) && d.now.Before(last) {
		now = strconv.FormatInt(at(d.now), 10)
	}
	return out, now
}

// extended lists the decisions on a stage.
func (d calendarData) extended(s evaluation.Stage) (out []evaluation.Extension) {
	for _, e := range d.extensions {
		if e.Stage == s {
			out = append(out, e)
		}
	}
	return out
}

// phase says whether a window is past, open or to come.
func phase(w evaluation.Window, now time.Time) (word string, tone web.Tone) {
	switch {
	case now.Before(w.Opens()):
		return "akan datang", web.Plain
	case w.Holds(now):
		return "terbuka", web.Good
	}
	return "selesai", web.Plain
}

// extendData fills the form of a decision on a last day.
type extendData struct {
	cycle   evaluation.Cycle
	list    []evaluation.Participant
	in      evaluation.Extension
	until   string
	problem string
}

func (p pages) extendForm(r *http.Request) (web.Answer, error) {
	return p.extending(r, evaluation.Extension{Stage: evaluation.Stage(r.URL.Query().Get("tahap")), Region: region.Code(r.URL.Query().Get("daerah"))}, "", nil)
}

func (p pages) extending(r *http.Request, in evaluation.Extension, until string, problem error) (web.Answer, error) {
	b, err := p.Cycles.Board(r.Context(), author(r), r.PathValue("cycle"))
	if err != nil {
		return nil, err
	}
	d := extendData{cycle: b.Cycle, in: in, until: until, problem: text(problem)}
	for _, l := range b.Lines {
		d.list = append(d.list, l.Participant)
	}
	return form(web.T(r.Context(), "Perpanjangan"), extendPage(d), problem), nil
}

func (p pages) extend(r *http.Request) (web.Answer, error) {
	in := evaluation.Extension{Cycle: r.PathValue("cycle"), Stage: evaluation.Stage(field(r, "tahap")), Region: region.Code(field(r, "daerah")), Number: field(r, "nomor"), Reason: field(r, "alasan")}
	in.Until = day(field(r, "sampai"))
	err := p.Cycles.Extend(r.Context(), author(r), in)
	if err == nil {
		return web.Redirect{To: "/evaluasi/" + in.Cycle + "/kalender"}, nil
	}
	if !mendable(err) {
		return nil, err
	}
	return p.extending(r, in, field(r, "sampai"), err)
}

// day reads a day of a form; zero where there is none.
func day(s string) time.Time {
	t, err := time.ParseInLocation(time.DateOnly, s, evaluation.Zone)
	if err != nil {
		return time.Time{}
	}
	return t
}
