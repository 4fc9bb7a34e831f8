package doctest

import (
	"fmt"
	"time"

	"gurindam/internal/doc"
)

// Sample is a small book with every kind of block in it.
func Sample() doc.Document {
	fingerprint := "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
	return doc.Document{
		Meta:    doc.Meta{Title: "Masterplan Kota Cerdas", Subtitle: "Kota Contoh", Author: "Dinas Komunikasi dan Informatika", Lang: "id-ID", Date: time.Date(2019, 9, 30, 0, 0, 0, 0, time.UTC)},
		Cover:   doc.Cover{Kicker: "Buku 2", Title: "Rencana Induk dan Peta Jalan Kota Cerdas", Lines: []string{"Kota Contoh", "2019–2023"}, Foot: "Edisi 3 · 30 September 2019", Seal: doc.Seal{Fingerprint: fingerprint, QR: "gurindam:21.72:buku-2:" + fingerprint[:16]}},
		Imprint: doc.Imprint{Title: "Tentang buku ini", Rows: []doc.Pair{{Label: "Diterbitkan oleh", Value: "Pemerintah Kota Contoh"}, {Label: "Keadaan data", Value: "30 September 2019"}}, Note: "Data berasal dari perangkat daerah."},
		Front:   []doc.Section{{ID: "pengesahan", Title: "Lembar Pengesahan", Blocks: []doc.Block{doc.Paragraph{Text: doc.T("Buku ini disahkan sebagai acuan.")}, doc.Signatures{Place: "Kota Contoh, 30 September 2019", Rows: []doc.Signature{{Role: "Wali Kota", Name: "(contoh)"}, {Role: "Ketua Dewan Smart City", Note: "NIP …"}}}}}},
		Body:    []doc.Section{vision(), actions()},
		Back:    []doc.Section{{ID: "lampiran-istilah", Title: "Daftar Istilah", Blocks: []doc.Block{doc.Table{ID: "t-istilah", Caption: "Istilah", Columns: []doc.Column{{Weight: 1}, {Weight: 3}}, Head: [][]doc.Cell{{doc.C("Istilah"), doc.C("Arti")}}, Rows: []doc.Row{{Cells: []doc.Cell{{Text: doc.T("OPD"), Head: true}, doc.C("Organisasi perangkat daerah")}}}}}}},
	}
}

const prose = "Pemerintah kota menyelenggarakan layanan publik berbasis elektronik dengan mempertanggungjawabkan hasilnya setiap triwulan, sehingga warga dapat menilai sendiri apa yang sudah berjalan dan apa yang belum."

func vision() doc.Section {
	years := []string{"2019", "2020", "2021", "2022", "2023"}
	budget := doc.Chart{Kind: doc.StackedBars, Unit: "Rp miliar", Scale: 1, Labels: years}
	for i, n := range []string{"gov", "bra", "eco", "liv", "soc", "env"} {
		v := int64(120 + 31*i)
		budget.Series = append(budget.Series, doc.Series{Name: dimensionNames[i], Color: n, Values: []int64{v, v + 30, v + 44, v + 80, v + 20}})
	}
	return doc.Section{ID: "visi", Title: "Visi Kota Cerdas", Blocks: []doc.Block{
		doc.Paragraph{ID: "visi-1", Kind: doc.Lead, Text: doc.T("Bab ini menyatakan visi dan menunjukkan ke mana anggaran lima tahun diarahkan.")},
		doc.Paragraph{ID: "visi-2", Kind: doc.Quote, Text: doc.T("Kota pusaka yang cerdas, terbuka bagi usaha, dan layak huni bagi setiap warga")},
		doc.Paragraph{ID: "visi-3", Text: []doc.Span{{Text: prose + " Lihat "}, {Ref: "g-anggaran"}, {Text: " dan "}, {Ref: "t-anggaran"}, {Text: "."}, {Note: doc.T("RPJMD Kota Contoh 2018–2023, Bab V.")}, {Text: " Pedoman ada pada "}, {Text: "situs resmi", Link: "https://example.go.id/pedoman?a=1&b=2"}, {Text: "; "}, {Text: "wajib", Bold: true}, {Text: " dan "}, {Text: "anjuran", Italic: true}, {Text: " dibedakan."}}},
		doc.Figures{Items: []doc.FigureItem{{Value: "131", Label: "program", Note: "6 dimensi"}, {Value: "94,7 %", Label: "terkait RPJMD", Note: "7 belum", Color: "warn"}, {Value: "Rp 412,6 M", Label: "pagu lima tahun", Note: "8,2 % APBD", Color: "good"}, {Value: "3", Label: "quick win", Color: "plum"}}},
		doc.Figure{ID: "g-anggaran", Caption: "Pagu menurut dimensi dan tahun", Alt: "Diagram batang bertumpuk enam dimensi, 2019 sampai 2023.", Chart: &budget, Source: "Sumber: rencana aksi."},
		doc.Figure{ID: "g-sumber", Caption: "Sumber pendanaan", Alt: "Diagram cincin sumber pendanaan.", Chart: &doc.Chart{Kind: doc.Donut, Unit: "Rp juta", Labels: []string{"APBD Kota", "APBD Provinsi", "Dana Alokasi Khusus", "CSR dan mitra"}, Series: []doc.Series{{Values: []int64{291000, 45200, 60100, 16300}}}}},
	}, Sections: []doc.Section{
		{ID: "kesiapan", Title: "Kesiapan menurut Dimensi", Blocks: []doc.Block{
			doc.Figure{ID: "g-radar", Caption: "Nilai kesiapan", Alt: "Diagram jaring.", Chart: &doc.Chart{Kind: doc.Radar, Max: 100, Labels: dimensionNames, Series: []doc.Series{{Name: "Awal", Values: []int64{40, 62, 55, 71, 38, 44}}, {Name: "Sasaran", Color: "plum", Values: []int64{80, 85, 75, 90, 70, 82}}}}},
			doc.Figure{ID: "g-opd", Caption: "Program menurut perangkat daerah", Alt: "Diagram batang mendatar.", Chart: &doc.Chart{Kind: doc.HBars, Unit: "program", Labels: []string{"Dinas Komunikasi dan Informatika", "Dinas Kesehatan", "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "Bappelitbang"}, Series: []doc.Series{{Values: []int64{31, 22, 14, 3}}}}},
			doc.Figure{ID: "g-garis", Caption: "Indeks SPBE", Alt: "Diagram garis.", Chart: &doc.Chart{Kind: doc.Lines, Unit: "indeks", Scale: 2, Labels: years, Series: []doc.Series{{Name: "Kota Contoh", Values: []int64{212, 240, 265, 301, 330}}, {Name: "Rata-rata kota", Values: []int64{205, 218, 231, 250}}}}},
			doc.Figure{ID: "g-batang", Caption: "Target dan capaian", Alt: "Diagram batang.", Chart: &doc.Chart{Kind: doc.Bars, Unit: "%", Labels: dimensionNames, Series: []doc.Series{{Name: "Target", Values: []int64{40, 62, 55, 71, 38, 44}}, {Name: "Capaian", Values: []int64{38, 65, 50, 60, 20, 40}}}}},
			doc.Paragraph{ID: "kesiapan-1", Kind: doc.Missing, Text: doc.T("Nilai literasi digital tahun 2019 belum diisi oleh Dinas Pendidikan.")},
			doc.Paragraph{ID: "kesiapan-2", Kind: doc.Remark, Text: doc.T("Nilai 0–100 dihitung dari daftar periksa kesiapan.")},
			doc.List{Ordered: true, Items: [][]doc.Span{doc.T("Struktur"), doc.T("Infrastruktur"), doc.T("Suprastruktur")}},
		}, Sections: []doc.Section{{ID: "swot", Title: "Kekuatan dan Kelemahan", Blocks: []doc.Block{
			doc.Cards{Columns: 2, Items: []doc.Card{
				{Title: "Kekuatan", Color: "good", Items: []string{"Jaringan serat optik menghubungkan seluruh kantor", "Perwako SPBE sudah ada"}},
				{Title: "Kelemahan", Color: "bad", Lines: []doc.Pair{{Label: "Terbesar", Value: "Data sektoral belum terpadu"}}},
			}},
			doc.List{Items: [][]doc.Span{doc.T("Butir pertama"), doc.T("Butir kedua")}},
		}}}},
	}}
}

var dimensionNames = []string{"Smart Governance", "Smart Branding", "Smart Economy", "Smart Living", "Smart Society", "Smart Environment"}

func wideTable() doc.Table {
	table := doc.Table{ID: "t-anggaran", Caption: "Rencana aksi Smart Governance", Wide: true, Source: "Sumber: isian perangkat daerah."}
	head, sub := []doc.Cell{}, []doc.Cell{}
	for _, h := range []string{"No", "Program", "OPD", "Indikator"} {
		c := doc.C(h)
		c.RowSpan = 2
		head = append(head, c)
		table.Columns = append(table.Columns, doc.Column{Weight: 2})
	}
	table.Columns[0].Weight, table.Columns[1].Weight = 1, 5
	years := doc.C("Pagu (Rp)")
	years.ColSpan = 5
	head = append(head, years)
	for y := 2019; y <= 2023; y++ {
		sub = append(sub, doc.C(fmt.Sprint(y)))
		table.Columns = append(table.Columns, doc.Column{Weight: 2, Align: doc.AlignNumber})
	}
	table.Head = [][]doc.Cell{head, sub}
	group := doc.C("Pelayanan")
	group.ColSpan = 9
	table.Rows = append(table.Rows, doc.Row{Kind: doc.Group, Cells: []doc.Cell{group}})
	for i := range 28 {
		r := doc.Row{Cells: []doc.Cell{doc.C(fmt.Sprint(i + 1)), {Text: doc.T("Layanan perizinan terpadu tahap " + doc.Roman(i+1)), Head: true, Color: "gov"}, doc.C("DPMPTSP"), {Text: doc.T("tercapai"), Shade: doc.Shade(i % 5)}}}
		for y := range 5 {
			r.Cells = append(r.Cells, doc.C(fmt.Sprintf("1.%d50.000.000", (i+y)%10)))
		}
		table.Rows = append(table.Rows, r)
	}
	table.Rows = append(table.Rows, doc.Row{Kind: doc.Total, Cells: []doc.Cell{{Text: doc.T("Jumlah"), ColSpan: 4}, doc.C("35.000.000.000"), doc.C("35.000.000.000"), doc.C("35.000.000.000"), doc.C("35.000.000.000"), doc.C("35.000.000.000")}})
	return table
}

func road() doc.Gantt {
	road := doc.Gantt{ID: "g-peta", Caption: "Peta jalan 2019–2023", Alt: "Peta jalan program menurut triwulan.", Wide: true}
	for y := 2019; y <= 2023; y++ {
		road.Periods = append(road.Periods, doc.GanttPeriod{Label: fmt.Sprint(y), Parts: 4})
	}
	for i, d := range dimensionNames {
		color := []string{"gov", "bra", "eco", "liv", "soc", "env"}[i]
		road.Rows = append(road.Rows, doc.GanttRow{Label: d, Group: true, Color: color})
		for j := range 6 {
			row := doc.GanttRow{Label: fmt.Sprintf("Program %d dari %s", j+1, d), Note: "Diskominfo", Color: color, From: i + j, To: i + j*2 + 3}
			if j == 2 {
				row.Marks = []doc.GanttMark{{At: i + j + 2, Label: "Peluncuran"}}
			}
			road.Rows = append(road.Rows, row)
		}
	}
	return road
}

func actions() doc.Section {
	drawing := doc.Drawing{W: 300, H: 90, Shapes: []doc.Shape{
		{Kind: doc.Rect, X: 5, Y: 20, W: 90, H: 40, Fill: "sea-tint", Stroke: "sea", Width: 1, Round: 4},
		{Kind: doc.Text, X: 50, Y: 44, Size: 9, Bold: true, Anchor: doc.Middle, Fill: "sea", Text: "Dewan"},
		{Kind: doc.Polyline, Points: []doc.Point{{X: 95, Y: 40}, {X: 160, Y: 40}}, Stroke: "ink-2", Width: 1, Dash: true},
		{Kind: doc.Ellipse, X: 160, Y: 15, W: 100, H: 50, Fill: "gold-tint", Stroke: "gold", Width: 1},
		{Kind: doc.Text, X: 210, Y: 44, Size: 9, Anchor: doc.Middle, Text: "Tim Pelaksana"},
		{Kind: doc.Sector, X: 280, Y: 40, W: 15, H: 8, Fill: "plum", Points: []doc.Point{{X: 0, Y: 360}}},
		{Kind: doc.Polygon, Points: []doc.Point{{X: 150, Y: 36}, {X: 160, Y: 40}, {X: 150, Y: 44}}, Fill: "ink-2"},
	}}
	return doc.Section{ID: "rencana-aksi", Title: "Rencana Aksi", Blocks: []doc.Block{doc.Paragraph{ID: "aksi-1", Text: []doc.Span{{Text: prose}, {Note: doc.T("Peraturan Presiden Nomor 95 Tahun 2018.")}, {Text: " Peta jalan ada pada "}, {Ref: "g-peta"}, {Text: ", visi pada "}, {Ref: "visi"}, {Text: "."}}}},
		Sections: []doc.Section{
			{ID: "aksi-gov", Title: "Smart Governance", Blocks: []doc.Block{wideTable(), doc.Paragraph{ID: "aksi-2", Text: doc.T(prose)}}},
			{ID: "peta", Title: "Peta Jalan", Blocks: []doc.Block{road()}},
			{ID: "lembaga", Title: "Kelembagaan", Blocks: []doc.Block{doc.Figure{ID: "g-lembaga", Caption: "Dewan dan tim", Alt: "Bagan dewan dan tim.", Drawing: &drawing}, doc.PageBreak{}, doc.Table{ID: "t-kosong", Caption: "Forum", Columns: []doc.Column{{Weight: 1}, {Weight: 1}}, Head: [][]doc.Cell{{doc.C("Forum"), doc.C("Anggota")}}, Empty: "Forum belum dibentuk."}}},
		}}
}
