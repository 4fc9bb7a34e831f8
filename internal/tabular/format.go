package tabular

import (
	"strconv"
	"strings"

	"gurindam/internal/decimal"
)

// format is how a style shows numbers, as far as it is simple: digits, grouping,
// percent, words around them. What is not simple is shown as stored. Decimals
// have a point and groups a comma, as the file writes its formats.
type format struct {
	set            bool // false: as stored
	date           bool
	percent        bool
	group          bool
	minInt         int // digits before the point, filled with zeros: 0000
	minDec, maxDec int
	prefix, suffix string
}

// builtin are the formats that files name by number only.
var builtin = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
	14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "dd/mm/yyyy h:mm",
	27: "yyyy-mm-dd", 28: "yyyy-mm-dd", 29: "yyyy-mm-dd", 30: "yyyy-mm-dd", 31: "yyyy-mm-dd", 36: "yyyy-mm-dd",
	37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00",
	50: "yyyy-mm-dd", 51: "yyyy-mm-dd", 52: "yyyy-mm-dd", 53: "yyyy-mm-dd", 54: "yyyy-mm-dd", 57: "yyyy-mm-dd", 58: "yyyy-mm-dd",
}

// readStyles reads which format each style has.
func (w *workbook) readStyles(part string) error {
	codes := map[int]string{}
	var styles []int
	inCells := false
	err := w.pack.walk(part, func(l *lexer) error {
		switch string(l.name) {
		case "numFmt":
			if id, err := strconv.Atoi(string(l.attr("numFmtId"))); err == nil {
				codes[id] = l.attrText("formatCode")
			}
		case "cellXfs":
			inCells = true
		case "cellStyles", "dxfs":
			inCells = false
		case "xf":
			if inCells {
				id, _ := strconv.Atoi(string(l.attr("numFmtId")))
				styles = append(styles, id)
			}
		}
		return nil
	}, nil)
	if err != nil {
		return err
	}
	known := map[int]format{}
	for _, id := range styles {
		f, ok := known[id]
		if !ok {
			code, custom := codes[id]
			if !custom {
				code = builtin[id]
			}
			f = parseFormat(code)
			known[id] = f
		}
		w.formats = append(w.formats, f)
	}
	return nil
}

// parseFormat reads the first section of a format code.
func parseFormat(code string) format {
	var f format
	if code == "" || strings.EqualFold(code, "General") || code == "@" {
		return f
	}
	f.set = true
	digits := "" // the placeholders
	literal := func(s string) {
		if digits == "" {
			f.prefix += s
		} else {
			f.suffix += s
		}
	}
	runes := []rune(code)
loop:
	for i := 0; i < len(runes); i++ {
		switch r := runes[i]; r {
		case ';':
			break loop
		case '"':
			end := i + 1
			for end < len(runes) && runes[end] != '"' {
				end++
			}
			literal(string(runes[i+1 : end]))
			i = end
		case '[':
			end := i + 1
			for end < len(runes) && runes[end] != ']' {
				end++
			}
			if inner := strings.ToLower(string(runes[i+1 : end])); inner != "" && strings.Trim(inner, "hms") == "" {
				return format{} // hours beyond a day
			}
			i = end
		case '\\':
			if i++; i < len(runes) {
				literal(string(runes[i]))
			}
		case '_', '*':
			i++
		case '0', '#', '?', '.', ',':
			if f.suffix != "" {
				return format{}
			}
			digits += string(r)
		case '%':
			f.percent = true
			literal("%")
		case 'd', 'D', 'm', 'M', 'y', 'Y', 'h', 'H', 's', 'S':
			return format{date: true}
		case 'E', 'e', '/', '@', 'G', 'g':
			return format{} // powers, fractions, General within text
		default:
			literal(string(r))
		}
	}
	f.place(digits)
	return f
}

// place reads the placeholders.
func (f *format) place(digits string) {
	whole, frac, _ := strings.Cut(digits, ".")
	if digits == "" || strings.HasSuffix(digits, ",") || strings.ContainsAny(frac, ".,") || len(frac) > 20 {
		*f = format{} // nothing to show, or thousands left out
		return
	}
	f.group = strings.Contains(whole, ",")
	f.minInt = strings.Count(whole, "0")
	f.minDec, f.maxDec = strings.Count(frac, "0"), len(frac)
	f.prefix, f.suffix = strings.TrimLeft(f.prefix, " "), strings.TrimRight(f.suffix, " ")
}

// show writes a stored number.
func (f format) show(raw string) string {
	if !f.set {
		return raw
	}
	n := raw
	sign := ""
	if strings.HasPrefix(n, "-") {
		sign, n = "-", n[1:]
	}
	if f.percent {
		n = hundredfold(n)
	}
	whole, frac, _ := strings.Cut(n, ".")
	if len(frac) > f.maxDec {
		d, err := decimal.Parse(n)
		if err != nil {
			return raw
		}
		whole, frac, _ = strings.Cut(d.Round(f.maxDec).String(), ".")
		frac = strings.TrimRight(frac, "0")
	}
	for len(frac) < f.minDec {
		frac += "0"
	}
	for len(whole) < f.minInt {
		whole = "0" + whole
	}
	if f.group {
		whole = grouped(whole)
	}
	if frac != "" {
		whole += "." + frac
	}
	return f.prefix + sign + whole + f.suffix
}

// hundredfold moves the point two places.
func hundredfold(n string) string {
	whole, frac, _ := strings.Cut(n, ".")
	for len(frac) < 2 {
		frac += "0"
	}
	whole = strings.TrimLeft(whole+frac[:2], "0")
	if whole == "" {
		whole = "0"
	}
	if frac = frac[2:]; frac != "" {
		return whole + "." + frac
	}
	return whole
}

func grouped(digits string) string {
	if len(digits) <= 3 {
		return digits
	}
	first := len(digits) % 3
	var b strings.Builder
	b.WriteString(digits[:first])
	for i := first; i < len(digits); i += 3 {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(digits[i : i+3])
	}
	return b.String()
}
