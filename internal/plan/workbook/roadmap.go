package workbook

import (
	"slices"

	"gurindam/internal/plan"
	"gurindam/internal/sheet"
)

// scheduleRow is an initiative's place on the road map.
type scheduleRow struct {
	initiative string
	plan.Schedule
}

func roadmapPage() page {
	type row = scheduleRow
	return &table[row]{
		name: "Peta Jalan", file: "peta_jalan", absent: sheet.Warning,
		instruction: "Kapan setiap inisiatif berjalan: triwulan mulai dan selesai ditulis 2019-T1 sampai 2019-T4, dan inisiatif yang harus selesai lebih dahulu.",
		fields: []field[row]{
			ref("inisiatif", "Kode inisiatif", initiatives, func(r *row) *string { return &r.initiative }).need().wide(14),
			quarter("mulai", "Mulai", func(r *row) *plan.Quarter { return &r.Start }).need().say("Misalnya 2019-T1."),
			quarter("selesai", "Selesai", func(r *row) *plan.Quarter { return &r.End }).need().say("Triwulan terakhir, misalnya 2020-T4."),
			refs("prasyarat", "Prasyarat", initiatives, func(r *row) *[]string { return &r.After }).say("Kode inisiatif yang harus selesai lebih dahulu."),
		},
		from: scheduleRows,
		into: storeSchedules,
	}
}

func milestonePage() page {
	type row = plan.Milestone
	return list(table[row]{
		name: "Milestone", file: "milestone", absent: quiet, prefix: "MS",
		naming:      func(r *reader, t *table[row]) { r.milestones = t },
		instruction: "Tonggak penting pada peta jalan, di dalam jadwal inisiatifnya.",
		fields: []field[row]{
			code(milestones, func(r *row) *string { return &r.Code }),
			ref("inisiatif", "Kode inisiatif", initiatives, func(r *row) *string { return &r.Initiative }).need().belongs().wide(14),
			quarter("waktu", "Waktu", func(r *row) *plan.Quarter { return &r.At }).need().say("Misalnya 2019-T4."),
			long("tonggak", "Tonggak", func(r *row) *string { return &r.Text }).need().wide(70),
		},
	}, func(s *plan.Snapshot) *[]row { return &s.Masterplan.Milestones })
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
