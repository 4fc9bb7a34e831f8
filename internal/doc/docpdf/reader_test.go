package docpdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"testing"
)

// A reader of PDF files, as far as our own need one: it finds the objects by
// their marks and parses them into Go values: dict, list, name, link, string
// (raw), float64, bool.
type (
	dict map[string]any
	list []any
	name string
	link int
)

type pdfFile struct {
	t       testing.TB
	objects map[int]any
	streams map[int][]byte
}

var objectHead = regexp.MustCompile(`(?m)^(\d+) 0 obj\n`)

func readPDF(t testing.TB, data []byte) *pdfFile {
	t.Helper()
	f := &pdfFile{t: t, objects: map[int]any{}, streams: map[int][]byte{}}
	for at := 0; ; {
		m := objectHead.FindSubmatchIndex(data[at:])
		if m == nil {
			break
		}
		number, _ := strconv.Atoi(string(data[at+m[2] : at+m[3]]))
		p := &parser{data: data, at: at + m[1]}
		head := p.value()
		f.objects[number] = head
		d, ok := head.(dict)
		if !ok || !bytes.HasPrefix(data[p.at:], []byte("stream\n")) {
			t.Fatalf("object %d is no stream", number)
		}
		start := p.at + len("stream\n")
		size := int(d["Length"].(float64))
		f.streams[number] = f.unpack(d, data[start:start+size])
		at = start + size
	}
	for number, o := range f.objects {
		if d, _ := o.(dict); d["Type"] == name("ObjStm") { // others may be among them by now
			f.unbundle(d, f.streams[number])
		}
	}
	return f
}

func (f *pdfFile) unpack(d dict, data []byte) []byte {
	if d["Filter"] != name("FlateDecode") {
		return data
	}
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		f.t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		f.t.Fatal(err)
	}
	return out
}

func (f *pdfFile) unbundle(d dict, data []byte) {
	head := &parser{data: data}
	for range int(d["N"].(float64)) {
		number, at := int(head.value().(float64)), int(head.value().(float64))
		f.objects[number] = (&parser{data: data, at: int(d["First"].(float64)) + at}).value()
	}
}

// get follows a reference.
func (f *pdfFile) get(v any) any {
	if r, ok := v.(link); ok {
		o, found := f.objects[int(r)]
		if !found {
			f.t.Errorf("object %d is referred to and missing", r)
		}
		return o
	}
	return v
}

func (f *pdfFile) dict(v any) dict {
	d, ok := f.get(v).(dict)
	if !ok {
		f.t.Fatalf("%v is no dictionary", v)
	}
	return d
}

func (f *pdfFile) list(v any) list {
	switch v := f.get(v).(type) {
	case list:
		return v
	case nil:
		return nil
	default:
		return list{v}
	}
}

func (f *pdfFile) catalog() dict {
	for _, o := range f.objects {
		if d, ok := o.(dict); ok && d["Type"] == name("Catalog") {
			return d
		}
	}
	f.t.Fatal("no catalog")
	return nil
}

func (f *pdfFile) pages() []link {
	var out []link
	for _, k := range f.list(f.dict(f.catalog()["Pages"])["Kids"]) {
		out = append(out, k.(link))
	}
	return out
}

type parser struct {
	data []byte
	at   int
}

func (p *parser) skip() {
	for p.at < len(p.data) && bytes.IndexByte([]byte(" \n\r\t"), p.data[p.at]) >= 0 {
		p.at++
	}
}

func (p *parser) peek(s string) bool { return bytes.HasPrefix(p.data[p.at:], []byte(s)) }

// value parses one value; operators of content come out as operator.
func (p *parser) value() any {
	p.skip()
	switch {
	case p.at >= len(p.data):
		return nil
	case p.peek("<<"):
		p.at += 2
		d := dict{}
		for p.skip(); !p.peek(">>"); p.skip() {
			key := p.value().(name)
			d[string(key)] = p.value()
		}
		p.at += 2
		return d
	case p.peek("["):
		p.at++
		var l list
		for p.skip(); !p.peek("]"); p.skip() {
			l = append(l, p.value())
		}
		p.at++
		return l
	case p.peek("<"):
		end := bytes.IndexByte(p.data[p.at:], '>')
		s := string(p.data[p.at+1 : p.at+end])
		p.at += end + 1
		return s
	case p.peek("("):
		end := bytes.IndexByte(p.data[p.at:], ')')
		s := string(p.data[p.at : p.at+end+1])
		p.at += end + 1
		return s
	case p.peek("/"):
		p.at++
		return name(p.word())
	}
	return p.atom()
}

func (p *parser) word() string {
	start := p.at
	for p.at < len(p.data) && bytes.IndexByte([]byte(" \n\r\t/<>[]()"), p.data[p.at]) < 0 {
		p.at++
	}
	return string(p.data[start:p.at])
}

var reference = regexp.MustCompile(`^(\d+) 0 R`)

type operator string

func (p *parser) atom() any {
	if m := reference.FindSubmatch(p.data[p.at:min(len(p.data), p.at+16)]); m != nil {
		p.at += len(m[0])
		n, _ := strconv.Atoi(string(m[1]))
		return link(n)
	}
	w := p.word()
	if w == "" {
		panic(fmt.Sprintf("nothing to parse at %d: %.20q", p.at, p.data[p.at:]))
	}
	if n, err := strconv.ParseFloat(w, 64); err == nil {
		return n
	}
	switch w {
	case "true":
		return true
	case "null":
		return nil
	}
	return operator(w)
}
