package docdocx_test

import (
	"bytes"
	"os"
	"testing"

	"gurindam/internal/doc/docdocx"
)

func TestPreview(t *testing.T) {
	var b bytes.Buffer
	if err := docdocx.Write(&b, sample(), docdocx.Options{PageOf: map[string]int{"visi": 1, "kesiapan": 3, "pengesahan": 2}}); err != nil {
		t.Fatal(err)
	}
	os.WriteFile(os.Getenv("PREVIEW"), b.Bytes(), 0o644)
}
