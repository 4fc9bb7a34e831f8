package regionweb

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// handoversData fills the list of hand-overs.
type handoversData struct {
	*view
	done     []region.Handover
	inOffice []region.Official
	accounts []region.Account
}

func (p pages) handovers(r *http.Request) (web.Answer, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	d := handoversData{view: v}
	if d.done, err = p.Region.Handovers(r.Context(), author(r), v.code); err != nil {
		return nil, err
	}
	if d.accounts, err = p.Region.Accounts(r.Context(), v.code); err != nil {
		return nil, err
	}
	for _, o := range v.Officials {
		if o.HeldOn(v.today) {
			d.inOffice = append(d.inOffice, o)
		}
	}
	return v.form(web.T(r.Context(), "Serah terima"), handoversPage(d), nil), nil
}

// handoverData fills the form of a hand-over.
type handoverData struct {
	*view
	who         region.Leaver
	owned       region.Owned
	wish        region.Wish
	last, until string // days as they were filled in
	first       bool   // nothing was filled in yet: all goes over
	accounts    []region.Account
	pointing    map[string][]pointing // by OPD, for information
	link        string                // of the invitation that was just made
	done        *region.Handover
	problem     string
}

// goes tells whether a box is ticked.
func (d handoverData) goes(i region.Item) bool { return d.first || d.wish.Goes(i.Kind, i.Ref) }

func (p pages) handoverForm(r *http.Request) (web.Answer, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	d := handoverData{view: v, first: true, last: string(v.today), who: leaver(r)}
	return p.showHandover(r, d, nil)
}

func leaver(r *http.Request) region.Leaver {
	return region.Leaver{Official: r.FormValue("pejabat"), Account: r.FormValue("akun")}
}

func (p pages) showHandover(r *http.Request, d handoverData, problem error) (web.Answer, error) {
	if problem != nil && !mendable(problem) {
		return nil, problem
	}
	var err error
	if d.owned, err = p.Region.Owned(r.Context(), author(r), d.code, d.who); err != nil {
		return nil, err
	}
	if d.accounts, err = p.Region.Accounts(r.Context(), d.code); err != nil {
		return nil, err
	}
	d.accounts = slices.DeleteFunc(d.accounts, func(a region.Account) bool { return a.ID == d.owned.Leaver.ID })
	d.pointing = map[string][]pointing{}
	for _, opd := range d.owned.OPDs {
		pointers, err := p.Region.Pointers(r.Context(), d.code, region.Event{From: []region.Named{{Code: opd}}})
		if err != nil {
			return nil, err
		}
		d.pointing[opd] = counted(pointers[opd])
	}
	d.problem = text(problem)
	return d.form(web.T(r.Context(), "Serah terima"), handoverPage(d), problem), nil
}

// handOver carries a hand-over out.
func (p pages) handOver(r *http.Request) (web.Answer, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	d := handoverData{view: v, who: leaver(r), last: field(r, "hari_terakhir"), until: field(r, "sampai")}
	d.wish = region.Wish{
		To:     region.Account{ID: field(r, "penerus"), Name: field(r, "nama"), Login: strings.ToLower(field(r, "surel"))},
		Acting: access.Acting(field(r, "kedudukan")), Decree: field(r, "sk"), Note: field(r, "catatan"), Kept: map[region.ItemKind]map[string]bool{},
	}
	if d.wish.To.ID != "" {
		d.wish.To.Name, d.wish.To.Login = "", ""
	}
	for _, kind := range []region.ItemKind{region.GrantItem, region.OfficeItem, region.SeatItem, region.GroupItem, region.TaskItem} {
		for _, ref := range r.PostForm[string(kind)] {
			if d.wish.Kept[kind] == nil {
				d.wish.Kept[kind] = map[string]bool{}
			}
			d.wish.Kept[kind][ref] = true
		}
	}
	var problem error
	if d.wish.Last, problem = region.ParseDay(d.last); problem == nil {
		d.wish.Until, problem = region.ParseDay(d.until)
	}
	if problem == nil {
		done, token, err := p.Region.HandOver(r.Context(), author(r), v.code, d.who, d.wish)
		if err == nil {
			d.done = &done
			if token != "" {
				d.link = web.Absolute(r, p.TakePath+url.QueryEscape(token))
			}
			return v.form(web.T(r.Context(), "Serah terima"), handedPage(d), nil), nil
		}
		problem = err
	}
	return p.showHandover(r, d, problem)
}

// receivedData fills the page of what was handed over to whoever looks.
type receivedData struct {
	list []region.Received
	to   string // where to go on
}

func (d receivedData) waiting() int {
	n := 0
	for _, x := range d.list {
		if x.Accepted.IsZero() {
			n++
		}
	}
	return n
}

func (p pages) received(r *http.Request) (web.Answer, error) {
	list, err := p.Region.Received(r.Context(), web.VisitorOf(r.Context()).Actor)
	if err != nil {
		return nil, err
	}
	return web.Page{Title: web.T(r.Context(), "Serah terima"), Secret: true, Styles: []string{styles}, Body: receivedPage(receivedData{list, web.Local(r.FormValue("ke"))})}, nil
}

func (p pages) accept(r *http.Request) (web.Answer, error) {
	code, err := region.ParseCode(field(r, "daerah"))
	if err != nil {
		return nil, fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	if err := p.Region.Accept(r.Context(), author(r), code, field(r, "serah_terima")); err != nil {
		return nil, err
	}
	return web.Redirect{To: ReceivedPath + "?" + url.Values{"ke": {web.Local(r.FormValue("ke"))}}.Encode()}, nil
}

func regionName(code region.Code) string {
	return identity.ScopeText(access.Place{Region: string(code)})
}

var itemKinds = []region.ItemKind{region.GrantItem, region.OfficeItem, region.SeatItem, region.GroupItem, region.TaskItem}

var kindHeading = map[region.ItemKind]string{
	region.GrantItem: "Peran pada akun", region.OfficeItem: "Jabatan", region.SeatItem: "Keanggotaan badan", region.GroupItem: "Kelompok dimensi", region.TaskItem: "Tugas terbuka",
}

func (d handoverData) itemsOf(kind region.ItemKind) []region.Item {
	return slices.DeleteFunc(d.owned.Items(), func(i region.Item) bool { return i.Kind != kind })
}
