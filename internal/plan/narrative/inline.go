package narrative

import "strings"

// inline reads running text. What is no sign of the notation is text.
type inline struct {
	rest         string
	before       byte // what stood before rest; a space at the start
	bold, italic bool
	link         string
	text         strings.Builder
	out          []Span
}

func read(s string) []Span {
	p := &inline{rest: s, before: ' '}
	p.run("")
	return tidySpans(p.out)
}

// run reads up to the end.
func (p *inline) run(link string) {
	for p.rest != "" {
		switch {
		case p.rest[0] == '\\' && len(p.rest) > 1 && isSign(p.rest[1]):
			p.text.WriteByte(p.rest[1])
			p.skip(2)
		case p.rest[0] == '*':
			p.star()
		case strings.HasPrefix(p.rest, "^[") && p.source():
		case p.rest[0] == '[' && link == "" && p.linked():
		default:
			p.text.WriteByte(p.rest[0])
			p.skip(1)
		}
	}
	p.flush()
}

func isSign(c byte) bool {
	return c > ' ' && c < 0x7f && !(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z')
}

func (p *inline) skip(n int) {
	p.before, p.rest = p.rest[n-1], p.rest[n:]
}

// flush ends the span under way.
func (p *inline) flush() {
	if p.text.Len() > 0 {
		p.out = append(p.out, Span{Text: p.text.String(), Bold: p.bold, Italic: p.italic, Link: p.link})
		p.text.Reset()
	}
}

// star turns bold or italic letters on or off, unless it stands alone between
// spaces, as in a sum, or nothing turns it off again.
func (p *inline) star() {
	n := 1
	if strings.HasPrefix(p.rest, "**") {
		n = 2
	}
	after := byte(' ')
	if len(p.rest) > n {
		after = p.rest[n]
	}
	on := &p.italic
	if n == 2 {
		on = &p.bold
	}
	if p.before == ' ' && after == ' ' || !*on && !closes(p.rest[n:], n) {
		p.text.WriteString(p.rest[:n])
		p.skip(n)
		return
	}
	p.flush()
	*on = !*on
	p.skip(n)
}

// closes tells whether a text holds the sign of n stars that ends a style.
func closes(s string, n int) bool {
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == '*':
			run := 1
			if i+1 < len(s) && s[i+1] == '*' {
				run = 2
			}
			lone := i > 0 && s[i-1] == ' ' && (i+run == len(s) || s[i+run] == ' ')
			if run == n && !lone {
				return true
			}
			i += run - 1
		}
	}
	return false
}

// source reads ^[text](hlm. page).
func (p *inline) source() bool {
	text, n, ok := until(p.rest[2:], ']')
	if !ok || clean(text) == "" {
		return false
	}
	s := Source{Text: text}
	n += 2
	if strings.HasPrefix(p.rest[n:], "(hlm. ") {
		if page, m, ok := until(p.rest[n+1:], ')'); ok {
			s.Page = page
			n += m + 1
		}
	}
	p.flush()
	p.out = append(p.out, Span{Source: s})
	p.skip(n)
	return true
}

// linked reads [text](address).
func (p *inline) linked() bool {
	end := closing(p.rest)
	if end < 0 || !strings.HasPrefix(p.rest[end:], "](") {
		return false
	}
	address, n, ok := until(p.rest[end+2:], ')')
	if !ok || safe(address) == "" {
		return false
	}
	p.flush()
	inside := &inline{rest: p.rest[1:end], before: p.before, bold: p.bold, italic: p.italic, link: address}
	inside.run(address)
	p.out = append(p.out, inside.out...)
	p.bold, p.italic = inside.bold, inside.italic
	p.skip(end + 2 + n)
	return true
}

// closing finds the bracket that ends the one a text begins with.
func closing(s string) int {
	open := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			open++
		case ']':
			if open--; open == 0 {
				return i
			}
		}
	}
	return -1
}

// until reads up to a sign, without the backslashes, and tells how many bytes it
// took with the sign.
func until(s string, end byte) (text string, n int, ok bool) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && isSign(s[i+1]):
			i++
			b.WriteByte(s[i])
		case s[i] == end:
			return b.String(), i + 1, true
		default:
			b.WriteByte(s[i])
		}
	}
	return "", 0, false
}
