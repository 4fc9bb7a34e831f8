package evidencedb_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/evidence"
	"gurindam/internal/evidence/evidencedb"
	"gurindam/internal/fault"
	"gurindam/internal/file"
	"gurindam/internal/region"
)

const (
	city  region.Code = "21.72"
	other region.Code = "21.71"
)

var noon = time.Date(2026, 8, 3, 5, 0, 0, 0, time.UTC)

type store struct{ db *db.DB }

func (s store) View(ctx context.Context, fn func(evidence.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(evidencedb.Records{Tx: tx}) })
}

func (s store) Update(ctx context.Context, fn func(evidence.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(evidencedb.Records{Tx: tx}) })
}

func (s store) Open(ctx context.Context, hash string) (io.ReadSeeker, error) {
	return file.Open(ctx, s.db, hash)
}

// world is two cycles, of which one is open, with two questions each.
type world struct{}

func (world) Targets(ctx context.Context, code region.Code) (out []evidence.Target, err error) {
	for _, about := range []string{"2026/BL-1.1", "2026/OP-1.1"} {
		t, _ := world{}.Target(ctx, code, "isian", about)
		out = append(out, t)
	}
	return out, nil
}

func (world) Target(_ context.Context, _ region.Code, kind, about string) (evidence.Target, error) {
	t := evidence.Target{Kind: kind, About: about}
	switch {
	case kind != "isian":
	case strings.HasPrefix(about, "2026/"):
		t.Title, t.Year = "Butir "+about, 2026
	case strings.HasPrefix(about, "2025/"):
		t.Title, t.Closed = "Butir "+about, "Sudah ditutup."
	}
	return t, nil
}

func (world) Offices(context.Context, region.Code) ([]region.OPD, error) {
	return []region.OPD{{Code: "DINKES"}}, nil
}

// scanner finds the word virus, or does not answer.
type scanner struct{ silent bool }

func (s *scanner) Ping(context.Context) error {
	if s.silent {
		return errors.New("silent")
	}
	return nil
}

func (s *scanner) Scan(_ context.Context, content io.Reader) (string, error) {
	data, err := io.ReadAll(content)
	if err == nil && s.silent {
		err = errors.New("silent")
	}
	if err == nil && bytes.Contains(data, []byte("virus")) {
		return "Eicar", nil
	}
	return "", err
}

func author(id, role string, scope access.Place) evidence.Author {
	return evidence.Author{Actor: access.Actor{Person: id, Grants: []access.Grant{{Role: role, Scope: scope}}}, Name: strings.ToUpper(id)}
}

var (
	budi   = author("budi", "sekretaris", access.Place{Region: string(city)})
	ana    = author("ana", "perencana-opd", access.Place{Region: string(city), OPD: "DINKES"})
	cici   = author("cici", "kepala-opd", access.Place{Region: string(city), OPD: "DINKES"})
	sekda  = author("sekda", "sekda", access.Place{Region: string(city)})
	jauh   = author("jauh", "sekretaris", access.Place{Region: string(other)})
	umum   = author("umum", "publik", access.Place{})
	pusat  = author("pusat", "kominfo", access.Place{})
	nobody evidence.Author
)

func service(d *db.DB) *evidence.Service {
	return &evidence.Service{Store: store{d}, World: world{}, Scanner: &scanner{}, Now: func() time.Time { return noon }}
}

func note(words string) evidence.Sent { return evidence.Sent{Name: "catatan.txt", Data: []byte(words)} }

var minutes = evidence.Details{Type: "notulen", Title: "Notulen rapat", Date: time.Date(2026, 5, 2, 0, 0, 0, 0, time.UTC)}

func add(t testing.TB, s *evidence.Service, by evidence.Author, code region.Code, words string) evidence.Item {
	t.Helper()
	got, err := s.AddFile(t.Context(), by, code, note(words), minutes)
	if err != nil || got.Existing {
		t.Fatalf("add %q: existing %v, %v", words, got.Existing, err)
	}
	return got.Item
}

func passport(t testing.TB, s *evidence.Service, who evidence.Author, code region.Code, id string) evidence.Passport {
	t.Helper()
	p, err := s.Passport(t.Context(), who.Actor, code, id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAnItemComesBack(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := service(d)
		full := minutes
		full.Number, full.Publisher, full.Note, full.OPD, full.From, full.Until, full.Expires = "5/2026", "Bappeda", "hlm. 3", "DINKES", 2025, 2026, noon.Truncate(24*time.Hour)
		got, err := s.AddFile(t.Context(), ana, city, evidence.Sent{Name: "../Notulen.txt", Data: []byte("isi")}, full)
		if err != nil {
			t.Fatal(err)
		}
		p := passport(t, s, budi, city, got.ID)
		if diff := cmp.Diff(got.Item, p.Item); diff != "" {
			t.Error(diff)
		}
		if p.Name != "Notulen.txt" || p.Scan != evidence.Clean || p.Hash != file.Hash([]byte("isi")) || evidence.DetailsOf(p.Item) != full || len(p.Events) != 1 || p.Events[0].By.Name != "ANA" {
			t.Errorf("%+v", p)
		}
		o, err := s.Open(t.Context(), budi.Actor, city, got.ID, 0, false)
		if err != nil {
			t.Fatal(err)
		}
		if data, err := io.ReadAll(o.Content); err != nil || string(data) != "isi" || o.Media != "text/plain" {
			t.Errorf("%q %s %v", data, o.Media, err)
		}
	})
}

// The same content is one item in a region, and flagged across regions: the region
// learns that, the nation learns where.
func TestTheSameContent(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := service(d)
		mine := add(t, s, ana, city, "sama")
		again, err := s.AddFile(t.Context(), budi, city, note("sama"), evidence.Details{Type: "lain", Title: "Lagi"})
		if err != nil || !again.Existing || again.ID != mine.ID || again.Title != "Notulen rapat" {
			t.Errorf("again: %+v %v", again, err)
		}
		theirs := add(t, s, jauh, other, "sama")
		if theirs.ID == mine.ID {
			t.Error("one item in two regions")
		}
		for name, c := range map[string]struct {
			who  evidence.Author
			code region.Code
			id   string
			uses int
		}{"the region itself": {ana, city, mine.ID, 0}, "the other": {jauh, other, theirs.ID, 0}, "the ministry": {pusat, city, mine.ID, 1}} {
			p := passport(t, s, c.who, c.code, c.id)
			if len(p.Flags) != 1 || p.Flags[0].Kind != evidence.OtherRegion || len(p.Flags[0].Uses) != c.uses {
				t.Errorf("%s: %+v", name, p.Flags)
			}
			l, err := s.List(t.Context(), c.who.Actor, c.code, evidence.Filter{Flagged: true})
			if err != nil || l.Total != 1 || l.Flagged != 1 || len(l.Rows[0].Flags[0].Uses) != c.uses {
				t.Errorf("%s, in the list: %+v %v", name, l, err)
			}
		}
		link := evidence.Details{Type: "aplikasi", URL: "https://layanan.contoh.go.id/"}
		first, err := s.AddLink(t.Context(), ana, city, link)
		if err != nil || first.Existing || first.Title == "" {
			t.Fatalf("%+v %v", first, err)
		}
		link.URL = "https://layanan.contoh.go.id"
		if second, err := s.AddLink(t.Context(), ana, city, link); err != nil || !second.Existing || second.ID != first.ID {
			t.Errorf("the same link: %+v %v", second, err)
		}
	})
}

// Nobody of another region sees, opens or changes an item, by its identity or its hash.
func TestRegionsAreApart(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := service(d)
		mine, theirs := add(t, s, ana, city, "satu"), add(t, s, jauh, other, "dua")
		ctx := t.Context()
		for name, c := range map[string]struct {
			who  evidence.Author
			code region.Code
			id   string
			want fault.Kind
		}{
			"another region's person":         {jauh, city, mine.ID, fault.Forbidden},
			"the public":                      {umum, city, mine.ID, fault.Forbidden},
			"nobody":                          {nobody, city, mine.ID, fault.Forbidden},
			"an item of another region":       {ana, city, theirs.ID, fault.NotFound},
			"an item of one's own, elsewhere": {jauh, other, mine.ID, fault.NotFound},
			"a hash instead of an identity":   {ana, city, theirs.Hash, fault.NotFound},
		} {
			_, seen := s.Passport(ctx, c.who.Actor, c.code, c.id)
			_, opened := s.Open(ctx, c.who.Actor, c.code, c.id, 0, false)
			_, amended := s.Amend(ctx, c.who, c.code, c.id, 1, minutes)
			_, swapped := s.Swap(ctx, c.who, c.code, c.id, 1, note("lain"))
			_, offered := s.Offer(ctx, c.who, c.code, c.id, 1)
			_, judged := s.Judge(ctx, c.who, c.code, c.id, 1, evidence.Accepted, "")
			attached := s.Attach(ctx, c.who, c.code, c.id, evidence.Claim{Kind: "isian", About: "2026/BL-1.1"})
			detached := s.Detach(ctx, c.who, c.code, c.id, "isian", "2026/BL-1.1")
			removed := s.Remove(ctx, c.who, c.code, c.id, 1)
			for n, err := range []error{seen, opened, amended, swapped, offered, judged, attached, detached, removed} {
				if fault.KindOf(err) != c.want {
					t.Errorf("%s, deed %d: %v", name, n, err)
				}
			}
		}
		for _, who := range []evidence.Author{jauh, umum, nobody} {
			if _, err := s.List(ctx, who.Actor, city, evidence.Filter{}); fault.KindOf(err) != fault.Forbidden {
				t.Errorf("%s lists: %v", who.Name, err)
			}
			if _, err := s.AddFile(ctx, who, city, note("x"), minutes); fault.KindOf(err) != fault.Forbidden {
				t.Errorf("%s adds: %v", who.Name, err)
			}
			if _, err := s.AddLink(ctx, who, city, evidence.Details{Type: "aplikasi", URL: "https://x.id"}); fault.KindOf(err) != fault.Forbidden {
				t.Errorf("%s links: %v", who.Name, err)
			}
			if _, err := s.Bundle(ctx, who.Actor, city, ""); fault.KindOf(err) != fault.Forbidden {
				t.Errorf("%s takes all: %v", who.Name, err)
			}
			if _, err := s.Targets(ctx, who.Actor, city); fault.KindOf(err) != fault.Forbidden {
				t.Errorf("%s sees what may be claimed: %v", who.Name, err)
			}
		}
		assessor := author("nilai", "asesor", access.Place{}) // who is shown evidence by the assessment, of the regions assigned
		if _, err := s.Passport(ctx, assessor.Actor, city, mine.ID); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("an assessor: %v", err)
		}
		if _, err := s.AddFile(ctx, sekda, city, note("x"), minutes); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("who only reads adds: %v", err)
		}
	})
}

func TestClaimsAndFreezing(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s, ctx := service(d), t.Context()
		i := add(t, s, ana, city, "satu")
		tie := func(about string, page int) error {
			return s.Attach(ctx, ana, city, i.ID, evidence.Claim{Kind: "isian", About: about, Page: page})
		}
		if err := errors.Join(tie("2026/BL-1.1", 0), tie("2026/OP-1.1", 3), tie("2026/OP-1.1", 4)); err != nil {
			t.Fatal(err)
		}
		if err := tie("2025/BL-1.1", 0); fault.KindOf(err) != fault.Conflict {
			t.Errorf("a cycle that is closed: %v", err)
		}
		if err := tie("1999/BL-1.1", 0); fault.KindOf(err) != fault.NotFound {
			t.Errorf("a cycle that is none: %v", err)
		}
		p := passport(t, s, budi, city, i.ID)
		if len(p.Claims) != 2 || p.Claims[1].Page != 4 || p.Claims[0].Year != 2026 || p.Target(p.Claims[0]).Title != "Butir 2026/BL-1.1" {
			t.Errorf("%+v", p.Claims)
		}
		if err := s.Remove(ctx, ana, city, i.ID, p.Rev); fault.KindOf(err) != fault.Conflict {
			t.Errorf("removed while in use: %v", err)
		}
		rows, err := s.ItemsFor(ctx, city, "isian", "2026/")
		if err != nil || len(rows) != 1 {
			t.Errorf("%d items, %v", len(rows), err)
		}
		if rows, err := s.ItemsFor(ctx, city, "isian", "2026-simulasi/"); err != nil || len(rows) != 0 {
			t.Errorf("another cycle: %d items, %v", len(rows), err)
		}
		freeze := func(about string, at time.Time) {
			t.Helper()
			if err := s.Store.Update(ctx, func(r evidence.Records) error {
				return evidence.Freeze(ctx, r, city, "isian", about, evidence.Person{ID: "sekda", Name: "SEKDA"}, at, noon)
			}); err != nil {
				t.Fatal(err)
			}
		}
		freeze("2027/", noon)
		if passport(t, s, budi, city, i.ID).Frozen {
			t.Error("frozen by another cycle")
		}
		freeze("2026/", noon)
		p = passport(t, s, budi, city, i.ID)
		if !p.Frozen || p.Events[0].Deed != evidence.Froze {
			t.Errorf("%+v", p.Events)
		}
		changed := minutes
		changed.Title = "Lain"
		_, err1 := s.Amend(ctx, ana, city, i.ID, p.Rev, changed)
		_, err2 := s.Swap(ctx, ana, city, i.ID, p.Rev, note("dua"))
		for n, err := range []error{err1, err2, tie("2026/OP-1.1", 9), s.Detach(ctx, ana, city, i.ID, "isian", "2026/OP-1.1"), s.Remove(ctx, ana, city, i.ID, p.Rev)} {
			if fault.KindOf(err) != fault.Conflict {
				t.Errorf("frozen, deed %d: %v", n, err)
			}
		}
		freeze("2026/", time.Time{})
		if err := errors.Join(s.Detach(ctx, ana, city, i.ID, "isian", "2026/OP-1.1"), s.Detach(ctx, ana, city, i.ID, "isian", "2026/OP-1.1"), s.Detach(ctx, ana, city, i.ID, "isian", "2026/BL-1.1")); err != nil {
			t.Errorf("open again: %v", err)
		}
		if err := s.Remove(ctx, ana, city, i.ID, passport(t, s, ana, city, i.ID).Rev); err != nil {
			t.Error(err)
		}
		if _, err := s.Passport(ctx, ana.Actor, city, i.ID); fault.KindOf(err) != fault.NotFound {
			t.Errorf("removed: %v", err)
		}
	})
}

func TestReview(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s, ctx := service(d), t.Context()
		i := add(t, s, ana, city, "satu")
		i, err := s.Offer(ctx, ana, city, i.ID, i.Rev)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Judge(ctx, ana, city, i.ID, 0, evidence.Accepted, ""); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("the planner judges: %v", err)
		}
		if _, err := s.Judge(ctx, cici, city, i.ID, 0, evidence.Accepted, ""); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("the head of an office that does not hold it judges: %v", err)
		}
		if _, err := s.Judge(ctx, sekda, city, i.ID, 0, evidence.Returned, "Tanda tangannya belum ada"); err != nil {
			t.Error(err)
		}
		p := passport(t, s, sekda, city, i.ID)
		if p.State != evidence.Returned || p.Reviewer.Name != "SEKDA" || p.Reason != "Tanda tangannya belum ada" || !p.Judges || p.Writes || p.Events[0].Text != "perlu-revisi: Tanda tangannya belum ada" {
			t.Errorf("%+v", p)
		}
		if _, err := s.Swap(ctx, ana, city, i.ID, p.Rev, note("dengan tanda tangan")); err != nil {
			t.Fatal(err)
		}
		p = passport(t, s, budi, city, i.ID)
		if len(p.Versions) != 2 || p.Versions[0].Number != 2 || p.Version != 2 || p.Versions[1].Hash == p.Hash {
			t.Errorf("%+v", p.Versions)
		}
		old, err := s.Open(ctx, budi.Actor, city, i.ID, 1, false)
		if err != nil {
			t.Fatal(err)
		}
		if data, err := io.ReadAll(old.Content); err != nil || string(data) != "satu" {
			t.Errorf("the old version: %q %v", data, err)
		}
		owned := minutes
		owned.OPD = "DINKES"
		if _, err := s.Amend(ctx, ana, city, i.ID, p.Rev, owned); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Offer(ctx, ana, city, i.ID, 0); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Judge(ctx, cici, city, i.ID, 0, evidence.Accepted, ""); err != nil {
			t.Errorf("the head of its office: %v", err)
		}
	})
}

// Of two who change an item at once the second is told, and nothing is lost unseen.
func TestTwoAtOnce(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := service(d)
		i := add(t, s, ana, city, "satu")
		errs := make([]error, 6)
		var all sync.WaitGroup
		for n := range errs {
			all.Go(func() {
				changed := minutes
				changed.Title = fmt.Sprintf("Judul %d", n)
				_, errs[n] = s.Amend(t.Context(), ana, city, i.ID, i.Rev, changed)
			})
		}
		all.Wait()
		saved := 0
		for _, err := range errs {
			switch {
			case err == nil:
				saved++
			case fault.KindOf(err) != fault.Conflict:
				t.Error(err)
			}
		}
		if p := passport(t, s, ana, city, i.ID); saved != 1 || p.Rev != i.Rev+1 {
			t.Errorf("%d saved, rev %d", saved, p.Rev)
		}
		adds := make([]evidence.Result, 6)
		for n := range adds {
			all.Go(func() { adds[n], errs[n] = s.AddFile(t.Context(), ana, city, note("serentak"), minutes) })
		}
		all.Wait()
		fresh := 0
		for n, got := range adds {
			if errs[n] != nil || got.ID != adds[0].ID {
				t.Errorf("%+v %v", got, errs[n])
			}
			if !got.Existing {
				fresh++
			}
		}
		if fresh != 1 {
			t.Errorf("%d items of one content", fresh)
		}
	})
}

// A file with a virus is not kept; one that came while the scanner was silent says so,
// is scanned later, and is given to nobody where a virus is found.
func TestViruses(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s, ctx := service(d), t.Context()
		if _, err := s.AddFile(ctx, ana, city, note("virus"), minutes); fault.KindOf(err) != fault.Invalid || !strings.Contains(fault.Text(err), "Eicar") {
			t.Errorf("a virus: %v", err)
		}
		if _, err := file.Open(ctx, d, file.Hash([]byte("virus"))); fault.KindOf(err) != fault.NotFound {
			t.Errorf("its bytes are kept: %v", err)
		}
		quiet := &scanner{silent: true}
		s.Scanner = quiet
		bad, good := add(t, s, ana, city, "virus tidur"), add(t, s, ana, city, "bersih")
		if bad.Scan != evidence.Unscanned || good.Scan != evidence.Unscanned {
			t.Errorf("%s, %s", bad.Scan, good.Scan)
		}
		if n, err := s.ScanWaiting(ctx); err == nil || n != 0 {
			t.Errorf("scanned %d by a scanner that is silent", n)
		}
		quiet.silent = false
		if n, err := s.ScanWaiting(ctx); err != nil || n != 2 {
			t.Errorf("scanned %d, %v", n, err)
		}
		if n, err := s.ScanWaiting(ctx); err != nil || n != 0 {
			t.Errorf("scanned %d again, %v", n, err)
		}
		p := passport(t, s, ana, city, bad.ID)
		if p.Scan != evidence.Infected || p.Virus != "Eicar" || p.Flags[0].Kind != evidence.InfectedFile || p.Events[0].Deed != evidence.Scanned {
			t.Errorf("%+v", p)
		}
		for _, shown := range []bool{false, true} {
			if _, err := s.Open(ctx, ana.Actor, city, bad.ID, 0, shown); fault.KindOf(err) != fault.Forbidden {
				t.Errorf("given away: %v", err)
			}
		}
		if _, err := s.Offer(ctx, ana, city, bad.ID, 0); fault.KindOf(err) != fault.Invalid {
			t.Errorf("handed in: %v", err)
		}
		if passport(t, s, ana, city, good.ID).Scan != evidence.Clean {
			t.Error("the clean one is not")
		}
		s.Scanner = nil
		if off := add(t, s, ana, city, "mati"); off.Scan != evidence.Unscanned {
			t.Errorf("off: %s", off.Scan)
		}
		if n, err := s.ScanWaiting(ctx); err != nil || n != 0 {
			t.Errorf("off: scanned %d, %v", n, err)
		}
		write, err := s.Bundle(ctx, ana.Actor, city, "")
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := write(ctx, &b); err != nil {
			t.Fatal(err)
		}
		z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
		if err != nil || len(z.File) != 3 { // two files and the list
			t.Errorf("%d parts, %v", len(z.File), err)
		}
	})
}

func TestListing(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s, ctx := service(d), t.Context()
		for n := range 53 {
			details := minutes
			details.Title = fmt.Sprintf("Notulen %02d", n)
			if n%2 == 0 {
				details.Type, details.OPD = "foto", "DINKES"
			}
			if _, err := s.AddFile(ctx, ana, city, note(fmt.Sprint(n)), details); err != nil {
				t.Fatal(err)
			}
		}
		add(t, s, jauh, other, "jauh")
		for name, c := range map[string]struct {
			f            evidence.Filter
			total, shown int
		}{
			"all":          {evidence.Filter{}, 53, 50},
			"its end":      {evidence.Filter{Page: 2}, 53, 3},
			"beyond it":    {evidence.Filter{Page: 99}, 53, 3},
			"of a type":    {evidence.Filter{Type: "foto"}, 27, 27},
			"of an office": {evidence.Filter{OPD: "DINKES"}, 27, 27},
			"a word":       {evidence.Filter{Search: "NOTULEN 1"}, 10, 10},
			"unused":       {evidence.Filter{Unused: true}, 53, 50},
			"flagged":      {evidence.Filter{Flagged: true}, 0, 0},
			"accepted":     {evidence.Filter{State: evidence.Accepted}, 0, 0},
			"of a cycle":   {evidence.Filter{About: "2026/"}, 0, 0},
		} {
			l, err := s.List(ctx, ana.Actor, city, c.f)
			if err != nil || l.Total != c.total || len(l.Rows) != c.shown || l.All != 53 {
				t.Errorf("%s: %d of %d shown, %d in all, %v", name, len(l.Rows), l.Total, l.All, err)
			}
		}
	})
}
