package dochtml_test

import (
	"bytes"
	"os"
	"testing"

	"gurindam/internal/doc/dochtml"
)

func TestPreview(t *testing.T) {
	var b bytes.Buffer
	if err := dochtml.Write(&b, sample(), dochtml.Options{}); err != nil {
		t.Fatal(err)
	}
	os.WriteFile(os.Getenv("PREVIEW"), b.Bytes(), 0o644)
}
