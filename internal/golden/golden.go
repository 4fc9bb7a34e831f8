// Package golden holds what a test makes against a recorded text. A recorded text
// is read like prose when it changes; go test -update writes it anew.
package golden

import (
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the recorded texts anew")

// Same fails the test where got is not what stands in the file, or writes the file
// under -update.
func Same(t testing.TB, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("no recorded text (run make golden): %v", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s is stale, or what it records is wrong (-want +got):\n%s", path, diff)
	}
}
