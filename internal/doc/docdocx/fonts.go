package docdocx

import (
	_ "embed" // for the style sheet
)

const (
	sansFont   = "Plus Jakarta Sans"
	serifFont  = "Source Serif 4"
	symbolFont = "Segoe UI Symbol"
)

//go:embed styles.xml
var styleSheet string

func fontTable() string {
	return xmlHead + "<w:fonts" + namespaces + `><w:font w:name="` + sansFont + `"><w:altName w:val="Calibri"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font><w:font w:name="` + serifFont + `"><w:altName w:val="Cambria"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>`
}

func fontParts() ([]part, error) { return nil, nil }
