package plan

import "fmt"

func (c *checker) direction() {
	c.rows(Should, "sasaran-tanpa-ukuran", "Sasaran", "%d sasaran tanpa indikator atau target.", "Isi indikator dan target per tahun.",
		which(c.m.Goals, func(g Goal) string { return g.Code }, func(g Goal) bool { return blank(g.Indicator) || len(g.Targets) == 0 }))
	used := map[string]bool{}
	for _, s := range c.m.Strategies {
		used[s.Goal] = true
	}
	c.rows(Should, "sasaran-tanpa-strategi", "Strategi", "%d sasaran tanpa strategi.", "Tambahkan strateginya.",
		which(c.m.Goals, func(g Goal) string { return g.Code }, func(g Goal) bool { return !used[g.Code] }))
	var dimensions, subs []string
	have := map[string]int{}
	for _, i := range c.m.Initiatives {
		have[i.SubDimension]++
	}
	for _, d := range c.g.Dimensions {
		total := 0
		for _, sub := range d.Subs {
			total += have[sub.Code]
		}
		if total == 0 {
			dimensions = append(dimensions, d.Code)
			continue
		}
		subs = append(subs, which(d.Subs, func(s SubDimension) string { return s.Code }, func(s SubDimension) bool { return have[s.Code] == 0 })...)
	}
	if len(c.m.Initiatives) > 0 {
		c.rows(Must, "dimensi-tanpa-inisiatif", sheetInitiative, "%d dimensi tanpa inisiatif.", "Tambahkan inisiatif pada dimensi itu.", dimensions)
		c.rows(Should, "sub-dimensi-tanpa-inisiatif", sheetInitiative, "%d sub-dimensi tanpa inisiatif.", "Tambahkan inisiatif, atau jelaskan pada analisis gap.", subs)
	}
}

func (c *checker) initiatives() {
	code := func(i Initiative) string { return i.Code }
	linked := c.s.linked()
	for _, rule := range []struct {
		sev             Severity
		kind, what, fix string
		sheet           string
		holds           func(Initiative) bool
	}{
		{Must, "inisiatif-tanpa-opd", "OPD penanggung jawab", "Isi OPD penanggung jawab.", sheetInitiative, func(i Initiative) bool { return i.OPD == "" }},
		{Must, "inisiatif-tanpa-target", "target", "Isi target sekurangnya satu tahun.", sheetInitiative, func(i Initiative) bool { return len(i.Targets) == 0 }},
		{Must, "inisiatif-tanpa-pagu", "pagu", "Isi pagu; 0 bila memang tanpa biaya.", sheetInitiative, func(i Initiative) bool { return len(i.Budgets) == 0 }},
		{Must, "inisiatif-tanpa-kaitan", "kaitan RPJMD atau Renstra", "Isi Kaitan RPJMD, atau barisnya pada lembar Keterkaitan.", sheetLink, func(i Initiative) bool { return !linked[i.Code] }},
		{Should, "inisiatif-tanpa-indikator", "indikator", "Isi indikator dan satuannya.", sheetInitiative, func(i Initiative) bool { return blank(i.Indicator) }},
		{Should, "inisiatif-tanpa-jadwal", "jadwal", "Isi mulai dan selesainya pada lembar Peta Jalan.", "Peta Jalan", func(i Initiative) bool { return i.Schedule.Start.IsZero() }},
		{May, "inisiatif-tanpa-strategi", "strategi", "Isi Kode strategi.", sheetInitiative, func(i Initiative) bool { return i.Strategy == "" }},
		{May, "inisiatif-tanpa-kode", "kode nomenklatur", "Isi kode program, kegiatan, atau sub kegiatan.", sheetInitiative, func(i Initiative) bool { return i.Budget.Empty() }},
	} {
		c.rows(rule.sev, rule.kind, rule.sheet, "%d inisiatif tanpa "+rule.what+".", rule.fix, which(c.m.Initiatives, code, rule.holds))
	}
	c.rows(Should, "pagu-tanpa-sumber", sheetInitiative, "%d inisiatif dengan pagu tanpa sumber dana.", "Isi Sumber dana.",
		which(c.m.Initiatives, code, func(i Initiative) bool {
			return len(which(i.Budgets, func(b Budget) string { return b.Source }, func(b Budget) bool { return b.Source == "" && b.Amount > 0 })) > 0
		}))
}

func (c *checker) links() {
	seen := map[string]bool{}
	c.rows(Should, "kaitan-tanpa-alasan", sheetLink, "%d inisiatif dengan kaitan yang tidak beralasan.", "Isi Alasan.",
		which(c.m.Links, func(l Link) string { return l.Initiative }, func(l Link) bool {
			first := blank(l.Reason) && !seen[l.Initiative]
			seen[l.Initiative] = seen[l.Initiative] || first
			return first
		}))
	var uncovered []string
	for _, e := range Align(c.s).Uncovered {
		uncovered = append(uncovered, e.Code)
	}
	c.rows(Should, "sasaran-rpjmd-tak-terlayani", sheetLink, "%d sasaran RPJMD tidak dilayani inisiatif mana pun.", "Kaitkan inisiatif yang mendukungnya.", uncovered)
}

func (c *checker) money() {
	if _, err := BudgetByDimension(c.s, c.g); err != nil {
		c.absent(true, Must, "pagu-melampaui-batas", sheetInitiative, "Jumlah pagu melampaui batas hitungan.", "Periksa pagu yang sangat besar.")
	}
	stated := map[int]bool{}
	for _, v := range c.m.Profile.APBD {
		stated[v.Year] = v.Amount > 0
	}
	var missing []string
	for _, y := range c.m.Profile.Period.Years() {
		if !stated[y] {
			missing = append(missing, fmt.Sprintf("APBD %d", y))
		}
	}
	c.rows(May, "apbd-kosong", sheetProfile, "Belanja APBD %d tahun belum diisi, jadi porsi smart city tidak terhitung.", "Isi baris APBD.", missing)
}

func (c *checker) roadMap() {
	var circles []string
	for _, circle := range Circles(c.m.Initiatives) {
		circles = append(circles, circle[0])
	}
	c.rows(Must, "prasyarat-melingkar", "Peta Jalan", "%d prasyarat melingkar.", "Putuskan salah satu prasyaratnya.", circles)
	schedules := map[string]Schedule{}
	for _, i := range c.m.Initiatives {
		schedules[i.Code] = i.Schedule
	}
	c.rows(Should, "tonggak-di-luar-jadwal", "Milestone", "%d tonggak di luar jadwal inisiatifnya.", "Perbaiki waktu tonggak atau jadwalnya.",
		which(c.m.Milestones, func(m Milestone) string { return m.Code }, func(m Milestone) bool { return !schedules[m.Initiative].Holds(m.At) }))
}

// Holds tells whether a quarter lies within the schedule.
func (s Schedule) Holds(q Quarter) bool {
	return !s.Start.IsZero() && s.Start.Index() <= q.Index() && q.Index() <= s.End.Index()
}

func (c *checker) quickWins() {
	want, have := c.s.RequiredQuickWins(c.g), len(c.m.QuickWins)
	if have < want {
		c.list = append(c.list, Finding{Must, "quick-win-kurang", fmt.Sprintf("Quick win baru %d dari %d yang diwajibkan.", have, want),
			"Quick Win", nil, "Tambahkan lembar quick win.", want - have})
	}
	if c.g.QuickWinPerDimension {
		has := map[string]bool{}
		for _, q := range c.m.QuickWins {
			has[q.Dimension] = true
		}
		c.rows(Must, "dimensi-tanpa-quick-win", "Quick Win", "%d dimensi tanpa quick win.", "Setiap dimensi memerlukan satu quick win.",
			which(c.g.Dimensions, func(d Dimension) string { return d.Code }, func(d Dimension) bool { return !has[d.Code] }))
	}
	c.rows(Should, "quick-win-tidak-lengkap", "Quick Win", "%d quick win belum menjawab kedua belas pertanyaan evaluasi.", "Lengkapi kolom uraiannya.",
		which(c.m.QuickWins, func(q QuickWin) string { return q.Code }, func(q QuickWin) bool {
			done := q.Completeness()
			return done.Numerator < done.Denominator
		}))
}

func (c *checker) institutions() {
	seats := map[string]bool{}
	for _, m := range c.m.Members {
		seats[m.Body] = true
	}
	kinds := map[string]bool{}
	for _, b := range c.m.Bodies {
		kinds[b.Kind] = true
	}
	var missing []string
	for _, kind := range []string{"Dewan Smart City", "Tim Pelaksana"} {
		if !kinds[kind] {
			missing = append(missing, kind)
		}
	}
	code := func(b Body) string { return b.Code }
	c.rows(Should, "badan-belum-ada", "Dewan-Tim-Forum", "%d badan belum dibentuk: dewan dan tim pelaksana.", "Tambahkan barisnya beserta surat keputusannya.", missing)
	c.absent(!kinds["Forum Smart City"], May, "forum-belum-ada", "Dewan-Tim-Forum", "Forum Smart City belum dicatat.", "Tambahkan barisnya; forum dinilai tersendiri.")
	c.rows(Should, "badan-tanpa-sk", "Dewan-Tim-Forum", "%d badan tanpa surat keputusan.", "Isi Surat keputusan.",
		which(c.m.Bodies, code, func(b Body) bool { return blank(b.Decree) }))
	c.rows(Should, "badan-tanpa-anggota", "Anggota", "%d badan tanpa anggota.", "Isi susunan anggotanya.",
		which(c.m.Bodies, code, func(b Body) bool { return !seats[b.Code] }))
	c.rows(Should, "risiko-tanpa-mitigasi", "Risiko", "%d risiko tanpa mitigasi.", "Isi Mitigasi.",
		which(c.m.Risks, func(r Risk) string { return r.Code }, func(r Risk) bool { return blank(r.Mitigation) }))
	c.absent(len(c.m.Participants) == 0, Should, "partisipasi-kosong", "Partisipasi", "Belum ada partisipasi yang dicatat.", "Catat rapat dan lokakarya penyusunan rencana.")
}
