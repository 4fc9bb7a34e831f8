package survey

import "slices"

// Flag is why an answer looks wrong. It excludes nothing by itself: an official looks
// and decides.
type Flag string

// Flags.
const (
	SameDevice     Flag = "perangkat-sama"
	ManyDimensions Flag = "banyak-dimensi"
	Straight       Flag = "seragam"
	Copied         Flag = "rangkaian"
	Fast           Flag = "cepat"
	AllZero        Flag = "nol"
	MostlyUnknown  Flag = "tidak-tahu"
	Crowd          Flag = "satu-jaringan"
)

// Flags lists every flag.
var Flags = []Flag{SameDevice, ManyDimensions, Straight, Copied, Fast, AllZero, MostlyUnknown, Crowd}

var flagWords = map[Flag]string{
	SameDevice:     "perangkat yang sama menjawab lebih dari sekali",
	ManyDimensions: "responden yang sama pada beberapa dimensi",
	Straight:       "semua pernyataan dijawab sama",
	Copied:         "sama persis dengan jawaban-jawaban di sebelahnya",
	Fast:           "diisi terlalu cepat",
	AllZero:        "semua nol: mungkin bukan pemakai",
	MostlyUnknown:  "separuh atau lebih dijawab tidak tahu",
	Crowd:          "banyak jawaban dari satu jaringan",
}

// Words says a flag as people do.
func (f Flag) Words() string { return flagWords[f] }

const (
	longestRun    = 6  // so many equal answers in a row do not come by chance
	fastest       = 2  // seconds that reading one statement takes
	fastestRest   = 4  // seconds for the questions before them
	mostOfOneArea = 25 // answers of one network to one sub-dimension
)

// Look finds what looks wrong in the entries of a region, in their order of arrival,
// by entry.
func Look(entries []Entry) map[string][]Flag {
	out := map[string][]Flag{}
	add := func(id string, f Flag) {
		if !slices.Contains(out[id], f) {
			out[id] = append(out[id], f)
		}
	}
	for _, e := range entries {
		for _, f := range e.alone() {
			add(e.ID, f)
		}
	}
	repeated(entries, add)
	runs(entries, add)
	return out
}

// alone finds what an entry shows by itself.
func (e Entry) alone() []Flag {
	var out []Flag
	given := map[Level]int{}
	known := 0
	for _, l := range e.Answers {
		if l != DontKnow {
			known++
		}
		given[l]++
	}
	n := len(e.Answers)
	switch {
	case known >= 2 && given[0] == n:
		out = append(out, AllZero)
	case known >= 3 && len(given) == 1:
		out = append(out, Straight)
	}
	if e.Seconds > 0 && e.Seconds < fastestRest+fastest*n {
		out = append(out, Fast)
	}
	if n > 0 && 2*(n-known) >= n {
		out = append(out, MostlyUnknown)
	}
	return out
}

// repeated finds respondents that come more than once: a device within a
// sub-dimension, a device or a number of paper across dimensions, and a network that
// many answers of a sub-dimension come from.
func repeated(entries []Entry, add func(string, Flag)) {
	type spot struct{ who, sub string }
	devices, networks, dimensions := map[spot][]string{}, map[spot][]string{}, map[string]map[string]bool{}
	for _, e := range entries {
		if e.Device != "" {
			devices[spot{e.Device, e.Sub}] = append(devices[spot{e.Device, e.Sub}], e.ID)
		}
		if e.Network != "" {
			networks[spot{e.Network, e.Sub}] = append(networks[spot{e.Network, e.Sub}], e.ID)
		}
		if who := e.who(); who != "" {
			if dimensions[who] == nil {
				dimensions[who] = map[string]bool{}
			}
			dimensions[who][Dimension(e.Sub)] = true
		}
	}
	for _, e := range entries {
		if e.Device != "" && len(devices[spot{e.Device, e.Sub}]) > 1 {
			add(e.ID, SameDevice)
		}
		if e.Network != "" && len(networks[spot{e.Network, e.Sub}]) > mostOfOneArea {
			add(e.ID, Crowd)
		}
		if len(dimensions[e.who()]) > 1 {
			add(e.ID, ManyDimensions)
		}
	}
}

// who tells respondents apart across sub-dimensions.
func (e Entry) who() string {
	switch {
	case e.Device != "":
		return "perangkat " + e.Device
	case e.Number != "":
		return "nomor " + e.Number
	}
	return ""
}

// Dimension is the dimension of a sub-dimension: SG of SG-1.
func Dimension(sub string) string {
	for i := len(sub) - 1; i > 0; i-- {
		if sub[i] == '-' {
			return sub[:i]
		}
	}
	return sub
}

// runs finds long rows of equal answers to one poll that came in one after another in
// the same way.
func runs(entries []Entry, add func(string, Flag)) {
	type line struct {
		poll   string
		source Source
	}
	run := map[line][]Entry{}
	end := func(of []Entry) {
		if len(of) >= longestRun {
			for _, e := range of {
				add(e.ID, Copied)
			}
		}
	}
	for _, e := range entries {
		k := line{e.Poll, e.Source}
		if last := run[k]; len(last) > 0 && !same(last[0].Answers, e.Answers) {
			end(last)
			run[k] = last[:0:0]
		}
		run[k] = append(run[k], e)
	}
	for _, of := range run {
		end(of)
	}
}

func same(a, b map[string]Level) bool {
	if len(a) != len(b) {
		return false
	}
	for q, l := range a {
		if other, ok := b[q]; !ok || other != l {
			return false
		}
	}
	return true
}
