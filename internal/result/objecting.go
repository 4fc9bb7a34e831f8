package result

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"gurindam/internal/access"
	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
)

// Author is whoever acts, with the name that is kept.
type Author struct {
	access.Actor
	Name string
}

func (a Author) deed(now time.Time) Deed {
	return Deed{evaluation.Person{ID: a.Person, Name: a.Name}, now}
}

const (
	longestReason = 4000 // letters
	mostProofs    = 10   // that an objection cites
)

// Plea is what an objection says, as its form sends it.
type Plea struct {
	Question string
	Reason   string
	Proofs   []Cite
	Rev      int64 // of the state it was written on; 0: a new one
}

// check tells what is wrong with a plea.
func (p Plea) check(i instrument.Instrument) (Plea, error) {
	p.Reason = clean(p.Reason)
	if _, _, ok := i.Find(p.Question); !ok {
		return p, fault.New(fault.Invalid, "Pilih pertanyaan yang disanggah dari daftar; kode itu tidak ada dalam instrumen daerah ini.")
	}
	switch n := utf8.RuneCountInString(p.Reason); {
	case n == 0:
		return p, fault.New(fault.Invalid, "Tulis alasannya: nilai mana yang dirasa keliru dan mengapa. Tanpa alasan tidak ada yang dapat diputus.")
	case n > longestReason:
		return p, fault.New(fault.Invalid, fmt.Sprintf("Alasan paling panjang %d huruf; yang ditulis %d huruf. Ringkaskan, lalu simpan lagi.", longestReason, n))
	}
	if len(p.Proofs) > mostProofs {
		return p, fault.New(fault.Invalid, fmt.Sprintf("Satu sanggah menunjuk paling banyak %d bukti. Pilih yang paling menentukan.", mostProofs))
	}
	return p, nil
}

// Write makes an objection say what a plea says. One that has been sent stays as it
// is.
func (o Objection) Write(p Plea, i instrument.Instrument, by Deed) (Objection, error) {
	p, err := p.check(i)
	switch {
	case err != nil:
		return o, err
	case o.State != "" && o.State != Drafting:
		return o, fault.New(fault.Conflict, fmt.Sprintf("Sanggah ini %s, jadi isinya tidak berubah lagi.", o.State.Words()))
	case o.Rev != p.Rev:
		return o, fault.New(fault.Conflict, fmt.Sprintf("Rancangan sanggah ini diubah %s sementara Anda menulis. Yang tersimpan sekarang: “%s”. Isian Anda masih ada di formulir; padukan, lalu simpan lagi.", o.Drafted.Name, shorten(o.Reason, 300)))
	}
	o.State, o.Question, o.Reason, o.Proofs, o.Drafted, o.Rev = Drafting, p.Question, p.Reason, p.Proofs, by, o.Rev+1
	return o, nil
}

// Send hands an objection in. From then on it waits for a decision.
func (o Objection) Send(by Deed) (Objection, error) {
	if o.State != Drafting {
		return o, fault.New(fault.Conflict, fmt.Sprintf("Sanggah atas %s %s. Muat ulang halamannya.", o.Question, o.State.Words()))
	}
	o.State, o.Sent, o.Rev = Sent, by, o.Rev+1
	return o, nil
}

// Withdraw takes back an objection that is not decided. A draft was never seen, and
// is dropped by its store.
func (o Objection) Withdraw(by Deed) (Objection, error) {
	if o.State != Sent {
		return o, fault.New(fault.Conflict, fmt.Sprintf("Sanggah atas %s %s, jadi tidak dapat dicabut.", o.Question, o.State.Words()))
	}
	o.State, o.Decided, o.Rev = Withdrawn, by, o.Rev+1
	return o, nil
}

// Ruling is a decision as its form sends it: the levels that count from now on, one
// for each assessor, where the objection is granted.
type Ruling struct {
	Grant  bool
	Levels []int
	Text   string
	Rev    int64
}

// MayRule tells why somebody may not decide an objection: whoever had a part in the
// result or in the objection is no judge of it.
func (o Objection) MayRule(person string, d Dossier, p Publication) error {
	switch {
	case o.State != Sent:
		return fault.New(fault.Conflict, fmt.Sprintf("Sanggah atas %s %s. Muat ulang halamannya.", o.Question, o.State.Words()))
	case person == "":
		return fault.New(fault.Forbidden, "Memutus sanggah hanya untuk orang yang sudah masuk dengan akunnya sendiri.")
	case d.Judged(person):
		return fault.New(fault.Forbidden, "Anda ikut menilai daerah ini, jadi sanggahnya diputus orang lain.")
	case p.Announced.ID == person:
		return fault.New(fault.Forbidden, "Anda yang mengumumkan hasil siklus ini, jadi sanggah diputus orang lain.")
	case o.Drafted.ID == person || o.Sent.ID == person:
		return fault.New(fault.Forbidden, "Anda sendiri yang mengajukannya, jadi putusannya dari orang lain.")
	}
	return nil
}

// Rule decides an objection. before are the levels that counted until now.
func (o Objection) Rule(r Ruling, before []int, scale instrument.Scale, by Deed) (Objection, error) {
	r.Text = clean(r.Text)
	switch n := utf8.RuneCountInString(r.Text); {
	case o.Rev != r.Rev || o.State != Sent:
		return o, fault.New(fault.Conflict, fmt.Sprintf("Sanggah ini %s; keadaannya berubah sejak halaman Anda dibuka. Muat ulang, lalu putuskan lagi.", o.State.Words()))
	case n == 0:
		return o, fault.New(fault.Invalid, "Tulis pertimbangannya. Putusan diumumkan bersama alasannya.")
	case n > longestReason:
		return o, fault.New(fault.Invalid, fmt.Sprintf("Pertimbangan paling panjang %d huruf; yang ditulis %d huruf. Ringkaskan, lalu kirim lagi.", longestReason, n))
	}
	o.Verdict, o.Before, o.Decided, o.Rev = r.Text, before, by, o.Rev+1
	if !r.Grant {
		o.State, o.After = Refused, nil
		return o, nil
	}
	if len(r.Levels) != len(before) {
		return o, fault.New(fault.Invalid, fmt.Sprintf("Isi nilai baru untuk setiap asesor: %d nilai, yang diterima %d.", len(before), len(r.Levels)))
	}
	for _, l := range r.Levels {
		if l < scale.Min || l > scale.Max {
			return o, fault.New(fault.Invalid, fmt.Sprintf("Nilai baru %d di luar skala %d–%d.", l, scale.Min, scale.Max))
		}
	}
	if slices.Equal(r.Levels, before) {
		return o, fault.New(fault.Invalid, "Sanggah dikabulkan berarti ada nilai yang berubah, tetapi semua nilai masih sama. Ubah nilainya, atau tolak sanggahnya.")
	}
	o.State, o.After = Granted, slices.Clone(r.Levels)
	return o, nil
}

// clean takes out what nobody types: stray control signs and outer space.
func clean(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.TrimSpace(strings.Map(func(c rune) rune {
		if c < ' ' && c != '\n' && c != '\t' || c == 0x7f || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069 {
			return -1
		}
		return c
	}, strings.ToValidUTF8(s, "\ufffd")))
}

// shorten cuts a text for a message.
func shorten(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most]) + "…"
}
