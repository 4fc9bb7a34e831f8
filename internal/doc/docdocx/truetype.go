package docdocx

import (
	"encoding/binary"
	"fmt"
	"slices"
	"unicode/utf16"
)

// retitle gives a TrueType face another family and the style by which Word
// links the four faces of a family. Copyright and licence stay as they are.
func retitle(font []byte, family string, bold, italic bool) ([]byte, error) {
	tables, err := tablesOf(font)
	if err != nil {
		return nil, err
	}
	if len(tables["head"]) < 54 || len(tables["OS/2"]) < 64 {
		return nil, fmt.Errorf("face of %s lacks its heads", family)
	}
	style, selection, mac, weight := "Regular", uint16(0x40), uint16(0), uint16(400)
	switch {
	case bold && italic:
		style, selection, mac, weight = "Bold Italic", 0x21, 3, 700
	case bold:
		style, selection, mac, weight = "Bold", 0x20, 1, 700
	case italic:
		style, selection, mac = "Italic", 0x01, 2
	}
	names, err := namesOf(tables["name"])
	if err != nil {
		return nil, err
	}
	names[1], names[2], names[4], names[6] = family, style, family+" "+style, family+"-"+style
	tables["name"] = nameTable(names)
	be := binary.BigEndian
	os2, head := slices.Clone(tables["OS/2"]), slices.Clone(tables["head"])
	be.PutUint16(os2[4:], weight)
	be.PutUint16(os2[62:], be.Uint16(os2[62:])&^0x61|selection)
	be.PutUint16(head[44:], mac)
	tables["OS/2"], tables["head"] = os2, head
	return assemble(tables), nil
}

func tablesOf(font []byte) (map[string][]byte, error) {
	be := binary.BigEndian
	if len(font) < 12 || len(font) < 12+16*int(be.Uint16(font[4:])) {
		return nil, fmt.Errorf("not a TrueType face")
	}
	tables := map[string][]byte{}
	for i := range int(be.Uint16(font[4:])) {
		entry := font[12+16*i:]
		from, size := uint64(be.Uint32(entry[8:])), uint64(be.Uint32(entry[12:]))
		if from+size > uint64(len(font)) {
			return nil, fmt.Errorf("table %q reaches beyond the face", entry[:4])
		}
		tables[string(entry[:4])] = font[from : from+size]
	}
	return tables, nil
}

// namesOf reads the Unicode names of a face by their number.
func namesOf(table []byte) (map[uint16]string, error) {
	be := binary.BigEndian
	names := map[uint16]string{}
	if len(table) < 6 || len(table) < 6+12*int(be.Uint16(table[2:])) {
		return nil, fmt.Errorf("face has no names")
	}
	text := int(be.Uint16(table[4:]))
	for i := range int(be.Uint16(table[2:])) {
		rec := table[6+12*i:]
		from, size := text+int(be.Uint16(rec[10:])), int(be.Uint16(rec[8:]))
		if be.Uint16(rec) != 3 || from+size > len(table) {
			continue
		}
		var units []uint16
		for at := from; at+1 < from+size; at += 2 {
			units = append(units, be.Uint16(table[at:]))
		}
		names[be.Uint16(rec[6:])] = string(utf16.Decode(units))
	}
	return names, nil
}

func nameTable(names map[uint16]string) []byte {
	be := binary.BigEndian
	var ids []uint16
	for id := range names {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	out := be.AppendUint16(nil, 0)
	out = be.AppendUint16(out, uint16(len(ids)))
	out = be.AppendUint16(out, uint16(6+12*len(ids)))
	var text []byte
	for _, id := range ids {
		at := len(text)
		for _, u := range utf16.Encode([]rune(names[id])) {
			text = be.AppendUint16(text, u)
		}
		for _, v := range []uint16{3, 1, 0x409, id, uint16(len(text) - at), uint16(at)} {
			out = be.AppendUint16(out, v)
		}
	}
	return append(out, text...)
}

// assemble writes a face from its tables, with the check sums they must have.
func assemble(tables map[string][]byte) []byte {
	be := binary.BigEndian
	var tags []string
	for tag := range tables {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	be.PutUint32(tables["head"][8:], 0)
	power := 1
	for power*2 <= len(tags) {
		power *= 2
	}
	log := 0
	for 1<<(log+1) <= power {
		log++
	}
	out := be.AppendUint32(nil, 0x00010000)
	for _, v := range []int{len(tags), 16 * power, log, 16 * (len(tags) - power)} {
		out = be.AppendUint16(out, uint16(v))
	}
	at, head := 12+16*len(tags), 0
	var body []byte
	for _, tag := range tags {
		data := tables[tag]
		if tag == "head" {
			head = at
		}
		out = append(out, tag...)
		out = be.AppendUint32(out, checkSum(data))
		out = be.AppendUint32(out, uint32(at))
		out = be.AppendUint32(out, uint32(len(data)))
		padded := append(slices.Clone(data), make([]byte, (4-len(data)%4)%4)...)
		body, at = append(body, padded...), at+len(padded)
	}
	out = append(out, body...)
	be.PutUint32(out[head+8:], 0xB1B0AFBA-checkSum(out))
	return out
}

func checkSum(data []byte) uint32 {
	var sum uint32
	for i := 0; i < len(data); i += 4 {
		var word [4]byte
		copy(word[:], data[i:])
		sum += binary.BigEndian.Uint32(word[:])
	}
	return sum
}
