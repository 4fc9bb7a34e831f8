package apiweb

import (
	"context"
	"encoding/json"
	"net/http"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/plan/narrative"
	"gurindam/internal/publication"
)

// TextAbout is a long text without its body.
type TextAbout struct {
	ID      string `json:"id"`
	Chapter string `json:"bab" example:"masterplan.visi"`
	Code    string `json:"kode,omitempty"`
	Title   string `json:"judul,omitempty"`
	Words   int    `json:"kata"`
}

// Text is a long text in both of its forms.
type Text struct {
	TextAbout
	Document json.RawMessage `json:"dokumen" doc:"Pohon paragraf, judul, daftar, tabel, gambar, dan sumber."`
	Notation string          `json:"notasi" doc:"Tulisan yang sama dalam notasi lembar kerja."`
}

// NarrativeChapter is a chapter that people write for, with its texts.
type NarrativeChapter struct {
	ID    string      `json:"bab" example:"masterplan.visi"`
	Book  string      `json:"buku"`
	Label string      `json:"sebutan" example:"Bab II"`
	Title string      `json:"judul"`
	Texts []TextAbout `json:"teks"`
}

// Picture is a picture that a region keeps.
type Picture struct {
	Hash   string `json:"gambar" doc:"64 angka heksadesimal; disebut dalam tulisan."`
	Width  int    `json:"lebar"`
	Height int    `json:"tinggi"`
}

const (
	narrativeTag  = "Narasi"
	narrativeBase = "/api/daerah/{region}/narasi"
	narrativeList = "narasi"
)

// narratives are the operations on long texts. They are rows of the list narasi too;
// here they are read and written as documents.
func (a *api) narratives() {
	op := func(id, method, path, summary string, verb access.Verb) operation {
		return operation{id: id, method: method, path: path, tag: narrativeTag, summary: summary, verb: verb}
	}
	add(a, op("daftar-narasi", http.MethodGet, narrativeBase, "Bab yang ditulis orang, dengan tulisannya", access.Work), a.chapters)
	begin := op("tambah-narasi", http.MethodPost, narrativeBase, "Menambah tulisan pada sebuah bab", access.Work)
	begin.status = http.StatusCreated
	add(a, begin, a.addText)
	add(a, op("satu-narasi", http.MethodGet, narrativeBase+"/{id}", "Satu tulisan, sebagai dokumen dan notasi", access.Work), a.text)
	add(a, op("ubah-narasi", http.MethodPut, narrativeBase+"/{id}", "Menulis ulang satu tulisan; If-Match dari yang dibaca", access.Work), a.writeText)
	add(a, op("bentuk-narasi", http.MethodPost, "/api/daerah/{region}/bentuk-narasi", "Satu tulisan dalam kedua bentuknya, tanpa menyimpan", access.Work), a.shapeText)
	keep := op("kirim-gambar", http.MethodPost, "/api/daerah/{region}/gambar", "Mengirim gambar PNG atau JPEG untuk tulisan", access.Write)
	keep.status = http.StatusCreated
	add(a, keep, a.keepPicture)
	show := op("satu-gambar", http.MethodGet, "/api/daerah/{region}/gambar/{gambar}", "Satu gambar", access.Read)
	show.files = []string{"image/png", "image/jpeg"}
	add(a, show, a.picture)
}

func textAbout(id string, n plan.Narrative) TextAbout {
	return TextAbout{id, n.Chapter, n.Code, n.Title, documentOf(n.Body).Words()}
}

// documentOf reads a body that was checked when it was saved.
func documentOf(body string) narrative.Document {
	d, _ := narrative.Read(body)
	return d
}

func (a *api) chapters(ctx context.Context, in *PageIn) (*bodyOut[Part[NarrativeChapter]], error) {
	o, err := a.open(ctx, ListIn{in.In, narrativeList})
	if err != nil {
		return nil, err
	}
	set, err := publication.SetOf(o.Snapshot)
	if err != nil {
		return nil, err
	}
	return answerOf(cutList(in.Paging, each(set.List(), func(c publication.Chapter) NarrativeChapter {
		out := NarrativeChapter{c.ID, string(c.Book.ID), c.Label, c.Title, []TextAbout{}}
		for i, n := range o.Masterplan.Narratives {
			if n.Chapter == c.ID {
				out.Texts = append(out.Texts, textAbout(o.ids[i], n))
			}
		}
		return out
	}), func(c NarrativeChapter) string { return c.ID }))
}

// TextIn names a long text.
type TextIn struct {
	In
	ID string `path:"id" maxLength:"60"`
}

func (in TextIn) row() *RowIn { return &RowIn{ListIn{in.In, narrativeList}, in.ID} }

func (a *api) text(ctx context.Context, in *TextIn) (*tagged[Text], error) {
	o, i, err := a.find(ctx, in.row())
	if err != nil {
		return nil, err
	}
	n := o.Masterplan.Narratives[i]
	d := documentOf(n.Body)
	return &tagged[Text]{o.tag(i), Text{textAbout(in.ID, n), json.RawMessage(d.JSON()), d.Notation()}}, nil
}

// Written is what is written of a text: one of its forms, and its title.
type Written struct {
	Title    *string         `json:"judul,omitempty" maxLength:"300"`
	Document json.RawMessage `json:"dokumen,omitempty" doc:"Atau notasi."`
	Notation *string         `json:"notasi,omitempty"`
	Reason   string          `json:"alasan,omitempty" maxLength:"200"`
}

// cells are those that are written.
func (w Written) cells() (map[string]string, error) {
	out := map[string]string{}
	if w.Title != nil {
		out["judul"] = *w.Title
	}
	switch {
	case len(w.Document) > 0 && w.Notation != nil:
		return nil, fault.New(fault.Invalid, "Kirim salah satu: dokumen atau notasi.")
	case len(w.Document) > 0:
		d, err := narrative.ReadJSON(string(w.Document))
		if err != nil {
			return nil, err
		}
		out["isi"] = d.JSON()
	case w.Notation != nil:
		d, err := narrative.ReadNotation(*w.Notation)
		if err != nil {
			return nil, err
		}
		out["isi"] = d.JSON()
	}
	if doc := out["isi"]; doc != "" && documentOf(doc).IsEmpty() {
		out["isi"] = ""
	}
	return out, nil
}

type writeTextIn struct {
	TextIn
	Precondition
	Body Written
}

func (a *api) writeText(ctx context.Context, in *writeTextIn) (*tagged[Text], error) {
	cells, err := in.Body.cells()
	if err != nil {
		return nil, err
	}
	change := changeIn{RowIn: *in.row(), Precondition: in.Precondition}
	change.Body.Cells, change.Body.Reason = cells, in.Body.Reason
	if _, err := a.changeRow(ctx, &change); err != nil {
		return nil, err
	}
	return a.text(ctx, &in.TextIn)
}

type addTextIn struct {
	In
	Body struct {
		ID      string `json:"id,omitempty" doc:"Tanda pengenal buatan pengirim, 16-40 huruf dan angka; permintaan yang diulang tidak menambah dua kali." pattern:"^[A-Za-z0-9]{16,40}$"`
		Chapter string `json:"bab" example:"masterplan.visi" maxLength:"100"`
		Written
	}
}

func (a *api) addText(ctx context.Context, in *addTextIn) (*tagged[Text], error) {
	cells, err := in.Body.cells()
	if err != nil {
		return nil, err
	}
	cells["bab"] = in.Body.Chapter
	row := addIn{ListIn: ListIn{in.In, narrativeList}, Body: NewRow{ID: in.Body.ID, Cells: cells, Reason: in.Body.Reason}}
	out, err := a.addRow(ctx, &row)
	if err != nil {
		return nil, err
	}
	return a.text(ctx, &TextIn{in.In, out.Body.ID})
}

type shapeTextIn struct {
	In
	Body Written
}

// Shaped is a text in both of its forms.
type Shaped struct {
	Document json.RawMessage `json:"dokumen"`
	Notation string          `json:"notasi"`
	Words    int             `json:"kata"`
}

func (a *api) shapeText(_ context.Context, in *shapeTextIn) (*bodyOut[Shaped], error) {
	cells, err := in.Body.cells()
	if err != nil {
		return nil, err
	}
	d := documentOf(cells["isi"])
	return answerOf(Shaped{json.RawMessage(d.JSON()), d.Notation(), d.Words()}, nil)
}
