package apiweb

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"gurindam/internal/web"
)

// document gives the description of the API.
func (a *api) document(*http.Request) (web.Answer, error) {
	return web.Raw{Handler: finished{http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/openapi+json")
		_, _ = w.Write(a.described()) // a reader who left is nobody's error
	})}}, nil
}

// describe writes the description with what holds for every operation.
func (a *api) describe() []byte {
	doc := a.huma.OpenAPI()
	doc.Tags, doc.Components.Responses = nil, map[string]*huma.Response{}
	for _, t := range tags {
		doc.Tags = append(doc.Tags, &huma.Tag{Name: t.name, Description: t.about})
	}
	if p := doc.Components.Schemas.Map()["ErrorModel"]; p != nil {
		p.Description, p.Required = "Masalah menurut RFC 9457.", []string{"type", "title", "status", "detail"}
		for name, about := range problemFields {
			p.Properties[name].Description, p.Properties[name].Examples = about, nil
		}
		d := doc.Components.Schemas.Map()["ErrorDetail"]
		for name, about := range detailFields {
			d.Properties[name].Description = about
		}
	}
	for _, o := range a.operations() {
		if o.Method == http.MethodGet {
			conditional(o)
		}
		for status, r := range o.Responses {
			code, _ := strconv.Atoi(status) // a response without a status does not occur
			if code < http.StatusBadRequest {
				r.Description = answers[code]
				continue
			}
			r.Description = titles[code]
			doc.Components.Responses[status] = r
			o.Responses[status] = &huma.Response{Ref: "#/components/responses/" + status}
		}
	}
	text, err := json.Marshal(doc)
	var out bytes.Buffer
	if err != nil || json.Indent(&out, text, "", " ") != nil {
		panic("apiweb: the description of the API cannot be written") // it is made of plain values
	}
	return out.Bytes()
}

// conditional tells that a program may ask for what it does not hold yet.
func conditional(o *huma.Operation) {
	good := o.Responses[strconv.Itoa(http.StatusOK)]
	if good.Content[eventType] != nil {
		return // a stream has no end to be held
	}
	if !slices.ContainsFunc(o.Parameters, func(p *huma.Param) bool { return p.Name == "If-None-Match" }) {
		o.Parameters = append(o.Parameters, &huma.Param{Name: "If-None-Match", In: "header", Schema: &huma.Schema{Type: "string"}})
	}
	for _, p := range o.Parameters {
		if p.Name == "If-None-Match" {
			p.Description = "ETag dari jawaban yang sudah dipegang; jawaban yang sama tidak dikirim lagi."
		}
	}
	if good.Headers == nil {
		good.Headers = map[string]*huma.Param{}
	}
	good.Headers["ETag"] = &huma.Header{Description: "Menandai isi jawaban ini.", Schema: &huma.Schema{Type: "string"}}
	o.Responses[strconv.Itoa(http.StatusNotModified)] = &huma.Response{}
}

// answers say what a good answer means.
var answers = map[int]string{
	http.StatusOK: "Berhasil.", http.StatusCreated: "Dibuat.", http.StatusAccepted: "Diterima dan sedang dikerjakan.", http.StatusNoContent: "Berhasil, tanpa isi.",
	http.StatusNotModified: "Masih sama seperti yang dipegang.",
}

var problemFields = map[string]string{
	"type": "Jenis masalah; about:blank bila statusnya sudah cukup menerangkan.", "title": "Jenis masalah dalam kata-kata.",
	"status": "Status HTTP.", "detail": "Apa yang terjadi, dan apa yang dapat dilakukan.",
	"instance": "Alamat kejadian ini.", "errors": "Masalah pada bagian-bagian permintaan.",
}

var detailFields = map[string]string{"location": "Bagian permintaan.", "message": "Apa yang tidak sesuai.", "value": "Nilai yang dikirim, atau yang sekarang tersimpan."}

// tags are the parts of the API, in the order they are read.
var tags = []struct{ name, about string }{
	{planTag, "Daftar-daftar rencana dengan barisnya."},
	{readingTag, "Yang dihitung dari rencana: ringkasan, temuan, pagu, kesiapan, kelengkapan."},
	{alignmentTag, "Seberapa rencana dan RPJMD bertemu, usul kaitan, dan kaitan yang perlu ditinjau."},
	{roadTag, "Jadwal inisiatif dan apa yang bergeser bersamanya."},
	{pastTag, "Apa yang berubah, oleh siapa, dan memulihkannya."},
	{revisionTag, "Keadaan rencana yang diberi nama, disetujui, dan ditetapkan."},
	{narrativeTag, "Tulisan panjang setiap bab, dan gambarnya."},
	{exchangeTag, "Berkas yang masuk dengan pratinjau, dan yang keluar."},
	{bookTag, "Buku, edisinya, berkasnya, dan perbedaannya."},
	{talkTag, "Utas tentang baris, kolom, atau seluruh rencana, dengan pesan dan sebutannya."},
	{deskTag, "Yang menunggu pemilik token, dan tugas yang orang berikan satu sama lain."},
	{noticeTag, "Apa yang dikabarkan kepada pemilik token, dan surelnya."},
	{regionTag, "OPD dengan riwayatnya, pejabat, kelompok dimensi, dan serah terima."},
	{peopleTag, "Siapa berperan apa: mengundang, memberi dan mengakhiri peran, tautan, pemulihan."},
	{accountTag, "Akun pemilik token: cara masuk, sesi, token. Token hanya dibuat pemiliknya di halaman akun."},
}
