package instrumentweb

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/decimal"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/web"
)

// showData fills the page of one instrument.
type showData struct {
	instrument.Version
	shares  map[string]decimal.Decimal
	uses    []web.Link
	designs bool
	rubrics kindCount
	problem string
	year    string // of the next version, as typed
	id      string
}

// kindCount counts the questions by what is known of their rubrics.
type kindCount struct{ official, proposed, unknown int }

func (p pages) show(r *http.Request) (web.Answer, error) { return p.showOne(r, nil) }

func (p pages) showOne(r *http.Request, problem error) (web.Answer, error) {
	v, err := p.version(r)
	if err != nil {
		return nil, err
	}
	d := showData{Version: v, shares: v.Shares(), designs: designer(r), problem: text(problem), rubrics: countRubrics(v.Instrument)}
	d.year, d.id = strconv.Itoa(v.Year+1), ""
	if problem != nil {
		d.year, d.id = field(r, "tahun"), field(r, "id")
	}
	if p.Uses != nil {
		if d.uses, err = p.Uses(r, v.ID); err != nil {
			return nil, err
		}
	}
	out := page(v.Name, showPage(d))
	if problem != nil {
		return form(out.Title, out.Body, problem), nil
	}
	return out, nil
}

func countRubrics(i instrument.Instrument) (c kindCount) {
	for _, q := range i.Questions() {
		switch {
		case len(q.Levels) == 0:
			c.unknown++
		case slices.ContainsFunc(q.Levels, func(l instrument.Level) bool { return l.Kind == "usulan" }):
			c.proposed++
		default:
			c.official++
		}
	}
	return c
}

// aspectData fills the page of one aspect with its questions.
type aspectData struct {
	instrument.Version
	aspect  instrument.Aspect
	shares  map[string]decimal.Decimal
	designs bool
}

func (p pages) aspect(r *http.Request) (web.Answer, error) {
	v, err := p.version(r)
	if err != nil {
		return nil, err
	}
	code := r.PathValue("aspect")
	n := slices.IndexFunc(v.Aspects, func(a instrument.Aspect) bool { return a.Code == code })
	if n < 0 {
		return nil, fault.New(fault.NotFound, fmt.Sprintf("Aspek %q tidak ada dalam instrumen ini. Pilih dari halaman instrumennya.", code))
	}
	return page(v.Aspects[n].Name+" · "+v.Name, aspectPage(aspectData{v, v.Aspects[n], v.Shares(), designer(r)})), nil
}

// box is a rectangle of a picture.
type box struct{ x, width, title, class string }

// strips places the aspects on a line of a thousand by their weights.
func strips(i instrument.Instrument) []box {
	total, _ := i.Sum().Scaled(4)
	var out []box
	var sum int64
	for _, a := range i.Aspects {
		w, _ := a.Weight.Scaled(4)
		from := sum * 1000 / max(total, 1)
		sum += max(w, 0)
		out = append(out, box{x: at(from), width: at(sum*1000/max(total, 1) - from), title: a.Name + " " + a.Weight.Indonesian()})
	}
	return out
}

// cells places the questions of an aspect on a line on which a thousand is the heaviest
// aspect, so that lengths can be compared between aspects.
func (d showData) cells(a instrument.Aspect) []box {
	var heaviest int64 = 1
	for _, other := range d.Aspects {
		w, _ := other.Weight.Scaled(4)
		heaviest = max(heaviest, w)
	}
	weight, _ := a.Weight.Scaled(4)
	var parts []int64
	var total int64
	for _, q := range a.Questions() {
		part, said := q.Weight.Scaled(4)
		if !said || part < 0 {
			part = 1
		}
		parts, total = append(parts, part), total+part
	}
	length := weight * 1000 / heaviest
	var out []box
	var sum int64
	for n, q := range a.Questions() {
		from := sum * length / max(total, 1)
		sum += parts[n]
		share := d.shares[q.Code]
		out = append(out, box{at(from), at(sum*length/max(total, 1) - from), q.Title() + ": " + share.Indonesian() + "%", dimensionClass(q.Dimension)})
	}
	return out
}

func at(n int64) string { return strconv.FormatInt(n, 10) }

// tint gives the colour of the nth aspect.
func tint(n int) string { return "w" + strconv.Itoa(n%8) }

var dimensionColors = map[string]string{"SG": "gov", "SB": "bra", "SE": "eco", "SL": "liv", "SS": "soc", "SEn": "env"}

func dimensionClass(code string) string {
	if color, ok := dimensionColors[code]; ok {
		return "c-" + color
	}
	return "c-sea"
}

// dimensioned tells whether an instrument asks by dimension.
func dimensioned(i instrument.Instrument) bool {
	return slices.ContainsFunc(i.Questions(), func(q instrument.Question) bool { return q.Dimension != "" })
}

func saidWeights(i instrument.Instrument) string {
	var out []string
	for _, a := range i.Aspects {
		out = append(out, a.Name+" "+a.Weight.Indonesian())
	}
	return strings.Join(out, ", ")
}

// total writes the sum of the weights; a hundred without the decimals of its parts.
func total(i instrument.Instrument) string {
	if sum := i.Sum(); !sum.Equal(decimal.New(100, 0)) {
		return sum.Indonesian()
	}
	return "100"
}

// kindWord says what a source or a rubric is.
func kindWord(ctx context.Context, kind string) string {
	switch kind {
	case "resmi":
		return web.T(ctx, "resmi")
	case "turunan":
		return web.T(ctx, "turunan")
	}
	return web.T(ctx, "usulan")
}

func kindTone(kind string) web.Tone {
	switch kind {
	case "resmi":
		return web.Good
	case "usulan":
		return web.Warn
	}
	return web.Plain
}

// oneKind gives the kind of all the levels, where they are of one.
func oneKind(levels []instrument.Level) string {
	kind := ""
	for n, l := range levels {
		if n > 0 && l.Kind != kind {
			return ""
		}
		kind = l.Kind
	}
	return kind
}

// stepWord says what a step of the arithmetic keeps.
func stepWord(ctx context.Context, s instrument.Step) string {
	if s.Exact() {
		return web.T(ctx, "tanpa pembulatan")
	}
	return web.T(ctx, "%d desimal, setengah ke atas", s.Decimals)
}

// years says of which years evidence is asked for.
func years(ctx context.Context, code string) string {
	switch code {
	case "berjalan":
		return web.T(ctx, "tahun evaluasi")
	case "lalu":
		return web.T(ctx, "tahun sebelumnya")
	}
	return web.T(ctx, "tahun mana pun")
}

// formula says how the index comes about.
func formula(i instrument.Instrument) string {
	if i.Rounding.Contribution != instrument.Exact {
		return "indeks = jumlah dari tiap (bobot × nilai aspek ÷ 100), dibulatkan satu per satu lalu dijumlahkan"
	}
	return "indeks = jumlah dari (bobot × nilai aspek ÷ 100), dijumlahkan lalu dibulatkan"
}
