package app

import (
	"log/slog"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gurindam/internal/identity/identityweb"
)

// deedsOfPeople leads from what a page about people, talk, tasks and offices lets
// somebody do to the operation that does it for a program. What begins with a dash is
// of browsers alone, and says why.
var deedsOfPeople = map[string]string{
	"POST /masuk":                 "- the way in; a program comes with its token",
	"POST /masuk/kode":            "- the way in; a program comes with its token",
	"POST /masuk/kunci/mulai":     "- the way in; a program comes with its token",
	"POST /masuk/kunci":           "- the way in; a program comes with its token",
	"POST /masuk/pulih":           "- asked by whoever has lost every way in, and so has no token",
	"POST /tautan":                "- opened by whoever has no way in yet, and so has no token",
	"POST /keluar":                "- ends the session of this browser; a program has none",
	"POST /akun/sandi":            "ganti-sandi",
	"POST /akun/dua-langkah":      "aktifkan-dua-langkah",
	"POST /akun/dua-langkah/mati": "matikan-dua-langkah",
	"POST /akun/kunci/mulai":      "siapkan-kunci-sandi",
	"POST /akun/kunci":            "daftarkan-kunci-sandi",
	"POST /akun/kunci/hapus":      "hapus-kunci-sandi",
	"POST /akun/luar/putus":       "putuskan-akun-luar",
	"POST /akun/pulih/batal":      "batalkan-pemulihan",
	"POST /akun/sesi":             "akhiri-sesi, akhiri-semua-sesi",
	"POST /akun/token":            "- a token is made by its owner who has signed in, never with a token",
	"POST /akun/token/cabut":      "cabut-token",

	"POST /orang":              "undang",
	"POST /orang/cabut":        "cabut-peran",
	"POST /orang/tautan":       "tautan-baru",
	"POST /orang/pulih":        "mulai-pemulihan",
	"POST /orang/pulih/setuju": "setujui-pemulihan",
	"POST /orang/pulih/tolak":  "tolak-pemulihan",

	"POST /kota/{region}/orang":              "undang-daerah",
	"POST /kota/{region}/orang/cabut":        "cabut-peran-daerah",
	"POST /kota/{region}/orang/tautan":       "tautan-baru-daerah",
	"POST /kota/{region}/orang/pulih":        "mulai-pemulihan-daerah",
	"POST /kota/{region}/orang/pulih/setuju": "setujui-pemulihan-daerah",
	"POST /kota/{region}/orang/pulih/tolak":  "tolak-pemulihan-daerah",

	"POST /kota/{region}/opd/{opd}/orang":              "undang-opd",
	"POST /kota/{region}/opd/{opd}/orang/cabut":        "cabut-peran-opd",
	"POST /kota/{region}/opd/{opd}/orang/tautan":       "tautan-baru-opd",
	"POST /kota/{region}/opd/{opd}/orang/pulih":        "mulai-pemulihan-opd",
	"POST /kota/{region}/opd/{opd}/orang/pulih/setuju": "setujui-pemulihan-opd",
	"POST /kota/{region}/opd/{opd}/orang/pulih/tolak":  "tolak-pemulihan-opd",

	"POST /kota/{region}/diskusi":                          "buka-utas",
	"POST /kota/{region}/diskusi/utas/{thread}":            "balas",
	"POST /kota/{region}/diskusi/utas/{thread}/selesai":    "selesaikan-utas",
	"POST /kota/{region}/diskusi/utas/{thread}/buka":       "buka-lagi-utas",
	"POST /kota/{region}/diskusi/pesan/{message}":          "ubah-pesan",
	"POST /kota/{region}/diskusi/pesan/{message}/hapus":    "hapus-pesan",
	"POST /kota/{region}/diskusi/pesan/{message}/terjawab": "tandai-terjawab",
	"POST /pemberitahuan/buka":                             "tandai-dibaca",
	"POST /pemberitahuan/dibaca":                           "tandai-semua-dibaca",
	"POST /pemberitahuan/surel":                            "atur-surel",

	"POST /kota/{region}/tugas":                "beri-tugas",
	"POST /kota/{region}/tugas/{task}/selesai": "selesaikan-tugas",
	"POST /kota/{region}/tugas/{task}/tarik":   "tarik-tugas",
	"POST /kota/{region}/tugas/{task}/buka":    "buka-lagi-tugas",

	"POST /kota/{region}/perangkat/perubahan":     "pratinjau-perubahan-perangkat, ubah-perangkat",
	"POST /kota/{region}/perangkat/impor":         "pratinjau-impor-perangkat, impor-perangkat",
	"POST /kota/{region}/perangkat/impor/tanda":   "tandai-impor-perangkat",
	"POST /kota/{region}/perangkat/{opd}/alihkan": "alihkan-perangkat",
	"POST /kota/{region}/pejabat/{id}":            "tambah-pejabat, ubah-pejabat",
	"POST /kota/{region}/kelompok/{code}":         "susun-kelompok",
	"POST /kota/{region}/serah-terima/baru":       "serahkan",
	"POST /serah-terima":                          "terima",
}

type describedJSON struct {
	Paths map[string]map[string]struct {
		ID    string `json:"operationId"`
		Scope string `json:"x-cakupan"`
	} `json:"paths"`
}

// Whatever a page about people lets somebody do, a program can do too, with the same
// verb; or it is written down why not.
func TestDeedsOfPeopleAreOperations(t *testing.T) {
	t.Parallel()
	a, err := New(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "api.db"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	doc := answer[describedJSON](t, program{t, NewSite(a, SiteOptions{Log: slog.New(slog.DiscardHandler)}).pages, ""}.call("GET", "/api/openapi.json", nil))
	scopes := map[string]string{}
	for _, methods := range doc.Paths {
		for _, o := range methods {
			scopes[o.ID] = o.Scope
		}
	}
	seen := map[string]bool{}
	for _, route := range slices.Concat(a.talkRoutes(), a.regionRoutes(), identityweb.Routes(a.People, nil, a.now)) {
		if !strings.HasPrefix(route.Pattern, http.MethodPost+" ") {
			continue
		}
		seen[route.Pattern] = true
		deed, known := deedsOfPeople[route.Pattern]
		switch {
		case !known:
			t.Errorf("%s is neither an operation of the API nor of browsers alone", route.Pattern)
		case !strings.HasPrefix(deed, "-"):
			for id := range strings.SplitSeq(deed, ", ") {
				if scope, ok := scopes[id]; !ok || scope != string(route.Verb) {
					t.Errorf("%s: operation %q asks %q, the page %q", route.Pattern, id, scope, route.Verb)
				}
			}
		}
	}
	for pattern := range deedsOfPeople {
		if !seen[pattern] {
			t.Errorf("%s is no page any more", pattern)
		}
	}
}
