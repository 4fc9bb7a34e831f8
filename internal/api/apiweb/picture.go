package apiweb

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/danielgtaylor/huma/v2"

	"gurindam/internal/fault"
	"gurindam/internal/plan/narrative"
)

type pictureForm struct {
	File huma.FormFile `form:"gambar" required:"true" doc:"PNG atau JPEG."`
}

type keepPictureIn struct {
	In
	RawBody huma.MultipartFormFiles[pictureForm]
}

func (a *api) keepPicture(ctx context.Context, in *keepPictureIn) (*bodyOut[Picture], error) {
	defer func() { _ = in.RawBody.Form.RemoveAll() }() // what is left, the system clears
	data, err := io.ReadAll(io.LimitReader(in.RawBody.Data().File, narrative.MaxPicture+1))
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, "Kiriman gambar terputus. Ulangi.", err)
	}
	p, err := a.Album.Keep(ctx, author(ctx).Actor, in.code(), data)
	return answerOf(Picture{p.Hash, p.W, p.H}, err)
}

type pictureIn struct {
	In
	Hash string `path:"gambar" pattern:"^[0-9a-f]{64}$"`
}

func (a *api) picture(ctx context.Context, in *pictureIn) (*content, error) {
	kind, data, err := a.Album.Store.Picture(ctx, in.code(), in.Hash)
	if err != nil {
		return nil, fmt.Errorf("picture: %w", err)
	}
	return file("gambar-"+in.Hash[:12], kind, in.Hash, bytes.NewReader(data)), nil
}
