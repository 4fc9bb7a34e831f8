package app

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/plantest"
	"gurindam/internal/publication"
	"gurindam/internal/web/webtest"
	"gurindam/internal/workspace"
)

func frozen(t testing.TB, a *App, name string) workspace.Revision {
	t.Helper()
	r, err := a.Kept.Name(t.Context(), secretary(), tanjungpinang, workspace.Naming{Name: name, Notes: "catatan"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func turned(t testing.TB, a *App, who workspace.Author, number int, turn workspace.Turn, in workspace.Input) workspace.Revision {
	t.Helper()
	r, err := a.Kept.Do(t.Context(), who, tanjungpinang, number, turn, in)
	if err != nil {
		t.Fatalf("%s: %v", turn, err)
	}
	return r
}

// A revision goes its way while writing goes on, and what it holds stays.
func TestARevisionGoesItsWay(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a := writing(t, d)
		before := state(t, a)
		frozen(t, a, "Rancangan awal")
		if _, err := a.Kept.Name(t.Context(), secretary(), tanjungpinang, workspace.Naming{Name: "Lagi"}); fault.KindOf(err) != fault.Conflict {
			t.Errorf("the same again: %v", err)
		}
		sekda, mayor := author("sekda", kota), author("wali-kota", kota)
		turned(t, a, secretary(), 1, workspace.Submit, workspace.Input{})
		apply(t, a, secretary(), fill("visi", "visi", "teks", before.Masterplan.Vision.Text, "Visi yang lain"))
		if got, err := a.Kept.Waiting(t.Context(), &sekda.Actor, tanjungpinang); err != nil || len(got) != 1 {
			t.Errorf("waits for the sekda: %+v, %v", got, err)
		}
		if got, err := a.Kept.Waiting(t.Context(), &mayor.Actor, tanjungpinang); err != nil || len(got) != 0 {
			t.Errorf("waits for the mayor: %+v, %v", got, err)
		}
		turned(t, a, sekda, 1, workspace.Accept, workspace.Input{Reason: "Lengkap"})
		turned(t, a, mayor, 1, workspace.Enact, workspace.Input{Decree: "84/2026", DecreeDate: "2026-02-01"})
		r, err := build(d, time.Now).Kept.Find(t.Context(), tanjungpinang, 1)
		if err != nil {
			t.Fatal(err)
		}
		var steps []string
		for _, deed := range r.Deeds {
			steps = append(steps, string(deed.Step)+" "+deed.Capacity+" "+deed.Reason)
		}
		want := []string{"draf Sekretaris Tim Pelaksana (Diskominfo) ", "ditinjau Sekretaris Tim Pelaksana (Diskominfo) ", "disetujui Sekretaris daerah Lengkap", "ditetapkan Wali kota atau bupati "}
		if diff := cmp.Diff(want, steps); diff != "" || r.Step != workspace.Enacted || r.Decree != "84/2026" || r.Notes != "catatan" {
			t.Errorf("%+v\n%s", r, diff)
		}
		st, _, err := build(d, time.Now).Kept.State(t.Context(), tanjungpinang, r)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, st, sameNumbers, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("what is frozen is another (-then +now):\n%s", diff)
		}
		frozen(t, a, "Rancangan kedua")
		all, err := a.Press.RevisionRedlines(t.Context(), tanjungpinang, 2, 1)
		if err != nil || !slices.ContainsFunc(all, func(r publication.Redline) bool { return len(r.Changes) > 0 && r.Revisions && r.Older.Number == 1 }) {
			t.Errorf("the books of the revisions do not differ: %v", err)
		}
	})
}

// Two officials who decide at once: one of them does.
func TestOneDecides(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a := writing(t, d)
		frozen(t, a, "Rancangan")
		turned(t, a, secretary(), 1, workspace.Submit, workspace.Input{})
		done := make(chan error, 6)
		for i := range cap(done) {
			who, turn := author("sekda", kota), workspace.Accept
			if who.Person += strconv.Itoa(i); i%2 == 1 {
				turn = workspace.Return
			}
			go func() {
				_, err := a.Kept.Do(t.Context(), who, tanjungpinang, 1, turn, workspace.Input{Reason: "x"})
				done <- err
			}()
		}
		decided := 0
		for range cap(done) {
			switch err := <-done; {
			case err == nil:
				decided++
			case fault.KindOf(err) != fault.Conflict && fault.KindOf(err) != fault.Forbidden:
				t.Error(err)
			}
		}
		r, err := a.Kept.Find(t.Context(), tanjungpinang, 1)
		if err != nil || decided != 1 || len(r.Deeds) != 3 {
			t.Errorf("%d decided, %+v, %v", decided, r, err)
		}
	})
}

// An earlier state comes back out of the log, after typing and after an import, and
// an import is taken back but for what somebody wrote over it.
func TestEarlierStatesComeBack(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a := writing(t, d)
		states := []workspace.State{state(t, a)}
		row := states[0].IDs["rencana_aksi"][1]
		apply(t, a, secretary(), fill("rencana_aksi", row, "inisiatif", states[0].Masterplan.Initiatives[1].Name, "Nama baru"), workspace.Change{Op: workspace.Remove, List: "risiko", Row: states[0].IDs["risiko"][0]})
		states = append(states, state(t, a))
		next := plantest.Full()
		next.Masterplan.Initiatives[0].Name = "Dari berkas"
		next.Masterplan.Initiatives[1].Name = "Juga dari berkas"
		if err := a.Plans.Take(t.Context(), next, plan.Import{Kind: "rencana", At: time.Now(), Person: "uji", File: "kedua.xlsx"}); err != nil {
			t.Fatal(err)
		}
		imported := state(t, a)
		states = append(states, imported)
		apply(t, a, secretary(), fill("rencana_aksi", row, "inisiatif", "Juga dari berkas", "Sesudahnya"))
		for _, old := range states {
			got, err := a.Work.StateAt(t.Context(), tanjungpinang, old.Rev)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(old, got, sameNumbers, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("after set %d (-was +rebuilt):\n%s", old.Rev, diff)
			}
		}
		q := workspace.Query{Since: imported.Rev - 1, Before: imported.Rev + 1}
		seen, changes, err := a.Work.Preview(t.Context(), secretary(), tanjungpinang, q)
		if err != nil || len(seen.Entries) == 0 || len(changes) != len(seen.Results) || state(t, a).Rev != imported.Rev+1 {
			t.Fatalf("%v %+v", err, seen)
		}
		out, err := a.Work.Undo(t.Context(), secretary(), tanjungpinang, q, "berkas yang salah")
		if err != nil || !out.Stopped() {
			t.Fatalf("%v %+v", err, out.Results)
		}
		if diff := cmp.Diff(seen.Results, out.Results, cmpopts.IgnoreUnexported(workspace.Result{})); diff != "" {
			t.Errorf("the preview said something else:\n%s", diff)
		}
		now := state(t, a)
		if got := now.Masterplan.Initiatives[1].Name; got != "Sesudahnya" {
			t.Errorf("what came since is gone: %q", got)
		}
		if got := now.Masterplan.Initiatives[0].Name; got != states[1].Masterplan.Initiatives[0].Name {
			t.Errorf("not taken back: %q", got)
		}
		wantStored(t, a)
		if _, err := a.Work.Undo(t.Context(), secretary(), tanjungpinang, q, " "); fault.KindOf(err) != fault.Invalid {
			t.Errorf("without a reason: %v", err)
		}
	})
}

// peopled gives a site with a plan and somebody for each role, and their callers.
func peopled(t *testing.T) (*App, map[string]*caller) {
	t.Helper()
	a, first := newEntry(t)
	if err := a.Plans.Take(t.Context(), plantest.Full(), record()); err != nil {
		t.Fatal(err)
	}
	out := map[string]*caller{}
	for _, k := range askers(t, a) {
		if k.id == "belum masuk" {
			continue
		}
		b := &caller{t: t, site: first.site}
		b.signIn("uji-" + k.id)
		out[k.id] = b
	}
	return a, out
}

func TestPagesOfHistoryAndRevisions(t *testing.T) {
	t.Parallel()
	a, as := peopled(t)
	const base = "/kota/21.72"
	secretary, sekda, mayor, planner := as["sekretaris"], as["sekda"], as["wali-kota"], as["perencana-opd"]
	secretary.page(base+"/revisi", "Belum ada revisi.", "Bekukan keadaan sekarang")
	sekda.page(base+"/revisi", "Belum ada revisi.")
	if page := sekda.page(base + "/revisi"); strings.Contains(page, "Bekukan keadaan sekarang") {
		t.Error("the sekda is offered what is not theirs")
	}
	form := func(pairs ...string) url.Values {
		v := url.Values{}
		for i := 0; i+1 < len(pairs); i += 2 {
			v.Set(pairs[i], pairs[i+1])
		}
		return v
	}
	post := func(b *caller, path string, status int, v url.Values, says ...string) {
		t.Helper()
		b.want(path, b.send(http.MethodPost, base+path, v), status, says...)
	}
	post(secretary, "/revisi", 422, form("nama", " ", "catatan", "tetap ada"), "Tulis nama revisinya", "tetap ada")
	post(sekda, "/revisi", 403, form("nama", "x"))
	post(secretary, "/revisi", 303, form("nama", "Rancangan awal"))
	st := state(t, a)
	apply(t, a, author("sekretaris", kota), fill("visi", "visi", "teks", st.Masterplan.Vision.Text, st.Masterplan.Vision.Text+" <script>alert(1)</script>"), workspace.Change{Op: workspace.Remove, List: "risiko", Row: st.IDs["risiko"][0]})
	post(secretary, "/revisi", 303, form("nama", "Rancangan akhir"))
	post(planner, "/revisi/2", 403, form("langkah", "ajukan"))
	post(secretary, "/revisi/2", 303, form("langkah", "ajukan"))
	post(secretary, "/revisi/1", 422, form("langkah", "ajukan"), "masih ditinjau")
	secretary.page(base+"/revisi/2", "ditinjau", "oleh: Sekretaris daerah", "Penulisan tetap berjalan")
	post(sekda, "/revisi/2", 422, form("langkah", "kembalikan", "alasan", " "), "Tulis alasan pengembalian")
	sekda.page("/meja", "Revisi 2: Rancangan akhir", "Menunggu persetujuan Anda")
	post(sekda, "/revisi/2", 303, form("langkah", "setujui"))
	mayor.page("/meja", "Menunggu Anda tetapkan")
	post(mayor, "/revisi/2", 422, form("langkah", "tetapkan", "nomor", "84/2026", "tanggal", "besok"), "Tanggal Perwako", "84/2026")
	post(mayor, "/revisi/2", 303, form("langkah", "tetapkan", "nomor", "84/2026", "tanggal", "2026-02-01"))
	secretary.page(base+"/revisi/2", "Ditetapkan dengan Perwako 84/2026", "Tidak ada langkah lagi", "Perbedaan dengan revisi 1")
	secretary.page(base+"/revisi/1/beda/2", "Perbedaan revisi 1 dan 2", "Bunyi visi", "baris dihapus", "Lihat pada naskah buku")
	secretary.page(base+"/revisi/1/beda/2/buku?buku=masterplan", "Perbedaan buku revisi 1 dan 2")
	for path, status := range map[string]int{"/revisi/9": 404, "/revisi/x": 404, "/revisi/1/beda/1": 400, "/revisi/1/beda/9": 404, "/riwayat/99": 404, "/riwayat/x": 404, "/riwayat/pulihkan": 400, "/riwayat/pulihkan?kumpulan=2&sebelum=1": 400} {
		if w := secretary.send(http.MethodGet, base+path, nil); w.Code != status {
			t.Errorf("%s: %d, want %d", path, w.Code, status)
		}
	}
	pdf := secretary.send(http.MethodGet, base+"/revisi/1/beda/2/buku/unduh?buku=masterplan", nil)
	if !strings.HasPrefix(pdf.Body.String(), "%PDF-") || !strings.Contains(pdf.Header().Get("Content-Disposition"), "revisi-1-ke-2.pdf") {
		t.Errorf("%d %v", pdf.Code, pdf.Header())
	}
	set := st.Rev + 1
	at := base + "/riwayat/" + strconv.FormatInt(set, 10)
	secretary.page(base+"/riwayat", "Uji sekretaris", "Bunyi visi", "&lt;script&gt;", "Rinci dan pulihkan")
	secretary.page(base+"/riwayat?daftar=risiko&orang=orang-sekretaris", "Uji sekretaris", "Hapus saringan")
	secretary.page(base+"/riwayat?orang=tiada", "Tidak ada perubahan yang cocok.")
	secretary.page(base+"/riwayat?dari=kemarin", "tidak terbaca")
	secretary.page(at, "baris dihapus", "Kembalikan kumpulan ini", "Pulihkan isian ini")
	if page := mayor.page(at); strings.Contains(page, "Kembalikan kumpulan ini") {
		t.Error("the mayor is offered to restore")
	}
	restore := "kumpulan=" + strconv.FormatInt(set, 10)
	secretary.page(base+"/riwayat/pulihkan?"+restore, "Yang akan berubah", "Pulihkan 2 perubahan")
	planner.page(base+"/riwayat/pulihkan?"+restore, "di luar tugas Anda", "Tidak ada yang berubah.")
	v, _ := url.ParseQuery(restore)
	post(secretary, "/riwayat/pulihkan", 422, v, "Tulis alasan pemulihan")
	v.Set("alasan", "keliru")
	post(mayor, "/riwayat/pulihkan", 422, v, "Peran Anda")
	post(planner, "/riwayat/pulihkan", 409, v, "Tidak ada yang dipulihkan")
	w := secretary.send(http.MethodPost, base+"/riwayat/pulihkan", v)
	secretary.want("restore", w, 303)
	secretary.page(w.Header().Get("Location"), "Sudah dipulihkan.", "pemulihan", "keliru")
	if diff := cmp.Diff(st.Snapshot, state(t, a).Snapshot, sameNumbers, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("restored it is another:\n%s", diff)
	}
	secretary.page(base+"/riwayat/beda?dari="+strconv.FormatInt(st.Rev, 10), "Kedua keadaan sama persis.")
	secretary.page(base+"/riwayat/beda?dari=x", "tidak dikenal")
	secretary.page(base+"/riwayat/beda?dari=99", "belum ada")
	secretary.page(base+"/riwayat/beda?dari=revisi-2&sampai=", "Bunyi visi", "baris baru")
	browseAs(t, secretary, base+"/riwayat", at, base+"/riwayat/pulihkan?"+restore, base+"/riwayat/beda?dari=0", base+"/revisi", base+"/revisi/1", base+"/revisi/2", base+"/revisi/1/beda/2")
}

// browseAs opens pages in a browser as somebody.
func browseAs(t *testing.T, b *caller, paths ...string) {
	t.Helper()
	webtest.Browse(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if b.cookie != nil {
			r.AddCookie(b.cookie)
		}
		r.Host = "rencana.contoh.go.id"
		b.site.ServeHTTP(w, r)
	}), paths...)
}
