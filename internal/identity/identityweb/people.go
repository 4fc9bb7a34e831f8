package identityweb

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// peopleData fills the page of the people of a place.
type peopleData struct {
	place   access.Place
	base    string
	members []identity.Member
	manage  bool
	actor   access.Actor
	now     time.Time
	invited identity.Invitation // as it was filled in, where it was refused
	link    string              // a one-time link that was just made
	linkFor string
	letters map[string]identity.LetterState
	waiting map[string]identity.Recovery // by person
	problem string

	opds, dimensions   []identity.Choice // of the region; empty where they are not known
	recovering, reason string            // as they were filled in, where it was refused
	from, until        string
}

func (p *pages) people(r *http.Request) (web.Answer, error) {
	return p.showPeople(r, peopleData{}, nil)
}

func (p *pages) showPeople(r *http.Request, d peopleData, problem error) (web.Answer, error) {
	if problem != nil && !mistake(problem) {
		return nil, problem
	}
	where, err := placeOf(r)
	if err != nil {
		return nil, err
	}
	d.place, d.base, d.now, d.problem = where, baseOf(where), p.now(), text(r.Context(), problem)
	d.actor = web.VisitorOf(r.Context()).Actor
	d.manage = web.May(r.Context(), access.People, where)
	if err := p.loadPeople(r.Context(), &d); err != nil {
		return nil, err
	}
	return inPlace(form(web.T(r.Context(), "Orang"), peoplePage(d), problem), where), nil
}

// inPlace puts a page among those of a region.
func inPlace(page web.Page, where access.Place) web.Page {
	if where.Region != "" {
		page.Place, page.Home = identity.ScopeText(access.Place{Region: where.Region}), "/kota/"+where.Region
	}
	return page
}

// loadPeople fills in who is listed, what waits for them, and what the form offers.
func (p *pages) loadPeople(ctx context.Context, d *peopleData) (err error) {
	if d.members, err = p.service.People(ctx, d.place); err != nil {
		return err
	}
	if d.letters, err = p.service.Letters(ctx); err != nil {
		return err
	}
	if d.waiting, err = p.service.Recoveries(ctx); err != nil {
		return err
	}
	known := p.service.Ways().Places
	if known == nil || d.place.Region == "" || d.place.OPD != "" || !d.manage {
		return nil
	}
	if d.opds, err = known.OPDs(ctx, d.place.Region); err != nil {
		return err
	}
	d.dimensions, err = known.Dimensions(ctx, d.place.Region)
	return err
}

func placeOf(r *http.Request) (access.Place, error) {
	where := access.Place{Region: r.PathValue("region"), OPD: r.PathValue("opd")}
	if where.Region == "" {
		return where, nil
	}
	if _, err := region.ParseCode(where.Region); err != nil {
		return where, fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	return where, nil
}

func baseOf(where access.Place) string {
	switch {
	case where.OPD != "":
		return "/kota/" + where.Region + "/opd/" + url.PathEscape(where.OPD)
	case where.Region != "":
		return "/kota/" + where.Region
	}
	return ""
}

func keeper(r *http.Request) identity.Keeper {
	v := web.VisitorOf(r.Context())
	return identity.Keeper{Actor: v.Actor, Name: v.Name}
}

func (p *pages) invite(r *http.Request) (web.Answer, error) {
	i, err := invitation(r)
	var d peopleData
	if err == nil {
		var token string
		if token, err = p.service.Invite(r.Context(), keeper(r), i); token != "" {
			d.link, d.linkFor = web.Absolute(r, TakePath+token), i.Name
		}
	}
	if err != nil {
		d.invited, d.from, d.until = i, r.PostFormValue("mulai"), r.PostFormValue("sampai")
	}
	if err != nil || d.link != "" {
		return p.showPeople(r, d, err)
	}
	return web.Redirect{To: r.URL.Path}, nil
}

// invitation reads the form. What the address of the page names is not asked again.
func invitation(r *http.Request) (i identity.Invitation, err error) {
	field := func(name string) string { return strings.TrimSpace(r.PostFormValue(name)) }
	where, err := placeOf(r)
	if err != nil {
		return i, err
	}
	if where.Region == "" {
		where.Region = field("daerah")
	}
	if where.OPD == "" {
		where.OPD, where.Dimension = field("opd"), field("dimensi")
	}
	i = identity.Invitation{Name: field("orang"), Login: field("nama"),
		Grant: access.Grant{Role: field("peran"), Scope: where, Acting: access.Acting(field("kedudukan"))}}
	if where.Region != "" {
		if _, err = region.ParseCode(where.Region); err != nil {
			return i, err
		}
	}
	if i.Grant.From, err = identity.ParseDay(field("mulai"), false); err != nil {
		return i, err
	}
	i.Grant.Until, err = identity.ParseDay(field("sampai"), true)
	return i, err
}

func (p *pages) withdraw(r *http.Request) (web.Answer, error) {
	if err := p.service.Withdraw(r.Context(), keeper(r), r.PostFormValue("hak")); err != nil {
		return p.showPeople(r, peopleData{}, err)
	}
	return web.Redirect{To: strings.TrimSuffix(r.URL.Path, "/cabut")}, nil
}

func (p *pages) renew(r *http.Request) (web.Answer, error) {
	login := r.PostFormValue("nama")
	token, err := p.service.Renew(r.Context(), keeper(r), login)
	if err != nil {
		return p.showPeople(r, peopleData{}, err)
	}
	return p.showPeople(r, peopleData{link: web.Absolute(r, TakePath+token), linkFor: login}, nil)
}

// choices lists the roles that somebody may give at a place or inside it.
func (d peopleData) choices() []access.Role {
	return slices.DeleteFunc(access.Roles(), func(role access.Role) bool {
		level := access.LevelOf(d.place)
		return d.place.OPD != "" && role.On&access.Office == 0 || level == access.Regional && role.On == access.Nation
	})
}

func (d peopleData) mayWithdraw(g identity.Granted) bool {
	return !g.Over(d.now) && access.MayGive(d.actor, g.Grant, d.now)
}

// mayRenew looks at the grants that are listed; the service looks at all.
func (d peopleData) mayRenew(m identity.Member) bool {
	var grants []access.Grant
	for _, g := range m.Grants {
		grants = append(grants, g.Grant)
	}
	return m.ID != "" && d.manage && access.MayKeep(d.actor, grants, d.now)
}

// recoveries lists the members that wait for two officials.
func (d peopleData) recoveries() []identity.Member {
	return slices.DeleteFunc(slices.Clone(d.members), func(m identity.Member) bool { return m.ID == "" || d.waiting[m.ID].ID == "" })
}

// mayDecide tells whether the reader may speak about a recovery; the service looks
// at every grant of the person.
func (d peopleData) mayDecide(m identity.Member) bool {
	said := slices.ContainsFunc(d.waiting[m.ID].Confirmed, func(c identity.Confirmation) bool { return c.Person == d.actor.Person })
	return m.ID != d.actor.Person && !said && d.mayRenew(m)
}

// mayRecover tells whether the reader may begin the recovery of a member.
func (d peopleData) mayRecover(m identity.Member) bool {
	return m.ID != d.actor.Person && m.Password != "" && d.waiting[m.ID].ID == "" && d.mayRenew(m)
}

// reasonFor gives back what was written for a member and refused.
func (d peopleData) reasonFor(m identity.Member) string {
	if d.recovering == m.Login {
		return d.reason
	}
	return ""
}

// listed tells whether a code is among the choices, or none is meant.
func listed(known []identity.Choice, code string) bool {
	return code == "" || slices.ContainsFunc(known, func(c identity.Choice) bool { return c.Code == code })
}
