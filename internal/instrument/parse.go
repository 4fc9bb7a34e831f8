package instrument

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"

	"gurindam/internal/decimal"
	"gurindam/internal/fault"
)

// Largest is how many bytes the file of an instrument may have.
const Largest = 4 << 20

// file is an instrument as it stands in a file.
type file struct {
	Schema string `json:"$schema,omitempty"`
	Instrument
}

// Parse reads the file of an instrument. It refuses what it does not know: a field that
// no instrument has, a field given twice, text in the place of a number. The fault says
// on which line, in which field and what to do. What the instrument says is checked by
// Check.
func Parse(r io.Reader) (Instrument, error) {
	text, err := io.ReadAll(io.LimitReader(r, Largest+1))
	if err != nil {
		return Instrument{}, fmt.Errorf("read instrument: %w", err)
	}
	if len(text) > Largest {
		return Instrument{}, fault.New(fault.TooLarge, fmt.Sprintf("Berkas instrumen lebih dari %d MB. Periksa apakah berkasnya benar.", Largest>>20))
	}
	w := walker{text: text, tokens: json.NewDecoder(bytes.NewReader(text))}
	w.tokens.UseNumber()
	if err := w.value(reflect.TypeFor[file](), ""); err != nil {
		return Instrument{}, err
	}
	if _, err := w.tokens.Token(); err != io.EOF {
		return Instrument{}, w.fault("", "Ada isi lain sesudah instrumen. Satu berkas memuat satu instrumen.")
	}
	var f file
	if err := json.Unmarshal(text, &f); err != nil {
		return Instrument{}, fault.Wrap(fault.Invalid, "Berkas instrumen tidak dapat dibaca.", err)
	}
	return f.Instrument, nil
}

// walker goes through the file beside the type, so that a fault can name its place.
type walker struct {
	text   []byte
	tokens *json.Decoder
}

func (w walker) fault(place, format string, args ...any) error {
	return w.faultAt(w.tokens.InputOffset(), place, format, args...)
}

// broken is the fault of a file that is no JSON.
func (w walker) broken(place string, err error) error {
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		return w.faultAt(syntax.Offset, place, "Berkas ini bukan JSON yang sah di sini. Periksa tanda kurung, koma, dan tanda petiknya.")
	}
	return w.faultAt(int64(len(bytes.TrimSpace(w.text))), place, "Berkas ini terpotong di sini. Ambil lagi berkas yang utuh.")
}

func (w walker) faultAt(offset int64, place, format string, args ...any) error {
	line := 1 + bytes.Count(w.text[:min(offset, int64(len(w.text)))], []byte("\n"))
	text := fmt.Sprintf(format, args...)
	if place == "" {
		return fault.New(fault.Invalid, fmt.Sprintf("Berkas instrumen, baris %d: %s", line, text))
	}
	return fault.New(fault.Invalid, fmt.Sprintf("Berkas instrumen, baris %d, %s: %s", line, place, text))
}

func (w walker) value(t reflect.Type, place string) error {
	token, err := w.tokens.Token()
	if err != nil {
		return w.broken(place, err)
	}
	switch {
	case t == reflect.TypeFor[decimal.Decimal]():
		return w.decimal(token, place)
	case t.Kind() == reflect.Struct && token == json.Delim('{'):
		return w.object(t, place)
	case t.Kind() == reflect.Slice && token == json.Delim('['):
		return w.list(t.Elem(), place)
	case t.Kind() == reflect.Slice && token == nil: // an empty list of a draft
		return nil
	case t.Kind() == reflect.Int:
		if n, ok := token.(json.Number); ok {
			if _, err := n.Int64(); err == nil && len(n) < 10 {
				return nil
			}
		}
		return w.fault(place, "Isinya harus bilangan bulat tanpa tanda petik.")
	case t.Kind() == reflect.String:
		if _, ok := token.(string); ok {
			return nil
		}
	}
	return w.fault(place, "Isinya harus %s.", map[reflect.Kind]string{reflect.Struct: "objek {…}", reflect.Slice: "daftar […]", reflect.String: `teks di antara tanda petik`}[t.Kind()])
}

func (w walker) decimal(token json.Token, place string) error {
	text, ok := token.(string)
	if !ok {
		return w.fault(place, "Angka ditulis di antara tanda petik dengan titik desimal, misalnya \"12.5\", agar tepat.")
	}
	if _, err := decimal.Parse(text); err != nil {
		return w.fault(place, "%q bukan angka. Tulis dengan titik desimal, misalnya \"12.5\".", fault.Clip(text, 40))
	}
	return nil
}

func (w walker) list(elem reflect.Type, place string) error {
	for n := 0; w.tokens.More(); n++ {
		if err := w.value(elem, fmt.Sprintf("%s[%d]", place, n)); err != nil {
			return err
		}
	}
	return w.close(place)
}

func (w walker) object(t reflect.Type, place string) error {
	fields, names := fieldsOf(t)
	seen := map[string]bool{}
	for w.tokens.More() {
		token, err := w.tokens.Token()
		name, ok := token.(string)
		if err != nil {
			return w.broken(place, err)
		}
		if !ok {
			return w.fault(place, "Nama isian harus teks di antara tanda petik.")
		}
		inner := strings.TrimPrefix(place+"."+name, ".")
		field, known := fields[name]
		switch {
		case !known:
			return w.fault(inner, "Nama isian ini tidak dikenal. Hapus, atau pakai salah satu dari: %s.", strings.Join(names, ", "))
		case seen[name]:
			return w.fault(inner, "Isian ini tertulis dua kali. Hapus salah satu.")
		}
		seen[name] = true
		if err := w.value(field, inner); err != nil {
			return err
		}
	}
	return w.close(place)
}

func (w walker) close(place string) error {
	if _, err := w.tokens.Token(); err != nil {
		return w.broken(place, err)
	}
	return nil
}

// fieldsOf gives the types of the fields by the names they have in a file.
func fieldsOf(t reflect.Type) (map[string]reflect.Type, []string) {
	types := map[string]reflect.Type{}
	var names []string
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name != "" {
			types[name] = f.Type
			names = append(names, name)
		}
	}
	return types, names
}
