package instrument

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // for the schema
	"encoding/hex"
	"encoding/json"
)

// SchemaFile is the name of the JSON Schema that describes the file of an instrument.
const SchemaFile = "instrument.schema.json"

// Encode writes an instrument as a file that Parse reads: indented, in a fixed order.
func Encode(i Instrument) ([]byte, error) {
	return encode(file{Schema: "../" + SchemaFile, Instrument: i}, "  ")
}

// Canonical is the one text of an instrument that its fingerprint is taken of.
func Canonical(i Instrument) ([]byte, error) { return encode(i, "") }

// Fingerprint is the SHA-256 of the canonical text, in hexadecimal digits.
func Fingerprint(i Instrument) (string, error) {
	text, err := Canonical(i)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}

func encode(value any, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(value); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

//go:embed instrument.schema.json
var schema []byte

// Schema is the JSON Schema of the file of an instrument.
func Schema() []byte { return bytes.Clone(schema) }
