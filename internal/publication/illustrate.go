package publication

import (
	"bytes"
	"context"
	"fmt"
	"image"
	_ "image/jpeg" // a kind of picture that texts hold
	_ "image/png"  // another

	"gurindam/internal/doc"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Images gives the pictures of a region by the hash of their bytes, or
// fault.NotFound.
type Images interface {
	Image(ctx context.Context, code region.Code, hash string) ([]byte, error)
}

// Illustrate fills in the bytes of the pictures of a document. Where one is not to
// be found, a warning stands in its place, as for other data that are missing.
func Illustrate(ctx context.Context, images Images, code region.Code, d *doc.Document) error {
	have := map[string]*doc.Image{}
	find := func(hash string) (*doc.Image, error) {
		if i, ok := have[hash]; ok || images == nil {
			return i, nil
		}
		data, err := images.Image(ctx, code, hash)
		if err != nil && fault.KindOf(err) != fault.NotFound {
			return nil, fmt.Errorf("picture %.12s: %w", hash, err)
		}
		have[hash] = pictureOf(hash, data)
		return have[hash], nil
	}
	for _, part := range [][]doc.Section{d.Front, d.Body, d.Back} {
		for i := range part {
			if err := fill(&part[i], find); err != nil {
				return err
			}
		}
	}
	return nil
}

func fill(s *doc.Section, find func(string) (*doc.Image, error)) error {
	for i, b := range s.Blocks {
		put := func(b doc.Block) { s.Blocks[i] = b }
		if r, revised := b.(doc.Revised); revised {
			b = r.Block
			put = func(b doc.Block) { r.Block = b; s.Blocks[i] = r }
		}
		f, ok := b.(doc.Figure)
		if !ok || f.Image == nil {
			continue
		}
		found, err := find(f.Image.Hash)
		switch {
		case err != nil:
			return err
		case found == nil:
			put(doc.Paragraph{ID: f.ID, Kind: doc.Missing, Text: doc.T(fmt.Sprintf("Gambar “%s” tidak ada dalam penyimpanan. Unggah kembali pada narasi bab ini.", f.Alt))})
		default:
			f.Image = found
			put(f)
		}
	}
	for i := range s.Sections {
		if err := fill(&s.Sections[i], find); err != nil {
			return err
		}
	}
	return nil
}

// pictureOf reads the size of a picture; nil where it is none.
func pictureOf(hash string, data []byte) *doc.Image {
	c, kind, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	return &doc.Image{Hash: hash, Type: "image/" + kind, W: c.Width, H: c.Height, Bytes: data}
}
