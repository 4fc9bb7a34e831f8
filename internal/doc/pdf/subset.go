package pdf

import (
	"encoding/binary"
	"errors"
	"slices"
)

// sfnt reads the tables of a TrueType file.
type sfnt struct{ tables map[string][]byte }

var errFont = errors.New("the font file is damaged")

func readFont(data []byte) (sfnt, error) {
	s := sfnt{tables: map[string][]byte{}}
	if len(data) < 12 {
		return s, errFont
	}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		at := 12 + 16*i
		if at+16 > len(data) {
			return s, errFont
		}
		start := int(binary.BigEndian.Uint32(data[at+8:]))
		size := int(binary.BigEndian.Uint32(data[at+12:]))
		if start+size > len(data) {
			return s, errFont
		}
		s.tables[string(data[at:at+4])] = data[start : start+size]
	}
	for name, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4, "loca": 4, "OS/2": 90} {
		if len(s.tables[name]) < least {
			return s, errFont
		}
	}
	return s, nil
}

func (s sfnt) u16(table string, at int) int {
	return int(binary.BigEndian.Uint16(s.tables[table][at:]))
}

func (s sfnt) i16(table string, at int) int { return int(int16(s.u16(table, at))) }

// outline gives the description of a glyph.
func (s sfnt) outline(id int) []byte {
	loca, glyf := s.tables["loca"], s.tables["glyf"]
	var from, to int
	if s.u16("head", 50) == 1 {
		if 4*id+8 > len(loca) {
			return nil
		}
		from, to = int(binary.BigEndian.Uint32(loca[4*id:])), int(binary.BigEndian.Uint32(loca[4*id+4:]))
	} else {
		if 2*id+4 > len(loca) {
			return nil
		}
		from, to = 2*int(binary.BigEndian.Uint16(loca[2*id:])), 2*int(binary.BigEndian.Uint16(loca[2*id+2:]))
	}
	if from > to || to > len(glyf) {
		return nil
	}
	return glyf[from:to]
}

// advance gives the width of a glyph.
func (s sfnt) advance(id int) int {
	n := s.u16("hhea", 34)
	if id >= n {
		id = n - 1
	}
	if 4*id+2 > len(s.tables["hmtx"]) {
		return 0
	}
	return s.u16("hmtx", 4*id)
}

// closure adds the parts of composite glyphs, and the glyph of no sign.
func (s sfnt) closure(used []bool) []bool {
	keep := slices.Clone(used)
	var visit func(id int)
	visit = func(id int) {
		for _, part := range components(s.outline(id)) {
			if part < len(keep) && !keep[part] {
				keep[part] = true
				visit(part)
			}
		}
	}
	for id, ok := range used {
		if ok {
			visit(id)
		}
	}
	keep[0] = true
	return keep
}

// components lists the glyphs a composite outline is made of.
func components(outline []byte) []int {
	if len(outline) < 10 || int16(binary.BigEndian.Uint16(outline)) >= 0 {
		return nil
	}
	var out []int
	for at := 10; at+4 <= len(outline); {
		flags := binary.BigEndian.Uint16(outline[at:])
		out = append(out, int(binary.BigEndian.Uint16(outline[at+2:])))
		at += 6
		if flags&1 != 0 { // offsets are words
			at += 2
		}
		switch {
		case flags&0x08 != 0: // one scale
			at += 2
		case flags&0x40 != 0: // two scales
			at += 4
		case flags&0x80 != 0: // a matrix
			at += 8
		}
		if flags&0x20 == 0 { // no more
			break
		}
	}
	return out
}

// subset makes a font file with the used glyphs alone, under their own numbers.
func (s sfnt) subset(used []bool) []byte {
	keep := s.closure(used)
	n := len(keep)
	for n > 1 && !keep[n-1] {
		n--
	}
	var glyf, loca, hmtx []byte
	for id := range n {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		width := 0
		if keep[id] {
			glyf = append(glyf, s.outline(id)...)
			for len(glyf)%4 != 0 {
				glyf = append(glyf, 0)
			}
			width = s.advance(id)
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(width))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(s.bearing(id)))
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head, hhea, maxp := slices.Clone(s.tables["head"]), slices.Clone(s.tables["hhea"]), slices.Clone(s.tables["maxp"])
	binary.BigEndian.PutUint16(head[50:], 1)
	binary.BigEndian.PutUint16(hhea[34:], uint16(n))
	binary.BigEndian.PutUint16(maxp[4:], uint16(n))
	return assemble(map[string][]byte{"head": head, "hhea": hhea, "maxp": maxp, "hmtx": hmtx, "loca": loca, "glyf": glyf})
}

func (s sfnt) bearing(id int) int {
	n := s.u16("hhea", 34)
	at := 4*id + 2
	if id >= n {
		at = 4*n + 2*(id-n)
	}
	if at+2 > len(s.tables["hmtx"]) {
		return 0
	}
	return s.i16("hmtx", at)
}

// assemble writes tables as a TrueType file.
func assemble(tables map[string][]byte) []byte {
	names := make([]string, 0, len(tables))
	for name := range tables {
		names = append(names, name)
	}
	slices.Sort(names)
	out := []byte{0, 1, 0, 0, 0, byte(len(names)), 0, 64, 0, 2, 0, byte(16*len(names) - 64)}
	at := 12 + 16*len(names)
	var body []byte
	for _, name := range names {
		data := tables[name]
		out = append(out, name...)
		out = binary.BigEndian.AppendUint32(out, checksum(data))
		out = binary.BigEndian.AppendUint32(out, uint32(at+len(body)))
		out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
		body = append(body, data...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	return append(out, body...)
}

func checksum(data []byte) uint32 {
	sum := uint32(0)
	for i := 0; i < len(data); i += 4 {
		var word [4]byte
		copy(word[:], data[i:])
		sum += binary.BigEndian.Uint32(word[:])
	}
	return sum
}
