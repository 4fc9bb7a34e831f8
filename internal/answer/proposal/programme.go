package proposal

import (
	"fmt"

	"gurindam/internal/answer"
	"gurindam/internal/decimal"
	"gurindam/internal/plan"
)

// planned tells whether an initiative is to run in a year: by its schedule, or where it
// has none, by a target or budget of that year.
func planned(i plan.Initiative, year int) bool {
	if !i.Schedule.Start.IsZero() {
		last := i.Schedule.End.Year
		return i.Schedule.Start.Year <= year && year <= max(last, i.Schedule.Start.Year)
	}
	for _, t := range i.Targets {
		if t.Year == year && t.Number.Present() {
			return true
		}
	}
	for _, b := range i.Budgets {
		if b.Year == year && b.Amount > 0 {
			return true
		}
	}
	return false
}

func running(i plan.Initiative) bool { return i.Status == plan.Running || i.Status == plan.Done }

// share is how many of the initiatives planned for a year run, with their names.
type share struct {
	planned, running int
	names            []string // of those that run
	idle             []string // of those that do not
}

func shareOf(list []plan.Initiative, year int) share {
	var s share
	for _, i := range list {
		if i.Example || !planned(i, year) {
			continue
		}
		s.planned++
		if running(i) {
			s.running++
			s.names = append(s.names, i.Code+" "+i.Name)
		} else {
			s.idle = append(s.idle, i.Code+" "+i.Name)
		}
	}
	return s
}

func (s share) figure() string {
	return fmt.Sprintf("%d/%d (%s%%)", s.running, s.planned, decimal.Ratio(int64(s.running), int64(s.planned), 2).Indonesian())
}

// programmes proposes how many programmes run of those planned: of each dimension this
// year, and of all last year.
func (d *desk) programmes() {
	for _, dim := range d.Guide.Dimensions {
		d.share("OC-P-"+dim.Code, d.Masterplan.InDimension(dim.Code, d.Guide), d.year, "/rencana-aksi?dimensi="+dim.Code)
	}
	d.share("BL-2.1", d.Masterplan.Initiatives, d.year-1, "/rencana-aksi")
	d.older()
}

func (d *desk) share(code string, list []plan.Initiative, year int, path string) {
	s := shareOf(list, year)
	if s.planned == 0 {
		return
	}
	p := answer.Proposal{Question: code, Figure: s.figure(), Sources: []answer.Link{d.page("Rencana aksi", path)},
		Reason: fmt.Sprintf("Program yang direncanakan tahun %d menurut jadwal, target, atau pagunya, dan yang berstatus berjalan atau selesai.", year)}
	p.Text = fmt.Sprintf("%d dari %d program yang direncanakan tahun %d berjalan atau selesai.", s.running, s.planned, year)
	if len(s.names) > 0 {
		p.Text += " Berjalan: " + listed(s.names, 20) + "."
	}
	if len(s.idle) > 0 {
		p.Text += " Belum: " + listed(s.idle, 20) + "."
	}
	if l, ok := byShare(d.question(code), int64(s.running), int64(s.planned)); ok {
		p = claim(p, l)
	}
	d.add(p, "rencana")
}

// older proposes which programmes of before still run, and which are new this year.
func (d *desk) older() {
	var kept, fresh []string
	before := 0
	for _, i := range d.Masterplan.Initiatives {
		switch start := i.Schedule.Start.Year; {
		case i.Example || start == 0:
		case start == d.year:
			fresh = append(fresh, i.Code+" "+i.Name)
		case start < d.year:
			before++
			if running(i) {
				kept = append(kept, i.Code+" "+i.Name)
			}
		}
	}
	road := []answer.Link{d.page("Peta jalan", "/peta-jalan")}
	if before > 0 {
		d.add(answer.Proposal{Question: "IM-3", Figure: fmt.Sprintf("%d dari %d", len(kept), before), Text: "Program yang dimulai sebelum tahun ini dan masih berjalan: " + listed(kept, 20) + ".",
			Reason: "Program yang menurut peta jalan dimulai sebelum tahun yang dievaluasi, dan statusnya sekarang.", Sources: road}, "rencana")
	}
	if len(fresh) > 0 {
		d.add(answer.Proposal{Question: "IM-4", Figure: fmt.Sprintf("%d program", len(fresh)), Text: "Program baru: " + listed(fresh, 20) + ".",
			Reason: "Program yang menurut peta jalan dimulai tahun ini.", Sources: road}, "rencana")
	}
}

// kindsOf gives the kind of action plan that a question asks for.
var kindsOf = map[string]plan.ActionKind{
	"OC-R1": plan.ActionPeople, "OC-R2": plan.ActionInfrastructure, "OC-R3": plan.ActionApplication, "OC-R4": plan.ActionLiteracy,
}

// actions proposes what the supporting action plans hold. The plan does not keep
// whether they were carried out, so no level is proposed.
func (d *desk) actions() {
	for _, code := range []string{"OC-R1", "OC-R2", "OC-R3", "OC-R4"} {
		d.action(code, d.year, func(a plan.Action) bool { return a.Kind == kindsOf[code] })
	}
	d.action("BL-2.2", d.year-1, func(plan.Action) bool { return true })
}

func (d *desk) action(code string, year int, counts func(plan.Action) bool) {
	var names []string
	for _, a := range d.Masterplan.Actions {
		if counts(a) && actedOn(a, year) {
			names = append(names, a.Code+" "+a.Name)
		}
	}
	if len(names) == 0 {
		return
	}
	d.add(answer.Proposal{Question: code, Text: fmt.Sprintf("%d kegiatan direncanakan tahun %d: %s. Yang terlaksana: … (lengkapi dari pemantauan).", len(names), year, listed(names, 20)),
		Reason:  "Rencana aksi pendukung memuat kegiatannya, tetapi belum mencatat pelaksanaannya. Karena itu angka dan tingkatnya tidak diusulkan.",
		Sources: []answer.Link{d.page("Rencana aksi pendukung", "/rencana-aksi")}}, "rencana")
}

func actedOn(a plan.Action, year int) bool {
	for _, t := range a.Targets {
		if t.Year == year && t.Number.Present() {
			return true
		}
	}
	for _, b := range a.Budgets {
		if b.Year == year && b.Amount > 0 {
			return true
		}
	}
	return false
}
