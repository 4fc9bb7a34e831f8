package app

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"gurindam/internal/access"
	"gurindam/internal/instrument"
)

// instrumentPages leads from the pages of instruments to the operations that do the
// same. What the editor changes part by part, a program changes by the whole file.
var instrumentPages = map[string]string{
	"GET /instrumen":                                  "daftar-instrumen",
	"GET /instrumen/skema":                            "skema-instrumen",
	"POST /instrumen/unggah":                          "unggah-instrumen",
	"GET /instrumen/{id}":                             "satu-instrumen",
	"GET /instrumen/{id}/aspek/{aspect}":              "satu-instrumen",
	"GET /instrumen/{id}/berkas":                      "satu-instrumen",
	"GET /instrumen/{id}/beda":                        "beda-instrumen",
	"POST /instrumen/{id}/berikutnya":                 "susun-instrumen",
	"GET /instrumen/{id}/ubah":                        "satu-instrumen",
	"GET /instrumen/{id}/ubah/umum":                   "satu-instrumen",
	"POST /instrumen/{id}/ubah/umum":                  "ubah-instrumen",
	"GET /instrumen/{id}/ubah/aspek/{aspect}":         "satu-instrumen",
	"POST /instrumen/{id}/ubah/aspek/{aspect}":        "ubah-instrumen",
	"GET /instrumen/{id}/ubah/pertanyaan/{question}":  "satu-instrumen",
	"POST /instrumen/{id}/ubah/pertanyaan/{question}": "ubah-instrumen",
	"POST /instrumen/{id}/ubah/susunan":               "ubah-instrumen",
	"POST /instrumen/{id}/ubah/berkas":                "ubah-instrumen",
	"GET /instrumen/{id}/terbit":                      "satu-instrumen, beda-instrumen",
	"POST /instrumen/{id}/terbit":                     "terbitkan-instrumen",
	"POST /instrumen/{id}/buang":                      "buang-instrumen",
}

// instrumentBrief is what these tests read of an instrument.
type instrumentBrief struct {
	ID       string          `json:"kode"`
	State    string          `json:"keadaan"`
	Print    string          `json:"sidik"`
	Rev      int64           `json:"rev"`
	Raw      json.RawMessage `json:"berkas"`
	Problems []string        `json:"masalah"`
}

// Next year's version is made, changed, published and discarded by programs that may,
// and by no others; what is published stays.
func TestAPIInstruments(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		ministry := programOf(t, a, "pusat", "kominfo", access.Place{}, refereeing...)
		reader := programOf(t, a, "sekre", "sekretaris", kota, access.Enter, access.Read)
		const at = "/api/instrumen"
		if list := all[instrumentBrief](reader, at+"?banyak=4"); len(list) != len(instrument.Shipped()) {
			t.Errorf("%d instruments", len(list))
		}
		reader.want(http.StatusOK, reader.call("GET", at+"/skema", nil))
		reader.stranger().problem(http.StatusUnauthorized, "GET", at+"/skema", nil)
		reader.problem(http.StatusNotFound, "GET", at+"/gaib", nil)
		reader.problem(http.StatusNotFound, "GET", at+"/spbe-2020/beda?dengan=gaib", nil)
		if changes := answerOf[[]any](t, reader.call("GET", at+"/kominfo-2023-reguler/beda?dengan=kominfo-2022-reguler", nil)); len(changes) == 0 {
			t.Error("no differences")
		}

		reader.problem(http.StatusForbidden, "POST", at+"/kominfo-2024-reguler/berikutnya", map[string]any{"tahun": 2025})
		ministry.problem(http.StatusBadRequest, "POST", at+"/kominfo-2024-reguler/berikutnya", map[string]any{"tahun": 1})
		draft := answerOf[instrumentBrief](t, ministry.call("POST", at+"/kominfo-2024-reguler/berikutnya", map[string]any{"tahun": 2025}))
		if draft.ID != "kominfo-2025-reguler" || draft.State != "draf" || len(draft.Problems) > 0 {
			t.Fatalf("%+v", draft)
		}
		one := at + "/" + draft.ID
		reader.problem(http.StatusNotFound, "GET", one, nil)

		changed := json.RawMessage(strings.Replace(string(draft.Raw), `"weight":"30"`, `"weight":"31"`, 1))
		ministry.problem(http.StatusBadRequest, "PUT", one, map[string]any{"rev": draft.Rev, "berkas": map[string]any{"bobot": 1}})
		ministry.problem(http.StatusConflict, "PUT", one, map[string]any{"rev": draft.Rev + 1, "berkas": changed})
		reader.problem(http.StatusForbidden, "PUT", one, map[string]any{"rev": draft.Rev, "berkas": changed})
		wrong := answerOf[instrumentBrief](t, ministry.call("PUT", one, map[string]any{"rev": draft.Rev, "berkas": changed}))
		if len(wrong.Problems) != 1 || wrong.Rev != draft.Rev+1 {
			t.Errorf("%+v", wrong.Problems)
		}
		ministry.problem(http.StatusBadRequest, "POST", one+"/terbit", map[string]any{"rev": wrong.Rev})
		right := answerOf[instrumentBrief](t, ministry.call("PUT", one, map[string]any{"rev": wrong.Rev, "berkas": draft.Raw}))
		published := answerOf[instrumentBrief](t, ministry.call("POST", one+"/terbit", map[string]any{"rev": right.Rev}))
		if published.State != "terbit" || len(published.Print) != 64 {
			t.Errorf("%+v", published)
		}
		ministry.problem(http.StatusConflict, "PUT", one, map[string]any{"rev": published.Rev, "berkas": draft.Raw})
		ministry.problem(http.StatusConflict, "DELETE", one+"?rev=1", nil)
		reader.want(http.StatusOK, reader.call("GET", one, nil))
		if i, err := a.Instruments.Instrument(t.Context(), draft.ID); err != nil || i.Year != 2025 {
			t.Errorf("the library: %v", err)
		}

		ministry.problem(http.StatusConflict, "POST", at, map[string]any{"berkas": draft.Raw})
		own := json.RawMessage(strings.Replace(string(draft.Raw), draft.ID, "uji-2030", 1))
		brought := answerOf[instrumentBrief](t, ministry.call("POST", at, map[string]any{"berkas": own}))
		ministry.want(http.StatusNoContent, ministry.call("DELETE", at+"/"+brought.ID+"?rev=1", nil))
		ministry.problem(http.StatusNotFound, "DELETE", at+"/"+brought.ID+"?rev=1", nil)
		wantStored(t, a)
	})
}
