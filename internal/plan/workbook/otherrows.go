package workbook

import (
	"slices"

	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
)

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

// nameRenstra gives IDs to rows that have none, and lets links refer to them.
func nameRenstra(r *reader, t *table[rpjmd.RenstraRow]) {
	for _, i := range rpjmd.NameRows(t.rows) {
		r.register(renstraRows, t.rows[i].ID, t.at(i, "id", 0))
	}
}

// storeLinks takes the sheet Keterkaitan, then the links that only Rencana Aksi names.
func storeLinks(r *reader, t *table[plan.Link]) {
	type end struct{ initiative, element, renstra string }
	seen := map[end]bool{}
	elements := map[end]bool{}
	for i, l := range t.rows {
		switch e := (end{l.Initiative, l.Element, l.Renstra}); {
		case (l.Element == "") == (l.Renstra == ""):
			r.add(t.at(i, "elemen", 0), sheet.Error, "", "Isi salah satu: Elemen RPJMD atau Baris Renstra.", "Kaitan dengan keduanya ditulis pada dua baris.")
		case seen[e]:
			r.add(t.at(i, "inisiatif", 0), sheet.Error, l.Initiative, "Kaitan ini sudah ditulis pada baris lain.", "Hapus salah satunya.")
		default:
			seen[e] = true
		}
		elements[end{l.Initiative, l.Element, ""}] = true
	}
	r.out.Masterplan.Links = t.rows
	for _, row := range r.initiatives.rows {
		for _, e := range row.elements {
			if !elements[end{row.Code, e, ""}] {
				r.out.Masterplan.Links = append(r.out.Masterplan.Links, plan.Link{Initiative: row.Code, Element: e, Kind: plan.Supports})
			}
		}
	}
}

func scheduleRows(s *plan.Snapshot, _ plan.Guideline) []scheduleRow {
	var rows []scheduleRow
	for _, i := range s.Masterplan.Initiatives {
		if !i.Schedule.Start.IsZero() || len(i.Schedule.After) > 0 {
			rows = append(rows, scheduleRow{i.Code, i.Schedule})
		}
	}
	return rows
}

func storeSchedules(r *reader, t *table[scheduleRow]) {
	r.schedule = t
	place := map[string]int{}
	for i, v := range r.out.Masterplan.Initiatives {
		place[v.Code] = i
	}
	seen := map[string]bool{}
	for i, row := range t.rows {
		n, ok := place[row.initiative]
		if !ok {
			continue // reported as a dead reference
		}
		if seen[row.initiative] {
			r.add(t.at(i, "inisiatif", 0), sheet.Error, row.initiative, "Inisiatif ini sudah ada pada peta jalan.", "Gabungkan kedua barisnya.")
			continue
		}
		seen[row.initiative] = true
		if s := row.Schedule; !s.Start.IsZero() && !s.End.IsZero() && s.End.Index() < s.Start.Index() {
			r.add(t.at(i, "selesai", 0), sheet.Error, quarterText(s.End), "Selesai mendahului mulai ("+quarterText(s.Start)+").", "Perbaiki salah satunya.")
		}
		if slices.Contains(row.After, row.initiative) {
			r.add(t.at(i, "prasyarat", 0), sheet.Error, row.initiative, "Inisiatif tidak dapat menjadi prasyarat dirinya sendiri.", "Hapus kodenya dari prasyarat.")
		}
		r.out.Masterplan.Initiatives[n].Schedule = row.Schedule
	}
}
