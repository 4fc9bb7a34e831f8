package workbook

import (
	"gurindam/internal/decimal"
	"gurindam/internal/plan"
	"gurindam/internal/sheet"
)

// visionRow is a row of the sheet Visi: the vision itself, or a keyword of it.
type visionRow struct {
	kind string
	plan.Keyword
}

const (
	visionKind  = "visi"
	keywordKind = "kata kunci"
)

func visionPage() page {
	type row = visionRow
	return &table[row]{
		name: "Visi", file: "visi", absent: sheet.Error, naming: nameKeywords,
		instruction: "Satu baris berjenis visi, lalu satu baris untuk setiap kata kuncinya beserta makna, dimensi, dan misi RPJMD yang dilayaninya.",
		fields: []field[row]{
			choice("jenis", "Jenis", func(r *row) *string { return &r.kind }, words(visionKind, keywordKind)).need().wide(12),
			code(keywords, func(r *row) *string { return &r.Code }).say("Hanya untuk kata kunci; boleh dikosongkan."),
			long("teks", "Teks", func(r *row) *string { return &r.Word }).need().say("Bunyi visi, atau kata kuncinya.").wide(44),
			long("makna", "Makna", func(r *row) *string { return &r.Meaning }).wide(70),
			refs("dimensi", "Dimensi", dimensions, func(r *row) *[]string { return &r.Dimensions }),
			refs("misi", "Misi RPJMD", misi, func(r *row) *[]string { return &r.Misi }),
		},
		from: visionRows,
		into: storeVision,
	}
}

func visionRows(s *plan.Snapshot, _ plan.Guideline) []visionRow {
	v := s.Masterplan.Vision
	var rows []visionRow
	if v.Text != "" || v.Meaning != "" {
		rows = append(rows, visionRow{visionKind, plan.Keyword{Word: v.Text, Meaning: v.Meaning}})
	}
	for _, k := range v.Keywords {
		rows = append(rows, visionRow{keywordKind, k})
	}
	return rows
}

func goalPage() page {
	type row = plan.Goal
	return list(table[row]{
		name: "Sasaran", file: "sasaran", absent: sheet.Error,
		instruction: "Sasaran masterplan pada setiap sub-dimensi, dengan indikator dan target per tahun.",
		fields: []field[row]{
			code(goals, func(r *row) *string { return &r.Code }).need().say("Misalnya SG-1.S1."),
			ref("sub_dimensi", "Sub-dimensi", subDimensions, func(r *row) *string { return &r.SubDimension }).need().wide(12),
			long("sasaran", "Sasaran", func(r *row) *string { return &r.Text }).need().wide(50),
			long("indikator", "Indikator", func(r *row) *string { return &r.Indicator }).want("Sasaran belum berindikator.").wide(36),
			text("satuan", "Satuan", func(r *row) *string { return &r.Unit }).wide(12),
			number("kondisi_awal", "Kondisi awal", func(r *row) *decimal.Decimal { return &r.Baseline }).wide(12),
			targets(func(r *row) *[]plan.YearValue { return &r.Targets }),
		},
	}, func(s *plan.Snapshot) *[]row { return &s.Masterplan.Goals })
}

func strategyPage() page {
	type row = plan.Strategy
	return list(table[row]{
		name: "Strategi", file: "strategi", absent: sheet.Error,
		instruction: "Strategi untuk mencapai setiap sasaran, dan arah kebijakannya.",
		fields: []field[row]{
			code(strategies, func(r *row) *string { return &r.Code }).need().say("Misalnya SG-1.S1.1."),
			ref("sasaran", "Kode sasaran", goals, func(r *row) *string { return &r.Goal }).need().wide(14),
			long("strategi", "Strategi", func(r *row) *string { return &r.Text }).need().wide(56),
			long("arah_kebijakan", "Arah kebijakan", func(r *row) *string { return &r.Policy }).wide(56),
			refs("misi", "Misi RPJMD", misi, func(r *row) *[]string { return &r.Misi }),
		},
	}, func(s *plan.Snapshot) *[]row { return &s.Masterplan.Strategies })
}

func nameKeywords(r *reader, t *table[visionRow]) {
	n := 0
	for i := range t.rows {
		if t.rows[i].kind != keywordKind {
			continue
		}
		if n++; t.rows[i].Code == "" {
			t.rows[i].Code = r.free(keywords, "KK", n, t.at(i, "kode", 0))
		}
	}
}

func storeVision(r *reader, t *table[visionRow]) {
	v := &r.out.Masterplan.Vision
	for i, row := range t.rows {
		switch {
		case row.kind == keywordKind:
			v.Keywords = append(v.Keywords, row.Keyword)
		case row.kind == visionKind && v.Text != "":
			r.add(t.at(i, "jenis", 0), sheet.Error, row.Word, "Visi sudah ditulis pada baris lain.", "Satu rencana hanya satu visi.")
		case row.kind == visionKind:
			v.Text, v.Meaning = row.Word, row.Meaning
			if row.Code != "" || len(row.Dimensions) > 0 || len(row.Misi) > 0 {
				r.add(t.at(i, "jenis", 0), sheet.Warning, row.Word, "Kode, dimensi, dan misi hanya untuk kata kunci; pada baris visi diabaikan.", "Kosongkan, atau pindahkan ke baris kata kunci.")
			}
		}
	}
}
