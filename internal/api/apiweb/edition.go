package apiweb

import (
	"context"
	"fmt"
	"strconv"

	"gurindam/internal/publication"
)

func editionOf(e publication.Edition) Edition {
	return Edition{
		e.Number, e.State, e.Step, e.Done, e.Total, e.Rev, e.Revision, e.Fingerprint, e.Name, e.Asked, when(e.Ended), e.Note, e.Reason,
		each(e.Files, func(f publication.EditionFile) EditionFile {
			return EditionFile{f.Name, string(f.Book), f.Format, f.SHA256, f.Size}
		}),
	}
}

func (a *api) editions(ctx context.Context, in *PageIn) (*bodyOut[Part[Edition]], error) {
	list, err := a.Press.Editions(ctx, in.code())
	if err != nil {
		return nil, err
	}
	return answerOf(cutList(in.Paging, each(list, editionOf), func(e Edition) string { return strconv.Itoa(e.Number) }))
}

func printer(ctx context.Context) publication.Author {
	who := author(ctx)
	return publication.Author{Actor: who.Actor, Name: who.Name}
}

type askEditionIn struct {
	In
	Body struct {
		Note string `json:"catatan,omitempty" maxLength:"500"`
	}
}

func (a *api) askEdition(ctx context.Context, in *askEditionIn) (*bodyOut[Edition], error) {
	e, _, err := a.Press.Ask(ctx, printer(ctx), in.code(), in.Body.Note)
	return answerOf(editionOf(e), err)
}

// EditionIn names an edition.
type EditionIn struct {
	In
	Number int `path:"nomor" minimum:"1"`
}

func (a *api) edition(ctx context.Context, in *EditionIn) (*bodyOut[Edition], error) {
	e, err := a.Press.Edition(ctx, in.code(), in.Number)
	return answerOf(editionOf(e), err)
}

func (a *api) retryEdition(ctx context.Context, in *EditionIn) (*bodyOut[Edition], error) {
	e, err := a.Press.Retry(ctx, printer(ctx), in.code(), in.Number)
	return answerOf(editionOf(e), err)
}

type editionFileIn struct {
	EditionIn
	File string `path:"berkas" maxLength:"200"`
}

func (a *api) editionFile(ctx context.Context, in *editionFileIn) (*content, error) {
	f, data, err := a.Press.Open(ctx, in.code(), in.Number, in.File)
	if err != nil {
		return nil, err
	}
	return file(f.Name, publication.MediaType(f.Format), f.SHA256, data), nil
}

func (a *api) redline(ctx context.Context, in *redlineIn) (*bodyOut[Part[BookChange]], error) {
	all, err := a.Press.Redlines(ctx, in.code(), in.Number, in.Other)
	if err != nil {
		return nil, err
	}
	return answerOf(countList(in.Paging, bookChanges(all, in.Book)))
}

// bookChanges lists what differs in the books, in the order they are read.
func bookChanges(all []publication.Redline, book string) []BookChange {
	var out []BookChange
	for _, r := range all {
		if book != "" && book != string(r.Book.ID) {
			continue
		}
		for _, c := range r.Changes {
			out = append(out, BookChange{string(r.Book.ID), c.Chapter, c.Section, c.Title, c.Mark.Word(), c.What, c.Text})
		}
	}
	return out
}

func (a *api) printRedline(ctx context.Context, in *printIn) (*content, error) {
	all, err := a.Press.Redlines(ctx, in.code(), in.Number, in.Other)
	if err != nil {
		return nil, fmt.Errorf("redlines of %s: %w", in.Region, err)
	}
	return a.print(ctx, in, all, "edisi")
}
