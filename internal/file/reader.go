package file

import (
	"context"
	"fmt"
	"io"

	"gurindam/internal/db"
)

// Reader reads a content piece by piece. Each piece is asked for by itself, so that
// a slow reader holds up no writer.
type Reader struct {
	Blob
	ctx  context.Context // of whoever opened it: io.Reader has no place for it
	db   *db.DB
	at   int64
	held []byte // the piece read last
	from int64  // where it begins
}

var _ io.ReadSeeker = (*Reader)(nil)

// Open opens a content for reading while a context lasts, or returns fault.NotFound.
func Open(ctx context.Context, d *db.DB, hash string) (*Reader, error) {
	r := &Reader{ctx: ctx, db: d}
	err := d.View(ctx, func(tx *db.Tx) (err error) {
		r.Blob, err = Find(ctx, tx, hash)
		return err
	})
	return r, err
}

// ReadAll gives a whole content, or returns fault.NotFound.
func ReadAll(ctx context.Context, d *db.DB, hash string) ([]byte, error) {
	r, err := Open(ctx, d, hash)
	if err != nil {
		return nil, err
	}
	out := make([]byte, r.Size)
	_, err = io.ReadFull(r, out)
	return out, err
}

// Read gives what comes next.
func (r *Reader) Read(p []byte) (int, error) {
	if r.at >= r.Size {
		return 0, io.EOF
	}
	if r.at < r.from || r.at >= r.from+int64(len(r.held)) {
		if err := r.fetch(r.at / chunk); err != nil {
			return 0, err
		}
	}
	n := copy(p, r.held[r.at-r.from:])
	r.at += int64(n)
	return n, nil
}

func (r *Reader) fetch(seq int64) error {
	r.held, r.from = nil, seq*chunk
	err := r.db.View(r.ctx, func(tx *db.Tx) error {
		return tx.Each(r.ctx, `/* file.Read */ SELECT content FROM file_chunk WHERE hash = $1 AND seq = $2`, []any{r.Hash, seq}, func(scan func(...any) error) error {
			return scan(&r.held)
		})
	})
	switch {
	case err != nil:
		return fmt.Errorf("read file: %w", err)
	case r.at-r.from >= int64(len(r.held)):
		return fmt.Errorf("read file %s: piece %d is missing or short: %w", r.Hash, seq, io.ErrUnexpectedEOF)
	}
	return nil
}

// Seek goes to a place in the content.
func (r *Reader) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += r.at
	case io.SeekEnd:
		offset += r.Size
	}
	if offset < 0 {
		return 0, fmt.Errorf("seek in file %s: before its beginning", r.Hash)
	}
	r.at = offset
	return offset, nil
}
