// Package clamd asks a ClamAV daemon whether bytes carry a virus. It speaks the
// daemon's own protocol, INSTREAM, so that nothing of a file touches a disk.
package clamd

import (
	"bufio"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"net/url"
	"strings"
	"time"

	"gurindam/internal/fault"
)

// Daemon is where a ClamAV daemon listens.
type Daemon struct {
	network, address string
	patience         time.Duration // for one answer
}

// chunk is how much is sent at a time.
const chunk = 64 << 10

// Parse reads tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl, or returns fault.Invalid.
func Parse(address string) (Daemon, error) {
	d := Daemon{patience: time.Minute}
	u, err := url.Parse(address)
	switch {
	case err != nil:
	case u.Scheme == "tcp" && u.Hostname() != "" && strings.Trim(u.Path, "/") == "":
		d.network, d.address = "tcp", u.Host
		if u.Port() == "" {
			d.address = net.JoinHostPort(u.Hostname(), "3310")
		}
		return d, nil
	case u.Scheme == "unix" && u.Host == "" && (u.Path != "" || u.Opaque != ""):
		d.network, d.address = "unix", u.Path+u.Opaque
		return d, nil
	}
	return Daemon{}, fault.New(fault.Invalid, "Alamat pemindai virus tidak terbaca. Tulis misalnya unix:/run/clamav/clamd.ctl atau tcp://127.0.0.1:3310.")
}

// Ping tells whether the daemon answers.
func (d Daemon) Ping(ctx context.Context) error {
	c, err := d.dial(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = c.Close() }() // it said what it had to say
	if _, err := io.WriteString(c, "zPING\x00"); err != nil {
		return fmt.Errorf("ask clamd: %w", err)
	}
	got, err := answer(c)
	if err == nil && got != "PONG" {
		err = fmt.Errorf("clamd answers %q to a ping", fault.Clip(got, 80))
	}
	return err
}

// Scan tells the name of the virus in a content; empty where it is clean. An error
// says that the daemon could not tell.
func (d Daemon) Scan(ctx context.Context, content io.Reader) (virus string, err error) {
	c, err := d.dial(ctx)
	if err != nil {
		return "", err
	}
	defer func() { _ = c.Close() }() // it said what it had to say
	if err := send(c, content); err != nil {
		// It closes where the content is larger than it takes, and says so before.
		if got, err := answer(c); err == nil {
			return "", fmt.Errorf("clamd: %s", fault.Clip(got, 80))
		}
		return "", fmt.Errorf("send to clamd: %w", err)
	}
	got, err := answer(c)
	if err != nil {
		return "", err
	}
	return verdict(got)
}

func verdict(answer string) (virus string, err error) {
	text := strings.TrimPrefix(answer, "stream: ")
	if text == "OK" {
		return "", nil
	}
	if name, found := strings.CutSuffix(text, " FOUND"); found && name != "" {
		return fault.Clip(name, 100), nil
	}
	return "", fmt.Errorf("clamd: %s", fault.Clip(answer, 80))
}

func (d Daemon) dial(ctx context.Context) (net.Conn, error) {
	dialer := net.Dialer{Timeout: 5 * time.Second}
	c, err := dialer.DialContext(ctx, d.network, d.address)
	if err != nil {
		return nil, fmt.Errorf("reach clamd: %w", err)
	}
	until := time.Now().Add(d.patience)
	if end, ok := ctx.Deadline(); ok && end.Before(until) {
		until = end
	}
	if err := c.SetDeadline(until); err != nil {
		_ = c.Close() // of no use any more
		return nil, fmt.Errorf("reach clamd: %w", err)
	}
	context.AfterFunc(ctx, func() { _ = c.SetDeadline(time.Now()) }) // whoever asked has left
	return c, nil
}

// send writes a content in pieces, each after its length; a piece of nothing ends it.
func send(w io.Writer, content io.Reader) error {
	if _, err := io.WriteString(w, "zINSTREAM\x00"); err != nil {
		return err
	}
	piece := make([]byte, 4+chunk)
	for {
		n, err := io.ReadFull(content, piece[4:])
		if n > 0 {
			binary.BigEndian.PutUint32(piece, uint32(n)) //nolint:gosec // at most chunk
			if _, err := w.Write(piece[:4+n]); err != nil {
				return err
			}
		}
		switch err {
		case nil:
		case io.EOF, io.ErrUnexpectedEOF:
			_, err := w.Write([]byte{0, 0, 0, 0})
			return err
		default:
			return err
		}
	}
}

// answer reads what the daemon says; it ends with a zero.
func answer(c io.Reader) (string, error) {
	text, err := bufio.NewReader(io.LimitReader(c, 4<<10)).ReadString(0)
	if err != nil && (err != io.EOF || text == "") {
		return "", fmt.Errorf("hear clamd: %w", err)
	}
	return strings.TrimRight(text, "\x00\n"), nil
}
