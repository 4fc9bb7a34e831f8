package planweb

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

// scheduleData is the page that moves one initiative on the road map, and shows what
// that moves along before anything is saved.
type scheduleData struct {
	*view
	plan.Initiative
	at       int // its place in the list
	start    plan.Quarter
	end      plan.Quarter
	quarters []plan.Quarter // to choose from
	moves    []scheduleMove // what waits for it and would move along
	early    []plan.Initiative
	problems []workspace.Problem
	clash    bool // somebody moved it meanwhile
}

// scheduleMove is an initiative that moves along.
type scheduleMove struct {
	plan.Initiative
	plan.Move
	at   int
	mine bool // the reader may move it
	wins []plan.QuickWin
}

// schedule proposes another time for an initiative.
func schedule(v *view, r *http.Request) (shown, error) {
	d, err := v.openSchedule(r)
	if err != nil {
		return shown{}, err
	}
	d.consider(quarterOf(r.FormValue("mulai"), d.Schedule.Start), quarterOf(r.FormValue("selesai"), d.Schedule.End))
	return shown{title: web.T(r.Context(), "Jadwal %s", d.Code), body: schedulePage(d)}, nil
}

func (v *view) openSchedule(r *http.Request) (*scheduleData, error) {
	code := r.PathValue("code")
	at := slices.IndexFunc(v.m.Initiatives, func(i plan.Initiative) bool { return i.Code == code })
	if at < 0 {
		return nil, fault.New(fault.NotFound, fmt.Sprintf("Tidak ada inisiatif berkode %q dalam rencana %s. Cari di halaman Rencana aksi.", fault.Clip(code, mostQuoted), v.Name()))
	}
	d := &scheduleData{view: v, Initiative: v.m.Initiatives[at], at: at}
	for _, year := range v.roadYears() {
		for n := range 4 {
			d.quarters = append(d.quarters, plan.Quarter{Year: year, Quarter: n + 1})
		}
	}
	return d, nil
}

// consider works out what a time would mean for the others.
func (d *scheduleData) consider(start, end plan.Quarter) {
	d.start, d.end = start, end
	if end.IsZero() || end.Index() < start.Index() {
		d.end = start
	}
	for _, before := range d.Schedule.After {
		if b, ok := d.initiatives[before]; ok && !b.Schedule.End.IsZero() && !d.start.IsZero() && b.Schedule.End.Index() >= d.start.Index() {
			d.early = append(d.early, b)
		}
	}
	if d.Schedule.End.IsZero() || d.end.IsZero() {
		return
	}
	for _, m := range plan.Slip(d.m.Initiatives, d.Code, d.end.Index()-d.Schedule.End.Index()) {
		if m.Code == d.Code {
			continue
		}
		at := slices.IndexFunc(d.m.Initiatives, func(i plan.Initiative) bool { return i.Code == m.Code })
		move := scheduleMove{Initiative: d.m.Initiatives[at], Move: m, at: at, mine: d.may(workbook.InitiativeList, at)}
		for _, q := range d.m.QuickWins {
			if q.Initiative == m.Code {
				move.wins = append(move.wins, q)
			}
		}
		d.moves = append(d.moves, move)
	}
}

// quarterOf reads a quarter as the forms write it, 2019-T1.
func quarterOf(s string, otherwise plan.Quarter) plan.Quarter {
	var q plan.Quarter
	if _, err := fmt.Sscanf(s, "%4d-T%1d", &q.Year, &q.Quarter); err != nil || q.Quarter < 1 || q.Quarter > 4 {
		return otherwise
	}
	return q
}

func quarterValue(q plan.Quarter) string {
	if q.IsZero() {
		return ""
	}
	return strconv.Itoa(q.Year) + "-T" + strconv.Itoa(q.Quarter)
}

// reschedule saves a time, and those that move along where they are asked to: all of
// it or nothing.
func (p pages) reschedule(r *http.Request) (web.Answer, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	if v.writing == nil {
		return nil, fault.New(fault.Forbidden, "Peran Anda tidak mencakup penulisan rencana daerah ini.")
	}
	d, err := v.openSchedule(r)
	if err != nil {
		return nil, err
	}
	d.consider(quarterOf(r.PostFormValue("mulai"), plan.Quarter{}), quarterOf(r.PostFormValue("selesai"), plan.Quarter{}))
	base := [2]string{r.PostFormValue("dasar.mulai"), r.PostFormValue("dasar.selesai")}
	changes := v.timeChanges(d.at, base, d.start, d.end)
	for _, m := range d.moves {
		if slices.Contains(r.PostForm["ikut"], m.Initiative.Code) {
			was := [2]string{quarterValue(m.Schedule.Start), quarterValue(m.Schedule.End)}
			changes = append(changes, v.timeChanges(m.at, was, m.Start, m.End)...)
		}
	}
	who := workspace.Author{Actor: v.writing.who, Name: web.VisitorOf(r.Context()).Name}
	out, err := p.options.Work.Apply(r.Context(), who, v.Region.Code, workspace.Batch{All: true, Reason: r.PostFormValue("alasan"), Changes: changes})
	if err != nil {
		return nil, err
	}
	if !out.Stopped() {
		return web.Redirect{To: v.path("peta-jalan") + "#" + web.Anchor(d.Code)}, nil
	}
	for _, result := range out.Results {
		d.clash = d.clash || result.Status == workspace.Conflict
		d.problems = append(d.problems, result.Problems...)
	}
	return web.Page{
		Title: web.T(r.Context(), "Jadwal %s", d.Code), Place: v.Name(), Home: v.base,
		Body: schedulePage(d), Secret: true, Status: http.StatusConflict,
	}, nil
}

func (v *view) timeChanges(at int, base [2]string, start, end plan.Quarter) []workspace.Change {
	one := func(field, base, value string) workspace.Change {
		return workspace.Change{Op: workspace.Fill, List: workbook.InitiativeList, Row: v.rowID(workbook.InitiativeList, at), Field: field, Base: base, Value: value}
	}
	return []workspace.Change{one("mulai", base[0], quarterValue(start)), one("selesai", base[1], quarterValue(cmp.Or(end, start)))}
}
