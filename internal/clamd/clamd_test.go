package clamd

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"net"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gurindam/internal/fault"
)

// eicar is the text that every scanner takes for a virus, in two halves so that this
// file is not taken for one.
var eicar = `X5O!P%@AP[4\PZX54(P^)7CC)7}$` + `EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`

// daemon speaks clamd's protocol: it knows one virus and takes a million bytes.
func daemon(t *testing.T, network, address string, silent bool) net.Listener {
	t.Helper()
	l, err := net.Listen(network, address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer func() { _ = c.Close() }()
				if silent {
					_, _ = io.Copy(io.Discard, c)
					return
				}
				_, _ = io.WriteString(c, reply(c)+"\x00")
			}()
		}
	}()
	return l
}

func reply(c io.Reader) string {
	command := make([]byte, 6)
	if _, err := io.ReadFull(c, command); err != nil {
		return ""
	}
	if string(command) == "zPING\x00" {
		return "PONG"
	}
	if _, err := io.ReadFull(c, command[:4]); err != nil || string(command[:4]) != "EAM\x00" {
		return "UNKNOWN COMMAND"
	}
	var content bytes.Buffer
	for {
		var n uint32
		if err := binary.Read(c, binary.BigEndian, &n); err != nil {
			return ""
		}
		if n == 0 {
			break
		}
		if content.Len()+int(n) > 1_000_000 {
			return "INSTREAM size limit exceeded. ERROR"
		}
		if _, err := io.CopyN(&content, c, int64(n)); err != nil {
			return ""
		}
	}
	if strings.Contains(content.String(), eicar) {
		return "stream: Eicar-Test-Signature FOUND"
	}
	return "stream: OK"
}

func TestScan(t *testing.T) {
	t.Parallel()
	tcp := "tcp://" + daemon(t, "tcp", "127.0.0.1:0", false).Addr().String()
	socket := filepath.Join(t.TempDir(), "c.ctl")
	daemon(t, "unix", socket, false)
	for _, address := range []string{tcp, "unix:" + socket} {
		d, err := Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Ping(t.Context()); err != nil {
			t.Error(err)
		}
		for name, c := range map[string]struct {
			content string
			virus   string
			fails   bool
		}{
			"clean":              {content: "notulen"},
			"nothing at all":     {},
			"several pieces":     {content: strings.Repeat("0", 3*chunk+7)},
			"a virus":            {content: eicar, virus: "Eicar-Test-Signature"},
			"a virus across":     {content: strings.Repeat("0", chunk-10) + eicar, virus: "Eicar-Test-Signature"},
			"more than it takes": {content: strings.Repeat("0", 3_000_000), fails: true},
		} {
			virus, err := d.Scan(t.Context(), strings.NewReader(c.content))
			if virus != c.virus || (err != nil) != c.fails {
				t.Errorf("%s over %s: %q, %v", name, address, virus, err)
			}
		}
	}
}

func TestADaemonThatDoesNotAnswer(t *testing.T) {
	t.Parallel()
	d, err := Parse("tcp://" + daemon(t, "tcp", "127.0.0.1:0", true).Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	d.patience = 50 * time.Millisecond
	if _, err := d.Scan(t.Context(), strings.NewReader("x")); err == nil {
		t.Error("silence was taken for an answer")
	}
	d.patience = time.Minute
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := d.Ping(ctx); err == nil {
		t.Error("silence was taken for an answer")
	}
	gone, err := Parse("unix:" + filepath.Join(t.TempDir(), "none.ctl"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := gone.Scan(t.Context(), strings.NewReader("x")); err == nil {
		t.Error("nobody was taken for somebody")
	}
}

func TestAddresses(t *testing.T) {
	t.Parallel()
	for address, ok := range map[string]bool{
		"tcp://127.0.0.1:3310": true, "tcp://clamav": true, "tcp://[::1]:3310": true, "unix:/run/clamav/clamd.ctl": true, "unix:///run/clamd.ctl": true,
		"": false, "127.0.0.1:3310": false, "http://127.0.0.1": false, "tcp://": false, "unix:": false, "tcp://a/b": false, "\x00": false,
	} {
		if _, err := Parse(address); (err == nil) != ok || err != nil && fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q: %v", address, err)
		}
	}
}

func TestWhatItSays(t *testing.T) {
	t.Parallel()
	for answer, want := range map[string]struct {
		virus string
		ok    bool
	}{
		"stream: OK": {"", true}, "stream: Win.Test FOUND": {"Win.Test", true}, "stream:  FOUND": {"", false}, "": {"", false},
		"COMMAND READ TIMED OUT": {"", false}, "stream: Can't allocate memory ERROR": {"", false},
	} {
		if virus, err := verdict(answer); virus != want.virus || (err == nil) != want.ok {
			t.Errorf("%q: %q, %v", answer, virus, err)
		}
	}
}
