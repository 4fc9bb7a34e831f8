package typeset

import (
	"bytes"
	"fmt"

	"github.com/go-text/typesetting/font"
)

// Program is a parsed font file. It never changes and may serve many documents
// at once.
type Program struct {
	Name string // PostScript name
	Data []byte // the TrueType file
	font *font.Font
}

// Parse reads a TrueType file of 1000 units to the em.
func Parse(name string, data []byte) (*Program, error) {
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("parse font %s: %w", name, err)
	}
	if face.Upem() != 1000 {
		return nil, fmt.Errorf("parse font %s: %d units to the em, want 1000", name, face.Upem())
	}
	return &Program{Name: name, Data: data, font: face.Font}, nil
}

func (p *Program) has(r rune) bool {
	id, ok := p.font.NominalGlyph(r)
	return ok && id != 0
}
