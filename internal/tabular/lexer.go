package tabular

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// lexer splits the XML of a workbook part into tags and text. It knows only
// what a workbook needs: no document types, hence no entities of the file's own,
// and nothing is kept of what has passed. Large sheets are why it exists: it
// makes no garbage for a tag.
type lexer struct {
	in     *bufio.Reader
	held   []byte // a stretch longer than the buffer
	tag    []byte // inside of the last tag, without brackets
	name   []byte // local name of the last tag
	text   []byte // of the last text
	closed bool   // the last tag closed itself; its end comes next
	depth  int
}

// mark is what the lexer met.
type mark int

const (
	tagStart mark = iota
	tagEnd
	someText
)

const maxStretch = 4 << 20 // of one tag or text

var errXML = errors.New("malformed XML")

func newLexer(r io.Reader) *lexer { return &lexer{in: bufio.NewReaderSize(r, 64<<10)} }

// next moves to the next tag or text; io.EOF stands at a proper end only.
func (l *lexer) next() (mark, error) {
	if l.closed {
		l.closed = false
		l.depth--
		return tagEnd, nil
	}
	for {
		text, err := l.until('<')
		if err == io.EOF {
			if l.depth != 0 || len(bytes.TrimSpace(text)) > 0 {
				return 0, errXML
			}
			return 0, io.EOF
		}
		if err != nil {
			return 0, err
		}
		if len(text) > 0 {
			l.text = text
			return someText, l.in.UnreadByte()
		}
		m, skip, err := l.bracket()
		if err != nil || !skip {
			return m, err
		}
	}
}

// bracket reads what follows "<".
func (l *lexer) bracket() (m mark, skip bool, err error) {
	tag, err := l.tagBytes()
	if err != nil {
		return 0, false, err
	}
	switch {
	case len(tag) == 0:
		return 0, false, errXML
	case tag[0] == '?':
		return 0, true, nil
	case tag[0] == '!':
		return l.declaration(tag)
	case tag[0] == '/':
		l.name = local(bytes.TrimSpace(tag[1:]))
		l.depth--
		if l.depth < 0 {
			return 0, false, errXML
		}
		return tagEnd, false, nil
	}
	if tag[len(tag)-1] == '/' {
		l.closed, tag = true, tag[:len(tag)-1]
	}
	l.depth++
	l.tag = tag
	end := bytes.IndexAny(tag, " \t\r\n")
	if end < 0 {
		end = len(tag)
	}
	l.name = local(tag[:end])
	return tagStart, false, nil
}

// declaration passes over comments and takes CDATA as text. A document type is
// refused: it could define entities, and no spreadsheet program writes one.
func (l *lexer) declaration(tag []byte) (mark, bool, error) {
	switch {
	case bytes.HasPrefix(tag, []byte("!--")):
		for body := bytes.Clone(tag[3:]); !bytes.HasSuffix(body, []byte("--")); {
			more, err := l.until('>')
			if err != nil || len(body) > maxStretch {
				return 0, false, errXML
			}
			body = append(append(body, '>'), more...)
		}
		return 0, true, nil
	case bytes.HasPrefix(tag, []byte("![CDATA[")):
		body := bytes.Clone(tag[8:])
		for !bytes.HasSuffix(body, []byte("]]")) {
			more, err := l.until('>')
			if err != nil || len(body) > maxStretch {
				return 0, false, errXML
			}
			body = append(append(body, '>'), more...)
		}
		// What stands in CDATA is no markup; escape it as text would be.
		l.text = bytes.ReplaceAll(body[:len(body)-2], []byte("&"), []byte("&amp;"))
		return someText, false, nil
	}
	return 0, false, errXML
}

// tagBytes reads up to the ">" that ends the tag; one inside quotes does not.
func (l *lexer) tagBytes() ([]byte, error) {
	tag, err := l.until('>')
	if err != nil {
		return nil, errXML
	}
	if bytes.IndexByte(tag, '"') < 0 && bytes.IndexByte(tag, '\'') < 0 || len(tag) > 0 && (tag[0] == '!' || tag[0] == '?') {
		return tag, nil
	}
	for openQuote(tag) {
		whole := bytes.Clone(tag)
		more, err := l.until('>')
		if err != nil || len(whole) > maxStretch {
			return nil, errXML
		}
		tag = append(append(whole, '>'), more...)
	}
	return tag, nil
}

func openQuote(tag []byte) bool {
	var quote byte
	for _, b := range tag {
		switch {
		case quote == 0 && (b == '"' || b == '\''):
			quote = b
		case b == quote:
			quote = 0
		}
	}
	return quote != 0
}

// until gives what stands before the delimiter and passes over both.
func (l *lexer) until(delim byte) ([]byte, error) {
	part, err := l.in.ReadSlice(delim)
	if err == nil {
		return part[:len(part)-1], nil
	}
	l.held = l.held[:0]
	for err == bufio.ErrBufferFull {
		if l.held = append(l.held, part...); len(l.held) > maxStretch {
			return nil, errXML
		}
		part, err = l.in.ReadSlice(delim)
	}
	l.held = append(l.held, part...)
	if err != nil {
		return l.held, err
	}
	return l.held[:len(l.held)-1], nil
}

// attr gives the value of an attribute of the last start tag, found by its local
// name; nil where there is none.
func (l *lexer) attr(name string) []byte {
	rest := l.tag
	if i := bytes.IndexAny(rest, " \t\r\n"); i < 0 {
		return nil
	} else {
		rest = rest[i:]
	}
	for {
		key, after, ok := bytes.Cut(rest, []byte("="))
		if !ok {
			return nil
		}
		after = bytes.TrimLeft(after, " \t\r\n")
		if len(after) < 2 || after[0] != '"' && after[0] != '\'' {
			return nil
		}
		end := bytes.IndexByte(after[1:], after[0])
		if end < 0 {
			return nil
		}
		if string(local(bytes.TrimSpace(key))) == name {
			return after[1 : 1+end]
		}
		rest = after[end+2:]
	}
}

// attrText gives an attribute with its entities resolved.
func (l *lexer) attrText(name string) string { return unescape(l.attr(name)) }

func local(name []byte) []byte {
	if i := bytes.LastIndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}
