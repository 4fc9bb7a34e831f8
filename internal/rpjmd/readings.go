package rpjmd

import "strings"

// widths are the digits of each part of a code; the last part has two or four.
var widths = [][]int{{1}, {2}, {2}, {1}, {2}, {2, 4}}

// Readings gives the codes a damaged one may have been, where a spreadsheet
// program dropped zeros: 1.3.02 was 1.03.02 or 1.30.02. A whole code reads as
// itself; a text that cannot have been a code has no reading.
func (c Code) Readings() []string {
	if c.Valid() {
		return []string{c.Text}
	}
	parts := strings.Split(c.Text, ".")
	if len(parts) > len(widths) {
		return nil
	}
	readings := []string{""}
	for i, part := range parts {
		var longer []string
		for _, before := range readings {
			for _, p := range partReadings(part, widths[i]) {
				longer = append(longer, strings.TrimPrefix(before+"."+p, "."))
			}
		}
		readings = longer
	}
	var out []string
	for _, r := range readings {
		if (Code{Text: r}).Valid() {
			out = append(out, r)
		}
	}
	return out
}

// partReadings fills a part up with zeros, before it and behind it.
func partReadings(part string, widths []int) []string {
	var out []string
	for _, w := range widths {
		switch missing := w - len(part); {
		case missing == 0:
			return []string{part}
		case missing > 0 && part != "":
			zeros := strings.Repeat("0", missing)
			out = append(out, zeros+part)
			if missing == 1 {
				out = append(out, part+zeros)
			}
		}
	}
	return out
}
