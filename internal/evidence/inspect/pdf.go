package inspect

import (
	"bytes"
	"slices"
)

// activeNames are the names under which a PDF holds what acts by itself or carries
// other files.
var activeNames = []string{"JavaScript", "JS", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "XFA", "SubmitForm", "ImportData", "GoToE", "GoToR", "AA"}

// maxPages bounds the pages that are believed: no document of an office has more.
const maxPages = 20_000

// lookPDF looks through a PDF. Its objects are found by reading it from the first byte
// to the last and not by its tables, which a hostile file may let say anything; streams
// that hold objects are unpacked within a limit, every other stream is left alone.
func lookPDF(data []byte) (Found, error) {
	end := bytes.LastIndex(data, []byte("%%EOF"))
	if end < 0 {
		return Found{}, reason("PDF-nya tidak utuh. Simpan atau pindai ulang, lalu unggah kembali.")
	}
	if rest := bytes.Trim(data[end+5:], "\r\n\t \x00"); len(rest) > 1024 || zipEnd(rest) {
		return Found{}, reason("Ada isi lain di belakang PDF-nya. Simpan atau cetak ulang sebagai PDF, lalu unggah kembali.")
	}
	p := readPDF(data)
	var found Found
	if p.names["Encrypt"] {
		found.Marks = mark(found.Marks, Locked)
	}
	if slices.ContainsFunc(activeNames, func(n string) bool { return p.names[n] }) {
		found.Marks = mark(found.Marks, Active)
	}
	switch pages, ok := p.pages(); {
	case ok:
		found.Pages = pages
	case !p.names["Encrypt"]: // of an encrypted one the objects may not be seen
		found.Marks = mark(found.Marks, Broken)
	}
	if p.torn {
		found.Marks = mark(found.Marks, Broken)
	}
	return found, nil
}

// pdfFile is what was found in a PDF.
type pdfFile struct {
	objects map[int][]byte  // the dictionary of each object, or what stands there instead; the last one counts
	names   map[string]bool // every name that stands outside streams and strings
	root    int             // the catalog, as the last trailer names it
	torn    bool            // a stream of objects could not be unpacked whole
	left    int64           // what may still be unpacked
	work    int64           // how much of it may still be read
}

// pages counts the pages that hang on the catalog. What is visited twice, or has no
// end, is no tree of pages.
func (p *pdfFile) pages() (int, bool) {
	top, ok := reference(p.objects[p.root], "Pages")
	if !ok {
		return 0, false
	}
	seen := map[int]bool{}
	count := 0
	waiting := []int{top}
	for len(waiting) > 0 {
		at := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		node, known := p.objects[at]
		if seen[at] || !known || len(seen) > 2*maxPages {
			return 0, false
		}
		seen[at] = true
		kids, inner := p.list(node, "Kids")
		if !inner {
			if count++; count > maxPages {
				return 0, false
			}
			continue
		}
		waiting = append(waiting, kids...)
	}
	return count, count > 0
}

// list gives the objects that an array of a dictionary names; the array may be an
// object of its own.
func (p *pdfFile) list(dict []byte, key string) ([]int, bool) {
	s := scanner{data: dict}
	if !s.find(key) {
		return nil, false
	}
	if n, ok := s.reference(); ok {
		s = scanner{data: p.objects[n]}
	}
	if s.token() != "[" {
		return nil, false
	}
	var out []int
	for {
		n, ok := s.reference()
		if !ok || len(out) > maxPages {
			return out, true
		}
		out = append(out, n)
	}
}

// reference gives the object that an entry of a dictionary names.
func reference(dict []byte, key string) (int, bool) {
	s := scanner{data: dict}
	if !s.find(key) {
		return 0, false
	}
	return s.reference()
}
