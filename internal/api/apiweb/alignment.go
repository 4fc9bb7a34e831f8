package apiweb

import (
	"context"
	"net/http"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/rpjmd"
	"gurindam/internal/workspace"
)

// Alignment tells how well a plan and its RPJMD meet.
type Alignment struct {
	Initiatives Ratio  `json:"inisiatif"`
	Sasaran     Ratio  `json:"sasaran"`
	Combined    Ratio  `json:"gabungan"`
	Unlinked    []Said `json:"tanpa_kaitan" doc:"Inisiatif yang belum berkaitan."`
	Uncovered   []Said `json:"belum_terlayani" doc:"Sasaran RPJMD yang belum dilayani inisiatif."`
}

// Said is a row by its code and what it says.
type Said struct {
	Code string `json:"kode"`
	Text string `json:"teks"`
}

// Matrix shows which elements of the RPJMD are served by what; only cells that hold
// something are told.
type Matrix struct {
	Rows    []Said       `json:"baris"`
	Columns []Said       `json:"kolom"`
	Cells   []MatrixCell `json:"sel"`
}

// MatrixCell is the initiatives that serve one element in one column.
type MatrixCell struct {
	Row         string   `json:"baris"`
	Column      string   `json:"kolom"`
	Initiatives []string `json:"inisiatif"`
}

// Suggestion is a link that a person may want to make.
type Suggestion struct {
	Initiative string   `json:"inisiatif"`
	Element    string   `json:"elemen,omitempty"`
	Renstra    string   `json:"renstra,omitempty"`
	Kind       string   `json:"sifat" doc:"Sifat kaitan yang paling mungkin." enum:"turunan,mendukung,mendanai"`
	Points     int      `json:"nilai" doc:"Dari 1000."`
	Reasons    []string `json:"karena"`
}

// End is an element of the RPJMD or a row of a Renstra.
type End struct {
	Element string `json:"elemen,omitempty"`
	Renstra string `json:"renstra,omitempty"`
}

// Questionable is a link that a change of the RPJMD or of a Renstra left in doubt.
type Questionable struct {
	Row        string      `json:"id" doc:"Baris pada daftar keterkaitan; kaitan yang hilang menyebut id lamanya."`
	Kind       string      `json:"sebab" enum:"putus,hilang,berubah"`
	Initiative string      `json:"inisiatif"`
	End        End         `json:"tujuan"`
	Before     string      `json:"semula,omitempty" doc:"Bunyi tujuannya ketika kaitan terakhir ditulis atau ditegaskan."`
	Now        string      `json:"sekarang,omitempty"`
	Successors []Successor `json:"penerus"`
}

// Successor is what a link may lead to instead.
type Successor struct {
	End
	How string `json:"karena"`
}

// CodeChange is a row whose code a newer edition of the nomenclature has replaced.
type CodeChange struct {
	List       string   `json:"daftar"`
	Row        string   `json:"baris" doc:"Kode barisnya."`
	Code       string   `json:"kode_nomenklatur"`
	Version    string   `json:"versi"`
	Successors []string `json:"penerus" doc:"Satu: usul; beberapa: pilihan; tidak ada: residu."`
}

const alignmentTag = "Keselarasan"

// alignments are the operations on how plan and RPJMD meet. Links themselves are rows
// of the list keterkaitan.
func (a *api) alignments() {
	op := func(id, path, summary string, verb access.Verb) operation {
		return operation{id: id, method: http.MethodGet, path: "/api/daerah/{region}/keselarasan" + path, tag: alignmentTag, summary: summary, verb: verb}
	}
	add(a, op("keselarasan", "", "Seberapa selaras rencana dengan RPJMD, dari kedua sisi", access.Read), a.alignment)
	add(a, op("matriks-keselarasan", "/matriks", "Elemen RPJMD dengan inisiatif yang melayaninya", access.Read), a.matrix)
	suggest := op("usul-kaitan", "/usul", "Usul kaitan sebuah inisiatif, elemen RPJMD, atau baris Renstra", access.Work)
	suggest.about = "Tidak ada yang dikaitkan olehnya: tambahkan baris pada daftar keterkaitan setelah orang menyetujuinya."
	add(a, suggest, a.suggest)
	add(a, op("cari-tujuan-kaitan", "/cari", "Mencari elemen RPJMD dan baris Renstra dengan kata atau kode", access.Work), a.searchEnds)
	add(a, op("kaitan-ditinjau", "/ditinjau", "Kaitan yang perlu ditinjau setelah RPJMD, Renstra, atau nomenklatur berubah, dengan penerusnya", access.Work), a.questionable)
	add(a, op("kode-berubah", "/kode", "Baris yang kode nomenklaturnya digantikan edisi lebih baru", access.Work), a.codeChanges)
	affirm := op("tegaskan-kaitan", "/ditinjau/{id}/tegaskan", "Menegaskan bahwa sebuah kaitan tetap benar", access.Work)
	affirm.method, affirm.status = http.MethodPost, http.StatusNoContent
	add(a, affirm, a.affirm)
}

func (a *api) alignment(ctx context.Context, in *In) (*bodyOut[Alignment], error) {
	st, _, err := a.Work.State(ctx, in.code())
	if err != nil {
		return nil, err
	}
	v := plan.Align(st.Snapshot)
	return answerOf(Alignment{
		Initiatives: ratioOf(v.Initiatives), Sasaran: ratioOf(v.Sasaran), Combined: ratioOf(v.Combined),
		Unlinked:  each(v.Unlinked, func(i plan.Initiative) Said { return Said{i.Code, i.Name} }),
		Uncovered: each(v.Uncovered, saidOf),
	}, nil)
}

func saidOf(e rpjmd.Element) Said { return Said{e.Code, e.Text} }

type matrixIn struct {
	In
	Level string `query:"jenjang" default:"sasaran" enum:"misi,tujuan,sasaran,program"`
	By    string `query:"per" default:"dimensi" enum:"dimensi,inisiatif"`
}

func (a *api) matrix(ctx context.Context, in *matrixIn) (*bodyOut[Matrix], error) {
	st, g, err := a.Work.State(ctx, in.code())
	if err != nil {
		return nil, err
	}
	m := plan.CoverByDimension(st.Snapshot, g, rpjmd.Level(in.Level))
	if in.By == "inisiatif" {
		m = plan.CoverByInitiative(st.Snapshot, rpjmd.Level(in.Level))
	}
	out := Matrix{Rows: each(m.Rows, saidOf), Columns: each(m.Columns, func(c plan.MatrixColumn) Said { return Said{c.Code, c.Name} }), Cells: []MatrixCell{}}
	for i, row := range m.Cells {
		for j, cell := range row {
			if len(cell) > 0 {
				out.Cells = append(out.Cells, MatrixCell{m.Rows[i].Code, m.Columns[j].Code, cell})
			}
		}
	}
	return answerOf(out, nil)
}

type suggestIn struct {
	PageIn
	Initiative string `query:"inisiatif" doc:"Kode inisiatif; atau sebutkan elemen atau renstra." maxLength:"100"`
	Element    string `query:"elemen" doc:"Kode elemen RPJMD." maxLength:"100"`
	Renstra    string `query:"renstra" doc:"id baris Renstra." maxLength:"200"`
}

// mostSuggested is how many suggestions are looked through.
const mostSuggested = 500

func (a *api) suggest(ctx context.Context, in *suggestIn) (*bodyOut[Part[Suggestion]], error) {
	st, _, err := a.Work.State(ctx, in.code())
	if err != nil {
		return nil, err
	}
	x := plan.NewSuggester(st.Snapshot)
	var found []plan.Suggestion
	switch {
	case in.Initiative != "":
		found = x.Suggest(in.Initiative, mostSuggested)
	case in.Element+in.Renstra != "":
		found = x.Serving(plan.Target{Element: in.Element, Renstra: in.Renstra}, mostSuggested)
	default:
		return nil, fault.New(fault.Invalid, "Sebutkan inisiatif, elemen, atau renstra yang dicarikan kaitannya.")
	}
	return answerOf(countList(in.Paging, each(found, func(s plan.Suggestion) Suggestion {
		return Suggestion{s.Initiative, s.Element, s.Renstra, string(s.Kind), s.Points(), s.Reasons}
	})))
}

type searchIn struct {
	PageIn
	Query string `query:"cari" required:"true" minLength:"1" maxLength:"200"`
}

func (a *api) searchEnds(ctx context.Context, in *searchIn) (*bodyOut[Part[End]], error) {
	st, _, err := a.Work.State(ctx, in.code())
	if err != nil {
		return nil, err
	}
	found := plan.NewSuggester(st.Snapshot).Search(in.Query, mostSuggested)
	return answerOf(countList(in.Paging, each(found, func(t plan.Target) End { return End{t.Element, t.Renstra} })))
}

func (a *api) questionable(ctx context.Context, in *PageIn) (*bodyOut[Part[Questionable]], error) {
	d, err := a.Work.Doubts(ctx, in.code())
	if err != nil {
		return nil, err
	}
	return answerOf(countList(in.Paging, each(d.Links, func(l workspace.LinkDoubt) Questionable {
		return Questionable{l.Row, string(l.Kind), l.Initiative, End{l.Element, l.Renstra}, l.Before.Text, l.Now.Text, each(l.Successors, func(s plan.Successor) Successor {
			return Successor{End{s.Element, s.Target.Renstra}, s.How}
		})}
	})))
}

func (a *api) codeChanges(ctx context.Context, in *PageIn) (*bodyOut[Part[CodeChange]], error) {
	d, err := a.Work.Doubts(ctx, in.code())
	if err != nil {
		return nil, err
	}
	return answerOf(countList(in.Paging, each(d.Codes, func(c plan.CodeChange) CodeChange {
		return CodeChange{c.List, c.Row, c.Code.Text, c.Code.Version, each(c.Successors, func(s rpjmd.Successor) string { return s.Code })}
	})))
}

type affirmIn struct {
	In
	ID   string `path:"id" doc:"Baris pada daftar keterkaitan."`
	Body struct {
		End    End    `json:"tujuan" doc:"Ke mana kaitan menuju, seperti yang dibaca."`
		Reason string `json:"alasan,omitempty" maxLength:"200"`
	}
}

func (a *api) affirm(ctx context.Context, in *affirmIn) (*struct{}, error) {
	field, base := "elemen", in.Body.End.Element
	if in.Body.End.Renstra != "" {
		field, base = "renstra", in.Body.End.Renstra
	}
	return nil, a.apply(ctx, in.code(), in.Body.Reason, workspace.Change{Op: workspace.Affirm, List: plan.ListLinks, Row: in.ID, Field: field, Base: base})
}
