package region

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"gurindam/internal/fault"
)

// EventKind says what happened to the offices of an Event.
type EventKind string

// Kinds of event.
const (
	Formed    EventKind = "dibentuk"
	Renamed   EventKind = "diganti nama"
	Merged    EventKind = "digabung"
	Split     EventKind = "dipecah"
	Dissolved EventKind = "dibubarkan"
)

// EventKinds lists the kinds in the order of a form.
func EventKinds() []EventKind { return []EventKind{Formed, Renamed, Merged, Split, Dissolved} }

// Named is an office by its code, with the name it bore at the time.
type Named struct{ Code, Name string }

// Event is one change of the offices of a region: what stood before, what stands
// after, and the regulation that says so. An office on both sides goes on.
type Event struct {
	ID       string
	Kind     EventKind
	Date     Day    // from when it holds
	Decree   string // "Perda 11/2016"
	From, To []Named
	Note     string
	By       string // name of whoever recorded it
	At       time.Time
}

// Ends lists the offices that the event leaves behind.
func (e Event) Ends() []Named { return without(e.From, e.To) }

// Begins lists the offices that were not there before it.
func (e Event) Begins() []Named { return without(e.To, e.From) }

// Heirs lists who takes over from an office that the event ends.
func (e Event) Heirs(code string) []Named {
	if !has(e.Ends(), code) {
		return nil
	}
	return e.To
}

func has(list []Named, code string) bool {
	return slices.ContainsFunc(list, func(n Named) bool { return n.Code == code })
}

func without(list, others []Named) []Named {
	var out []Named
	for _, n := range list {
		if !has(others, n.Code) {
			out = append(out, n)
		}
	}
	return out
}

// sides says how many offices stand on each side of a kind of event.
var sides = map[EventKind]struct {
	from, most int // from at least and at most
	to, mostTo int
	text       string
}{
	Formed:    {0, 0, 1, mostOffices, "Pembentukan menyebut OPD yang baru, tanpa OPD asal."},
	Renamed:   {1, 1, 1, 1, "Ganti nama menyebut satu OPD dengan nama lama dan nama barunya."},
	Merged:    {2, mostOffices, 1, 1, "Penggabungan menyebut paling sedikit dua OPD asal dan satu OPD hasil."},
	Split:     {1, 1, 2, mostOffices, "Pemecahan menyebut satu OPD asal dan paling sedikit dua OPD hasil."},
	Dissolved: {1, mostOffices, 0, mostOffices, "Pembubaran menyebut OPD yang dibubarkan; penerus tugasnya boleh dikosongkan."},
}

const (
	mostOffices = 20
	longestName = 200
	longestNote = 2000
)

// checkForm refuses an event that says nothing sensible by itself.
func (e Event) checkForm(today Day) error {
	side, known := sides[e.Kind]
	switch {
	case !known:
		return fault.New(fault.Invalid, "Pilih jenis perubahan OPD.")
	case e.Date == "":
		return fault.New(fault.Invalid, "Isi tanggal perubahan mulai berlaku.")
	case e.Date > today:
		return fault.New(fault.Invalid, fmt.Sprintf("Perubahan baru dicatat pada hari berlakunya; %s belum tiba.", e.Date.Text()))
	case strings.TrimSpace(e.Decree) == "":
		return fault.New(fault.Invalid, "Isi peraturan yang mendasari perubahan, misalnya Perda 11/2016.")
	case utf8.RuneCountInString(e.Decree) > longestName || utf8.RuneCountInString(e.Note) > longestNote:
		return fault.New(fault.Invalid, fmt.Sprintf("Dasar hukum paling banyak %d huruf dan keterangan %d huruf.", longestName, longestNote))
	case len(e.From) < side.from || len(e.From) > side.most || len(e.To) < side.to || len(e.To) > side.mostTo:
		return fault.New(fault.Invalid, side.text)
	}
	if err := checkSide(e.From); err != nil {
		return err
	}
	if err := checkSide(e.To); err != nil {
		return err
	}
	return e.checkMeaning()
}

func checkSide(list []Named) error {
	for i, n := range list {
		switch {
		case n.Code == "" || strings.ContainsAny(n.Code, " ;\t\n") || utf8.RuneCountInString(n.Code) > 40:
			return fault.New(fault.Invalid, fmt.Sprintf("Kode OPD %q tidak dapat dipakai. Tulis singkatan tanpa spasi, misalnya DISKOMINFO.", fault.Clip(n.Code, 40)))
		case strings.TrimSpace(n.Name) == "" || utf8.RuneCountInString(n.Name) > longestName:
			return fault.New(fault.Invalid, fmt.Sprintf("Nama OPD %s belum diisi, atau lebih dari %d huruf.", n.Code, longestName))
		case has(list[:i], n.Code):
			return fault.New(fault.Invalid, fmt.Sprintf("OPD %s disebut dua kali.", n.Code))
		}
	}
	return nil
}

func (e Event) checkMeaning() error {
	switch e.Kind {
	case Renamed:
		if e.From[0].Code != e.To[0].Code {
			return fault.New(fault.Invalid, "Ganti nama tidak mengganti kode, supaya semua yang menunjuk OPD itu tetap benar.")
		}
		if e.From[0].Name == e.To[0].Name {
			return fault.New(fault.Invalid, "Nama barunya sama dengan nama lamanya.")
		}
	case Merged:
		if len(e.Ends()) == 0 {
			return fault.New(fault.Invalid, "Penggabungan mengakhiri paling sedikit satu OPD asal.")
		}
	case Dissolved:
		if len(e.Ends()) != len(e.From) {
			return fault.New(fault.Invalid, "OPD yang dibubarkan tidak dapat menjadi penerusnya sendiri.")
		}
	}
	return nil
}

// Record adds an event to those of a region, or refuses it: by itself, or because
// what is recorded already says otherwise.
func Record(events []Event, e Event, today Day) ([]Event, error) {
	if err := e.checkForm(today); err != nil {
		return nil, err
	}
	old := contradictions(events)
	all := InOrder(append(slices.Clone(events), e))
	for _, f := range contradictions(all) {
		if !slices.Contains(old, f) {
			return nil, fault.New(fault.Conflict, f.Text)
		}
	}
	return all, nil
}

// InOrder puts events in the order of their days; those of one day as they were
// recorded.
func InOrder(events []Event) []Event {
	out := slices.Clone(events)
	slices.SortStableFunc(out, func(a, b Event) int { return strings.Compare(string(a.Date), string(b.Date)) })
	return out
}
