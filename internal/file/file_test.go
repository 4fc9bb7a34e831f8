package file_test

import (
	"bytes"
	"io"
	"math/rand/v2"
	"testing"
	"testing/iotest"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/fault"
	"gurindam/internal/file"
)

var noon = time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)

func noise(n int) []byte {
	out := make([]byte, n)
	r := rand.New(rand.NewPCG(1, uint64(n)))
	for i := range out {
		out[i] = byte(r.Uint32())
	}
	return out
}

func put(t *testing.T, d *db.DB, kind string, content []byte, at time.Time) file.Blob {
	t.Helper()
	var b file.Blob
	if err := d.Update(t.Context(), func(tx *db.Tx) (err error) {
		b, err = file.Put(t.Context(), tx, kind, content, at)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return b
}

func TestContentsComeBack(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		for _, n := range []int{0, 1, 256 << 10, 256<<10 + 1, 700_001} {
			content := noise(n)
			b := put(t, d, "application/pdf", content, noon)
			if b.Size != int64(n) || b.Hash != file.Hash(content) {
				t.Errorf("%d bytes: put says %+v", n, b)
			}
			r, err := file.Open(t.Context(), d, b.Hash)
			if err != nil {
				t.Fatal(err)
			}
			if err := iotest.TestReader(r, content); err != nil {
				t.Errorf("%d bytes: %v", n, err)
			}
			all, err := file.ReadAll(t.Context(), d, b.Hash)
			if err != nil || !bytes.Equal(all, content) {
				t.Errorf("%d bytes: read %d, %v", n, len(all), err)
			}
		}
	})
}

func TestTheSameContentIsKeptOnce(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		first := put(t, d, "text/plain", []byte("isi"), noon)
		again := put(t, d, "application/pdf", []byte("isi"), noon.Add(time.Hour))
		if again != first {
			t.Errorf("first %+v, again %+v", first, again)
		}
	})
}

func TestWhatIsNotThere(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		if _, err := file.Open(t.Context(), d, file.Hash([]byte("tiada"))); fault.KindOf(err) != fault.NotFound {
			t.Errorf("open: %v", err)
		}
		err := d.Update(t.Context(), func(tx *db.Tx) error {
			_, err := file.Put(t.Context(), tx, "", make([]byte, file.MaxSize+1), noon)
			return err
		})
		if fault.KindOf(err) != fault.TooLarge {
			t.Errorf("too large: %v", err)
		}
		b := put(t, d, "text/plain", []byte("isi"), noon)
		if err := d.Update(t.Context(), func(tx *db.Tx) error {
			_, err := tx.Exec(t.Context(), `DELETE FROM file_chunk WHERE hash = $1`, b.Hash)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if r, err := file.Open(t.Context(), d, b.Hash); err != nil {
			t.Error(err)
		} else if _, err := io.ReadAll(r); err == nil {
			t.Error("a content whose pieces are lost was read as if it were whole")
		}
	})
}
