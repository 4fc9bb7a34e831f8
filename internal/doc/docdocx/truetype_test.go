package docdocx

import (
	"bytes"
	"testing"

	"gurindam/internal/typeface"
)

func TestRetitleChangesOnlyTheName(t *testing.T) {
	t.Parallel()
	face, err := retitle(typeface.SerifSemibold, "Keluarga", true, false)
	if err != nil {
		t.Fatal(err)
	}
	before, err := tablesOf(typeface.SerifSemibold)
	if err != nil {
		t.Fatal(err)
	}
	after, err := tablesOf(face)
	if err != nil {
		t.Fatal(err)
	}
	names, err := namesOf(after["name"])
	if err != nil {
		t.Fatal(err)
	}
	old, err := namesOf(before["name"])
	if err != nil {
		t.Fatal(err)
	}
	if names[1] != "Keluarga" || names[2] != "Bold" || names[0] != old[0] || names[0] == "" {
		t.Errorf("names are %v, were %v", names, old)
	}
	if !bytes.Equal(before["glyf"], after["glyf"]) || len(before) != len(after) {
		t.Error("the glyphs have changed")
	}
	if sum := checkSum(face); sum != 0xB1B0AFBA {
		t.Errorf("check sum of the face is %#x", sum)
	}
}

func TestRetitleRefusesWhatIsNoFace(t *testing.T) {
	t.Parallel()
	whole := typeface.SansRegular
	for _, data := range [][]byte{nil, []byte("bukan huruf sama sekali"), whole[:11], whole[:200], whole[:len(whole)/2]} {
		if _, err := retitle(data, "x", false, false); err == nil {
			t.Errorf("%d bytes were taken for a face", len(data))
		}
	}
}
