package publicationweb_test

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"gurindam/internal/access"
	"gurindam/internal/doc/doctest"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/publication"
	"gurindam/internal/publication/publicationweb"
	"gurindam/internal/region"
	"gurindam/internal/rpjmd"
	"gurindam/internal/web"
	"gurindam/internal/web/webtest"
)

// one keeps a single plan without a database.
type one struct{ s plan.Snapshot }

var _ plan.Store = one{}

func (o one) Regions(context.Context) ([]region.Code, error) {
	return []region.Code{o.s.Region.Code}, nil
}

func (o one) Snapshot(_ context.Context, code region.Code) (plan.Snapshot, error) {
	if code == o.s.Region.Code {
		return o.s, nil
	}
	return plan.Snapshot{}, fault.New(fault.NotFound, "Belum ada rencana untuk daerah itu.")
}

func (o one) Save(context.Context, plan.Snapshot, plan.Import) error { panic("pages only read") }

func (o one) SaveRenstra(context.Context, region.Code, string, []rpjmd.RenstraRow, plan.Import) error {
	panic("pages only read")
}

const home = "/kota/21.72/buku"

func site(shelf *publicationweb.Shelf, s plan.Snapshot) *web.Site {
	blank := func(*http.Request) (web.Answer, error) {
		return web.Page{Title: "Lain", Body: templ.Raw("<h1>Lain</h1>")}, nil
	}
	routes := append(publicationweb.Routes(plan.NewService(one{s}), shelf),
		web.Route{Pattern: "GET /kota/{region}/gambar/{hash}", Verb: access.Open, Handler: picture},
		web.Route{Pattern: "GET /kota/{region}/masalah", Verb: access.Open, Handler: blank}, web.Route{Pattern: "GET /kota/{region}", Verb: access.Open, Handler: blank}, web.Route{Pattern: "GET /{$}", Verb: access.Open, Handler: blank})
	return web.New(web.Config{Assets: publicationweb.Assets(), Log: slog.New(slog.DiscardHandler), Who: webtest.Reader}, routes...)
}

// picture stands for every picture of a text.
func picture(*http.Request) (web.Answer, error) {
	i := doctest.Image("image/png", 40, 30)
	return web.File{Name: "gambar.png", Type: i.Type, Content: bytes.NewReader(i.Bytes)}, nil
}

// filled is a shelf with a file of an earlier edition and one of this one.
func filled(t *testing.T, s plan.Snapshot) *publicationweb.Shelf {
	t.Helper()
	set, err := publication.SetOf(s)
	if err != nil {
		t.Fatal(err)
	}
	guide, err := publication.GuidelineOf(s)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := set.Book(publication.Masterplan)
	name := publication.FileName(b, s.Region.Code, publication.SealOf(s, guide, set, b.ID), publication.PDF)
	shelf := &publicationweb.Shelf{}
	shelf.Put(s.Region.Code, []publication.File{
		{Book: publication.Masterplan, Format: publication.PDF, Name: name, SHA256: "aa11", Bytes: []byte("isi buku dua")},
		{Book: publication.Analysis, Format: publication.DOCX, Name: "buku-1-analysis-21.72-ffffffffffff.docx", SHA256: "bb22", Bytes: []byte("isi buku satu")},
	})
	return shelf
}

func TestPagesSay(t *testing.T) {
	t.Parallel()
	s := plantest.Full()
	h := site(filled(t, s), s)
	for _, c := range []webtest.Scenario{
		{Path: home, Says: []string{"Buku 1", "Buku 2", "Buku 3", "PDF 12 byte", "Word (DOCX) 13 byte", "dari data terdahulu", "SHA-256 PDF aa11", "Berkas unduhan belum dibuat."}, Silent: []string{"sedang dibuat", "gagal"}},
		{Path: home + "/masterplan", Says: []string{"Daftar isi", "Bab I", "Mulai membaca", "Kode wilayah", "21.72"}, Silent: []string{"dari data terdahulu"}},
		{Path: home + "/analysis", Says: []string{"dari data terdahulu"}},
		{Path: home + "/masterplan/rencana-aksi", Says: []string{"Rencana Aksi", "Portal layanan", "Bab III Strategi Pembangunan"}},
		{Path: home + "/masterplan/tiada", Status: http.StatusNotFound, Says: []string{"Pilih dari daftar isinya."}},
		{Path: home + "/tiada", Status: http.StatusNotFound, Says: []string{"tidak memuat buku itu"}},
		{Path: home + "/masterplan/unduh/lama.pdf", Status: http.StatusNotFound, Says: []string{"Unduh yang terbaru dari halaman Buku."}},
		{Path: "/kota/21.71/buku", Status: http.StatusNotFound},
		{Path: "/kota/x/buku", Status: http.StatusNotFound},
	} {
		c.Run(t, h)
	}
}

func TestBuilding(t *testing.T) {
	t.Parallel()
	shelf := &publicationweb.Shelf{}
	h := site(shelf, plantest.Full())
	shelf.Begin("21.72")
	shelf.Progress("21.72")("Buku 2 (pdf)", 3, 9)
	webtest.Scenario{Path: home, Says: []string{"Buku sedang dibuat.", "3 dari 9 berkas selesai, terakhir Buku 2 (pdf).", "Hentikan pembaruan"}}.Run(t, h)
	if w := webtest.Get(t, h, home); w.Header().Get("Refresh") != "2" {
		t.Errorf("refresh %q", w.Header().Get("Refresh"))
	}
	if w := webtest.Get(t, h, home+"?diam=ya"); w.Header().Get("Refresh") != "" {
		t.Error("the page moves although it was asked to stand still")
	}
	shelf.Fail("21.72", "Ruang cakram habis.")
	webtest.Scenario{Path: home, Says: []string{"Pembuatan buku gagal.", "Ruang cakram habis."}, Silent: []string{"sedang dibuat"}}.Run(t, h)
	shelf.Put("21.72", nil)
	webtest.Scenario{Path: home, Silent: []string{"gagal"}}.Run(t, h)
}

func TestDownload(t *testing.T) {
	t.Parallel()
	s := plantest.Full()
	shelf := filled(t, s)
	h := site(shelf, s)
	f := shelf.Files("21.72")[0]
	w := webtest.Get(t, h, home+"/masterplan/unduh/"+f.Name)
	if w.Body.String() != "isi buku dua" || w.Header().Get("Etag") != `"aa11"` || w.Header().Get("Content-Disposition") != "attachment; filename="+f.Name || w.Header().Get("Content-Type") != "application/pdf" {
		t.Errorf("%d %q %v", w.Code, w.Body, w.Header())
	}
	if w := webtest.Get(t, h, home+"/analysis/unduh/"+f.Name); w.Code != http.StatusNotFound {
		t.Errorf("the file of another book: %d", w.Code)
	}
}

// Every link of every book leads somewhere, references to other chapters included.
func TestEveryPage(t *testing.T) {
	t.Parallel()
	full := plantest.Full()
	poisoned := plantest.Full()
	poisoned.Masterplan.Initiatives[0].Name = `<script>alert(1)</script>`
	poisoned.Masterplan.Vision.Text = `<img src=x onerror=alert(1)>`
	four := plantest.Full()
	four.Masterplan.Profile.Outline = lastSet(t)
	for name, s := range map[string]plan.Snapshot{"full": full, "blank": {Region: plantest.Home()}, "poisoned": poisoned, "another set": four} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for path, page := range webtest.Crawl(t, site(filled(t, s), s), home, 300) {
				if strings.Contains(page, "<script") || strings.Contains(page, "onerror=alert") && !strings.Contains(page, "&lt;img") {
					t.Errorf("%s: markup of the data became markup of the page", path)
				}
			}
		})
	}
}

func lastSet(t *testing.T) string {
	t.Helper()
	sets, err := publication.Sets()
	if err != nil {
		t.Fatal(err)
	}
	return sets[len(sets)-1].ID
}

func TestBrowser(t *testing.T) {
	t.Parallel()
	s := plantest.Full()
	h := site(filled(t, s), s)
	paths := []string{home, home + "/masterplan"}
	for path, page := range webtest.Crawl(t, h, home+"/masterplan", 300) {
		if strings.Count(path, "/") == 5 && page != "" && !strings.Contains(path, "#") {
			paths = append(paths, path)
		}
	}
	webtest.Browse(t, h, paths...)
}
