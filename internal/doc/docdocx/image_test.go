package docdocx_test

import (
	"strings"
	"testing"

	"gurindam/internal/doc/docdocx"
	"gurindam/internal/doc/doctest"
)

func TestPicturesArePartsOfTheirOwn(t *testing.T) {
	t.Parallel()
	d := doctest.Pictured()
	w := write(t, d, docdocx.Options{})
	checkPackage(t, w)
	checkOrder(t, "word/document.xml", w.parts["word/document.xml"])
	if n := len(w.files["word/media/foto1.jpeg"]); n == 0 || w.files["word/media/foto3.jpeg"] != nil || w.files["word/media/foto2.png"] == nil {
		t.Errorf("parts: %v", w.order)
	}
	shown := w.parts["word/document.xml"].all("blip")
	if len(shown) != 3 || shown[0].attrs["embed"] != shown[2].attrs["embed"] {
		t.Errorf("pictures shown: %v", shown)
	}
	if !strings.Contains(string(w.files["word/document.xml"]), `descr="Bidang merah dan hijau dua"`) {
		t.Error("the alternative text is lost")
	}
}
