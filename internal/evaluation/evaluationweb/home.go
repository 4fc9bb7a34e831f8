package evaluationweb

import (
	"net/http"
	"slices"
	"time"

	"github.com/a-h/templ"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// homeData fills the evaluation of a region.
type homeData struct {
	evaluation.Home
	base    string // "/kota/21.72/evaluasi/2026"
	replies bool   // may answer the invitation
	watch   bool
	reason  string
	problem string
	now     time.Time
}

// place reads the region of a request.
func (p pages) place(r *http.Request) (region.Code, error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return "", fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	return code, nil
}

// framed puts a body into the frame of a region.
func (p pages) framed(code region.Code, title string, body templ.Component) web.Page {
	out := page(title, body)
	out.Place, out.Home = p.RegionName(code), "/kota/"+string(code)
	return out
}

func (p pages) ofRegion(r *http.Request) (web.Answer, error) {
	code, err := p.place(r)
	if err != nil {
		return nil, err
	}
	list, err := p.Cycles.OfRegion(r.Context(), author(r), code)
	if err != nil {
		return nil, err
	}
	return p.framed(code, web.T(r.Context(), "Evaluasi daerah"), ofRegionPage(list, p.RegionName(code))), nil
}

func (p pages) home(r *http.Request) (web.Answer, error) { return p.homeWith(r, "", nil) }

func (p pages) homeWith(r *http.Request, reason string, problem error) (web.Answer, error) {
	code, err := p.place(r)
	if err != nil {
		return nil, err
	}
	h, err := p.Cycles.Home(r.Context(), author(r), r.PathValue("cycle"), code)
	if err != nil {
		return nil, err
	}
	where := access.Place{Region: string(code)}
	d := homeData{Home: h, base: "/kota/" + string(code) + "/evaluasi/" + h.Cycle.ID, watch: watcher(r), reason: reason, problem: text(problem), now: p.Cycles.Now()}
	d.replies = h.Cycle.State == evaluation.Open && !h.Line.Has(evaluation.Submitted) &&
		(web.May(r.Context(), access.Submit, where) || web.May(r.Context(), access.Approve, where))
	out := p.framed(code, h.Cycle.Name, homePage(d))
	if problem != nil {
		out.Secret, out.Status = true, http.StatusUnprocessableEntity
	}
	return out, nil
}

func (p pages) reply(r *http.Request) (web.Answer, error) {
	code, err := p.place(r)
	if err != nil {
		return nil, err
	}
	cycle, reason := r.PathValue("cycle"), field(r, "alasan")
	err = p.Cycles.Reply(r.Context(), author(r), cycle, code, field(r, "jawaban") == "ikut", reason)
	switch {
	case err == nil:
		return web.Redirect{To: "/kota/" + string(code) + "/evaluasi/" + cycle}, nil
	case !mendable(err):
		return nil, err
	}
	return p.homeWith(r, reason, err)
}

// step is a stage on the way of a region.
type step struct {
	evaluation.Window
	class string // past, here, ahead
	late  bool
}

// steps gives the way of the region.
func (d homeData) steps() []step {
	here := slices.Index(evaluation.Stages, d.Line.Stage)
	var out []step
	for i, s := range evaluation.Stages {
		w, _ := d.Cycle.Window(s, d.Line.Region, d.Extensions)
		st := step{Window: w, class: "ahead"}
		switch {
		case i < here || d.Line.Has(evaluation.Filed):
			st.class = "past"
		case i == here || s == evaluation.Evidence && d.Line.Stage == evaluation.Answering || s == evaluation.Survey && d.Line.Stage == evaluation.Answering:
			st.class, st.late = "here", i == here && d.Line.Late
		}
		out = append(out, st)
	}
	return out
}

// deed is a part of the evaluation that the region works on or reads.
type deed struct {
	title, path, text string
	progress          evaluation.Progress
}

// deeds lists what the region does in the cycle.
func (d homeData) deeds() []deed {
	t := d.Line.Tracks
	out := []deed{
		{"Isian mandiri", d.base + "/isian", "Jawab pertanyaan setiap aspek dengan tingkat yang diklaim dan buktinya.", t[evaluation.Answers]},
		{"Bukti dukung", "/kota/" + string(d.Line.Region) + "/bukti", "Berkas dan tautan yang membuktikan isian.", t[evaluation.Proofs]},
		{"Survei dampak", d.base + "/survei", "Tautan dan kode QR setiap subdimensi, dan hasilnya.", t[evaluation.Respondents]},
		{"Klarifikasi", d.base + "/klarifikasi", "Pertanyaan asesor yang menunggu jawaban.", t[evaluation.Clarifications]},
		{"Wawancara", d.base + "/wawancara", "Jadwal dan kehadiran.", evaluation.Progress{}},
	}
	if d.Line.Has(evaluation.Announced) {
		out = append(out, deed{"Hasil", d.base + "/hasil", "Indeks, nilai setiap pertanyaan, laporan, dan surat.", evaluation.Progress{}},
			deed{"Sanggah", d.base + "/sanggah", "Keberatan atas nilai suatu pertanyaan.", t[evaluation.Objections]})
	}
	return out
}
