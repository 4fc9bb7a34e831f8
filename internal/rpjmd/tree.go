// Package rpjmd holds the law's own planning chain: the RPJMD tree from visi to
// program, the Renstra rows of the offices, and the codes of the budget
// nomenclature. Source: Permendagri 86/2017; nomenclature: Permendagri 90/2019
// and the decisions that renew it.
package rpjmd

import (
	"gurindam/internal/decimal"
	"gurindam/internal/money"
)

// Level is a step of the RPJMD chain.
type Level string

// Levels from the top down.
const (
	Visi          Level = "visi"
	Misi          Level = "misi"
	Tujuan        Level = "tujuan"
	Sasaran       Level = "sasaran"
	Strategi      Level = "strategi"
	ArahKebijakan Level = "arah kebijakan"
	Program       Level = "program"
)

// Levels lists the levels from the top down.
func Levels() []Level {
	return []Level{Visi, Misi, Tujuan, Sasaran, Strategi, ArahKebijakan, Program}
}

// Element is one node of the RPJMD tree.
type Element struct {
	Code      string // chosen by the region, unique in its tree: "M1", "M1.T1.S2"
	Level     Level
	Parents   []string // codes; several where the law allows: one program serves several arah kebijakan
	Text      string
	Indicator string
	Unit      string
	Baseline  decimal.Decimal
	Years     []Year
	Budget    Code     // of the nomenclature, for a program; may be empty
	OPDs      []string // codes of the offices responsible
	Page      string   // of the RPJMD
}

// Year is target and budget of one year.
type Year struct {
	Year   int
	Target decimal.Decimal
	Text   string // target that is no number: "terlaksana"
	Budget money.Rupiah
	Funded bool // a budget was stated; false is an empty cell, which is not zero
}

// Tree is one region's RPJMD.
type Tree struct {
	Title    string // "RPJMD 2018–2023"
	Decree   string // "Perda 1/2019"
	Elements []Element
}
