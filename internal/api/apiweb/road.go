package apiweb

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/workspace"
)

// Road is the schedule of a plan, each initiative after what it waits for.
type Road struct {
	Part[Stretch]
	Circles [][]string `json:"melingkar" doc:"Inisiatif yang saling menunggu."`
}

// Stretch is an initiative on the road map.
type Stretch struct {
	Code       string      `json:"kode"`
	Name       string      `json:"nama"`
	Start      string      `json:"mulai,omitempty" example:"2019-T1"`
	End        string      `json:"selesai,omitempty"`
	After      []string    `json:"prasyarat"`
	Milestones []Milestone `json:"tonggak"`
}

// Milestone is a dated mark on the road map.
type Milestone struct {
	At   string `json:"waktu" example:"2019-T3"`
	Text string `json:"teks"`
}

// Shift is what another time of an initiative would mean for the others.
type Shift struct {
	Code  string   `json:"kode"`
	Start string   `json:"mulai"`
	End   string   `json:"selesai"`
	Early []string `json:"mendahului_prasyarat" doc:"Prasyarat yang belum selesai ketika inisiatif ini mulai."`
	Along []Along  `json:"ikut_bergeser" doc:"Yang menunggu inisiatif ini dan akan bergeser bila diminta."`
}

// Along is an initiative that would move along.
type Along struct {
	Code  string `json:"kode"`
	Name  string `json:"nama"`
	Start string `json:"mulai"`
	End   string `json:"selesai"`
	May   bool   `json:"boleh_tulis"`
}

const roadTag = "Peta jalan"

// roads are the operations on the schedule.
func (a *api) roads() {
	op := func(id, method, path, summary string, verb access.Verb) operation {
		return operation{id: id, method: method, path: "/api/daerah/{region}/peta-jalan" + path, tag: roadTag, summary: summary, verb: verb}
	}
	add(a, op("peta-jalan", http.MethodGet, "", "Jadwal inisiatif, menurut urutan prasyaratnya", access.Read), a.road)
	add(a, op("pratinjau-geser", http.MethodGet, "/{kode}/geser", "Apa yang ikut bergeser bila sebuah inisiatif pindah waktu", access.Work), a.lookShift)
	add(a, op("geser", http.MethodPost, "/{kode}/geser", "Memindahkan waktu sebuah inisiatif, dan yang ikut bergeser bila diminta; If-Match dari pratinjaunya", access.Work), a.shift)
}

type roadOut struct{ Body Road }

func (a *api) road(ctx context.Context, in *PageIn) (*roadOut, error) {
	st, _, err := a.Work.State(ctx, in.code())
	if err != nil {
		return nil, err
	}
	marks := map[string][]Milestone{}
	for _, m := range st.Masterplan.Milestones {
		marks[m.Initiative] = append(marks[m.Initiative], Milestone{quarterText(m.At), m.Text})
	}
	ordered, circles := plan.RoadMapOrder(st.Masterplan.Initiatives)
	part, err := countList(in.Paging, each(ordered, func(i plan.Initiative) Stretch {
		return Stretch{i.Code, i.Name, quarterText(i.Schedule.Start), quarterText(i.Schedule.End), append([]string{}, i.Schedule.After...), append([]Milestone{}, marks[i.Code]...)}
	}))
	return &roadOut{Road{part, append([][]string{}, circles...)}}, err
}

func quarterText(q plan.Quarter) string {
	if q.IsZero() {
		return ""
	}
	return strconv.Itoa(q.Year) + "-T" + strconv.Itoa(q.Quarter)
}

// quarterOf reads a quarter that the shape of the request let pass.
func quarterOf(s string) (q plan.Quarter) {
	_, _ = fmt.Sscanf(s, "%4d-T%1d", &q.Year, &q.Quarter)
	return q
}

// ShiftIn names an initiative.
type ShiftIn struct {
	In
	Code string `path:"kode" doc:"Kode inisiatif." example:"SG-01"`
}

type lookShiftIn struct {
	ShiftIn
	Start string `query:"mulai" required:"true" pattern:"^[0-9]{4}-T[1-4]$" example:"2019-T1"`
	End   string `query:"selesai" pattern:"^[0-9]{4}-T[1-4]$" doc:"Kosong: triwulan yang sama."`
}

// shifting is a schedule with one initiative at another time.
type shifting struct {
	*opened
	at         int
	start, end plan.Quarter
	moves      []plan.Move // of those that wait for it
}

func (a *api) shifting(ctx context.Context, in ShiftIn, start, end string) (*shifting, error) {
	o, err := a.open(ctx, ListIn{in.In, plan.ListInitiatives})
	if err != nil {
		return nil, err
	}
	s := &shifting{opened: o, at: o.initiative(in.Code), start: quarterOf(start), end: quarterOf(cmp.Or(end, start))}
	if s.at < 0 {
		return nil, fault.New(fault.NotFound, fmt.Sprintf("Tidak ada inisiatif berkode %q dalam rencana ini.", fault.Clip(in.Code, 40)))
	}
	if s.end.Index() < s.start.Index() {
		return nil, fault.New(fault.Invalid, "Selesai mendahului mulai.")
	}
	if was := o.Masterplan.Initiatives[s.at].Schedule.End; !was.IsZero() {
		s.moves = slices.DeleteFunc(plan.Slip(o.Masterplan.Initiatives, in.Code, s.end.Index()-was.Index()), func(m plan.Move) bool { return m.Code == in.Code })
	}
	return s, nil
}

func (o *opened) initiative(code string) int {
	return slices.IndexFunc(o.Masterplan.Initiatives, func(i plan.Initiative) bool { return i.Code == code })
}

func (a *api) lookShift(ctx context.Context, in *lookShiftIn) (*tagged[Shift], error) {
	s, err := a.shifting(ctx, in.ShiftIn, in.Start, in.End)
	if err != nil {
		return nil, err
	}
	out := Shift{Code: in.Code, Start: quarterText(s.start), End: quarterText(s.end), Early: []string{}}
	list := s.Masterplan.Initiatives
	for _, code := range list[s.at].Schedule.After {
		if n := s.initiative(code); n >= 0 && list[n].Schedule.End.Index() >= s.start.Index() && !list[n].Schedule.End.IsZero() {
			out.Early = append(out.Early, code)
		}
	}
	out.Along = each(s.moves, func(m plan.Move) Along {
		n := s.initiative(m.Code)
		return Along{m.Code, list[n].Name, quarterText(m.Start), quarterText(m.End), workspace.MayWrite(author(ctx).Actor, s.Region.Code, s.view.Home(n), a.Now())}
	})
	return &tagged[Shift]{s.tag(s.at), out}, nil
}

type shiftIn struct {
	ShiftIn
	Precondition
	Body struct {
		Start  string   `json:"mulai" pattern:"^[0-9]{4}-T[1-4]$"`
		End    string   `json:"selesai,omitempty" pattern:"^[0-9]{4}-T[1-4]$" doc:"Kosong: triwulan yang sama."`
		Along  []string `json:"ikut,omitempty" doc:"Kode inisiatif yang ikut bergeser, dari pratinjaunya."`
		Reason string   `json:"alasan,omitempty" maxLength:"200"`
	}
}

// shift moves an initiative, and those along with it that are asked for: all or none.
func (a *api) shift(ctx context.Context, in *shiftIn) (*tagged[Shift], error) {
	s, err := a.shifting(ctx, in.ShiftIn, in.Body.Start, in.Body.End)
	if err != nil {
		return nil, err
	}
	if err := in.check(s.tag(s.at)); err != nil {
		return nil, err
	}
	changes := s.times(s.at, s.start, s.end)
	for _, code := range in.Body.Along {
		n := slices.IndexFunc(s.moves, func(m plan.Move) bool { return m.Code == code })
		if n < 0 {
			return nil, fault.New(fault.Invalid, fmt.Sprintf("%q tidak ikut bergeser. Lihat lagi pratinjaunya.", fault.Clip(code, 40)))
		}
		changes = append(changes, s.times(s.initiative(code), s.moves[n].Start, s.moves[n].End)...)
	}
	if err := a.apply(ctx, in.code(), in.Body.Reason, changes...); err != nil {
		return nil, err
	}
	return a.lookShift(ctx, &lookShiftIn{in.ShiftIn, in.Body.Start, in.Body.End})
}

// times are the changes that put an initiative at a time.
func (s *shifting) times(at int, start, end plan.Quarter) []workspace.Change {
	was := s.Masterplan.Initiatives[at].Schedule
	one := func(field, base, value string) workspace.Change {
		return workspace.Change{Op: workspace.Fill, List: plan.ListInitiatives, Row: s.ids[at], Field: field, Base: base, Value: value}
	}
	return []workspace.Change{one("mulai", quarterText(was.Start), quarterText(start)), one("selesai", quarterText(was.End), quarterText(end))}
}
