// Package db is the only place that knows which database keeps the program's
// data: a SQLite file, or PostgreSQL. Both run one SQL text with $1 parameters.
// Reading happens in View, writing in Update, each in one transaction.
package db

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // driver "pgx"
	_ "modernc.org/sqlite"             // driver "sqlite"

	"gurindam/internal/fault"
)

// Engine names a database program.
type Engine string

// Engines.
const (
	SQLite   Engine = "sqlite"
	Postgres Engine = "postgres"
)

// DB is an open database.
type DB struct {
	engine Engine
	write  *sql.DB // SQLite: one connection, so that writers queue instead of colliding
	read   *sql.DB
}

// Tx is a transaction under way.
type Tx struct {
	tx     *sql.Tx
	engine Engine
}

// Open opens the database of a URL, "sqlite:PATH" or "postgres://…", and brings
// its tables up to date. It returns fault.Invalid for a URL it cannot use and
// for a database that is newer than the program.
func Open(ctx context.Context, address string) (*DB, error) {
	d, err := Connect(ctx, address)
	if err != nil {
		return nil, err
	}
	if _, err := d.Migrate(ctx); err != nil {
		d.Close()
		return nil, err
	}
	return d, nil
}

// Connect opens the database as it is, without touching its tables.
func Connect(ctx context.Context, address string) (*DB, error) {
	switch {
	case strings.HasPrefix(address, "sqlite:"):
		return openSQLite(ctx, strings.TrimPrefix(address, "sqlite:"))
	case strings.HasPrefix(address, "postgres://"), strings.HasPrefix(address, "postgresql://"):
		return openPostgres(ctx, address)
	}
	return nil, fault.New(fault.Invalid, fmt.Sprintf("Alamat basis data %q tidak dikenal. Tulis sqlite:NAMA-BERKAS atau postgres://….", redact(address)))
}

func openSQLite(ctx context.Context, path string) (*DB, error) {
	path = strings.TrimPrefix(path, "//")
	if path == "" || path == ":memory:" { // each connection would have a memory of its own
		return nil, fault.New(fault.Invalid, "Alamat basis data tanpa nama berkas. Tulis misalnya sqlite:gurindam.db.")
	}
	if dir := filepath.Dir(path); dir != "." {
		if _, err := os.Stat(dir); err != nil {
			return nil, fault.Wrap(fault.Invalid, fmt.Sprintf("Folder %q untuk basis data tidak ada. Buat foldernya dahulu.", dir), err)
		}
	}
	dsn := "file:" + (&url.URL{Path: path}).EscapedPath() + "?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_pragma=foreign_keys(1)"
	write, err := sql.Open("sqlite", dsn+"&_txlock=immediate")
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	write.SetMaxOpenConns(1)
	if err := write.PingContext(ctx); err != nil {
		write.Close()
		return nil, fault.Wrap(fault.Invalid, fmt.Sprintf("Basis data %q tidak dapat dibuka. Periksa izin berkas dan pastikan berkas itu memang basis data gurindam.", path), err)
	}
	read, err := sql.Open("sqlite", dsn+"&_pragma=query_only(1)")
	if err != nil {
		write.Close()
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	read.SetMaxOpenConns(8)
	return &DB{SQLite, write, read}, nil
}

func openPostgres(ctx context.Context, address string) (*DB, error) {
	pool, err := sql.Open("pgx", address)
	if err != nil {
		return nil, fault.New(fault.Invalid, "Alamat PostgreSQL tidak dapat dibaca. Bentuknya postgres://pemakai:sandi@tuan-rumah:5432/nama.")
	}
	pool.SetMaxOpenConns(16)
	pool.SetMaxIdleConns(8)
	pool.SetConnMaxIdleTime(5 * time.Minute)
	reach, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	if err := pool.PingContext(reach); err != nil {
		pool.Close()
		// The driver's error may repeat the address with its password.
		return nil, fault.New(fault.Invalid, fmt.Sprintf("Server PostgreSQL di %s tidak dapat dihubungi. Periksa alamat, nama pemakai, kata sandi, dan apakah server menyala.", redact(address)))
	}
	return &DB{Postgres, pool, pool}, nil
}

func redact(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "(alamat tidak terbaca)"
	}
	return u.Redacted()
}

// Engine tells which database program it is.
func (d *DB) Engine() Engine { return d.engine }

// Close closes the database. Closing twice does no harm.
func (d *DB) Close() error {
	err := d.write.Close()
	if d.read != d.write {
		if readErr := d.read.Close(); err == nil {
			err = readErr
		}
	}
	return err
}

// View runs fn in a transaction that only reads and sees one moment.
func (d *DB) View(ctx context.Context, fn func(*Tx) error) error {
	opts := &sql.TxOptions{ReadOnly: true}
	if d.engine == Postgres {
		opts.Isolation = sql.LevelRepeatableRead
	}
	return explain(d.run(ctx, d.read, opts, fn))
}

// Update runs fn in a transaction that may write. A transaction that collides
// with another is run again, so fn must not keep what it learned in an earlier run.
func (d *DB) Update(ctx context.Context, fn func(*Tx) error) error {
	opts := &sql.TxOptions{}
	if d.engine == Postgres {
		opts.Isolation = sql.LevelSerializable
	}
	return explain(retry(ctx, attempts, collision, func() error { return d.run(ctx, d.write, opts, fn) }))
}

// Edit runs fn in a transaction in which each statement sees what others have
// committed by then. Its first statement must change a row that every other writer
// of the same rows changes first: that row makes writers wait for each other instead
// of colliding, so that fn runs once.
func (d *DB) Edit(ctx context.Context, fn func(*Tx) error) error {
	opts := &sql.TxOptions{}
	if d.engine == Postgres {
		opts.Isolation = sql.LevelReadCommitted
	}
	return explain(retry(ctx, attempts, collision, func() error { return d.run(ctx, d.write, opts, fn) }))
}

func (d *DB) run(ctx context.Context, pool *sql.DB, opts *sql.TxOptions, fn func(*Tx) error) error {
	tx, err := pool.BeginTx(ctx, opts)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer tx.Rollback() // does nothing after a commit
	if err := fn(&Tx{tx, d.engine}); err != nil {
		return err
	}
	if opts.ReadOnly {
		return nil
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

// Exec runs a statement and gives the number of rows it changed.
func (t *Tx) Exec(ctx context.Context, query string, args ...any) (int64, error) {
	result, err := t.tx.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// Each runs a query and calls fn for every row, with a function that scans it.
func (t *Tx) Each(ctx context.Context, query string, args []any, fn func(scan func(...any) error) error) error {
	rows, err := t.tx.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := fn(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}
