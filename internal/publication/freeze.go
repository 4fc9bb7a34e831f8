package publication

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"gurindam/internal/decimal"
	"gurindam/internal/plan"
)

// Frozen is everything the books of an edition are made from, so that they can be
// made again when plan, guideline and outline have long been others.
type Frozen struct {
	Format   int
	Set      Set
	Guide    plan.Guideline
	Snapshot plan.Snapshot
}

// Freeze writes what books are made from as canonical text, the same as Fingerprint
// is over. Equal values give equal bytes.
func Freeze(set Set, g plan.Guideline, s plan.Snapshot) []byte {
	var out bytes.Buffer
	w := bufio.NewWriter(&out)
	canonical(w, reflect.ValueOf(Frozen{Format, set, g, s}))
	w.Flush() // writing to a buffer never fails
	return out.Bytes()
}

// Thaw reads what Freeze wrote. Of a text by another version of the program it takes
// the fields that both know.
func Thaw(text []byte) (Frozen, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var tree any
	if err := d.Decode(&tree); err != nil {
		return Frozen{}, fmt.Errorf("thaw edition: %w", err)
	}
	var f Frozen
	if err := thaw(reflect.ValueOf(&f).Elem(), tree); err != nil {
		return Frozen{}, fmt.Errorf("thaw edition: %w", err)
	}
	return f, nil
}

var errShape = errors.New("the text does not have the shape of what it is read as")

// thaw is canonical backwards.
func thaw(v reflect.Value, from any) error {
	switch from := from.(type) {
	case map[string]any:
		return thawFields(v, from)
	case []any:
		if v.Kind() != reflect.Slice {
			return errShape
		}
		if len(from) > 0 {
			v.Set(reflect.MakeSlice(v.Type(), len(from), len(from)))
		}
		for i, e := range from {
			if err := thaw(v.Index(i), e); err != nil {
				return err
			}
		}
	case string:
		if v.Kind() == reflect.String {
			v.SetString(from)
			return nil
		}
		number, ok := v.Addr().Interface().(*decimal.Decimal)
		if !ok {
			return errShape
		}
		d, err := decimal.Parse(from)
		*number = d
		return err
	case bool:
		if v.Kind() != reflect.Bool {
			return errShape
		}
		v.SetBool(from)
	case json.Number:
		n, err := from.Int64()
		if err != nil || !v.CanInt() {
			return errShape
		}
		v.SetInt(n)
	}
	return nil
}

func thawFields(v reflect.Value, from map[string]any) error {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			e, ok := from[name]
			if !ok {
				continue
			}
			if err := thaw(v.Field(i), e); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		return nil
	case reflect.Map:
		if len(from) > 0 {
			v.Set(reflect.MakeMapWithSize(v.Type(), len(from)))
		}
		for k, e := range from {
			value := reflect.New(v.Type().Elem()).Elem()
			if err := thaw(value, e); err != nil {
				return fmt.Errorf("%s: %w", k, err)
			}
			v.SetMapIndex(reflect.ValueOf(k).Convert(v.Type().Key()), value)
		}
		return nil
	}
	return errShape
}
