package plandb_test

import (
	"bytes"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/doc/doctest"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plandb"
)

func TestPicturesBelongToTheirRegion(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)
	writer := access.Actor{Person: "p1", Grants: []access.Grant{{Role: "sekretaris", Scope: access.Place{Region: "21.72"}, From: now.Add(-time.Hour)}}}
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		album := &plan.Album{Store: plandb.Pictures{DB: d}, Now: func() time.Time { return now }}
		photo := doctest.Image("image/png", 40, 30)
		if _, err := album.Keep(t.Context(), access.Actor{Person: "p2"}, "21.72", photo.Bytes); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("a stranger gave a picture: %v", err)
		}
		if _, err := album.Keep(t.Context(), writer, "21.01", photo.Bytes); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("somebody of another region gave a picture: %v", err)
		}
		for range 2 { // the second time changes nothing
			p, err := album.Keep(t.Context(), writer, "21.72", photo.Bytes)
			if err != nil {
				t.Fatal(err)
			}
			data, err := album.Image(t.Context(), "21.72", p.Hash)
			if err != nil || !bytes.Equal(data, p.Bytes) {
				t.Errorf("%d bytes came back, %v", len(data), err)
			}
			if _, err := album.Image(t.Context(), "21.01", p.Hash); fault.KindOf(err) != fault.NotFound {
				t.Errorf("another region sees the picture: %v", err)
			}
		}
	})
}
