package app

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"gurindam/internal/access"
	"gurindam/internal/instrument"
	"gurindam/internal/survey"
)

const fromTheStreet = "- filled in by people from the street, who have no account and so no token"

// surveyPages leads from the pages of surveys to the operations that do the same.
var surveyPages = map[string]string{
	"GET /kota/{region}/evaluasi/{cycle}/survei":                        "survei-daerah",
	"GET /kota/{region}/evaluasi/{cycle}/survei/hasil":                  "survei-daerah",
	"GET /kota/{region}/evaluasi/{cycle}/survei/sub/{sub}":              "survei-subdimensi",
	"POST /kota/{region}/evaluasi/{cycle}/survei/sub/{sub}":             "buat-tautan-survei",
	"POST /kota/{region}/evaluasi/{cycle}/survei/sub/{sub}/bukti":       "bukti-survei",
	"GET /kota/{region}/evaluasi/{cycle}/survei/unduh/{file}":           "data-survei",
	"GET /kota/{region}/evaluasi/{cycle}/survei/tautan/{poll}/poster":   "tautan-survei",
	"POST /kota/{region}/evaluasi/{cycle}/survei/tautan/{poll}":         "kelola-tautan-survei",
	"GET /kota/{region}/evaluasi/{cycle}/survei/tautan/{poll}/templat":  "templat-survei",
	"POST /kota/{region}/evaluasi/{cycle}/survei/tautan/{poll}/impor":   "kirim-lembar-survei",
	"GET /kota/{region}/evaluasi/{cycle}/survei/tautan/{poll}/isi":      "tautan-survei",
	"POST /kota/{region}/evaluasi/{cycle}/survei/tautan/{poll}/isi":     "salin-lembar-survei",
	"GET /kota/{region}/evaluasi/{cycle}/survei/impor/{upload}":         "pratinjau-lembar-survei",
	"POST /kota/{region}/evaluasi/{cycle}/survei/impor/{upload}":        "ambil-lembar-survei",
	"POST /kota/{region}/evaluasi/{cycle}/survei/batal/{batch}":         "batal-lembar-survei",
	"POST /kota/{region}/evaluasi/{cycle}/survei/jawaban/{entry}":       "putus-jawaban-survei",
	"POST /kota/{region}/evaluasi/{cycle}/survei/jawaban/{entry}/saran": "saran-jawaban-survei",

	"GET /survei":                 fromTheStreet,
	"GET /survei/{token}":         fromTheStreet,
	"POST /survei/{token}":        fromTheStreet,
	"GET /survei/{token}/isi":     fromTheStreet,
	"POST /survei/{token}/isi":    fromTheStreet,
	"GET /survei/{token}/selesai": fromTheStreet,
}

// A program keeps a survey from its link to the evidence, within its region, and
// reads nothing of who answered.
func TestAPISurveys(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		surveying(t, a)
		sek := programOf(t, a, "sekre", "sekretaris", kota, access.Enter, access.Read, access.Evaluated, access.Answer)
		other := programOf(t, a, "tetangga", "sekretaris", access.Place{Region: "21.71"}, access.Enter, access.Read, access.Evaluated, access.Answer)
		const at, theirs = town + "/evaluasi/" + pollRound + "/survei", "/api/daerah/21.71/evaluasi/" + pollRound + "/survei"
		sek.problem(http.StatusBadRequest, "POST", at+"/sub/SG-1", map[string]any{"program": "GAIB"})
		sek.problem(http.StatusNotFound, "POST", at+"/sub/SG-9", map[string]any{"program": "SG-01"})
		link := answerOf[struct {
			ID    string `json:"tautan"`
			Token string `json:"kode"`
			Path  string `json:"alamat"`
		}](t, sek.call("POST", at+"/sub/SG-1", map[string]any{"program": "SG-01", "pemakai": 120}))
		one := at + "/tautan/" + link.ID
		sek.want(http.StatusOK, sek.call("GET", one, nil))
		sek.problem(http.StatusNotFound, "GET", at+"/tautan/GAIB", nil)
		sek.want(http.StatusNoContent, sek.call("POST", one, map[string]any{"tindakan": "pemakai", "pemakai": 200}))
		sek.problem(http.StatusConflict, "POST", one, map[string]any{"tindakan": "buka"})
		sek.want(http.StatusOK, sek.call("GET", one+"/templat", nil))
		sek.problem(http.StatusNotFound, "GET", at+"/tautan/GAIB/templat", nil)

		paper := map[string]any{"nomor": "SG1-1", "saran": "Bu Ani lambat", "nilai": map[string]string{"IM-SG-1-1": "3", "IM-SG-1-2": "4", "IM-SG-1-3": survey.Unknown}}
		sek.want(http.StatusNoContent, sek.call("POST", one+"/isi", paper))
		sek.problem(http.StatusBadRequest, "POST", one+"/isi", paper) // its number is taken
		asked, _ := instrument.Load("kominfo-2024-reguler")
		sub, _ := survey.SubOf(survey.Subs(asked), "SG-1")
		head := []string{"Nomor responden", "Pernah memakai", "Ikut mengelola"}
		for n, st := range sub.Statements {
			head = append(head, fmt.Sprintf("P%d. %s", n+1, st.Text))
		}
		table := strings.Join(head, ";") + "\nSG1-2;ya;tidak;2;3;4\nSG1-3;tidak;tidak;;;\n"
		sent := sek.upload(one+"/impor", "lembar.csv", table, nil)
		sek.want(http.StatusOK, sent)
		look := answerOf[struct {
			ID       string `json:"kiriman"`
			Rows     int    `json:"jawaban"`
			Problems []any  `json:"masalah"`
		}](t, sent)
		if look.Rows != 1 || len(look.Problems) != 0 {
			t.Fatalf("%s", sent.Body)
		}
		sek.want(http.StatusBadRequest, sek.upload(one+"/impor", "lembar.csv", "", nil))
		other.problem(http.StatusNotFound, "GET", theirs+"/impor/"+look.ID, nil)
		sek.want(http.StatusOK, sek.call("GET", at+"/impor/"+look.ID, nil))
		sek.want(http.StatusNoContent, sek.call("POST", at+"/impor/"+look.ID, nil))
		sek.problem(http.StatusNotFound, "POST", at+"/impor/"+look.ID, nil)

		type detail struct {
			Valid   int    `json:"dihitung"`
			Mean    string `json:"rata_rata"`
			Entries struct {
				Items []struct {
					ID  string `json:"jawaban"`
					Rev int64  `json:"rev"`
				} `json:"isi"`
			} `json:"jawaban"`
			Batches []struct {
				ID string `json:"impor"`
			} `json:"impor"`
		}
		d := answerOf[detail](t, sek.call("GET", at+"/sub/SG-1", nil))
		if d.Valid != 2 || d.Mean != "3.33" || len(d.Entries.Items) != 2 || len(d.Batches) != 1 {
			t.Errorf("%+v", d)
		}
		sek.problem(http.StatusNotFound, "GET", at+"/sub/SG-9", nil)
		first := at + "/jawaban/" + d.Entries.Items[0].ID
		sek.want(http.StatusNoContent, sek.call("POST", first, map[string]any{"keadaan": "dikecualikan", "alasan": "pegawai sendiri", "rev": d.Entries.Items[0].Rev}))
		sek.problem(http.StatusConflict, "POST", first, map[string]any{"keadaan": "dihitung", "alasan": "terlambat", "rev": d.Entries.Items[0].Rev})
		sek.want(http.StatusNoContent, sek.call("POST", first+"/saran", map[string]any{"tampilkan": false}))
		sek.problem(http.StatusConflict, "POST", first+"/saran", map[string]any{"tampilkan": true})

		sek.want(http.StatusOK, sek.call("GET", at+"/unduh/survei.xlsx", nil))
		sek.want(http.StatusOK, sek.call("GET", at+"/unduh/survei.zip?sub=SG-1", nil))
		sek.problem(http.StatusNotFound, "GET", at+"/unduh/survei.zip?sub=SG-9", nil)
		sek.want(http.StatusOK, sek.call("POST", at+"/sub/SG-1/bukti", nil))
		sek.problem(http.StatusNotFound, "POST", at+"/sub/SG-9/bukti", nil)
		sek.want(http.StatusNoContent, sek.call("POST", at+"/batal/"+d.Batches[0].ID, nil))
		sek.problem(http.StatusNotFound, "POST", at+"/batal/"+d.Batches[0].ID, nil)

		whole := answerOf[struct {
			Max int `json:"skala_tertinggi"`
		}](t, sek.call("GET", at, nil))
		if whole.Max != 4 {
			t.Errorf("%+v", whole)
		}
		other.problem(http.StatusForbidden, "GET", at, nil)
		other.problem(http.StatusForbidden, "POST", first, map[string]any{"keadaan": "dihitung", "alasan": "iseng saja", "rev": 2})
		other.problem(http.StatusNotFound, "GET", theirs+"/tautan/"+link.ID, nil)
		sek.stranger().problem(http.StatusUnauthorized, "GET", at, nil)
		wantStored(t, a)
	})
}
