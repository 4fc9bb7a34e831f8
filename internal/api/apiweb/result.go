package apiweb

import (
	"context"
	"net/http"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/result"
)

// ResultValue is a number under a code, with every decimal it has.
type ResultValue struct {
	Code  string `json:"kode"`
	Value string `json:"nilai" doc:"Dibulatkan menurut instrumennya; titik sebagai tanda desimal."`
	Exact string `json:"utuh,omitempty" doc:"Pecahan utuh, bila nilai menampilkan lebih sedikit."`
	Share string `json:"sumbangan,omitempty" doc:"Yang diberikan aspek kepada indeks."`
}

// ResultRow is the result of a region.
type ResultRow struct {
	Region      string        `json:"daerah"`
	Name        string        `json:"nama"`
	Cohort      string        `json:"kelompok"`
	Instrument  string        `json:"instrumen"`
	Part        string        `json:"keikutsertaan" enum:"ikut,tidak-ikut,dikecualikan,belum"`
	Reason      string        `json:"alasan,omitempty"`
	Aspects     []ResultValue `json:"aspek"`
	Dimensions  []ResultValue `json:"dimensi"`
	Final       string        `json:"indeks_pencapaian,omitempty"`
	Exact       string        `json:"indeks_utuh,omitempty" doc:"Sebelum pembulatan terakhir."`
	Before      string        `json:"tahun_lalu,omitempty" doc:"Indeks tahun lalu sebelum dibulatkan."`
	Improvement string        `json:"indeks_peningkatan,omitempty"`
	Predicate   string        `json:"predikat,omitempty"`
	Rank        int           `json:"peringkat,omitempty" doc:"Dalam kelompoknya; indeks yang sama berbagi peringkat."`
	Of          int           `json:"dari,omitempty"`
	Overall     int           `json:"peringkat_semua,omitempty"`
	Quadrant    string        `json:"kuadran,omitempty"`
	Fixed       string        `json:"bobot_tetap,omitempty"`
	FixedBefore string        `json:"bobot_tetap_tahun_lalu,omitempty"`
	Dossier     string        `json:"sidik_berkas,omitempty"`
}

// ResultMove is what an amendment changed for a region.
type ResultMove struct {
	Region   string `json:"daerah"`
	Name     string `json:"nama"`
	From     string `json:"indeks_dari"`
	To       string `json:"indeks_ke"`
	RankFrom int    `json:"peringkat_dari"`
	RankTo   int    `json:"peringkat_ke"`
}

// ResultPublication is results that were announced, or an amendment of them.
type ResultPublication struct {
	Number      int          `json:"nomor" doc:"0: pengumuman; 1 dan seterusnya: perbaikan."`
	Fingerprint string       `json:"sidik"`
	Reason      string       `json:"alasan,omitempty"`
	Announced   time.Time    `json:"diumumkan"`
	Moves       []ResultMove `json:"yang_berubah"`
}

// ResultPart is a part of the league tables.
type ResultPart struct {
	Part[ResultRow]
	Preview bool              `json:"sementara"`
	From    ResultPublication `json:"pengumuman"`
	Fixed   string            `json:"bobot_tetap_dari" doc:"Instrumen yang bobotnya dipakai untuk membandingkan."`
}

// ResultTrial is one change that was tried on a league table.
type ResultTrial struct {
	Cohort  string       `json:"kelompok"`
	Aspect  string       `json:"aspek,omitempty"`
	Delta   int          `json:"geser,omitempty" doc:"Poin."`
	Weight  string       `json:"menjadi,omitempty"`
	Without string       `json:"tanpa,omitempty" doc:"Nama asesor, bagi kementerian saja."`
	Scored  int          `json:"dinilainya,omitempty" doc:"Daerah yang dinilai asesor itu."`
	Shifts  []ResultMove `json:"bergeser"`
}

// ResultScore is what an assessor gave to a question.
type ResultScore struct {
	Question string `json:"pertanyaan"`
	Assessor int    `json:"asesor"`
	First    int    `json:"semula"`
	Level    int    `json:"nilai"`
	Note     string `json:"catatan,omitempty"`
	Reason   string `json:"alasan,omitempty"`
	Item     string `json:"bukti,omitempty"`
	Page     int    `json:"halaman,omitempty"`
}

// ResultDossier is the result of a region with what stands behind it, as far as the
// token may see it.
type ResultDossier struct {
	Row       ResultRow         `json:"hasil"`
	From      ResultPublication `json:"pengumuman"`
	Values    []ResultValue     `json:"pertanyaan"`
	Scores    []ResultScore     `json:"nilai_asesor"`
	Assessors []ResultAssessor  `json:"asesor"`
	Formula   string            `json:"rumus,omitempty"`
}

// ResultAssessor is who scored a region.
type ResultAssessor struct {
	Number          int    `json:"nomor"`
	Name            string `json:"nama,omitempty" doc:"Bagi kementerian saja."`
	Strengths       string `json:"kekuatan,omitempty"`
	Weaknesses      string `json:"kelemahan,omitempty"`
	Recommendations string `json:"saran,omitempty"`
}

const resultTag = "Hasil evaluasi"

// results are the operations on results and their letters.
func (a *api) results() {
	op := func(id, method, path, summary string, verb access.Verb, status int, files ...string) operation {
		return operation{id: id, method: method, path: "/api" + path, tag: resultTag, summary: summary, verb: verb, status: status, files: files}
	}
	const all, mail, own = "/evaluasi/{siklus}/hasil", "/evaluasi/{siklus}/surat", "/daerah/{region}/evaluasi/{siklus}/hasil"
	add(a, op("hasil-siklus", http.MethodGet, all, "Tabel peringkat sebuah siklus", access.Enter, 0), a.listResults)
	add(a, op("kepekaan-hasil", http.MethodGet, all+"/kepekaan", "Peringkat yang bergeser bila bobot atau asesor berubah", access.Enter, 0), a.listTrials)
	add(a, op("perbaikan-hasil", http.MethodGet, all+"/perbaikan", "Pengumuman dan perbaikannya", access.Enter, 0), a.listPublications)
	add(a, op("kesiapan-hasil", http.MethodGet, all+"/umumkan", "Yang kurang sebelum hasil diumumkan", access.Direct, 0), a.resultOutlook)
	add(a, op("siapkan-hasil", http.MethodPost, all+"/siapkan", "Mengikat hasil dengan sidik untuk diumumkan orang lain", access.Direct, 0), a.prepareResults)
	add(a, op("umumkan-hasil", http.MethodPost, all+"/umumkan", "Mengumumkan hasil yang disiapkan orang lain", access.Direct, 0), a.announceResults)
	add(a, op("kecualikan-daerah", http.MethodPost, all+"/kecualikan", "Mengecualikan daerah dengan keputusan", access.Direct, http.StatusNoContent), a.excludeResult)
	add(a, op("batal-kecualikan", http.MethodDelete, all+"/kecualikan/{daerah}", "Membatalkan pengecualian", access.Direct, http.StatusNoContent), a.readmitResult)
	add(a, op("hasil-satu-daerah", http.MethodGet, all+"/{region}", "Hasil satu daerah sampai nilai tiap asesor", access.Enter, 0), a.regionResult)
	add(a, op("hasil-daerah", http.MethodGet, own, "Hasil daerah sendiri dengan catatan dan buktinya", access.Evaluated, 0), a.regionResult)
	add(a, op("kemajuan-surat", http.MethodGet, mail, "Sejauh mana surat dan laporan dibuat", access.Direct, 0), a.mailProgress)
	add(a, op("buat-surat", http.MethodPost, mail, "Membuat surat dan laporan semua daerah", access.Direct, 0), a.writeLetters)
	add(a, op("berkas-surat", http.MethodGet, mail+"/{region}/{jenis}", "Surat atau laporan satu daerah", access.Direct, 0, pdfType), a.resultPaper)
	add(a, op("surat-daerah", http.MethodGet, own+"/surat/{jenis}", "Surat atau laporan daerah sendiri", access.Evaluated, 0, pdfType), a.resultPaper)
}

// arbiter gives whoever asks, as one who has to do with results.
func arbiter(ctx context.Context) result.Author {
	who := author(ctx)
	return result.Author{Actor: who.Actor, Name: who.Name}
}

func resultValues(list []result.Value) []ResultValue {
	return each(list, func(v result.Value) ResultValue {
		return ResultValue{v.Code, v.Value.String(), v.Exact, v.Share.String()}
	})
}

func resultRow(r result.Row) ResultRow {
	return ResultRow{
		Region: string(r.Region), Name: r.Name, Cohort: r.Cohort, Instrument: r.Instrument, Part: string(r.Part), Reason: r.Reason,
		Aspects: resultValues(r.Aspects), Dimensions: resultValues(r.Dimensions), Final: r.Final.String(), Exact: r.Exact, Before: r.Before, Improvement: r.Improvement.String(),
		Predicate: r.Predicate, Rank: r.Rank, Of: r.Of, Overall: r.Overall, Quadrant: string(r.Quadrant), Fixed: r.Fixed.String(), FixedBefore: r.FixedBefore.String(), Dossier: r.Dossier,
	}
}

func resultPublication(p result.Publication) ResultPublication {
	return ResultPublication{p.Number, p.Fingerprint, p.Reason, p.Announced.At, each(p.Moves, func(m result.Move) ResultMove {
		return ResultMove{string(m.Region), m.Name, m.From, m.To, m.RankFrom, m.RankTo}
	})}
}

// ResultIn names a publication of a cycle.
type ResultIn struct {
	CycleIn
	Number int `query:"nomor" default:"-1" minimum:"-1" doc:"0: pengumuman; 1 dan seterusnya: perbaikan; -1: yang terbaru."`
}

type resultsIn struct {
	ResultIn
	Paging
}

func (a *api) listResults(ctx context.Context, in *resultsIn) (*bodyOut[ResultPart], error) {
	s, err := a.Results.Results(ctx, arbiter(ctx).Actor, in.Cycle, in.Number)
	if err != nil {
		return nil, err
	}
	part, err := cutList(in.Paging, each(s.Table.Rows, resultRow), func(r ResultRow) string { return r.Region })
	return answerOf(ResultPart{part, s.Preview, resultPublication(s.Publication), s.Table.Fixed}, err)
}

func (a *api) listTrials(ctx context.Context, in *ResultIn) (*bodyOut[[]ResultTrial], error) {
	s, list, err := a.Results.Sensitivity(ctx, arbiter(ctx).Actor, in.Cycle, in.Number)
	if err != nil {
		return nil, err
	}
	out := []ResultTrial{}
	for _, l := range list {
		for _, t := range l.Trials {
			out = append(out, ResultTrial{t.Cohort, t.Aspect, t.Delta, t.Weight.String(), s.Table.People[t.Person], t.Regions, each(t.Shifts, func(m result.Shift) ResultMove {
				return ResultMove{Region: string(m.Region), Name: m.Name, RankFrom: m.From, RankTo: m.To}
			})})
		}
	}
	return answerOf(out, nil)
}

func (a *api) listPublications(ctx context.Context, in *CycleIn) (*bodyOut[[]ResultPublication], error) {
	s, err := a.Results.Results(ctx, arbiter(ctx).Actor, in.Cycle, result.Newest)
	if err != nil {
		return nil, err
	}
	return answerOf(each(s.Publications, resultPublication), nil)
}

// ResultOutlook is how far the announcement has come.
type ResultOutlook struct {
	Unready    []string `json:"belum_disepakati" doc:"Kode wilayah."`
	Excluded   []string `json:"dikecualikan" doc:"Kode wilayah."`
	Prepared   string   `json:"disiapkan_oleh,omitempty"`
	Print      string   `json:"sidik,omitempty"`
	Published  bool     `json:"sudah_diumumkan"`
	Amendments int      `json:"perbaikan"`
}

func (a *api) resultOutlook(ctx context.Context, in *CycleIn) (*bodyOut[ResultOutlook], error) {
	o, err := a.Results.Outlook(ctx, arbiter(ctx), in.Cycle)
	return answerOf(ResultOutlook{
		Unready:  each(o.Unready, func(r result.Row) string { return string(r.Region) }),
		Excluded: each(o.Exclusions, func(e result.Exclusion) string { return string(e.Region) }),
		Prepared: o.Draft.Prepared.Name, Print: o.Draft.Fingerprint, Published: len(o.Publications) > 0, Amendments: max(0, len(o.Publications)-1),
	}, err)
}

type printShape struct {
	Print string `json:"sidik" maxLength:"64"`
}

func (a *api) prepareResults(ctx context.Context, in *CycleIn) (*bodyOut[printShape], error) {
	d, err := a.Results.Prepare(ctx, arbiter(ctx), in.Cycle)
	return answerOf(printShape{d.Fingerprint}, err)
}

type announceIn struct {
	CycleIn
	Body printShape
}

func (a *api) announceResults(ctx context.Context, in *announceIn) (*bodyOut[ResultPublication], error) {
	p, err := a.Results.Announce(ctx, arbiter(ctx), in.Cycle, in.Body.Print)
	return answerOf(resultPublication(p), err)
}
