package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
	"gurindam/internal/instrument/scoretable"
)

type scoreCommand struct {
	Instrument         string `required:"" placeholder:"ID" help:"Instrumen, misalnya kominfo-2023-reguler, atau berkas .json-nya."`
	Previous           string `placeholder:"BERKAS" help:"Nilai tahun lalu sebagai CSV, untuk Indeks Peningkatan: per aspek, per pertanyaan, atau hasil."`
	PreviousInstrument string `placeholder:"ID" help:"Instrumen tahun lalu; tanpa ini dicoba menurut daftar dalam instrumen."`
	Digits             int    `default:"2" help:"Banyak desimal: 2 seperti yang diumumkan, atau 3 sampai 12 untuk nilai sebelum dibulatkan."`
	File               string `arg:"" name:"berkas" help:"CSV nilai per aspek (region dan semua aspek) atau per pertanyaan (region,question,score[,assessor]); - untuk masukan baku."`
}

// Run reckons the results of a file and writes them only when nothing is wrong.
func (s *scoreCommand) Run(p program) error {
	if s.Digits < scoretable.Published || s.Digits > 12 {
		return fault.New(fault.Invalid, "--digits menerima 2 sampai 12.")
	}
	if s.PreviousInstrument != "" && s.Previous == "" {
		return fault.New(fault.Invalid, "--previous-instrument memerlukan --previous.")
	}
	rule, err := findRule(s.Instrument)
	if err != nil {
		return err
	}
	table, problems, err := readScores(p, s.File, rule)
	if err != nil {
		return err
	}
	if problems.Count > 0 {
		return p.refuse(s.File, problems)
	}
	before, err := s.before(p, rule.Instrument, table)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := scoretable.Write(&out, table, before, s.Digits); err != nil {
		return err
	}
	_, err = out.WriteTo(p.out)
	return err
}

// before reads last year's values; nil where no file was named.
func (s *scoreCommand) before(p program, now instrument.Instrument, table scoretable.Table) (map[string]score.Fraction, error) {
	if s.Previous == "" {
		return nil, nil
	}
	past := scoretable.Past{Now: now, Find: func(id string) (*score.Rule, bool) {
		i, ok := instrument.Load(id)
		return score.For(i), ok
	}}
	if s.PreviousInstrument != "" {
		was, err := findRule(s.PreviousInstrument)
		if err != nil {
			return nil, err
		}
		past.Was = was
	}
	f, err := openFile(p, s.Previous)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	before, notes, problems := scoretable.Before(f, past)
	if problems.Count > 0 {
		return nil, p.refuse(s.Previous, problems)
	}
	met := 0
	for _, row := range table.Rows {
		if _, ok := before[row.Region]; ok {
			met++
		}
	}
	if met == 0 {
		notes = append(notes, fmt.Sprintf("Tidak satu pun wilayah ada di %s; periksa apakah kolom region ditulis sama.", s.Previous))
	}
	for _, note := range notes {
		fmt.Fprintln(p.err, "gurindam:", note)
	}
	return before, nil
}

func readScores(p program, name string, rule *score.Rule) (scoretable.Table, scoretable.Problems, error) {
	f, err := openFile(p, name)
	if err != nil {
		return scoretable.Table{}, scoretable.Problems{}, err
	}
	defer f.Close()
	table, problems := scoretable.Read(f, rule)
	return table, problems, nil
}

// openFile opens a file that a person named, or the standard input for a dash.
func openFile(p program, name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(p.in), nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, fmt.Sprintf("Berkas %q tidak dapat dibuka. Periksa nama dan izinnya.", name), err)
	}
	return f, nil
}

// findRule takes an instrument that comes with the program, or one from a file.
func findRule(name string) (*score.Rule, error) {
	if i, ok := instrument.Load(name); ok {
		return score.For(i), nil
	}
	if !strings.HasSuffix(name, ".json") && filepath.Base(name) == name {
		return nil, fault.New(fault.NotFound, fmt.Sprintf("Instrumen %q tidak ada. Yang tersedia: %s; atau tulis nama berkas .json.", name, strings.Join(shippedIDs(), ", ")))
	}
	i, err := readInstrument(name)
	if err != nil {
		return nil, err
	}
	if problems := instrument.Check(i); len(problems) > 0 {
		return nil, fault.New(fault.Invalid, fmt.Sprintf("Instrumen %s belum benar: %s Lihat semuanya dengan gurindam instrument check.", name, problems[0]))
	}
	return score.For(i), nil
}

// refuse says what is wrong with a file of scores.
func (p program) refuse(name string, problems scoretable.Problems) error {
	fmt.Fprintf(p.err, "gurindam: %s tidak dapat dihitung, %d masalah:\n", name, problems.Count)
	for _, problem := range problems.List {
		fmt.Fprintf(p.err, "  %s\n", problem)
	}
	if rest := problems.Count - len(problems.List); rest > 0 {
		fmt.Fprintf(p.err, "  dan %d lagi\n", rest)
	}
	return errProblems
}
