package workspace

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Step is how far a revision is.
type Step string

// Steps of a revision, as they are kept and said.
const (
	Draft    Step = "draf"
	Reviewed Step = "ditinjau"
	Approved Step = "disetujui"
	Enacted  Step = "ditetapkan"
	Returned Step = "dikembalikan"
)

// Revision is a state of a plan with a name. What it holds is frozen when it is named
// and never changes; only how far it is does.
type Revision struct {
	Number     int
	Name       string
	Notes      string
	Rev        int64 // the change set whose state it is
	Step       Step
	SHA256     string // of what is frozen
	Size       int64
	Decree     string // number of the Perwako that enacted it
	DecreeDate string // 2026-01-31
	Deeds      []Deed
	Version    int64 // grows with every deed
}

// Deed is one step of a revision: who took it, when, in what capacity and why.
type Deed struct {
	Step         Step
	At           time.Time
	Person, Name string
	Capacity     string // "Plt. Sekretaris daerah"
	Reason       string
}

// Turn is what somebody does with a revision.
type Turn string

// Turns, as forms send them.
const (
	Submit Turn = "ajukan"
	Accept Turn = "setujui"
	Enact  Turn = "tetapkan"
	Return Turn = "kembalikan"
)

// Stage is a turn that a step allows: which verb it takes, and what it leads to.
type Stage struct {
	Turn Turn
	Verb access.Verb
	To   Step
}

// stages is the way of a revision. Whoever decides may also give it back.
var stages = map[Step][]Stage{
	Draft:    {{Submit, access.Submit, Reviewed}},
	Reviewed: {{Accept, access.Approve, Approved}, {Return, access.Approve, Returned}},
	Approved: {{Enact, access.Enact, Enacted}, {Return, access.Enact, Returned}},
}

// Stages lists what may be done with the revision as it stands, by whoever it may.
func (r Revision) Stages() []Stage { return stages[r.Step] }

// Title names a revision: "Revisi 3".
func (r Revision) Title() string { return fmt.Sprintf("Revisi %d", r.Number) }

// UnderWay tells whether a revision waits for somebody's decision.
func (r Revision) UnderWay() bool { return r.Step == Reviewed || r.Step == Approved }

// Since is when the revision came to stand where it stands.
func (r Revision) Since() time.Time {
	if len(r.Deeds) == 0 {
		return time.Time{}
	}
	return r.Deeds[len(r.Deeds)-1].At
}

// Naming is what somebody says of a state that becomes a revision.
type Naming struct{ Name, Notes string }

// Longest texts of a revision, in characters.
const (
	mostName  = 100
	mostNotes = 2000
)

// Name makes a state a revision of its own number. One that is the same to the letter
// as another is not made again, unless that was returned.
func Name(have []Revision, frozen Revision, n Naming, who Author, code region.Code, now time.Time) (Revision, error) {
	n.Name, n.Notes = strings.TrimSpace(n.Name), strings.TrimSpace(n.Notes)
	switch {
	case !access.May(who.Actor, access.Submit, access.Place{Region: string(code)}, now):
		return Revision{}, fault.New(fault.Forbidden, "Peran Anda tidak mencakup pembuatan revisi rencana daerah ini.")
	case n.Name == "":
		return Revision{}, fault.New(fault.Invalid, "Tulis nama revisinya, misalnya Rancangan akhir 2026.")
	case utf8.RuneCountInString(n.Name) > mostName:
		return Revision{}, fault.New(fault.Invalid, fmt.Sprintf("Nama revisi paling panjang %d huruf. Ringkaskan, lalu kirim lagi.", mostName))
	case utf8.RuneCountInString(n.Notes) > mostNotes:
		return Revision{}, fault.New(fault.Invalid, fmt.Sprintf("Catatan revisi paling panjang %d huruf. Ringkaskan, lalu kirim lagi.", mostNotes))
	}
	out := frozen
	out.Number, out.Name, out.Notes, out.Step, out.Version = 1, n.Name, n.Notes, Draft, 1
	for _, r := range have {
		out.Number = max(out.Number, r.Number+1)
		switch {
		case r.SHA256 == frozen.SHA256 && r.Step != Returned:
			return Revision{}, fault.New(fault.Conflict, fmt.Sprintf("Isi rencana sama persis dengan %s (%s). Ubah isinya dahulu, atau lanjutkan revisi itu.", r.Title(), r.Name))
		case strings.EqualFold(r.Name, n.Name):
			return Revision{}, fault.New(fault.Conflict, fmt.Sprintf("Nama itu sudah dipakai %s. Pilih nama lain.", r.Title()))
		}
	}
	out.Deeds = []Deed{{Draft, now, who.Person, who.Name, access.Capacity(who.Actor, access.Submit, access.Place{Region: string(code)}, now), ""}}
	return out, nil
}

// Input is what somebody says with a turn.
type Input struct {
	Reason     string // required where a revision is returned
	Decree     string // number of the Perwako
	DecreeDate string
}

// May tells whether somebody may do something with the revision now, and if not, why.
// Nobody approves or enacts what they named, submitted or approved themselves.
func (r Revision) May(m Turn, who access.Actor, code region.Code, now time.Time) error {
	s, err := r.stage(m)
	switch {
	case err != nil:
		return err
	case who.Person == "" || !access.May(who, s.Verb, access.Place{Region: string(code)}, now):
		return fault.New(fault.Forbidden, "Peran Anda tidak mencakup langkah ini, atau masanya sudah berakhir.")
	case (m == Accept || m == Enact) && r.did(who.Person):
		return fault.New(fault.Forbidden, "Anda yang mengajukan atau menyetujui revisi ini, jadi langkah ini diambil pejabat lain.")
	}
	return nil
}

func (r Revision) stage(m Turn) (Stage, error) {
	for _, s := range r.Stages() {
		if s.Turn == m {
			return s, nil
		}
	}
	return Stage{}, fault.New(fault.Conflict, fmt.Sprintf("%s sudah %s, jadi langkah itu tidak berlaku lagi. Muat ulang halamannya.", r.Title(), r.Step))
}

// did tells whether somebody named, submitted or approved the revision.
func (r Revision) did(person string) bool {
	return slices.ContainsFunc(r.Deeds, func(d Deed) bool { return d.Person == person })
}

// Do takes the next step. A revision waits until the one before it is decided.
func (r Revision) Do(m Turn, who Author, code region.Code, in Input, others []Revision, now time.Time) (Revision, Deed, error) {
	if err := r.May(m, who.Actor, code, now); err != nil {
		return r, Deed{}, err
	}
	s, _ := r.stage(m) // May asked
	in.Reason, in.Decree = strings.TrimSpace(in.Reason), strings.TrimSpace(in.Decree)
	if err := in.check(m, now); err != nil {
		return r, Deed{}, err
	}
	for _, o := range others {
		switch {
		case o.Number == r.Number || m == Return:
		case m == Submit && o.UnderWay():
			return r, Deed{}, fault.New(fault.Conflict, fmt.Sprintf("%s (%s) masih %s. Tunggu sampai diputuskan, atau minta dikembalikan.", o.Title(), o.Name, o.Step))
		case m == Submit && o.Number > r.Number && o.Step != Draft:
			return r, Deed{}, fault.New(fault.Conflict, fmt.Sprintf("%s lebih baru dan sudah diajukan. Buat revisi baru dari keadaan sekarang.", o.Title()))
		case m == Enact && o.Decree != "" && strings.EqualFold(o.Decree, in.Decree):
			return r, Deed{}, fault.New(fault.Conflict, fmt.Sprintf("Nomor %s sudah dipakai %s. Periksa nomornya.", in.Decree, o.Title()))
		}
	}
	d := Deed{s.To, now, who.Person, who.Name, access.Capacity(who.Actor, s.Verb, access.Place{Region: string(code)}, now), in.Reason}
	r.Step, r.Version, r.Deeds = s.To, r.Version+1, append(slices.Clone(r.Deeds), d)
	if m == Enact {
		r.Decree, r.DecreeDate = in.Decree, in.DecreeDate
	}
	return r, d, nil
}

func (in Input) check(m Turn, now time.Time) error {
	switch {
	case utf8.RuneCountInString(in.Reason) > mostReason:
		return fault.New(fault.Invalid, fmt.Sprintf("Alasan paling panjang %d huruf. Ringkaskan, lalu kirim lagi.", mostReason))
	case m == Return && in.Reason == "":
		return fault.New(fault.Invalid, "Tulis alasan pengembalian, agar penyusun tahu apa yang harus diperbaiki.")
	case m != Enact:
		return nil
	case in.Decree == "":
		return fault.New(fault.Invalid, "Tulis nomor Perwako yang menetapkannya, misalnya 84/2020.")
	case utf8.RuneCountInString(in.Decree) > mostName:
		return fault.New(fault.Invalid, fmt.Sprintf("Nomor Perwako paling panjang %d huruf.", mostName))
	}
	day, err := time.Parse(time.DateOnly, in.DecreeDate)
	if err != nil || day.Year() < 2000 || day.After(now.AddDate(0, 0, 1)) {
		return fault.New(fault.Invalid, "Tanggal Perwako tidak terbaca atau belum tiba. Tulis tahun-bulan-hari, misalnya 2026-01-31.")
	}
	return nil
}
