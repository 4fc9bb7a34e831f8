package tabular

import (
	"slices"
	"strings"
)

// declaredDelimiter reads the line "sep=;" by which Excel names the delimiter.
func declaredDelimiter(text string) (byte, bool) {
	line, _, _ := strings.Cut(text, "\n")
	rest, ok := strings.CutPrefix(strings.ToLower(strings.Trim(line, `"`)), "sep=")
	if ok && len(rest) == 1 {
		return rest[0], true
	}
	return ',', false
}

// fit is how well a delimiter cuts the first lines: how many of them have the
// most common number of fields, and that number.
type fit struct {
	delim        byte
	lines, width int
}

const sniffLines = 60

// sniffDelimiter takes the delimiter that cuts the most lines alike. The comma is
// asked last: it also stands in texts and in decimals.
func sniffDelimiter(text string) byte {
	best := fit{delim: ','}
	for _, delim := range []byte(";\t|,") {
		if f := fitOf(text, delim); f.width > 1 && f.lines > best.lines {
			best = f
		}
	}
	return best.delim
}

func fitOf(text string, delim byte) fit {
	counts := map[int]int{}
	s := splitter{text: text, delim: delim, lim: Limits{Text: 32_767, Columns: 1 << 14}}
	for i := 0; i < sniffLines && s.more(); i++ {
		fields, err := s.record()
		if err != nil {
			break
		}
		if len(fields) > 1 || strings.TrimSpace(fields[0]) != "" {
			counts[len(fields)]++
		}
	}
	best := fit{delim: delim}
	for width, lines := range counts {
		if lines > best.lines || lines == best.lines && width > best.width {
			best.lines, best.width = lines, width
		}
	}
	return best
}

// unwrap undoes a fault of some export programs, which put every line in one
// pair of quotes. It is one only if the lines agree on their columns without the
// quotes, and do not with them.
func unwrap(text string) (string, bool) {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	if len(lines) < 2 {
		return "", false
	}
	for _, line := range lines {
		if line != "" && (len(line) < 2 || line[0] != '"' || line[len(line)-1] != '"') {
			return "", false
		}
	}
	if agrees(text) {
		return "", false
	}
	doubled, single := slices.Clone(lines), slices.Clone(lines)
	for i, line := range lines {
		if line != "" {
			single[i] = line[1 : len(line)-1]
			doubled[i] = strings.ReplaceAll(single[i], `""`, `"`)
		}
	}
	for _, candidate := range [][]string{doubled, single} {
		if text := strings.Join(candidate, "\n") + "\n"; agrees(text) {
			return text, true
		}
	}
	return "", false
}

// agrees tells whether nine of ten lines have the same columns, two or more.
func agrees(text string) bool {
	f := fitOf(text, sniffDelimiter(text))
	return f.width > 1 && f.lines*10 >= min(strings.Count(text, "\n"), sniffLines)*9
}
