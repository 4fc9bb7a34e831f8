package workbook

import (
	"fmt"
	"strings"

	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet"
)

// checkWhole looks at what only the whole plan can tell.
func (r *reader) checkWhole() {
	r.checkLaw()
	r.checkOrder()
	r.checkMilestones()
}

// checkLaw reports the breaches of the RPJMD tree. An orphan may be saved, since
// trees grow from both ends, but keeps the plan from publication.
func (r *reader) checkLaw() {
	for _, b := range r.out.RPJMD.Check() {
		s, advice := sheet.Error, "Perbaiki kolom Induk atau Jenjang."
		switch b.Kind {
		case rpjmd.Unknown, rpjmd.Twice:
			continue // reported where the code stands
		case rpjmd.Orphan:
			s, advice = sheet.Warning, "Isi kolom Induk; elemen tanpa induk menahan penerbitan."
		case rpjmd.NoVisi:
			r.add(sheet.Ref{Sheet: r.law.sheet.Name}, sheet.Warning, "", b.Text, "Tambahkan baris berjenjang visi.")
			continue
		}
		r.add(r.law.at(b.Index, "induk", 0), s, b.Parent, b.Text, advice)
	}
}

// checkOrder reports prerequisites that go in a circle, and those that end only
// after what waits for them has begun.
func (r *reader) checkOrder() {
	lines, schedules := map[string]int{}, map[string]plan.Schedule{}
	for i, row := range r.schedule.rows {
		lines[row.initiative], schedules[row.initiative] = i, row.Schedule
	}
	for _, circle := range plan.Circles(r.out.Masterplan.Initiatives) {
		if len(circle) < 3 {
			continue // its own prerequisite: reported where it stands
		}
		r.add(r.schedule.at(lines[circle[0]], "prasyarat", 0), sheet.Error, circle[0],
			"Prasyarat melingkar: "+strings.Join(circle, " → ")+".", "Putuskan salah satu prasyaratnya.")
	}
	for i, row := range r.schedule.rows {
		for _, before := range row.After {
			s, ok := schedules[before]
			if ok && before != row.initiative && !s.End.IsZero() && !row.Start.IsZero() && s.End.Index() >= row.Start.Index() {
				r.add(r.schedule.at(i, "mulai", 0), sheet.Warning, quarterText(row.Start),
					fmt.Sprintf("Prasyarat %s baru selesai %s.", before, quarterText(s.End)), "Mundurkan mulainya, atau hapus prasyaratnya.")
			}
		}
	}
}

func (r *reader) checkMilestones() {
	schedules := map[string]plan.Schedule{}
	for _, i := range r.out.Masterplan.Initiatives {
		schedules[i.Code] = i.Schedule
	}
	for i, m := range r.out.Masterplan.Milestones {
		s, ok := schedules[m.Initiative]
		switch {
		case !ok || m.At.IsZero():
		case s.Start.IsZero():
			r.add(r.milestones.at(i, "inisiatif", 0), sheet.Warning, m.Initiative, "Inisiatif ini belum berjadwal pada lembar Peta Jalan.", "Tambahkan barisnya di sana.")
		case !s.Holds(m.At):
			r.add(r.milestones.at(i, "waktu", 0), sheet.Warning, quarterText(m.At),
				fmt.Sprintf("Tonggak ini di luar jadwal %s, %s sampai %s.", m.Initiative, quarterText(s.Start), quarterText(s.End)), "Perbaiki waktunya atau jadwalnya.")
		}
	}
}
