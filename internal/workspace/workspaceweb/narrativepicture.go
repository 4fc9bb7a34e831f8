package workspaceweb

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"

	"gurindam/internal/fault"
	"gurindam/internal/plan/narrative"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// keepPicture takes in one picture for the texts of a region.
func (p narratives) keepPicture(r *http.Request) (web.Answer, error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return nil, fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	data, err := uploaded(r, "gambar")
	if err != nil {
		return nil, err
	}
	kept, err := p.album.Keep(r.Context(), authorOf(r).Actor, code, data)
	if err != nil {
		return nil, fmt.Errorf("keep picture: %w", err)
	}
	return web.JSON{Value: struct {
		Hash  string `json:"hash"`
		Lebar int    `json:"lebar"`
		Tegak int    `json:"tinggi"`
	}{kept.Hash, kept.W, kept.H}}, nil
}

// uploaded reads the one file of a form, up to what a picture may be.
func uploaded(r *http.Request, field string) ([]byte, error) {
	form, err := r.MultipartReader()
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, "Tidak ada berkas dalam permintaan ini. Pilih gambarnya, lalu ulangi.", err)
	}
	for {
		part, err := form.NextPart()
		switch {
		case errors.Is(err, io.EOF):
			return nil, fault.New(fault.Invalid, "Tidak ada gambar yang dikirim. Pilih gambarnya, lalu ulangi.")
		case err != nil:
			return nil, fault.Wrap(fault.Invalid, "Kiriman gambar terputus. Ulangi.", err)
		case part.FormName() != field:
			continue
		}
		data, err := io.ReadAll(io.LimitReader(part, narrative.MaxPicture+1))
		if err != nil {
			return nil, fault.Wrap(fault.Invalid, "Kiriman gambar terputus. Ulangi.", err)
		}
		return data, nil
	}
}

// picture shows a picture that the region keeps, and no other.
func (p narratives) picture(r *http.Request) (web.Answer, error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil || !narrative.IsHash(r.PathValue("hash")) {
		return nil, fault.New(fault.NotFound, "Gambar itu tidak ada.")
	}
	hash := r.PathValue("hash")
	kind, data, err := p.album.Store.Picture(r.Context(), code, hash)
	if err != nil {
		return nil, err
	}
	return web.File{Name: "gambar-" + hash[:12], Type: kind, SHA256: hash, Content: bytes.NewReader(data)}, nil
}
