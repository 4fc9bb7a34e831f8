package tc27

import (
	"strings"

	"gurindam/internal/rpjmd"
	"gurindam/internal/sheet/cell"
)

// purpose reads one row of a list of tujuan and sasaran, in which a sasaran
// belongs to the tujuan above it. A row with several indicators, one a line,
// becomes several rows.
func (t *table) purpose(row int) {
	own, sub := t.purposeTexts(row)
	r := rpjmd.RenstraRow{OPD: t.opt.OPD}
	t.fill(&r, row, nil)
	switch {
	case own == "" && sub == "":
		if r.Indicator == "" || t.last < 0 {
			return
		}
		above := t.out.Rows[t.last]
		r.Level, r.Name, r.Tujuan, r.Sasaran = above.Level, above.Name, above.Tujuan, above.Sasaran
	case sub != "":
		if own != "" {
			t.tujuan = own
		}
		t.sasaran = sub
		r.Level, r.Name, r.Tujuan, r.Sasaran = rpjmd.RenstraSasaran, sub, t.tujuan, sub
		if t.tujuan == "" {
			t.warn(t.ref(row, t.anchor()), sub, "Tulis tujuannya pada baris di atasnya.", "Sasaran ini berdiri sebelum tujuan mana pun.")
		}
	default:
		t.tujuan, t.sasaran = own, ""
		r.Level, r.Name, r.Tujuan = rpjmd.RenstraTujuan, own, own
	}
	for i, ind := range t.indicators(row) {
		r.Indicator = ind
		if i > 0 { // targets stand beside all indicators of the cell; they belong to the first
			r.Years, r.Unit = nil, ""
		}
		t.last = t.append(r, row)
	}
}

// purposeTexts tells tujuan from sasaran, by columns of their own or by the word
// in the column beside.
func (t *table) purposeTexts(row int) (own, sub string) {
	text, _ := t.text(row, purpose)
	word, _ := t.text(row, group)
	own, _ = t.text(row, tujuan)
	sub, _ = t.text(row, sasaran)
	if text == "" {
		return own, sub
	}
	if word == "" {
		word, text = splitWord(text)
	}
	switch f := fold(word); {
	case has(f, "sasaran"):
		return "", text
	case has(f, "tujuan"):
		return text, ""
	}
	t.warn(t.ref(row, t.anchor()), text, "Tulis Tujuan atau Sasaran di kolom kelompok.", "Baris ini tidak menyebut apakah ia tujuan atau sasaran; dilewati.")
	return "", ""
}

// splitWord takes "Sasaran 1: …" apart.
func splitWord(text string) (word, rest string) {
	word, rest, ok := strings.Cut(text, ":")
	if !ok {
		return "", text
	}
	return word, strings.TrimSpace(rest)
}

// indicators splits a cell with several indicators, one a line; at least one,
// which may be empty.
func (t *table) indicators(row int) []string {
	var out []string
	for col, h := range t.heads {
		if h.field != indicator {
			continue
		}
		text, _ := cell.Long(at(t.sheet, row, col))
		for line := range strings.SplitSeq(text, "\n") {
			line = strings.TrimRight(strings.TrimSpace(line), "; ")
			if line != "" && line != "0" && (len(out) == 0 || out[len(out)-1] != line) {
				out = append(out, line)
			}
		}
	}
	if len(out) == 0 {
		return []string{""}
	}
	return out
}
