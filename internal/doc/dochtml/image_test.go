package dochtml_test

import (
	"strings"
	"testing"

	"gurindam/internal/doc"
	"gurindam/internal/doc/dochtml"
	"gurindam/internal/doc/doctest"
)

func TestPicturesStandInTheFileOrAtTheirAddress(t *testing.T) {
	t.Parallel()
	d := doctest.Pictured()
	file := write(t, d).text
	if !strings.Contains(file, `src="data:image/jpeg;base64,`) || !strings.Contains(file, `alt="Bidang merah dan hijau satu" width="1200" height="500"`) {
		t.Error("the file does not hold its pictures")
	}
	part, _ := dochtml.Fragment(d, doc.Number(d), "bab", dochtml.Place{Picture: func(hash string) string { return "/gambar/" + hash }})
	hash := d.Body[0].Blocks[1].(doc.Figure).Image.Hash
	if !strings.Contains(part, `src="/gambar/`+hash+`"`) || strings.Contains(part, "base64") {
		t.Errorf("the fragment does not lead to the picture: %s", part)
	}
}
