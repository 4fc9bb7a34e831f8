package planweb_test

import (
	"context"
	"log/slog"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/plan/planweb"
	"gurindam/internal/publication"
	"gurindam/internal/region"
	"gurindam/internal/rpjmd"
	"gurindam/internal/web"
	"gurindam/internal/web/webtest"
)

// memory keeps plans without a database.
type memory map[region.Code]plan.Snapshot

var _ plan.Store = memory{}

func (m memory) Regions(context.Context) ([]region.Code, error) {
	var out []region.Code
	for code := range m {
		out = append(out, code)
	}
	return out, nil
}

func (m memory) Snapshot(_ context.Context, code region.Code) (plan.Snapshot, error) {
	if s, ok := m[code]; ok {
		return s, nil
	}
	return plan.Snapshot{}, fault.New(fault.NotFound, "Belum ada rencana untuk daerah itu.")
}

func (m memory) Save(context.Context, plan.Snapshot, plan.Import) error { panic("pages only read") }

func (m memory) SaveRenstra(context.Context, region.Code, string, []rpjmd.RenstraRow, plan.Import) error {
	panic("pages only read")
}

// site serves the pages over plans, with a stand-in for the pages of books.
func site(plans ...plan.Snapshot) *web.Site {
	m := memory{}
	for _, s := range plans {
		m[s.Region.Code] = s
	}
	o := planweb.Options{
		Edition: func(context.Context, region.Code) (publication.Edition, error) {
			return publication.Edition{Number: 3, Files: []publication.EditionFile{{Book: publication.Masterplan, Format: publication.DOCX, Name: "buku-2-0123456789ab.docx", Size: 2048},
				{Book: publication.Masterplan, Format: publication.PDF, Name: "buku-2-0123456789ab.pdf", Size: 4096}}}, nil
		},
		Downloads: []planweb.Download{{Name: "rencana.xlsx", Title: "Buku kerja", About: "Seluruh rencana.", Type: "application/x-uji",
			Make: func(context.Context, region.Code) ([]byte, error) { return []byte("isi"), nil }}},
	}
	book := func(*http.Request) (web.Answer, error) {
		return web.Page{Title: "Buku", Body: templ.Raw("<h1>Buku</h1>")}, nil
	}
	routes := append(planweb.Routes(plan.NewService(m), o),
		web.Route{Pattern: "GET /kota/{region}/narasi", Verb: access.Open, Handler: book},
		web.Route{Pattern: "GET /kota/{region}/buku/{book}", Verb: access.Open, Handler: book},
		web.Route{Pattern: "GET /kota/{region}/edisi/{edition}/unduh/{file}", Verb: access.Open, Handler: book})
	return web.New(web.Config{Log: slog.New(slog.DiscardHandler), Who: webtest.Reader, Assets: planweb.Assets()}, routes...)
}

// unfinished is the full plan with something missing of every kind that pages show.
func unfinished() plan.Snapshot {
	s := plantest.Full()
	m := &s.Masterplan
	m.Initiatives = append(m.Initiatives, plan.Initiative{Code: "SE-01", SubDimension: "SE-1", Name: "Pasar daring"},
		plan.Initiative{Code: "SB/02 x", SubDimension: "SB-1", Name: "Wajah kota", OPD: "DINKES", Schedule: plan.Schedule{
			Start: plan.Quarter{Year: 2020, Quarter: 2}, End: plan.Quarter{Year: 2020, Quarter: 2}, After: []string{"SL-01", "tiada"}}})
	m.Readiness = append(m.Readiness, plan.ReadinessItem{Code: "KS-009", Component: "INF-FIS", Item: "Jalan"})
	s.Facts[1].Source = ""
	s.RPJMD.Elements = append(s.RPJMD.Elements, rpjmd.Element{Code: "S3", Level: rpjmd.Sasaran, Parents: []string{"T1"}, Text: "Usaha tumbuh"},
		rpjmd.Element{Code: "X", Level: rpjmd.Program, Parents: []string{"Y"}, Text: "Saling berinduk"}, rpjmd.Element{Code: "Y", Level: rpjmd.Program, Parents: []string{"X"}, Text: "Begitu pula"})
	return s
}

const home = "/kota/21.72"

func TestPagesSay(t *testing.T) {
	t.Parallel()
	s := site(unfinished())
	for _, c := range []webtest.Scenario{
		{Path: "/", Status: http.StatusSeeOther, Becomes: home},
		{Path: home, Says: []string{"Cerdas, Kota Pusaka", "4 inisiatif dari 2 perangkat daerah dengan pagu Rp\u00a01,8 M", "4 dari 6 dimensi", "50,00\u00a0%", "2 belum",
			"0,05\u00a0% APBD 2019", "2 dari 2 quick win", "wajib", "Agar dapat ditetapkan", "Buku 2", "PDF 4\u00a0kB DOCX 2\u00a0kB", "Sidik 0123456789ab", "Berkas unduhan belum dibuat."}},
		{Path: home + "/analisis", Says: []string{"50,00\u00a0%", "3 dari 4 butir dinilai", "Kesiapan = jumlah nilai butir", "Bobot penilaian ini usulan", "Memakai pusat data nasional",
			"RP-001 Pelatihan", "202.215", "tanpa sumber", "Kota dalam Angka", "Dukungan pimpinan", "SWOT dimensi ini belum diisi.", "contoh"}},
		{Path: home + "/visi", Says: []string{"Kota yang melayani", "SG-1.S1.1 Satu pintu", "Integrasi", "Belum ada sasaran."}},
		{Path: home + "/rpjmd", Says: []string{"RPJMD 2018–2023 (Perda 1/2019)", "Layanan prima", "IKM: 78,50\u00a0nilai → 80,25\u00a0nilai (2019)", "Dilayani SG-01", "lihat di bawah A1", "Saling berinduk"}},
		{Path: home + "/rencana-aksi", Says: []string{"4 inisiatif", "Portal layanan", "750.000.000", "Jumlah pagu 4 inisiatif", "1.750.000.000", "belum", "Pelatihan", "75.000.000"}},
		{Path: home + "/rencana-aksi/SG-01", Says: []string{"Portal layanan", "berjalan", "7,50", "APBD", "250.000.000", "Program yang sama", "212", "TW\u00a0IV\u00a02019: Peluncuran", "Ditunggu oleh SL-01", "PT Telkom, Universitas", "2.16.03.2.02.0023", "Menutup gap"}},
		{Path: home + "/rencana-aksi/SL-01", Says: []string{"Renstra Diskominfo", "Prasyarat SG-01 Portal layanan", "Yang kurang pada inisiatif ini"}},
		{Path: home + "/rencana-aksi/SE-01", Says: []string{"Target belum diisi.", "Pagu belum diisi.", "Belum berkaitan.", "belum dijadwalkan", "Tanpa kaitan RPJMD atau Renstra."}},
		{Path: home + "/rencana-aksi/SB%2F02%20x", Says: []string{"Wajah kota", "tiada", "TW\u00a0II\u00a02020"}},
		{Path: home + "/rencana-aksi/X-1", Status: http.StatusNotFound, Says: []string{"Tidak ada inisiatif berkode \"X-1\" dalam rencana Kota Tanjungpinang."}},
		{Path: home + "/pagu", Says: []string{"1.750.000.000", "Dana Alokasi Khusus Fisik", "belum diisi", "= 0,05 %"}},
		{Path: home + "/peta-jalan", Says: []string{"Smart Governance", "TW\u00a0I\u00a02020\u00a0– TW\u00a0II\u00a02021", "SG-01", "Jangka pendek: 2019"}},
		{Path: home + "/peta-jalan?dimensi=SL", Says: []string{"Rekam medis"}, Silent: []string{"Portal layanan"}},
		{Path: home + "/quick-win", Says: []string{"2 dari 2", "12 dari 12 pertanyaan terjawab", "12 belum dijawab"}},
		{Path: home + "/quick-win/QW-002", Says: []string{"Apakah unik dan kreatif?", "belum dijawab", "Isi kolom Keunikan pada lembar Quick Win."}},
		{Path: home + "/quick-win/QW-9", Status: http.StatusNotFound},
		{Path: home + "/keselarasan", Says: []string{"2 ÷ 4 × 100 % = 50,00 %", "S3 Usaha tumbuh", "belum terlayani", "SE-01 Pasar daring", "Pilih dimensi"}},
		{Path: home + "/keselarasan?dimensi=SG", Says: []string{"SG-01", "ya"}, Silent: []string{"Pilih dimensi"}},
		{Path: home + "/keselarasan?jenjang=misi", Says: []string{"Pemerintahan profesional"}},
		{Path: home + "/tata-kelola", Says: []string{"Perwako 84/2020", "1 Oktober 2019", "Peraturan Daerah 1 Tahun 2019", "Wali Kota", "4 × 3 = 12", "Bimtek I", "Belum ada anggota"}},
		{Path: home + "/opd", Says: []string{"Dinas Komunikasi dan Informatika", "750.000.000"}},
		{Path: home + "/opd/DISKOMINFO", Says: []string{"walidata", "Portal layanan", "2.16.03", "Rp\u00a01.500.000.000", "terlaksana"}},
		{Path: home + "/opd/DINKES", Says: []string{"Rekam medis", "Warga sehat"}},
		{Path: home + "/opd/TIADA", Status: http.StatusNotFound, Says: []string{"Tidak ada OPD berkode \"TIADA\""}},
		{Path: home + "/masalah", Says: []string{"Wajib: rencana belum dapat ditetapkan", "inisiatif tanpa OPD", "fakta tanpa sumber", "F-02"}},
		{Path: home + "/masalah?tingkat=perlu", Says: []string{"belum ada, sehingga bagian bukunya kosong."}, Silent: []string{"Lembar ."}},
		{Path: home + "/masalah?tingkat=saran", Says: []string{"Saran:"}, Silent: []string{"Wajib:"}},
		{Path: home + "/masalah?opd=DINKES", Says: []string{"SB/02 x"}, Silent: []string{"F-02", "SE-01"}},
		{Path: home + "/unduh", Says: []string{"Unduh rencana.xlsx"}},
		{Path: home + "/unduh/lain.xlsx", Status: http.StatusNotFound},
		{Path: "/kota/21.71", Status: http.StatusNotFound, Says: []string{"Belum ada rencana untuk daerah itu."}},
		{Path: "/kota/99.99", Status: http.StatusNotFound, Says: []string{"Tidak ada daerah dengan kode Kemendagri 99.99"}},
		{Path: "/kota/2172", Status: http.StatusNotFound, Says: []string{"kode BPS"}},
	} {
		c.Run(t, s)
	}
}

func TestFront(t *testing.T) {
	t.Parallel()
	webtest.Scenario{Path: "/", Says: []string{"Belum ada rencana.", "gurindam import plan"}}.Run(t, site())
	other := plantest.Full()
	other.Region, _ = region.Find("21.71")
	webtest.Scenario{Path: "/", Says: []string{"Kota Tanjung Pinang 21.72", other.Region.Name}}.Run(t, site(plantest.Full(), other))
}

func TestDownload(t *testing.T) {
	t.Parallel()
	w := webtest.Get(t, site(plantest.Full()), home+"/unduh/rencana.xlsx")
	if w.Body.String() != "isi" || w.Header().Get("Content-Disposition") != "attachment; filename=21.72-rencana.xlsx" || len(w.Header().Get("Etag")) != 66 {
		t.Errorf("%q %v", w.Body, w.Header())
	}
}

var ownScript = regexp.MustCompile(`<script defer src="/aset/[\w.-]+"></script>`)

// Every link leads somewhere, whatever the plan holds.
func TestEveryPage(t *testing.T) {
	t.Parallel()
	blank := plan.Snapshot{Region: plantest.Home()}
	for name, s := range map[string]plan.Snapshot{"full": plantest.Full(), "unfinished": unfinished(), "blank": blank, "hostile": hostile()} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			pages := webtest.Crawl(t, site(s), home, 400)
			if len(pages) < 17 {
				t.Errorf("only %d pages", len(pages))
			}
			for path, page := range pages {
				if strings.Contains(ownScript.ReplaceAllString(page, ""), "<script") || strings.Contains(page, "<b>tebal") {
					t.Errorf("%s: markup of the data became markup of the page", path)
				}
			}
		})
	}
}

func TestBrowser(t *testing.T) {
	t.Parallel()
	webtest.Browse(t, site(unfinished()), home, home+"/analisis", home+"/visi", home+"/rpjmd", home+"/rencana-aksi", home+"/rencana-aksi/SG-01", home+"/rencana-aksi/SE-01",
		home+"/pagu", home+"/peta-jalan", home+"/quick-win", home+"/quick-win/QW-002", home+"/keselarasan?dimensi=SG", home+"/tata-kelola",
		home+"/opd", home+"/opd/DISKOMINFO", home+"/masalah", home+"/unduh")
}
