//go:build linux

package dbtest

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"gurindam/internal/needs"
)

var (
	serverOnce    sync.Once
	serverAddress string
	serverErr     error
)

// server starts a private PostgreSQL server, once for each test program. It
// listens on the loopback address alone and ends with the test program.
func server(t testing.TB) string {
	t.Helper()
	binaries, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	path := os.Getenv("PATH")
	for _, dir := range binaries {
		path += string(os.PathListSeparator) + dir
	}
	initdb, postgres := lookIn(path, "initdb"), lookIn(path, "postgres")
	if initdb == "" || postgres == "" {
		needs.Program(t, "initdb")
	}
	serverOnce.Do(func() { serverAddress, serverErr = start(initdb, postgres) })
	if serverErr != nil {
		t.Fatalf("start a PostgreSQL server for the tests: %v", serverErr)
	}
	return serverAddress
}

func lookIn(path, name string) string {
	for _, dir := range filepath.SplitList(path) {
		file := filepath.Join(dir, name)
		if info, err := os.Stat(file); err == nil && !info.IsDir() {
			return file
		}
	}
	return ""
}

func start(initdb, postgres string) (string, error) {
	removeStale()
	dir, err := os.MkdirTemp("", "gurindam-pg")
	if err != nil {
		return "", err
	}
	as, err := owner(dir)
	if err != nil {
		return "", err
	}
	data := filepath.Join(dir, "data")
	make := exec.Command(initdb, "-D", data, "-U", "gurindam", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--wal-segsize=1")
	make.SysProcAttr, make.Dir = as(), dir
	if out, err := make.CombinedOutput(); err != nil {
		return "", fmt.Errorf("initdb: %w\n%s", err, out)
	}
	port, err := freePort()
	if err != nil {
		return "", err
	}
	run := exec.Command(postgres, "-D", data, "-p", strconv.Itoa(port), "-c", "listen_addresses=127.0.0.1",
		"-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=200")
	run.SysProcAttr, run.Dir = as(), dir
	run.SysProcAttr.Pdeathsig = syscall.SIGQUIT // ends with the test program, however that ends
	if err := startPinned(run); err != nil {
		return "", err
	}
	address := fmt.Sprintf("postgres://gurindam@127.0.0.1:%d/postgres?sslmode=disable", port)
	return address, waitFor(address, run)
}

// removeStale clears the folders of servers that ended with their test program.
func removeStale() {
	old, _ := filepath.Glob(filepath.Join(os.TempDir(), "gurindam-pg*"))
	for _, dir := range old {
		if ended(dir) {
			os.RemoveAll(dir)
		}
	}
}

// ended tells whether the server of a folder is gone: it has been started, and
// its process number is taken back or nobody's. One that was never started is
// given an hour.
func ended(dir string) bool {
	if _, err := os.Stat(filepath.Join(dir, "data", "postmaster.opts")); err != nil {
		info, err := os.Stat(dir)
		return err == nil && time.Since(info.ModTime()) > time.Hour
	}
	text, err := os.ReadFile(filepath.Join(dir, "data", "postmaster.pid"))
	if err != nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	first, _, _ := strings.Cut(string(text), "\n")
	pid, err := strconv.Atoi(first)
	return err == nil && errors.Is(syscall.Kill(pid, 0), syscall.ESRCH)
}

// owner makes the folder belong to somebody who is not root, which the server
// demands, and gives the attributes to run as that person.
func owner(dir string) (func() *syscall.SysProcAttr, error) {
	if os.Geteuid() != 0 {
		return func() *syscall.SysProcAttr { return &syscall.SysProcAttr{} }, nil
	}
	who, err := user.Lookup("postgres")
	if err != nil {
		if who, err = user.Lookup("nobody"); err != nil {
			return nil, err
		}
	}
	uid, err := strconv.ParseUint(who.Uid, 10, 32)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.ParseUint(who.Gid, 10, 32)
	if err != nil {
		return nil, err
	}
	if err := os.Chown(dir, int(uid), int(gid)); err != nil {
		return nil, err
	}
	return func() *syscall.SysProcAttr {
		return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
	}, nil
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// waitFor waits until the server takes statements, not merely connections.
func waitFor(address string, run *exec.Cmd) error {
	pool, err := sql.Open("pgx", address)
	if err != nil {
		return err
	}
	defer pool.Close()
	for range 600 {
		if err = pool.Ping(); err == nil {
			return nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	return fmt.Errorf("%s does not answer at %s: %w", run.Path, address, err)
}
