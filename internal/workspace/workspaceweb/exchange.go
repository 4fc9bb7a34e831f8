package workspaceweb

import (
	"bytes"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/web"
	"gurindam/internal/workspace"
)

type exchangeData struct {
	*opened
	whole   bool // the visitor may take in the whole plan
	offices []office
	past    []workspace.Entry // one of each import
	text    string            // why the last attempt failed
	kind    string
	opd     string
	first   string
}

type office struct{ code, name string }

// exchange is the page where files come in and go out.
func (p pages) exchange(r *http.Request) (web.Answer, error) {
	d, err := p.openExchange(r)
	if err != nil {
		return nil, err
	}
	return d.page(web.T(r.Context(), "Impor & ekspor"), web.Page{Body: exchangePage(d), Styles: []string{"kerja.css"}}), nil
}

func (p pages) openExchange(r *http.Request) (*exchangeData, error) {
	o, err := p.open(r)
	if err != nil {
		return nil, err
	}
	d := &exchangeData{opened: o, kind: workspace.PlanUpload}
	place := access.Place{Region: string(o.Region.Code)}
	d.whole = access.May(o.who.Actor, access.Write, place, o.now)
	for _, v := range o.OPDs {
		place.OPD = v.Code
		if access.May(o.who.Actor, access.Write, place, o.now) {
			d.offices = append(d.offices, office{v.Code, v.Label()})
		}
	}
	d.past, err = p.files.Past(r.Context(), o.Region.Code)
	return d, err
}

// mostSent is how much of an upload is held in memory; the rest waits on the disk.
const mostSent = 8 << 20

// send keeps the files of the form and leads to their preview.
func (p pages) send(r *http.Request) (web.Answer, error) {
	d, err := p.openExchange(r)
	if err != nil {
		return nil, err
	}
	id, err := p.keep(r, d)
	if err != nil {
		if k := fault.KindOf(err); k != fault.Invalid && k != fault.TooLarge && k != fault.Forbidden {
			return nil, err
		}
		d.text = fault.Text(err)
		return d.page(web.T(r.Context(), "Impor & ekspor"), web.Page{Body: exchangePage(d), Styles: []string{"kerja.css"}, Secret: true, Status: http.StatusUnprocessableEntity}), nil
	}
	return web.Redirect{To: d.base + "/impor/" + id}, nil
}

func (p pages) keep(r *http.Request, d *exchangeData) (string, error) {
	if err := r.ParseMultipartForm(mostSent); err != nil {
		return "", fault.Wrap(fault.TooLarge, "Berkas tidak sampai dengan utuh, atau terlalu besar. Kirim lagi; paling besar 24 MB.", err)
	}
	defer func() { _ = r.MultipartForm.RemoveAll() }() // what is left, the system clears
	d.kind, d.opd, d.first = r.FormValue("jenis"), r.FormValue("opd"), r.FormValue("tahun_pertama")
	u := workspace.Upload{Kind: d.kind, OPD: d.opd}
	if text := strings.TrimSpace(d.first); text != "" {
		year, err := strconv.Atoi(text)
		if err != nil || year < 1990 || year > 2100 {
			return "", fault.New(fault.Invalid, "Tahun pertama Renstra tidak terbaca. Tulis misalnya 2019, atau kosongkan.")
		}
		u.FirstYear = year
	}
	sent, err := filesOf(r.MultipartForm.File["berkas"])
	if err != nil {
		return "", err
	}
	return p.files.Keep(r.Context(), d.who, d.Region.Code, u, sent)
}

func filesOf(heads []*multipart.FileHeader) ([]workspace.Sent, error) {
	var out []workspace.Sent
	for _, h := range heads {
		f, err := h.Open()
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(f)
		if err := errors.Join(err, f.Close()); err != nil {
			return nil, err
		}
		if len(data) > 0 {
			out = append(out, workspace.Sent{Name: h.Filename, Data: data})
		}
	}
	if out == nil {
		return nil, fault.New(fault.Invalid, "Pilih berkasnya dahulu: buku kerja XLSX, atau CSV.")
	}
	return out, nil
}

type lookData struct {
	*opened
	workspace.Look
	text string // why it could not be taken in
}

// look shows what an import would change.
func (p pages) look(r *http.Request) (web.Answer, error) {
	o, err := p.open(r)
	if err != nil {
		return nil, err
	}
	return p.preview(r, o, "")
}

func (p pages) preview(r *http.Request, o *opened, text string) (web.Answer, error) {
	l, err := p.files.Look(r.Context(), o.who, o.Region.Code, r.PathValue("upload"))
	if k := fault.KindOf(err); err != nil && (k == fault.Invalid || k == fault.TooLarge) {
		text, l.Stops, err = fault.Text(err), true, nil // the file itself cannot be read
	}
	if err != nil {
		return nil, err
	}
	return o.page(web.T(r.Context(), "Pratinjau impor"), web.Page{Body: lookPage(lookData{o, l, text}), Styles: []string{"kerja.css"}}), nil
}

// take takes an import in that its sender has looked at.
func (p pages) take(r *http.Request) (web.Answer, error) {
	o, err := p.open(r)
	if err != nil {
		return nil, err
	}
	seen, err := strconv.ParseInt(r.PostFormValue("dilihat"), 10, 64)
	if err != nil {
		return nil, fault.New(fault.Invalid, "Pratinjau ini tidak lengkap. Buka lagi dari halaman Impor & ekspor.")
	}
	err = p.files.Take(r.Context(), o.who, o.Region.Code, r.PathValue("upload"), seen)
	if fault.KindOf(err) == fault.Conflict {
		return p.preview(r, o, fault.Text(err))
	}
	if err != nil {
		return nil, err
	}
	return web.Redirect{To: o.base + "/impor"}, nil
}

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// marked gives the workbook back with its problems marked.
func (p pages) marked(r *http.Request) (web.Answer, error) {
	o, err := p.open(r)
	if err != nil {
		return nil, err
	}
	data, err := p.files.Marked(r.Context(), o.who, o.Region.Code, r.PathValue("upload"))
	if err != nil {
		return nil, err
	}
	return web.File{Name: "diperiksa.xlsx", Type: xlsx, Content: bytes.NewReader(data)}, nil
}

// download gives one list as a workbook.
func (p pages) download(r *http.Request) (web.Answer, error) {
	o, err := p.open(r)
	if err != nil {
		return nil, err
	}
	v, err := o.list(r)
	if err != nil {
		return nil, err
	}
	data, err := p.files.List(r.Context(), o.Region.Code, v.Key)
	if err != nil {
		return nil, err
	}
	return web.File{Name: v.Title + " " + o.Name() + ".xlsx", Type: xlsx, Content: bytes.NewReader(data)}, nil
}
