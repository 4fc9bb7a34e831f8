package letter

import (
	"cmp"
	"fmt"

	"gurindam/internal/decimal"
	"gurindam/internal/doc"
	"gurindam/internal/evaluation"
)

// Letter composes the result letter of a region. Who signs and under which number is as
// the ministry typed it; a place left empty stays a line to be filled in by hand.
func Letter(r Region, h Head) doc.Document {
	var blocks []doc.Block
	switch {
	case r.Took:
		blocks = r.results(h)
	case r.Reason != "":
		blocks = []doc.Block{
			paragraph("Berkenaan dengan %s, kami sampaikan bahwa hasil %s tidak disertakan dalam pengumuman hasil. Alasannya: %s", r.Cycle, r.Name, r.Reason),
		}
	default:
		blocks = []doc.Block{
			paragraph("Berkenaan dengan %s, menurut catatan kami %s tidak mengikuti evaluasi ini. Daerah yang tidak ikut dicantumkan dalam daftar hasil dengan Indeks Pencapaian %s dan tidak diberi peringkat.", r.Cycle, r.Name, shown(decimal.New(0, 2))),
			paragraph("Nilai itu berarti tidak dinilai, bukan ukuran keadaan pembangunan kota cerdas di %s. Kami mengharapkan keikutsertaan Saudara dalam evaluasi tahun berikutnya.", r.Name),
		}
	}
	if r.Number > 0 {
		blocks = append(blocks, paragraph("Surat ini memuat hasil perbaikan ke-%d atas pengumuman dan menggantikan surat hasil sebelumnya.", r.Number))
	}
	blocks = append(blocks, paragraph("Demikian kami sampaikan. Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih."), h.signature())
	if len(h.Copies) > 0 {
		list := doc.List{Ordered: true}
		for _, c := range h.Copies {
			list.Items = append(list.Items, doc.T(c))
		}
		blocks = append(blocks, paragraph("Tembusan:"), list)
	}
	return doc.Document{
		Meta:   doc.Meta{Title: "Surat hasil " + r.Cycle + ", " + r.Name, Author: cmp.Or(h.Office, h.ministry()), Subject: "Hasil evaluasi pelaksanaan kota cerdas", Lang: "id-ID", Date: h.Date},
		Cover:  doc.Cover{Foot: h.Number, Seal: doc.Seal{Fingerprint: r.Fingerprint, QR: r.seal()}},
		Body:   []doc.Section{{ID: "surat", Blocks: blocks}},
		Letter: r.frame(h),
	}
}

// frame is what stands above the text and below it.
func (r Region) frame(h Head) *doc.Letter {
	l := &doc.Letter{
		Head: []string{h.ministry()}, Address: h.Address, Date: h.place(), Proof: r.check(),
		Rows: []doc.Pair{{Label: "Nomor", Value: h.Number}, {Label: "Sifat", Value: cmp.Or(h.Nature, "Biasa")}, {Label: "Lampiran", Value: "1 (satu) berkas"}, {Label: "Hal", Value: "Hasil " + r.Cycle + " " + r.Name}},
		To:   []string{"Yth. " + headOf(r.Name), "di tempat"},
	}
	if !r.Took {
		l.Rows[2].Value = "–"
	}
	if h.Office != "" {
		l.Head = append(l.Head, h.Office)
	}
	if r.Simulated {
		l.Banner = simulation
	}
	return l
}

func (h Head) ministry() string { return cmp.Or(h.Ministry, Ministry) }

// place is where and when the letter is signed; what is not known yet is left open.
func (h Head) place() string {
	day := "…………………… "
	if !h.Date.IsZero() {
		day = evaluation.Day(h.Date)
	}
	if h.Place == "" {
		return day
	}
	return h.Place + ", " + day
}

func (h Head) signature() doc.Block {
	s := doc.Signature{Role: h.Title, Name: h.Signatory}
	if h.NIP != "" {
		s.Note = "NIP " + h.NIP
	}
	return doc.Signatures{Rows: []doc.Signature{s}}
}

// results is the text of a letter to a region that was judged.
func (r Region) results(h Head) []doc.Block {
	by := "para asesor"
	if n := len(r.Assessors); n > 0 {
		by = fmt.Sprintf("%d asesor yang menilai terpisah satu sama lain", n)
	}
	blocks := []doc.Block{
		paragraph("Kementerian telah menyelesaikan %s atas pelaksanaan kota cerdas di daerah tahun %d. Penilaian dilakukan %s, atas isian mandiri dan bukti dukung yang disampaikan pemerintah daerah. Hasil %s adalah sebagai berikut.", r.Cycle, r.Year, by, r.Name),
		r.aspectTable("", ""),
	}
	if text := r.standing(h.Rank); text != "" {
		blocks = append(blocks, paragraph("%s", text))
	}
	return append(blocks,
		paragraph("Uraian menurut pertanyaan, catatan para asesor, dan langkah yang paling menaikkan indeks disampaikan dalam laporan hasil terlampir. Kami mengharapkan laporan itu dipakai dalam menyusun rencana tahun berikutnya."))
}

// standing says improvement, predicate and rank in sentences, each where it is known.
func (r Region) standing(rank bool) string {
	text := ""
	if r.Improvement.Present() {
		text = fmt.Sprintf("Indeks Peningkatan %s adalah %s, dihitung dari nilai tahun sebelumnya yang belum dibulatkan (%s).", r.Name, change(r.Improvement), unrounded(r.Before))
	} else {
		text = "Indeks Peningkatan tidak dihitung, karena tidak ada hasil tahun sebelumnya."
	}
	if r.Predicate != "" {
		text += fmt.Sprintf(" Predikatnya %s.", r.Predicate)
	}
	if rank && r.Rank > 0 {
		in := "yang dinilai"
		if r.Cohort != "" {
			in = "dalam " + r.league()
		}
		text += fmt.Sprintf(" %s menempati peringkat ke-%d dari %d daerah %s.", r.Name, r.Rank, r.Of, in)
	}
	return text
}

// aspectTable is the table of aspects with the index as its sum.
func (r Region) aspectTable(id, caption string) doc.Table {
	t := doc.Table{ID: id, Caption: caption, Columns: []doc.Column{{Weight: 1, Align: doc.AlignCenter}, {Weight: 6}, {Weight: 2, Align: doc.AlignNumber}, {Weight: 2, Align: doc.AlignNumber}, {Weight: 2, Align: doc.AlignNumber}},
		Head:   [][]doc.Cell{{doc.C("No."), doc.C("Aspek"), doc.C("Bobot (%)"), doc.C("Nilai"), doc.C("Sumbangan")}},
		Source: fmt.Sprintf("Skala %d–%d. Pembulatan: %s", r.Instrument.Scale.Min, r.Instrument.Scale.Max, r.Instrument.Rounding.Words())}
	sum := decimal.Decimal{}
	for n, a := range r.Aspects {
		about := r.aspect(a.Code)
		sum = sum.Add(about.Weight)
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{doc.C(fmt.Sprint(n + 1)), doc.C(about.Name), doc.C(about.Weight.Indonesian()), doc.C(shown(a.Value)), doc.C(r.share(a))}})
	}
	t.Rows = append(t.Rows, doc.Row{Kind: doc.Total, Cells: []doc.Cell{{Text: doc.T("Indeks Pencapaian"), ColSpan: 2}, doc.C(sum.Indonesian()), doc.C(""), doc.C(shown(r.Final))}})
	return t
}

// share writes what an aspect gives to the index, with three decimals where the rule
// does not round it.
func (r Region) share(a Aspect) string {
	if r.Instrument.Rounding.Contribution >= 0 {
		return shown(a.Share)
	}
	return a.Share.Round(3).Indonesian()
}

func paragraph(format string, args ...any) doc.Block {
	return doc.Paragraph{Text: doc.T(fmt.Sprintf(format, args...))}
}
