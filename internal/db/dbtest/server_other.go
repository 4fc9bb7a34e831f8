//go:build !linux

package dbtest

import (
	"testing"

	"gurindam/internal/needs"
)

// server asks for a named server: starting one is done on Linux only.
func server(t testing.TB) string {
	t.Helper()
	return needs.Env(t, "GURINDAM_TEST_PG")
}
