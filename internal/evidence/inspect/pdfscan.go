package inspect

import (
	"bytes"
	"compress/zlib"
	"io"
	"strconv"
)

// readPDF reads a PDF from the first byte to the last.
func readPDF(data []byte) *pdfFile {
	p := &pdfFile{objects: map[int][]byte{}, names: map[string]bool{}, left: 64 << 20, work: 32 << 20}
	s := &scanner{data: data}
	var before, last int // numbers that stand before "obj"
	for {
		start := s.at
		switch t := s.token(); t {
		case "":
			return p
		case "obj":
			p.object(s, before)
		case "trailer":
			p.trailer(s.dictionary())
		default:
			if n, err := strconv.Atoi(t); err == nil {
				before, last = last, n
			}
			if s.at == start {
				return p // nothing moves any more
			}
		}
	}
}

// object reads what stands behind "12 0 obj".
func (p *pdfFile) object(s *scanner, number int) {
	dict := s.dictionary()
	p.objects[number] = dict
	p.note(dict)
	mark := s.at
	if s.token() != "stream" {
		s.at = mark
		return
	}
	body := s.stream(dict)
	switch {
	case typed(dict, "XRef"):
		p.trailer(dict)
	case typed(dict, "ObjStm"):
		p.packed(dict, body)
	}
}

// trailer takes the catalog from a trailer, or from a table that is a stream.
func (p *pdfFile) trailer(dict []byte) {
	p.note(dict)
	if n, ok := reference(dict, "Root"); ok {
		p.root = n
	}
}

// packed reads the objects within a stream.
func (p *pdfFile) packed(dict, body []byte) {
	if has(dict, "Filter") {
		z, err := zlib.NewReader(bytes.NewReader(body))
		if err != nil {
			p.torn = p.torn || !p.names["Encrypt"]
			return
		}
		body, err = io.ReadAll(io.LimitReader(z, p.left))
		if p.left -= int64(len(body)); err != nil || p.left <= 0 {
			p.torn = true
		}
	}
	count, first := number(dict, "N"), number(dict, "First")
	if first < 0 || first > len(body) || count < 0 {
		p.torn = true
		return
	}
	heads := scanner{data: body[:first]}
	for range count {
		id, err1 := strconv.Atoi(heads.token())
		at, err2 := strconv.Atoi(heads.token())
		if err1 != nil || err2 != nil || at < 0 || at > len(body)-first {
			return
		}
		inner := scanner{data: body[first+at:]}
		d := inner.dictionary()
		if p.work -= int64(len(d)) + 1; p.work < 0 { // the same bytes named over and over
			p.torn = true
			return
		}
		p.objects[id] = d
		p.note(d)
	}
}

// note remembers the names in a dictionary.
func (p *pdfFile) note(dict []byte) {
	s := scanner{data: dict}
	for t := s.token(); t != ""; t = s.token() {
		if isName(t) {
			p.names[t[1:]] = true
		}
	}
}

// typed tells whether a dictionary is of a type.
func typed(dict []byte, kind string) bool {
	s := scanner{data: dict}
	return s.find("Type") && s.token() == "/"+kind
}

func has(dict []byte, key string) bool {
	s := scanner{data: dict}
	return s.find(key)
}

// number gives a number of a dictionary; -1 where there is none.
func number(dict []byte, key string) int {
	s := scanner{data: dict}
	if !s.find(key) {
		return -1
	}
	n, err := strconv.Atoi(s.token())
	if err != nil {
		return -1
	}
	return n
}

// scanner reads a PDF word by word.
type scanner struct {
	data []byte
	at   int
}

func space(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func delimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// token gives the next word: a name with its stroke and its escapes undone, a number
// or keyword, or a mark. Strings are passed over; empty at the end.
func (s *scanner) token() string {
	for s.at < len(s.data) {
		c := s.data[s.at]
		switch {
		case space(c):
			s.at++
		case c == '%':
			s.line()
		case c == '(':
			s.text()
			return "()"
		case c == '/':
			return s.name()
		case c == '<' && s.at+1 < len(s.data) && s.data[s.at+1] == '<', c == '>' && s.at+1 < len(s.data) && s.data[s.at+1] == '>':
			s.at += 2
			return string([]byte{c, c})
		case c == '<':
			s.hex()
			return "()"
		case delimiter(c):
			s.at++
			return string(rune(c))
		default:
			from := s.at
			for s.at < len(s.data) && !space(s.data[s.at]) && !delimiter(s.data[s.at]) {
				s.at++
			}
			return string(s.data[from:s.at])
		}
	}
	return ""
}

func (s *scanner) line() {
	if i := bytes.IndexAny(s.data[s.at:], "\r\n"); i >= 0 {
		s.at += i
		return
	}
	s.at = len(s.data)
}

// text passes over a string in brackets.
func (s *scanner) text() {
	for depth := 0; s.at < len(s.data); s.at++ {
		switch s.data[s.at] {
		case '\\':
			s.at++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				s.at++
				return
			}
		}
	}
	s.at = len(s.data) // an escape at the very end would lead beyond it
}

func (s *scanner) hex() {
	if i := bytes.IndexByte(s.data[s.at:], '>'); i >= 0 {
		s.at += i + 1
		return
	}
	s.at = len(s.data)
}

// name reads a name; #4A stands for a letter, so that nothing hides behind it.
func (s *scanner) name() string {
	out := []byte{'/'}
	for s.at++; s.at < len(s.data) && !space(s.data[s.at]) && !delimiter(s.data[s.at]); s.at++ {
		c := s.data[s.at]
		if c == '#' && s.at+2 < len(s.data) {
			if n, err := strconv.ParseUint(string(s.data[s.at+1:s.at+3]), 16, 8); err == nil {
				c = byte(n)
				s.at += 2
			}
		}
		out = append(out, c)
	}
	return string(out)
}

// dictionary gives the bytes of what comes next: a dictionary or an array with all
// that is in it, or one word.
func (s *scanner) dictionary() []byte {
	from := s.at
	for depth := 0; ; {
		at := s.at
		switch s.token() {
		case "":
			return s.data[from:s.at]
		case "<<", "[":
			depth++
		case ">>", "]":
			depth--
		case "endobj", "stream":
			s.at = at
			return s.data[from:at]
		}
		if depth <= 0 {
			return s.data[from:s.at]
		}
	}
}

// stream gives the bytes of a stream and goes behind it. Its length is believed only
// where the stream really ends there.
func (s *scanner) stream(dict []byte) []byte {
	if s.at < len(s.data) && s.data[s.at] == '\r' {
		s.at++
	}
	if s.at < len(s.data) && s.data[s.at] == '\n' {
		s.at++
	}
	from := s.at
	if n := number(dict, "Length"); n >= 0 && n <= len(s.data)-from {
		after := scanner{data: s.data, at: from + n}
		if after.token() == "endstream" {
			s.at = after.at
			return s.data[from : from+n]
		}
	}
	end := bytes.Index(s.data[from:], []byte("endstream"))
	if end < 0 {
		s.at = len(s.data)
		return s.data[from:]
	}
	s.at = from + end + len("endstream")
	return s.data[from : from+end]
}

// find goes behind a key of the dictionary that the scanner stands before; keys of
// dictionaries within it, and names that are values, are not its own.
func (s *scanner) find(key string) bool {
	depth := 0
	for t := s.token(); t != ""; t = s.token() {
		switch {
		case t == "<<" || t == "[":
			depth++
		case t == ">>" || t == "]":
			depth--
		case depth == 1 && t == "/"+key:
			return true
		case depth == 1 && t[0] == '/':
			if at := s.at; !isName(s.token()) {
				s.at = at
			}
		}
	}
	return false
}

func isName(t string) bool { return t != "" && t[0] == '/' }

// reference reads "12 0 R".
func (s *scanner) reference() (int, bool) {
	at := s.at
	n, err1 := strconv.Atoi(s.token())
	_, err2 := strconv.Atoi(s.token())
	if err1 != nil || err2 != nil || s.token() != "R" {
		s.at = at
		return 0, false
	}
	return n, true
}
