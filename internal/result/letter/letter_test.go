package letter_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gurindam/internal/decimal"
	"gurindam/internal/doc"
	"gurindam/internal/doc/docpdf"
	"gurindam/internal/result/letter"
)

// said gathers all text of a document, in order.
func said(d doc.Document) string {
	var b strings.Builder
	spans := func(list []doc.Span) {
		for _, s := range list {
			b.WriteString(s.Text)
		}
		b.WriteByte('\n')
	}
	var section func(doc.Section)
	section = func(s doc.Section) {
		b.WriteString(s.Title + "\n")
		for _, block := range s.Blocks {
			switch t := block.(type) {
			case doc.Paragraph:
				spans(t.Text)
			case doc.List:
				for _, i := range t.Items {
					spans(i)
				}
			case doc.Table:
				for _, rows := range [][]doc.Row{{{Cells: nil}}, t.Rows} {
					for _, r := range rows {
						for _, c := range r.Cells {
							for _, s := range c.Text {
								b.WriteString(s.Text)
							}
							b.WriteByte('|')
						}
						b.WriteByte('\n')
					}
				}
				b.WriteString(t.Source + "\n")
			case doc.Figures:
				for _, i := range t.Items {
					b.WriteString(i.Value + " " + i.Label + " " + i.Note + "\n")
				}
			case doc.Figure:
				b.WriteString(t.Alt + "\n" + t.Source + "\n")
			case doc.Signatures:
				for _, r := range t.Rows {
					b.WriteString(r.Role + "\n" + r.Name + "\n" + r.Note + "\n")
				}
			}
		}
		for _, sub := range s.Sections {
			section(sub)
		}
	}
	if d.Letter != nil {
		b.WriteString(strings.Join(d.Letter.Head, "\n") + "\n" + d.Letter.Banner + "\n" + d.Letter.Date + "\n" + strings.Join(d.Letter.To, "\n") + "\n" + d.Letter.Proof + "\n")
		for _, r := range d.Letter.Rows {
			b.WriteString(r.Label + ": " + r.Value + "\n")
		}
	}
	for _, s := range d.Body {
		section(s)
	}
	return b.String()
}

func TestLetterSaysTheResult(t *testing.T) {
	t.Parallel()
	r := simulated(t, "kominfo-2022-baru", 4)
	r.Final, r.Exact, r.Improvement = decimal.MustParse("2.51"), "2.504", decimal.MustParse("-0.05")
	text := said(letter.Letter(r, head))
	for _, want := range []string{
		"KEMENTERIAN KOMUNIKASI DAN DIGITAL REPUBLIK INDONESIA", "DIREKTORAT JENDERAL", "Nomor: B-101/CONTOH/AI.01.05/12/2024", "Sifat: Biasa", "Lampiran: 1 (satu) berkas",
		"Hal: Hasil Evaluasi Kota Cerdas 2024 Kota Tanjungpinang", "Jakarta, 2 Desember 2024", "Yth. Wali Kota Tanjungpinang", "SIMULASI", "4 asesor yang menilai terpisah",
		"1|Baseline|10|", "Indeks Pencapaian|100||2,51|", "Indeks Peningkatan Kota Tanjungpinang adalah −0,05", "(2,504)", "peringkat ke-3 dari 38 daerah dalam kelompok Reguler",
		"Direktur Jenderal,\n(nama penanda tangan)\nNIP (nomor)", "Gubernur Contoh", "gurindam verify", "https://contoh.go.id/evaluasi/2024/hasil",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the letter does not say %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "Predikat") {
		t.Error("the letter invents a predicate")
	}
}

// What is not known is not said.
func TestLetterSaysNoMore(t *testing.T) {
	t.Parallel()
	plain := head
	plain.Rank, plain.Signatory, plain.NIP, plain.Copies, plain.Date = false, "", "", nil, time.Time{}
	r := simulated(t, "kominfo-2024-reguler", 3)
	r.Simulated, r.Improvement, r.Before, r.Address = false, decimal.Decimal{}, "", ""
	text := said(letter.Letter(r, plain))
	for _, no := range []string{"peringkat ke", "SIMULASI", "NIP", "Tembusan", "Predikat", "https://", "1 Januari 1"} {
		if strings.Contains(text, no) {
			t.Errorf("the letter says %q:\n%s", no, text)
		}
	}
	if !strings.Contains(text, "Indeks Peningkatan tidak dihitung") || !strings.Contains(text, "Jakarta, ……") {
		t.Errorf("an open date or a missing year before:\n%s", text)
	}
	r.Predicate, r.Number = "Baik", 2
	if text := said(letter.Letter(r, plain)); !strings.Contains(text, "Predikatnya Baik.") || !strings.Contains(text, "perbaikan ke-2 atas pengumuman") {
		t.Errorf("predicate or amendment:\n%s", text)
	}
}

func TestLettersToOthers(t *testing.T) {
	t.Parallel()
	r := simulated(t, "kominfo-2024-reguler", 3)
	r.Took = false
	text := said(letter.Letter(r, head))
	if !strings.Contains(text, "tidak mengikuti evaluasi ini") || !strings.Contains(text, "Indeks Pencapaian 0,00") || !strings.Contains(text, "Lampiran: –") || strings.Contains(text, "|") {
		t.Errorf("who took no part:\n%s", text)
	}
	r.Reason = "Menunggu pemeriksaan bukti."
	if text := said(letter.Letter(r, head)); !strings.Contains(text, "tidak disertakan dalam pengumuman hasil. Alasannya: Menunggu") {
		t.Errorf("who was left out:\n%s", text)
	}
	for name, want := range map[string]string{"Kabupaten Malang": "Yth. Bupati Malang", "Kab. Ngada": "Yth. Bupati Ngada", "Kota Surabaya": "Yth. Wali Kota Surabaya", "Provinsi Bali": "Yth. Gubernur Bali", "Otorita Contoh": "Yth. Kepala Daerah Otorita Contoh"} {
		r.Name = name
		if to := letter.Letter(r, head).Letter.To[0]; to != want {
			t.Errorf("%s: %s, want %s", name, to, want)
		}
	}
}

func TestReport(t *testing.T) {
	t.Parallel()
	r := simulated(t, "kominfo-2024-reguler", 5)
	r.Corrections = []letter.Correction{{Number: 1, Question: "BL-1.1", Before: []int{1, 1, 2}, After: []int{2, 2, 2}, Text: "Bukti halaman 3 terlewat."}}
	r.Final, r.Exact = decimal.MustParse("2.36"), "2.3584"
	r.Aspects[0].Before = decimal.MustParse("1.40")
	d := letter.Report(r, "Direktorat Contoh")
	if problems := doc.Check(d); len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
	text := said(d)
	for _, want := range []string{
		"mencapai indeks 2,36 pada skala 0–4", "3 Peringkat dari 38 daerah kelompok Reguler", "= 2,3584 ≈ 2,36", "|1,40|\n2|Output|", "|2,36|2,504|", "10 % × ", "memberi kenaikan terbesar: dari",
		"Asesor 5\n", "Kekuatan. Dewan kota cerdas", "Rekomendasi. Tandai", "BL-1.1|", "hlm. 12 (Asesor 1)", "1|BL-1.1|1, 1, 2|2, 2, 2|Bukti halaman 3 terlewat.|",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q:\n%s", want, text[:min(len(text), 6000)])
		}
	}
	for n := range r.Assessors {
		r.Assessors[n] = letter.Assessor{Label: r.Assessors[n].Label}
	}
	r.Gains = nil
	if text := said(letter.Report(r, "")); !strings.Contains(text, "tidak menulis catatan umum") || !strings.Contains(text, "sudah di tingkat tertinggi") {
		t.Error("a report without remarks or gains leaves holes")
	}
	r.Took = false
	d = letter.Report(r, "")
	if text := said(d); !strings.Contains(text, "tidak mengikuti evaluasi ini") || len(d.Body) != 1 || len(doc.Check(d)) > 0 {
		t.Errorf("who took no part:\n%s", text)
	}
}

// Every paper can be set, also with long names, with nothing known and with a scale of
// its own; GURINDAM_PAPERS names a folder that keeps them to be looked at.
func TestPapersCanBeSet(t *testing.T) {
	t.Parallel()
	long := simulated(t, "kominfo-2023-kppn-ikn", 5)
	long.Name, long.Cohort = "Kabupaten Kepulauan Pangkajene Kepulauan Siau Tagulandang Biaro", "Kawasan Prioritas Pariwisata Nasional dan Penyangga Ibu Kota Nusantara"
	long.Reason = ""
	absent := simulated(t, "kominfo-2024-reguler", 0)
	absent.Took = false
	for name, r := range map[string]letter.Region{"biasa": simulated(t, "kominfo-2024-reguler", 4), "panjang": long, "tidak-ikut": absent, "spbe": simulated(t, "spbe-2018", 3), "kosong": {}} {
		for kind, d := range map[string]doc.Document{"surat": letter.Letter(r, head), "laporan": letter.Report(r, "Direktorat Contoh"), "surat-kosong": letter.Letter(r, letter.Head{})} {
			var b bytes.Buffer
			result, err := docpdf.Write(&b, d)
			if err != nil || result.Pages == 0 {
				t.Errorf("%s %s: %d pages, %v", kind, name, result.Pages, err)
			}
			if kind != "laporan" && result.Pages > 2 {
				t.Errorf("%s %s has %d pages", kind, name, result.Pages)
			}
			if dir := os.Getenv("GURINDAM_PAPERS"); dir != "" {
				if err := os.WriteFile(filepath.Join(dir, kind+"-"+name+".pdf"), b.Bytes(), 0o600); err != nil {
					t.Error(err)
				}
			}
		}
	}
}

// Letters and reports of the nation; the target is five minutes.
func BenchmarkPapers(b *testing.B) {
	r := simulated(b, "kominfo-2024-reguler", 5)
	pages := 0
	for b.Loop() {
		for _, d := range []doc.Document{letter.Letter(r, head), letter.Report(r, "Direktorat Contoh")} {
			result, err := docpdf.Write(&bytes.Buffer{}, d)
			if err != nil {
				b.Fatal(err)
			}
			pages += result.Pages
		}
	}
	b.ReportMetric(float64(pages)/float64(b.N), "pages/region")
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)*514, "s/514-regions")
}
