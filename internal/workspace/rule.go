package workspace

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/period"
	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/region"
	"gurindam/internal/rpjmd"
)

// MayWrite tells whether somebody may change a row. What belongs to no office and no
// dimension is for those who keep the whole plan.
func MayWrite(a access.Actor, code region.Code, h workbook.Home, now time.Time) bool {
	offices := h.OPDs
	if len(offices) == 0 {
		offices = []string{""}
	}
	return slices.ContainsFunc(offices, func(opd string) bool {
		return access.May(a, access.Write, access.Place{Region: string(code), OPD: opd, Dimension: h.Dimension}, now)
	})
}

// breach tells what a plan may not be although each cell of it could be: circles,
// and times that run backwards. Empty: nothing.
func breach(s plan.Snapshot, list, code, field string) string {
	switch list {
	case workbook.ProfileList:
		return badPeriod(s.Masterplan.Profile.Period, field)
	case workbook.InitiativeList:
		return badSchedule(s.Masterplan.Initiatives, code, field)
	case "rpjmd":
		return badTree(s.RPJMD, field)
	case "keterkaitan":
		return badLink(s.Masterplan.Links)
	}
	return ""
}

func badPeriod(p period.Span, field string) string {
	if field != "tahun_awal" && field != "tahun_akhir" || p.First == 0 || p.Last == 0 {
		return ""
	}
	if _, err := period.New(p.First, p.Last); err != nil {
		return "Masa rencana tidak sah: " + err.Error() + "."
	}
	return ""
}

func badSchedule(list []plan.Initiative, code, field string) string {
	if !slices.Contains([]string{"", "mulai", "selesai", "prasyarat"}, field) {
		return ""
	}
	for _, v := range list {
		s := v.Schedule
		switch {
		case v.Code != code:
		case slices.Contains(s.After, code):
			return "Inisiatif tidak dapat menjadi prasyarat dirinya sendiri."
		case !s.Start.IsZero() && !s.End.IsZero() && s.End.Index() < s.Start.Index():
			return "Selesai mendahului mulai."
		}
	}
	if field == "mulai" || field == "selesai" {
		return ""
	}
	for _, circle := range plan.Circles(list) {
		if slices.Contains(circle, code) {
			return "Prasyarat melingkar: " + strings.Join(circle, " → ") + "."
		}
	}
	return ""
}

// badTree refuses circles alone: a tree grows from both ends, and what still lacks a
// parent or stands under a wrong one is listed among the problems.
func badTree(t rpjmd.Tree, field string) string {
	if field != "" && field != "induk" {
		return ""
	}
	for _, b := range t.Check() {
		if b.Kind == rpjmd.Cycle {
			return b.Text
		}
	}
	return ""
}

func badLink(list []plan.Link) string {
	type end struct{ initiative, element, renstra string }
	seen := map[end]bool{}
	for _, l := range list {
		e := end{l.Initiative, l.Element, l.Renstra}
		switch {
		case l.Initiative == "":
			return "Kaitan tanpa inisiatif. Isi kode inisiatifnya sekaligus."
		case (l.Element == "") == (l.Renstra == ""):
			return "Isi salah satu: Elemen RPJMD atau Baris Renstra."
		case seen[e]:
			return fmt.Sprintf("Kaitan %s dengan %s sudah ada.", l.Initiative, l.Element+l.Renstra)
		}
		seen[e] = true
	}
	return ""
}

// placeKey is the name under which a removed row tells which row it stood behind.
const placeKey = "#"

// withPlace adds to the JSON of a row which row it stood behind.
func withPlace(text, behind string) string {
	cells := map[string]string{}
	_ = json.Unmarshal([]byte(text), &cells) // it was marshalled here
	cells[placeKey] = behind
	out, _ := json.Marshal(cells) // strings always marshal
	return string(out)
}

// Cells gives the cells of a row that was added or removed, and the row it stood behind.
func (e Entry) Cells() (cells map[string]string, behind string) {
	text := e.After
	if e.Removed() {
		text = e.Before
	}
	if json.Unmarshal([]byte(text), &cells) != nil || cells == nil {
		return map[string]string{}, ""
	}
	behind = cells[placeKey]
	delete(cells, placeKey)
	return cells, behind
}
