package instrument

import (
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/decimal"
)

// aspects checks the parts and their questions.
func (c *checker) aspects() {
	if len(c.i.Aspects) == 0 {
		c.bad("", "Instrumen belum mempunyai aspek. Tambahkan sedikitnya satu.")
		return
	}
	if sum := c.i.Sum(); !sum.Equal(decimal.New(100, 0)) {
		c.bad("", "Jumlah bobot aspek %s, seharusnya 100. Ubah bobotnya.", sum.Indonesian())
	}
	if n := len(c.i.Questions()); n > mostQuestions {
		c.bad("", "Instrumen memuat %d pertanyaan, paling banyak %d.", n, mostQuestions)
	}
	aspects, questions := map[string]bool{}, map[string]string{}
	for _, a := range c.i.Aspects {
		place := "aspek " + a.Code
		switch {
		case !aspectForm.MatchString(a.Code):
			c.bad(place, "Kode %q tidak sah. Pakai huruf kecil, angka, dan garis bawah, misalnya quick_win.", a.Code)
		case aspects[a.Code]:
			c.bad(place, "Kode %q sudah dipakai aspek lain.", a.Code)
		}
		aspects[a.Code] = true
		c.text(place, "Nama", a.Name)
		if !a.Weight.Present() || a.Weight.Cmp(decimal.New(0, 0)) <= 0 {
			c.bad(place, "Bobot harus lebih dari 0.")
		}
		c.elements(place, a)
		for _, q := range a.Questions() {
			c.question(place, q)
			if other, twice := questions[strings.ToLower(q.Code)]; twice {
				c.bad("pertanyaan "+q.Code, "Kode %q sudah dipakai pada %s.", q.Code, other)
			}
			questions[strings.ToLower(q.Code)] = place
		}
	}
}

func (c *checker) elements(place string, a Aspect) {
	if len(a.Elements) == 0 {
		c.bad(place, "Aspek belum mempunyai unsur. Tambahkan unsur dan pertanyaannya.")
	}
	for _, e := range a.Elements {
		c.text(place, "Nama unsur", e.Name)
		if len(e.Questions) == 0 {
			c.bad(place+", unsur "+e.Name, "Unsur belum mempunyai pertanyaan. Tambahkan, atau hapus unsurnya.")
		}
	}
	with := 0
	for _, q := range a.Questions() {
		if q.Weight.Present() {
			with++
		}
	}
	if with > 0 && with < len(a.Questions()) {
		c.bad(place, "Hanya %d dari %d pertanyaan berbobot. Isi bobot semua pertanyaan aspek ini, atau kosongkan semuanya.", with, len(a.Questions()))
	}
}

func (c *checker) question(aspect string, q Question) {
	place := "pertanyaan " + q.Code
	if !codeForm.MatchString(q.Code) || len(q.Code) > 40 {
		place = aspect
		c.bad(place, "Kode pertanyaan %q tidak sah. Pakai huruf, angka, titik, dan tanda hubung, misalnya BL-1.1.", q.Code)
	}
	c.text(place, "Teks pertanyaan", q.Text)
	if q.Dimension != "" && (!c.dimensions[q.Dimension] || strings.Contains(q.Dimension, "-")) {
		c.bad(place, "Dimensi %q tidak dikenal. Pakai SG, SB, SE, SL, SS, atau SEn.", q.Dimension)
	}
	if q.Survey != "" && (!c.dimensions[q.Survey] || !strings.Contains(q.Survey, "-")) {
		c.bad(place, "Sub-dimensi survei %q tidak dikenal. Pakai kode seperti SG-1.", q.Survey)
	}
	if q.Weight.Present() && q.Weight.Cmp(decimal.New(0, 0)) <= 0 {
		c.bad(place, "Bobot pertanyaan harus lebih dari 0.")
	}
	c.levels(place, q.Levels)
	for n, r := range q.Evidence {
		c.requirement(place+", bukti "+strconv.Itoa(n+1), r)
	}
}

func (c *checker) levels(place string, levels []Level) {
	for n, l := range levels {
		at := place + ", tingkat " + strconv.Itoa(l.Level)
		switch {
		case l.Level < c.i.Scale.Min || l.Level > c.i.Scale.Max:
			c.bad(at, "Tingkat di luar skala %d sampai %d.", c.i.Scale.Min, c.i.Scale.Max)
		case n > 0 && l.Level <= levels[n-1].Level:
			c.bad(at, "Tingkat harus naik dan tidak berulang. Urutkan dari yang terendah.")
		}
		c.text(at, "Rubrik", l.Text)
		c.kind(at, l.Kind)
	}
}

func (c *checker) requirement(place string, r Requirement) {
	if len(r.Types) == 0 {
		c.bad(place, "Jenis bukti belum dipilih.")
	}
	for n, t := range r.Types {
		switch {
		case !askable(t):
			c.bad(place, "Jenis bukti %q tidak dikenal.", t)
		case slices.Index(r.Types, t) < n:
			c.bad(place, "Jenis bukti %q tertulis dua kali.", t)
		}
	}
	if r.From < c.i.Scale.Min || r.From > c.i.Scale.Max {
		c.bad(place, "Bukti diminta mulai tingkat %d, di luar skala %d sampai %d.", r.From, c.i.Scale.Min, c.i.Scale.Max)
	}
	if !slices.Contains(YearsAsked, r.Years) {
		c.bad(place, "Tahun bukti %q tidak dikenal. Pakai berjalan, lalu, atau kosong untuk tahun mana pun.", r.Years)
	}
}
