package app

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"gurindam/internal/access"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
	"gurindam/internal/rpjmd/rpjmddb"
	"gurindam/internal/workspace"
)

// What a page of links shows depends on who reads it: who keeps the plan, who writes
// for the office of the initiative or for another, and who only reads.
func TestAlignmentForEachReader(t *testing.T) {
	t.Parallel()
	_, who := peopled(t)
	for _, c := range []struct {
		role, path   string
		status       int
		says, silent string
	}{
		{"sekretaris", "/keselarasan", 200, "Kaitkan inisiatif", ""},
		{"publik", "/keselarasan", 200, "Inisiatif yang belum berkaitan", "keselarasan/kait"},
		{"publik", "/keselarasan/kait?inisiatif=SG-01", 403, "", "Usulan"},
		{"publik", "/keselarasan/dampak", 403, "", "Alasan keputusan"},
		{"sekretaris", "/keselarasan/kait?inisiatif=SG-01&elemen=S1", 200, `name="sel.alasan"`, "milik OPD"},
		{"perencana-opd", "/keselarasan/kait?inisiatif=SL-01&elemen=S1", 200, `name="sel.alasan"`, "milik OPD"},
		{"perencana-opd", "/keselarasan/kait?inisiatif=SG-01&elemen=S1", 200, "milik OPD", `name="sel.alasan"`},
		{"sekretaris", "/keselarasan/kait?inisiatif=SG-01&elemen=P1", 200, "Kaitan ini sudah ada", `name="sel.alasan"`},
		{"sekretaris", "/keselarasan/kait?elemen=S1&dimensi=SL", 200, "Hanya dimensi", ""},
		{"sekretaris", "/keselarasan/kait?cari=2.16.03", 200, "DISKOMINFO/2.16.03", ""},
		{"sekretaris", "/keselarasan/kait?cari=antariksa", 200, "Tidak ada yang cocok.", ""},
		{"sekretaris", "/keselarasan/kait?inisiatif=gaib", 404, "Tidak ada inisiatif", ""},
		{"sekretaris", "/keselarasan/kait?elemen=gaib", 404, "Tidak ada elemen", ""},
		{"sekretaris", "/keselarasan/kait?renstra=gaib", 404, "Tidak ada baris Renstra", ""},
		{"sekretaris", "/keselarasan/dampak", 200, "Tidak ada kaitan yang perlu dilihat.", "Simpan keputusan"},
		{"sekretaris", "/rpjmd", 200, "data-baris", ""},
		{"perencana-opd", "/rpjmd", 200, "Layanan prima", "data-baris"},
		{"publik", "/rpjmd", 200, "Layanan prima", "data-baris"},
		{"sekretaris", "/rpjmd/S1", 200, "masih dirujuk", ""},
		{"perencana-opd", "/rpjmd/S1", 200, "Pohon RPJMD ditulis mereka", "masih dirujuk"},
		{"publik", "/rpjmd/S1", 403, "", ""},
		{"sekretaris", "/rpjmd/gaib", 404, "Tidak ada elemen RPJMD", ""},
	} {
		reader := who[c.role]
		if reader == nil {
			t.Fatalf("no %s", c.role)
		}
		w := reader.send(http.MethodGet, "/kota/21.72"+c.path, nil)
		body := w.Body.String()
		if w.Code != c.status || !strings.Contains(body, c.says) || c.silent != "" && strings.Contains(body, c.silent) {
			t.Errorf("%s at %s: %d, says %q: %t, says %q: %t", c.role, c.path, w.Code, c.says, strings.Contains(body, c.says), c.silent, strings.Contains(body, c.silent))
		}
	}
}

// What came into doubt waits at the desks of those who may decide; others are refused;
// decisions are all or nothing and want a reason.
func TestDecidingOnLinks(t *testing.T) {
	t.Parallel()
	a, who := peopled(t)
	st := state(t, a)
	row := st.IDs["rpjmd"][8]
	apply(t, a, secretary(), fill("rpjmd", row, "uraian", "Aplikasi informatika", "Bantuan pangan"))
	waiting, err := linkDesk{a}.Decisions(t.Context(), tanjungpinang)
	if err != nil || len(waiting) != 1 || waiting[0].Place != (access.Place{Region: "21.72", OPD: "DISKOMINFO", Dimension: "SG"}) || !strings.HasPrefix(waiting[0].What, "1 kaitan") {
		t.Fatalf("%v %+v", err, waiting)
	}
	link := st.IDs["keterkaitan"][0]
	doubts, err := a.Work.Doubts(t.Context(), tanjungpinang)
	if err != nil || len(doubts.Links) != 1 || doubts.Links[0].Row != link {
		t.Fatalf("%v %+v", err, doubts)
	}
	seen := `{"alasan":"Program yang sama","elemen":"P1","halaman":"212","inisiatif":"SG-01","jenis":"turunan"}`
	form := url.Values{"putus." + link: {"tetap"}, "lihat." + link: {seen}}
	send := func(role string, want int, says string) {
		t.Helper()
		if w := who[role].send(http.MethodPost, "/kota/21.72/keselarasan/dampak", form); w.Code != want || !strings.Contains(w.Body.String(), says) {
			t.Errorf("%s: %d, want %d and %q", role, w.Code, want, says)
		}
	}
	send("sekretaris", http.StatusUnprocessableEntity, "Tulis alasannya")
	form.Set("alasan", "Program itu tetap memuatnya")
	send("perencana-opd", http.StatusConflict, "di luar tugas Anda")
	send("publik", http.StatusForbidden, "")
	form.Set("lihat."+link, strings.Replace(seen, "P1", "P0", 1))
	send("sekretaris", http.StatusConflict, "baru saja diubah orang lain")
	form.Set("lihat."+link, seen)
	send("sekretaris", http.StatusSeeOther, "")
	if left, err := a.Work.Doubts(t.Context(), tanjungpinang); err != nil || len(left.Links) != 0 {
		t.Errorf("%v, still in doubt: %+v", err, left.Links)
	}
	past, err := a.Work.History(t.Context(), tanjungpinang, workspace.Query{List: "keterkaitan", Row: link, Limit: 1})
	if err != nil || len(past) != 1 || !past[0].Affirmed() || past[0].Reason != "Program itu tetap memuatnya" {
		t.Errorf("%v %+v", err, past)
	}
	apply(t, a, secretary(), fill("rpjmd", row, "uraian", "Bantuan pangan", "Bantuan benih"))
	form.Set("putus."+link, "hapus")
	send("sekretaris", http.StatusSeeOther, "")
	for _, l := range state(t, a).Masterplan.Links {
		if l.Element == "P1" {
			t.Errorf("the link stands: %+v", l)
		}
	}
	wantStored(t, a)
}

// A newer edition of the nomenclature touches the codes of the older: one successor is
// taken over by a click.
func TestNomenclatureIsReplaced(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a := writing(t, d)
		entry := func(code string) rpjmd.Entry {
			return rpjmd.Entry{Side: rpjmd.SideKabKota, Level: rpjmd.RenstraSubKegiatan, Code: code, Name: code}
		}
		err := d.Update(t.Context(), func(tx *db.Tx) error {
			for version, code := range map[string]string{"2023": "2.16.03.2.02.0023", "2025": "2.16.04.2.01.0007"} {
				if err := rpjmddb.SaveNomenclature(t.Context(), tx, rpjmd.Nomenclature{Version: version, Entries: []rpjmd.Entry{entry(code)}}); err != nil {
					return err
				}
			}
			return rpjmddb.SaveForward(t.Context(), tx, "2023", "2025", []rpjmd.Forward{{Side: rpjmd.SideKabKota, From: "2.16.03.2.02.0023", To: "2.16.04.2.01.0007", Kind: rpjmd.ForwardStated}})
		})
		if err != nil {
			t.Fatal(err)
		}
		doubts, err := a.Work.Doubts(t.Context(), tanjungpinang)
		if err != nil || doubts.To != "2025" || len(doubts.Codes) != 3 {
			t.Fatalf("%v %+v", err, doubts)
		}
		for _, c := range doubts.Codes {
			if len(c.Successors) != 1 || !strings.HasPrefix(c.Successors[0].Code, "2.16.04") {
				t.Errorf("%s %s: %+v", c.List, c.Row, c.Successors)
			}
		}
		id := state(t, a).IDs[plan.ListInitiatives][0]
		out := apply(t, a, secretary(), fill(plan.ListInitiatives, id, "versi_nomenklatur", "2023", "2025"), fill(plan.ListInitiatives, id, "kode_nomenklatur", "2.16.03.2.02.0023", "2.16.04.2.01.0007"))
		if out.Stopped() {
			t.Fatalf("%+v", out.Results)
		}
		if left, err := a.Work.Doubts(t.Context(), tanjungpinang); err != nil || len(left.Codes) != 2 {
			t.Errorf("%v %+v", err, left.Codes)
		}
	})
}
