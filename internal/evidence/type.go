package evidence

import "slices"

// Field is something that an item says of itself.
type Field string

// Fields that a type may need.
const (
	Number    Field = "nomor"
	Date      Field = "tanggal"
	Publisher Field = "penerbit"
	Years     Field = "tahun"
	Address   Field = "tautan"
)

// Type is what an item is: it decides what it must say of itself.
type Type struct {
	Code    string
	Name    string
	Needs   []Field
	Lasting bool   // it holds beyond the year of its date: a regulation, a plan, an agreement
	Hint    string // what makes a good one
}

// Types lists every type in the order in which people choose.
var Types = []Type{
	{"peraturan", "Peraturan daerah atau kepala daerah", []Field{Number, Date}, true, "Naskah lengkap yang sudah diundangkan. Sebut halaman yang mengatur kota cerdas."},
	{"keputusan", "Keputusan (SK)", []Field{Number, Date}, true, "Keputusan yang sudah ditandatangani, dengan lampiran susunan tim."},
	{"undangan", "Undangan rapat", []Field{Date}, false, "Undangan resmi dengan tanggal dan acara."},
	{"daftar-hadir", "Daftar hadir", []Field{Date}, false, "Daftar hadir yang ditandatangani, dengan nama kegiatan dan tanggal."},
	{"notulen", "Notulen atau berita acara", []Field{Date}, false, "Notulen dengan pokok bahasan dan kesimpulan."},
	{"foto", "Foto kegiatan", []Field{Date}, false, "Foto yang menunjukkan kegiatannya. Tulis tempat dan tanggal."},
	{"monev", "Tabel pemantauan (monev)", []Field{Years}, false, "Program yang direncanakan dan yang berjalan, per dimensi."},
	{"renstra", "Kutipan Renstra atau Renja", []Field{Years}, true, "Halaman yang memuat kode dan nama sub kegiatan."},
	{"anggaran", "Anggaran (DPA, APBD, realisasi)", []Field{Years}, false, "Jumlah APBD dan sub kegiatan kota cerdas dengan pagu atau realisasinya."},
	{"perjanjian", "Perjanjian, nota kesepahaman, CSR, hibah", []Field{Date}, true, "Naskah yang ditandatangani para pihak, dengan nilai dan masa berlaku."},
	{"angka-resmi", "Angka resmi", []Field{Publisher, Years}, false, "Angka, penerbitnya, tahunnya, dan halaman atau tautan sumbernya."},
	{"survei", "Data survei", []Field{Years}, false, "Kuesioner, metode, profil responden, tabulasi."},
	{"lembar-quick-win", "Lembar quick win", []Field{Years}, false, "Uraian quick win: masalah, gagasan, manfaat, angka sebelum dan sesudah."},
	{"daftar-risiko", "Daftar risiko", []Field{Years}, false, "Risiko yang dikenali, akibatnya, dan rencana menanganinya."},
	{"laporan", "Laporan kegiatan", []Field{Years}, false, "Laporan pelaksanaan dengan hasil dan dokumentasi."},
	{"aplikasi", "Aplikasi atau situs", []Field{Address}, true, "Alamat yang dapat dibuka asesor, atau tangkapan layar dengan tanggal."},
	{"lain", "Lainnya", nil, false, "Jelaskan dalam catatan apa yang dibuktikan."},
}

// TypeOf finds a type.
func TypeOf(code string) (Type, bool) {
	i := slices.IndexFunc(Types, func(t Type) bool { return t.Code == code })
	if i < 0 {
		return Type{}, false
	}
	return Types[i], true
}

// Needed tells whether a type needs a field.
func (t Type) Needed(f Field) bool { return slices.Contains(t.Needs, f) }

// Lacks lists what an item must still say before it can be handed in. Where a type
// asks for an address, a file may stand for it: a picture of what the address shows.
func (i Item) Lacks() []Field {
	var out []Field
	t, ok := TypeOf(i.Type)
	if !ok {
		return nil
	}
	said := map[Field]bool{
		Number: i.Number != "", Date: !i.Date.IsZero(), Publisher: i.Publisher != "",
		Years: i.From != 0 || !i.Date.IsZero(), Address: i.URL != "" || i.Kind == File,
	}
	for _, f := range t.Needs {
		if !said[f] {
			out = append(out, f)
		}
	}
	return out
}

// Covers tells whether an item speaks of a year; known is false where it does not say
// of which year it is.
func (i Item) Covers(year int) (covers, known bool) {
	t, _ := TypeOf(i.Type)
	from, until := i.From, max(i.From, i.Until)
	if from == 0 {
		if i.Date.IsZero() {
			return false, false
		}
		from, until = i.Date.Year(), i.Date.Year()
		if t.Lasting {
			until = year
		}
	}
	if !i.Expires.IsZero() && i.Expires.Year() < year {
		return false, true
	}
	return from <= year && year <= until, true
}
