package assessorweb

import (
	"cmp"
	"net/http"
	"slices"

	"gurindam/internal/access"
	"gurindam/internal/assessor"
	"gurindam/internal/discussion"
	"gurindam/internal/fault"
	"gurindam/internal/web"
)

func (p pages) roll(r *http.Request) (web.Answer, error) {
	roll, err := p.assessors.Roll(r.Context(), author(r).Actor, r.PathValue("cycle"))
	if err != nil {
		return nil, err
	}
	return page(web.T(r.Context(), "Asesor"), rollPage(roll), nil), nil
}

// entryData fills the page of one assessor.
type entryData struct {
	assessor.Profile
	form    typed
	tie     tie
	problem string
}

func (p pages) entry(r *http.Request) (web.Answer, error) { return p.showEntry(r, nil, tie{}, nil) }

func (p pages) showEntry(r *http.Request, filled *typed, t tie, problem error) (web.Answer, error) {
	profile, err := p.assessors.Profile(r.Context(), author(r).Actor, r.PathValue("cycle"), r.PathValue("person"))
	if err != nil {
		return nil, err
	}
	d := entryData{Profile: profile, form: typedOf(profile.Entry.Assessor), tie: t, problem: text(problem)}
	if filled != nil {
		d.form = *filled
	}
	return page(profile.Name, entryPage(d), problem), nil
}

func (p pages) enter(r *http.Request) (web.Answer, error) {
	filled, person := readTyped(r), r.PathValue("person")
	a, err := filled.assessor(person)
	if err == nil {
		err = p.assessors.Enter(r.Context(), author(r), a)
	}
	return after(err, rollPath(r.PathValue("cycle"), person), func() (web.Answer, error) { return p.showEntry(r, &filled, tie{}, err) })
}

func (p pages) declareFor(r *http.Request) (web.Answer, error) {
	t, person := readTie(r), r.PathValue("person")
	c, err := t.conflict(person)
	if err == nil {
		err = p.assessors.Declare(r.Context(), author(r), c)
	}
	return after(err, rollPath(r.PathValue("cycle"), person)+"#benturan", func() (web.Answer, error) { return p.showEntry(r, nil, t, err) })
}

func (p pages) lift(r *http.Request) (web.Answer, error) {
	person := r.PathValue("person")
	err := p.assessors.Lift(r.Context(), author(r), person, r.PathValue("tie"), field(r, "alasan"))
	return after(err, rollPath(r.PathValue("cycle"), person)+"#benturan", func() (web.Answer, error) { return p.showEntry(r, nil, tie{}, err) })
}

// ownData fills an assessor's own page.
type ownData struct {
	assessor.Own
	name    string
	form    typed
	tie     tie
	problem string
}

func (p pages) own(r *http.Request) (web.Answer, error) { return p.showOwn(r, nil, tie{}, nil) }

func (p pages) showOwn(r *http.Request, filled *typed, t tie, problem error) (web.Answer, error) {
	own, err := p.assessors.Own(r.Context(), author(r).Actor)
	if err != nil {
		return nil, err
	}
	d := ownData{Own: own, name: cmp.Or(own.Name, author(r).Name), form: typedOf(own.Assessor), tie: t, problem: text(problem)}
	if filled != nil {
		d.form = *filled
	}
	return page(web.T(r.Context(), "Profil asesor"), ownPage(d), problem), nil
}

func (p pages) describe(r *http.Request) (web.Answer, error) {
	filled := readTyped(r)
	a, err := filled.assessor(author(r).Person)
	if err == nil {
		err = p.assessors.Describe(r.Context(), author(r), a)
	}
	if fault.KindOf(err) == fault.Forbidden && web.May(r.Context(), access.Assess, access.Place{}) {
		return p.showOwn(r, &filled, tie{}, err) // it is about what was typed
	}
	return after(err, assessor.OwnPath, func() (web.Answer, error) { return p.showOwn(r, &filled, tie{}, err) })
}

func (p pages) declare(r *http.Request) (web.Answer, error) {
	t := readTie(r)
	c, err := t.conflict(author(r).Person)
	if err == nil {
		err = p.assessors.Declare(r.Context(), author(r), c)
	}
	return after(err, assessor.OwnPath+"#benturan", func() (web.Answer, error) { return p.showOwn(r, nil, t, err) })
}

func (p pages) sign(r *http.Request) (web.Answer, error) {
	err := p.assessors.Sign(r.Context(), author(r), r.PathValue("cycle"), field(r, "pernyataan"))
	return after(err, assessor.OwnPath+"#"+web.Anchor(r.PathValue("cycle")), func() (web.Answer, error) { return p.showOwn(r, nil, tie{}, err) })
}

func signedCount(entries []assessor.Entry) (n int) {
	for _, e := range entries {
		if e.Active && e.Signed.Signed() {
			n++
		}
	}
	return n
}

func activeCount(entries []assessor.Entry) (n int) {
	for _, e := range entries {
		if e.Active {
			n++
		}
	}
	return n
}

// others lists by name who could be entered.
func others(list []discussion.Person) []discussion.Person {
	return slices.SortedFunc(slices.Values(list), func(a, b discussion.Person) int { return cmp.Compare(a.Name, b.Name) })
}
