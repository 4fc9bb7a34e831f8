package fault_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"gurindam/internal/fault"
)

func TestKindAndTextGoThroughWrapping(t *testing.T) {
	t.Parallel()
	cause := errors.New("disk full")
	for name, c := range map[string]struct {
		err        error
		kind       fault.Kind
		text, logs string
	}{
		"a fault":               {fault.New(fault.Invalid, "Berkas kosong."), fault.Invalid, "Berkas kosong.", "Berkas kosong."},
		"with its cause":        {fault.Wrap(fault.TooLarge, "Berkas terlalu besar.", cause), fault.TooLarge, "Berkas terlalu besar.", "disk full"},
		"wrapped on the way up": {fmt.Errorf("import: %w", fault.New(fault.Conflict, "Sudah diubah.")), fault.Conflict, "Sudah diubah.", "import: Sudah diubah."},
		"no fault":              {cause, fault.Internal, "Terjadi kesalahan di dalam program.", "disk full"},
		"nothing":               {nil, fault.Internal, "Terjadi kesalahan", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := fault.KindOf(c.err); got != c.kind {
				t.Errorf("kind %d, want %d", got, c.kind)
			}
			if got := fault.Text(c.err); !strings.HasPrefix(got, c.text) || strings.Contains(got, "disk") {
				t.Errorf("text %q, want %q", got, c.text)
			}
			if c.err != nil && !strings.Contains(c.err.Error(), c.logs) {
				t.Errorf("log %q lacks %q", c.err, c.logs)
			}
		})
	}
	if err := fault.Wrap(fault.Invalid, "x", cause); !errors.Is(err, cause) {
		t.Error("the cause is lost")
	}
}
