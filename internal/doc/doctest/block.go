package doctest

import (
	"fmt"

	"gurindam/internal/doc"
)

var dimensions = []struct{ name, color string }{
	{"Smart Governance", "gov"}, {"Smart Branding", "bra"}, {"Smart Economy", "eco"},
	{"Smart Living", "liv"}, {"Smart Society", "soc"}, {"Smart Environment", "env"},
}

func (g *maker) money() string {
	return fmt.Sprintf("%d.%03d.%03d.000", 1+g.next(40), g.next(1000), g.next(1000))
}

// table makes a table of six columns, or of eleven where it is wide.
func (g *maker) table(id string, rows int, wide bool) doc.Table {
	t := doc.Table{
		ID: id, Caption: "Rencana aksi " + vocabulary[g.next(len(vocabulary))] + " menurut dimensi", Wide: wide,
		Columns: []doc.Column{{Weight: 1}, {Weight: 4}, {Weight: 3}, {Weight: 2, Align: doc.AlignCenter}, {Weight: 2, Align: doc.AlignNumber}, {Weight: 2}},
		Head:    [][]doc.Cell{{doc.C("No."), doc.C("Program"), doc.C("Sasaran"), doc.C("Satuan"), doc.C("Pagu (Rp)"), doc.C("Keadaan")}},
		Source:  "Sumber: Bappeda Kota Contoh, 2019.",
	}
	if wide {
		t.Columns = append(t.Columns, doc.Column{Weight: 1, Align: doc.AlignNumber}, doc.Column{Weight: 1, Align: doc.AlignNumber}, doc.Column{Weight: 1, Align: doc.AlignNumber}, doc.Column{Weight: 1, Align: doc.AlignNumber}, doc.Column{Weight: 3})
		first := t.Head[0]
		for i := range first {
			first[i].RowSpan = 2
		}
		t.Head = [][]doc.Cell{
			append(first, doc.Cell{Text: doc.T("Target"), ColSpan: 4}, doc.Cell{Text: doc.T("Penanggung jawab"), RowSpan: 2}),
			{doc.C("2019"), doc.C("2020"), doc.C("2021"), doc.C("2022")},
		}
	}
	for i := range rows {
		if i%8 == 0 {
			dim := dimensions[g.next(6)]
			t.Rows = append(t.Rows, doc.Row{Kind: doc.Group, Cells: []doc.Cell{{Text: doc.T(dim.name), ColSpan: len(t.Columns), Color: dim.color}}})
		}
		t.Rows = append(t.Rows, g.row(i, wide))
	}
	total := doc.Row{Kind: doc.Total, Cells: []doc.Cell{{Text: doc.T("Jumlah"), ColSpan: 4}, doc.C(g.money()), doc.C("")}}
	for range len(t.Columns) - 6 {
		total.Cells = append(total.Cells, doc.C(""))
	}
	t.Rows = append(t.Rows, total)
	return t
}

func (g *maker) row(i int, wide bool) doc.Row {
	state := []doc.Cell{{Text: doc.T("Selesai"), Shade: doc.Good}, {Text: doc.T("Berjalan"), Shade: doc.Warn}, {Text: doc.T("Belum"), Shade: doc.Bad}}[g.next(3)]
	r := doc.Row{Cells: []doc.Cell{
		doc.C(fmt.Sprint(i + 1)), {Text: doc.T(g.sentence(5 + g.next(6))), Head: true}, doc.C(g.sentence(4 + g.next(8))),
		doc.C("dokumen"), doc.C(g.money()), state,
	}}
	if wide {
		for range 4 {
			r.Cells = append(r.Cells, doc.C(fmt.Sprintf("%d,%d", g.next(100), g.next(10))))
		}
		r.Cells = append(r.Cells, doc.C("Dinas Komunikasi dan Informatika"))
	}
	return r
}

func (g *maker) chart(id string, kind doc.ChartKind) doc.Figure {
	c := doc.Chart{Kind: kind, Unit: "Rp miliar", Scale: 1}
	for _, d := range dimensions {
		c.Labels = append(c.Labels, d.name)
	}
	names := []string{"2019", "2020", "2021"}
	if kind == doc.HBars || kind == doc.Donut {
		names = names[:1]
	}
	for i, name := range names {
		s := doc.Series{Name: name, Color: dimensions[i].color}
		for range c.Labels {
			s.Values = append(s.Values, int64(50+g.next(900)))
		}
		if len(names) == 1 {
			for _, d := range dimensions {
				s.Colors = append(s.Colors, d.color)
			}
		}
		c.Series = append(c.Series, s)
	}
	return doc.Figure{ID: id, Caption: "Pagu menurut dimensi", Alt: "Bagan pagu enam dimensi; rinciannya ada di tabel.", Chart: &c, Source: "Sumber: diolah dari rencana aksi."}
}

// showcase has one of each kind of block.
func (g *maker) showcase() doc.Section {
	return doc.Section{ID: "contoh-bentuk", Title: "Semua bentuk isi", Blocks: []doc.Block{
		doc.Figures{Items: []doc.FigureItem{{Value: "131", Label: "program", Note: "6 dari 6 dimensi", Color: "sea"}, {Value: "94,7 %", Label: "terkait RPJMD", Color: "good"}, {Value: "Rp 412,6 M", Label: "pagu lima tahun", Note: "8,2 % APBD"}, {Value: "3", Label: "quick win"}}},
		doc.Paragraph{Kind: doc.Quote, Text: doc.T("Kota contoh yang cerdas, berbudaya, dan sejahtera bagi semua warganya")},
		doc.Paragraph{Text: []doc.Span{{Text: g.sentence(40) + " Lihat "}, {Ref: "peta-jalan"}, {Text: " dan "}, {Ref: "bab-1"}, {Text: "."}, {Note: doc.T("Catatan dengan " + g.sentence(20))}}},
		doc.List{Ordered: true, Items: [][]doc.Span{doc.T(g.sentence(9)), doc.T(g.sentence(24)), doc.T(g.sentence(6))}},
		doc.List{Items: [][]doc.Span{doc.T(g.sentence(7)), {{Text: "Bersama "}, {Text: "warga", Bold: true}, {Text: " " + g.sentence(18)}}}},
		doc.Paragraph{Kind: doc.Missing, Text: doc.T("Belum ada data fakta untuk dimensi Smart Living; lengkapi lembar Fakta & indikator.")},
		doc.Paragraph{Kind: doc.Remark, Text: doc.T("Catatan samping: " + g.sentence(26))},
		g.cards(),
		doc.Table{ID: "tabel-kosong", Caption: "Tabel tanpa isi", Columns: []doc.Column{{Weight: 1}, {Weight: 2}}, Head: [][]doc.Cell{{doc.C("Uraian"), doc.C("Isi")}}, Empty: "Belum ada data."},
		g.roadMap(60),
		doc.Paragraph{Text: doc.T(g.sentence(60))},
	}}
}

func (g *maker) cards() doc.Cards {
	out := doc.Cards{Columns: 3}
	for _, d := range dimensions {
		out.Items = append(out.Items, doc.Card{Title: d.name, Color: d.color, Lines: []doc.Pair{{Label: "Program", Value: fmt.Sprint(10 + g.next(30))}, {Value: g.sentence(8)}}, Items: []string{g.sentence(5), g.sentence(4)}})
	}
	return out
}

func (g *maker) roadMap(rows int) doc.Gantt {
	out := doc.Gantt{ID: "peta-jalan", Caption: "Peta jalan lima tahun", Alt: "Peta jalan: batang tiap program dari awal sampai akhirnya.", Wide: true, Source: "Sumber: rencana aksi."}
	for y := 2019; y <= 2023; y++ {
		out.Periods = append(out.Periods, doc.GanttPeriod{Label: fmt.Sprint(y), Parts: 4})
	}
	for i := range rows {
		d := dimensions[i*6/rows]
		if i%(max(rows/6, 1)) == 0 {
			out.Rows = append(out.Rows, doc.GanttRow{Label: d.name, Color: d.color, Group: true, From: 0, To: 20})
		}
		from := g.next(14)
		row := doc.GanttRow{Label: g.sentence(4 + g.next(6)), Note: "Diskominfo", Color: d.color, From: from, To: from + 1 + g.next(6)}
		if i%9 == 0 {
			row.Marks = []doc.GanttMark{{At: row.To, Label: "Peluncuran layanan"}}
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}
