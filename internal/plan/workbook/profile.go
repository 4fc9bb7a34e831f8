package workbook

import (
	"fmt"

	"gurindam/internal/period"
	"gurindam/internal/plan"
	"gurindam/internal/sheet"
)

const profileName, profileFile = "Profil Daerah", "profil"

// profilePage is the sheet that names one thing a row: what is asked, its value,
// and what it means. Its rows are declared as fields of the whole snapshot.
type profilePage struct{}

func profileFields() []field[plan.Snapshot] {
	type row = plan.Snapshot
	return []field[row]{
		column("kode_wilayah", "Kode wilayah", sheet.Code, func(s *row) string { return string(s.Region.Code) }, readRegion).
			say("Kode Kemendagri, misalnya 21.72; diperiksa terhadap daerah yang dituju."),
		text("nama_daerah", "Nama daerah", func(s *row) *string { return &s.Masterplan.Profile.DisplayName }).need().say("Seperti ditulis daerah sendiri, misalnya Kota Tanjungpinang."),
		text("judul", "Judul masterplan", func(s *row) *string { return &s.Masterplan.Profile.Title }).need().say("Judul pada sampul buku."),
		year("tahun_awal", "Tahun awal", func(s *row) *int { return &s.Masterplan.Profile.Period.First }).need().say("Tahun pertama rencana."),
		year("tahun_akhir", "Tahun akhir", func(s *row) *int { return &s.Masterplan.Profile.Period.Last }).need().say("Tahun terakhir; paling lama sepuluh tahun."),
		text("tempat", "Tempat", func(s *row) *string { return &s.Masterplan.Profile.Place }).say("Tempat penandatanganan."),
		date("tanggal", "Tanggal", func(s *row) *string { return &s.Masterplan.Profile.Date }).say("Keadaan rencana per tanggal, misalnya 2019-10-01."),
		text("jabatan_kepala", "Jabatan kepala daerah", func(s *row) *string { return &s.Masterplan.Profile.Leader }).say("Misalnya Wali Kota Tanjungpinang."),
		text("nama_kepala", "Nama kepala daerah", func(s *row) *string { return &s.Masterplan.Profile.LeaderName }),
		text("penyusun", "Perangkat daerah penyusun", func(s *row) *string { return &s.Masterplan.Profile.Office }),
		text("peraturan", "Peraturan penetapan", func(s *row) *string { return &s.Masterplan.Profile.Decree }).say("Misalnya Perwako 84/2020; kosong bila belum ditetapkan."),
		text("judul_rpjmd", "Judul RPJMD", func(s *row) *string { return &s.RPJMD.Title }).say("Misalnya RPJMD 2018–2023."),
		text("peraturan_rpjmd", "Peraturan RPJMD", func(s *row) *string { return &s.RPJMD.Decree }).say("Misalnya Perda 1/2019."),
		long("latar_belakang", "Latar belakang", func(s *row) *string { return &s.Masterplan.Profile.Background }).say("Paragraf dipisah satu baris kosong."),
		long("geografi", "Geografi dan demografi", func(s *row) *string { return &s.Masterplan.Profile.Geography }),
		long("masa_depan", "Analisis masa depan", func(s *row) *string { return &s.Masterplan.Profile.Future }),
		long("metode", "Metodologi", func(s *row) *string { return &s.Masterplan.Profile.Method }),
		amounts("apbd", "APBD", cashYears, func(s *row) *[]plan.YearMoney { return &s.Masterplan.Profile.APBD }).say("Jumlah belanja APBD tahun itu, rupiah penuh; untuk menghitung porsi smart city."),
		text("set_buku", "Set buku", func(s *row) *string { return &s.Masterplan.Profile.Outline }).say("Pedoman dan susunan buku, misalnya kominfo-2019."),
		whole("jumlah_quick_win", "Jumlah quick win", 0, 100, func(s *row) *int { return &s.Masterplan.Profile.QuickWins }).say("Yang diwajibkan; kosong: menurut pedoman."),
		long("catatan", "Catatan", func(s *row) *string { return &s.Masterplan.Profile.Notes }),
	}
}

func (profilePage) title() string { return profileName }

func (profilePage) form(s plan.Snapshot, g plan.Guideline, y years) sheet.FormSheet {
	out := sheet.FormSheet{
		Name: profileName, File: profileFile,
		Instruction: "Isilah kolom Nilai. Tahun awal dan akhir menentukan kolom tahun pada lembar lain.",
		Columns: []sheet.Column{
			{Key: "isian", Title: "Isian", Width: 28, Required: true},
			{Key: "nilai", Title: "Nilai", Kind: sheet.Long, Width: 70},
			{Key: "keterangan", Title: "Keterangan", Kind: sheet.Long, Width: 56},
		},
	}
	for _, f := range profileFields() {
		values := f.write(&s, y, nil)
		for i, c := range f.columns(g, y) {
			out.Rows = append(out.Rows, []string{c.Title, values[i], c.Help})
		}
	}
	return out
}

// read takes the rows one by one: the label tells the field, the cell under Nilai
// is its value.
func (profilePage) read(r *reader) {
	fields := profileFields()
	f := r.find(profileName, profileFile)
	if f == nil {
		r.missing(profileName, sheet.Error)
		return
	}
	head, ok := f.header(headings{names: map[string]int{"isian": 0, "nilai": 1, "keterangan": 2}})
	label, hasLabel := head.at[place{0, 0}]
	value, hasValue := head.at[place{1, 0}]
	if !ok || !hasLabel || !hasValue {
		r.add(sheet.Ref{Sheet: f.Name}, sheet.Error, "", "Baris judul dengan kolom Isian dan Nilai tidak ditemukan.", "Pakailah susunan lembar dari templat.")
		return
	}
	known, seen := headingsOf(fields), map[place]int{}
	for row := head.row + 1; row < len(f.Rows); row++ {
		name := shown(f.cell(row, label))
		if name == "" {
			continue
		}
		at := sheet.Ref{Sheet: f.Name, Row: row, Col: label}
		p, ok := known.match(name)
		switch {
		case !ok:
			r.add(at, sheet.Warning, name, "Isian tidak dikenal dan diabaikan.", r.suggest(name, known.titles))
		case seen[p] > 0:
			r.add(at, sheet.Error, name, "Isian ini tertulis dua kali.", "Hapus salah satu barisnya.")
		default:
			seen[p] = row
			at.Col = value
			fields[p.field].take(r, &r.out, &input{at: at, cell: f.cell(row, value), inYear: p.year})
		}
	}
	for i, field := range fields {
		if field.Required && seen[place{i, 0}] == 0 {
			r.add(sheet.Ref{Sheet: f.Name, Row: head.row, Col: label}, sheet.Error, "", "Isian "+field.Title+" tidak ada.", "Tambahkan barisnya seperti pada templat.")
		}
	}
	first, _ := known.match("tahun_awal")
	r.profileYears(sheet.Ref{Sheet: f.Name, Row: seen[first], Col: value})
}

// profileYears checks the years the profile tells, where it tells them.
func (r *reader) profileYears(at sheet.Ref) {
	p := r.out.Masterplan.Profile.Period
	if p.First == 0 || p.Last == 0 {
		return
	}
	if _, err := period.New(p.First, p.Last); err != nil {
		r.add(at, sheet.Error, fmt.Sprintf("%d–%d", p.First, p.Last),
			"Masa rencana tidak sah: "+err.Error()+".", "Perbaiki isian Tahun awal dan Tahun akhir.")
		return
	}
	r.span = p
}

func (profilePage) store(r *reader) {
	p := &r.out.Masterplan.Profile
	if p.DisplayName == "" {
		p.DisplayName = r.out.Region.Name
	}
}

func readRegion(s *plan.Snapshot, in *input) {
	if code := in.text(maxCode); code != string(s.Region.Code) && s.Region.Code != "" {
		in.bad(sheet.Error, fmt.Sprintf("Kode wilayah ini bukan daerah yang dituju, %s (%s).", s.Region.Name, s.Region.Code),
			"Periksa berkasnya dan kode pada perintah impor.")
	}
}
