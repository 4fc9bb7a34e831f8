package docdocx

import (
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"
)

// bookmarks remembers which identity has which bookmark.
type bookmarks map[string]string

// name gives the bookmark of an identity: a legal name, alike in every build,
// and different for every identity. The beginning is the one Word gives to the
// targets of its own contents, which it hides from its list of bookmarks. Word
// takes at most forty characters; a name has thirty-nine or fewer.
func (m bookmarks) name(id string) string {
	if name, ok := m[id]; ok {
		return name
	}
	plain := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, id)
	h := fnv.New64a()
	h.Write([]byte(id))
	name := fmt.Sprintf("_Toc_%.17s_%016x", plain, h.Sum64())
	m[id] = name
	return name
}

// marked puts what write adds between the ends of the bookmark of an identity.
// An identity used twice is marked only the first time.
func (b *book) marked(id string, write func()) {
	if id == "" || b.count["mark "+id] > 0 {
		write()
		return
	}
	b.count["mark "+id]++
	n := strconv.Itoa(b.next())
	b.raw(`<w:bookmarkStart w:id="`, n, `" w:name="`, b.marks.name(id), `"/>`)
	write()
	b.raw(`<w:bookmarkEnd w:id="`, n, `"/>`)
}
