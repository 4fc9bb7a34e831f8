package evidence

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"gurindam/internal/access"
	"gurindam/internal/evidence/inspect"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Sent is a file as it was sent.
type Sent struct {
	Name string
	Data []byte
}

// Result is what became of an item that was sent.
type Result struct {
	Item
	Existing bool // the region held it already: that one is given instead
}

// AddFile takes in a file as evidence. Where the region holds the same content, its
// item is given instead, so that one item serves many claims. Nothing of a file with a
// virus is kept.
func (s *Service) AddFile(ctx context.Context, by Author, code region.Code, f Sent, d Details) (Result, error) {
	if err := s.allowed(by.Actor, access.Answer, code); err != nil {
		return Result{}, err
	}
	c, keep, err := s.content(ctx, f)
	if err != nil {
		return Result{}, err
	}
	if d.Title == "" {
		d.Title = titled(c.Name)
	}
	d.URL = strings.TrimSpace(d.URL)
	return s.add(ctx, by, code, Item{Kind: File, Content: c}, d, keep)
}

// AddLink takes in a link as evidence. Nothing is asked of the address.
func (s *Service) AddLink(ctx context.Context, by Author, code region.Code, d Details) (Result, error) {
	if err := s.allowed(by.Actor, access.Answer, code); err != nil {
		return Result{}, err
	}
	d = d.tidy()
	if err := checkAddress(d.URL); err != nil {
		return Result{}, err
	}
	if d.Title == "" {
		d.Title = fault.Clip(strings.TrimPrefix(strings.TrimPrefix(d.URL, "https://"), "http://"), mostTitle)
	}
	return s.add(ctx, by, code, Item{Kind: Link, Content: Content{Hash: linkHash(d.URL), Name: d.URL}}, d, nil)
}

// linkHash names a link as a content is named, so that the same link is found again.
func linkHash(address string) string {
	return hash([]byte("tautan\n" + strings.TrimSuffix(address, "/")))
}

func hash(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// keeper puts bytes into the store within a transaction.
type keeper func(context.Context, Records) error

func (s *Service) add(ctx context.Context, by Author, code region.Code, i Item, d Details, keep keeper) (out Result, err error) {
	now := s.Now()
	if err := s.office(ctx, code, d.OPD); err != nil {
		return out, err
	}
	i.Region, i.ID, i.Version, i.State, i.By, i.At, i.Changed, i.Rev = code, NewID(), 1, Draft, by.person(), now, now, 1
	if i, err = Amend(i, d, now); err != nil {
		return out, err
	}
	err = s.Store.Update(ctx, func(r Records) error {
		held, err := r.Holder(ctx, code, i.Hash)
		if err != nil || held.ID != "" {
			out = Result{held, true}
			return err
		}
		if keep != nil {
			if err := keep(ctx, r); err != nil {
				return err
			}
		}
		out = Result{Item: i}
		return errors.Join(r.AddItem(ctx, i), r.Note(ctx, Event{code, i.ID, now, by.person(), Added, i.Name}))
	})
	return out, err
}

// office refuses offices that the region does not have.
func (s *Service) office(ctx context.Context, code region.Code, opd string) error {
	if opd == "" {
		return nil
	}
	list, err := s.World.Offices(ctx, code)
	if err != nil {
		return err
	}
	for _, o := range list {
		if o.Code == opd {
			return nil
		}
	}
	return invalid(fmt.Sprintf("Perangkat daerah %q tidak ada di daerah ini. Pilih dari daftar.", fault.Clip(opd, 40)))
}

// content looks into a file, has it scanned and makes a picture of it where it is one.
func (s *Service) content(ctx context.Context, f Sent) (Content, keeper, error) {
	name := Name(f.Name)
	found, err := inspect.Look(name, f.Data)
	if err != nil {
		return Content{}, nil, err
	}
	c := Content{Hash: hash(f.Data), Name: name, Media: found.Media, Size: int64(len(f.Data)), Pages: found.Pages, Marks: found.Marks}
	if c.Scan, c.Virus = s.scan(ctx, f.Data); c.Scan == Infected {
		return Content{}, nil, invalid(fmt.Sprintf("Berkas %q mengandung virus %q dan tidak disimpan. Bersihkan komputer asalnya, lalu kirim berkas yang bersih.", fault.Clip(name, 80), c.Virus))
	}
	media, picture, err := s.picture(c.Media, f.Data)
	if err != nil {
		return Content{}, nil, err
	}
	if picture != nil {
		c.Preview = hash(picture)
	}
	now := s.Now()
	return c, func(ctx context.Context, r Records) error {
		if _, err := r.Keep(ctx, c.Media, f.Data, now); err != nil {
			return err
		}
		if picture == nil {
			return nil
		}
		_, err := r.Keep(ctx, media, picture, now)
		return err
	}, nil
}

// picture makes what is shown of a picture; nothing of other files, or of one that is
// too large to be made smaller here.
func (s *Service) picture(media string, data []byte) (string, []byte, error) {
	if s.Paint == nil || !strings.HasPrefix(media, "image/") {
		return "", nil, nil
	}
	media, picture, err := s.Paint(data)
	if fault.KindOf(err) == fault.TooLarge {
		return "", nil, nil
	}
	return media, picture, err
}

// scan asks the scanner; where it is off or does not answer, the file stays unscanned.
func (s *Service) scan(ctx context.Context, data []byte) (Scan, string) {
	if s.Scanner == nil {
		return Unscanned, ""
	}
	virus, err := s.Scanner.Scan(ctx, bytes.NewReader(data))
	switch {
	case err != nil:
		return Unscanned, ""
	case virus != "":
		return Infected, virus
	}
	return Clean, ""
}

// Name makes the name of a file fit to be kept and shown: its last part, without what
// a reader would not see or a system would not save.
func Name(sent string) string {
	name := sent[strings.LastIndexAny(sent, `/\`)+1:]
	name = norm.NFC.String(strings.ToValidUTF8(name, ""))
	name = strings.Map(func(c rune) rune {
		if unicode.IsControl(c) || unicode.Is(unicode.Cf, c) || strings.ContainsRune(`:*?"<>|`, c) {
			return -1
		}
		return c
	}, name)
	name = strings.Join(strings.Fields(name), " ")
	ending := path.Ext(name)
	base := strings.Trim(strings.TrimSuffix(name, ending), " .")
	if r := []rune(base); len(r) > 120 {
		base = string(r[:120])
	}
	if base == "" {
		base = "berkas"
	}
	return base + ending
}

// titled makes a title of a file's name.
func titled(name string) string {
	base := strings.TrimSuffix(name, path.Ext(name))
	return strings.Join(strings.Fields(strings.ReplaceAll(base, "_", " ")), " ")
}
