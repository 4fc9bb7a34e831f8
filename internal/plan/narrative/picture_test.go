package narrative_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"gurindam/internal/fault"
	"gurindam/internal/plan/narrative"
)

// flag is red on the left and blue on the right, white at the top.
func flag(w, h int) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{R: 250, A: 255}
			if x >= w/2 {
				c = color.RGBA{B: 250, A: 255}
			}
			if y < h/4 {
				c = color.RGBA{R: 250, G: 250, B: 250, A: 255}
			}
			m.Set(x, y, c)
		}
	}
	return m
}

func jpg(t *testing.T, m image.Image, orientation byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	exif := []byte("Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(orientation) + "\x00\x00\x00\x00\x00\x00Lintang 0.92")
	head := append([]byte{0xff, 0xd8, 0xff, 0xe1, 0, byte(len(exif) + 2)}, exif...)
	return append(head, b.Bytes()[2:]...)
}

func decode(t *testing.T, p narrative.Picture) image.Image {
	t.Helper()
	m, kind, err := image.Decode(bytes.NewReader(p.Bytes))
	if err != nil || "image/"+kind != p.Type || m.Bounds().Dx() != p.W || m.Bounds().Dy() != p.H {
		t.Fatalf("kept as %s, %v, %v, said to be %s %d×%d", kind, m.Bounds(), err, p.Type, p.W, p.H)
	}
	return m
}

// What a camera on its side took stands upright, and the place it was taken is gone.
func TestPhotographsStandUpright(t *testing.T) {
	t.Parallel()
	want := decode(t, mustRead(t, jpg(t, flag(64, 48), 1)))
	held := map[byte]func(x, y int) (int, int){ // where the upright point lies in the file
		2: func(x, y int) (int, int) { return 63 - x, y }, 3: func(x, y int) (int, int) { return 63 - x, 47 - y },
		4: func(x, y int) (int, int) { return x, 47 - y }, 5: func(x, y int) (int, int) { return y, x },
		6: func(x, y int) (int, int) { return y, 63 - x }, 7: func(x, y int) (int, int) { return 47 - y, 63 - x },
		8: func(x, y int) (int, int) { return 47 - y, x },
	}
	for o, at := range held {
		w, h := 64, 48
		if o > 4 {
			w, h = h, w
		}
		lying := image.NewRGBA(image.Rect(0, 0, w, h))
		for y := range 48 {
			for x := range 64 {
				lx, ly := at(x, y)
				lying.Set(lx, ly, want.At(x, y))
			}
		}
		p := mustRead(t, jpg(t, lying, o))
		got := decode(t, p)
		for _, spot := range []image.Point{{5, 5}, {60, 3}, {10, 40}, {55, 40}} {
			if !near(got.At(spot.X, spot.Y), want.At(spot.X, spot.Y)) {
				t.Errorf("orientation %d: %v is %v, want %v", o, spot, got.At(spot.X, spot.Y), want.At(spot.X, spot.Y))
			}
		}
		if bytes.Contains(p.Bytes, []byte("Lintang")) || bytes.Contains(p.Bytes, []byte("Exif")) {
			t.Errorf("orientation %d: what the camera wrote is kept", o)
		}
	}
}

func near(a, b color.Color) bool {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	for _, d := range []int64{int64(ar) - int64(br), int64(ag) - int64(bg), int64(ab) - int64(bb)} {
		if d > 0x2800 || d < -0x2800 {
			return false
		}
	}
	return true
}

func mustRead(t *testing.T, data []byte) narrative.Picture {
	t.Helper()
	p, err := narrative.ReadPicture(data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPicturesAreMadeForPrint(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := png.Encode(&b, flag(5000, 30)); err != nil {
		t.Fatal(err)
	}
	p := mustRead(t, append(b.Bytes(), "<script>alert(1)</script>"...))
	if m := decode(t, p); m.Bounds().Dx() != 2400 || m.Bounds().Dy() != 14 || bytes.Contains(p.Bytes, []byte("script")) {
		t.Errorf("kept as %v", m.Bounds())
	}
	if again := mustRead(t, append(b.Bytes(), "<script>alert(1)</script>"...)); again.Hash != p.Hash || !narrative.IsHash(p.Hash) {
		t.Error("the same picture has two hashes")
	}
}

func TestWhatIsNoPictureIsRefused(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := png.Encode(&b, flag(40, 40)); err != nil {
		t.Fatal(err)
	}
	bomb := bytes.Clone(b.Bytes())
	copy(bomb[16:], "\x00\x01\x00\x00\x00\x01\x00\x00") // 65,536 on each side
	binary.BigEndian.PutUint32(bomb[29:], crc32.ChecksumIEEE(bomb[12:29]))
	for name, c := range map[string]struct {
		data []byte
		want fault.Kind
	}{
		"nothing":        {nil, fault.Invalid},
		"a page":         {[]byte("<svg onload=alert(1)>"), fault.Invalid},
		"a name only":    {[]byte("\x89PNG\r\n\x1a\n"), fault.Invalid},
		"a JPEG head":    {[]byte("\xff\xd8\xff\xe1\xff\xff"), fault.Invalid},
		"cut in half":    {b.Bytes()[:b.Len()/2], fault.Invalid},
		"a bomb":         {bomb, fault.TooLarge},
		"too many bytes": {[]byte(strings.Repeat("x", narrative.MaxPicture+1)), fault.TooLarge},
		"a GIF":          {[]byte("GIF89a\x01\x00\x01\x00"), fault.Invalid},
	} {
		if _, err := narrative.ReadPicture(c.data); fault.KindOf(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}
