package resultweb

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"gurindam/internal/fault"
	"gurindam/internal/result"
	"gurindam/internal/web"
)

type mailData struct {
	place
	result.Letters
	head    result.Letterhead // as typed, or as used last
	problem error
	still   bool // the reader asked the page to stand still
}

const refreshSeconds = 2

// mailing shows how far the letters are, with the form that asks for them.
func (p pages) mailing(r *http.Request) (web.Answer, error) {
	d, err := p.mail(r)
	if err != nil {
		return nil, err
	}
	out := form(web.T(r.Context(), "Surat hasil"), mailPage(d), nil)
	if d.Mailing.UnderWay() && !d.still {
		out = page(out.Title, out.Body)
		out.Refresh = refreshSeconds
	}
	return out, nil
}

func (p pages) mail(r *http.Request) (d mailData, err error) {
	if d.place, err = placeOf(r); err != nil {
		return d, err
	}
	if d.Letters, err = p.Results.Letters(r.Context(), web.VisitorOf(r.Context()).Actor, d.cycle); err != nil {
		return d, err
	}
	d.head, d.still = d.Mailing.Letterhead, r.URL.Query().Get("diam") == "ya"
	d.head.First = max(1, d.head.First)
	return d, nil
}

// write asks for the letters. What was typed comes back where it is refused.
func (p pages) write(r *http.Request) (web.Answer, error) {
	field := r.PostFormValue
	first, _ := strconv.Atoi(field("urut"))
	rev, _ := strconv.ParseInt(field("rev"), 10, 64)
	head := result.Letterhead{Pattern: field("nomor"), First: first, Date: field("tanggal"), Place: field("tempat"), Office: field("unit"), Signatory: field("nama"), Title: field("jabatan"), NIP: field("nip")}
	_, err := p.Results.WriteLetters(r.Context(), author(r), r.PathValue("cycle"), head, rev)
	if mendable(err) {
		d, failed := p.mail(r)
		if failed != nil {
			return nil, failed
		}
		d.head, d.problem = head, err
		return form(web.T(r.Context(), "Surat hasil"), mailPage(d), err), nil
	}
	if err != nil {
		return nil, err
	}
	return web.Redirect{To: "/evaluasi/" + r.PathValue("cycle") + "/surat"}, nil
}

// paper gives a letter or a report, to the ministry and to its region.
func (p pages) paper(r *http.Request) (web.Answer, error) {
	at, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	paper, content, err := p.Results.OpenPaper(r.Context(), web.VisitorOf(r.Context()).Actor, at.cycle, at.code, result.PaperKind(r.PathValue("paper")))
	if err != nil {
		return nil, err
	}
	return web.File{Name: paper.Name, Type: "application/pdf", SHA256: paper.Hash, Content: content}, nil
}

// allPapers gives every letter and report in one archive, written as it is read so that
// it is never held as a whole.
func (p pages) allPapers(r *http.Request) (web.Answer, error) {
	d, err := p.mail(r)
	if err != nil {
		return nil, err
	}
	if d.Mailing.State != result.MailReady {
		return nil, fault.New(fault.Conflict, "Surat belum selesai dibuat. Tunggu sampai semuanya siap, lalu unduh lagi.")
	}
	return web.Raw{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/zip")
		w.Header().Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", "surat-hasil-"+d.cycle+".zip"))
		if err := p.zip(w, r, d.Papers); err != nil {
			panic(http.ErrAbortHandler) // the archive breaks off, so that nobody takes it for a whole one
		}
	})}, nil
}

func (p pages) zip(w io.Writer, r *http.Request, papers []result.Paper) error {
	z := zip.NewWriter(w)
	for _, paper := range papers {
		content, err := p.Results.Store.Content(r.Context(), paper.Hash)
		if err != nil {
			return err
		}
		f, err := z.CreateHeader(&zip.FileHeader{Name: string(paper.Kind) + "/" + string(paper.Region) + " " + paper.Name, Method: zip.Store, Modified: paper.At})
		if err == nil {
			_, err = io.Copy(f, content)
		}
		if c, ok := content.(io.Closer); ok {
			err = errors.Join(err, c.Close())
		}
		if err != nil {
			return err
		}
	}
	return z.Close()
}
