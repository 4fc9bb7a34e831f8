package assessmentweb

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"gurindam/internal/assessment"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/web"
)

// roundData fills the page of all scores of a region, side by side.
type roundData struct {
	place
	assessment.Round
	only bool // questions that are talked about alone
}

func (p pages) round(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	d := roundData{place: at, only: r.URL.Query().Get("tampil") != "semua"}
	if d.Round, err = p.Service.Round(at.ctx, at.who.Actor, at.cycle, at.code); err != nil {
		return nil, err
	}
	return at.page(web.T(at.ctx, "Semua nilai"), roundPage(d), nil), nil
}

// questions lists the questions of an aspect that the page shows.
func (d roundData) questions(a instrument.Aspect) []instrument.Question {
	return slices.DeleteFunc(slices.Clone(a.Questions()), func(q instrument.Question) bool {
		_, talked := d.Discussion(q.Code)
		return d.only && len(d.Discussions) > 0 && !talked
	})
}

// ministry tells whether whoever looks runs the panel.
func (d roundData) ministry() bool { return d.Viewer.Side == assessment.Directing }

// way gives the address of the discussion of a question, as whoever looks reaches it.
func (d roundData) way(parts ...string) string {
	if d.ministry() {
		return d.front(parts...)
	}
	return d.path(parts...)
}

// apart tells how far the levels of a question lie from each other.
func (d roundData) apart(question string) int {
	low, high, _ := assessment.Spread(d.Sheets, question)
	return high - low
}

// talkData fills the page of the discussion of one question.
type talkData struct {
	roundData
	question   instrument.Question
	discussion assessment.Discussion // of Rev 0 where there is none
	words      []assessment.Word
	key        string
	typed      string // a word, a reason or a ruling as it was filled in
	level      string
	problem    string
}

func (p pages) talk(r *http.Request) (web.Answer, error) { return p.showTalk(r, talkData{}, nil) }

func (p pages) showTalk(r *http.Request, d talkData, problem error) (web.Answer, error) {
	if problem != nil && !mendable(problem) {
		return nil, problem
	}
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	d.place, d.problem, d.key = at, text(problem), assessment.KeptID("")
	if d.Round, err = p.Service.Round(at.ctx, at.who.Actor, at.cycle, at.code); err != nil {
		return nil, err
	}
	var ok bool
	if d.question, _, ok = d.Instrument.Find(r.PathValue("question")); !ok {
		return nil, fault.New(fault.NotFound, "Pertanyaan itu tidak ada dalam instrumen siklus ini. Buka dari daftar pertanyaan.")
	}
	d.discussion, _ = d.Discussion(d.question.Code)
	if d.words, err = p.Service.Words(at.ctx, at.who.Actor, at.cycle, at.code, d.question.Code); err != nil {
		return nil, err
	}
	return at.page(web.T(at.ctx, "Diskusi %s", d.question.Code), talkPage(d), problem), nil
}

// may tells whether the discussion takes words now.
func (d talkData) may() bool {
	return d.discussion.Rev > 0 && d.discussion.Open() && d.Round.Closed == nil
}

// answered tells whether the own word on the question is given.
func (d talkData) answered() bool { return d.discussion.Responded(d.Own()) }

// levels lists the levels of the scale.
func (d talkData) levels() []int {
	return questionData{Question: assessment.Question{Paper: assessment.Paper{Instrument: d.Instrument}}}.levels()
}

// chosen tells whether a level is the one in the form: as filled in, else one's own.
func (d talkData) chosen(level int) bool {
	if d.level != "" {
		return d.level == strconv.Itoa(level)
	}
	return d.Own().Score(d.question.Code).Level == level
}

func (d talkData) reason() string {
	if d.typed != "" {
		return d.typed
	}
	return d.Own().Score(d.question.Code).Reason
}

// deed runs one of the forms of a discussion.
func (p pages) deed(r *http.Request, fn func(at place, question string, d *talkData) error) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	question := r.PathValue("question")
	d := talkData{typed: r.PostFormValue("teks")}
	if err := fn(at, question, &d); err != nil {
		return p.showTalk(r, d, err)
	}
	d.place = at
	d.Viewer.Side = assessment.Judging
	if ministerial(r) {
		d.Viewer.Side = assessment.Directing
	}
	return web.Redirect{To: d.way("diskusi", question)}, nil
}

// ministerial tells whether a form was sent from the pages of the panel.
func ministerial(r *http.Request) bool {
	return len(r.Pattern) > 14 && r.Pattern[:14] == "POST /evaluasi"
}

func (p pages) say(r *http.Request) (web.Answer, error) {
	return p.deed(r, func(at place, question string, d *talkData) error {
		return p.Service.Say(at.ctx, at.who, at.cycle, at.code, question, field(r, "kunci"), d.typed)
	})
}

func (p pages) respond(r *http.Request) (web.Answer, error) {
	return p.deed(r, func(at place, question string, d *talkData) error {
		d.level = field(r, "nilai")
		level, ok := number(r, "nilai")
		if !ok {
			return fault.New(fault.Invalid, "Pilih tingkat yang Anda pertahankan atau ubah.")
		}
		_, err := p.Service.Respond(at.ctx, at.who, at.cycle, at.code, question, level, d.typed, rev(r))
		return err
	})
}

func (p pages) rule(r *http.Request) (web.Answer, error) {
	return p.deed(r, func(at place, question string, d *talkData) error {
		return p.Service.Rule(at.ctx, at.who, at.cycle, at.code, question, d.typed)
	})
}

func (p pages) call(r *http.Request) (web.Answer, error) {
	return p.deed(r, func(at place, question string, d *talkData) error {
		return p.Service.Call(at.ctx, at.who, at.cycle, at.code, question, d.typed)
	})
}

func stamp(t time.Time) string { return t.Format(time.RFC3339) }
