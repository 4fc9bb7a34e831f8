package proposal

import (
	"fmt"
	"slices"

	"gurindam/internal/answer"
	"gurindam/internal/decimal"
	"gurindam/internal/money"
)

// money proposes the budget of the year: the region's own, as a share where its total
// is known, and what comes from elsewhere.
func (d *desk) money() {
	own, other := map[string]money.Rupiah{}, map[string]money.Rupiah{}
	lines := 0
	for _, i := range d.Masterplan.Initiatives {
		for _, b := range i.Budgets {
			if i.Example || b.Year != d.year || b.Amount <= 0 {
				continue
			}
			into := other
			if s, ok := d.Guide.Source(b.Source); ok && s.APBD {
				into, lines = own, lines+1
			}
			sum, err := into[b.Source].Add(b.Amount)
			if err != nil {
				return // beyond what can be counted: nothing is proposed
			}
			into[b.Source] = sum
		}
	}
	d.own(own, lines)
	if total, ok := sum(other); ok && total > 0 {
		d.add(answer.Proposal{Question: "OP-3.2", Figure: total.String(), Text: fmt.Sprintf("Pembiayaan di luar APBD tahun %d: %s.", d.year, bySource(other)),
			Reason: "Pagu program pada rencana dengan sumber dana di luar APBD.", Sources: []answer.Link{d.page("Pagu", "/pagu")}}, "pagu")
	}
}

func (d *desk) own(amounts map[string]money.Rupiah, lines int) {
	total, ok := sum(amounts)
	if !ok || total <= 0 {
		return
	}
	p := answer.Proposal{Question: "OP-3.1", Figure: total.String(), Sources: []answer.Link{d.page("Pagu", "/pagu")},
		Text:   fmt.Sprintf("Pagu kota cerdas dari APBD tahun %d: %s, dari %d baris pagu (%s).", d.year, total, lines, bySource(amounts)),
		Reason: "Jumlah pagu program pada rencana yang bersumber dari APBD."}
	for _, a := range d.Masterplan.Profile.APBD {
		if a.Year == d.year && a.Amount > 0 {
			p.Figure = fmt.Sprintf("%s%%", decimal.Ratio(int64(total), int64(a.Amount), 2).Indonesian())
			p.Text += fmt.Sprintf(" Total APBD %s.", a.Amount)
			p.Reason += " Persentasenya terhadap total APBD pada profil rencana."
			if l, ok := byShare(d.question("OP-3.1"), int64(total), int64(a.Amount)); ok {
				p = claim(p, l)
			}
			d.add(p, "pagu")
			return
		}
	}
	p.Reason += " Total APBD tahun itu belum dicatat, jadi persentasenya tidak dihitung."
	d.add(p, "pagu")
}

func sum(amounts map[string]money.Rupiah) (money.Rupiah, bool) {
	var list []money.Rupiah
	for _, a := range amounts {
		list = append(list, a)
	}
	total, err := money.Sum(list...)
	return total, err == nil
}

func bySource(amounts map[string]money.Rupiah) string {
	var out []string
	for source, a := range amounts {
		out = append(out, source+" "+a.String())
	}
	slices.Sort(out)
	return listed(out, 20)
}
