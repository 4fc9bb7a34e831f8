package region

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gurindam/internal/access"
	"gurindam/internal/fault"
)

// Official is a person in an office for a time (pejabat).
type Official struct {
	ID       string
	Rev      int64
	Name     string
	NIP      string // 18 digits; may be empty, and shown only to who may see people
	Position string // "Kepala Dinas Komunikasi dan Informatika"
	OPD      string // code; empty for the wali kota and the sekda
	From     Day
	Until    Day // the last day in office; empty: not yet known
	Acting   access.Acting
	Account  string // identity of the person's account; may be empty
	Decree   string // SK
}

// Post is what an official holds: a position in an office.
type Post struct{ OPD, Position string }

// Post gives what the official holds.
func (o Official) Post() Post { return Post{o.OPD, o.Position} }

// same tells whether two posts are one, however they are written.
func (p Post) same(q Post) bool {
	return p.OPD == q.OPD && plainText(p.Position) == plainText(q.Position)
}

func plainText(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// HeldOn tells whether the official is in office on a day.
func (o Official) HeldOn(d Day) bool { return o.From <= d && (o.Until == "" || d <= o.Until) }

// overlaps tells whether two are in office on a same day.
func (o Official) overlaps(p Official) bool {
	return (p.Until == "" || o.From <= p.Until) && (o.Until == "" || p.From <= o.Until)
}

var nipForm = regexp.MustCompile(`^\d{18}$`)

// Tidy gives the official without blanks that nobody means.
func (o Official) Tidy() Official {
	for _, text := range []*string{&o.Name, &o.Position, &o.Decree, &o.OPD} {
		*text = strings.Join(strings.Fields(*text), " ")
	}
	o.NIP = strings.ReplaceAll(strings.TrimSpace(o.NIP), " ", "")
	return o
}

// checkForm refuses an official who cannot be by themselves.
func (o Official) checkForm() error {
	switch {
	case o.Name == "" || utf8.RuneCountInString(o.Name) > 120:
		return fault.New(fault.Invalid, "Isi nama pejabat, paling banyak 120 huruf.")
	case o.Position == "" || utf8.RuneCountInString(o.Position) > longestName:
		return fault.New(fault.Invalid, "Isi jabatannya, misalnya Kepala Dinas Kesehatan.")
	case o.NIP != "" && !nipForm.MatchString(o.NIP):
		return fault.New(fault.Invalid, "NIP terdiri dari 18 angka. Periksa, atau kosongkan.")
	case utf8.RuneCountInString(o.Decree) > longestName:
		return fault.New(fault.Invalid, fmt.Sprintf("Surat keputusan paling banyak %d huruf.", longestName))
	case o.From == "":
		return fault.New(fault.Invalid, "Isi tanggal mulai menjabat.")
	case o.Until != "" && o.Until < o.From:
		return fault.New(fault.Invalid, "Masa jabatan berakhir sebelum dimulai. Periksa kedua tanggal.")
	case o.Acting != access.Definitive && o.Acting != access.Plt && o.Acting != access.Plh:
		return fault.New(fault.Invalid, "Kedudukan itu tidak dikenal. Pilih definitif, Plt, atau Plh.")
	case o.Acting != access.Definitive && o.Until == "":
		return fault.New(fault.Invalid, "Plt dan Plh menjabat untuk sementara. Isi tanggal berakhirnya.")
	}
	return nil
}

// Appoint puts an official among those of a region, in place of an earlier state
// of the same, or refuses. Warnings do not refuse: they are for a person to weigh.
func Appoint(list []Official, o Official, offices []OPD) (out []Official, warnings []string, err error) {
	if err := o.checkForm(); err != nil {
		return nil, nil, err
	}
	if o.OPD != "" && !slices.ContainsFunc(offices, func(x OPD) bool { return x.Code == o.OPD }) {
		return nil, nil, fault.New(fault.Invalid, fmt.Sprintf("OPD %q tidak ada di daftar OPD. Pilih dari daftar, atau kosongkan.", fault.Clip(o.OPD, 40)))
	}
	for _, p := range list {
		if p.ID == o.ID || !p.Post().same(o.Post()) || !p.overlaps(o) {
			continue
		}
		switch {
		case p.Acting == access.Definitive && o.Acting == access.Definitive:
			return nil, nil, fault.New(fault.Conflict, fmt.Sprintf("%s sudah menjabat %s %s. Akhiri masa jabatannya dahulu, atau pilih Plt atau Plh.", p.Name, p.Position, p.TermText()))
		case p.Acting == access.Plt && o.Acting == access.Definitive || p.Acting == access.Definitive && o.Acting == access.Plt:
			warnings = append(warnings, fmt.Sprintf("Ada Plt saat pejabat definitif %s masih menjabat: %s %s. Plt dipakai bila jabatan kosong; bila pejabatnya berhalangan, pakai Plh.", o.Position, p.Name, p.TermText()))
		}
	}
	out = slices.DeleteFunc(slices.Clone(list), func(p Official) bool { return p.ID == o.ID })
	return InOffice(append(out, o)), warnings, nil
}

// TermText writes for how long an official is in office.
func (o Official) TermText() string {
	if o.Until == "" {
		return "sejak " + o.From.Text()
	}
	return o.From.Text() + " sampai " + o.Until.Text()
}

// InOffice puts officials in order: those of the region itself first, then by
// office, post and time.
func InOffice(list []Official) []Official {
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(a, b Official) int {
		return cmp.Or(strings.Compare(a.OPD, b.OPD), strings.Compare(plainText(a.Position), plainText(b.Position)),
			strings.Compare(string(a.From), string(b.From)), strings.Compare(a.ID, b.ID))
	})
	return out
}

// Holders gives who is in a post on a day, acting officials first, since it is
// they who sign.
func Holders(list []Official, post Post, day Day) []Official {
	var out []Official
	for _, o := range list {
		if o.Post().same(post) && o.HeldOn(day) {
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(a, b Official) int { return -strings.Compare(string(a.Acting), string(b.Acting)) })
	return out
}

// Tenure is a post with everybody who held it, in order of time.
type Tenure struct {
	Post
	Officials []Official
	Vacant    []Vacancy
}

// Vacancy is a time in which nobody held a post, or acting officials alone did.
type Vacancy struct {
	From, Until Day // the last day; empty: still
	Acting      bool
}

// Tenures lists the posts of a region in the order of InOffice, with what is
// vacant up to a day.
func Tenures(list []Official, today Day) []Tenure {
	var out []Tenure
	for _, o := range InOffice(list) {
		if n := len(out); n == 0 || !out[n-1].Post.same(o.Post()) {
			out = append(out, Tenure{Post: o.Post()})
		}
		t := &out[len(out)-1]
		t.Officials = append(t.Officials, o)
	}
	for i := range out {
		out[i].Vacant = vacancies(out[i].Officials, today)
	}
	return out
}

// vacancies walks the times without a definitive holder, cut at every day on
// which somebody comes or goes.
func vacancies(list []Official, today Day) []Vacancy {
	cuts := []Day{today.Next()}
	for _, o := range list {
		cuts = append(cuts, o.From)
		if o.Until != "" {
			cuts = append(cuts, o.Until.Next())
		}
	}
	slices.Sort(cuts)
	cuts = slices.DeleteFunc(slices.Compact(cuts), func(d Day) bool { return d > today.Next() })
	var out []Vacancy
	for i := 0; i+1 < len(cuts); i++ {
		definitive, acting := false, false
		for _, o := range list {
			if o.HeldOn(cuts[i]) {
				definitive, acting = definitive || o.Acting == access.Definitive, acting || o.Acting != access.Definitive
			}
		}
		if definitive {
			continue
		}
		v := Vacancy{cuts[i], cuts[i+1].Before(), acting}
		if v.Until == today {
			v.Until = ""
		}
		if n := len(out); n > 0 && out[n-1].Acting == acting && out[n-1].Until != "" && out[n-1].Until.Next() == v.From {
			out[n-1].Until = v.Until
			continue
		}
		out = append(out, v)
	}
	return out
}
