package instrument_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/instrument"
)

// What is shipped is written as the program writes it, so that a file downloaded,
// edited and put back differs only where it was edited.
func TestShippedFilesAreWrittenAsTheProgramWrites(t *testing.T) {
	t.Parallel()
	for _, i := range instrument.Shipped() {
		t.Run(i.ID, func(t *testing.T) {
			t.Parallel()
			file, err := os.ReadFile("data/" + i.ID + ".json")
			if err != nil {
				t.Fatal(err)
			}
			text, err := instrument.Encode(i)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(file), string(text)); diff != "" {
				t.Error(diff)
			}
			again, err := instrument.Parse(bytes.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(i, again); diff != "" {
				t.Error(diff)
			}
		})
	}
}
