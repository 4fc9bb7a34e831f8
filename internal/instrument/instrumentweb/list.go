package instrumentweb

import (
	"bytes"
	"context"
	"net/http"
	"strconv"

	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/web"
)

// listData fills the list of instruments.
type listData struct {
	groups  []group
	drafts  []instrument.Version
	designs bool
	problem string
}

// group holds the instruments of a framework.
type group struct {
	framework string
	list      []instrument.Version
}

func (p pages) list(r *http.Request) (web.Answer, error) { return p.showList(r, nil) }

func (p pages) showList(r *http.Request, problem error) (web.Answer, error) {
	all, err := p.Instruments.Versions(r.Context(), author(r))
	if err != nil {
		return nil, err
	}
	d := listData{designs: designer(r), problem: text(problem)}
	for _, v := range all {
		if v.State == instrument.Drafted {
			d.drafts = append(d.drafts, v)
			continue
		}
		if len(d.groups) == 0 || d.groups[len(d.groups)-1].framework != v.Framework {
			d.groups = append(d.groups, group{framework: v.Framework})
		}
		last := &d.groups[len(d.groups)-1]
		last.list = append([]instrument.Version{v}, last.list...) // the newest first
	}
	out := page(web.T(r.Context(), "Instrumen evaluasi"), listPage(d))
	if problem != nil {
		return form(out.Title, out.Body, problem), nil
	}
	return out, nil
}

// frameworkName says what a framework is; an unknown one is called by its code.
func frameworkName(ctx context.Context, code string) string {
	switch code {
	case "kominfo":
		return web.T(ctx, "Gerakan Menuju Smart City")
	case "spbe":
		return web.T(ctx, "SPBE: Sistem Pemerintahan Berbasis Elektronik")
	case "pemdi":
		return web.T(ctx, "Pemerintah Digital")
	}
	return code
}

// bring begins a draft from a file.
func (p pages) bring(r *http.Request) (web.Answer, error) {
	i, err := sent(r)
	if err == nil {
		var v instrument.Version
		if v, err = p.Instruments.Import(r.Context(), author(r), i); err == nil {
			return to(v.ID, "", "ubah"), nil
		}
	}
	if !mendable(err) {
		return nil, err
	}
	return p.showList(r, err)
}

// sent reads the instrument that a form brought.
func sent(r *http.Request) (instrument.Instrument, error) {
	f, _, err := r.FormFile("berkas")
	if err != nil {
		return instrument.Instrument{}, fault.Wrap(fault.Invalid, "Berkas belum dipilih. Pilih berkas JSON instrumen.", err)
	}
	defer func() { _ = f.Close() }() // read only
	return instrument.Parse(f)
}

// file gives the instrument as a file.
func (p pages) file(r *http.Request) (web.Answer, error) {
	v, err := p.version(r)
	if err != nil {
		return nil, err
	}
	data, err := instrument.Encode(v.Instrument)
	if err != nil {
		return nil, err
	}
	return web.File{Name: v.ID + ".json", Type: "application/json", Content: bytes.NewReader(data)}, nil
}

// schema gives the JSON Schema of such files.
func (p pages) schema(*http.Request) (web.Answer, error) {
	return web.File{Name: instrument.SchemaFile, Type: "application/schema+json", Content: bytes.NewReader(instrument.Schema())}, nil
}

// next begins the version of the next year.
func (p pages) next(r *http.Request) (web.Answer, error) {
	year, _ := strconv.Atoi(field(r, "tahun")) // zero is refused with what is allowed
	v, err := p.Instruments.Draft(r.Context(), author(r), r.PathValue("id"), year, field(r, "id"))
	switch {
	case err == nil:
		return to(v.ID, "", "ubah"), nil
	case !mendable(err):
		return nil, err
	}
	return p.showOne(r, err)
}
