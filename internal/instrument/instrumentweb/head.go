package instrumentweb

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/web"
)

// headData fills the form of what a draft says of itself.
type headData struct {
	instrument.Version
	f *filled
}

// headForm fills the form from a draft, with an empty row for one more source and two
// more predicates.
func headForm(i instrument.Instrument) *filled {
	v := url.Values{
		"nama": {i.Name}, "kerangka": {i.Framework}, "tahun": {strconv.Itoa(i.Year)}, "kelompok": {i.Cohort}, "sebelumnya": {strings.Join(i.Previous, ", ")},
		"skala_min": {strconv.Itoa(i.Scale.Min)}, "skala_maks": {strconv.Itoa(i.Scale.Max)}, "catatan": {strings.Join(i.Notes, "\n")}, seal: {instrument.Seal(i.Head())},
	}
	for n, s := range i.Rounding.Steps() {
		v.Set(roundingNames[n], strconv.Itoa(s.Decimals))
	}
	for _, a := range i.Aspects {
		v.Set("bobot_"+a.Code, comma(a.Weight))
	}
	for _, s := range append(i.Clone().Sources, instrument.Source{}) {
		v.Add("sumber_judul", s.Title)
		v.Add("sumber_bagian", s.Part)
		v.Add("sumber_jenis", s.Kind)
	}
	for _, p := range append(i.Clone().Predicates, instrument.Predicate{}, instrument.Predicate{}) {
		v.Add("predikat_nama", p.Name)
		v.Add("predikat_dari", comma(p.From))
		v.Add("predikat_catatan", p.Note)
	}
	return &filled{Values: v}
}

// roundingNames are the fields of the steps, in the order of Rounding.Steps.
var roundingNames = []string{"bulat_pertanyaan", "bulat_aspek", "bulat_sumbangan", "bulat_indeks"}

// head reads the form.
func (f *filled) head(i instrument.Instrument) instrument.Head {
	h := i.Clone().Head()
	h.Name, h.Framework, h.Year, h.Cohort = f.line("nama"), f.line("kerangka"), f.number("tahun", "Tahun"), f.line("kelompok")
	h.Previous = strings.FieldsFunc(f.text("sebelumnya"), func(c rune) bool { return c == ',' || c == ' ' || c == '\n' })
	h.Scale = instrument.Scale{Min: f.number("skala_min", "Skala terendah"), Max: f.number("skala_maks", "Skala tertinggi")}
	h.Rounding = instrument.Rounding{
		Question: f.number(roundingNames[0], "Pembulatan"), Aspect: f.number(roundingNames[1], "Pembulatan"),
		Contribution: f.number(roundingNames[2], "Pembulatan"), Final: f.number(roundingNames[3], "Pembulatan"),
	}
	h.Notes = lines(f.text("catatan"))
	for _, a := range i.Aspects {
		if name := "bobot_" + a.Code; f.Has(name) {
			h.Weights[a.Code] = f.amount(f.Get(name), "Bobot "+a.Name)
		}
	}
	h.Sources = nil
	for n := range f.rows("sumber_judul") {
		s := instrument.Source{Title: f.nth("sumber_judul", n), Part: f.nth("sumber_bagian", n), Kind: f.nth("sumber_jenis", n)}
		if s.Title != "" || s.Part != "" {
			h.Sources = append(h.Sources, s)
		}
	}
	h.Predicates = nil
	for n := range f.rows("predikat_nama") {
		p := instrument.Predicate{Name: f.nth("predikat_nama", n), Note: f.nth("predikat_catatan", n)}
		from := f.nth("predikat_dari", n)
		if p.Name == "" && p.Note == "" && from == "" {
			continue
		}
		p.From = f.amount(from, "Batas predikat "+p.Name)
		h.Predicates = append(h.Predicates, p)
	}
	return h
}

func (p pages) editHead(r *http.Request) (web.Answer, error) {
	v, err := p.draft(r)
	if err != nil {
		return nil, err
	}
	return form(web.T(r.Context(), "Bobot dan aturan %s", v.ID), headPage(headData{v, headForm(v.Instrument)}), nil), nil
}

func (p pages) saveHead(r *http.Request) (web.Answer, error) {
	v, err := p.draft(r)
	if err != nil {
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	f := &filled{Values: r.PostForm}
	h := f.head(v.Instrument)
	if err = f.err(); err == nil {
		if _, err = p.Instruments.SaveHead(r.Context(), author(r), v.ID, f.Get(seal), h); err == nil {
			return to(v.ID, "", "ubah"), nil
		}
	}
	if !mendable(err) {
		return nil, err
	}
	f.problem = text(err)
	if fault.KindOf(err) == fault.Conflict {
		if v, err = p.draft(r); err != nil {
			return nil, err
		}
		f.theirs = instrument.Compare(v.Instrument, v.WithHead(h))
		f.Set(seal, instrument.Seal(v.Head()))
		err = errMet
	}
	return form(web.T(r.Context(), "Bobot dan aturan %s", v.ID), headPage(headData{v, f}), err), nil
}

// errMet says that two people wrote at once; the page tells both values.
var errMet = fault.New(fault.Conflict, "Ada yang disimpan orang lain lebih dahulu.")
