package evidenceweb_test

import (
	"image/png"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gurindam/internal/web/webtest"
)

// red tells whether much of what is to be seen is red.
func red(t testing.TB, b *webtest.Tab) bool {
	t.Helper()
	name := filepath.Join(t.TempDir(), "layar.png")
	b.Picture(name)
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }() // read only: nothing is lost
	m, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for y := m.Bounds().Min.Y; y < m.Bounds().Max.Y; y += 4 {
		for x := m.Bounds().Min.X; x < m.Bounds().Max.X; x += 4 {
			if r, g, b, _ := m.At(x, y).RGBA(); r > 0xf000 && g < 0x1000 && b < 0x1000 {
				count++
			}
		}
	}
	return count > 2000
}

// Somebody uploads a regulation and a photograph from a question, ties the regulation
// at its page, and sees that page of it within the page: the one red page of nine.
func TestJourneyFromAnUploadToThePage(t *testing.T) {
	t.Parallel()
	h := open(t)
	server := httptest.NewServer(h.site)
	t.Cleanup(server.Close)
	folder := t.TempDir()
	for name, content := range map[string]string{"Perwako 12.pdf": book(9, 7), "bukan.pdf": "<html>", "notulen.txt": "isi"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	b := webtest.Open(t, server.URL+home+"?untuk=isian+2026/BL-1.1")
	b.Screen("light", 1280, 900)
	const form, status = `form[data-unggah]`, `document.querySelector('.sending').textContent`
	b.Attach(form+" input[type=file]", filepath.Join(folder, "bukan.pdf"))
	b.Choose(form+" select[name=jenis]", "peraturan")
	b.Click(form + " button[type=submit]")
	b.Until(status + `.includes('melainkan text/html')`)
	b.Attach(form+" input[type=file]", filepath.Join(folder, "Perwako 12.pdf"))
	b.Until(`(document.querySelector('` + form + ` button[type=submit]').scrollIntoView({block:'center'}),true)`)
	b.Click(form + " button[type=submit]")
	b.Until(`document.querySelector('h1').textContent==='Perwako 12'`)
	b.Says("Payung hukum 2026/BL-1.1")
	if red(t, b) {
		t.Error("the wrong page is red")
	}
	b.Until(`(document.querySelector('#butir details').open=true)`)
	b.Choose("#butir select[name=untuk]", "isian 2026/OP-1.1")
	b.Fill("#butir input[name=halaman]", "7")
	b.Until(`(document.querySelector('#butir details button').scrollIntoView({block:'center'}),true)`)
	b.Click("#butir details button[type=submit]")
	b.Until(`document.querySelector('#butir a[href*="hal=7"]')`)
	b.Until(`(document.querySelector('#pratinjau').scrollIntoView(),true)`)
	for limit := time.Now().Add(30 * time.Second); !red(t, b); time.Sleep(200 * time.Millisecond) { // nothing tells what a viewer has painted
		if time.Now().After(limit) {
			t.Fatal("the page that the claim names is not shown")
		}
	}
	if src := webtest.Read[string](b, `document.querySelector('iframe').src`); !strings.Contains(src, "#page=7") {
		t.Errorf("the frame shows %s", src)
	}
	b.Screen("dark", 360, 800)
	if width := webtest.Read[int](b, `document.documentElement.scrollWidth`); width > 360 {
		t.Errorf("%d pixels wide", width)
	}
	for _, v := range b.Violations() {
		t.Error(v)
	}
}

// The pages stand up to axe-core and to a narrow screen.
func TestBrowser(t *testing.T) {
	t.Parallel()
	h := open(t)
	picture, words := h.sent("foto", "rapat.png", photo(t)), h.sent("monev", "monev.csv", "kode;nama\nSG-01;Portal\n")
	link := h.post(home+"/tautan", map[string][]string{"alamat": {"https://x.contoh.go.id"}, "jenis": {"aplikasi"}}).Header().Get("Location")
	webtest.Browse(t, h.site, home, home+"?untuk=isian+2026/BL-1.1", picture, words, link)
}
