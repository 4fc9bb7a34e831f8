// Package needs finds what fuller tests need from the machine. A test whose
// need is not met is skipped on a developer's machine and fails under CI, where
// everything is installed first, so that nothing is passed over in silence.
package needs

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Program gives the path of the first program found among names.
func Program(t testing.TB, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	missing(t, "program", names[0])
	return ""
}

// Data gives the path of a file of the test data, which are not part of the
// project: official lists and real spreadsheets as they were found. The folder
// is named by GURINDAM_TEST_DATA, or stands beside the project as shared/data.
func Data(t testing.TB, name string) string {
	t.Helper()
	for _, dir := range dataFolders() {
		path := filepath.Join(dir, name)
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	missing(t, "test data", name)
	return ""
}

// Env gives the value of an environment variable.
func Env(t testing.TB, name string) string {
	t.Helper()
	value := os.Getenv(name)
	if value == "" {
		missing(t, "environment variable", name)
	}
	return value
}

func dataFolders() []string {
	var dirs []string
	if dir := os.Getenv("GURINDAM_TEST_DATA"); dir != "" {
		dirs = append(dirs, dir)
	}
	wd, err := os.Getwd()
	if err != nil {
		return dirs
	}
	for dir := wd; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return append(dirs, filepath.Join(filepath.Dir(dir), "shared", "data"))
		}
		if dir == filepath.Dir(dir) {
			return dirs
		}
	}
}

func missing(t testing.TB, kind, name string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s %q is needed under CI and was not found", kind, name)
	}
	t.Skipf("%s %q was not found", kind, name)
}
