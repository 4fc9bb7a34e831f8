package letter

import (
	"fmt"
	"slices"
	"strings"

	"gurindam/internal/decimal"
	"gurindam/internal/doc"
	"gurindam/internal/instrument"
)

// Report composes the report of a region: a summary, what would raise the index most,
// what the assessors wrote, and every question with its levels, notes and evidence.
func Report(r Region, office string) doc.Document {
	title := "Laporan Hasil " + r.Name
	d := doc.Document{
		Meta:    doc.Meta{Title: title, Subtitle: r.Cycle, Author: office, Subject: "Hasil evaluasi pelaksanaan kota cerdas", Lang: "id-ID", Date: r.Announced},
		Cover:   doc.Cover{Kicker: "Laporan Hasil", Title: r.Name, Lines: []string{r.Cycle}, Foot: r.edition(), Seal: doc.Seal{Fingerprint: r.Fingerprint, QR: r.seal()}},
		Imprint: doc.Imprint{Title: title, Rows: r.imprint(office), Note: r.check()},
		Body:    []doc.Section{r.summary()},
	}
	if r.Cohort != "" {
		d.Cover.Lines = append(d.Cover.Lines, "Kelompok "+r.Cohort)
	}
	if r.Simulated {
		d.Cover.Lines = append(d.Cover.Lines, "SIMULASI, bukan hasil yang sebenarnya")
		d.Cover.Foot += " · SIMULASI"
	}
	if !r.Took {
		return d
	}
	d.Body = append(d.Body, r.next(), r.remarks(), r.detail())
	if len(r.Corrections) > 0 {
		d.Body = append(d.Body, r.corrections())
	}
	return d
}

func (r Region) imprint(office string) []doc.Pair {
	rows := []doc.Pair{{Label: "Daerah", Value: fmt.Sprintf("%s (%s)", r.Name, r.Code)}, {Label: "Evaluasi", Value: fmt.Sprintf("%s, tahun yang dinilai %d", r.Cycle, r.Year)}, {Label: "Instrumen", Value: r.Instrument.Name}, {Label: "Pembulatan", Value: r.Instrument.Rounding.Words()}, {Label: "Hasil", Value: r.edition()}}
	if office != "" {
		rows = append([]doc.Pair{{Label: "Penerbit", Value: office}}, rows...)
	}
	return rows
}

// summary is the first chapter: the numbers, the picture, the table.
func (r Region) summary() doc.Section {
	s := doc.Section{ID: "ringkasan", Title: "Ringkasan"}
	if r.Simulated {
		s.Blocks = append(s.Blocks, doc.Paragraph{Kind: doc.Missing, Text: doc.T(simulation)})
	}
	switch {
	case !r.Took && r.Reason != "":
		s.Blocks = append(s.Blocks, doc.Paragraph{Kind: doc.Missing, Text: doc.T("Hasil daerah ini tidak disertakan dalam pengumuman. " + r.Reason)})
		return s
	case !r.Took:
		s.Blocks = append(s.Blocks, doc.Paragraph{Kind: doc.Missing, Text: doc.T(r.Name + " tidak mengikuti evaluasi ini. Daerah yang tidak ikut dicantumkan dengan nilai 0,00 dan tidak diberi peringkat; nilai itu bukan ukuran keadaannya.")})
		return s
	}
	s.Blocks = append(s.Blocks, doc.Paragraph{Kind: doc.Lead, Text: doc.T(r.opening())}, doc.Figures{Items: r.headline()}, r.bars(),
		r.aspectHistory(), doc.Paragraph{Kind: doc.Remark, Text: doc.T("Indeks Pencapaian = " + r.formula())})
	if len(r.Dimensions) > 0 {
		s.Blocks = append(s.Blocks, r.dimensionBars())
	}
	return s
}

// aspectHistory is the table of aspects with their values of the year before, where any
// is known.
func (r Region) aspectHistory() doc.Table {
	t := r.aspectTable("t-aspek", "Nilai aspek dan sumbangannya")
	if !slices.ContainsFunc(r.Aspects, func(a Aspect) bool { return a.Before.Present() }) {
		return t
	}
	t.Columns, t.Head[0] = append(t.Columns, doc.Column{Weight: 2, Align: doc.AlignNumber}), append(t.Head[0], doc.C("Tahun lalu"))
	for n := range t.Rows {
		before := unrounded(r.Before)
		if n < len(r.Aspects) {
			before = shown(r.Aspects[n].Before)
		}
		t.Rows[n].Cells = append(t.Rows[n].Cells, doc.C(before))
	}
	return t
}

// opening says the result and which aspects hold it up and which hold it back.
func (r Region) opening() string {
	text := fmt.Sprintf("%s mencapai indeks %s pada skala %d–%d.", r.Name, shown(r.Final), r.Instrument.Scale.Min, r.Instrument.Scale.Max)
	if len(r.Aspects) < 2 {
		return text
	}
	best, worst := r.Aspects[0], r.Aspects[0]
	for _, a := range r.Aspects {
		if a.Value.Cmp(best.Value) > 0 {
			best = a
		}
		if a.Value.Cmp(worst.Value) < 0 {
			worst = a
		}
	}
	if best.Code == worst.Code {
		return text
	}
	return text + fmt.Sprintf(" Aspek tertinggi %s (%s), terendah %s (%s).", r.aspect(best.Code).Name, shown(best.Value), r.aspect(worst.Code).Name, shown(worst.Value))
}

// headline is the large numbers, those that are known.
func (r Region) headline() []doc.FigureItem {
	items := []doc.FigureItem{{Value: shown(r.Final), Label: "Indeks Pencapaian", Note: fmt.Sprintf("skala %d–%d", r.Instrument.Scale.Min, r.Instrument.Scale.Max), Color: "sea"}}
	if r.Improvement.Present() {
		items = append(items, doc.FigureItem{Value: change(r.Improvement), Label: "Indeks Peningkatan", Note: "tahun lalu " + unrounded(r.Before), Color: "gold"})
	}
	if r.Rank > 0 {
		items = append(items, doc.FigureItem{Value: fmt.Sprint(r.Rank), Label: "Peringkat", Note: strings.TrimSpace(fmt.Sprintf("dari %d daerah %s", r.Of, r.league())), Color: "earth"})
	}
	if r.Predicate != "" {
		items = append(items, doc.FigureItem{Value: r.Predicate, Label: "Predikat", Color: "plum"})
	}
	return items
}

// bars is the picture of the aspects.
func (r Region) bars() doc.Block {
	c := &doc.Chart{Kind: doc.HBars, Scale: 2, Max: int64(r.Instrument.Scale.Max) * 100, Series: []doc.Series{{Name: "Nilai", Color: "sea"}}}
	var said []string
	for _, a := range r.Aspects {
		name := r.aspect(a.Code).Name
		n, _ := a.Value.Scaled(2)
		c.Labels, c.Series[0].Values = append(c.Labels, name), append(c.Series[0].Values, n)
		said = append(said, name+" "+shown(a.Value))
	}
	return doc.Figure{ID: "g-aspek", Caption: "Nilai tiap aspek", Alt: "Batang nilai aspek: " + strings.Join(said, "; ") + ".", Chart: c}
}

var dimensionColors = map[string]string{"SG": "gov", "SB": "bra", "SE": "eco", "SL": "liv", "SS": "soc", "SEn": "env"}

func (r Region) dimensionBars() doc.Block {
	c := &doc.Chart{Kind: doc.HBars, Scale: 2, Max: int64(r.Instrument.Scale.Max) * 100, Series: []doc.Series{{Name: "Nilai"}}}
	var said []string
	for _, v := range r.Dimensions {
		n, _ := v.Value.Scaled(2)
		c.Labels, c.Series[0].Values, c.Series[0].Colors = append(c.Labels, v.Name), append(c.Series[0].Values, n), append(c.Series[0].Colors, dimensionColors[v.Code])
		said = append(said, v.Name+" "+shown(v.Value))
	}
	return doc.Figure{ID: "g-dimensi", Caption: "Nilai tiap dimensi", Alt: "Batang nilai dimensi: " + strings.Join(said, "; ") + ".", Chart: c,
		Source: "Rata-rata pertanyaan yang menyangkut dimensi itu di semua aspek; bukan bagian dari hitungan indeks."}
}

// next is the chapter of what would raise the index most.
func (r Region) next() doc.Section {
	s := doc.Section{ID: "langkah", Title: "Langkah berikutnya"}
	if len(r.Gains) == 0 {
		s.Blocks = append(s.Blocks, paragraph("Semua pertanyaan sudah di tingkat tertinggi. Yang perlu dijaga adalah buktinya tetap berlaku tahun berikutnya."))
		return s
	}
	t := doc.Table{ID: "t-langkah", Caption: "Pertanyaan yang paling menaikkan indeks", Columns: []doc.Column{{Weight: 2}, {Weight: 9}, {Weight: 2, Align: doc.AlignNumber}, {Weight: 2, Align: doc.AlignNumber}, {Weight: 2, Align: doc.AlignNumber}, {Weight: 2, Align: doc.AlignNumber}},
		Head:   [][]doc.Cell{{doc.C("Kode"), doc.C("Pertanyaan"), doc.C("Kini"), doc.C("Menjadi"), doc.C("Kenaikan tepat"), doc.C("Indeks naik")}},
		Source: "Tiap baris dihitung sendiri, dengan pertanyaan lain tetap. Kenaikan tepat belum dibulatkan; kolom terakhir memakai pembulatan instrumen."}
	for _, g := range r.Gains {
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{doc.C(g.Code), doc.C(r.question(g.Code)), doc.C(shown(g.From)), doc.C(shown(g.To)), doc.C(g.Exact.Round(4).Indonesian()), {Text: []doc.Span{{Text: change(g.Gain), Bold: true}}}}})
	}
	first := r.Gains[0]
	s.Blocks = append(s.Blocks, paragraph("Bila hanya satu hal dapat dikerjakan, %s memberi kenaikan terbesar: dari %s ke %s menaikkan indeks %s.", first.Code, shown(first.From), shown(first.To), strings.TrimPrefix(change(first.Gain), "+")), t)
	return s
}

func (r Region) question(code string) string {
	q, _, _ := r.Instrument.Find(code)
	return q.Text
}

// remarks is the chapter of what the assessors wrote, each under their label.
func (r Region) remarks() doc.Section {
	s := doc.Section{ID: "catatan", Title: "Catatan asesor"}
	for _, a := range r.Assessors {
		if p := part(a); len(p.Blocks) > 0 {
			s.Sections = append(s.Sections, p)
		}
	}
	if len(s.Sections) == 0 {
		s.Blocks = append(s.Blocks, doc.Paragraph{Kind: doc.Missing, Text: doc.T("Para asesor tidak menulis catatan umum tentang daerah ini.")})
		return s
	}
	s.Blocks = append(s.Blocks, paragraph("Tiap asesor menulis catatannya sendiri sebelum melihat catatan yang lain. Catatan dimuat sebagaimana ditulis."))
	return s
}

func part(a Assessor) doc.Section {
	s := doc.Section{ID: "catatan-" + strings.ReplaceAll(strings.ToLower(a.Label), " ", "-"), Title: a.Label}
	add := func(title, text string) {
		first := true
		for line := range strings.SplitSeq(text, "\n") {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			spans := doc.T(line)
			if first {
				spans = []doc.Span{{Text: title + ". ", Bold: true}, {Text: line}}
			}
			s.Blocks, first = append(s.Blocks, doc.Paragraph{Text: spans}), false
		}
	}
	add("Kekuatan", a.Strengths)
	add("Kelemahan", a.Weaknesses)
	add("Rekomendasi", a.Recommendations)
	for _, n := range a.Remarks {
		add(n.Label, n.Text)
	}
	return s
}

// detail is the chapter of every question, aspect by aspect.
func (r Region) detail() doc.Section {
	s := doc.Section{ID: "rincian", Title: "Rincian menurut pertanyaan", Blocks: []doc.Block{
		paragraph("Kolom Diakui adalah tingkat yang diisikan daerah dalam isian mandiri; kolom berikutnya tingkat yang diberikan tiap asesor dan rata-ratanya."),
	}}
	byCode := map[string]Question{}
	for _, q := range r.Questions {
		byCode[q.Code] = q
	}
	for _, a := range r.Instrument.Aspects {
		part := doc.Section{ID: "rincian-" + a.Code, Title: a.Name, Blocks: []doc.Block{r.levels(a, byCode)}}
		if t, some := r.grounds(a, byCode); some {
			part.Blocks = append(part.Blocks, t)
		}
		s.Sections = append(s.Sections, part)
	}
	return s
}

// levels is the table of what each assessor gave.
func (r Region) levels(a instrument.Aspect, byCode map[string]Question) doc.Table {
	n, value := len(r.Assessors), decimal.Decimal{}
	for _, v := range r.Aspects {
		if v.Code == a.Code {
			value = v.Value
		}
	}
	t := doc.Table{ID: "t-nilai-" + a.Code, Caption: fmt.Sprintf("Nilai pertanyaan aspek %s (bobot %s persen, nilai %s)", a.Name, a.Weight.Indonesian(), shown(value)), Columns: []doc.Column{{Weight: 5}, {Weight: 14}, {Weight: 3, Align: doc.AlignNumber}},
		Head: [][]doc.Cell{{doc.C("Kode"), doc.C("Pertanyaan"), doc.C("Diakui")}}, Empty: "Aspek ini tidak punya pertanyaan."}
	for i := range n {
		t.Columns = append(t.Columns, doc.Column{Weight: 2, Align: doc.AlignNumber})
		t.Head[0] = append(t.Head[0], doc.C(fmt.Sprintf("A%d", i+1)))
	}
	t.Columns = append(t.Columns, doc.Column{Weight: 3, Align: doc.AlignNumber})
	t.Head[0] = append(t.Head[0], doc.C("Rata-rata"))
	for _, e := range a.Elements {
		if len(a.Elements) > 1 {
			t.Rows = append(t.Rows, doc.Row{Kind: doc.Group, Cells: []doc.Cell{{Text: doc.T(e.Name), ColSpan: n + 4}}})
		}
		for _, q := range e.Questions {
			got := byCode[q.Code]
			cells := []doc.Cell{doc.C(q.Code), doc.C(q.Text), doc.C(got.Claimed.Indonesian())}
			for i := range n {
				level := "–"
				if i < len(got.Levels) && got.Levels[i] >= 0 {
					level = fmt.Sprint(got.Levels[i])
				}
				cells = append(cells, doc.C(level))
			}
			t.Rows = append(t.Rows, doc.Row{Cells: append(cells, doc.Cell{Text: []doc.Span{{Text: shown(got.Value), Bold: true}}})})
		}
	}
	return t
}

// grounds is the table of notes and evidence of the questions that have some.
func (r Region) grounds(a instrument.Aspect, byCode map[string]Question) (doc.Table, bool) {
	t := doc.Table{ID: "t-dasar-" + a.Code, Caption: "Catatan dan bukti aspek " + a.Name, Columns: []doc.Column{{Weight: 4}, {Weight: 12}, {Weight: 12}},
		Head: [][]doc.Cell{{doc.C("Kode"), doc.C("Catatan asesor"), doc.C("Bukti yang dirujuk")}}}
	for _, q := range a.Questions() {
		got := byCode[q.Code]
		if len(got.Notes) == 0 && len(got.Proofs) == 0 {
			continue
		}
		notes, proofs := "", ""
		for _, n := range got.Notes {
			notes += "; " + n.Label + ": " + n.Text
		}
		for _, p := range got.Proofs {
			proofs += "; " + p.Title
			if p.Page > 0 {
				proofs += fmt.Sprintf(", hlm. %d", p.Page)
			}
			if p.By != "" {
				proofs += " (" + p.By + ")"
			}
		}
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{doc.C(q.Code), doc.C(strings.TrimPrefix(notes, "; ")), doc.C(strings.TrimPrefix(proofs, "; "))}})
	}
	return t, len(t.Rows) > 0
}

// corrections is the chapter of the decisions that changed a level afterwards.
func (r Region) corrections() doc.Section {
	t := doc.Table{ID: "t-perbaikan", Caption: "Putusan yang mengubah nilai", Columns: []doc.Column{{Weight: 3, Align: doc.AlignNumber}, {Weight: 4}, {Weight: 4}, {Weight: 4}, {Weight: 14}},
		Head: [][]doc.Cell{{doc.C("Perbaikan"), doc.C("Pertanyaan"), doc.C("Semula"), doc.C("Menjadi"), doc.C("Pertimbangan")}}}
	for _, c := range r.Corrections {
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{doc.C(fmt.Sprint(c.Number)), doc.C(c.Question), doc.C(list(c.Before)), doc.C(list(c.After)), doc.C(c.Text)}})
	}
	return doc.Section{ID: "perbaikan", Title: "Perbaikan setelah pengumuman", Blocks: []doc.Block{t}}
}

func list(levels []int) string {
	var out []string
	for _, n := range levels {
		out = append(out, fmt.Sprint(n))
	}
	return strings.Join(out, ", ")
}
