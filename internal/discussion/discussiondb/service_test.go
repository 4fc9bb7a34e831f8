package discussiondb_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/discussion"
	"gurindam/internal/discussion/discussiondb"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

const (
	city  region.Code = "21.72"
	other region.Code = "21.71"
)

// world is a plan of one row, and people who are mentioned in the tests.
type world struct {
	code  *atomic.Value // of the row, which is renamed
	value *atomic.Value
}

type catalog struct{ world }

func (w world) Catalog(_ context.Context, code region.Code) (discussion.Catalog, error) {
	return catalog{w}, nil
}

func (c catalog) At(s discussion.Spot) (discussion.Object, bool) {
	o := discussion.Object{Spot: s, Place: access.Place{Region: string(city)}}
	if s.Whole() {
		return o, true
	}
	o.Code, o.Name, o.Sheet, o.Place.OPD, o.Place.Dimension = c.code.Load().(string), "Portal layanan", "Rencana Aksi", "DINKES", "SG"
	if s.Field != "" {
		o.Label, o.Value = "Indikator", c.value.Load().(string)
	}
	return o, s.List == "inisiatif" && s.Row == "BARIS1"
}

func (c catalog) Coded(_, code string) (discussion.Object, bool) {
	o, _ := c.At(discussion.Spot{List: "inisiatif", Row: "BARIS1"})
	return o, o.Code == code
}

func person(id, role string, scope access.Place) discussion.Person {
	return discussion.Person{ID: id, Name: strings.ToUpper(id[:1]) + id[1:] + " Contoh", Login: id + "@contoh.go.id", Mail: id + "@contoh.go.id",
		Grants: []access.Grant{{Role: role, Scope: scope}}}
}

var (
	dinkes = access.Place{Region: string(city), OPD: "DINKES"}
	ana    = person("ana", "perencana-opd", dinkes)
	budi   = person("budi", "sekretaris", access.Place{Region: string(city)})
	cici   = person("cici", "kepala-opd", dinkes)
	dodi   = person("dodi", "perencana-opd", access.Place{Region: string(city), OPD: "DISHUB"})
	jauh   = person("jauh", "sekretaris", access.Place{Region: string(other)})
	umum   = person("umum", "publik", access.Place{Region: string(city)})
)

func (world) People(context.Context) ([]discussion.Person, error) {
	return []discussion.Person{ana, budi, cici, dodi, jauh, umum}, nil
}

func as(p discussion.Person) discussion.Author {
	return discussion.Author{Actor: p.Actor(), Name: p.Name}
}

// hall is the discussions of a fresh database, with a clock that tests turn.
type hall struct {
	*discussion.Service
	t     *testing.T
	clock *atomic.Int64
	world world
	post  *post
}

// post collects mails; in a transaction that is tried again, again.
type post struct {
	sync.Mutex
	mails []discussion.Mail
}

type store struct {
	db   *db.DB
	post *post
}

type records struct {
	discussiondb.Records
	post *post
}

func (r records) Enqueue(_ context.Context, m discussion.Mail) error {
	r.post.Lock()
	defer r.post.Unlock()
	r.post.mails = append(r.post.mails, m)
	return nil
}

func (s store) View(ctx context.Context, fn func(discussion.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(records{discussiondb.Records{Tx: tx}, s.post}) })
}

func (s store) Update(ctx context.Context, fn func(discussion.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(records{discussiondb.Records{Tx: tx}, s.post}) })
}

func each(t *testing.T, fn func(*testing.T, hall)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		h := hall{t: t, clock: new(atomic.Int64), world: world{new(atomic.Value), new(atomic.Value)}, post: &post{}}
		h.clock.Store(time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC).UnixMilli()) // 10.00 WIB
		h.world.code.Store("SG-01")
		h.world.value.Store("Indeks layanan")
		h.Service = discussion.NewService(store{d, h.post}, h.world, func() time.Time { return time.UnixMilli(h.clock.Load()).UTC() })
		fn(t, h)
	})
}

func (h hall) later(d time.Duration) { h.clock.Add(d.Milliseconds()) }

var field = discussion.Spot{List: "inisiatif", Row: "BARIS1", Field: "indikator"}

func (h hall) begin(by discussion.Person, at discussion.Spot, text string) discussion.Thread {
	h.t.Helper()
	t, err := h.Begin(h.t.Context(), as(by), city, at, discussion.Draft{Text: text})
	if err != nil {
		h.t.Fatal(err)
	}
	h.later(time.Second)
	return t
}

func (h hall) reply(by discussion.Person, t discussion.Thread, text string) {
	h.t.Helper()
	if _, err := h.Reply(h.t.Context(), as(by), city, t.ID, discussion.Draft{Text: text}); err != nil {
		h.t.Fatal(err)
	}
	h.later(time.Second)
}

func (h hall) read(by discussion.Person, t discussion.Thread) discussion.Conversation {
	h.t.Helper()
	c, err := h.Read(h.t.Context(), by.Actor(), city, t.ID, 0)
	if err != nil {
		h.t.Fatal(err)
	}
	return c
}

func (h hall) wantKind(what string, err error, kind fault.Kind) {
	h.t.Helper()
	if err == nil || fault.KindOf(err) != kind {
		h.t.Errorf("%s: %v, want kind %d", what, err, kind)
	}
}

func TestAThreadFollowsItsField(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h hall) {
		thread := h.begin(ana, field, "Satuannya apa?")
		h.world.code.Store("SG-07")
		h.world.value.Store("Indeks layanan publik")
		h.reply(budi, thread, "Nilai, lihat SG-07.")
		about, err := h.About(t.Context(), ana.Actor(), city, field)
		if err != nil || len(about.Threads) != 1 {
			t.Fatal(about, err)
		}
		got := about.Threads[0]
		if got.Now.Code != "SG-07" || got.About.Code != "SG-01" || got.Count != 2 || got.Last.Name != budi.Name {
			t.Errorf("%+v", got)
		}
		if q := []string{got.Messages[0].Quote, got.Messages[1].Quote}; q[0] != "Indeks layanan" || q[1] != "Indeks layanan publik" {
			t.Errorf("quoted %q", q)
		}
		if whole, err := h.About(t.Context(), ana.Actor(), city, discussion.Spot{}); err != nil || len(whole.Threads) != 0 {
			t.Errorf("the whole plan: %+v, %v", whole, err)
		}
		_, err = h.Begin(t.Context(), as(ana), city, discussion.Spot{List: "inisiatif", Row: "TIADA"}, discussion.Draft{Text: "x"})
		h.wantKind("a row that is not there", err, fault.NotFound)
	})
}

func TestWhoTakesPart(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h hall) {
		thread := h.begin(ana, field, "Satuannya apa?")
		for name, who := range map[string]discussion.Person{"another region": jauh, "the public": umum, "nobody": {}} {
			_, err := h.Read(t.Context(), who.Actor(), city, thread.ID, 0)
			h.wantKind(name+" reads", err, fault.Forbidden)
			_, err = h.List(t.Context(), who.Actor(), city, discussion.Filter{})
			h.wantKind(name+" lists", err, fault.Forbidden)
			_, err = h.Reply(t.Context(), as(who), city, thread.ID, discussion.Draft{Text: "x"})
			h.wantKind(name+" writes", err, fault.Forbidden)
			_, err = h.Resolve(t.Context(), as(who), city, thread.ID, false)
			h.wantKind(name+" resolves", err, fault.Forbidden)
		}
		_, err := h.Read(t.Context(), jauh.Actor(), other, thread.ID, 0)
		h.wantKind("a thread through another region", err, fault.NotFound)
		_, err = h.Reply(t.Context(), as(jauh), other, thread.ID, discussion.Draft{Text: "x"})
		h.wantKind("a reply through another region", err, fault.NotFound)
		_, err = h.Begin(t.Context(), as(ana), city, field, discussion.Draft{Text: "x", Picked: []string{"jauh@contoh.go.id"}})
		h.wantKind("naming who may not read it", err, fault.Invalid)
		h.reply(ana, thread, "Tolong @jauh dan @umum@contoh.go.id")
		for _, p := range []discussion.Person{jauh, umum} {
			if calls, err := h.Calls(t.Context(), p.Actor()); err != nil || len(calls) > 0 {
				t.Errorf("%s is called: %v, %v", p.Name, calls, err)
			}
		}
	})
}

func TestOpenThreadsAreCounted(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h hall) {
		row := discussion.Spot{List: field.List, Row: field.Row}
		h.begin(ana, field, "Satuannya apa?")
		h.begin(budi, field, "Sumbernya mana?")
		h.begin(budi, row, "Digabung saja?")
		h.begin(budi, discussion.Spot{}, "Tentang seluruh rencana.")
		ended := h.begin(dodi, row, "Sudah beres?")
		if _, err := h.Resolve(t.Context(), as(ana), city, ended.ID, false); err != nil {
			t.Fatal(err)
		}
		got, err := h.Tally(t.Context(), ana.Actor(), city, field.List)
		if want := (discussion.Tally{row.Row: {"": 1, field.Field: 2}}); err != nil || !cmp.Equal(got, want) {
			t.Errorf("%v, %v, want %v", got, err, want)
		}
		if got, err := h.Tally(t.Context(), ana.Actor(), city, "risiko"); err != nil || len(got) != 0 {
			t.Errorf("of another list: %v, %v", got, err)
		}
		if got, err := h.Tally(t.Context(), jauh.Actor(), other, field.List); err != nil || len(got) != 0 {
			t.Errorf("of another region: %v, %v", got, err)
		}
		_, err = h.Tally(t.Context(), umum.Actor(), city, field.List)
		h.wantKind("the public", err, fault.Forbidden)
	})
}

func TestMessagesAreAmendedAndRemoved(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h hall) {
		thread := h.begin(ana, field, "Satuannya apa?")
		m := h.read(ana, thread).Messages[0]
		_, err := h.Amend(t.Context(), as(budi), city, m.ID, "lain")
		h.wantKind("another's", err, fault.Forbidden)
		for _, text := range []string{"Satuannya persen?", "Satuannya persen? @dodi"} {
			if _, err := h.Amend(t.Context(), as(ana), city, m.ID, text); err != nil {
				t.Fatal(err)
			}
		}
		got := h.read(ana, thread).Messages[0]
		if got.Text != "Satuannya persen? @dodi" || len(got.Earlier) != 2 || got.Earlier[0].Text != "Satuannya apa?" || len(got.Mentions) != 1 {
			t.Errorf("%+v", got)
		}
		if calls, _ := h.Calls(t.Context(), dodi.Actor()); len(calls) != 1 {
			t.Errorf("who is mentioned later is not called: %v", calls)
		}
		h.later(15 * time.Minute)
		_, err = h.Amend(t.Context(), as(ana), city, m.ID, "terlambat")
		h.wantKind("too late", err, fault.Conflict)
		_, err = h.Remove(t.Context(), as(dodi), city, m.ID)
		h.wantKind("the head of nothing here", err, fault.Forbidden)
		if _, err := h.Remove(t.Context(), as(cici), city, m.ID); err != nil {
			t.Fatal(err)
		}
		if got = h.read(ana, thread).Messages[0]; got.Removed.Name != cici.Name {
			t.Errorf("no mark: %+v", got)
		}
		if calls, _ := h.Calls(t.Context(), dodi.Actor()); len(calls) != 0 {
			t.Errorf("a message that is gone calls: %v", calls)
		}
	})
}

func TestMentionsWaitUntilAnswered(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h hall) {
		waits := func(what string, p discussion.Person, want int) {
			t.Helper()
			if calls, err := h.Calls(t.Context(), p.Actor()); err != nil || len(calls) != want {
				t.Errorf("%s: %d calls, want %d (%v)", what, len(calls), want, err)
			}
		}
		thread := h.begin(ana, field, "@budi @cici satuannya apa?")
		waits("called", budi, 1)
		h.reply(budi, thread, "Nilai.")
		waits("answered", budi, 0)
		waits("the other", cici, 1)
		m := h.read(ana, thread).Messages[0]
		if err := h.Settle(t.Context(), cici.Actor(), city, m.ID); err != nil {
			t.Fatal(err)
		}
		waits("settled", cici, 0)
		h.reply(ana, thread, "Baik, @budi.")
		waits("called again", budi, 1)
		if _, err := h.Resolve(t.Context(), as(dodi), city, thread.ID, false); err != nil {
			t.Fatal(err)
		}
		waits("resolved", budi, 0)
		h.reply(cici, thread, "Belum selesai.")
		if c := h.read(ana, thread); c.Resolved.Done() {
			t.Error("a reply does not open the thread again")
		}
		waits("open again", budi, 1)
	})
}

func TestNoticesAndTheirMail(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h hall) {
		deliver := func() []discussion.Mail {
			t.Helper()
			h.post.mails = nil
			if err := h.Deliver(t.Context(), "https://rencana.contoh.go.id"); err != nil {
				t.Fatal(err)
			}
			return h.post.mails
		}
		thread := h.begin(ana, field, "Halo @budi, "+strings.Repeat("panjang ", 100))
		mails := deliver()
		if len(mails) != 1 || mails[0].To != budi.Mail || !strings.Contains(mails[0].Text, "https://rencana.contoh.go.id/kota/21.72/diskusi/utas/"+thread.ID) ||
			!strings.HasPrefix(mails[0].Subject, "Ana Contoh menyebut Anda") || len(mails[0].Text) > 900 {
			t.Errorf("%+v", mails)
		}
		if again := deliver(); len(again) != 0 {
			t.Errorf("mailed twice: %+v", again)
		}
		if err := h.Prefer(t.Context(), ana.Actor(), string(discussion.Daily)); err != nil {
			t.Fatal(err)
		}
		h.reply(budi, thread, "Nilai.")
		if mails = deliver(); len(mails) != 1 || mails[0].To != ana.Mail {
			t.Errorf("the first of the day: %+v", mails)
		}
		h.reply(budi, thread, "Atau persen.")
		if mails = deliver(); len(mails) != 0 {
			t.Errorf("a second on the same day: %+v", mails)
		}
		h.later(11 * time.Hour)
		h.reply(ana, thread, "Nilai saja.")
		if mails = deliver(); len(mails) != 0 {
			t.Errorf("in the quiet hours: %+v", mails)
		}
		h.later(10 * time.Hour)
		if mails = deliver(); len(mails) != 2 {
			t.Errorf("in the morning: %+v", mails)
		}
		in, err := h.Inbox(t.Context(), ana.Actor(), 1)
		if err != nil || len(in.Notices) != 2 || in.Habit.Pace != discussion.Daily {
			t.Fatal(in, err)
		}
		if _, err := h.See(t.Context(), budi.Actor(), in.Notices[0].ID); err == nil {
			t.Error("another's notice was read")
		}
		if n, err := h.See(t.Context(), ana.Actor(), in.Notices[0].ID); err != nil || !strings.HasPrefix(n.Path, "/kota/21.72/diskusi/utas/") {
			t.Errorf("%+v, %v", n, err)
		}
		if n, _ := h.Unseen(t.Context(), ana.Actor()); n != 1 {
			t.Errorf("%d unseen", n)
		}
		if err := h.SeeAll(t.Context(), ana.Actor()); err != nil {
			t.Fatal(err)
		}
		if n, _ := h.Unseen(t.Context(), ana.Actor()); n != 0 {
			t.Errorf("%d unseen after all", n)
		}
	})
}

// Many people write at once, each form comes twice, and every message stands once.
func TestWritersAtOnce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h hall) {
		thread := h.begin(ana, field, "Mulai.")
		var wait sync.WaitGroup
		for i, who := range []discussion.Person{ana, budi, cici, dodi} {
			for n := range 3 {
				d := discussion.Draft{ID: discussion.NewID(), Text: fmt.Sprintf("pesan %d-%d @budi", i, n)}
				wait.Go(func() {
					for range 2 {
						if _, err := h.Reply(t.Context(), as(who), city, thread.ID, d); err != nil {
							t.Error(err)
						}
					}
				})
			}
		}
		wait.Wait()
		if c := h.read(ana, thread); len(c.Messages) != 13 || c.Count != 13 {
			t.Errorf("%d messages, counted %d, want 13", len(c.Messages), c.Count)
		}
	})
}

func TestListing(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h hall) {
		first := h.begin(ana, field, "Satuannya apa?")
		h.begin(budi, discussion.Spot{}, "Kapan forum?")
		done := h.begin(dodi, discussion.Spot{List: "inisiatif", Row: "BARIS1"}, "Ganda?")
		if _, err := h.Resolve(t.Context(), as(dodi), city, done.ID, false); err != nil {
			t.Fatal(err)
		}
		for range 31 {
			h.reply(cici, first, "ya")
		}
		for name, c := range map[string]struct {
			f    discussion.Filter
			want int
		}{
			"open":          {discussion.Filter{}, 2},
			"all":           {discussion.Filter{State: discussion.Any}, 3},
			"resolved":      {discussion.Filter{State: discussion.Resolved}, 1},
			"mine":          {discussion.Filter{Mine: true}, 1},
			"of an office":  {discussion.Filter{OPD: "DINKES", State: discussion.Any}, 2},
			"of nobody":     {discussion.Filter{OPD: "DISHUB"}, 0},
			"with the word": {discussion.Filter{Search: "seluruh"}, 1},
			"page too far":  {discussion.Filter{Page: 9}, 2},
		} {
			if l, err := h.List(t.Context(), ana.Actor(), city, c.f); err != nil || len(l.Heads) != c.want || l.Total != c.want {
				t.Errorf("%s: %d, want %d (%v)", name, len(l.Heads), c.want, err)
			}
		}
		if l, err := h.List(t.Context(), jauh.Actor(), other, discussion.Filter{State: discussion.Any}); err != nil || l.Total != 0 {
			t.Errorf("another region sees %d, %v", l.Total, err)
		}
		for range 20 {
			h.reply(cici, first, "ya")
		}
		for page, want := range map[int]int{1: 50, 2: 2, 0: 2, 9: 2} {
			c, err := h.Read(t.Context(), ana.Actor(), city, first.ID, page)
			if err != nil || len(c.Messages) != want || c.Pages != 2 {
				t.Errorf("page %d: %d of %d messages, %v", page, len(c.Messages), c.Count, err)
			}
		}
	})
}
