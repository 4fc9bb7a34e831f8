package instrumentdb_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/decimal"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/instrumentdb"
)

var noon = time.Date(2026, 11, 25, 5, 0, 0, 0, time.UTC)

type store struct{ db *db.DB }

func (s store) View(ctx context.Context, fn func(instrument.Records) error) error {
	return s.db.View(ctx, func(tx *db.Tx) error { return fn(instrumentdb.Records{Tx: tx}) })
}

func (s store) Update(ctx context.Context, fn func(instrument.Records) error) error {
	return s.db.Update(ctx, func(tx *db.Tx) error { return fn(instrumentdb.Records{Tx: tx}) })
}

func person(id, role string) instrument.Author {
	return instrument.Author{Actor: access.Actor{Person: id, Grants: []access.Grant{{Role: role, From: noon.AddDate(-1, 0, 0)}}}, Name: strings.ToUpper(id)}
}

var (
	ministry = person("ana", "kominfo")
	second   = person("budi", "kominfo")
	assessor = person("cici", "asesor")
)

func newService(d *db.DB) *instrument.Service {
	return instrument.NewService(store{d}, func() time.Time { return noon })
}

func kind(t *testing.T, err error, want fault.Kind, words string) {
	t.Helper()
	if fault.KindOf(err) != want || !strings.Contains(fault.Text(err), words) {
		t.Errorf("got %v, want kind %v with %q", err, want, words)
	}
}

func TestFromLastYearToThePublishedOne(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		ctx, s := t.Context(), newService(d)
		v, err := s.Draft(ctx, ministry, "kominfo-2024-reguler", 2025, "")
		if err != nil {
			t.Fatal(err)
		}
		if v.ID != "kominfo-2025-reguler" || v.Year != 2025 || v.Base != "kominfo-2024-reguler" || !cmp.Equal(v.Previous, []string{"kominfo-2024-reguler"}) || !strings.Contains(v.Name, "2025") {
			t.Errorf("the copy is %s %d %q, base %s, previous %v", v.ID, v.Year, v.Name, v.Base, v.Previous)
		}
		_, err = s.Instrument(ctx, v.ID)
		kind(t, err, fault.NotFound, "tidak ada")

		h := v.Head()
		h.Weights["impact"], h.Weights["quick_win"] = decimal.MustParse("25"), decimal.MustParse("16")
		if v, err = s.SaveHead(ctx, ministry, v.ID, instrument.Seal(v.Head()), h); err != nil {
			t.Fatal(err)
		}
		_, err = s.Publish(ctx, ministry, v.ID, v.Rev)
		kind(t, err, fault.Invalid, "Jumlah bobot aspek 101")
		seen := instrument.Seal(v.Head())
		h.Weights["quick_win"] = decimal.MustParse("15")
		if v, err = s.SaveHead(ctx, second, v.ID, seen, h); err != nil {
			t.Fatal(err)
		}
		_, err = s.Publish(ctx, ministry, v.ID, v.Rev-1)
		kind(t, err, fault.Conflict, "orang lain")
		if v, err = s.Publish(ctx, ministry, v.ID, v.Rev); err != nil {
			t.Fatal(err)
		}
		got, err := s.Instrument(ctx, v.ID)
		if err != nil {
			t.Fatal(err)
		}
		if print, _ := instrument.Fingerprint(got); print != v.Print || len(print) != 64 {
			t.Errorf("the published one has fingerprint %s, and says %s", print, v.Print)
		}
		if v.Published.Name != "ANA" || v.Changed.Name != "ANA" || !v.Published.At.Equal(noon) {
			t.Errorf("published by %+v", v.Published)
		}

		_, err = s.SaveHead(ctx, ministry, v.ID, instrument.Seal(v.Head()), h)
		kind(t, err, fault.Conflict, "tidak berubah lagi")
		_, err = s.Arrange(ctx, ministry, v.ID, instrument.Arrangement{Move: instrument.Up, Aspect: "impact"})
		kind(t, err, fault.Conflict, "tidak berubah lagi")
		_, err = s.Replace(ctx, ministry, v.ID, v.Rev, got)
		kind(t, err, fault.Conflict, "tidak berubah lagi")
		kind(t, s.Discard(ctx, ministry, v.ID, v.Rev), fault.Conflict, "tidak berubah lagi")
		_, err = s.SaveHead(ctx, ministry, "spbe-2018", "", h)
		kind(t, err, fault.Conflict, "tidak berubah lagi")

		// Even by its row alone a published one cannot be written.
		err = store{d}.Update(ctx, func(r instrument.Records) error { return r.SaveVersion(ctx, v) })
		kind(t, err, fault.Conflict, "sudah terbit")
		next, err := s.Draft(ctx, ministry, v.ID, 2026, "")
		if err != nil || next.Previous[0] != "kominfo-2025-reguler" {
			t.Errorf("the next one: %v, previous %v", err, next.Previous)
		}
		known, err := s.Known(ctx)
		if err != nil || len(instrument.Check(next.Instrument, known...)) > 0 {
			t.Errorf("the next one has problems: %v %v", err, instrument.Check(next.Instrument, known...))
		}
	})
}

func TestWhoMay(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		ctx, s := t.Context(), newService(d)
		v, err := s.Draft(ctx, ministry, "spbe-2020", 2027, "spbe-2027")
		if err != nil {
			t.Fatal(err)
		}
		for _, who := range []instrument.Author{assessor, {}} {
			_, err := s.Draft(ctx, who, "spbe-2020", 2028, "spbe-2028")
			kind(t, err, fault.Forbidden, "kementerian")
			_, err = s.SaveHead(ctx, who, v.ID, instrument.Seal(v.Head()), v.Head())
			kind(t, err, fault.Forbidden, "kementerian")
			_, err = s.Publish(ctx, who, v.ID, v.Rev)
			kind(t, err, fault.Forbidden, "kementerian")
			kind(t, s.Discard(ctx, who, v.ID, v.Rev), fault.Forbidden, "kementerian")
			_, err = s.Import(ctx, who, v.Instrument)
			kind(t, err, fault.Forbidden, "kementerian")
			_, err = s.Version(ctx, who, v.ID)
			kind(t, err, fault.NotFound, "tidak ada")
			list, err := s.Versions(ctx, who)
			if err != nil || len(list) != len(instrument.Shipped()) {
				t.Errorf("%s sees %d versions, %v", who.Person, len(list), err)
			}
		}
		list, err := s.Versions(ctx, second)
		if err != nil || len(list) != len(instrument.Shipped())+1 {
			t.Errorf("a designer sees %d versions, %v", len(list), err)
		}
		if err := s.Discard(ctx, second, v.ID, v.Rev); err != nil {
			t.Error(err)
		}
	})
}

func TestTwoAtOnce(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		ctx, s := t.Context(), newService(d)
		v, err := s.Draft(ctx, ministry, "kominfo-2022-baru", 2031, "")
		if err != nil {
			t.Fatal(err)
		}
		q, _, _ := v.Find("BL-1.1")
		other, _, _ := v.Find("BL-1.2")
		seen, seenOther := instrument.Seal(q), instrument.Seal(other)
		q.Text = "Yang satu."
		if _, err := s.SaveQuestion(ctx, ministry, v.ID, "BL-1.1", seen, q); err != nil {
			t.Fatal(err)
		}
		q.Text = "Yang lain."
		_, err = s.SaveQuestion(ctx, second, v.ID, "BL-1.1", seen, q)
		kind(t, err, fault.Conflict, "orang lain")
		other.Text = "Di tempat lain."
		if _, err := s.SaveQuestion(ctx, second, v.ID, "BL-1.2", seenOther, other); err != nil {
			t.Errorf("another question: %v", err)
		}
		_, err = s.Arrange(ctx, second, v.ID, instrument.Arrangement{Move: instrument.Remove, Question: "BL-1.1", Seen: seen})
		kind(t, err, fault.Conflict, "baru saja diubah")
		_, err = s.Replace(ctx, second, v.ID, v.Rev, v.Instrument)
		kind(t, err, fault.Conflict, "orang lain")

		// Many add an aspect at the same moment: all of them are there.
		var all sync.WaitGroup
		for _, code := range []string{"satu", "dua", "tiga", "empat"} {
			all.Go(func() {
				if _, err := s.Arrange(ctx, ministry, v.ID, instrument.Arrangement{Move: instrument.Add, Aspect: code, Name: code}); err != nil {
					t.Errorf("%s: %v", code, err)
				}
			})
		}
		all.Wait()
		now, err := s.Version(ctx, ministry, v.ID)
		if err != nil || len(now.Aspects) != 9 {
			t.Errorf("%d aspects, %v", len(now.Aspects), err)
		}
		_, err = s.Draft(ctx, second, "kominfo-2022-baru", 2031, "")
		kind(t, err, fault.Conflict, "sudah ada")
	})
}
