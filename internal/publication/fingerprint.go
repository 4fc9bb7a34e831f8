package publication

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/plan"
)

// Format is the version of what the program makes of a snapshot. It is part of
// every fingerprint and is raised when books of the same data come out otherwise.
const Format = 1

// Fingerprint identifies an edition: SHA-256, as 64 hexadecimal digits, over the
// canonical text of everything the book is made from, in this order: the format
// version, the set, the book, the guideline and the snapshot.
//
// The canonical text is JSON in UTF-8 without blanks. A structure is an object of
// all its fields under their Go names, in the order they are declared, but for empty
// lists that joined later; a list is an array, empty or absent alike; a map is an
// object in the order of its keys; a value that writes itself as text, such as an
// exact decimal, is that text.
func Fingerprint(s plan.Snapshot, g plan.Guideline, set Set, book BookID) string {
	h := sha256.New()
	w := bufio.NewWriter(h)
	for _, part := range []any{Format, set, book, g, s} {
		canonical(w, reflect.ValueOf(part))
		w.WriteByte('\n')
	}
	w.Flush() // writing to a hash never fails
	return hex.EncodeToString(h.Sum(nil))
}

// SealOf gives the fingerprint of an edition and the text of its QR code, which
// names region, book and fingerprint and no address.
func SealOf(s plan.Snapshot, g plan.Guideline, set Set, book BookID) doc.Seal {
	f := Fingerprint(s, g, set, book)
	return doc.Seal{Fingerprint: f, QR: strings.Join([]string{"gurindam", string(s.Region.Code), string(book), f}, ":")}
}

// joinedLater are the lists that a plan had not when the first editions were made.
// They count where they are filled, so that the fingerprints of those stay true.
var joinedLater = map[string]bool{"Narratives": true}

var stringer = reflect.TypeFor[fmt.Stringer]()

func canonical(w *bufio.Writer, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if opaque(v.Type()) {
			quoted(w, v.Interface().(fmt.Stringer).String())
			return
		}
		w.WriteByte('{')
		n := 0
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			if joinedLater[name] && v.Field(i).Len() == 0 {
				continue
			}
			comma(w, n)
			quoted(w, name)
			w.WriteByte(':')
			canonical(w, v.Field(i))
			n++
		}
		w.WriteByte('}')
	case reflect.Slice:
		w.WriteByte('[')
		for i := range v.Len() {
			comma(w, i)
			canonical(w, v.Index(i))
		}
		w.WriteByte(']')
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		w.WriteByte('{')
		for i, k := range keys {
			comma(w, i)
			quoted(w, k.String())
			w.WriteByte(':')
			canonical(w, v.MapIndex(k))
		}
		w.WriteByte('}')
	case reflect.String:
		quoted(w, v.String())
	case reflect.Bool:
		w.WriteString(strconv.FormatBool(v.Bool()))
	case reflect.Int, reflect.Int64:
		w.WriteString(strconv.FormatInt(v.Int(), 10))
	default:
		panic("publication: no canonical text for " + v.Type().String()) // a new kind of field; the tests walk all of them
	}
}

// opaque tells whether a structure keeps its fields to itself and writes itself.
func opaque(t reflect.Type) bool {
	return t.Implements(stringer) && t.NumField() > 0 && !t.Field(0).IsExported()
}

func comma(w io.ByteWriter, i int) {
	if i > 0 {
		_ = w.WriteByte(',')
	}
}

func quoted(w io.Writer, s string) {
	text, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string always has a JSON text
	}
	_, _ = w.Write(text)
}
