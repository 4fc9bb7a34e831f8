package regionweb

import (
	"context"
	"net/http"
	"strconv"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// officialsData fills the list of officials.
type officialsData struct {
	*view
	parts  []officialsPart
	opd    string // shown alone; empty: all
	warned []string
}

// officialsPart is an office with its posts; the region itself comes first.
type officialsPart struct {
	code    string
	title   string
	tenures []region.Tenure
	chart   timeline
}

func (p pages) officials(r *http.Request) (web.Answer, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	d := officialsData{view: v, opd: r.FormValue("opd")}
	for _, t := range region.Tenures(v.Officials, v.today) {
		if d.opd != "" && t.OPD != d.opd {
			continue
		}
		if n := len(d.parts); n == 0 || d.parts[n-1].code != t.OPD {
			part := officialsPart{code: t.OPD, title: "Pimpinan daerah"}
			if t.OPD != "" {
				part.title = v.office(t.OPD)
			}
			d.parts = append(d.parts, part)
		}
		part := &d.parts[len(d.parts)-1]
		part.tenures = append(part.tenures, t)
	}
	for i := range d.parts {
		d.parts[i].chart = drawTimeline(d.parts[i].tenures, v.today)
	}
	if n, err := strconv.Atoi(r.FormValue("peringatan")); err == nil && n > 0 {
		d.warned = append(d.warned, "Tersimpan. Ada Plt saat pejabat definitif masih menjabat; lihat masa jabatannya di bawah.")
	}
	return v.page(web.T(r.Context(), "Pejabat"), officialsPage(d)), nil
}

// officialData fills the form of one official.
type officialData struct {
	*view
	official region.Official
	stored   *region.Official // what somebody else saved meanwhile
	from     string           // days as they were filled in
	until    string
	accounts []region.Account
	problem  string
}

const newOfficial = "baru"

func (p pages) officialForm(r *http.Request) (web.Answer, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	d := officialData{view: v, official: region.Official{OPD: r.FormValue("opd"), Position: r.FormValue("jabatan")}}
	if id := r.PathValue("id"); id != newOfficial {
		stored, ok := v.official(id)
		if !ok {
			return nil, fault.New(fault.NotFound, "Pejabat itu tidak ada lagi. Muat ulang daftarnya.")
		}
		d.official = stored
	}
	d.from, d.until = string(d.official.From), string(d.official.Until)
	return p.showOfficial(r, d, nil)
}

func (v *view) official(id string) (region.Official, bool) {
	for _, o := range v.Officials {
		if o.ID == id {
			return o, true
		}
	}
	return region.Official{}, false
}

func (p pages) showOfficial(r *http.Request, d officialData, problem error) (web.Answer, error) {
	if problem != nil && !mendable(problem) {
		return nil, problem
	}
	var err error
	if d.accounts, err = p.Region.Accounts(r.Context(), d.code); err != nil {
		return nil, err
	}
	d.problem = text(problem)
	return d.form(web.T(r.Context(), "Pejabat"), officialPage(d), problem), nil
}

func (p pages) appoint(r *http.Request) (web.Answer, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	d := officialData{view: v, from: field(r, "mulai"), until: field(r, "sampai")}
	d.official = region.Official{Name: field(r, "nama"), NIP: field(r, "nip"), Position: field(r, "jabatan"), OPD: field(r, "opd"),
		Acting: access.Acting(field(r, "kedudukan")), Account: field(r, "akun"), Decree: field(r, "sk")}
	if id := r.PathValue("id"); id != newOfficial {
		d.official.ID = id
	}
	d.official.Rev, _ = strconv.ParseInt(field(r, "rev"), 10, 64)
	var problem error
	if d.official.From, problem = region.ParseDay(d.from); problem == nil {
		d.official.Until, problem = region.ParseDay(d.until)
	}
	var warnings []string
	if problem == nil {
		warnings, problem = p.Region.Appoint(r.Context(), author(r), v.code, d.official)
	}
	if problem != nil {
		if stored, ok := v.official(d.official.ID); ok && stored.Rev != d.official.Rev {
			d.stored, d.official.Rev = &stored, stored.Rev
		}
		return p.showOfficial(r, d, problem)
	}
	to := v.path("pejabat")
	if len(warnings) > 0 {
		to += "?peringatan=" + strconv.Itoa(len(warnings))
	}
	return web.Redirect{To: to}, nil
}

// differing is a field of a form that two people filled in differently.
type differing struct{ title, mine, theirs string }

// differences lists what somebody else saved against what was filled in.
func (d officialData) differences() []differing {
	if d.stored == nil {
		return nil
	}
	var out []differing
	for _, f := range []differing{
		{"Nama", d.official.Name, d.stored.Name}, {"NIP", d.official.NIP, d.stored.NIP}, {"Jabatan", d.official.Position, d.stored.Position},
		{"OPD", d.official.OPD, d.stored.OPD}, {"Kedudukan", actingText(d.official.Acting), actingText(d.stored.Acting)},
		{"Mulai", d.from, string(d.stored.From)}, {"Sampai", d.until, string(d.stored.Until)}, {"Surat keputusan", d.official.Decree, d.stored.Decree},
	} {
		if f.mine != f.theirs {
			out = append(out, f)
		}
	}
	return out
}

func actingText(a access.Acting) string {
	if a == access.Definitive {
		return "Definitif"
	}
	return string(a)
}

// formPath gives the address that the form is sent to.
func (d officialData) formPath() string {
	if d.official.ID == "" {
		return d.path("pejabat", newOfficial)
	}
	return d.path("pejabat", d.official.ID)
}

// termText writes for how long an official is in office, in the reader's language.
func termText(ctx context.Context, o region.Official) string {
	if o.Until == "" {
		return web.T(ctx, "sejak %s", o.From.Text())
	}
	return web.T(ctx, "%s sampai %s", o.From.Text(), o.Until.Text())
}
