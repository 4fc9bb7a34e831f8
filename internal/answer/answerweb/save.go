package answerweb

import (
	"net/http"

	"gurindam/internal/answer"
	"gurindam/internal/web"
)

// saving is what the script sends: fields in the order in which they were changed.
type saving struct {
	Changes []change `json:"changes"`
}

type change struct {
	Question string       `json:"question"`
	Field    answer.Field `json:"field"`
	Base     string       `json:"base"`
	Value    string       `json:"value"`
}

// saved is what became of it, with what the page shows beside.
type saved struct {
	Rev       int64              `json:"rev"`
	Results   []result           `json:"results"`
	Questions map[string]outcome `json:"questions"`
	Counted   string             `json:"counted"` // "12 dari 31 dijawab"
	Claimed   string             `json:"claimed"`
	Supported string             `json:"supported"`
}

type result struct {
	Question string        `json:"question"`
	Field    answer.Field  `json:"field"`
	Status   answer.Status `json:"status"`
	Value    string        `json:"value"`
	Mine     string        `json:"mine"`
	By       string        `json:"by,omitempty"`
	At       string        `json:"at,omitempty"`
	Text     string        `json:"text,omitempty"`
}

// outcome is what a question comes to.
type outcome struct {
	Rev    int64    `json:"rev"`
	Edited string   `json:"edited"`
	State  string   `json:"state"`
	Good   bool     `json:"good"`
	Needs  []string `json:"needs"`
}

// save carries out what the script sends.
func (p pages) save(r *http.Request) (web.Answer, error) {
	code, cycle, err := place(r)
	if err != nil {
		return nil, err
	}
	var in saving
	if err := web.ReadJSON(r, &in); err != nil {
		return nil, err
	}
	changes := make([]answer.Change, len(in.Changes))
	for i, c := range in.Changes {
		changes[i] = answer.Change(c)
	}
	results, v, err := p.Answers.Save(r.Context(), author(r), code, cycle, changes)
	if err != nil {
		return nil, err
	}
	return web.JSON{Value: told(r, &sheet{View: v, now: p.Answers.Now()}, results)}, nil
}

// told writes the answer for the script.
func told(r *http.Request, s *sheet, results []answer.Result) saved {
	ctx := r.Context()
	out := saved{Rev: s.Sheet.Rev, Questions: map[string]outcome{}, Claimed: s.Outlook.Claimed.Final.Indonesian(), Supported: s.Outlook.Supported.Final.Indonesian()}
	for _, x := range results {
		out.Results = append(out.Results, result{x.Question, x.Field, x.Status, x.Value, x.Mine, x.By.Name, clock(x.At), web.Translate(ctx, x.Text)})
		if _, done := out.Questions[x.Question]; done {
			continue
		}
		q, a, ok := s.Instrument.Find(x.Question)
		if !ok {
			continue
		}
		one := s.ask(q, a.Code)
		out.Questions[q.Code] = one.outcome(r)
		for _, c := range s.Outlook.Aspects {
			if c.Code == a.Code {
				out.Counted = web.T(ctx, "%s dari %s dijawab", web.Int(c.Answers.Done), web.Int(c.Answers.Total))
			}
		}
	}
	return out
}

func (x ask) outcome(r *http.Request) outcome {
	o := outcome{Rev: x.a.Rev, Edited: x.edited(r.Context()), State: x.state(r.Context()), Good: x.good(), Needs: []string{}}
	for _, f := range x.findings {
		o.Needs = append(o.Needs, web.Translate(r.Context(), f.Text)+" "+web.Translate(r.Context(), f.Mend))
	}
	return o
}
