package db

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"unicode"

	"gurindam/internal/decimal"
)

// codec turns a struct into the values of columns and back. Strings, whole
// numbers and booleans are kept as they are, decimals as text, lists as JSON
// text; a struct inside is spread over columns with its name in front.
type codec struct {
	columns []string
	fields  []field
}

type field struct {
	index []int
	kind  kind
}

type kind int

const (
	textKind kind = iota
	wholeKind
	boolKind
	decimalKind
	listKind
)

type codecKey struct {
	typ  reflect.Type
	skip string
}

var codecs sync.Map // codecKey → codec; reflection is done once for each type

func codecOf(t reflect.Type, skip []string) codec {
	key := codecKey{t, strings.Join(skip, ",")}
	if c, ok := codecs.Load(key); ok {
		return c.(codec)
	}
	var c codec
	c.add(t, nil, "", skip)
	codecs.Store(key, c)
	return c
}

// taken are the columns that every table has for itself.
var taken = []string{"region", "id", "handle", "seq", "rev", "parent"}

var decimalType = reflect.TypeFor[decimal.Decimal]()

func (c *codec) add(t reflect.Type, index []int, prefix string, skip []string) {
	for i := range t.NumField() {
		f := t.Field(i)
		if slices.Contains(skip, f.Name) {
			continue
		}
		at := append(slices.Clone(index), i)
		name := prefix + snake(f.Name)
		if slices.Contains(taken, name) {
			name = "own_" + name
		}
		k := textKind
		switch {
		case f.Type == decimalType:
			k = decimalKind
		case f.Type.Kind() == reflect.Struct:
			c.add(f.Type, at, name+"_", nil)
			continue
		case f.Type.Kind() == reflect.Slice:
			k = listKind
		case f.Type.Kind() == reflect.Bool:
			k = boolKind
		case f.Type.Kind() == reflect.Int, f.Type.Kind() == reflect.Int64:
			k = wholeKind
		case f.Type.Kind() != reflect.String:
			panic(fmt.Sprintf("db: no column for %s.%s of type %s", t, f.Name, f.Type))
		}
		c.columns = append(c.columns, name)
		c.fields = append(c.fields, field{at, k})
	}
}

// list writes the columns for a SELECT, each with a comma before it.
func (c codec) list() string {
	var b strings.Builder
	for _, name := range c.columns {
		b.WriteString(`, "` + name + `"`)
	}
	return b.String()
}

// targets gives where to scan each column; the values end up comparable with
// those of encode.
func (c codec) targets(values []any) []any {
	out := make([]any, len(values))
	for i := range values {
		out[i] = scanner{&values[i], c.fields[i].kind}
	}
	return out
}

func (c codec) encode(v reflect.Value) ([]any, error) {
	out := make([]any, len(c.fields))
	for i, f := range c.fields {
		fv := v.FieldByIndex(f.index)
		switch f.kind {
		case decimalKind:
			out[i] = fv.Interface().(decimal.Decimal).String()
		case listKind:
			if fv.Len() == 0 {
				out[i] = "[]"
				continue
			}
			text, err := json.Marshal(fv.Interface())
			if err != nil {
				return nil, err
			}
			out[i] = string(text)
		case boolKind:
			out[i] = fv.Bool()
		case wholeKind:
			out[i] = fv.Int()
		default:
			out[i] = fv.String()
		}
	}
	return out, nil
}

func (c codec) decode(v reflect.Value, values []any) error {
	for i, f := range c.fields {
		fv := v.FieldByIndex(f.index)
		switch f.kind {
		case decimalKind:
			d, err := decimal.Parse(values[i].(string))
			if err != nil {
				return fmt.Errorf("column %s: %w", c.columns[i], err)
			}
			fv.Set(reflect.ValueOf(d))
		case listKind:
			if values[i] == "[]" {
				continue
			}
			if err := json.Unmarshal([]byte(values[i].(string)), fv.Addr().Interface()); err != nil {
				return fmt.Errorf("column %s: %w", c.columns[i], err)
			}
		case boolKind:
			fv.SetBool(values[i].(bool))
		case wholeKind:
			fv.SetInt(values[i].(int64))
		default:
			fv.SetString(values[i].(string))
		}
	}
	return nil
}

// scanner takes a column from either engine into one Go type.
type scanner struct {
	into *any
	kind kind
}

// Scan keeps a database value as string, int64 or bool.
func (s scanner) Scan(value any) error {
	switch v := value.(type) {
	case []byte:
		value = string(v)
	case int64:
		if s.kind == boolKind {
			value = v != 0
		}
	}
	switch s.kind {
	case wholeKind:
		_, ok := value.(int64)
		return s.keep(value, ok)
	case boolKind:
		_, ok := value.(bool)
		return s.keep(value, ok)
	}
	_, ok := value.(string)
	return s.keep(value, ok)
}

func (s scanner) keep(value any, ok bool) error {
	if !ok {
		return fmt.Errorf("unexpected %T", value)
	}
	*s.into = value
	return nil
}

// snake writes a Go name as a column name: OPDs → opds, LeaderName → leader_name.
func snake(name string) string {
	runes := []rune(name)
	var b strings.Builder
	for i, r := range runes {
		if i > 0 && unicode.IsUpper(r) && (unicode.IsLower(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1]) && string(runes[i:]) != "Ds") {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
