// Package regionweb shows and keeps what stands around the offices of a region:
// their list and its history, officials, the groups of the dimensions, and what
// passes from one person to another.
package regionweb

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/plan"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// Options are what the pages take from other rooms.
type Options struct {
	Region *region.Service
	Plans  *plan.Service
	// Dimensions gives the dimensions of the guideline that a plan follows.
	Dimensions func(plan.Snapshot) ([]plan.Dimension, error)
	// ReadOffices reads the list of offices from a file that was sent or pasted.
	ReadOffices func(name string, data []byte) (Sheet, error)
	// Marked gives a sheet back as a workbook with its problems marked.
	Marked func(Sheet) ([]byte, error)
	// TakePath is the address of one-time links, up to their token.
	TakePath string
}

// ReceivedPath is the page of what was handed over to whoever has signed in.
const ReceivedPath = "/serah-terima"

// Routes lists the pages.
func Routes(o Options) []web.Route {
	p := pages{o}
	const base = "/kota/{region}"
	return []web.Route{
		{Pattern: "GET " + base + "/perangkat", Verb: access.Read, Nav: "Perangkat", Help: "opd", Handler: p.offices},
		{Pattern: "GET " + base + "/perangkat/riwayat", Verb: access.Read, Help: "opd#riwayat-dan-perubahan", Handler: p.history},
		{Pattern: "GET " + base + "/perangkat/perubahan", Verb: access.RegionAdmin, Help: "opd#riwayat-dan-perubahan", Handler: p.reformForm},
		{Pattern: "POST " + base + "/perangkat/perubahan", Verb: access.RegionAdmin, Handler: p.reform},
		{Pattern: "GET " + base + "/perangkat/impor", Verb: access.RegionAdmin, Help: "opd#impor-daftar", Handler: p.importForm},
		{Pattern: "POST " + base + "/perangkat/impor", Verb: access.RegionAdmin, Handler: p.importSheet},
		{Pattern: "POST " + base + "/perangkat/impor/tanda", Verb: access.RegionAdmin, Handler: p.importMarked},
		{Pattern: "GET " + base + "/perangkat/{opd}", Verb: access.Read, Help: "opd", Handler: p.office},
		{Pattern: "GET " + base + "/perangkat/{opd}/alihkan", Verb: access.RegionAdmin, Help: "opd#riwayat-dan-perubahan", Handler: p.settleForm},
		{Pattern: "POST " + base + "/perangkat/{opd}/alihkan", Verb: access.RegionAdmin, Handler: p.settle},
		{Pattern: "GET " + base + "/pejabat", Verb: access.Read, Nav: "Pejabat", Help: "opd#pejabat", Handler: p.officials},
		{Pattern: "GET " + base + "/pejabat/{id}", Verb: access.RegionAdmin, Help: "opd#pejabat", Handler: p.officialForm},
		{Pattern: "POST " + base + "/pejabat/{id}", Verb: access.RegionAdmin, Handler: p.appoint},
		{Pattern: "GET " + base + "/kelompok", Verb: access.Read, Nav: "Kelompok", Help: "opd#kelompok-dan-badan", Handler: p.groups},
		{Pattern: "GET " + base + "/kelompok/{code}", Verb: access.RegionAdmin, Help: "opd#kelompok-dan-badan", Handler: p.groupForm},
		{Pattern: "POST " + base + "/kelompok/{code}", Verb: access.RegionAdmin, Handler: p.compose},
		{Pattern: "GET " + base + "/serah-terima", Verb: access.RegionAdmin, Nav: "Serah terima", Help: "opd#serah-terima", Handler: p.handovers},
		{Pattern: "GET " + base + "/serah-terima/baru", Verb: access.RegionAdmin, Help: "opd#serah-terima", Handler: p.handoverForm},
		{Pattern: "POST " + base + "/serah-terima/baru", Verb: access.RegionAdmin, Handler: p.handOver},
		{Pattern: "GET " + ReceivedPath, Verb: access.Account, Help: "opd#serah-terima", Handler: p.received},
		{Pattern: "POST " + ReceivedPath, Verb: access.Account, Handler: p.accept},
	}
}

type pages struct{ Options }

// view is the administration of a region with what every page of it looks up.
type view struct {
	region.Register
	code   region.Code
	name   string
	base   string // "/kota/21.72"
	today  region.Day
	manage bool // may change what is shown
	people bool // may see what is shown of people alone
	plan   plan.Snapshot
	dims   []plan.Dimension
}

// open reads what a request is about.
func (p pages) open(r *http.Request) (*view, error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return nil, fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	v := &view{code: code, base: "/kota/" + string(code), today: p.Region.Today()}
	if v.plan, err = p.Plans.Snapshot(r.Context(), code); err != nil {
		return nil, err
	}
	if v.dims, err = p.Dimensions(v.plan); err != nil {
		return nil, err
	}
	if v.Register, err = p.Region.Register(r.Context(), code); err != nil {
		return nil, err
	}
	v.name = v.plan.Name()
	where := access.Place{Region: string(code)}
	v.manage, v.people = web.May(r.Context(), access.RegionAdmin, where), web.May(r.Context(), access.SeePeople, where)
	return v, nil
}

// page puts a body into the frame of the region.
func (v *view) page(title string, body templ.Component) web.Page {
	return web.Page{Title: title, Place: v.name, Home: v.base, Styles: []string{styles}, Body: body}
}

// form is a page with a form; where it was refused, with what is wrong.
func (v *view) form(title string, body templ.Component, problem error) web.Page {
	out := v.page(title, body)
	out.Secret = true
	switch {
	case problem == nil:
	case fault.KindOf(problem) == fault.Conflict:
		out.Status = http.StatusConflict
	default:
		out.Status = http.StatusUnprocessableEntity
	}
	return out
}

// mendable tells whether a person can mend an error by filling in again.
func mendable(err error) bool {
	switch fault.KindOf(err) {
	case fault.Invalid, fault.Conflict, fault.Forbidden:
		return true
	}
	return false
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return fault.Text(err)
}

// path gives the address of a page of this region.
func (v *view) path(parts ...string) string {
	out := v.base
	for _, part := range parts {
		out += "/" + url.PathEscape(part)
	}
	return out
}

// office gives what an office is called, or its code where it is not known.
func (v *view) office(code string) string {
	for _, o := range v.Offices {
		if o.Code == code {
			return o.Label()
		}
	}
	for _, l := range region.Lives(v.Events) {
		if l.Code == code {
			return l.Name()
		}
	}
	return code
}

func (v *view) dimension(code string) plan.Dimension {
	for _, d := range v.dims {
		if d.Code == code {
			return d
		}
	}
	return plan.Dimension{Code: code, Name: code}
}

func author(r *http.Request) region.Author {
	v := web.VisitorOf(r.Context())
	return region.Author{Actor: v.Actor, Name: v.Name}
}

// field gives what was filled in under a name, without blanks around it.
func field(r *http.Request, name string) string { return strings.TrimSpace(r.PostFormValue(name)) }

// tab is a page of this room as its own navigation lists it.
type tab struct{ path, title string }

const (
	listTab     = "/perangkat"
	historyTab  = "/perangkat/riwayat"
	officialTab = "/pejabat"
	groupTab    = "/kelompok"
	importTab   = "/perangkat/impor"
	handoverTab = "/serah-terima"
)

func (v *view) tabs() []tab {
	out := []tab{{listTab, "Daftar OPD"}, {historyTab, "Riwayat"}, {officialTab, "Pejabat"}, {groupTab, "Kelompok dan badan"}}
	if v.manage {
		out = append(out, tab{importTab, "Impor daftar"}, tab{handoverTab, "Serah terima"})
	}
	return out
}
