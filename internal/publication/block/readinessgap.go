package block

import (
	"fmt"
	"strconv"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication/prose"
)

// readinessGaps lists what is not ready and what closes it.
func readinessGaps(p *page) {
	gaps := p.ready.Gaps
	if len(gaps) == 0 {
		if p.ready.Whole.Rated() == 0 {
			p.lack("kosong", "Kesenjangan kesiapan", sheetReadiness)
		} else {
			p.say("tidak-ada", t("Tidak ada butir kesiapan yang memerlukan penutup: semua yang dinilai sudah baik."))
		}
		return
	}
	open, reasoned := 0, 0
	for _, g := range gaps {
		if g.Open() {
			open++
			if strings.TrimSpace(g.Item.Reason) != "" {
				reasoned++
			}
		}
	}
	text := fmt.Sprintf("Kertas kerja menunjukkan %s. ", prose.Count(len(gaps), "kesenjangan"))
	switch {
	case open == 0:
		text += "Semuanya ditutup oleh inisiatif atau rencana pendukung."
	case open == len(gaps):
		text += "Belum satu pun ditutup oleh inisiatif atau rencana pendukung."
	default:
		text += fmt.Sprintf("%s sudah ditutup oleh inisiatif atau rencana pendukung dan %s masih terbuka.", prose.Begin(len(gaps)-open), prose.Number(open))
	}
	if open > 0 && reasoned > 0 {
		text += fmt.Sprintf(" Dari yang terbuka, %s disertai alasan.", prose.Number(reasoned))
	}
	p.say("uraian", t("%s Daftarnya ada pada ", text), ref(p.id("daftar"), "tabel berikut"), t("."))
	p.remark("rumus", t("Cakupan penutupan: %s.", p.ready.Coverage.Formula))
	g := grid{key: "daftar", caption: "Kesenjangan kesiapan dan penutupnya", wide: true, cols: []col{
		{"No", 1, doc.AlignCenter, ""}, {"Komponen", 4, doc.AlignLeft, ""}, {"Butir", 6, doc.AlignLeft, ""}, {"Nilai", 2, doc.AlignCenter, ""},
		{"Kesenjangan", 8, doc.AlignLeft, ""}, {"Ditutup oleh", 8, doc.AlignLeft, ""}}}
	for i, gap := range gaps {
		g.rows = append(g.rows, data(c(strconv.Itoa(i+1)), c(gap.Component.Name), name(gap.Item.Item), rating(gap.Item.Rating), c(gap.Item.Gap), closers(gap)))
	}
	p.table(g)
}

func closers(gap plan.ReadinessGap) doc.Cell {
	if gap.Open() {
		if r := strings.TrimSpace(gap.Item.Reason); r != "" {
			return doc.Cell{Text: doc.T("Belum ditutup: " + lowerFirst(r)), Shade: doc.Warn}
		}
		return doc.Cell{Text: doc.T("Belum ditutup"), Shade: doc.Bad}
	}
	var parts []string
	for _, closer := range gap.Closers {
		parts = append(parts, closer.Code+" "+closer.Name)
	}
	return doc.C(strings.Join(parts, "; "))
}
