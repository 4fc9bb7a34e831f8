package surveyweb

import (
	"bytes"
	"crypto/rand"
	"io"
	"net/http"
	"strings"

	"gurindam/internal/fault"
	"gurindam/internal/survey"
	"gurindam/internal/web"
)

// paperData fills the form of one sheet of paper.
type paperData struct {
	filling
	at   place
	done bool
}

func (p pages) paper(r *http.Request) (web.Answer, error) {
	at, v, err := p.poll(r)
	if err != nil {
		return nil, err
	}
	d := paperData{at: at, done: r.URL.Query().Get("tersimpan") != "", filling: filling{Public: v, path: at.path("tautan", v.Poll.ID, "isi"), Response: survey.Response{Key: rand.Text()}}}
	return at.page(web.T(r.Context(), "Salin lembar kertas"), paperPage(d)), nil
}

func (p pages) poll(r *http.Request) (place, survey.Public, error) {
	at, err := p.place(r)
	if err != nil {
		return at, survey.Public{}, err
	}
	v, err := p.Surveys.Poll(r.Context(), at.who, at.cycle, at.code, r.PathValue("poll"))
	return at, v, err
}

func (p pages) enter(r *http.Request) (web.Answer, error) {
	at, v, err := p.poll(r)
	if err != nil {
		return nil, err
	}
	d := paperData{at: at, filling: filling{Public: v, path: at.path("tautan", v.Poll.ID, "isi"), Response: responseOf(r, v.Sub)}}
	d.problems, err = p.Surveys.Enter(r.Context(), at.who, at.cycle, at.code, v.Poll.ID, d.Response)
	if err == nil && len(d.problems) == 0 {
		return web.Redirect{To: d.path + "?tersimpan=1"}, nil
	}
	if err != nil && !mendable(err) {
		return nil, err
	}
	d.problem = text(err)
	page := at.page(web.T(r.Context(), "Salin lembar kertas"), paperPage(d))
	page.Secret, page.Status = true, http.StatusUnprocessableEntity
	return page, nil
}

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

func (p pages) template(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	form, err := p.Surveys.Template(r.Context(), at.who, at.cycle, at.code, r.PathValue("poll"))
	if err != nil {
		return nil, err
	}
	data, err := p.Workbook(form)
	return web.File{Name: form.Title + ".xlsx", Type: xlsx, Content: bytes.NewReader(data)}, err
}

// mostSent is how much of an upload is held in memory.
const mostSent = 5 << 20

// send keeps an entry sheet and leads to its preview.
func (p pages) send(r *http.Request) (web.Answer, error) {
	at, v, err := p.poll(r)
	if err != nil {
		return nil, err
	}
	name, data, err := fileOf(r)
	id := ""
	if err == nil {
		id, err = p.Surveys.Keep(r.Context(), at.who, at.cycle, at.code, v.Poll.ID, name, data)
	}
	if err != nil {
		return p.detailWith(r, v.Poll.Sub, nil, err)
	}
	return web.Redirect{To: at.path("impor", id)}, nil
}

func fileOf(r *http.Request) (name string, data []byte, err error) {
	if err := r.ParseMultipartForm(mostSent); err != nil {
		return "", nil, fault.Wrap(fault.TooLarge, "Berkas tidak sampai dengan utuh, atau terlalu besar. Kirim lagi; paling besar 4 MB.", err)
	}
	defer func() { _ = r.MultipartForm.RemoveAll() }() // what is left, the system clears
	f, head, err := r.FormFile("berkas")
	if err != nil {
		return "", nil, fault.New(fault.Invalid, "Pilih berkasnya dahulu: lembar isian XLSX atau CSV.")
	}
	defer func() { _ = f.Close() }() // read only: nothing is lost
	data, err = io.ReadAll(f)
	return head.Filename, data, err
}

// previewData fills the preview of an entry sheet.
type previewData struct {
	survey.Preview
	at      place
	problem string
}

func (p pages) preview(r *http.Request) (web.Answer, error) { return p.previewWith(r, nil) }

func (p pages) previewWith(r *http.Request, problem error) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	v, err := p.Surveys.Preview(r.Context(), at.who, at.cycle, at.code, r.PathValue("upload"))
	if err != nil {
		return nil, err
	}
	return refused(at.page(web.T(r.Context(), "Pratinjau lembar isian"), previewPage(previewData{v, at, text(problem)})), problem), nil
}

func (p pages) take(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	sub, err := p.Surveys.Import(r.Context(), at.who, at.cycle, at.code, r.PathValue("upload"))
	if err != nil && mendable(err) {
		return p.previewWith(r, err)
	}
	if err != nil {
		return nil, err
	}
	return web.Redirect{To: at.path("sub", sub)}, nil
}

func (p pages) undo(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	_, err = p.Surveys.Undo(r.Context(), at.who, at.cycle, at.code, r.PathValue("batch"))
	return p.back(r, at, field(r, "sub"), "", err)
}

// download gives the answers without those who gave them, as XLSX or as CSV in a ZIP.
func (p pages) download(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	write, kind, ending := p.Workbook, xlsx, ".xlsx"
	switch file := r.PathValue("file"); {
	case strings.HasSuffix(file, ".zip"):
		write, kind, ending = p.Archive, "application/zip", ".zip"
	case !strings.HasSuffix(file, ".xlsx"):
		return nil, fault.New(fault.NotFound, "Data survei diunduh sebagai XLSX atau ZIP.")
	}
	form, err := p.Surveys.Export(r.Context(), at.who, at.cycle, at.code, r.URL.Query().Get("sub"))
	if err != nil {
		return nil, err
	}
	data, err := write(form)
	return web.File{Name: form.Title + ending, Type: kind, Content: bytes.NewReader(data)}, err
}
