package rpjmd

import (
	"gurindam/internal/decimal"
	"gurindam/internal/money"
)

// RenstraLevel is the depth of a Renstra row.
type RenstraLevel string

// Levels of a Renstra row.
const (
	RenstraTujuan      RenstraLevel = "tujuan"
	RenstraSasaran     RenstraLevel = "sasaran"
	RenstraUrusan      RenstraLevel = "urusan"
	RenstraBidang      RenstraLevel = "bidang urusan"
	RenstraProgram     RenstraLevel = "program"
	RenstraKegiatan    RenstraLevel = "kegiatan"
	RenstraSubKegiatan RenstraLevel = "sub kegiatan"
)

// RenstraRow is one row of table T-C.27 of an office's Renstra: program, kegiatan
// or sub kegiatan with its indicator, yearly targets and budgets.
type RenstraRow struct {
	ID            string // unique in the region: office, level, code and occurrence; made by the reader
	OPD           string // code of the office
	Level         RenstraLevel
	Tujuan        string
	Sasaran       string
	Code          Code // of the nomenclature
	Name          string
	Indicator     string
	Unit          string
	Baseline      decimal.Decimal
	BaselineText  string // data capaian awal that is no number
	Years         []Year
	FinalTarget   decimal.Decimal
	FinalBudget   money.Rupiah
	FinalFunded   bool
	Unitkerja     string // unit kerja penanggung jawab
	Location      string
	FundingSource string
	Note          string
}
