package docpdf

import (
	"strings"
	"testing"

	"gurindam/internal/doc"
	"gurindam/internal/doc/doctest"
	"gurindam/internal/needs"
)

func TestPicturesAreTaggedAndKeptOnce(t *testing.T) {
	t.Parallel()
	d := doctest.Pictured()
	lint(t, render(t, d))
	data := string(render(t, d))
	if got := strings.Count(data, "/Subtype/Image"); got != 2 {
		t.Errorf("%d pictures in the file, want 2: one is shown twice", got)
	}
	if !strings.Contains(data, "/Filter/DCTDecode") {
		t.Error("the photograph was not passed through")
	}
}

func TestABrokenPictureLeavesTheBookWhole(t *testing.T) {
	t.Parallel()
	d := doctest.Pictured()
	for _, i := range []*doc.Image{{}, {Hash: "x", Type: "image/png", W: 9, H: 9, Bytes: []byte("bukan gambar")}, {Hash: "y", Type: "image/jpeg", W: 1 << 30, H: 1}, {Hash: "z", Type: "text/html", W: 1, H: 1}} {
		d.Body[0].Blocks = append(d.Body[0].Blocks, doc.Figure{ID: "rusak-" + i.Hash, Caption: "Rusak", Alt: "Gambar rusak", Image: i})
	}
	lint(t, render(t, d))
}

func TestPicturesShowTheirColours(t *testing.T) {
	t.Parallel()
	needs.Program(t, "pdfimages")
	path, _ := saved(t, doctest.Pictured())
	list := run(t, "pdfimages", "-list", path)
	for _, want := range []string{"1200   500  rgb     3   8  jpeg", "80    60  rgb     3   8  image"} {
		if !strings.Contains(list, want) {
			t.Errorf("no %q in\n%s", want, list)
		}
	}
}
