package evidence

import (
	"context"
	"io"
	"slices"
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Filter says which evidence of a region is asked for; empty fields ask for all.
type Filter struct {
	Type, OPD, Search string
	State             State
	Unused            bool // serves no claim
	Flagged           bool
	About             string // serves a claim whose About begins so
	Page              int    // from 1
}

const perPage = 50

// Row is an item in a list.
type Row struct {
	Item
	Claims []Claim
	Flags  []Flag
}

// Listing is a page of the evidence of a region.
type Listing struct {
	Rows        []Row
	Total       int // that the filter keeps
	All         int
	Page, Pages int
	States      map[State]int // of all
	Unused      int           // of all
	Flagged     int           // of all: those with a grave flag
	Scanning    bool          // files are looked through for viruses
}

// List gives a page of the evidence of a region that a filter asks for, the latest
// change first.
func (s *Service) List(ctx context.Context, who access.Actor, code region.Code, f Filter) (Listing, error) {
	rows, err := s.seen(ctx, who, code)
	if err != nil {
		return Listing{}, err
	}
	l := list(rows, f)
	l.Scanning = s.Scanner != nil
	return l, nil
}

// All gives the whole of what a filter asks for.
func (s *Service) All(ctx context.Context, who access.Actor, code region.Code, f Filter) ([]Row, error) {
	rows, err := s.seen(ctx, who, code)
	return slices.DeleteFunc(rows, func(r Row) bool { return !f.keeps(r) }), err
}

// seen gives the evidence of a region as somebody may see it.
func (s *Service) seen(ctx context.Context, who access.Actor, code region.Code) ([]Row, error) {
	if err := s.allowed(who, access.Evaluated, code); err != nil {
		return nil, err
	}
	rows, err := s.rows(ctx, code, "", "")
	if !s.seesAll(who) {
		for i := range rows {
			rows[i].Flags = Hidden(rows[i].Flags)
		}
	}
	return rows, err
}

// rows gives the items of a region with claims and flags; where kind is named, only
// those that serve such claims.
func (s *Service) rows(ctx context.Context, code region.Code, kind, about string) (out []Row, err error) {
	err = s.Store.View(ctx, func(r Records) (err error) {
		out, err = Rows(ctx, r, code, kind, about, s.Now())
		return err
	})
	return out, err
}

// Rows gives the items of a region with claims and flags within a transaction, also of
// a later slice; where kind is named, only those that serve such claims.
func Rows(ctx context.Context, r Records, code region.Code, kind, about string, now time.Time) (out []Row, err error) {
	items, err := r.Items(ctx, code)
	if err != nil {
		return nil, err
	}
	claims, err := r.Claims(ctx, code, "", "")
	if err != nil {
		return nil, err
	}
	abroad, err := r.Abroad(ctx, code)
	if err != nil {
		return nil, err
	}
	served := map[string][]Claim{}
	for _, c := range claims {
		served[c.Item] = append(served[c.Item], c)
	}
	uses := usesByHash(items, served, abroad)
	for _, i := range items {
		mine := served[i.ID]
		if kind != "" && !slices.ContainsFunc(mine, func(c Claim) bool { return c.Kind == kind && strings.HasPrefix(c.About, about) }) {
			continue
		}
		out = append(out, Row{i, mine, Flags(i, mine, uses[i.Hash], now)})
	}
	return out, nil
}

// usesByHash gathers the uses of each content that more than one item holds.
func usesByHash(items []Item, served map[string][]Claim, abroad []Use) map[string][]Use {
	holders := map[string]int{}
	for _, i := range items {
		holders[i.Hash]++
	}
	out := map[string][]Use{}
	for _, u := range abroad {
		out[u.Hash] = append(out[u.Hash], u)
	}
	for _, i := range items {
		if holders[i.Hash] < 2 {
			continue
		}
		u := Use{Hash: i.Hash, Region: i.Region, Item: i.ID, Title: i.Title}
		if len(served[i.ID]) == 0 {
			out[i.Hash] = append(out[i.Hash], u)
		}
		for _, c := range served[i.ID] {
			u.Kind, u.About = c.Kind, c.About
			out[i.Hash] = append(out[i.Hash], u)
		}
	}
	return out
}

func (f Filter) keeps(r Row) bool {
	return (f.Type == "" || f.Type == r.Type) && (f.OPD == "" || f.OPD == r.OPD) && (f.State == "" || f.State == r.State) &&
		(!f.Unused || len(r.Claims) == 0) && (!f.Flagged || Grave(r.Flags)) &&
		(f.About == "" || slices.ContainsFunc(r.Claims, func(c Claim) bool { return strings.HasPrefix(c.About, f.About) })) &&
		(f.Search == "" || strings.Contains(strings.ToLower(r.Title+"\n"+r.Name+"\n"+r.Number+"\n"+r.Publisher), strings.ToLower(f.Search)))
}

func list(rows []Row, f Filter) Listing {
	l := Listing{All: len(rows), States: map[State]int{}}
	var kept []Row
	for _, r := range rows {
		l.States[r.State]++
		if len(r.Claims) == 0 {
			l.Unused++
		}
		if Grave(r.Flags) {
			l.Flagged++
		}
		if f.keeps(r) {
			kept = append(kept, r)
		}
	}
	l.Total, l.Pages = len(kept), max(1, (len(kept)+perPage-1)/perPage)
	l.Page = min(max(f.Page, 1), l.Pages)
	from := (l.Page - 1) * perPage
	l.Rows = kept[from:min(from+perPage, len(kept))]
	return l
}

// ItemsFor gives the items that serve claims of a kind whose About begins so, with all
// their claims and flags. It asks no rights: it is for slices that have asked theirs.
func (s *Service) ItemsFor(ctx context.Context, code region.Code, kind, about string) ([]Row, error) {
	return s.rows(ctx, code, kind, about)
}

// Passport is all that is known of an item.
type Passport struct {
	Row
	Versions []Version
	Events   []Event
	Targets  map[string]Target // of its claims, by Kind + " " + About
	Writes   bool              // the reader may change it
	Judges   bool              // the reader may review it
}

// Target tells what a claim of the item is about.
func (p Passport) Target(c Claim) Target { return p.Targets[c.Kind+" "+c.About] }

// Shows tells how the content can be shown within a page.
func (c Content) Shows() Showing {
	switch {
	case c.Scan == Infected:
		return ShowNothing
	case c.Preview != "":
		return ShowPicture
	case c.Media == "application/pdf" && len(c.Marks) == 0:
		return ShowPages
	case strings.HasPrefix(c.Media, "text/"):
		return ShowText
	}
	return ShowNothing
}

// Showing is how a content is shown within a page.
type Showing string

// Ways of showing.
const (
	ShowNothing Showing = ""
	ShowPicture Showing = "gambar" // made anew from its pixels
	ShowPages   Showing = "pdf"    // by the reader's own viewer, in a frame that may do nothing
	ShowText    Showing = "teks"
)

// Passport gives an item with its history. What stands in other regions is told to the
// nation alone.
func (s *Service) Passport(ctx context.Context, who access.Actor, code region.Code, id string) (Passport, error) {
	if err := s.allowed(who, access.Evaluated, code); err != nil {
		return Passport{}, err
	}
	p, err := s.Look(ctx, code, id)
	if err != nil {
		return p, err
	}
	if !s.seesAll(who) {
		p.Flags = Hidden(p.Flags)
	}
	p.Writes, p.Judges = s.MayWrite(who, code), s.MayJudge(who, p.Item)
	return p, nil
}

// Look gives an item with its history and every use of its content. It asks no rights:
// it is for slices that have asked theirs, of readers who may know of all regions.
func (s *Service) Look(ctx context.Context, code region.Code, id string) (p Passport, err error) {
	var uses []Use
	err = s.Store.View(ctx, func(r Records) (err error) {
		if p.Item, err = item(ctx, r, code, id); err != nil {
			return err
		}
		if p.Claims, err = r.ClaimsOf(ctx, code, id); err != nil {
			return err
		}
		if p.Versions, err = r.Versions(ctx, code, id); err != nil {
			return err
		}
		if p.Events, err = r.Events(ctx, code, id); err != nil {
			return err
		}
		uses, err = r.Uses(ctx, p.Hash)
		return err
	})
	if err != nil {
		return p, err
	}
	p.Flags, p.Targets = Flags(p.Item, p.Claims, uses, s.Now()), map[string]Target{}
	for _, c := range p.Claims {
		if p.Targets[c.Kind+" "+c.About], err = s.World.Target(ctx, code, c.Kind, c.About); err != nil {
			return p, err
		}
	}
	return p, nil
}

// Targets lists what the evidence of a region may be claimed for now.
func (s *Service) Targets(ctx context.Context, who access.Actor, code region.Code) ([]Target, error) {
	if err := s.allowed(who, access.Evaluated, code); err != nil {
		return nil, err
	}
	return s.World.Targets(ctx, code)
}

// Offices lists the offices of a region, for whoever may see its evidence.
func (s *Service) Offices(ctx context.Context, who access.Actor, code region.Code) ([]region.OPD, error) {
	if err := s.allowed(who, access.Evaluated, code); err != nil {
		return nil, err
	}
	return s.World.Offices(ctx, code)
}

// Opened is a content that can be read.
type Opened struct {
	Version
	Media   string // of what is read: that of the picture, where it is one
	Hash    string // of what is read
	Content io.ReadSeeker
}

// Open opens a version of an item for whoever may see the evidence of its region; the
// newest where number is 0. shown opens what the page shows instead of the file itself.
func (s *Service) Open(ctx context.Context, who access.Actor, code region.Code, id string, number int, shown bool) (Opened, error) {
	if err := s.allowed(who, access.Evaluated, code); err != nil {
		return Opened{}, err
	}
	return s.Give(ctx, code, id, number, shown)
}

// Give is Open without asking rights: it is for slices that have asked theirs.
func (s *Service) Give(ctx context.Context, code region.Code, id string, number int, shown bool) (out Opened, err error) {
	err = s.Store.View(ctx, func(r Records) error {
		if _, err := item(ctx, r, code, id); err != nil {
			return err
		}
		versions, err := r.Versions(ctx, code, id)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(versions, func(v Version) bool { return v.Number == number || number == 0 })
		if i < 0 {
			return errItem
		}
		out.Version = versions[i]
		return nil
	})
	v := out.Version.Content
	switch {
	case err != nil:
		return out, err
	case v.Media == "":
		return out, fault.New(fault.NotFound, "Bukti ini tautan, bukan berkas.")
	case v.Scan == Infected:
		return out, fault.New(fault.Forbidden, "Berkas ini bervirus, jadi tidak diberikan kepada siapa pun.")
	case shown && v.Shows() == ShowNothing:
		return out, fault.New(fault.NotFound, "Berkas ini tidak dapat ditampilkan di halaman. Unduh untuk membacanya.")
	}
	out.Media, out.Hash = v.Media, v.Hash
	if shown && v.Preview != "" {
		out.Hash = v.Preview
	}
	out.Content, err = s.Store.Open(ctx, out.Hash)
	return out, err
}

// Text gives the beginning of a text that is shown within a page.
func (s *Service) Text(ctx context.Context, code region.Code, p Passport, most int) (string, error) {
	o, err := s.Give(ctx, code, p.ID, p.Version, true)
	if err != nil {
		return "", err
	}
	head, err := io.ReadAll(io.LimitReader(o.Content, int64(most)))
	return strings.ToValidUTF8(string(head), "�"), err
}

// scanBatch is how many files are scanned in one go.
const scanBatch = 20

// ScanWaiting has files scanned that were kept while the scanner was off or silent, and
// tells how many it scanned.
func (s *Service) ScanWaiting(ctx context.Context) (done int, err error) {
	if s.Scanner == nil {
		return 0, nil
	}
	var waiting []Version
	err = s.Store.View(ctx, func(r Records) (err error) {
		waiting, err = r.Unscanned(ctx, scanBatch)
		return err
	})
	if err != nil || len(waiting) == 0 {
		return 0, err
	}
	if err := s.Scanner.Ping(ctx); err != nil {
		return 0, err
	}
	for _, v := range waiting {
		if trouble := s.scanLater(ctx, v); trouble != nil {
			err = trouble // the others need not wait for it
			continue
		}
		done++
	}
	return done, err
}

func (s *Service) scanLater(ctx context.Context, v Version) error {
	content, err := s.Store.Open(ctx, v.Hash)
	if err != nil {
		return err
	}
	virus, err := s.Scanner.Scan(ctx, content)
	if err != nil {
		return err
	}
	if v.Scan = Clean; virus != "" {
		v.Scan, v.Virus = Infected, virus
	}
	now := s.Now()
	return s.Store.Update(ctx, func(r Records) error {
		if err := r.SaveScan(ctx, v); err != nil {
			return err
		}
		text := string(v.Scan)
		if virus != "" {
			text += ": " + virus
		}
		return r.Note(ctx, Event{v.Region, v.Item, now, Person{Name: "Pemindai"}, Scanned, text})
	})
}

// Freeze notes within a transaction of a later slice that the claims whose About begins
// so have been handed in: their items stay as they are. A zero time opens them again.
func Freeze(ctx context.Context, r Records, code region.Code, kind, about string, by Person, at time.Time, now time.Time) error {
	claims, err := r.Claims(ctx, code, kind, about)
	if err != nil {
		return err
	}
	deed := Froze
	if at.IsZero() {
		deed = Thawed
	}
	told := map[string]bool{}
	for _, c := range claims {
		if told[c.Item] {
			continue
		}
		told[c.Item] = true
		if err := r.Note(ctx, Event{code, c.Item, now, by, deed, c.Round()}); err != nil {
			return err
		}
	}
	return r.Freeze(ctx, code, kind, about, at)
}
