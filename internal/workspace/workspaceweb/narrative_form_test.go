package workspaceweb_test

import (
	"bytes"
	"html"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"gurindam/internal/doc/doctest"
	"gurindam/internal/plan/narrative"
	"gurindam/internal/typeface"
	"gurindam/internal/web/webtest"
)

// page is what a person without script sees.
type page struct {
	t      *testing.T
	status int
	body   string
}

func (s *writerSite) ask(t *testing.T, r *http.Response, err error) page {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	data, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return page{t, r.StatusCode, string(data)}
}

func (s *writerSite) get(t *testing.T, path string) page {
	r, err := s.Client().Get(s.URL + path)
	return s.ask(t, r, err)
}

func (s *writerSite) post(t *testing.T, path string, pairs ...string) page {
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	r, err := s.Client().PostForm(s.URL+path, form)
	return s.ask(t, r, err)
}

func (p page) has(words ...string) {
	p.t.Helper()
	for _, w := range words {
		if !strings.Contains(html.UnescapeString(p.body), w) {
			p.t.Errorf("no %q on the page (%d)", w, p.status)
		}
	}
}

func TestTextsAreWrittenWithoutScript(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	s := d.open(t, "Sekretaris", "sekretaris")
	s.get(t, editorOf).has("<textarea", "Simpan")
	s.post(t, editorOf, "dasar.isi", "", "isi", "# Latar\r\n\r\nKota **tumbuh**.").has("Tersimpan.", "# Latar\n\nKota **tumbuh**.")
	d.holds(t, "# Latar\n\nKota **tumbuh**.")
	s.get(t, "/kota/21.72/narasi").has("terisi", "Sekretaris")

	refused := s.post(t, editorOf, "dasar.isi", "# Latar\n\nKota **tumbuh**.", "isi", "Baru.\n\n![](gambar:"+strings.Repeat("0a", 32)+")")
	refused.has("Belum tersimpan", "teks pengganti", "Baru.\n\n![]")
	d.holds(t, "# Latar\n\nKota **tumbuh**.")

	clash := s.post(t, editorOf, "dasar.isi", "yang lama", "isi", "Tulisan saya.")
	clash.has("Belum tersimpan: Sekretaris mengubahnya", "Tulisan saya.", "Kota **tumbuh**.", `name="dasar.isi" value="# Latar`)
	s.post(t, editorOf, "dasar.isi", "# Latar\n\nKota **tumbuh**.", "isi", "Tulisan kita.").has("Tersimpan.")
	d.holds(t, "Tulisan kita.")

	s.post(t, editorOf+"?bagian=baru", "dasar.judul", "", "judul", "Bagian kedua").has("Tersimpan.", "Bagian kedua")
	s.post(t, editorOf+"?bagian=NR-002", "dasar.isi", "", "isi", "Isi kedua.").has("Tersimpan.")
	d.holds(t, "Tulisan kita.\n\nIsi kedua.")
	s.post(t, editorOf+"?bagian=NR-002", "hapus", "ya")
	d.holds(t, "Tulisan kita.")
}

func TestWhoMayNotWriteReads(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.open(t, "Sekretaris", "sekretaris").post(t, editorOf, "dasar.isi", "", "isi", "Isi.")
	s := d.open(t, "Anggota", "dewan")
	s.get(t, editorOf).has("readonly", "Isi.")
	if p := s.post(t, editorOf, "dasar.isi", "Isi.", "isi", "Lain."); p.status != http.StatusForbidden {
		t.Errorf("written by who may not: %d", p.status)
	}
	d.holds(t, "Isi.")
	if p := s.get(t, "/kota/21.72/narasi/masterplan.tidak-ada"); p.status != http.StatusNotFound {
		t.Errorf("a chapter that is not there: %d", p.status)
	}
}

func (s *writerSite) upload(t *testing.T, region, field string, data []byte) page {
	t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	part, err := form.CreateFormFile(field, `..\..\a.png`)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = part.Write(data)
	_ = form.Close()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/kota/"+region+"/narasi/gambar", &b)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", form.FormDataContentType())
	r.Header.Set("Accept", "application/json")
	answer, err := s.Client().Do(r)
	return s.ask(t, answer, err)
}

func TestPicturesAreGivenAndShown(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	s := d.open(t, "Sekretaris", "sekretaris")
	p := s.upload(t, "21.72", "gambar", doctest.Image("image/png", 40, 30).Bytes)
	m := regexp.MustCompile(`"hash":"([0-9a-f]{64})","lebar":40,"tinggi":30`).FindStringSubmatch(p.body)
	if m == nil {
		t.Fatalf("%d %s", p.status, p.body)
	}
	if got := s.get(t, "/kota/21.72/gambar/"+m[1]); got.status != http.StatusOK || !strings.HasPrefix(got.body, "\x89PNG") {
		t.Errorf("shown: %d", got.status)
	}
	for path, want := range map[string]int{"/kota/21.01/gambar/" + m[1]: http.StatusForbidden, "/kota/21.72/gambar/" + strings.Repeat("0a", 32): http.StatusNotFound, "/kota/21.72/gambar/x": http.StatusNotFound} {
		if got := s.get(t, path); got.status != want {
			t.Errorf("%s: %d, want %d", path, got.status, want)
		}
	}
	for name, c := range map[string]struct {
		region, field string
		data          []byte
		want          int
	}{
		"a page":         {"21.72", "gambar", []byte("<script>"), http.StatusBadRequest},
		"too large":      {"21.72", "gambar", make([]byte, narrative.MaxPicture+1), http.StatusRequestEntityTooLarge},
		"another field":  {"21.72", "lain", []byte("x"), http.StatusBadRequest},
		"another region": {"21.01", "gambar", doctest.Image("image/png", 4, 3).Bytes, http.StatusForbidden},
	} {
		if got := s.upload(t, c.region, c.field, c.data); got.status != c.want {
			t.Errorf("%s: %d, want %d: %s", name, got.status, c.want, got.body)
		}
	}
}

// The script asks for its words by their Indonesian wording: each must be handed in.
func TestTheEditorHasItsWords(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	s := d.open(t, "Sekretaris", "sekretaris")
	body := html.UnescapeString(s.get(t, editorOf).body)
	m := regexp.MustCompile(`src="(/aset/narasi-[^"]+\.js)"`).FindStringSubmatch(body)
	if m == nil {
		t.Fatal("no script on the page")
	}
	said := regexp.MustCompile(`\bt\('((?:[^'\\]|\\.)*)'`).FindAllStringSubmatch(s.get(t, m[1]).body, -1)
	if len(said) < 60 {
		t.Fatalf("only %d texts found in the script", len(said))
	}
	for _, m := range said {
		if !strings.Contains(body, `"`+m[1]+`":`) {
			t.Errorf("the page does not hand in %q", m[1])
		}
	}
	// The italic face is fetched only where a text has italics.
	if got := webtest.Weight(t, s.Config.Handler, editorOf) - len(typeface.WebSerifItalic); got > 200_000 {
		t.Errorf("the editor weighs %d bytes", got)
	}
	for _, problem := range webtest.Lint(s.get(t, "/kota/21.72/narasi").body) {
		t.Error(problem)
	}
}
