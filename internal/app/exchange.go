package app

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"gurindam/internal/db"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/publication"
	"gurindam/internal/region"
	"gurindam/internal/rpjmd/tc27"
	"gurindam/internal/sheet"
	"gurindam/internal/tabular"
	"gurindam/internal/workspace"
	"gurindam/internal/workspace/workspacedb"
)

// exchange takes in the files that browsers send.
type exchange struct {
	*App
	store planStore
}

var _ workspace.Exchange = exchange{}

// Keep keeps what somebody sent until they have seen what it would change.
func (e exchange) Keep(ctx context.Context, who workspace.Author, code region.Code, u workspace.Upload, sent []workspace.Sent) (string, error) {
	u.ID, u.Person, u.At = rand.Text(), who.Person, e.now()
	if err := workspace.CheckUpload(who.Actor, code, u, u.At); err != nil {
		return "", err
	}
	for _, f := range sent {
		sum := sha256.Sum256(f.Data)
		u.Files = append(u.Files, workspace.UploadFile{Name: f.Name, Hash: hex.EncodeToString(sum[:]), Data: f.Data})
	}
	return u.ID, e.db.Update(ctx, func(tx *db.Tx) error { return workspacedb.SaveUpload(ctx, tx, code, u) })
}

// upload gives what was sent, to its sender alone.
func (e exchange) upload(ctx context.Context, who workspace.Author, code region.Code, id string) (u workspace.Upload, taken Taken, err error) {
	err = e.db.View(ctx, func(tx *db.Tx) error {
		u, err = workspacedb.Upload(ctx, tx, code, id)
		return err
	})
	if err != nil {
		return u, taken, err
	}
	if u.ID == "" || u.Person != who.Person || e.now().Sub(u.At) > workspace.Kept {
		return u, taken, fault.New(fault.NotFound, "Berkas itu tidak ada lagi. Kirim lagi berkasnya.")
	}
	if err := workspace.CheckUpload(who.Actor, code, u, e.now()); err != nil {
		return u, taken, err
	}
	book, err := bookOf(u)
	if err != nil {
		return u, taken, err
	}
	where, ok := region.Find(code)
	if !ok {
		return u, taken, errNoRegion(code)
	}
	if u.Kind == workspace.RenstraUpload {
		taken, err = e.takeRenstra(ctx, book, tc27.Options{OPD: u.OPD, FirstYear: u.FirstYear})
	} else {
		taken, err = e.takePlan(ctx, book, where)
	}
	return u, taken, err
}

// bookOf reads the files of an upload as one book: a workbook, or its sheets as CSV.
func bookOf(u workspace.Upload) (sheet.Book, error) {
	var out sheet.Book
	for _, f := range u.Files {
		book, err := tabular.Decode(f.Name, f.Data, tabular.Limits{})
		if err != nil {
			return out, err
		}
		if len(u.Files) > 1 && !strings.EqualFold(filepath.Ext(f.Name), ".csv") {
			return out, fault.New(fault.Invalid, fmt.Sprintf("%q dikirim bersama berkas lain. Kirim satu buku kerja XLSX saja, atau beberapa CSV.", f.Name))
		}
		if out.Name == "" {
			out.Name = book.Name
		}
		out.Sheets, out.Notes = append(out.Sheets, book.Sheets...), append(out.Notes, book.Notes...)
	}
	return out, nil
}

var errLooked = errors.New("only looked at")

// Look tells what taking an upload in would change, and what is wrong with it. It is
// worked out by taking it in and going back, so that it tells what would happen indeed.
func (e exchange) Look(ctx context.Context, who workspace.Author, code region.Code, id string) (workspace.Look, error) {
	u, taken, err := e.upload(ctx, who, code, id)
	if err != nil {
		return workspace.Look{}, err
	}
	out := workspace.Look{Upload: u, Problems: taken.Problems, Stops: sheet.Stops(taken.Problems)}
	if out.Stops {
		return out, nil
	}
	err = e.put(ctx, who, code, u, taken, func(before int64, entries []workspace.Entry) error {
		out.Rev, out.Changes, out.Lists = before, len(entries), workspace.SumUp(entries, workbook.Lists(guideOf(taken.Snapshot)))
		return errLooked
	})
	if !errors.Is(err, errLooked) {
		return out, err
	}
	return out, nil
}

// guideOf gives the guideline of a plan, or one without content where it has none.
func guideOf(s plan.Snapshot) plan.Guideline {
	g, _ := publication.GuidelineOf(s) // titles of lists do not depend on it
	return g
}

// put takes an upload in, unless check refuses what it would change.
func (e exchange) put(ctx context.Context, who workspace.Author, code region.Code, u workspace.Upload, taken Taken, check func(int64, []workspace.Entry) error) error {
	where, ok := region.Find(code)
	if !ok {
		return errNoRegion(code)
	}
	i := plan.Import{Kind: u.Kind, At: e.now(), Person: who.Name, Account: who.Person, File: u.Files[0].Name, SHA256: u.Files[0].Hash, Warnings: len(taken.Problems)}
	if u.Kind == workspace.RenstraUpload {
		i.Rows = len(taken.Rows)
		return e.store.replace(ctx, where, i, check, officeRenstra(code, u.OPD, taken.Rows))
	}
	i.Rows = len(taken.Snapshot.Masterplan.Initiatives)
	return e.store.replace(ctx, where, i, check, wholePlan(taken.Snapshot))
}

// Take takes an upload in, if the plan is still the one its sender has seen.
func (e exchange) Take(ctx context.Context, who workspace.Author, code region.Code, id string, seen int64) error {
	u, taken, err := e.upload(ctx, who, code, id)
	if err != nil {
		return err
	}
	if sheet.Stops(taken.Problems) {
		return fault.New(fault.Invalid, "Masih ada galat atau pertanyaan pada berkas ini. Perbaiki, lalu kirim lagi.")
	}
	err = e.put(ctx, who, code, u, taken, func(before int64, _ []workspace.Entry) error {
		if before != seen {
			return workspace.ErrMovedOn(before - seen)
		}
		return nil
	})
	if err == nil {
		e.Work.Hub.Tell(code)
	}
	return err
}

// Marked gives the sender's own workbook with its problems marked.
func (e exchange) Marked(ctx context.Context, who workspace.Author, code region.Code, id string) ([]byte, error) {
	u, taken, err := e.upload(ctx, who, code, id)
	if err != nil {
		return nil, err
	}
	var data []byte
	if len(u.Files) == 1 && strings.EqualFold(filepath.Ext(u.Files[0].Name), ".xlsx") {
		data = u.Files[0].Data
	}
	var out bytes.Buffer
	err = tabular.Mark(&out, data, taken.Book, taken.Problems)
	return out.Bytes(), err
}

// Past lists the last imports.
func (e exchange) Past(ctx context.Context, code region.Code) (out []workspace.Entry, err error) {
	err = e.db.View(ctx, func(tx *db.Tx) error {
		out, err = workspacedb.Imports(ctx, tx, code)
		return err
	})
	return out, err
}

// List gives one list of a plan as a workbook.
func (e exchange) List(ctx context.Context, code region.Code, key string) ([]byte, error) {
	st, g, err := e.Work.State(ctx, code)
	if err != nil {
		return nil, err
	}
	l, ok := workbook.FindList(g, key)
	if !ok {
		return nil, fault.New(fault.NotFound, "Daftar itu tidak ada.")
	}
	v := l.Of(&st.Snapshot, g)
	f := sheet.FormSheet{Name: v.Title, File: v.Key, Instruction: v.About}
	for _, c := range v.Columns {
		f.Columns = append(f.Columns, c.Column)
	}
	for i := range v.Len() {
		f.Rows = append(f.Rows, v.Cells(i))
	}
	var out bytes.Buffer
	err = tabular.WriteForm(&out, sheet.Form{Title: v.Title + " " + st.Name(), Sheets: []sheet.FormSheet{f}})
	return out.Bytes(), err
}
