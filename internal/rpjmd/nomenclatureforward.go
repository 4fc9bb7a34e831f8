package rpjmd

// ForwardKind says how a sub kegiatan of an older edition was found in a newer one.
type ForwardKind string

// Kinds of forward mapping, surest first.
const (
	ForwardStated ForwardKind = "dinyatakan"  // the new list names it as a predecessor
	ForwardSame   ForwardKind = "sama"        // same code, same name
	ForwardMoved  ForwardKind = "pindah kode" // same name under the same kegiatan
	ForwardNone   ForwardKind = "tidak ada"   // residue: a person must choose
)

// Forward is where one sub kegiatan of an older edition stands in a newer one.
type Forward struct {
	Side Side
	From string // code in the older edition
	To   string // code in the newer one; empty for ForwardNone
	Kind ForwardKind
}

// MapForward finds every sub kegiatan of an older edition in a newer one. A code
// that names something else by now, and a name that stands at two places, are
// never guessed: they are left as residue. Names are compared by their letters.
func MapForward(older, newer Nomenclature) []Forward {
	stated, named := map[entryKey]string{}, map[entryKey]string{}
	names := map[entryKey]string{}
	for _, e := range newer.Entries {
		if e.Level != RenstraSubKegiatan {
			continue
		}
		names[entryKey{e.Side, longForm(e.Code)}] = letters(e.Name)
		only(named, nameKey(e), e.Code)
		if e.Previous != "" {
			only(stated, entryKey{e.Side, longForm(e.Previous)}, e.Code)
		}
	}
	var out []Forward
	for _, e := range older.Entries {
		if e.Level != RenstraSubKegiatan {
			continue
		}
		f := Forward{Side: e.Side, From: e.Code}
		key := entryKey{e.Side, longForm(e.Code)}
		switch {
		case stated[key] != "":
			f.To, f.Kind = stated[key], ForwardStated
		case names[key] != "" && names[key] == letters(e.Name):
			f.To, f.Kind = key.code, ForwardSame
		case named[nameKey(e)] != "":
			f.To, f.Kind = named[nameKey(e)], ForwardMoved
		default:
			f.Kind = ForwardNone
		}
		out = append(out, f)
	}
	return out
}

// nameKey tells a sub kegiatan by its kegiatan and the letters of its name.
func nameKey(e Entry) entryKey {
	return entryKey{e.Side, Code{Text: e.Code}.Parent().Text + " " + letters(e.Name)}
}

// only keeps a code under a key that it has to itself; a second one spoils it.
func only(m map[entryKey]string, key entryKey, code string) {
	if _, taken := m[key]; taken {
		code = ""
	}
	m[key] = code
}

// Residue lists the codes that found no place.
func Residue(list []Forward) []Forward {
	var out []Forward
	for _, f := range list {
		if f.Kind == ForwardNone {
			out = append(out, f)
		}
	}
	return out
}
