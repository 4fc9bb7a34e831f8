package tabular

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"gurindam/internal/sheet"
)

// steps tell how to fill in any form.
var steps = []string{
	"Isi setiap lembar mulai baris di bawah judul kolom; satu baris untuk satu data. Lembar yang belum ada datanya dibiarkan kosong.",
	"Arahkan penunjuk ke judul kolom untuk membaca penjelasannya. Sel dengan panah berisi daftar pilihan.",
	"Tulis kode sebagai teks, lengkap dengan nol di depan dan di belakangnya. Kolom kode sudah berformat Teks; tempel dengan Tempel Khusus › Nilai.",
	"Tulis uang dalam rupiah penuh: 1250000000, bukan 1,25 M. Tulis angka tanpa satuan.",
	"Beberapa nilai dalam satu sel dipisah titik koma.",
	"Baris boleh disisipkan, dihapus, diurutkan, dan disaring. Nama lembar dan judul kolom jangan diubah.",
	"Setelah diimpor, masalah yang ditemukan dikembalikan pada berkas yang sama: selnya diwarnai dan diberi komentar.",
}

// guide writes its sheet row by row.
type guide struct {
	*formBook
	row int
	err error
}

func (b *formBook) writeGuide() error {
	g := &guide{formBook: b}
	f := b.file
	for i, width := range []float64{5, 26, 84, 14} {
		col := sheet.ColumnName(i)
		g.do(f.SetColWidth(guideSheet, col, col, width))
	}
	g.do(f.SetSheetView(guideSheet, 0, &excelize.ViewOptions{ShowGridLines: new(false)}))
	g.band()
	g.section("Cara mengisi")
	for i, step := range steps {
		g.line(fmt.Sprint(i+1), step, "", "")
		g.merge()
	}
	g.section("Arti warna")
	g.legend()
	g.section("Daftar lembar")
	g.contents()
	g.do(f.SetPageLayout(guideSheet, &excelize.PageLayoutOptions{Orientation: new("portrait"), Size: new(9), FitToWidth: new(1), FitToHeight: new(0)}))
	g.do(f.SetSheetProps(guideSheet, &excelize.SheetPropsOptions{FitToPage: new(true), TabColorRGB: new(colorGold)}))
	return g.err
}

func (g *guide) do(err error) {
	if g.err == nil {
		g.err = err
	}
}

func (g *guide) name(col string) string { return fmt.Sprintf("%s%d", col, g.row) }

func (g *guide) put(col string, value any, what string, style excelize.Style) {
	id, err := g.style.plainText(what, style)
	g.do(err)
	g.do(g.file.SetCellValue(guideSheet, g.name(col), value))
	g.do(g.file.SetCellStyle(guideSheet, g.name(col), g.name(col), id))
}

func (g *guide) height(h float64) { g.do(g.file.SetRowHeight(guideSheet, g.row, h)) }

func (g *guide) band() {
	g.row = 1
	id, err := g.style.title()
	g.do(err)
	g.do(g.file.SetCellStyle(guideSheet, "A1", "D1", id))
	g.do(g.file.SetCellValue(guideSheet, "A1", g.form.Title))
	g.height(34)
}

func (g *guide) section(title string) {
	g.row += 2
	g.put("A", title, "section", excelize.Style{Font: &excelize.Font{Size: 12, Bold: true, Color: colorSea}, Alignment: &excelize.Alignment{Vertical: "center"}})
	g.height(22)
}

// line writes one row of the guide; merge lets its text run over the columns after it.
func (g *guide) line(a, b, c, d string) {
	g.row++
	number := excelize.Style{Font: &excelize.Font{Size: 10, Bold: true, Color: colorSea}, Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "center"}}
	g.put("A", a, "number", number)
	g.put("B", b, "text", excelize.Style{})
	g.put("C", c, "text", excelize.Style{})
	g.put("D", d, "text", excelize.Style{})
	g.height(float64(14*max(wrapped(b, 28), wrapped(c, 96), 1) + 4))
}

func (g *guide) merge() {
	text, err := g.file.GetCellValue(guideSheet, g.name("B"))
	g.do(err)
	g.do(g.file.MergeCell(guideSheet, g.name("B"), g.name("D")))
	g.height(float64(14*wrapped(text, 150) + 4))
}

func (g *guide) legend() {
	for _, l := range []struct{ color, name, text string }{
		{colorGoldTint, "Kuning emas, tanda *", "Kolom wajib: baris tanpa isian ini tidak dapat disimpan."},
		{colorSeaTint, "Biru laut muda", "Kolom lain: diisi bila ada datanya."},
		{colorPaper, "Putih", "Tempat mengisi."},
		{colorSea, "Biru laut tua", "Judul lembar; terkunci."},
	} {
		g.line("", l.name, l.text, "")
		g.put("A", "", "legend "+l.color, excelize.Style{Fill: fill(l.color), Border: lines(colorLine)})
	}
}

// contents lists the sheets, each with a link and its required columns.
func (g *guide) contents() {
	g.row++
	head := excelize.Style{Font: &excelize.Font{Size: 10, Bold: true, Color: colorSea}, Fill: fill(colorSeaTint), Border: lines(colorLine)}
	for i, text := range []string{"No.", "Lembar", "Isi", "Baris terisi"} {
		g.put(sheet.ColumnName(i), text, "contents head", head)
	}
	for i, s := range g.form.Sheets {
		text := s.Instruction
		if required := requiredOf(s); required != "" {
			text = strings.TrimSpace(text + "\nWajib: " + required + ".")
		}
		g.line(fmt.Sprint(i+1), s.Name, text, "")
		g.put("B", s.Name, "link", excelize.Style{Font: &excelize.Font{Size: 10, Color: "0D5163", Underline: "single"}})
		g.do(g.file.SetCellHyperLink(guideSheet, g.name("B"), fmt.Sprintf("'%s'!A%d", quoteName(s.Name), firstRow), "Location"))
		g.put("D", len(s.Rows), "count", excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "right"}})
		n := 0
		for l := range strings.SplitSeq(text, "\n") {
			n += wrapped(l, 96)
		}
		g.height(float64(14*n + 4))
	}
}

func requiredOf(s sheet.FormSheet) string {
	var names []string
	for _, c := range s.Columns {
		if c.Required {
			names = append(names, c.Title)
		}
	}
	return strings.Join(names, ", ")
}
