package plan

import (
	"context"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/plan/narrative"
	"gurindam/internal/region"
)

// Pictures keeps the pictures of the regions.
type Pictures interface {
	// KeepPicture keeps a picture for a region; one it has already is left as it is.
	KeepPicture(ctx context.Context, code region.Code, p narrative.Picture, person string, at time.Time) error
	// Picture gives a picture that was kept for the region, or fault.NotFound.
	Picture(ctx context.Context, code region.Code, hash string) (kind string, data []byte, err error)
}

// Album is the pictures that long texts show.
type Album struct {
	Store Pictures
	Now   func() time.Time
}

// Keep takes in the file of a picture that somebody gives for the texts of a region.
// It returns fault.Forbidden where that person may not write there.
func (a *Album) Keep(ctx context.Context, who access.Actor, code region.Code, data []byte) (narrative.Picture, error) {
	now := a.Now()
	if !access.May(who, access.Write, access.Place{Region: string(code)}, now) {
		return narrative.Picture{}, fault.New(fault.Forbidden, "Anda tidak berhak menambah gambar pada rencana daerah ini.")
	}
	p, err := narrative.ReadPicture(data)
	if err != nil {
		return p, err
	}
	return p, a.Store.KeepPicture(ctx, code, p, who.Person, now)
}

// Image gives the bytes of a picture of a region, or fault.NotFound.
func (a *Album) Image(ctx context.Context, code region.Code, hash string) ([]byte, error) {
	_, data, err := a.Store.Picture(ctx, code, hash)
	return data, err
}
