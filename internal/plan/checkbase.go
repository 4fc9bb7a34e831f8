package plan

import (
	"gurindam/internal/dataset"
	"gurindam/internal/rpjmd"
)

const (
	sheetProfile    = "Profil Daerah"
	sheetInitiative = "Rencana Aksi"
	sheetLink       = "Keterkaitan"
)

func (c *checker) profile() {
	p := c.m.Profile
	missing := func(fields ...[2]string) []string {
		var out []string
		for _, f := range fields {
			if blank(f[1]) {
				out = append(out, f[0])
			}
		}
		return out
	}
	c.rows(Must, "profil-kosong", sheetProfile, "%d isian pokok profil belum diisi.", "Isi judul, nama daerah, dan masa rencana.",
		missing([2]string{"Judul masterplan", p.Title}, [2]string{"Nama daerah", p.DisplayName}, [2]string{"Tahun awal", spanText(p)}))
	c.rows(Should, "pengesahan-kosong", sheetProfile, "%d data lembar persetujuan belum diisi.", "Isi tempat, tanggal, jabatan dan nama kepala daerah, serta penyusun.",
		missing([2]string{"Tempat", p.Place}, [2]string{"Tanggal", p.Date}, [2]string{"Jabatan kepala daerah", p.Leader},
			[2]string{"Nama kepala daerah", p.LeaderName}, [2]string{"Perangkat daerah penyusun", p.Office}))
	c.rows(Should, "narasi-kosong", sheetProfile, "%d bagian narasi Buku 1 belum ditulis.", "Tulis bagian itu pada lembar Profil Daerah.",
		missing([2]string{"Latar belakang", p.Background}, [2]string{"Geografi dan demografi", p.Geography},
			[2]string{"Analisis masa depan", p.Future}, [2]string{"Metodologi", p.Method}))
	c.absent(blank(p.Decree), May, "belum-ditetapkan", sheetProfile, "Masterplan belum ditetapkan dengan peraturan daerah atau kepala daerah.",
		"Isi Peraturan penetapan setelah ditetapkan; evaluasi menanyakan payung hukumnya.")
}

func spanText(p Profile) string {
	if p.Period.Len() == 0 {
		return ""
	}
	return p.Period.String()
}

// chapters names the parts of the books that would stand empty.
func (c *checker) chapters() {
	m := c.m
	for _, part := range []struct {
		empty             bool
		sev               Severity
		kind, sheet, name string
	}{
		{len(c.s.OPDs) == 0, Must, "opd-kosong", "OPD", "Daftar OPD"},
		{len(c.s.Facts) == 0, Must, "fakta-kosong", "Fakta & Indikator", "Fakta dan indikator daerah"},
		{len(m.LegalBases) == 0, Should, "dasar-hukum-kosong", "Dasar Hukum", "Dasar hukum"},
		{len(m.Readiness) == 0, Must, "kesiapan-kosong", "Kesiapan", "Kertas kerja kesiapan"},
		{len(m.Gaps) == 0, Should, "gap-kosong", "Analisis Gap", "Analisis gap"},
		{len(m.Issues) == 0, Should, "isu-kosong", "Isu Strategis", "Isu strategis"},
		{len(c.s.RPJMD.Elements) == 0, Must, "rpjmd-kosong", "RPJMD", "Pohon RPJMD"},
		{len(c.s.Renstra) == 0, Should, "renstra-kosong", "Renstra", "Renstra OPD"},
		{blank(m.Vision.Text), Must, "visi-kosong", "Visi", "Visi smart city"},
		{len(m.Goals) == 0, Must, "sasaran-kosong", "Sasaran", "Sasaran masterplan"},
		{len(m.Strategies) == 0, Must, "strategi-kosong", "Strategi", "Strategi"},
		{len(m.Initiatives) == 0, Must, "rencana-aksi-kosong", sheetInitiative, "Rencana aksi"},
		{len(m.Risks) == 0, Should, "risiko-kosong", "Risiko", "Daftar risiko"},
	} {
		c.absent(part.empty, part.sev, part.kind, part.sheet, part.name+" belum diisi; babnya akan kosong.", "Isi lembar "+part.sheet+".")
	}
	have := map[ActionKind]bool{}
	for _, a := range m.Actions {
		have[a.Kind] = true
	}
	var missing []string
	for _, k := range ActionKinds() {
		if !have[k] {
			missing = append(missing, string(k))
		}
	}
	c.rows(Should, "rencana-pendukung-kurang", "Rencana Pendukung", "%d dari lima rencana pendukung belum ada.", "Tambahkan kegiatannya; evaluasi memeriksanya satu per satu.", missing)
}

// law names the breaches of the RPJMD tree.
func (c *checker) law() {
	if len(c.s.RPJMD.Elements) == 0 {
		return
	}
	var orphans, broken []string
	for _, b := range c.s.RPJMD.Check() {
		switch b.Kind {
		case rpjmd.Orphan:
			orphans = append(orphans, b.Code)
		case rpjmd.NoVisi:
			c.absent(true, Must, "rpjmd-tanpa-visi", "RPJMD", b.Text, "Tambahkan baris visi RPJMD.")
		default:
			broken = append(broken, b.Code)
		}
	}
	c.rows(Must, "rpjmd-tanpa-induk", "RPJMD", "%d elemen RPJMD tidak berinduk.", "Isi kolom Induk.", orphans)
	c.rows(Must, "rpjmd-salah-susun", "RPJMD", "%d elemen RPJMD salah tempat di dalam pohonnya.", "Perbaiki kolom Induk dan Jenjang.", broken)
}

func (c *checker) facts() {
	code := func(f dataset.Fact) string { return f.Code }
	c.rows(Must, "fakta-tanpa-sumber", "Fakta & Indikator", "%d fakta tanpa sumber.", "Isi Sumber; fakta tanpa sumber tidak boleh terbit.",
		which(c.s.Facts, code, func(f dataset.Fact) bool { return blank(f.Source) }))
	c.rows(Should, "fakta-tanpa-nilai", "Fakta & Indikator", "%d fakta tanpa nilai.", "Isi nilai sekurangnya satu tahun.",
		which(c.s.Facts, code, func(f dataset.Fact) bool { _, ok := f.Latest(); return !ok }))
	c.rows(May, "fakta-tanpa-penerbit", "Fakta & Indikator", "%d fakta tanpa nama penerbit.", "Isi Penerbit sumbernya.",
		which(c.s.Facts, code, func(f dataset.Fact) bool { return !blank(f.Source) && blank(f.Publisher) }))
}

func (c *checker) readiness() {
	code := func(r ReadinessItem) string { return r.Code }
	c.rows(Should, "kesiapan-belum-dinilai", "Kesiapan", "%d butir kesiapan belum dinilai.", "Isi Penilaian: baik, sedang, atau buruk.",
		which(c.m.Readiness, code, func(r ReadinessItem) bool { return r.Rating == "" }))
	var open []string
	for _, gap := range AssessReadiness(c.m, c.g).Gaps {
		if gap.Open() && blank(gap.Item.Reason) {
			open = append(open, gap.Item.Code)
		}
	}
	c.rows(Must, "kesiapan-gap-terbuka", "Kesiapan", "%d kesenjangan kesiapan tanpa inisiatif penutup dan tanpa alasan.",
		"Isi Ditutup oleh, atau tuliskan alasannya.", open)
}

func (c *checker) analysis() {
	c.rows(Should, "gap-tanpa-inisiatif", "Analisis Gap", "%d kesenjangan belum ditutup inisiatif.", "Isi Inisiatif penutup.",
		which(c.m.Gaps, func(g Gap) string { return g.Code }, func(g Gap) bool { return len(g.Initiatives) == 0 }))
	var none, partial []string
	for _, b := range Boards(c.m, c.g) {
		switch missing := b.Missing(); len(missing) {
		case 0:
		case 4:
			none = append(none, b.Dimension.Code)
		default:
			partial = append(partial, b.Dimension.Code)
		}
	}
	c.rows(Should, "swot-kosong", "SWOT", "%d dimensi tanpa analisis SWOT.", "Isi sekurangnya satu butir untuk setiap sisi.", none)
	c.rows(May, "swot-tidak-lengkap", "SWOT", "%d dimensi dengan SWOT yang belum lengkap empat sisi.", "Lengkapi sisi yang kosong.", partial)
}
