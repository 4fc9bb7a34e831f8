package publication

import (
	"context"
	"fmt"
	"io"

	"gurindam/internal/region"
)

// Make builds what Queue was told about. It may be done twice: an edition that is
// ready stays as it is, and one that was broken off is built from the beginning.
func (p *Press) Make(ctx context.Context, what string) error {
	code, number, err := parseAbout(what)
	if err != nil {
		return err
	}
	var e Edition
	due := false
	err = p.Store.Update(ctx, func(r EditionRecords) error {
		if e, err = r.Edition(ctx, code, number); err != nil {
			return err
		}
		if e, due = e.Begin(); !due {
			return nil
		}
		return r.Save(ctx, code, e)
	})
	if err != nil || !due {
		return err
	}
	files, err := p.build(ctx, code, e)
	if err != nil {
		return fmt.Errorf("build edition %d of %s: %w", number, code, err)
	}
	return p.finish(ctx, code, e, files)
}

// GiveUp notes that an edition could not be made, and why.
func (p *Press) GiveUp(ctx context.Context, what string, cause error) error {
	code, number, err := parseAbout(what)
	if err != nil {
		return err
	}
	return p.Store.Update(ctx, func(r EditionRecords) error {
		e, err := r.Edition(ctx, code, number)
		if err != nil || !e.UnderWay() {
			return err
		}
		return r.Save(ctx, code, e.Fail(cause, p.Now()))
	})
}

// Rebuild makes the files of an edition again, from what was frozen with it. They
// are the same to the byte as long as the program sets books as it did then.
func (p *Press) Rebuild(ctx context.Context, code region.Code, number int) ([]File, error) {
	e, err := p.Edition(ctx, code, number)
	if err != nil {
		return nil, err
	}
	f, err := p.thaw(ctx, e)
	if err != nil {
		return nil, err
	}
	return p.Books.Print(ctx, f, nil)
}

func (p *Press) build(ctx context.Context, code region.Code, e Edition) ([]File, error) {
	f, err := p.thaw(ctx, e)
	if err != nil {
		return nil, err
	}
	return p.Books.Print(ctx, f, func(step string, done, total int) {
		// Progress is a courtesy: an edition is not lost because its number was not noted.
		_ = p.Store.Update(ctx, func(r EditionRecords) error { return r.Progress(ctx, code, e.Number, step, done, total) })
	})
}

func (p *Press) thaw(ctx context.Context, e Edition) (Frozen, error) {
	content, err := p.Store.Content(ctx, e.Fingerprint)
	if err != nil {
		return Frozen{}, fmt.Errorf("what edition %d was made from: %w", e.Number, err)
	}
	text, err := io.ReadAll(content)
	if err != nil {
		return Frozen{}, fmt.Errorf("what edition %d was made from: %w", e.Number, err)
	}
	return Thaw(text)
}

func (p *Press) finish(ctx context.Context, code region.Code, e Edition, files []File) error {
	return p.Store.Update(ctx, func(r EditionRecords) error {
		var kept []EditionFile
		for _, f := range files {
			hash, err := r.Keep(ctx, MediaType(f.Format), f.Bytes)
			if err != nil {
				return err
			}
			kept = append(kept, EditionFile{Book: f.Book, Format: f.Format, Name: f.Name, SHA256: hash, Size: int64(len(f.Bytes))})
		}
		return r.Save(ctx, code, e.Finish(kept, p.Now()))
	})
}

// MediaType gives the media type of a format.
func MediaType(format string) string {
	switch format {
	case PDF:
		return "application/pdf"
	case DOCX:
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case HTML:
		return "text/html; charset=utf-8"
	}
	return "application/octet-stream"
}
