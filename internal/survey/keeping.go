package survey

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Decide tells whether an entry counts, and why. rev is that of the entry as it was
// seen.
func (s *Service) Decide(ctx context.Context, who Author, cycle string, code region.Code, id string, rev int64, to State, reason string) error {
	return s.onEntry(ctx, who, cycle, code, id, func(r Records, sc scene, by Stamp, e Entry) error {
		if e.Rev != rev {
			return fault.New(fault.Conflict, fmt.Sprintf("Jawaban ini baru saja diputuskan %s menjadi %s. Muat ulang, lalu putuskan lagi bila perlu.", e.Decided.By.Name, e.State))
		}
		e, err := e.Decide(to, reason, by)
		if err != nil {
			return err
		}
		if err := r.SaveEntry(ctx, e); err != nil {
			return err
		}
		return sc.settle(ctx, r)
	})
}

// Moderate shows a suggestion or wipes it: one that names somebody is not kept.
func (s *Service) Moderate(ctx context.Context, who Author, cycle string, code region.Code, id string, show bool) error {
	return s.onEntry(ctx, who, cycle, code, id, func(r Records, _ scene, _ Stamp, e Entry) error {
		if e.Suggestion == "" {
			return fault.New(fault.Conflict, "Saran ini sudah dihapus. Muat ulang daftarnya.")
		}
		if e.Shown = show; !show {
			e.Suggestion = ""
		}
		return r.SaveEntry(ctx, e)
	})
}

func (s *Service) onEntry(ctx context.Context, who Author, cycle string, code region.Code, id string, fn func(Records, scene, Stamp, Entry) error) error {
	return s.change(ctx, who, cycle, code, func(r Records, sc scene, by Stamp) error {
		e, err := r.Entry(ctx, cycle, code, id)
		if err != nil {
			return err
		}
		if e.ID == "" {
			return errEntry
		}
		return fn(r, sc, by, e)
	})
}

// Enter keeps the answers of one sheet of paper, or tells what is wrong with them.
func (s *Service) Enter(ctx context.Context, who Author, cycle string, code region.Code, poll string, form Response) (problems []Problem, err error) {
	err = s.onPoll(ctx, who, cycle, code, poll, func(r Records, sc scene, by Stamp, p Poll) error {
		sub, err := sc.sub(p.Sub)
		if err != nil {
			return err
		}
		if !KeptKey(form.Key) {
			form.Key = rand.Text()
		}
		var e Entry
		if e, problems = sub.Fill(form, sc.instrument.Scale, Paper); looksPersonal(e.Number) {
			problems = append(problems, Problem{"nomor", "Nomor ini tampak seperti NIK atau nomor telepon. Pakai nomor urut lembar, misalnya SG1-001."})
		}
		taken, err := r.Numbers(ctx, cycle, code, p.Sub)
		if err != nil {
			return err
		}
		if kept, err := r.Entry(ctx, cycle, code, e.ID); err != nil || kept.ID != "" {
			return err // the form was sent before
		}
		if taken[strings.ToLower(e.Number)] {
			problems = append(problems, Problem{"nomor", "Nomor responden ini sudah ada dalam survei subdimensi ini."})
		}
		if len(problems) > 0 {
			return nil
		}
		e.Cycle, e.Region, e.Poll, e.At = cycle, code, p.ID, by.At
		if !e.says() {
			e.State = Held
		}
		return sc.add(ctx, r, []Entry{e})
	})
	return problems, err
}

// waits is how long a file waits for its sender to look at it.
const waits = 24 * time.Hour

// mostFile is how large an entry sheet may be.
const mostFile = 4 << 20

// Keep keeps an entry sheet until its sender has seen what it holds.
func (s *Service) Keep(ctx context.Context, who Author, cycle string, code region.Code, poll, name string, data []byte) (id string, err error) {
	if len(data) == 0 {
		return "", fault.New(fault.Invalid, "Pilih berkasnya dahulu: lembar isian XLSX atau CSV.")
	}
	if len(data) > mostFile {
		return "", fault.New(fault.TooLarge, "Lembar isian lebih besar dari 4 MB. Hapus gambar, atau bagi menjadi beberapa berkas.")
	}
	if _, err := s.world.Decode(name, data); err != nil {
		return "", err
	}
	id = rand.Text()
	return id, s.onPoll(ctx, who, cycle, code, poll, func(r Records, _ scene, by Stamp, p Poll) error {
		if err := r.Sweep(ctx, by.At.Add(-waits)); err != nil {
			return err
		}
		return r.SaveUpload(ctx, Upload{Cycle: cycle, Region: code, ID: id, Poll: p.ID, Person: who.Person, At: by.At, Name: name, Data: data})
	})
}

// Preview is what an entry sheet holds, before anything of it is kept.
type Preview struct {
	Filled
	Upload Upload
	Poll   Poll
	Sub    Sub
}

// Preview looks at an entry sheet that its sender has sent.
func (s *Service) Preview(ctx context.Context, who Author, cycle string, code region.Code, upload string) (v Preview, err error) {
	if err := s.may(who, access.Answer, code); err != nil {
		return v, err
	}
	sc, err := s.scene(ctx, cycle, code)
	if err != nil {
		return v, err
	}
	err = s.store.View(ctx, func(r Records) error {
		v, err = s.preview(ctx, r, sc, who, upload)
		return err
	})
	return v, err
}

func (s *Service) preview(ctx context.Context, r Records, sc scene, who Author, upload string) (v Preview, err error) {
	cycle, code := sc.cycle.ID, sc.region.Region
	if v.Upload, err = r.Upload(ctx, cycle, code, upload); err != nil {
		return v, err
	}
	if v.Upload.ID == "" || v.Upload.Person != who.Person || s.now().Sub(v.Upload.At) > waits {
		return v, fault.New(fault.NotFound, "Berkas itu tidak ada lagi. Kirim lagi berkasnya.")
	}
	if v.Poll, err = r.Poll(ctx, cycle, code, v.Upload.Poll); err != nil {
		return v, err
	}
	if v.Sub, err = sc.sub(v.Poll.Sub); err != nil {
		return v, err
	}
	taken, err := r.Numbers(ctx, cycle, code, v.Poll.Sub)
	if err != nil {
		return v, err
	}
	book, err := s.world.Decode(v.Upload.Name, v.Upload.Data)
	if err != nil {
		return v, err
	}
	v.Filled = v.Sub.Read(book, sc.instrument.Scale, func(n string) bool { return taken[strings.ToLower(n)] })
	return v, nil
}

// Import takes a sheet in, all of it or nothing.
func (s *Service) Import(ctx context.Context, who Author, cycle string, code region.Code, upload string) (sub string, err error) {
	err = s.change(ctx, who, cycle, code, func(r Records, sc scene, by Stamp) error {
		v, err := s.preview(ctx, r, sc, who, upload)
		if err != nil {
			return err
		}
		if sub = v.Poll.Sub; len(v.Problems) > 0 {
			return fault.New(fault.Invalid, "Masih ada yang salah pada lembar ini. Perbaiki, lalu kirim lagi; belum ada yang disimpan.")
		}
		sum := sha256.Sum256(v.Upload.Data)
		b := Batch{Cycle: cycle, Region: code, ID: rand.Text(), Poll: v.Poll.ID, File: v.Upload.Name, SHA256: hex.EncodeToString(sum[:]),
			Rows: len(v.Entries), Screened: v.Screened, Builders: v.Builders, Taken: by}
		for i := range v.Entries {
			e := &v.Entries[i]
			e.Cycle, e.Region, e.Poll, e.Batch, e.ID, e.At = cycle, code, v.Poll.ID, b.ID, rand.Text(), by.At
		}
		if err := r.SaveBatch(ctx, b); err != nil {
			return err
		}
		if err := r.TurnAway(ctx, v.Poll, v.Screened, v.Builders); err != nil {
			return err
		}
		if len(v.Entries) > 0 {
			if _, err := r.AddEntries(ctx, v.Entries); err != nil {
				return err
			}
		}
		if err := r.DropUpload(ctx, v.Upload); err != nil {
			return err
		}
		if err := sc.settle(ctx, r); err != nil {
			return err
		}
		return sc.note(ctx, r, by, "Memasukkan %d jawaban survei %s dari lembar %q.", b.Rows, sub, b.File)
	})
	return sub, err
}

// Undo takes an import back: its entries go, and the log keeps that it was there.
func (s *Service) Undo(ctx context.Context, who Author, cycle string, code region.Code, batch string) (sub string, err error) {
	err = s.change(ctx, who, cycle, code, func(r Records, sc scene, by Stamp) error {
		b, err := r.Batch(ctx, cycle, code, batch)
		if err != nil {
			return err
		}
		if b.ID == "" || !b.Undone.At.IsZero() {
			return fault.New(fault.NotFound, "Impor itu tidak ada, atau sudah dibatalkan.")
		}
		p, err := r.Poll(ctx, cycle, code, b.Poll)
		if err != nil {
			return err
		}
		sub, b.Undone = p.Sub, by
		n, err := r.RemoveEntries(ctx, b)
		if err != nil {
			return err
		}
		if err := r.TurnAway(ctx, p, -b.Screened, -b.Builders); err != nil {
			return err
		}
		if err := r.SaveBatch(ctx, b); err != nil {
			return err
		}
		if err := sc.settle(ctx, r); err != nil {
			return err
		}
		return sc.note(ctx, r, by, "Membatalkan impor %q: %d jawaban survei %s ditarik.", b.File, n, sub)
	})
	return sub, err
}
