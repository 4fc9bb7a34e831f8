package tc27

import (
	"fmt"
	"strconv"
	"strings"
)

// mending is a kind of damage that was mended: one part that lost its zeros.
type mending struct{ part, was, became, why string }

// mended counts codes that were given back the same zeros; they are told at once.
func (t *table) mended(raw rawCode, chosen, why string) {
	was, became := strings.Split(raw.text, "."), strings.Split(chosen, ".")
	key := mending{why: why}
	for i := range min(len(was), len(became)) {
		if was[i] != became[i] {
			key.part, key.was, key.became = strconv.Itoa(i), key.was+"."+was[i], key.became+"."+became[i]
		}
	}
	if t.mendings == nil {
		t.mendings = map[mending]int{}
	}
	if i, seen := t.mendings[key]; seen {
		t.mends[i].count++
		return
	}
	t.mendings[key] = len(t.mends)
	t.mends = append(t.mends, mend{raw: raw, chosen: chosen, why: why})
}

// mend is the first code of a mending, and how many followed.
type mend struct {
	raw         rawCode
	chosen, why string
	count       int
}

func (t *table) tellMended() {
	for _, m := range t.mends {
		text := fmt.Sprintf("Kode %q dibaca %s: %s.", m.raw.text, m.chosen, m.why)
		if m.count > 0 {
			text = fmt.Sprintf("Kode %q dibaca %s, begitu pula %d kode lain yang kehilangan nol yang sama: %s.", m.raw.text, m.chosen, m.count, m.why)
		}
		t.warn(m.raw.at, m.raw.text, "Periksa kodenya, dan simpan kolom kode sebagai teks.", "%s", text)
	}
}
