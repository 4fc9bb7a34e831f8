package answerweb

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/answer"
	"gurindam/internal/evidence"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/web"
)

// chooseData fills the page on which a piece of evidence is chosen for a question.
type chooseData struct {
	*sheet
	question instrument.Question
	aspect   instrument.Aspect
	rows     []choice
	hidden   int // items beyond what one page shows
	search   string
	item     string // as it was sent
	page     string
	note     string
}

// choice is a piece of evidence that may be chosen, with how well it fits.
type choice struct {
	evidence.Item
	fits int // requirements that it meets
	held bool
}

// mostChoices is how many pieces of evidence one page lists.
const mostChoices = 60

func (p pages) choose(r *http.Request) (web.Answer, error) {
	return p.choosing(r, r.URL.Query().Get("pertanyaan"), chooseData{search: strings.TrimSpace(r.URL.Query().Get("cari"))}, nil)
}

func (p pages) choosing(r *http.Request, question string, d chooseData, problem error) (web.Answer, error) {
	s, err := p.open(r)
	if err != nil {
		return nil, err
	}
	d.sheet = s
	if d.question, d.aspect, err = s.asked(question); err != nil {
		return nil, err
	}
	if why := s.unprovable(); why != "" && problem == nil {
		return nil, fault.New(fault.Conflict, why)
	}
	items, err := p.Answers.Items(r.Context(), s.who.Actor, s.Region)
	if err != nil {
		return nil, err
	}
	d.choose(items)
	s.text = said(problem)
	return s.page(web.T(r.Context(), "Lampirkan bukti"), choosePage(d)), nil
}

// choose lists the items that the search keeps, those that fit best first.
func (d *chooseData) choose(items []evidence.Item) {
	held := map[string]bool{}
	for _, p := range d.Sheet.ProofsOf(d.question.Code) {
		held[p.Item] = true
	}
	for _, i := range items {
		if i.State == evidence.Rejected || !strings.Contains(strings.ToLower(i.Title+" "+i.Number+" "+i.Name), strings.ToLower(d.search)) {
			continue
		}
		c := choice{Item: i, held: held[i.ID]}
		proof := answer.ProofOf(evidence.Claim{}, i, nil)
		for _, q := range d.question.Evidence {
			if proof.Against(q, d.Cycle.Year) == answer.Met {
				c.fits++
			}
		}
		d.rows = append(d.rows, c)
	}
	slices.SortStableFunc(d.rows, func(a, b choice) int { return b.fits - a.fits })
	if n := len(d.rows) - mostChoices; n > 0 {
		d.rows, d.hidden = d.rows[:mostChoices], n
	}
}

// upload gives the address at which new evidence for the question is added.
func (d chooseData) upload() string {
	return "/kota/" + string(d.Region) + "/bukti" + query("untuk", answer.ClaimKind+" "+answer.About(d.Cycle.ID, d.question.Code))
}

func (p pages) attach(r *http.Request) (web.Answer, error) {
	code, cycle, err := place(r)
	if err != nil {
		return nil, err
	}
	question := field(r, "pertanyaan")
	d := chooseData{search: field(r, "cari"), item: field(r, "bukti"), page: field(r, "halaman"), note: field(r, "catatan")}
	c := evidence.Claim{Item: d.item, About: question, Note: d.note}
	if d.page != "" {
		if c.Page, err = strconv.Atoi(d.page); err != nil {
			return p.choosing(r, question, d, fault.New(fault.Invalid, "Nomor halaman harus bilangan bulat, misalnya 12. Kosongkan bila seluruh berkas."))
		}
	}
	if d.item == "" {
		return p.choosing(r, question, d, fault.New(fault.Invalid, "Pilih dahulu buktinya."))
	}
	if err := p.Answers.Attach(r.Context(), author(r), code, cycle, c); err != nil {
		if mendable(err) {
			return p.choosing(r, question, d, err)
		}
		return nil, err
	}
	return p.back(r, question)
}

func (p pages) detach(r *http.Request) (web.Answer, error) {
	code, cycle, err := place(r)
	if err != nil {
		return nil, err
	}
	if err := p.Answers.Detach(r.Context(), author(r), code, cycle, field(r, "pertanyaan"), field(r, "bukti")); err != nil {
		return nil, err
	}
	return p.back(r, field(r, "pertanyaan"))
}

// back leads to the question that was dealt with.
func (p pages) back(r *http.Request, question string) (web.Answer, error) {
	s, err := p.open(r)
	if err != nil {
		return nil, err
	}
	_, a, err := s.asked(question)
	if err != nil {
		return nil, err
	}
	return web.Redirect{To: s.at(a.Code, question)}, nil
}
