package workbook

import (
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/plan"
	"gurindam/internal/sheet"
)

// ProfileList, VisionList and InitiativeList are the lists that the sheets of the
// workbook do not hold as they stand.
const (
	ProfileList    = "profil"
	VisionList     = "visi"
	KeywordList    = "kata_kunci"
	InitiativeList = "rencana_aksi"
)

// profileList is the profile of the region and its plan in one row.
func profileList() List {
	fields := slices.DeleteFunc(profileFields(), func(f field[plan.Snapshot]) bool { return f.wipe == nil })
	return List{
		Key: ProfileList, Title: profileName, Single: true,
		About: "Isian untuk sampul, tahun rencana, dan bab pertama. Tahun awal dan akhir menentukan kolom tahun pada daftar lain.",
		rows: listing[plan.Snapshot]{
			fields: fields,
			one:    func(s *plan.Snapshot) *plan.Snapshot { return s },
			keep: func(s *plan.Snapshot) {
				s.Masterplan.Profile.APBD = slices.Clone(s.Masterplan.Profile.APBD)
			},
		},
	}
}

// visionList is the vision without its keywords, in one row.
func visionList() List {
	type row = plan.Vision
	fields := []field[row]{
		long("teks", "Bunyi visi", func(r *row) *string { return &r.Text }).need().wide(60),
		long("makna", "Makna", func(r *row) *string { return &r.Meaning }).wide(70),
	}
	return List{
		Key: VisionList, Title: "Visi", Single: true, About: "Bunyi visi smart city dan maknanya.",
		rows: listing[row]{
			fields: fields,
			one:    func(s *plan.Snapshot) *row { return &s.Masterplan.Vision },
			keep:   func(*row) {}, // texts alone are set
		},
	}
}

func keywordList() List {
	type row = plan.Keyword
	fields := []field[row]{
		code(keywords, func(r *row) *string { return &r.Code }),
		text("kata", "Kata kunci", func(r *row) *string { return &r.Word }).need().wide(24),
		long("makna", "Makna", func(r *row) *string { return &r.Meaning }).wide(60),
		refs("dimensi", "Dimensi", dimensions, func(r *row) *[]string { return &r.Dimensions }),
		refs("misi", "Misi RPJMD", misi, func(r *row) *[]string { return &r.Misi }),
	}
	return List{
		Key: KeywordList, Title: "Kata kunci visi", About: "Gagasan di dalam visi, dengan dimensi dan misi RPJMD yang dilayaninya.",
		rows: listing[row]{
			fields: fields, prefix: "KK",
			at: func(s *plan.Snapshot) *[]row { return &s.Masterplan.Vision.Keywords },
		},
	}
}

// initiativeList is the sheet Rencana Aksi with the money by source and the
// schedule beside each initiative.
func initiativeList(g plan.Guideline) List {
	type row = plan.Initiative
	own := initiativePage().(*table[initiativeRow])
	return List{
		Key: InitiativeList, Title: own.name,
		About: "Satu baris satu inisiatif: isi, target, OPD, pagu menurut sumber dan tahun, serta jadwalnya.",
		rows: listing[row]{
			fields: initiativeFields(g),
			at:     func(s *plan.Snapshot) *[]row { return &s.Masterplan.Initiatives },
		},
	}
}

// notHere are columns of Rencana Aksi that sum up or repeat what other columns of
// the list hold.
var notHere = []string{"sumber_dana", "pagu", "rpjmd"}

func initiativeFields(g plan.Guideline) []field[plan.Initiative] {
	type row = plan.Initiative
	var out []field[row]
	for _, f := range initiativePage().(*table[initiativeRow]).fields {
		if !slices.Contains(notHere, f.Key) {
			out = append(out, ofInitiative(f))
		}
	}
	out = append(out,
		quarter("mulai", "Mulai", func(r *row) *plan.Quarter { return &r.Schedule.Start }).say("Triwulan pertama, misalnya 2019-T1."),
		quarter("selesai", "Selesai", func(r *row) *plan.Quarter { return &r.Schedule.End }).say("Triwulan terakhir, misalnya 2020-T4."),
		refs("prasyarat", "Prasyarat", initiatives, func(r *row) *[]string { return &r.Schedule.After }).say("Kode inisiatif yang harus selesai lebih dahulu."),
	)
	for _, f := range g.Funding {
		out = append(out, paguOf("pagu_"+word(f.Code), "Pagu "+f.Code, f.Code))
	}
	return append(out, paguOf("pagu_tanpa_sumber", "Pagu tanpa sumber", ""))
}

// word makes a code fit for the key of a column.
func word(code string) string {
	return strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			return c
		}
		return '_'
	}, strings.ToLower(code))
}

// ofInitiative lets a column of the sheet work on the initiative alone.
func ofInitiative(f field[initiativeRow]) field[plan.Initiative] {
	type row = plan.Initiative
	out := field[row]{
		Column: f.Column, scope: f.scope, wanted: f.wanted, list: f.list, space: f.space, to: f.to, owned: f.owned,
		get:  func(r *row, year int) string { return f.get(&initiativeRow{Initiative: *r}, year) },
		set:  func(r *row, in *input) { on(r, func(w *initiativeRow) { f.set(w, in); in.r.settle() }) },
		wipe: func(r *row, year int) { on(r, func(w *initiativeRow) { f.wipe(w, year) }) },
	}
	if f.code != nil {
		out.code = func(r *row) *string { return &r.Code }
	}
	if f.rename != nil {
		out.rename = func(r *row, old, now string) (done bool) {
			on(r, func(w *initiativeRow) { done = f.rename(w, old, now) })
			return done
		}
	}
	return out
}

func on(r *plan.Initiative, do func(*initiativeRow)) {
	w := initiativeRow{Initiative: *r}
	do(&w)
	*r = w.Initiative
}

// paguOf is the pagu of one source in each year. Clearing a cell takes the amount
// away; 0 states that there is none.
func paguOf(key, title, source string) field[plan.Initiative] {
	type row = plan.Initiative
	is := func(b plan.Budget, year int) bool { return b.Year == year && b.Source == source }
	return yearColumn(key, title, planYears, sheet.Rupiah, func(r *row, year int) string {
		for _, b := range r.Budgets {
			if is(b, year) {
				return strconv.FormatInt(int64(b.Amount), 10)
			}
		}
		return ""
	}, func(r *row, in *input) {
		if n, ok := in.rupiah(); ok {
			r.Budgets = append(r.Budgets, plan.Budget{Year: in.inYear, Source: source, Amount: n})
			sortBudgets(r.Budgets, in.r.guide)
		}
	}, func(r *row, year int) {
		r.Budgets = slices.DeleteFunc(r.Budgets, func(b plan.Budget) bool { return is(b, year) })
	}).say("Rupiah penuh.").wide(16)
}
