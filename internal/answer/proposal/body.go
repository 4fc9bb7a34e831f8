package proposal

import (
	"fmt"
	"slices"
	"strings"

	"gurindam/internal/answer"
	"gurindam/internal/plan"
)

// bodies proposes what is known of the Dewan, the Tim Pelaksana and the Forum, and of
// their meetings this year.
func (d *desk) bodies() {
	for _, b := range []struct {
		kind, called string
		questions    []string
	}{
		{"Dewan Smart City", "dewan", []string{"BL-1.2", "OP-2.1"}},
		{"Tim Pelaksana", "tim pelaksana", []string{"BL-1.3", "OP-2.2"}},
		{"Forum Smart City", "forum", []string{"OP-2.4"}},
	} {
		text, figure := d.body(b.kind, b.called)
		for _, q := range b.questions {
			d.add(answer.Proposal{Question: q, Figure: figure, Text: text, Reason: "Kelembagaan dan rapat seperti dicatat pada rencana. Lampirkan keputusan dan notulennya.",
				Sources: []answer.Link{d.page("Tata kelola", "/tata-kelola")}}, "kelembagaan")
		}
	}
}

func (d *desk) body(kind, called string) (text, figure string) {
	var says []string
	for _, b := range d.Masterplan.Bodies {
		if b.Kind != kind {
			continue
		}
		members := 0
		for _, m := range d.Masterplan.Members {
			if m.Body == b.Code {
				members++
			}
		}
		says = append(says, strings.TrimSpace(fmt.Sprintf("%s: %s%s, %d anggota.", kind, b.Decree, on(b.Date), members)))
	}
	met := d.meetings(called)
	if len(met) > 0 {
		figure = fmt.Sprintf("%d rapat", len(met))
		says = append(says, fmt.Sprintf("Rapat tahun %d: %s.", d.year, listed(met, 10)))
	}
	return strings.Join(says, " "), figure
}

func on(date string) string {
	if date == "" {
		return ""
	}
	return " (" + date + ")"
}

// meetings lists what was held this year with a body.
func (d *desk) meetings(called string) []string {
	var out []string
	for _, p := range d.Masterplan.Participants {
		if strings.HasPrefix(p.Date, fmt.Sprint(d.year)) && about(p.Event+" "+p.Parties, called) {
			out = append(out, p.Date+" "+p.Event)
		}
	}
	return out
}

// offices proposes how many offices carry the plan in their Renstra.
func (d *desk) offices() {
	rows := map[string]string{}
	for _, r := range d.Renstra {
		rows[r.ID] = r.OPD
	}
	var carry []string
	links := 0
	for _, l := range d.Masterplan.Links {
		if opd := rows[l.Renstra]; l.Renstra != "" && opd != "" {
			links++
			if !slices.Contains(carry, opd) {
				carry = append(carry, opd)
			}
		}
	}
	if links == 0 {
		return
	}
	slices.Sort(carry)
	d.add(answer.Proposal{Question: "OP-2.3", Figure: fmt.Sprintf("%d dari %d OPD", len(carry), len(d.OPDs)),
		Text:    fmt.Sprintf("%d OPD memuat program kota cerdas dalam Renstranya lewat %d kaitan: %s.", len(carry), links, listed(carry, 60)),
		Reason:  "OPD yang baris Renstranya dikaitkan dengan program pada rencana.",
		Sources: []answer.Link{d.page("Keselarasan", "/keselarasan")}}, "keselarasan")
}

// quickWins proposes what the sheets of the year's quick wins say to each question.
func (d *desk) quickWins() {
	of := func(year int) (out []plan.QuickWin) {
		for _, q := range d.Masterplan.QuickWins {
			if q.Year == year && !q.Example {
				out = append(out, q)
			}
		}
		return out
	}
	now, before := of(d.year), of(d.year-1)
	for _, says := range []struct {
		question string
		text     func(plan.QuickWin) string
	}{
		{"QW-1", func(q plan.QuickWin) string { return q.Issue }}, {"QW-2", func(q plan.QuickWin) string { return q.Appeal }},
		{"QW-3", func(q plan.QuickWin) string { return q.Benefit }}, {"QW-4", func(q plan.QuickWin) string { return q.Uniqueness }},
		{"QW-5", partners}, {"QW-6", func(q plan.QuickWin) string { return q.Potential }},
		{"QW-7", func(q plan.QuickWin) string { return q.Sustainability }}, {"QW-8", func(q plan.QuickWin) string { return q.Resources }},
		{"QW-9a", func(q plan.QuickWin) string { return q.Risk }}, {"QW-9b", func(q plan.QuickWin) string { return q.Mitigation }},
	} {
		d.quick(says.question, now, says.text, fmt.Sprintf("Lembar quick win tahun %d.", d.year))
	}
	d.quick("QW-10a", before, func(q plan.QuickWin) string { return fmt.Sprintf("%d%%, %s", q.Progress, q.Continuation) }, fmt.Sprintf("Quick win tahun %d pada rencana.", d.year-1))
	d.quick("QW-10b", now, func(q plan.QuickWin) string { return q.Summary }, fmt.Sprintf("Quick win tahun %d pada rencana.", d.year))
}

func partners(q plan.QuickWin) string {
	var out []string
	for _, p := range q.Partners {
		out = append(out, strings.TrimSpace(p.Name+" "+p.Form))
	}
	return strings.Join(out, ", ")
}

func (d *desk) quick(question string, list []plan.QuickWin, text func(plan.QuickWin) string, reason string) {
	var says []string
	p := answer.Proposal{Question: question, Reason: reason}
	for _, q := range list {
		if t := strings.TrimSpace(text(q)); t != "" {
			says = append(says, q.Code+" "+q.Name+": "+t)
			p.Sources = append(p.Sources, d.page(q.Code, "/quick-win/"+q.Code))
		}
	}
	if len(says) == 0 {
		return
	}
	p.Figure = fmt.Sprintf("%d dari %d quick win", len(says), len(list))
	p.Text = strings.Join(says, "\n")
	d.add(p, "quick win")
}
