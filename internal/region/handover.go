package region

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"gurindam/internal/access"
	"gurindam/internal/fault"
)

// Account is a person who can sign in.
type Account struct{ ID, Name, Login string }

// Seat is a membership of the Dewan, the Tim Pelaksana or the Forum.
type Seat struct {
	Row              string // identity of the row in the plan
	Body, Role       string
	Position, Agency string
	Name             string
}

// Task is something open that waits for a person.
type Task struct{ ID, Text string }

// Owned is everything that hangs on a person.
type Owned struct {
	Leaver  Account // without identity where the person has no account
	Grants  []access.Grant
	Offices []Official
	Seats   []Seat
	Groups  []Group
	Tasks   []Task
	OPDs    []string // codes of the offices whose rows of the plan are theirs to mind
}

// Empty tells whether nothing hangs on the person.
func (o Owned) Empty() bool {
	return len(o.Grants)+len(o.Offices)+len(o.Seats)+len(o.Groups)+len(o.Tasks) == 0
}

// ItemKind says what sort of thing is handed over.
type ItemKind string

// Kinds of item.
const (
	GrantItem  ItemKind = "peran"
	OfficeItem ItemKind = "jabatan"
	SeatItem   ItemKind = "keanggotaan"
	GroupItem  ItemKind = "kelompok"
	TaskItem   ItemKind = "tugas"
)

// Item is one thing that is handed over.
type Item struct {
	Kind ItemKind
	Ref  string // identity of the thing
	Text string // what it is, for people
}

// Handover is the record of what went from one person to another (serah terima).
type Handover struct {
	ID       string
	At       time.Time
	By       string // name of whoever did it
	From, To Account
	Last     Day // the leaver's last day
	Note     string
	Items    []Item
	Accepted time.Time // when the successor acknowledged it; zero: not yet
}

// Wish is a hand-over as a form asks for it.
type Wish struct {
	To     Account // Login and Name where the successor is yet to be invited
	Last   Day
	Acting access.Acting // of the successor in the offices
	Until  Day           // the successor's last day; required for Plt and Plh
	Decree string
	Note   string
	Kept   map[ItemKind]map[string]bool // identities that go over
}

// Goes tells whether a thing goes over.
func (w Wish) Goes(kind ItemKind, ref string) bool { return w.Kept[kind][ref] }

// Check refuses a wish that cannot be carried out.
func (w Wish) Check(o Owned, today Day) error {
	grants := len(w.Kept[GrantItem]) > 0
	switch {
	case w.To == Account{}:
		return fault.New(fault.Invalid, "Pilih penerusnya, atau isi nama dan surel orang yang diundang.")
	case w.To.ID != "" && w.To.ID == o.Leaver.ID, w.To.Login != "" && w.To.Login == o.Leaver.Login:
		return fault.New(fault.Invalid, "Penerus tidak dapat sama dengan yang menyerahkan.")
	case w.To.ID == "" && strings.TrimSpace(w.To.Name) == "":
		return fault.New(fault.Invalid, "Isi nama lengkap orang yang diundang.")
	case w.To.ID == "" && w.To.Login == "" && grants:
		return fault.New(fault.Invalid, "Peran hanya dapat diterima pemilik akun. Isi surel penerus supaya ia diundang, atau pilih akun yang sudah ada.")
	case w.To.ID == "" && w.To.Login != "" && !grants:
		return fault.New(fault.Invalid, "Orang baru diundang bersama perannya. Pilih peran yang diserahkan, atau kosongkan surelnya.")
	case w.Last == "":
		return fault.New(fault.Invalid, "Isi hari terakhir pejabat yang menyerahkan.")
	case w.Last < today.Before():
		return fault.New(fault.Invalid, "Hari terakhir sudah lewat. Serah terima berlaku paling cepat sejak kemarin; masa jabatan yang lampau diperbaiki di halaman Pejabat.")
	case w.Acting != access.Definitive && (w.Acting != access.Plt && w.Acting != access.Plh || w.Until == ""):
		return fault.New(fault.Invalid, "Penerus sebagai Plt atau Plh menjabat untuk sementara. Isi tanggal berakhirnya.")
	case w.Until != "" && w.Until <= w.Last:
		return fault.New(fault.Invalid, "Masa penerus berakhir sebelum dimulai. Periksa kedua tanggal.")
	case utf8.RuneCountInString(w.Note) > longestNote:
		return fault.New(fault.Invalid, fmt.Sprintf("Catatan paling banyak %d huruf.", longestNote))
	}
	items := w.Items(o)
	if len(items) == 0 {
		return fault.New(fault.Invalid, "Pilih paling sedikit satu hal yang diserahkan.")
	}
	for kind, refs := range w.Kept {
		for ref := range refs {
			if !slices.ContainsFunc(items, func(i Item) bool { return i.Kind == kind && i.Ref == ref }) {
				return fault.New(fault.Conflict, "Yang hendak diserahkan sudah berubah. Periksa lagi daftarnya, lalu ulangi.")
			}
		}
	}
	return nil
}

// Items lists what goes over.
func (w Wish) Items(o Owned) []Item {
	var out []Item
	for _, i := range o.Items() {
		if w.Goes(i.Kind, i.Ref) {
			out = append(out, i)
		}
	}
	return out
}

// Items lists everything that hangs on the person.
func (o Owned) Items() []Item {
	var out []Item
	for _, g := range o.Grants {
		out = append(out, Item{GrantItem, g.ID, grantText(g)})
	}
	for _, x := range o.Offices {
		out = append(out, Item{OfficeItem, x.ID, strings.TrimSpace(string(x.Acting) + " " + x.Position)})
	}
	for _, s := range o.Seats {
		out = append(out, Item{SeatItem, s.Row, s.Role + " " + s.Body})
	}
	for _, g := range o.Groups {
		out = append(out, Item{GroupItem, g.Dimension, "Kelompok dimensi " + g.Dimension})
	}
	for _, t := range o.Tasks {
		out = append(out, Item{TaskItem, t.ID, t.Text})
	}
	return out
}

func grantText(g access.Grant) string {
	name := g.Role
	if role, ok := access.FindRole(g.Role); ok {
		name = role.Name
	}
	if g.Acting != access.Definitive {
		name = string(g.Acting) + " " + name
	}
	switch {
	case g.Scope.OPD != "":
		name += " · OPD " + g.Scope.OPD
	case g.Scope.Dimension != "":
		name += " · dimensi " + g.Scope.Dimension
	}
	return name
}

// Succeed gives the offices with the leaver's terms ended and the successor's
// begun the day after, or refuses as Appoint does.
func (w Wish) Succeed(list []Official, o Owned, offices []OPD, make func() string) (out, touched []Official, err error) {
	out = list
	for _, old := range o.Offices {
		if !w.Goes(OfficeItem, old.ID) {
			continue
		}
		ended := old
		ended.Until = w.Last
		next := Official{ID: make(), Name: w.To.Name, Position: old.Position, OPD: old.OPD, From: w.Last.Next(),
			Until: w.Until, Acting: w.Acting, Account: w.To.ID, Decree: w.Decree}
		for _, x := range []Official{ended, next} {
			if out, _, err = Appoint(out, x, offices); err != nil {
				return nil, nil, err
			}
		}
		touched = append(touched, ended, next)
	}
	return out, touched, nil
}

// Reseated gives the groups with the successor in the leaver's seats.
func (w Wish) Reseated(o Owned) []Group {
	var out []Group
	for _, g := range o.Groups {
		if !w.Goes(GroupItem, g.Dimension) {
			continue
		}
		g.Members = slices.Clone(g.Members)
		for _, s := range append([]*Seated{&g.Lead}, pointersTo(g.Members)...) {
			if samePerson(s.Person, o.Leaver.Name) {
				s.Person = w.To.Name
			}
		}
		out = append(out, g)
	}
	return out
}

func pointersTo(list []Seated) []*Seated {
	var out []*Seated
	for i := range list {
		out = append(out, &list[i])
	}
	return out
}

// Seats gives the edits of the plan that put the successor into the seats.
func (w Wish) Seats(o Owned) []Edit {
	var out []Edit
	for _, s := range o.Seats {
		if w.Goes(SeatItem, s.Row) {
			out = append(out, Edit{Op: EditSet, List: SeatList, Row: s.Row, Field: "nama", Base: s.Name, Value: w.To.Name})
		}
	}
	return out
}

// SeatList is the key of the list of members of bodies in the plan.
const SeatList = "anggota"

// samePerson tells whether two names, written by people, are of one person.
func samePerson(a, b string) bool { return plainText(a) != "" && plainText(a) == plainText(b) }
