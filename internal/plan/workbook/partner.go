package workbook

import (
	"strings"

	"gurindam/internal/plan"
	"gurindam/internal/sheet"
)

// partnerField holds the partners of a quick win: form and name, with a colon
// between them.
func partnerField() field[plan.QuickWin] {
	f := column("kemitraan", "Kemitraan", sheet.Text, func(q *plan.QuickWin) string {
		parts := make([]string, len(q.Partners))
		for i, p := range q.Partners {
			if parts[i] = p.Name; p.Form != "" {
				parts[i] = p.Form + ": " + p.Name
			}
		}
		return strings.Join(parts, separator)
	}, func(q *plan.QuickWin, in *input) {
		for _, part := range in.split() {
			form, name, ok := strings.Cut(part, ":")
			if !ok {
				form, name = "", part
			}
			q.Partners = append(q.Partners, plan.Partner{Form: strings.TrimSpace(form), Name: strings.TrimSpace(name)})
		}
	})
	f.Multi = true
	return f.say("Bentuk kemitraan: nama mitra, dipisah titik koma; misalnya Pendanaan: Bank Riau Kepri; Promosi: ASITA.").wide(40)
}
