package identityweb

import (
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
	problem string
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
	d.place, d.base, d.now, d.problem = where, baseOf(where), p.now(), text(problem)
	d.actor = web.VisitorOf(r.Context()).Actor
	d.manage = web.May(r.Context(), access.People, where)
	if d.members, err = p.service.People(r.Context(), where); err != nil {
		return nil, err
	}
	page := form("Orang", peoplePage(d), problem)
	if where.Region != "" {
		page.Place, page.Home = identity.ScopeText(access.Place{Region: where.Region}), "/kota/"+where.Region
	}
	return page, nil
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
		d.invited = i
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
