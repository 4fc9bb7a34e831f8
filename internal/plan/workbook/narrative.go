package workbook

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/narrative"
	"gurindam/internal/sheet"
)

func narrativePage() page {
	type row = plan.Narrative
	return list(table[row]{
		name: "Narasi", file: "narasi", absent: quiet, prefix: "NR",
		instruction: "Teks panjang untuk bab buku, satu baris setiap teks. Satu bab boleh punya beberapa teks; urutannya seperti di sini.",
		fields: []field[row]{
			code(narratives, func(r *row) *string { return &r.Code }).say("Boleh dikosongkan."),
			over(column("bab", "Bab", sheet.Code, func(r *row) string { return r.Chapter },
				func(r *row, in *input) { r.Chapter = in.chapter() }), func(r *row) *string { return &r.Chapter }).need().say("Buku dan babnya, misalnya masterplan.visi.").wide(24),
			text("judul", "Judul", func(r *row) *string { return &r.Title }).say("Judul bagian dalam bab; kosong: teks langsung di awal bab.").wide(30),
			over(column("isi", "Isi", sheet.Long, func(r *row) string { return narrativeText(r.Body) },
				func(r *row, in *input) { r.Body = in.narrative() }), func(r *row) *string { return &r.Body }).
				say("Paragraf dipisah baris kosong. # judul, - butir, 1. nomor, **tebal**, *miring*, [teks](https://…), ^[sumber](hlm. 3), baris tabel diapit tanda |.").wide(90),
		},
	}, func(s *plan.Snapshot) *[]row { return &s.Masterplan.Narratives })
}

// chapterForm is the name of a book and that of a chapter of it.
var chapterForm = regexp.MustCompile(`^[a-z0-9-]{1,40}\.[a-z0-9-]{1,60}$`)

func (in *input) chapter() string {
	s := strings.ToLower(in.text(maxText))
	if !chapterForm.MatchString(s) {
		in.bad(sheet.Error, "Bab tidak terbaca.", "Tulis buku dan babnya dipisah titik, misalnya masterplan.visi.")
	}
	return s
}

// narrative reads a long text, in the notation or as an editor gives it.
func (in *input) narrative() string {
	d, err := narrative.Read(in.passages())
	if err == nil {
		if n := utf8.RuneCountInString(d.Notation()); n > narrative.MaxNotation {
			err = narrative.TooLong(n)
		}
	}
	if err != nil {
		what, todo, _ := strings.Cut(fault.Text(err), ". ")
		in.bad(sheet.Error, what+".", todo)
		return ""
	}
	if d.IsEmpty() {
		return ""
	}
	return d.JSON()
}

// narrativeText writes a long text for a sheet. Bodies are checked when they are
// read; one that is not is shown as it is rather than lost.
func narrativeText(body string) string {
	if body == "" {
		return ""
	}
	d, err := narrative.ReadJSON(body)
	if err != nil {
		return body
	}
	return d.Notation()
}
