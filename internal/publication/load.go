package publication

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"gurindam/internal/fault"
	"gurindam/internal/publication/block"
)

//go:embed outline/*.json
var outlines embed.FS

const schemaSuffix = ".schema.json"

// Sets lists the sets of books the program knows, in the order of their IDs.
func Sets() ([]Set, error) {
	names, err := fs.Glob(outlines, "outline/*.json")
	if err != nil {
		return nil, fmt.Errorf("list outlines: %w", err)
	}
	var out []Set
	for _, name := range names {
		if strings.HasSuffix(name, schemaSuffix) {
			continue
		}
		data, err := outlines.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read outline: %w", err)
		}
		s, err := Parse(data)
		if err != nil {
			return nil, fmt.Errorf("outline %s: %w", name, err)
		}
		if want := strings.TrimSuffix(path.Base(name), ".json"); s.ID != want {
			return nil, fmt.Errorf("outline %s: its id is %q", name, s.ID)
		}
		out = append(out, s)
	}
	return out, nil
}

// Load gives the set of an ID, or fault.NotFound naming those there are.
func Load(id string) (Set, error) {
	all, err := Sets()
	if err != nil {
		return Set{}, err
	}
	var known []string
	for _, s := range all {
		if s.ID == id {
			return s, nil
		}
		known = append(known, s.ID)
	}
	return Set{}, fault.New(fault.NotFound, fmt.Sprintf("Set buku %q tidak dikenal. Yang tersedia: %s.", id, strings.Join(known, ", ")))
}

// Parse reads an outline and checks it.
func Parse(data []byte) (Set, error) {
	var s Set
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&s); err != nil {
		return Set{}, err
	}
	return s, s.Check()
}

// Check tells everything that is wrong with a set: what is missing, unknown
// blocks and kinds, identities or blocks used twice in a book.
func (s Set) Check() error {
	c := &checker{}
	if s.ID == "" || s.Name == "" || s.Guideline == "" || len(s.Books) == 0 {
		c.bad("id, name, guideline and books are required")
	}
	books := map[BookID]bool{}
	for _, b := range s.Books {
		if b.ID == "" || b.Label == "" || b.Title == "" || len(b.Body) == 0 {
			c.bad("book %q: id, label, title and body are required", b.ID)
		}
		if books[b.ID] {
			c.bad("book %q stands twice", b.ID)
		}
		books[b.ID] = true
		c.book, c.sections, c.blocks = b.ID, map[string]bool{}, map[string]bool{}
		for _, part := range [][]Section{b.Front, b.Body, b.Back} {
			c.list(part, "", "")
		}
	}
	return errors.Join(c.faults...)
}

type checker struct {
	faults           []error
	book             BookID
	sections, blocks map[string]bool
}

func (c *checker) bad(format string, args ...any) {
	c.faults = append(c.faults, fmt.Errorf(format, args...))
}

func (c *checker) list(sections []Section, parent, each string) {
	for _, o := range sections {
		id := join(parent, o.ID)
		if o.ID == "" || o.Title == "" {
			c.bad("book %s: section %q: id and title are required", c.book, id)
		}
		if c.sections[id] {
			c.bad("book %s: section %q stands twice", c.book, id)
		}
		c.sections[id] = true
		if len(o.Blocks) == 0 && len(o.Sections) == 0 {
			c.bad("book %s: section %q holds nothing", c.book, id)
		}
		within := each
		if o.Each != "" {
			within = o.Each
			if !block.Kind(o.Each) || each != "" {
				c.bad("book %s: section %q: each %q is unknown or stands inside another", c.book, id, o.Each)
			}
			if !strings.Contains(o.Title, "{}") {
				c.bad("book %s: section %q: its title lacks {}", c.book, id)
			}
		}
		for _, name := range o.Blocks {
			c.block(id, name, within)
		}
		c.list(o.Sections, id, within)
	}
}

func (c *checker) block(section, name, each string) {
	need, ok := block.Needs(name)
	switch {
	case !ok:
		c.bad("book %s: section %q: unknown block %q", c.book, section, name)
	case need != each && need != "":
		c.bad("book %s: section %q: block %q wants each %q", c.book, section, name, need)
	case c.blocks[name] && name != block.Break:
		c.bad("book %s: block %q stands twice", c.book, name)
	}
	c.blocks[name] = true
}

func join(parent, id string) string {
	if parent == "" {
		return id
	}
	return parent + "." + id
}
