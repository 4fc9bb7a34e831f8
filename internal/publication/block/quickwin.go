package block

import (
	"fmt"
	"strconv"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
	"gurindam/internal/publication/prose"
)

// quickWinsOverview lists the quick wins, how far they are, and how complete their
// sheets are.
func quickWinsOverview(p *page) {
	list, want := p.Masterplan.QuickWins, p.RequiredQuickWins(p.guide)
	if len(list) == 0 {
		p.lack("kosong", "Quick win", sheetQuickWin)
		return
	}
	text := fmt.Sprintf("Ditetapkan %s", prose.Count(len(list), "quick win"))
	switch {
	case want == 0:
		text += "."
	case len(list) < want:
		text += fmt.Sprintf(", kurang %s dari %s yang diwajibkan.", prose.Number(want-len(list)), prose.Number(want))
	case len(list) == want:
		text += ", sesuai dengan jumlah yang diwajibkan."
	default:
		text += fmt.Sprintf(", melebihi %s yang diwajibkan.", prose.Number(want))
	}
	g := grid{key: "daftar", caption: "Daftar quick win", cols: []col{
		{"Kode", 3, doc.AlignLeft, ""}, {"Nama", 8, doc.AlignLeft, ""}, {"Dimensi", 5, doc.AlignLeft, ""}, {"Pengusul", 4, doc.AlignLeft, ""}, {"Tahun", 2, doc.AlignCenter, ""},
		{"Tahap", 5, doc.AlignLeft, ""}, {"Progres (%)", 3, doc.AlignNumber, ""}, {"Jawaban", 3, doc.AlignCenter, ""}}}
	whole := 0
	var progress []prose.Item
	for _, q := range list {
		done := q.Completeness()
		if done.Numerator == done.Denominator {
			whole++
		}
		progress = append(progress, prose.Item{Name: q.Name, Value: int64(q.Progress)})
		g.rows = append(g.rows, data(c(q.Code), name(example(q.Name, q.Example)), p.dimensionCell(q.Dimension), c(p.office(q.Proposer)), c(strconv.Itoa(q.Year)),
			c(q.Stage), c(strconv.Itoa(q.Progress)), doc.C(fmt.Sprintf("%d/%d", done.Numerator, done.Denominator))))
	}
	if len(list) > 1 {
		text += " Progresnya " + prose.Spread(progress, "tertinggi", "terendah", func(n int64) string { return fmt.Sprintf("%d\u00a0%%", n) }) + "."
	}
	if whole == len(list) {
		text += " Semua lembar menjawab kedua belas pertanyaan evaluasi."
	} else {
		text += fmt.Sprintf(" Lembar yang menjawab kedua belas pertanyaan evaluasi: %d dari %d.", whole, len(list))
	}
	p.say("uraian", t("%s Daftarnya ada pada ", text), ref(p.id("daftar"), "tabel berikut"), t("."))
	p.table(g)
}

// quickWinSheet is the sheet of one quick win, on a page of its own.
func quickWinSheet(p *page) {
	q := p.QuickWin
	g := grid{key: "lembar", caption: "Lembar quick win " + q.Name, cols: []col{{"Isian", 5, doc.AlignLeft, ""}, {"Uraian", 14, doc.AlignLeft, ""}}}
	d, _ := p.guide.Dimension(q.Dimension)
	progress := fmt.Sprintf("%d\u00a0%%", q.Progress)
	if q.ProgressNote != "" {
		progress += " – " + q.ProgressNote
	}
	initiative := q.Initiative
	if i, ok := p.initiatives[q.Initiative]; ok {
		initiative += " " + i.Name
	}
	for _, row := range []doc.Pair{
		{Label: "Nama inovasi", Value: example(q.Name, q.Example)}, {Label: "Pengusul", Value: p.officeName(q.Proposer)}, {Label: "Tahun", Value: strconv.Itoa(q.Year)},
		{Label: "Jenis inovasi", Value: q.Kind}, {Label: "Pilar", Value: d.Name}, {Label: "Tahap", Value: q.Stage}, {Label: "Progres", Value: progress},
		{Label: "Inisiatif yang dipercepat", Value: initiative}, {Label: "Penjelasan singkat", Value: q.Summary},
	} {
		g.rows = append(g.rows, data(name(row.Label), answer(row.Value)))
	}
	seen := map[string]bool{}
	for _, a := range q.Answers() {
		if !seen[a.Question.Column] { // two questions may rest on one column
			seen[a.Question.Column] = true
			g.rows = append(g.rows, data(name(a.Question.Column), answer(a.Text)))
		}
	}
	done := q.Completeness()
	if done.Numerator < done.Denominator {
		p.lack("kurang", fmt.Sprintf("Jawaban atas %d dari %d pertanyaan evaluasi untuk quick win %s", done.Denominator-done.Numerator, done.Denominator, q.Name), sheetQuickWin)
	}
	p.table(g)
	list := p.Masterplan.QuickWins
	if list[len(list)-1].Code != q.Code {
		p.add(doc.PageBreak{})
	}
}

// officeName gives the full name of an office, or the words themselves.
func (p *page) officeName(code string) string {
	for _, o := range p.OPDs {
		if o.Code == code {
			return o.Name
		}
	}
	return code
}

func answer(text string) doc.Cell {
	if strings.TrimSpace(text) == "" {
		return doc.Cell{Text: doc.T("Belum diisi"), Shade: doc.Warn}
	}
	return doc.C(text)
}

// quickWinAnswers shows which of the twelve questions each quick win answers.
func quickWinAnswers(p *page) {
	list := p.Masterplan.QuickWins
	if len(list) == 0 {
		return // the overview says what is missing
	}
	g := grid{key: "matriks", caption: "Kelengkapan jawaban atas pertanyaan evaluasi", cols: []col{
		{"No", 2, doc.AlignLeft, ""}, {"Indikator", 6, doc.AlignLeft, ""}, {"Pertanyaan", 9, doc.AlignLeft, ""}}}
	for _, q := range list {
		g.cols = append(g.cols, col{q.Code, 3, doc.AlignCenter, ""})
	}
	for k, question := range plan.Questions() {
		cells := []doc.Cell{c(strings.TrimPrefix(question.Code, "QW-")), name(question.Indicator), c(question.Text)}
		for _, q := range list {
			cell := doc.Cell{Text: doc.T("ada"), Shade: doc.Good}
			if q.Answers()[k].Text == "" {
				cell = doc.Cell{Text: doc.T("belum"), Shade: doc.Warn}
			}
			cells = append(cells, cell)
		}
		g.rows = append(g.rows, data(cells...))
	}
	p.say("uraian", t("Evaluasi mengajukan dua belas pertanyaan di bawah sepuluh indikator kepada setiap quick win. Yang sudah dan belum dijawab terlihat pada "), ref(p.id("matriks"), "tabel berikut"), t("."))
	p.table(g)
}
