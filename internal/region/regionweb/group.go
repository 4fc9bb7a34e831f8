package regionweb

import (
	"net/http"
	"strconv"

	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// groupsData fills the page of groups and bodies.
type groupsData struct {
	*view
	bodies []plan.Body
	seats  map[string][]plan.Member
}

// groups shows the groups of the dimensions and the bodies of the plan.
func (p pages) groups(r *http.Request) (web.Answer, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	d := groupsData{view: v, bodies: v.plan.Masterplan.Bodies, seats: map[string][]plan.Member{}}
	for _, m := range v.plan.Masterplan.Members {
		d.seats[m.Body] = append(d.seats[m.Body], m)
	}
	return v.page(web.T(r.Context(), "Kelompok dan badan"), groupsPage(d)), nil
}

// groupData fills the form of the group of a dimension.
type groupData struct {
	*view
	group   region.Group
	stored  *region.Group
	problem string
}

// spareRows are kept empty for members that are added.
const spareRows = 4

// rows gives the members with some empty places after them.
func (d groupData) rows() []region.Seated {
	return append(append([]region.Seated{}, d.group.Members...), make([]region.Seated, spareRows)...)
}

func (p pages) groupForm(r *http.Request) (web.Answer, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	code := r.PathValue("code")
	if !v.hasDimension(code) {
		return nil, fault.New(fault.NotFound, "Dimensi itu tidak ada dalam pedoman rencana ini. Pilih dari halaman Kelompok dan badan.")
	}
	return v.form(web.T(r.Context(), "Kelompok dimensi"), groupPage(groupData{view: v, group: region.GroupOf(v.Groups, code)}), nil), nil
}

func (v *view) hasDimension(code string) bool {
	for _, d := range v.dims {
		if d.Code == code {
			return true
		}
	}
	return false
}

func (p pages) compose(r *http.Request) (web.Answer, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	d := groupData{view: v, group: readGroup(r)}
	problem := p.Region.Compose(r.Context(), author(r), v.code, d.group)
	switch {
	case problem == nil:
		return web.Redirect{To: v.path("kelompok")}, nil
	case !mendable(problem):
		return nil, problem
	}
	if stored := region.GroupOf(v.Groups, d.group.Dimension); stored.Rev != d.group.Rev {
		d.stored, d.group.Rev = &stored, stored.Rev
	}
	d.problem = text(problem)
	return v.form(web.T(r.Context(), "Kelompok dimensi"), groupPage(d), problem), nil
}

func readGroup(r *http.Request) region.Group {
	g := region.Group{Dimension: r.PathValue("code"), Lead: region.Seated{OPD: field(r, "ketua_opd"), Person: field(r, "ketua_orang")}, Note: field(r, "keterangan")}
	g.Rev, _ = strconv.ParseInt(field(r, "rev"), 10, 64)
	offices, people := r.PostForm["opd"], r.PostForm["orang"]
	for i := range max(len(offices), len(people)) {
		var s region.Seated
		if i < len(offices) {
			s.OPD = offices[i]
		}
		if i < len(people) {
			s.Person = people[i]
		}
		if !s.Blank() {
			g.Members = append(g.Members, s)
		}
	}
	return g
}

// seatedText writes who sits in a group.
func (v *view) seatedText(s region.Seated) string {
	switch {
	case s.Blank():
		return "–"
	case s.OPD == "":
		return s.Person
	case s.Person == "":
		return v.office(s.OPD)
	}
	return s.Person + " (" + v.office(s.OPD) + ")"
}
