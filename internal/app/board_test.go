package app

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"gurindam/internal/access"
	"gurindam/internal/identity"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
)

const (
	analysisPath = "/kota/21.72/analisis"
	onePath      = "/kota/21.72/kerja/satu"
)

// boarded is the pages over the full plan, with whoever signs in on them.
func boarded(t *testing.T) (*App, func(login, role string, scope access.Place) *caller) {
	t.Helper()
	a, first := newEntry(t)
	if err := newPlanStore(a.db).Save(t.Context(), plantest.Full(), record()); err != nil {
		t.Fatal(err)
	}
	everybody := identity.Invitation{Login: identity.Everybody, Grant: access.Grant{Role: access.Public}}
	if _, err := a.People.Invite(t.Context(), identity.Console(), everybody); err != nil {
		t.Fatal(err)
	}
	return a, func(login, role string, scope access.Place) *caller {
		return talker(t, a, first, login, "Uji "+login, role, scope)
	}
}

func rowID(a *App, t *testing.T, list string, i int) string { return state(t, a).IDs[list][i] }

// Each sees of a board what they may write, and readers what they always saw.
func TestBoardsShowWhatMayBeWritten(t *testing.T) {
	t.Parallel()
	a, enter := boarded(t)
	stranger := &caller{t: t, site: enter("ana", "sekretaris", kota).site}
	planner := enter("budi", "perencana-opd", access.Place{Region: "21.72", OPD: "DISKOMINFO"})
	other := enter("cici", "perencana-opd", access.Place{Region: "21.72", OPD: "DINKES"})
	lead := enter("dedi", "ketua-dimensi", access.Place{Region: "21.72", Dimension: "SG"})
	reader := enter("edi", "pembimbing", access.Place{})
	keeper := enter("fani", "sekretaris", kota)
	id := func(list string, i int) string { return `data-baris="` + rowID(a, t, list, i) + `"` }
	rating := func(i int) string {
		return `name="baris" value="` + rowID(a, t, "kesiapan", i) + `"`
	}
	for _, c := range []struct {
		who           string
		b             *caller
		path          string
		shows, silent []string
	}{
		{"the public", stranger, analysisPath, []string{"Semua 3 butir", "Dukungan pimpinan"}, []string{"gurindam-sunting", "<form class=\"tambah\"", "papan.js"}},
		{"a mentor", reader, analysisPath, []string{"Semua 3 butir"}, []string{"gurindam-sunting", "papan.js"}},
		{"the office", planner, analysisPath, []string{rating(0), "Kertas kerja Diskominfo", "tambah-SG-S", `name="sel.opd" value="DISKOMINFO"`, id("swot", 0) + ` data-kode="SW-001" draggable`}, []string{rating(1), "tambah-SG-SO", id("swot", 1) + ` data-kode="SW-002" draggable`}},
		{"another office", other, analysisPath, []string{`name="sel.opd" value="DINKES"`}, []string{rating(0), id("swot", 0) + ` data-kode="SW-001" draggable`}},
		{"the lead of a dimension", lead, analysisPath, []string{"tambah-SG-SO", id("swot", 1) + ` data-kode="SW-002" draggable`}, []string{rating(0), "tambah-SL-S"}},
		{"the keeper", keeper, analysisPath, []string{rating(0), rating(1), "tambah-SEn-WT", "belum ada: kelemahan, peluang, strategi SO, strategi WO, strategi WT"}, nil},
		{"the keeper, one dimension", keeper, analysisPath + "?dimensi=SL", []string{"tambah-SL-S"}, []string{"tambah-SG-S"}},
		{"the keeper, one office", keeper, analysisPath + "?opd=DINKES", []string{"Belum ada butir untuk OPD ini."}, []string{`data-kode="SW-001"`}},
		{"the public, narrowed", stranger, analysisPath + "?opd=DINKES&dimensi=SL", []string{"Dukungan pimpinan"}, nil},
		{"the keeper", keeper, "/kota/21.72/visi", []string{"<mark", "2 dari 6 dimensi", "tambah-kata", "tambah-SG-1.S1", `data-kolom="target_2020"`, "SG-1.S2"}, nil},
		{"the keeper, a draft", keeper, "/kota/21.72/visi?coba=Kota+baru", []string{"1 kata kunci belum masuk", `data-dasar="Cerdas, Kota Pusaka"`}, []string{"<mark"}},
		{"the lead of a dimension", lead, "/kota/21.72/visi", []string{"tambah-SG-1.S1", "<mark"}, []string{"tambah-kata", "tambah-sasaran-SL-1", "Ubah bunyi visi"}},
		{"the public", stranger, "/kota/21.72/visi?coba=Kota+baru", []string{"Cerdas, Kota Pusaka"}, []string{"gurindam-sunting", "Kota baru"}},
		{"the keeper", keeper, "/kota/21.72/quick-win?dari=SL-01", []string{"Quick win dari SL-01", `name="sel.nama" value="Rekam medis"`, `name="sel.tahun" value="2023"`, "berakhir 31 Desember 2019"}, nil},
		{"the public", stranger, "/kota/21.72/quick-win?dari=SL-01", []string{"2 dari 2"}, []string{"Quick win dari SL-01", "berakhir"}},
		{"the lead of a dimension", lead, "/kota/21.72/quick-win/QW-001", []string{`data-kolom="isu_rpjmd"`, `data-kolom="kemitraan" data-list="quick_win"`}, nil},
		{"the lead of another dimension", lead, "/kota/21.72/quick-win/QW-002", []string{"belum dijawab"}, []string{`data-kolom="isu_rpjmd"`}},
	} {
		page := c.b.page(c.path)
		for _, want := range c.shows {
			if !strings.Contains(page, want) {
				t.Errorf("%s on %s does not see %q", c.who, c.path, want)
			}
		}
		for _, not := range c.silent {
			if strings.Contains(page, not) {
				t.Errorf("%s on %s sees %q", c.who, c.path, not)
			}
		}
	}
}

// Without a script the same places are forms, and what may not be is refused there.
func TestBoardsWorkAsForms(t *testing.T) {
	t.Parallel()
	a, enter := boarded(t)
	planner := enter("budi", "perencana-opd", access.Place{Region: "21.72", OPD: "DISKOMINFO"})
	keeper := enter("fani", "sekretaris", kota)
	back := analysisPath + "?opd=DISKOMINFO#komponen-STR-SDM"
	rate := func(row int, base, value string) url.Values {
		return url.Values{"op": {"isi"}, "daftar": {"kesiapan"}, "baris": {rowID(a, t, "kesiapan", row)}, "kolom": {"penilaian"}, "dasar": {base}, "nilai": {value}, "ke": {back}}
	}
	w := planner.send(http.MethodPost, onePath, rate(0, "buruk", "sedang"))
	planner.want("rate", w, http.StatusSeeOther)
	if to := w.Header().Get("Location"); to != back {
		t.Errorf("rating leads to %s", to)
	}
	planner.want("rate what is another's", planner.send(http.MethodPost, onePath, rate(2, "baik", "buruk")), http.StatusConflict, "di luar tugas Anda")
	keeper.want("rate over what was not seen", keeper.send(http.MethodPost, onePath, rate(0, "buruk", "baik")), http.StatusConflict, "sudah diubah orang lain")

	card := url.Values{"op": {"tambah"}, "daftar": {"swot"}, "sel.dimensi": {"SG"}, "sel.sisi": {"W"}, "sel.opd": {"DISKOMINFO"}, "sel.uraian": {"Tenaga sedikit"}, "ke": {analysisPath}}
	planner.want("add a card", planner.send(http.MethodPost, onePath, card), http.StatusSeeOther)
	card.Set("sel.opd", "DINKES")
	planner.want("add a card of another office", planner.send(http.MethodPost, onePath, card), http.StatusConflict, "Tenaga sedikit", "di luar tugas Anda")

	win := url.Values{"op": {"tambah"}, "daftar": {"quick_win"}, "sel.inisiatif": {"SL-01"}, "sel.dimensi": {"SL"}, "sel.pengusul": {"DINKES"}, "sel.nama": {"Antre sehat"}, "sel.tahun": {"2023"}, "ke": {"/kota/21.72/quick-win"}}
	keeper.want("make a quick win", keeper.send(http.MethodPost, onePath, win), http.StatusSeeOther)
	m := fresh(t, a).Masterplan
	if m.Readiness[0].Rating != plan.RatingMedium || m.Readiness[2].Rating != plan.RatingGood {
		t.Errorf("ratings %s and %s", m.Readiness[0].Rating, m.Readiness[2].Rating)
	}
	if e := m.SWOT[len(m.SWOT)-1]; len(m.SWOT) != 3 || e.Text != "Tenaga sedikit" || e.OPD != "DISKOMINFO" || e.Code == "" {
		t.Errorf("cards %+v", m.SWOT)
	}
	if !slices.ContainsFunc(m.QuickWins, func(q plan.QuickWin) bool { return q.Name == "Antre sehat" && q.Initiative == "SL-01" && q.Code != "" }) {
		t.Errorf("quick wins %+v", m.QuickWins)
	}
}
