package apiweb

import (
	"context"
	"net/http"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/doc"
	"gurindam/internal/doc/dochtml"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/publication"
)

// Book is a book of the set that a plan follows.
type Book struct {
	ID       string    `json:"buku" example:"masterplan"`
	Label    string    `json:"sebutan" example:"Buku 2"`
	Title    string    `json:"judul"`
	About    string    `json:"keterangan"`
	Chapters []Chapter `json:"bab"`
}

// Chapter is a chapter or annex of a book.
type Chapter struct {
	ID    string `json:"bab" example:"visi"`
	Title string `json:"judul"`
}

// Edition is the books of a region as they came of one state of its plan.
type Edition struct {
	Number      int                      `json:"nomor"`
	State       publication.EditionState `json:"keadaan" enum:"antre,membangun,siap,gagal"`
	Step        string                   `json:"langkah,omitempty" doc:"Yang terakhir dikerjakan."`
	Done        int                      `json:"selesai"`
	Total       int                      `json:"semua"`
	Rev         int64                    `json:"perubahan" doc:"Nomor perubahan rencana yang dibukukan."`
	Revision    string                   `json:"revisi,omitempty"`
	Fingerprint string                   `json:"sidik"`
	Name        string                   `json:"oleh,omitempty"`
	Asked       time.Time                `json:"diminta"`
	Ended       *time.Time               `json:"berakhir,omitempty"`
	Note        string                   `json:"catatan,omitempty"`
	Reason      string                   `json:"sebab_gagal,omitempty"`
	Files       []EditionFile            `json:"berkas" doc:"Hanya pada satu edisi, tidak pada daftarnya."`
}

// EditionFile is one book in one format.
type EditionFile struct {
	Name   string `json:"nama"`
	Book   string `json:"buku"`
	Format string `json:"bentuk" enum:"pdf,docx,html"`
	SHA256 string `json:"sidik"`
	Size   int64  `json:"ukuran"`
}

// BookChange is a part of a book that differs.
type BookChange struct {
	Book    string `json:"buku"`
	Chapter string `json:"bab,omitempty"`
	Section string `json:"bagian,omitempty"`
	Title   string `json:"judul"`
	Mark    string `json:"perubahan" enum:"Baru,Dihapus,Diubah,Dipindahkan"`
	What    string `json:"apa" example:"Paragraf"`
	Text    string `json:"teks,omitempty"`
}

const (
	bookTag     = "Buku"
	editionBase = "/api/daerah/{region}/edisi"
)

// books are the operations on books and their editions.
func (a *api) books() {
	op := func(id, method, path, summary string, verb access.Verb) operation {
		return operation{id: id, method: method, path: path, tag: bookTag, summary: summary, verb: verb}
	}
	add(a, op("daftar-buku", http.MethodGet, "/api/daerah/{region}/buku", "Buku yang disusun dari rencana, dengan babnya", access.Read), a.listBooks)
	chapter := op("pratinjau-bab", http.MethodGet, "/api/daerah/{region}/buku/{buku}/{bab}", "Satu bab sebagaimana rencana sekarang akan tercetak, sebagai HTML", access.Read)
	chapter.files = []string{htmlType}
	add(a, chapter, a.chapter)
	add(a, op("daftar-edisi", http.MethodGet, editionBase, "Edisi buku, yang terbaru dahulu", access.Read), a.editions)
	ask := op("buat-edisi", http.MethodPost, editionBase, "Meminta edisi dari rencana sekarang; yang isinya sama tidak dibuat dua kali", access.Build)
	ask.status = http.StatusAccepted
	add(a, ask, a.askEdition)
	add(a, op("satu-edisi", http.MethodGet, editionBase+"/{nomor}", "Satu edisi: kemajuannya, lalu berkas-berkasnya", access.Read), a.edition)
	retry := op("ulangi-edisi", http.MethodPost, editionBase+"/{nomor}/ulangi", "Mengulang edisi yang gagal", access.Build)
	retry.status = http.StatusAccepted
	add(a, retry, a.retryEdition)
	open := op("berkas-edisi", http.MethodGet, editionBase+"/{nomor}/berkas/{berkas}", "Satu berkas edisi", access.Export)
	open.files = []string{pdfType, docxType, htmlType}
	add(a, open, a.editionFile)
	add(a, op("beda-edisi", http.MethodGet, editionBase+"/{nomor}/beda/{lain}", "Apa yang berbeda antara dua edisi", access.Read), a.redline)
	printed := op("cetak-beda-edisi", http.MethodGet, editionBase+"/{nomor}/beda/{lain}/{buku}/pdf", "Perbedaan sebuah buku antara dua edisi sebagai PDF", access.Export)
	printed.files = []string{pdfType}
	add(a, printed, a.printRedline)
}

// set gives the set of books of a plan, with the plan and its guideline.
func (a *api) bookSet(ctx context.Context, in In) (publication.Set, publication.Moment, plan.Guideline, error) {
	st, g, err := a.Work.State(ctx, in.code())
	if err != nil {
		return publication.Set{}, publication.Moment{}, g, err
	}
	set, err := publication.SetOf(st.Snapshot)
	return set, publication.Moment{Snapshot: st.Snapshot, Rev: st.Rev}, g, err
}

func (a *api) listBooks(ctx context.Context, in *PageIn) (*bodyOut[Part[Book]], error) {
	set, _, _, err := a.bookSet(ctx, in.In)
	if err != nil {
		return nil, err
	}
	return answerOf(cutList(in.Paging, each(set.Books, func(b publication.Book) Book {
		out := Book{string(b.ID), b.Label, b.Title, b.About, []Chapter{}}
		for _, part := range [][]publication.Section{b.Front, b.Body, b.Back} {
			out.Chapters = append(out.Chapters, each(part, func(s publication.Section) Chapter { return Chapter{s.ID, s.Title} })...)
		}
		return out
	}), func(b Book) string { return b.ID }))
}

type chapterIn struct {
	In
	Book    string `path:"buku" maxLength:"40" example:"masterplan"`
	Chapter string `path:"bab" maxLength:"80" example:"visi"`
}

func (a *api) chapter(ctx context.Context, in *chapterIn) (*content, error) {
	set, m, g, err := a.bookSet(ctx, in.In)
	if err != nil {
		return nil, err
	}
	p, ok := publication.ComposeChapter(set, publication.BookID(in.Book), in.Chapter, m.Snapshot, g)
	if !ok {
		return nil, fault.New(fault.NotFound, "Bab itu tidak ada dalam buku ini. Lihat daftar buku.")
	}
	html, _ := dochtml.Fragment(p.Document, doc.Number(p.Document), in.Chapter, dochtml.Place{
		Level: 1, Link: func(id string) string { return "#" + dochtml.Anchor(id) },
		Picture: func(hash string) string { return "/api/daerah/" + in.Region + "/gambar/" + hash },
	})
	return made(in.Book+"-"+in.Chapter+".html", htmlType+"; charset=utf-8", []byte(html)), nil
}
