package region

import (
	"cmp"
	"fmt"
	"slices"
)

// Life is an office as the events tell it.
type Life struct {
	Code  string
	Names []Bearing // in order; the last is what it is called
	From  Day       // empty where no event tells
	Until Day       // the day from which it was no more; empty while it stands
}

// Bearing is a name with the day from which it was borne; empty where no event
// tells.
type Bearing struct {
	Name string
	From Day
}

// Name is what the office is, or was last, called.
func (l Life) Name() string {
	if len(l.Names) == 0 {
		return l.Code
	}
	return l.Names[len(l.Names)-1].Name
}

// Lives tells every office that the events name, in the order they first do.
func Lives(events []Event) []Life {
	var out []Life
	at := map[string]int{}
	life := func(n Named) *Life {
		i, known := at[n.Code]
		if !known {
			i = len(out)
			at[n.Code] = i
			out = append(out, Life{Code: n.Code, Names: []Bearing{{Name: n.Name}}})
		}
		return &out[i]
	}
	for _, e := range InOrder(events) {
		for _, n := range e.From {
			life(n)
		}
		for _, n := range e.To {
			_, known := at[n.Code]
			l := life(n)
			if !known && !has(e.From, n.Code) && e.Kind != Dissolved {
				l.From, l.Names[0].From = e.Date, e.Date
			}
			if l.Name() != n.Name {
				l.Names = append(l.Names, Bearing{n.Name, e.Date})
			}
		}
		for _, n := range e.Ends() {
			l := life(n)
			l.Until = cmp.Or(l.Until, e.Date)
		}
	}
	return out
}

// Finding is something in the history of the offices that needs a person.
type Finding struct {
	Event  string // identity of the event that shows it; empty where none does
	Office string // code
	Text   string // Indonesian: what is wrong, and what to do
}

// CheckHistory tells where the history contradicts itself or the list of offices
// as it stands.
func CheckHistory(events []Event, list []OPD) []Finding {
	out := contradictions(events)
	listed := map[string]bool{}
	for _, o := range list {
		listed[o.Code] = true
	}
	for _, l := range Lives(events) {
		switch {
		case l.Until != "" && listed[l.Code]:
			out = append(out, Finding{Office: l.Code, Text: fmt.Sprintf("%s berakhir %s tetapi masih ada di daftar OPD. Alihkan yang masih menunjuknya, lalu hapus barisnya.", l.Code, l.Until.Text())})
		case l.Until == "" && !listed[l.Code]:
			out = append(out, Finding{Office: l.Code, Text: fmt.Sprintf("%s menurut riwayat masih berdiri tetapi tidak ada di daftar OPD. Tambahkan barisnya, atau catat pembubarannya.", l.Code)})
		}
	}
	return out
}

// contradictions tells where events contradict each other: an office changes
// after it has ended, or begins after it was there. What has ended never comes
// back under its code, so no office can follow from itself.
func contradictions(events []Event) []Finding {
	var out []Finding
	ended, seen := map[string]Day{}, map[string]bool{}
	for _, e := range InOrder(events) {
		both := append(slices.Clone(e.From), without(e.To, e.From)...)
		for _, n := range both {
			if day, gone := ended[n.Code]; gone {
				out = append(out, Finding{e.ID, n.Code, fmt.Sprintf("%s sudah berakhir %s, jadi tidak dapat disebut lagi pada %s. Pakai kode lain untuk OPD yang baru.", n.Code, day.Text(), e.Date.Text())})
			}
		}
		for _, n := range e.Begins() {
			if seen[n.Code] && e.Kind != Dissolved {
				out = append(out, Finding{e.ID, n.Code, fmt.Sprintf("%s sudah ada sebelum %s, jadi tidak mungkin baru berdiri hari itu. Periksa tanggalnya; bila OPD itu menyerap yang lain, sebut juga sebagai OPD asal.", n.Code, e.Date.Text())})
			}
		}
		for _, n := range both {
			seen[n.Code] = true
		}
		for _, n := range e.Ends() {
			ended[n.Code] = e.Date
		}
	}
	return out
}

// OfficesAt gives the offices of a day, walked back from the list as it stands.
// What no event tells is taken to have been as it is.
func OfficesAt(list []OPD, events []Event, day Day) []OPD {
	out := slices.Clone(list)
	ordered := InOrder(events)
	out = slices.DeleteFunc(out, func(o OPD) bool { return endedBy(ordered, o.Code) })
	for _, e := range slices.Backward(ordered) {
		if e.Date <= day {
			continue
		}
		for _, n := range e.Begins() {
			if e.Kind == Dissolved {
				continue // who takes over stood before
			}
			out = slices.DeleteFunc(out, func(o OPD) bool { return o.Code == n.Code })
		}
		for _, n := range e.From {
			if i := slices.IndexFunc(out, func(o OPD) bool { return o.Code == n.Code }); i >= 0 {
				if out[i].Name != n.Name {
					out[i] = OPD{Code: n.Code, Name: n.Name}
				}
				continue
			}
			out = append(out, OPD{Code: n.Code, Name: n.Name})
		}
	}
	return out
}

func endedBy(events []Event, code string) bool {
	return slices.ContainsFunc(events, func(e Event) bool { return has(e.Ends(), code) })
}
