package apiweb

import (
	"context"
	"net/http"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/evidence"
	"gurindam/internal/fault"
)

const (
	evidenceTag  = "Bukti"
	evidenceBase = "/api/daerah/{region}/bukti"
)

// EvidenceFlag is something about an item that whoever rests on it should know.
type EvidenceFlag struct {
	Kind  string        `json:"jenis"`
	Grave bool          `json:"berat"`
	Text  string        `json:"teks"`
	Uses  []EvidenceUse `json:"pemakaian" doc:"Pemakaian isi yang sama. Daerah lain hanya disebut kepada pengelola evaluasi."`
}

// EvidenceUse is a use of the same content.
type EvidenceUse struct {
	Region string `json:"daerah"`
	Item   string `json:"bukti"`
	Title  string `json:"judul"`
	About  string `json:"tentang,omitempty"`
}

// EvidenceClaim says that an item proves something.
type EvidenceClaim struct {
	Kind   string     `json:"jenis"`
	About  string     `json:"tentang"`
	Page   int        `json:"halaman,omitempty"`
	Note   string     `json:"catatan,omitempty"`
	Year   int        `json:"tahun,omitempty" doc:"Tahun yang harus dicakup buktinya."`
	Frozen *time.Time `json:"dikirim,omitempty"`
}

// EvidenceFile is one version of what an item holds.
type EvidenceFile struct {
	Number int       `json:"versi"`
	Name   string    `json:"nama"`
	Media  string    `json:"tipe"`
	Size   int64     `json:"ukuran"`
	Pages  int       `json:"halaman,omitempty"`
	Hash   string    `json:"sha256"`
	Scan   string    `json:"pindaian,omitempty" enum:"belum-diperiksa,bersih,terinfeksi"`
	Marks  []string  `json:"tanda"`
	By     string    `json:"oleh"`
	At     time.Time `json:"pada"`
}

// EvidenceDetails is what an item says of itself.
type EvidenceDetails struct {
	Type      string `json:"jenis" maxLength:"40" doc:"Kode jenis bukti: peraturan, keputusan, notulen, …"`
	Title     string `json:"judul,omitempty" maxLength:"200"`
	Number    string `json:"nomor,omitempty" maxLength:"150"`
	Date      string `json:"tanggal,omitempty" doc:"2026-01-31" maxLength:"10"`
	From      int    `json:"tahun_awal,omitempty"`
	Until     int    `json:"tahun_akhir,omitempty"`
	Expires   string `json:"berlaku_sampai,omitempty" maxLength:"10"`
	Publisher string `json:"penerbit,omitempty" maxLength:"150"`
	Note      string `json:"catatan,omitempty" maxLength:"2000"`
	OPD       string `json:"opd,omitempty" maxLength:"40"`
	URL       string `json:"alamat,omitempty" maxLength:"2000" doc:"Dari sebuah tautan. Program ini tidak membukanya."`
}

// EvidenceItem is a proof as lists have it.
type EvidenceItem struct {
	ID       string          `json:"bukti"`
	Kind     string          `json:"bentuk" enum:"berkas,tautan"`
	Rev      int64           `json:"rev"`
	State    string          `json:"keadaan" enum:"draf,diajukan,perlu-revisi,diterima,ditolak"`
	Reason   string          `json:"alasan,omitempty"`
	Frozen   bool            `json:"dibekukan"`
	Details  EvidenceDetails `json:"isian"`
	File     EvidenceFile    `json:"berkas"`
	Claims   []EvidenceClaim `json:"kaitan"`
	Flags    []EvidenceFlag  `json:"tanda"`
	Existing bool            `json:"sudah_ada,omitempty" doc:"Daerah ini sudah memegang isi yang sama; bukti itu yang diberikan."`
}

// EvidencePassport is all that is known of a proof.
type EvidencePassport struct {
	EvidenceItem
	Versions []EvidenceFile  `json:"versi"`
	Events   []EvidenceEvent `json:"riwayat"`
}

// EvidenceEvent is a line in the history of a proof.
type EvidenceEvent struct {
	Deed string    `json:"hal"`
	By   string    `json:"oleh"`
	At   time.Time `json:"pada"`
	Text string    `json:"teks,omitempty"`
}

// EvidenceTarget is something that a proof may be claimed for.
type EvidenceTarget struct {
	Kind  string   `json:"jenis"`
	About string   `json:"tentang"`
	Title string   `json:"judul"`
	Year  int      `json:"tahun,omitempty"`
	Types []string `json:"jenis_bukti"`
}

// proofs are the operations about evidence.
func (a *api) proofs() {
	op := func(id, method, path, summary string, verb access.Verb, status int) operation {
		return operation{id: id, method: method, path: evidenceBase + path, tag: evidenceTag, summary: summary, verb: verb, status: status}
	}
	add(a, op("daftar-bukti", http.MethodGet, "", "Bukti sebuah daerah", access.Evaluated, 0), a.listEvidence)
	add(a, op("sasaran-bukti", http.MethodGet, "/sasaran", "Butir yang dapat dikaitkan dengan bukti sekarang", access.Evaluated, 0), a.evidenceTargets)
	add(a, op("kirim-bukti", http.MethodPost, "", "Mengirim berkas sebagai bukti", access.Answer, http.StatusCreated), a.sendEvidence)
	add(a, op("catat-tautan-bukti", http.MethodPost, "/tautan", "Mencatat tautan sebagai bukti", access.Answer, http.StatusCreated), a.linkEvidence)
	add(a, op("satu-bukti", http.MethodGet, "/{bukti}", "Paspor sebuah bukti", access.Evaluated, 0), a.oneEvidence)
	add(a, op("ubah-bukti", http.MethodPut, "/{bukti}", "Mengubah isian sebuah bukti", access.Answer, 0), a.amendEvidence)
	add(a, op("ganti-bukti", http.MethodPost, "/{bukti}/versi", "Mengganti berkas sebuah bukti dengan versi baru", access.Answer, 0), a.swapEvidence)
	add(a, op("ajukan-bukti", http.MethodPost, "/{bukti}/ajukan", "Mengajukan bukti untuk ditinjau", access.Answer, 0), a.offerEvidence)
	add(a, op("tinjau-bukti", http.MethodPost, "/{bukti}/tinjauan", "Meninjau bukti yang diajukan", access.Evaluated, 0), a.judgeEvidence)
	add(a, op("kaitkan-bukti", http.MethodPut, "/{bukti}/kaitan", "Mengaitkan bukti dengan sebuah butir", access.Answer, http.StatusNoContent), a.tieEvidence)
	add(a, op("lepas-bukti", http.MethodDelete, "/{bukti}/kaitan", "Melepas bukti dari sebuah butir", access.Answer, http.StatusNoContent), a.untieEvidence)
	add(a, op("hapus-bukti", http.MethodDelete, "/{bukti}", "Menghapus bukti yang tidak dipakai", access.Answer, http.StatusNoContent), a.removeEvidence)
	given := op("berkas-bukti", http.MethodGet, "/{bukti}/berkas", "Berkas sebuah bukti", access.Evaluated, 0)
	given.files = []string{pdfType, "image/png", "image/jpeg", xlsxType, docxType, "text/csv", "text/plain"}
	add(a, given, a.evidenceFile)
	all := op("unduh-semua-bukti", http.MethodGet, "/unduh", "Seluruh bukti sebagai satu ZIP, dengan daftarnya", access.Evaluated, 0)
	all.files = []string{zipType}
	add(a, all, a.evidenceBundle)
}

func holder(ctx context.Context) evidence.Author {
	who := author(ctx)
	return evidence.Author{Actor: who.Actor, Name: who.Name}
}

func fileShape(v evidence.Version) EvidenceFile {
	return EvidenceFile{v.Number, v.Name, v.Media, v.Size, v.Pages, v.Hash, string(v.Scan), append([]string{}, v.Marks...), v.By.Name, v.At}
}

func dayText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func evidenceShape(r evidence.Row) EvidenceItem {
	return EvidenceItem{
		ID: r.ID, Kind: string(r.Kind), Rev: r.Rev, State: string(r.State), Reason: r.Reason, Frozen: r.Frozen,
		Details: EvidenceDetails{r.Type, r.Title, r.Number, dayText(r.Date), r.From, r.Until, dayText(r.Expires), r.Publisher, r.Note, r.OPD, r.URL},
		File:    fileShape(evidence.Version{Content: r.Content, Number: r.Version, By: r.By, At: r.At}),
		Claims: each(r.Claims, func(c evidence.Claim) EvidenceClaim {
			return EvidenceClaim{c.Kind, c.About, c.Page, c.Note, c.Year, when(c.Frozen)}
		}),
		Flags: each(r.Flags, func(f evidence.Flag) EvidenceFlag {
			return EvidenceFlag{string(f.Kind), f.Grave, f.Text, each(f.Uses, func(u evidence.Use) EvidenceUse {
				return EvidenceUse{string(u.Region), u.Item, u.Title, u.About}
			})}
		}),
	}
}

type listEvidenceIn struct {
	In
	Paging
	Type   string `query:"jenis" maxLength:"40"`
	OPD    string `query:"opd" maxLength:"40"`
	State  string `query:"keadaan" enum:"draf,diajukan,perlu-revisi,diterima,ditolak"`
	Search string `query:"cari" maxLength:"100"`
	About  string `query:"tentang" maxLength:"200" doc:"Hanya yang dikaitkan dengan butir yang namanya berawalan ini, misalnya 2026/."`
	Pick   string `query:"pilih" enum:"lepas,bermasalah"`
}

func (a *api) listEvidence(ctx context.Context, in *listEvidenceIn) (*bodyOut[Part[EvidenceItem]], error) {
	rows, err := a.Proofs.All(ctx, author(ctx).Actor, in.code(), evidence.Filter{
		Type: in.Type, OPD: in.OPD, State: evidence.State(in.State), Search: in.Search, About: in.About, Unused: in.Pick == "lepas", Flagged: in.Pick == "bermasalah",
	})
	if err != nil {
		return nil, err
	}
	return answerOf(cutList(in.Paging, each(rows, evidenceShape), func(i EvidenceItem) string { return i.ID }))
}

type provableIn struct {
	In
	Paging
}

func (a *api) evidenceTargets(ctx context.Context, in *provableIn) (*bodyOut[Part[EvidenceTarget]], error) {
	targets, err := a.Proofs.Targets(ctx, author(ctx).Actor, in.code())
	if err != nil {
		return nil, err
	}
	return answerOf(cutList(in.Paging, each(targets, func(t evidence.Target) EvidenceTarget {
		return EvidenceTarget{t.Kind, t.About, t.Title, t.Year, append([]string{}, t.Types...)}
	}), func(t EvidenceTarget) string { return t.Kind + " " + t.About }))
}

// EvidenceKey names an item of a region by the address.
type EvidenceKey struct {
	In
	ID string `path:"bukti" maxLength:"64"`
}

func (a *api) oneEvidence(ctx context.Context, in *EvidenceKey) (*bodyOut[EvidencePassport], error) {
	p, err := a.Proofs.Passport(ctx, author(ctx).Actor, in.code(), in.ID)
	if err != nil {
		return nil, err
	}
	return answerOf(EvidencePassport{
		evidenceShape(p.Row), each(p.Versions, fileShape),
		each(p.Events, func(e evidence.Event) EvidenceEvent { return EvidenceEvent{string(e.Deed), e.By.Name, e.At, e.Text} }),
	}, nil)
}

type evidenceFileIn struct {
	EvidenceKey
	Version int `query:"versi" doc:"Nomor versi; kosong: yang terbaru." minimum:"0"`
}

func (a *api) evidenceFile(ctx context.Context, in *evidenceFileIn) (*content, error) {
	o, err := a.Proofs.Open(ctx, author(ctx).Actor, in.code(), in.ID, in.Version, false)
	if err != nil {
		return nil, err
	}
	return file(o.Name, o.Media, o.Hash, o.Content), nil
}

var errUpload = fault.New(fault.Invalid, "Berkas tidak sampai dengan utuh. Kirim lagi.")
