package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"sync"
)

// ref is the number of an object.
type ref int

// file collects objects. Plain ones go into compressed object streams.
type file struct {
	objects []object
}

type object struct {
	body   []byte
	dict   string // of a stream, without its length
	stream bool
	packed bool // compressed already, or to be left as it is
}

func (f *file) reserve() ref {
	f.objects = append(f.objects, object{})
	return ref(len(f.objects))
}

func (f *file) set(r ref, body []byte) { f.objects[r-1].body = body }

func (f *file) add(format string, args ...any) ref {
	r := f.reserve()
	f.set(r, fmt.Appendf(nil, format, args...))
	return r
}

func (f *file) stream(dict string, data []byte) ref {
	f.objects = append(f.objects, object{body: data, dict: dict, stream: true})
	return ref(len(f.objects))
}

// plain adds a stream that stays readable, as metadata must.
func (f *file) plain(dict string, data []byte) ref {
	f.objects = append(f.objects, object{body: data, dict: dict, stream: true, packed: true})
	return ref(len(f.objects))
}

const perStream = 200 // objects in one object stream

// write numbers, packs and writes everything.
func (f *file) write(w io.Writer, catalog, info ref) error {
	plain := len(f.objects)
	places := make([][2]int, plain) // object stream and index of an object that is no stream
	var group []int
	flush := func() {
		if len(group) == 0 {
			return
		}
		number := int(f.bundle(group))
		for i, at := range group {
			places[at] = [2]int{number, i}
		}
		group = group[:0]
	}
	for i := range plain {
		if f.objects[i].stream {
			continue
		}
		if group = append(group, i); len(group) == perStream {
			flush()
		}
	}
	flush()
	f.compress()
	return f.output(w, places, catalog, info)
}

// bundle puts objects into one object stream.
func (f *file) bundle(group []int) ref {
	var head, body bytes.Buffer
	for _, at := range group {
		fmt.Fprintf(&head, "%d %d ", at+1, body.Len())
		body.Write(f.objects[at].body)
		body.WriteByte('\n')
	}
	dict := fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(group), head.Len())
	head.Write(body.Bytes())
	return f.stream(dict, head.Bytes())
}

// compress packs all streams, several at once.
func (f *file) compress() {
	next := make(chan *object)
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			z, _ := zlib.NewWriterLevel(io.Discard, zlib.DefaultCompression)
			for o := range next {
				var b bytes.Buffer
				z.Reset(&b)
				z.Write(o.body)
				z.Close()
				o.body, o.packed = b.Bytes(), true
				o.dict += "/Filter/FlateDecode"
			}
		})
	}
	for i := range f.objects {
		if o := &f.objects[i]; o.stream && !o.packed {
			next <- o
		}
	}
	close(next)
	wait.Wait()
}

func (f *file) output(w io.Writer, places [][2]int, catalog, info ref) error {
	out := &counter{w: w}
	hash := sha256.New()
	io.WriteString(out, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	table := make([]byte, 0, 7*(len(f.objects)+2))
	table = entry(table, 0, 0, 65535)
	for i, o := range f.objects {
		if !o.stream {
			table = entry(table, 2, places[i][0], places[i][1])
			continue
		}
		table = entry(table, 1, out.n, 0)
		fmt.Fprintf(out, "%d 0 obj\n<<%s/Length %d>>stream\n", i+1, o.dict, len(o.body))
		out.Write(o.body)
		io.WriteString(out, "\nendstream\nendobj\n")
		hash.Write(o.body)
	}
	start := out.n
	table = entry(table, 1, start, 0)
	id := fmt.Sprintf("%X", hash.Sum(nil)[:16])
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	z.Write(table)
	z.Close()
	fmt.Fprintf(out, "%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]/Filter/FlateDecode/Length %d>>stream\n",
		len(f.objects)+1, len(f.objects)+2, catalog, info, id, id, packed.Len())
	out.Write(packed.Bytes())
	io.WriteString(out, "\nendstream\nendobj\nstartxref\n"+strconv.Itoa(start)+"\n%%EOF\n")
	return out.err
}

// entry adds a row of the cross-reference table.
func entry(table []byte, kind, a, b int) []byte {
	return append(table, byte(kind), byte(a>>24), byte(a>>16), byte(a>>8), byte(a), byte(b>>8), byte(b))
}

// counter counts what it passes on, and keeps the first error.
type counter struct {
	w   io.Writer
	n   int
	err error
}

func (c *counter) Write(p []byte) (int, error) {
	if c.err != nil {
		return 0, c.err
	}
	n, err := c.w.Write(p)
	c.n += n
	c.err = err
	return n, err
}
