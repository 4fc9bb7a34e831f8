package workbook

import (
	"gurindam/internal/plan"
	"gurindam/internal/sheet"
)

func linkPage() page {
	type row = plan.Link
	return &table[row]{
		name: "Keterkaitan", file: "keterkaitan", absent: sheet.Warning,
		instruction: "Kaitan setiap inisiatif dengan elemen RPJMD atau baris Renstra: salah satu diisi, dengan alasan dan halaman dokumennya.",
		fields: []field[row]{
			ref("inisiatif", "Kode inisiatif", initiatives, func(r *row) *string { return &r.Initiative }).need().belongs().wide(14),
			ref("elemen", "Elemen RPJMD", elements, func(r *row) *string { return &r.Element }).belongs().wide(14),
			ref("renstra", "Baris Renstra", renstraRows, func(r *row) *string { return &r.Renstra }).belongs().say("ID baris pada lembar Renstra.").wide(20),
			choice("jenis", "Jenis kaitan", func(r *row) *plan.LinkKind { return &r.Kind }, words(plan.Derives, plan.Supports, plan.Funds)).need().wide(14),
			long("alasan", "Alasan", func(r *row) *string { return &r.Reason }).want("Kaitan tanpa alasan tidak dapat ditelusuri.").wide(60),
			text("halaman", "Halaman", func(r *row) *string { return &r.Page }).wide(10),
		},
		from: func(s *plan.Snapshot, _ plan.Guideline) []row { return s.Masterplan.Links },
		home: func(s *plan.Snapshot) *[]row { return &s.Masterplan.Links },
		into: storeLinks,
	}
}

// storeLinks takes the sheet Keterkaitan, then the links that only Rencana Aksi names.
func storeLinks(r *reader, t *table[plan.Link]) {
	type end struct{ initiative, element, renstra string }
	seen := map[end]bool{}
	elements := map[end]bool{}
	for i, l := range t.rows {
		switch e := (end{l.Initiative, l.Element, l.Renstra}); {
		case (l.Element == "") == (l.Renstra == ""):
			r.add(t.at(i, "elemen", 0), sheet.Error, "", "Isi salah satu: Elemen RPJMD atau Baris Renstra.", "Kaitan dengan keduanya ditulis pada dua baris.")
		case seen[e]:
			r.add(t.at(i, "inisiatif", 0), sheet.Error, l.Initiative, "Kaitan ini sudah ditulis pada baris lain.", "Hapus salah satunya.")
		default:
			seen[e] = true
		}
		elements[end{l.Initiative, l.Element, ""}] = true
	}
	r.out.Masterplan.Links = t.rows
	for _, row := range r.initiatives.rows {
		for _, e := range row.elements {
			if !elements[end{row.Code, e, ""}] {
				r.out.Masterplan.Links = append(r.out.Masterplan.Links, plan.Link{Initiative: row.Code, Element: e, Kind: plan.Supports})
			}
		}
	}
}
