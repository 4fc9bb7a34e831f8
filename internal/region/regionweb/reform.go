package regionweb

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// reformData fills the form for a change of offices.
type reformData struct {
	*view
	filled  filled
	shown   bool // what the change does is shown
	lists   map[string][]pointing
	ends    []region.Named
	heirs   []region.Named
	chosen  map[string]string
	newer   []region.Event // recorded since the form was opened
	problem string
}

// filled is the form as a person filled it in.
type filled struct {
	kind         region.EventKind
	date, decree string
	note         string
	from         []string // codes of the list
	others       string   // offices that the list does not have, a line each: KODE = Nama
	to           []string // codes of the list
	codes, names []string // of new offices
	goesOn       bool     // the office that is split stays
	renamed      string
	apply        bool
	seen         int
}

func readFilled(r *http.Request) filled {
	_ = r.ParseForm() // what cannot be read is not filled in
	get := func(name string) string { return strings.TrimSpace(r.Form.Get(name)) }
	f := filled{
		kind: region.EventKind(get("jenis")), date: get("tanggal"), decree: get("dasar"), note: get("keterangan"), from: r.Form["asal"], others: r.Form.Get("asal_lain"),
		to: r.Form["hasil"], goesOn: get("tetap") != "", renamed: get("nama_baru"), apply: get("terap") != "",
		codes: r.Form["kode"], names: r.Form["nama"],
	}
	f.seen, _ = strconv.Atoi(get("dilihat"))
	if opd := get("opd"); opd != "" && len(f.from) == 0 {
		f.from = []string{opd}
	}
	f.to = slices.DeleteFunc(f.to, func(c string) bool { return c == "" })
	f.from = slices.DeleteFunc(f.from, func(c string) bool { return c == "" })
	return f
}

// event makes the event that the form tells.
func (f filled) event(v *view) (region.Event, error) {
	e := region.Event{Kind: f.kind, Decree: f.decree, Note: f.note}
	var err error
	if e.Date, err = region.ParseDay(f.date); err != nil {
		return e, err
	}
	for _, code := range f.from {
		e.From = append(e.From, v.named(code))
	}
	others, err := lines(f.others)
	if err != nil {
		return e, err
	}
	e.From = append(e.From, others...)
	for _, code := range f.to {
		e.To = append(e.To, v.named(code))
	}
	for i, code := range f.codes {
		name := ""
		if i < len(f.names) {
			name = f.names[i]
		}
		if code, name = strings.ToUpper(strings.TrimSpace(code)), strings.Join(strings.Fields(name), " "); code+name != "" {
			e.To = append(e.To, region.Named{Code: code, Name: name})
		}
	}
	switch {
	case f.kind == region.Renamed && len(e.From) == 1:
		e.To = []region.Named{{Code: e.From[0].Code, Name: strings.Join(strings.Fields(f.renamed), " ")}}
	case f.kind == region.Split && f.goesOn && len(e.From) == 1:
		e.To = append([]region.Named{e.From[0]}, e.To...)
	case f.kind == region.Formed:
		e.From = nil
	}
	return e, nil
}

// named gives an office of the list with its name.
func (v *view) named(code string) region.Named {
	for _, o := range v.Offices {
		if o.Code == code {
			return region.Named{Code: code, Name: o.Name}
		}
	}
	return region.Named{Code: code, Name: v.office(code)}
}

// lines reads offices that the list does not have: KODE = Nama, a line each.
func lines(s string) ([]region.Named, error) {
	var out []region.Named
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		code, name, ok := strings.Cut(line, "=")
		if !ok || strings.TrimSpace(name) == "" {
			return nil, fault.New(fault.Invalid, "Tulis OPD yang tidak ada di daftar satu baris satu OPD: KODE = Nama lengkap. Baris ini belum demikian: "+fault.Clip(line, 60))
		}
		out = append(out, region.Named{Code: strings.ToUpper(strings.TrimSpace(code)), Name: strings.Join(strings.Fields(name), " ")})
	}
	return out, nil
}

func (p pages) reformForm(r *http.Request) (web.Answer, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	f := readFilled(r)
	f.apply, f.seen = true, v.Rev()
	return v.form(web.T(r.Context(), "Perubahan perangkat daerah"), reformPage(reformData{view: v, filled: f}), nil), nil
}

// reform shows what a change does, and when that was seen, carries it out.
func (p pages) reform(r *http.Request) (web.Answer, error) {
	v, err := p.open(r)
	if err != nil {
		return nil, err
	}
	f := readFilled(r)
	e, problem := f.event(v)
	if problem == nil && field(r, "langkah") == "simpan" {
		problem = p.Region.Reorganise(r.Context(), author(r), v.code, region.Reform{Event: e, Seen: f.seen, Apply: f.apply, Chosen: chosen(r)})
		if problem == nil {
			return web.Redirect{To: v.path("perangkat", "riwayat")}, nil
		}
	}
	if problem == nil {
		e.ID = "baru"
		_, problem = region.Record(v.Events, e, v.today)
	}
	return p.showReform(r, v, f, e, problem)
}

func (p pages) showReform(r *http.Request, v *view, f filled, e region.Event, problem error) (web.Answer, error) {
	if problem != nil && !mendable(problem) {
		return nil, problem
	}
	d := reformData{view: v, filled: f, chosen: chosen(r), lists: map[string][]pointing{}, problem: text(problem)}
	if fault.KindOf(problem) == fault.Conflict && f.seen < v.Rev() {
		byTime := slices.SortedStableFunc(slices.Values(v.Events), func(a, b region.Event) int { return a.At.Compare(b.At) })
		d.newer = byTime[max(0, f.seen):]
	}
	d.filled.seen = v.Rev()
	if len(e.From)+len(e.To) > 0 && (problem == nil || fault.KindOf(problem) == fault.Conflict || field(r, "langkah") == "simpan") {
		pointers, err := p.Region.Pointers(r.Context(), v.code, e)
		if err != nil {
			return nil, err
		}
		for code, list := range pointers {
			d.lists[code] = counted(list)
		}
		d.shown, d.ends, d.heirs = true, e.Ends(), e.To
	}
	return v.form(web.T(r.Context(), "Perubahan perangkat daerah"), reformPage(d), problem), nil
}

var kindTitle = map[region.EventKind]string{
	region.Formed: "Pembentukan", region.Renamed: "Ganti nama", region.Merged: "Penggabungan", region.Split: "Pemecahan", region.Dissolved: "Pembubaran",
}

var kindHelp = map[region.EventKind]string{
	region.Formed:    "OPD baru yang tidak berasal dari OPD lain.",
	region.Renamed:   "OPD yang sama dengan nama lain. Kodenya tetap, sehingga semua kaitan tetap benar.",
	region.Merged:    "Beberapa OPD menjadi satu: OPD baru, atau salah satunya yang menyerap. OPD yang menyerap dicentang juga sebagai asal.",
	region.Split:     "Satu OPD menjadi beberapa. Setiap isi rencana diberi penerusnya.",
	region.Dissolved: "OPD berakhir. Tugasnya dapat diteruskan OPD lain yang sudah ada.",
}

// kindPath gives the address of the form for a kind of change.
func (d reformData) kindPath(k region.EventKind) string {
	q := url.Values{"jenis": {string(k)}}
	if len(d.filled.from) == 1 {
		q.Set("opd", d.filled.from[0])
	}
	return d.path("perangkat", "perubahan") + "?" + q.Encode()
}

func firstOf(list []string) string { return at(list, 0) }

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}
