package app

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"gurindam/internal/web/webtest"
)

// shownAt says where a page with wildcards of its own is looked at: the address after
// /kota/21.72, or a whole one. What is in braces stands for something of the example.
var shownAt = map[string]string{
	"rencana-aksi/{code}": "rencana-aksi/SG-01", "peta-jalan/{code}": "peta-jalan/SG-01?mulai=2020-T1&selesai=2023-T4", "quick-win/{code}": "quick-win/QW-1",
	"rpjmd/{code}": "rpjmd/{element}", "opd/{code}": "opd/DISKOMINFO", "opd/{opd}/orang": "opd/DISKOMINFO/orang", "opd/{opd}/orang/catatan": "opd/DISKOMINFO/orang/catatan",
	"buku/{book}/{chapter}": "buku/{book}/visi", "buku/{book}/{chapter}/pratinjau": "buku/{book}/visi/pratinjau",
	"revisi/{edition}/beda/{other}/buku": "revisi/{n}/beda/{m}/buku", "riwayat/beda": "riwayat/beda?dari=1&sampai={rev}", "riwayat/pulihkan": "riwayat/pulihkan?kumpulan={rev}",
	"narasi/{chapter}": "narasi/masterplan.visi", "diskusi/utas/{thread}": "diskusi/utas/{thread}",
	"perangkat/{opd}": "perangkat/DINKES", "perangkat/{opd}/alihkan": "perangkat/DINKOM-LAMA/alihkan", "pejabat/{id}": "pejabat/{official}", "kelompok/{code}": "kelompok/SL",
	"serah-terima/baru": "serah-terima/baru?pejabat={official}", "tugas/baru": "tugas/baru?list={list}&row={row}", "mulai": "/kota/21.71/mulai",
	"keselarasan/kait":       "keselarasan/kait?inisiatif=SG-01",
	"evaluasi/{cycle}/isian": isianAt, "evaluasi/{cycle}/isian/{aspect}": isianAt + "/baseline", "evaluasi/{cycle}/isian/bukti": isianAt + "/bukti?pertanyaan=BL-1.1",
	"evaluasi/{cycle}/isian/tinjauan": isianAt + "/tinjauan", "evaluasi/{cycle}/isian/riwayat": isianAt + "/riwayat", "evaluasi/{cycle}/isian/cetak": isianAt + "/cetak",
	"/tautan":                 "/tautan?kunci={link}",
	"evaluasi/{cycle}/survei": "evaluasi/" + pollRound + "/survei", "evaluasi/{cycle}/survei/hasil": "evaluasi/" + pollRound + "/survei/hasil", "evaluasi/{cycle}/survei/sub/{sub}": "evaluasi/" + pollRound + "/survei/sub/SG-1",
	"evaluasi/{cycle}/survei/tautan/{poll}/poster": "evaluasi/" + pollRound + "/survei/tautan/{poll}/poster", "evaluasi/{cycle}/survei/tautan/{poll}/isi": "evaluasi/" + pollRound + "/survei/tautan/{poll}/isi",
	"evaluasi/{cycle}/survei/impor/{upload}": "evaluasi/" + pollRound + "/survei/impor/{lembar}",
	"/instrumen/{id}":                        "/instrumen/kominfo-2023-kppn-ikn", "/instrumen/{id}/aspek/{aspect}": "/instrumen/spbe-2020/aspek/a7", "/instrumen/{id}/beda": "/instrumen/kominfo-2023-reguler/beda",
	"/instrumen/{id}/ubah": "/instrumen/{instrument}/ubah", "/instrumen/{id}/ubah/umum": "/instrumen/{instrument}/ubah/umum", "/instrumen/{id}/ubah/aspek/{aspect}": "/instrumen/{instrument}/ubah/aspek/output",
	"/instrumen/{id}/ubah/pertanyaan/{question}": "/instrumen/{instrument}/ubah/pertanyaan/OP-2.1", "/instrumen/{id}/terbit": "/instrumen/{instrument}/terbit",
	"/evaluasi/{cycle}/papan": "/evaluasi/" + judgedCycle + "/papan", "/evaluasi/{cycle}/kalender": "/evaluasi/" + judgedCycle + "/kalender", "/evaluasi/{cycle}/atur": "/evaluasi/" + judgedCycle + "/atur",
	"/evaluasi/{cycle}/perpanjangan": "/evaluasi/" + judgedCycle + "/perpanjangan", "/evaluasi/{cycle}/peserta": "/evaluasi/" + judgedCycle + "/peserta", "evaluasi/{cycle}": "evaluasi/" + judgedCycle,
	"/penilaian/{cycle}/{region}": mySheet, "/penilaian/{cycle}/{region}/{question}": mySheet + "/BL-1.1", "/penilaian/{cycle}/{region}/aspek/{aspect}": mySheet + "/aspek/baseline",
	"/penilaian/{cycle}/{region}/bukti/{item}": mySheet + "/bukti/{judged}", "/penilaian/{cycle}/{region}/klarifikasi": mySheet + "/klarifikasi",
	"/penilaian/{cycle}/{region}/diskusi": "/penilaian/" + judgedCycle + "/21.71/diskusi?tampil=semua", "/penilaian/{cycle}/{region}/diskusi/{question}": "/penilaian/" + judgedCycle + "/21.71/diskusi/BL-1.1",
	"evaluasi/{cycle}/klarifikasi": "evaluasi/" + judgedCycle + "/klarifikasi", "/evaluasi/{cycle}/panel": "/evaluasi/" + judgedCycle + "/panel", "/evaluasi/{cycle}/panel/asesor": "/evaluasi/" + judgedCycle + "/panel/asesor",
	"/evaluasi/{cycle}/panel/sidang/{id}": "/evaluasi/" + judgedCycle + "/panel/sidang/baru", "/evaluasi/{cycle}/panel/daerah/{region}": "/evaluasi/" + judgedCycle + "/panel/daerah/21.71",
	"/evaluasi/{cycle}/panel/daerah/{region}/diskusi/{question}": "/evaluasi/" + judgedCycle + "/panel/daerah/21.71/diskusi/BL-1.1",
	"/evaluasi/{cycle}/asesor":                                   "/evaluasi/" + judgedCycle + "/asesor", "/evaluasi/{cycle}/asesor/{person}": "/evaluasi/" + judgedCycle + "/asesor/{assessor}",
	"/evaluasi/{cycle}/penugasan": "/evaluasi/" + judgedCycle + "/penugasan", "/evaluasi/{cycle}/penugasan/{region}": "/evaluasi/" + judgedCycle + "/penugasan/21.72",
	"/evaluasi/{cycle}/wawancara": "/evaluasi/" + judgedCycle + "/wawancara", "/evaluasi/{cycle}/wawancara/{region}": "/evaluasi/" + judgedCycle + "/wawancara/21.72",
	"/evaluasi/{cycle}/hasil": "/evaluasi/" + resultCycle + "/hasil", "/evaluasi/{cycle}/hasil/kepekaan": "/evaluasi/" + resultCycle + "/hasil/kepekaan", "/evaluasi/{cycle}/hasil/perbaikan": "/evaluasi/" + resultCycle + "/hasil/perbaikan",
	"/evaluasi/{cycle}/hasil/umumkan": "/evaluasi/" + resultCycle + "/hasil/umumkan", "/evaluasi/{cycle}/hasil/{region}": "/evaluasi/" + resultCycle + "/hasil/21.72", "/evaluasi/{cycle}/hasil/{region}/{question}": "/evaluasi/" + resultCycle + "/hasil/21.72/BL-1.1",
	"/evaluasi/{cycle}/sanggah": "/evaluasi/" + resultCycle + "/sanggah", "/evaluasi/{cycle}/sanggah/{region}/koreksi": "/evaluasi/" + resultCycle + "/sanggah/21.72/koreksi", "/evaluasi/{cycle}/sanggah/{region}/{id}": "/evaluasi/" + resultCycle + "/sanggah/21.72/{objection}",
	"/evaluasi/{cycle}/surat": "/evaluasi/" + resultCycle + "/surat", "evaluasi/{cycle}/hasil": "evaluasi/" + resultCycle + "/hasil", "evaluasi/{cycle}/hasil/{question}": "evaluasi/" + resultCycle + "/hasil/BL-1.1",
	"evaluasi/{cycle}/sanggah": "evaluasi/" + resultCycle + "/sanggah", "evaluasi/{cycle}/sanggah/baru": "evaluasi/" + resultCycle + "/sanggah/baru", "evaluasi/{cycle}/sanggah/{id}": "evaluasi/" + resultCycle + "/sanggah/{objection}",
	"evaluasi/{cycle}/wawancara": "evaluasi/" + judgedCycle + "/wawancara", "/asesor/wawancara/{cycle}/{region}": "/asesor/wawancara/" + judgedCycle + "/21.72",
}

// notSeen says of an address why nobody looks at it, and which answer it gives.
var notSeen = map[string]struct {
	why    string
	at     string
	status int
}{
	"unduh/{file}":                                  {"a file", "unduh/rencana.xlsx", 200},
	"buku/{book}/{chapter}/pratinjau/rev":           {"asked by a script", "buku/{book}/visi/pratinjau/rev", 200},
	"edisi/{edition}/unduh/{file}":                  {"a file", "", 404},
	"edisi/{edition}/beda/{other}/unduh":            {"a file", "edisi/1/beda/2/unduh?buku={book}", 200},
	"edisi/beda":                                    {"leads on", "edisi/beda?dari=1&ke=2", 303},
	"revisi/{edition}/beda/{other}/buku/unduh":      {"a file", "revisi/{n}/beda/{m}/buku/unduh?buku={book}", 200},
	"revisi/{n}/isi":                                {"a file", "", 200},
	"kerja/{list}/isi":                              {"asked by a script", "", 200},
	"kerja/{list}/{row}/riwayat":                    {"a part of a page, looked at within it", "", 200},
	"kerja/{list}/unduh":                            {"a file", "", 200},
	"kerja/siaran":                                  {"a stream, which has tests of its own", "-", 0},
	"impor/{upload}/tanda":                          {"a file", "", 200},
	"evaluasi/{cycle}/survei/unduh/{file}":          {"a file", "evaluasi/" + pollRound + "/survei/unduh/survei.xlsx", 200},
	"evaluasi/{cycle}/survei/tautan/{poll}/templat": {"a file", "evaluasi/" + pollRound + "/survei/tautan/{poll}/templat", 200},
	"bukti/unduh":                                   {"a file", "", 200},
	"bukti/{item}/berkas":                           {"a file", "", 200},
	"bukti/{item}/pratinjau":                        {"a file in a frame, which has tests of its own", "-", 0},
	"gambar/{hash}":                                 {"a picture", "", 200},
	"diskusi/panel":                                 {"a part of a page, looked at within it", "diskusi/panel?list={list}&row={row}&field=indikator", 200},
	"/":                                             {"leads on", "", 303},
	"/masuk/luar":                                   {"leads to a provider, which the example has not", "", 422},
	"/masuk/luar/kembali":                           {"comes from a provider", "", 422},
	"/api/daerah":                                   {"for programs", "", 200},
	"/api/openapi.json":                             {"for programs", "", 200},
	"/penilaian/{cycle}/{region}/bukti/{item}/berkas": {"a file", mySheet + "/bukti/{judged}/berkas", 200},
	"/penilaian/{cycle}/{region}/bukti/{item}/tampil": {"a part of a page, looked at within it", mySheet + "/bukti/{judged}/tampil", 200},
	"/evaluasi/{cycle}":                        {"leads on", "/evaluasi/" + judgedCycle, 303},
	"/evaluasi/{cycle}/hasil/unduh":            {"a file", "/evaluasi/" + resultCycle + "/hasil/unduh?bentuk=csv", 200},
	"/evaluasi/{cycle}/surat/semua":            {"a file", "/evaluasi/" + resultCycle + "/surat/semua", 200},
	"/evaluasi/{cycle}/surat/{region}/{paper}": {"a file", "/evaluasi/" + resultCycle + "/surat/21.72/surat", 200},
	"evaluasi/{cycle}/hasil/surat/{paper}":     {"a file", "evaluasi/" + resultCycle + "/hasil/surat/laporan", 200},
	"/evaluasi/{cycle}/denyut":                 {"asked by a script", "/evaluasi/" + judgedCycle + "/denyut", 200},
	"/evaluasi/{cycle}/wawancara/kalender.ics": {"a file", "/evaluasi/" + judgedCycle + "/wawancara/kalender.ics", 200},
	"evaluasi/{cycle}/wawancara/kalender.ics":  {"a file", "evaluasi/" + judgedCycle + "/wawancara/kalender.ics", 200},
	"/asesor/kalender.ics":                     {"a file", "", 200},
	"/instrumen/skema":                         {"a file", "", 200},
	"/instrumen/{id}/berkas":                   {"a file", "/instrumen/spbe-2018/berkas", 200},
}

var wildcard = regexp.MustCompile(`\{(\w+)\}`)

// looks lists the pages that people see, and what else the program answers, with
// whoever asks. A route that nobody thought of is an error.
func (x *example) looks() (pages, others []look, status map[string]int) {
	x.t.Helper()
	status = map[string]int{}
	for _, route := range x.routes() {
		method, path, _ := strings.Cut(route.Pattern, " ")
		if method != http.MethodGet || strings.HasPrefix(path, "/api/") && notSeen[path].why == "" {
			continue
		}
		key := strings.TrimPrefix(strings.TrimPrefix(strings.TrimSuffix(path, "{$}"), "/kota/{region}"), "/")
		if !strings.HasPrefix(path, "/kota/{region}") {
			key = "/" + key
		}
		l := look{pattern: route.Pattern, login: x.reader(route)}
		if hidden, ok := notSeen[key]; ok {
			if hidden.at != "-" {
				l.path = x.address(firstOf(hidden.at, key))
				others, status[route.Pattern] = append(others, l), hidden.status
			}
			continue
		}
		l.path = x.address(firstOf(shownAt[key], key))
		if strings.Contains(l.path, "{") {
			x.t.Errorf("%s: nobody looks at it; say in shownAt where, or in notSeen why not", route.Pattern)
			continue
		}
		pages = append(pages, l)
	}
	return pages, others, status
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// address fills in what stands for something of the example.
func (x *example) address(at string) string {
	if !strings.HasPrefix(at, "/") {
		at = strings.TrimSuffix("/kota/21.72/"+at, "/")
	}
	return wildcard.ReplaceAllStringFunc(at, func(w string) string {
		if v := x.sample[w[1:len(w)-1]]; v != "" {
			return v
		}
		return w
	})
}

// TestPagesByAxe looks at every page there is, wide and light, narrow and dark: no
// rule of accessibility broken, nothing asked of another host, no complaint of the
// browser, nothing wider than the screen.
func TestPagesByAxe(t *testing.T) {
	t.Parallel()
	x := newExample(t)
	pages, _, _ := x.looks()
	const hands = 3
	for hand := range hands {
		t.Run(fmt.Sprint(hand+1), func(t *testing.T) {
			t.Parallel()
			as := map[string]string{}
			var paths []string
			for i := hand; i < len(pages); i += hands {
				paths = append(paths, pages[i].path)
				as[pages[i].path] = x.session[pages[i].login]
			}
			var session string // of whoever looks at the page that was opened last
			webtest.Browse(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if s, ok := as[r.URL.RequestURI()]; ok && r.Header.Get("Sec-Fetch-Dest") == "document" {
					session = s
				}
				r.Host = "localhost:8080"
				if session != "" {
					r.AddCookie(&http.Cookie{Name: "gurindam_sesi", Value: session})
				}
				x.site.ServeHTTP(w, r)
			}), paths...)
		})
	}
}

// TestPagesByTheirAnswers asks for everything without a browser: each page is sound
// and not too heavy, each answer keeps to the strict policy.
func TestPagesByTheirAnswers(t *testing.T) {
	t.Parallel()
	x := newExample(t)
	pages, others, status := x.looks()
	for _, l := range append(pages, others...) {
		w := httptest.NewRecorder()
		x.site.ServeHTTP(w, x.request(l))
		want, page := status[l.pattern], false
		if want == 0 {
			want, page = http.StatusOK, true
		}
		if w.Code != want {
			t.Errorf("%s as %q: %d, want %d\n%.300s", l.path, l.login, w.Code, want, webtest.Text(t, w.Body.String()))
			continue
		}
		if page {
			for _, problem := range webtest.Lint(w.Body.String()) {
				t.Errorf("%s: %s", l.path, problem)
			}
		}
		if got := w.Header().Get("Content-Security-Policy"); !strings.HasPrefix(got, "default-src 'none'; ") || strings.Contains(got, "unsafe") || !strings.Contains(got, "script-src 'self'; ") {
			t.Errorf("%s: policy %q", l.path, got)
		}
	}
}
