package answerweb

import (
	"net/http"
	"strings"

	"gurindam/internal/answer"
	"gurindam/internal/fault"
	"gurindam/internal/web"
)

// reviewData fills the page on which the sekda looks a sheet through.
type reviewData struct {
	*sheet
	decides bool // the visitor may return it
	sends   bool // and send it
	barred  string
	reason  string
	remarks map[string]string
}

func (p pages) review(r *http.Request) (web.Answer, error) { return p.reviewing(r, reviewData{}, nil) }

func (p pages) reviewing(r *http.Request, d reviewData, problem error) (web.Answer, error) {
	s, err := p.open(r)
	if err != nil {
		return nil, err
	}
	d.sheet, s.text = s, said(problem)
	d.decides, d.sends = s.may(answer.Return), s.may(answer.Send)
	if d.decides && !d.sends {
		d.barred = said(s.MayTake(answer.Send, s.who.Actor, s.now))
	}
	return s.page(web.T(r.Context(), "Tinjauan isian"), reviewPage(d)), nil
}

// asks lists the questions of the whole sheet by aspect.
func (d reviewData) asks(aspect string) []ask {
	var out []ask
	for _, a := range d.Instrument.Aspects {
		if a.Code == aspect {
			for _, q := range a.Questions() {
				out = append(out, d.ask(q, a.Code))
			}
		}
	}
	return out
}

// step takes a turn with the sheet.
func (p pages) step(r *http.Request) (web.Answer, error) {
	code, cycle, err := place(r)
	if err != nil {
		return nil, err
	}
	turn, reason := answer.Turn(field(r, "langkah")), field(r, "alasan")
	remarks, typed := remarksOf(r)
	if turn == answer.Send && field(r, "yakin") == "" {
		err = fault.New(fault.Invalid, "Centang dahulu pernyataan bahwa isian sudah diperiksa; setelah dikirim, isian tidak dapat diubah.")
	} else {
		_, err = p.Answers.Step(r.Context(), author(r), code, cycle, turn, wholeOf(field(r, "rev")), reason, remarks)
	}
	switch {
	case err == nil:
		return web.Redirect{To: answer.PathOf(code, cycle, "", "")}, nil
	case !mendable(err):
		return nil, err
	case turn == answer.Return || turn == answer.Send:
		return p.reviewing(r, reviewData{reason: reason, remarks: typed}, err)
	}
	s, fails := p.open(r)
	if fails != nil {
		return nil, fails
	}
	return p.refuse(r, s, err)
}

// remarksOf reads what the sekda wrote at single questions.
func remarksOf(r *http.Request) (out []answer.Remark, typed map[string]string) {
	typed = map[string]string{}
	for name, values := range r.PostForm {
		if question, ok := strings.CutPrefix(name, "catatan."); ok && len(values) > 0 && strings.TrimSpace(values[0]) != "" {
			out, typed[question] = append(out, answer.Remark{Question: question, Text: values[0]}), values[0]
		}
	}
	return out, typed
}
