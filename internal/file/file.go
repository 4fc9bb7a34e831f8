// Package file keeps contents in the database, each once, under the SHA-256 of its
// bytes. Nobody reaches a content but through a reference: whoever keeps one writes
// its hash into a table of their own, under the region it belongs to, and asks for
// it only after asking whether the reader may.
package file

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"gurindam/internal/db"
	"gurindam/internal/fault"
)

// Blob describes a content.
type Blob struct {
	Hash string // hexadecimal SHA-256
	Type string // media type, as the first who put it said
	Size int64
	At   time.Time // first put
}

// MaxSize bounds one content.
const MaxSize = 64 << 20

// chunk is how much of a content stands in one row: little enough that a reader
// holds hardly any memory, and much enough that a book is a dozen rows.
const chunk = 256 << 10

// Hash names a content.
func Hash(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// Put keeps a content within a transaction. One that is there already is left as
// it is. It returns fault.TooLarge for more than MaxSize.
func Put(ctx context.Context, tx *db.Tx, kind string, content []byte, at time.Time) (Blob, error) {
	if len(content) > MaxSize {
		return Blob{}, fault.New(fault.TooLarge, fmt.Sprintf("Berkas lebih besar dari %d MB. Perkecil dahulu, lalu ulangi.", MaxSize>>20))
	}
	b := Blob{Hash: Hash(content), Type: kind, Size: int64(len(content)), At: at}
	added, err := tx.Exec(ctx, `/* file.Put */ INSERT INTO file_blob (hash, type, size, at) VALUES ($1, $2, $3, $4) ON CONFLICT (hash) DO NOTHING`,
		b.Hash, b.Type, b.Size, at.UnixMilli())
	if err != nil {
		return Blob{}, fmt.Errorf("put file: %w", err)
	}
	if added == 0 {
		return Find(ctx, tx, b.Hash)
	}
	for seq := 0; seq*chunk < len(content); seq++ {
		part := content[seq*chunk : min((seq+1)*chunk, len(content))]
		if _, err := tx.Exec(ctx, `/* file.Put */ INSERT INTO file_chunk (hash, seq, content) VALUES ($1, $2, $3)`, b.Hash, seq, part); err != nil {
			return Blob{}, fmt.Errorf("put file: %w", err)
		}
	}
	return b, nil
}

// Find describes a content, or returns fault.NotFound.
func Find(ctx context.Context, tx *db.Tx, hash string) (Blob, error) {
	var b Blob
	err := tx.Each(ctx, `/* file.Find */ SELECT hash, type, size, at FROM file_blob WHERE hash = $1`, []any{hash}, func(scan func(...any) error) error {
		var at int64
		err := scan(&b.Hash, &b.Type, &b.Size, &at)
		b.At = time.UnixMilli(at).UTC()
		return err
	})
	if err != nil {
		return Blob{}, fmt.Errorf("find file: %w", err)
	}
	if b.Hash == "" {
		return Blob{}, fault.New(fault.NotFound, "Isi berkas itu tidak ada lagi di basis data.")
	}
	return b, nil
}
