package regionweb_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/plan/workbook"
	"gurindam/internal/region"
	"gurindam/internal/region/regionweb"
	"gurindam/internal/rpjmd"
	"gurindam/internal/tabular"
	"gurindam/internal/web"
	"gurindam/internal/web/webtest"
)

const home = "/kota/21.72"

var noon = time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)

// memory keeps the administration of one region without a database.
type memory struct {
	events    []region.Event
	officials []region.Official
	groups    []region.Group
	handovers []region.Handover
	entries   []region.Entry
	edits     []region.Edit
	grants    map[string][]access.Grant
}

func (m *memory) View(_ context.Context, fn func(region.Hands) error) error {
	return fn(region.Hands{Records: m, People: m.people(), Editor: m, Tasks: noTasks{}})
}

// Update keeps nothing of what failed.
func (m *memory) Update(ctx context.Context, fn func(region.Hands) error) error {
	before := *m
	before.events, before.officials, before.groups = slices.Clone(m.events), slices.Clone(m.officials), slices.Clone(m.groups)
	err := m.View(ctx, fn)
	if err != nil {
		*m = before
	}
	return err
}

func (m *memory) Events(context.Context, region.Code) ([]region.Event, error) { return m.events, nil }

func (m *memory) AddEvent(_ context.Context, _ region.Code, e region.Event) error {
	m.events = append(m.events, e)
	return nil
}

func (m *memory) Officials(context.Context, region.Code) ([]region.Official, error) {
	return m.officials, nil
}

func (m *memory) SaveOfficial(_ context.Context, _ region.Code, o region.Official) error {
	o.Rev++
	m.officials = append(slices.DeleteFunc(slices.Clone(m.officials), func(p region.Official) bool { return p.ID == o.ID }), o)
	return nil
}

func (m *memory) Groups(context.Context, region.Code) ([]region.Group, error) { return m.groups, nil }

func (m *memory) SaveGroup(_ context.Context, _ region.Code, g region.Group) error {
	g.Rev++
	m.groups = append(slices.DeleteFunc(slices.Clone(m.groups), func(x region.Group) bool { return x.Dimension == g.Dimension }), g)
	return nil
}

func (m *memory) Handovers(context.Context, region.Code) ([]region.Handover, error) {
	return m.handovers, nil
}

func (m *memory) AddHandover(_ context.Context, _ region.Code, h region.Handover) error {
	m.handovers = append(m.handovers, h)
	return nil
}

func (m *memory) Accept(_ context.Context, _ region.Code, id, person string, at time.Time) (bool, error) {
	for i := range m.handovers {
		if h := &m.handovers[i]; h.ID == id && h.To.ID == person && h.Accepted.IsZero() {
			h.Accepted = at
			return true, nil
		}
	}
	return false, nil
}

func (m *memory) Note(_ context.Context, _ region.Code, e region.Entry) error {
	m.entries = append(m.entries, e)
	return nil
}

func (m *memory) Entries(context.Context, region.Code, int) ([]region.Entry, error) {
	return m.entries, nil
}

func (m *memory) Apply(_ context.Context, _ region.Author, _ region.Code, _ string, edits []region.Edit) error {
	m.edits = append(m.edits, edits...)
	return nil
}

type people struct{ grants map[string][]access.Grant }

func (m *memory) people() region.People { return people{m.grants} }

func (p people) Accounts(context.Context, region.Code) ([]region.Account, error) {
	return []region.Account{{ID: "p-ana", Name: "Ana Contoh", Login: "ana"}, {ID: "p-budi", Name: "Budi Contoh", Login: "budi"}}, nil
}

func (p people) Grants(context.Context, region.Code) (map[string][]access.Grant, error) {
	return p.grants, nil
}

func (p people) HandOver(_ context.Context, _ region.Author, _ []string, _ region.Account, w region.Wish) (region.Account, string, error) {
	if w.To.ID == "" {
		return region.Account{ID: "p-baru", Name: w.To.Name, Login: w.To.Login}, "KUNCI", nil
	}
	return w.To, "", nil
}

type noTasks struct{}

func (noTasks) Of(context.Context, region.Code, string) ([]region.Task, error) { return nil, nil }

func (noTasks) OfOffice(context.Context, region.Code, string) ([]region.Task, error) { return nil, nil }

func (noTasks) Move(context.Context, region.Code, string, region.Named) error { return nil }

func (noTasks) HandOver(context.Context, region.Code, []string, region.Account, region.Account) error {
	return nil
}

// still is a plan that does not change.
type still struct{ plan.Snapshot }

func (s still) Offices(context.Context, region.Code) (out []region.OfficeRow, err error) {
	for i, o := range s.OPDs {
		out = append(out, region.OfficeRow{OPD: o, Row: fmt.Sprint("baris-", i)})
	}
	return out, nil
}

func (s still) Pointers(_ context.Context, _ region.Code, office string) (out []region.Pointer, err error) {
	for i, v := range s.Masterplan.Initiatives {
		if v.OPD == office {
			out = append(out, region.Pointer{List: "rencana_aksi", Title: "Rencana Aksi", Row: fmt.Sprint("inisiatif-", i), Code: v.Code, Label: v.Name, Field: "opd", Named: "OPD penanggung jawab", Text: v.OPD})
		}
	}
	return out, nil
}

func (s still) Seats(_ context.Context, _ region.Code, name string) (out []region.Seat, err error) {
	for i, m := range s.Masterplan.Members {
		if m.Name == name {
			out = append(out, region.Seat{Row: fmt.Sprint("anggota-", i), Body: m.Body, Role: m.Role, Position: m.Position, Name: m.Name})
		}
	}
	return out, nil
}

func (s still) Dimensions(context.Context, region.Code) ([]string, error) {
	return []string{"SG", "SL"}, nil
}

func (s still) Regions(context.Context) ([]region.Code, error) {
	return []region.Code{s.Region.Code}, nil
}

func (s still) Save(context.Context, plan.Snapshot, plan.Import) error { panic("pages only read") }

func (s still) SaveRenstra(context.Context, region.Code, string, []rpjmd.RenstraRow, plan.Import) error {
	panic("pages only read")
}

// store keeps plan.Store over a plan that does not change.
type store struct{ still }

func (s store) Snapshot(context.Context, region.Code) (plan.Snapshot, error) {
	return s.still.Snapshot, nil
}

// desk is the pages over a small town, as one person sees them.
type desk struct {
	t    *testing.T
	kept *memory
	site *web.Site
}

func open(t *testing.T, role string) desk {
	t.Helper()
	s := still{plantest.Full()}
	s.OPDs = append(s.OPDs, region.OPD{Code: "PERSANDIAN", Name: "Kantor Persandian"})
	m := &memory{grants: map[string][]access.Grant{"p-ana": {{ID: "hak-1", Role: "kepala-opd", Scope: access.Place{Region: "21.72", OPD: "DISKOMINFO"}}}},
		events: []region.Event{{ID: "e1", Kind: region.Split, Date: "2017-01-02", Decree: "Perda 11/2016", From: []region.Named{{Code: "DISHUBKOMINFO", Name: "Dinas Perhubungan, Komunikasi dan Informatika"}},
			To: []region.Named{{Code: "DISHUB", Name: "Dinas Perhubungan"}, {Code: "DISKOMINFO", Name: "Dinas Komunikasi dan Informatika"}}, By: "Ana Contoh", At: noon}},
		officials: []region.Official{
			{ID: "o1", Rev: 1, Name: "Ana Contoh", NIP: "198001012005011001", Position: "Kepala Dinas", OPD: "DISKOMINFO", From: "2024-01-01", Account: "p-ana", Decree: "SK 1"},
			{ID: "o2", Rev: 1, Name: "Nama Contoh", Position: "Wali Kota", From: "2018-09-21", Until: "2023-09-20"}},
		groups: []region.Group{{Dimension: "SG", Rev: 1, Lead: region.Seated{OPD: "DISKOMINFO", Person: "Ana Contoh"}, Members: []region.Seated{{OPD: "DINKES"}}}}}
	now := func() time.Time { return noon }
	routes := regionweb.Routes(regionweb.Options{
		Region: region.NewService(m, s, now), Plans: plan.NewService(store{s}), TakePath: "/tautan?kunci=",
		Dimensions: func(plan.Snapshot) ([]plan.Dimension, error) {
			return []plan.Dimension{{Code: "SG", Name: "Smart Governance", Color: "gov"}, {Code: "SL", Name: "Smart Living", Color: "liv"}}, nil
		},
		ReadOffices: func(name string, data []byte) (out regionweb.Sheet, err error) {
			book, err := tabular.Decode(name, data, tabular.Limits{})
			out.Book, out.Offices, out.Problems = workbook.ReadOffices(book)
			return out, err
		},
		Marked: func(regionweb.Sheet) ([]byte, error) { return []byte("tanda"), nil },
	})
	stand := func(*http.Request) (web.Answer, error) { return nil, fault.New(fault.NotFound, "tidak di sini") }
	routes = append(routes, web.Route{Pattern: "GET /kota/{region}", Verb: access.Read, Handler: stand})
	who := func(*http.Request) (web.Visitor, error) {
		return web.Visitor{Name: "Ana Contoh", Actor: access.Actor{Person: "p-ana", Grants: []access.Grant{{Role: role, Scope: scopeOf(role)}}}}, nil
	}
	return desk{t, m, web.New(web.Config{Log: slog.New(slog.DiscardHandler), Assets: regionweb.Assets(), Who: who, Now: now}, routes...)}
}

func scopeOf(role string) access.Place {
	if role == "perencana-opd" {
		return access.Place{Region: "21.72", OPD: "DINKES"}
	}
	return access.Place{Region: "21.72"}
}

func (d desk) post(path string, form url.Values) *httptest.ResponseRecorder {
	d.t.Helper()
	r := httptest.NewRequestWithContext(d.t.Context(), http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Host = "localhost"
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	d.site.ServeHTTP(w, r)
	return w
}

// want wants a status and words; a page must also be a good one.
func (d desk) want(what string, w *httptest.ResponseRecorder, status int, says ...string) {
	d.t.Helper()
	if w.Code != status {
		d.t.Fatalf("%s: %d, want %d\n%s", what, w.Code, status, webtest.Text(d.t, w.Body.String()))
	}
	if status == http.StatusSeeOther {
		return
	}
	for _, slip := range webtest.Lint(w.Body.String()) {
		d.t.Errorf("%s: %s", what, slip)
	}
	text := webtest.Text(d.t, w.Body.String())
	for _, say := range says {
		if !strings.Contains(text, say) && !strings.Contains(w.Body.String(), say) {
			d.t.Errorf("%s does not say %q:\n%s", what, say, text)
		}
	}
}

func TestPagesSay(t *testing.T) {
	t.Parallel()
	d := open(t, "sekretaris")
	for _, c := range []webtest.Scenario{
		{Path: home + "/perangkat", Says: []string{"OPD pada 02-03-2026", "Dinas Kesehatan", "Ana Contoh", "1 hal pada riwayat perlu diperiksa."}},
		{Path: home + "/perangkat?tanggal=2016-05-01", Says: []string{"Dinas Perhubungan, Komunikasi dan Informatika", "tidak ada lagi"}, Silent: []string{"Dinas Komunikasi dan Informatika DISKOMINFO"}},
		{Path: home + "/perangkat?tanggal=kemarin", Says: []string{"Tanggal \"kemarin\" tidak terbaca."}},
		{Path: home + "/perangkat/riwayat", Says: []string{"dipecah", "Perda 11/2016", "DISHUB menurut riwayat masih berdiri tetapi tidak ada di daftar OPD."}},
		{Path: home + "/perangkat/DISKOMINFO", Says: []string{"Berasal dari", "Rencana Aksi", "1 sel", "Smart Governance", "sejak 01-01-2024"}},
		{Path: home + "/perangkat/DISHUBKOMINFO", Says: []string{"Berakhir 02-01-2017.", "Penerusnya sekarang:"}},
		{Path: home + "/perangkat/TIADA", Status: http.StatusNotFound},
		{Path: home + "/perangkat/perubahan", Says: []string{"Pilih jenis perubahannya."}},
		{Path: home + "/perangkat/perubahan?jenis=digabung&opd=DINKES", Says: []string{"OPD asal", "Hasil: OPD yang sudah ada"}},
		{Path: home + "/perangkat/impor", Says: []string{"Berkas XLSX atau CSV"}},
		{Path: home + "/pejabat", Says: []string{"NIP 198001012005011001", "Wali Kota", "kosong", "sejak 21-09-2023"}},
		{Path: home + "/pejabat/o1", Says: []string{"Surat keputusan"}},
		{Path: home + "/pejabat/lain", Status: http.StatusNotFound},
		{Path: home + "/kelompok", Says: []string{"Ana Contoh (Diskominfo)", "Dinkes", "Belum ada kelompok.", "Dewan Smart City"}},
		{Path: home + "/kelompok/SL", Says: []string{"Kelompok Smart Living"}},
		{Path: home + "/kelompok/XX", Status: http.StatusNotFound},
		{Path: home + "/serah-terima", Says: []string{"Siapa yang pergi?", "Ana Contoh – Kepala Dinas"}},
		{Path: home + "/serah-terima/baru?pejabat=o1", Says: []string{"Kepala OPD · OPD DISKOMINFO", "Kepala Dinas", "Kelompok dimensi SG", "Isi rencana Diskominfo"}},
		{Path: "/serah-terima", Says: []string{"Belum ada yang diserahkan kepada Anda."}},
	} {
		c.Run(t, d.site)
		if w := webtest.Get(t, d.site, c.Path); w.Code == http.StatusOK {
			d.want(c.Path, w, http.StatusOK)
		}
	}
}

// What is kept by few is shown to all who may read, without what concerns people.
func TestReadersKeepNothing(t *testing.T) {
	t.Parallel()
	d := open(t, "perencana-opd")
	for path, hidden := range map[string]string{
		"/perangkat": "Catat perubahan OPD", "/perangkat/riwayat": "Catat perubahan OPD", "/pejabat": "198001012005011001", "/kelompok": "Susun kelompok",
	} {
		webtest.Scenario{Path: home + path, Silent: []string{hidden, "Serah terima"}}.Run(t, d.site)
	}
	for _, path := range []string{"/perangkat/perubahan", "/perangkat/impor", "/pejabat/o1", "/kelompok/SG", "/serah-terima", "/serah-terima/baru?pejabat=o1", "/perangkat/DINKES/alihkan"} {
		if w := webtest.Get(t, d.site, home+path); w.Code != http.StatusForbidden {
			t.Errorf("GET %s: %d", path, w.Code)
		}
	}
	for _, path := range []string{"/perangkat/perubahan", "/perangkat/impor", "/pejabat/baru", "/kelompok/SG", "/serah-terima/baru", "/perangkat/DINKES/alihkan"} {
		if w := d.post(home+path, url.Values{"nama": {"X"}}); w.Code != http.StatusForbidden {
			t.Errorf("POST %s: %d", path, w.Code)
		}
	}
	if len(d.kept.entries) > 0 {
		t.Errorf("something was kept: %+v", d.kept.entries)
	}
}

func TestMergerIsShownThenKept(t *testing.T) {
	t.Parallel()
	d := open(t, "sekda")
	form := url.Values{"jenis": {"digabung"}, "tanggal": {"2026-01-02"}, "dasar": {"Perda 1/2026"}, "asal": {"DINKES", "PERSANDIAN"}, "kode": {"dinsehat"}, "nama": {"Dinas Sehat"},
		"terap": {"ya"}, "dilihat": {"1"}, "langkah": {"periksa"}}
	d.want("look", d.post(home+"/perangkat/perubahan", form), http.StatusOK, "Yang ikut berubah", "Rekam medis", "DINSEHAT", "Simpan perubahan", "Dinas Kesehatan berakhir")
	form.Set("dasar", "")
	d.want("no decree", d.post(home+"/perangkat/perubahan", form), http.StatusUnprocessableEntity, "Isi peraturan yang mendasari", `value="dinsehat"`, "Dinas Sehat", `value="2026-01-02"`)
	form.Set("dasar", "Perda 1/2026")
	form.Set("langkah", "simpan")
	d.want("keep", d.post(home+"/perangkat/perubahan", form), http.StatusSeeOther)
	if len(d.kept.events) != 2 || len(d.kept.edits) != 4 {
		t.Errorf("%d events; edits %+v", len(d.kept.events), d.kept.edits)
	}
	form.Set("kode", "LAIN")
	form.Set("tanggal", "2026-01-03")
	form["asal"] = []string{"DISKOMINFO", "PERSANDIAN"}
	d.want("late", d.post(home+"/perangkat/perubahan", form), http.StatusConflict, "bertambah 1 perubahan", "Dicatat orang lain sejak formulir ini dibuka", "Perda 1/2026", `value="LAIN"`, `name="dilihat" value="2"`)
}

func TestSplitAsksForEachRow(t *testing.T) {
	t.Parallel()
	d := open(t, "sekretaris")
	form := url.Values{"jenis": {"dipecah"}, "tanggal": {"2026-01-02"}, "dasar": {"Perda 1/2026"}, "asal": {"DINKES"}, "kode": {"A", "B"}, "nama": {"Dinas A", "Dinas B"}, "terap": {"ya"}, "dilihat": {"1"}, "langkah": {"simpan"}}
	d.want("nothing chosen", d.post(home+"/perangkat/perubahan", form), http.StatusUnprocessableEntity, "Pilih penerus untuk DINKES pada Rencana Aksi SL-01.", "A – Dinas A")
	form.Set("tujuan rencana_aksi.inisiatif-1.opd", "B")
	d.want("chosen", d.post(home+"/perangkat/perubahan", form), http.StatusSeeOther)
	last := d.kept.edits[len(d.kept.edits)-2]
	if last.Value != "B" || last.Base != "DINKES" || last.Field != "opd" {
		t.Errorf("%+v", d.kept.edits)
	}
}

func TestOfficialsOfTwoWriters(t *testing.T) {
	t.Parallel()
	d := open(t, "sekretaris")
	form := url.Values{"nama": {"Citra Contoh"}, "jabatan": {"kepala  dinas"}, "opd": {"DISKOMINFO"}, "mulai": {"2025-01-01"}, "nip": {"12"}, "rev": {"0"}}
	d.want("a bad NIP", d.post(home+"/pejabat/baru", form), http.StatusUnprocessableEntity, "NIP terdiri dari 18 angka.", `value="Citra Contoh"`, `value="12"`, `value="2025-01-01"`)
	form.Set("nip", "")
	d.want("two in one office", d.post(home+"/pejabat/baru", form), http.StatusConflict, "Ana Contoh sudah menjabat Kepala Dinas sejak 01-01-2024.")
	form.Set("kedudukan", "Plt")
	form.Set("sampai", "2026-12-31")
	w := d.post(home+"/pejabat/baru", form)
	d.want("a Plt beside", w, http.StatusSeeOther)
	webtest.Scenario{Path: w.Header().Get("Location"), Says: []string{"Ada Plt saat pejabat definitif masih menjabat", "Citra Contoh"}}.Run(t, d.site)

	change := url.Values{"nama": {"Ana Contoh, M.Si."}, "jabatan": {"Kepala Dinas"}, "opd": {"DISKOMINFO"}, "mulai": {"2024-01-01"}, "sk": {"SK 1"}, "rev": {"1"}}
	d.want("first", d.post(home+"/pejabat/o1", change), http.StatusSeeOther)
	change.Set("nama", "Ana C.")
	d.want("late", d.post(home+"/pejabat/o1", change), http.StatusConflict, "sudah diubah orang lain", "Tersimpan sekarang", "Ana Contoh, M.Si.", `value="Ana C."`, `name="rev" value="2"`)
	change.Set("rev", "2")
	d.want("once more", d.post(home+"/pejabat/o1", change), http.StatusSeeOther)
}

func TestGroupsOfTwoWriters(t *testing.T) {
	t.Parallel()
	d := open(t, "sekretaris")
	form := url.Values{"rev": {"1"}, "ketua_opd": {"DISKOMINFO"}, "opd": {"DINKES", "DINKES"}, "orang": {"", ""}}
	d.want("twice", d.post(home+"/kelompok/SG", form), http.StatusUnprocessableEntity, "OPD DINKES disebut dua kali")
	form["orang"] = []string{"", "Dewi Contoh"}
	d.want("first", d.post(home+"/kelompok/SG", form), http.StatusSeeOther)
	form["orang"] = []string{"", "Eko Contoh"}
	d.want("late", d.post(home+"/kelompok/SG", form), http.StatusConflict, "Tersimpan sekarang:", "Dewi Contoh (Dinkes)", `value="Eko Contoh"`, `name="rev" value="2"`)
}

func TestImportIsShownThenKept(t *testing.T) {
	t.Parallel()
	d := open(t, "sekretaris")
	pasted := "Kode\tNama\tSingkatan\nDISKOMINFO\tDinas Kominfo dan Statistik\tDiskominfo\nDISHUB\tDinas Perhubungan\tDishub\n"
	w := d.post(home+"/perangkat/impor", url.Values{"tempel": {pasted}})
	d.want("preview", w, http.StatusOK, "Dinas Kominfo dan Statistik", "baru", "DINKES", "Simpan ke daftar OPD")
	_, rest, _ := strings.Cut(w.Body.String(), `name="pratinjau" value="`)
	digest, _, _ := strings.Cut(rest, `"`)
	d.want("another preview", d.post(home+"/perangkat/impor", url.Values{"tempel": {pasted}, "pratinjau": {"lain"}, "langkah": {"simpan"}}), http.StatusConflict, "Daftar OPD berubah sejak pratinjau ini dibuat.", "Dinas Perhubungan")
	d.want("keep", d.post(home+"/perangkat/impor", url.Values{"tempel": {pasted}, "pratinjau": {digest}, "langkah": {"simpan"}}), http.StatusSeeOther)
	if len(d.kept.edits) != 3 {
		t.Errorf("%+v", d.kept.edits)
	}
	d.want("problems", d.post(home+"/perangkat/impor", url.Values{"tempel": {"Kode\tNama\nA B\t\n"}}), http.StatusOK, "Masalah pada lembar", "Unduh lembar dengan masalah yang ditandai")
	d.want("nothing", d.post(home+"/perangkat/impor", url.Values{}), http.StatusUnprocessableEntity, "Pilih berkas XLSX atau CSV")
	if w := d.post(home+"/perangkat/impor/tanda", url.Values{"tempel": {"Kode\tNama\nA B\t\n"}}); w.Body.String() != "tanda" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// A workbook that was sent is read from its sheet OPD, whatever else it holds.
func TestAWorkbookIsSent(t *testing.T) {
	t.Parallel()
	d := open(t, "sekretaris")
	g, err := plan.LoadGuideline("kominfo-2019")
	if err != nil {
		t.Fatal(err)
	}
	s := plantest.Full()
	s.OPDs[1].Name = "Dinas Kesehatan dan KB"
	var body, file bytes.Buffer
	if err := tabular.WriteForm(&file, workbook.Form(s, g)); err != nil {
		t.Fatal(err)
	}
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("berkas", "rencana.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	_, _ = part.Write(file.Bytes()) // a buffer takes everything
	_ = form.Close()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, home+"/perangkat/impor", &body)
	r.Host = "localhost"
	r.Header.Set("Content-Type", form.FormDataContentType())
	w := httptest.NewRecorder()
	d.site.ServeHTTP(w, r)
	d.want("a workbook", w, http.StatusOK, "Dinas Kesehatan dan KB", "PERSANDIAN", "Simpan ke daftar OPD")
}

func TestHandOver(t *testing.T) {
	t.Parallel()
	d := open(t, "sekretaris")
	form := url.Values{"pejabat": {"o1"}, "hari_terakhir": {"2026-03-02"}, "peran": {"hak-1"}, "jabatan": {"o1"}, "kelompok": {"SG"}, "sk": {"SK 2"}, "catatan": {"Mohon lanjutkan portal"}}
	d.want("nobody", d.post(home+"/serah-terima/baru", form), http.StatusUnprocessableEntity, "Pilih penerusnya", "Mohon lanjutkan portal", `value="SK 2"`)
	form.Set("nama", "Citra Contoh")
	form.Set("surel", "citra@contoh.go.id")
	d.want("a new person", d.post(home+"/serah-terima/baru", form), http.StatusOK, "Serah terima selesai", "/tautan?kunci=KUNCI", "Kepala Dinas")
	holders := region.Holders(d.kept.officials, region.Post{OPD: "DISKOMINFO", Position: "Kepala Dinas"}, "2026-03-03")
	if len(holders) != 1 || holders[0].Name != "Citra Contoh" || holders[0].Account != "p-baru" || d.kept.groups[0].Lead.Person != "Citra Contoh" {
		t.Errorf("%+v, %+v", holders, d.kept.groups)
	}
	webtest.Scenario{Path: home + "/serah-terima", Says: []string{"Ana Contoh → Citra Contoh", "menunggu"}}.Run(t, d.site)
	d.want("not theirs", d.post("/serah-terima", url.Values{"daerah": {"21.72"}, "serah_terima": {d.kept.handovers[0].ID}}), http.StatusNotFound)
	d.kept.handovers[0].To.ID = "p-ana"
	webtest.Scenario{Path: "/serah-terima?ke=/akun", Says: []string{"Anda menerima dari Ana Contoh", "Mohon lanjutkan portal", "Saya menerima"}}.Run(t, d.site)
	d.want("accept", d.post("/serah-terima", url.Values{"daerah": {"21.72"}, "serah_terima": {d.kept.handovers[0].ID}, "ke": {"//luar.contoh"}}), http.StatusSeeOther)
	webtest.Scenario{Path: "/serah-terima", Says: []string{"diterima 02-03-2026"}, Silent: []string{"Saya menerima"}}.Run(t, d.site)
}

func TestBrowser(t *testing.T) {
	t.Parallel()
	d := open(t, "sekretaris")
	d.kept.handovers = []region.Handover{{ID: "h", At: noon, By: "Ana Contoh", From: region.Account{Name: "Budi Contoh"}, To: region.Account{ID: "p-ana", Name: "Ana Contoh"}, Last: "2026-03-01",
		Items: []region.Item{{Kind: region.OfficeItem, Ref: "x", Text: "Kepala Dinas"}}}}
	webtest.Browse(t, d.site, home+"/perangkat", home+"/perangkat/riwayat", home+"/perangkat/DISKOMINFO", home+"/perangkat/perubahan", home+"/perangkat/perubahan?jenis=dipecah&opd=DINKES",
		home+"/perangkat/perubahan?jenis=digabung", home+"/perangkat/perubahan?jenis=dibubarkan", home+"/perangkat/impor", home+"/pejabat", home+"/pejabat/o1", home+"/kelompok", home+"/kelompok/SG",
		home+"/serah-terima", home+"/serah-terima/baru?pejabat=o1", "/serah-terima")
}
