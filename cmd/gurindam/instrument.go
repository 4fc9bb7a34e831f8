package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"gurindam/internal/fault"
	"gurindam/internal/instrument"
)

type instrumentCommand struct {
	List  instrumentListCommand  `cmd:"" help:"Menyebut instrumen evaluasi yang dibawa program."`
	Show  instrumentShowCommand  `cmd:"" help:"Menampilkan satu instrumen: bobot, pembulatan, pertanyaan, dan yang belum diketahui."`
	Check instrumentCheckCommand `cmd:"" help:"Memeriksa berkas instrumen tanpa basis data."`
}

type instrumentListCommand struct{}

// Run lists the instruments.
func (l *instrumentListCommand) Run(p program) error {
	for _, i := range instrument.Shipped() {
		fmt.Fprintf(p.out, "%-22s %d  %3d pertanyaan  %s\n", i.ID, i.Year, len(i.Questions()), i.Name)
	}
	return nil
}

type instrumentShowCommand struct {
	ID   string `arg:"" name:"id" help:"ID instrumen, misalnya kominfo-2023-reguler."`
	JSON bool   `name:"json" help:"Berkas instrumen selengkapnya sebagai JSON."`
}

// Run shows an instrument.
func (s *instrumentShowCommand) Run(p program) error {
	i, ok := instrument.Load(s.ID)
	if !ok {
		return fault.New(fault.NotFound, fmt.Sprintf("Instrumen %q tidak ada. Yang tersedia: %s.", s.ID, strings.Join(shippedIDs(), ", ")))
	}
	if s.JSON {
		text, err := instrument.Encode(i)
		if err == nil {
			_, err = p.out.Write(text)
		}
		return err
	}
	return p.printInstrument(i)
}

func shippedIDs() []string {
	var out []string
	for _, i := range instrument.Shipped() {
		out = append(out, i.ID)
	}
	return out
}

func (p program) printInstrument(i instrument.Instrument) error {
	print, err := instrument.Fingerprint(i)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.out, "%s\n%s, tahun %d, skala %d–%d\n", i.Name, i.ID, i.Year, i.Scale.Min, i.Scale.Max)
	fmt.Fprintf(p.out, "Pembulatan: %s\nSidik: %s\n", i.Rounding.Words(), print)
	if len(i.Previous) > 0 {
		fmt.Fprintf(p.out, "Tahun sebelumnya: %s\n", strings.Join(i.Previous, ", "))
	}
	for _, a := range i.Aspects {
		fmt.Fprintf(p.out, "\n%s – %s, bobot %s\n", a.Code, a.Name, a.Weight.Indonesian())
		for _, q := range a.Questions() {
			fmt.Fprintf(p.out, "  %-10s %s\n", q.Code, q.Text)
		}
	}
	fmt.Fprint(p.out, "\nSumber\n")
	for _, s := range i.Sources {
		fmt.Fprintf(p.out, "  %s (%s)", s.Title, s.Kind)
		if s.Part != "" {
			fmt.Fprintf(p.out, ": %s", s.Part)
		}
		fmt.Fprintln(p.out)
	}
	for n, note := range i.Notes {
		if n == 0 {
			fmt.Fprint(p.out, "\nCatatan\n")
		}
		fmt.Fprintf(p.out, "  %s\n", note)
	}
	return nil
}

type instrumentCheckCommand struct {
	Files []string `arg:"" name:"berkas" help:"Berkas JSON instrumen."`
}

// Run says of every file what keeps it from being used. The files may name each other
// as the year before.
func (k *instrumentCheckCommand) Run(p program) error {
	read := map[string]instrument.Instrument{}
	var ids []string
	wrong := false
	for _, name := range k.Files {
		i, err := readInstrument(name)
		if err != nil {
			if fault.KindOf(err) == fault.Internal {
				return err
			}
			fmt.Fprintf(p.err, "%s: %s\n", name, fault.Text(err))
			wrong = true
			continue
		}
		read[name] = i
		ids = append(ids, i.ID)
	}
	for _, name := range k.Files {
		i, ok := read[name]
		if !ok {
			continue
		}
		problems := instrument.Check(i, ids...)
		if n := slices.Index(ids, i.ID); slices.Contains(ids[n+1:], i.ID) {
			problems = append(problems, instrument.Problem{Text: fmt.Sprintf("ID %q dipakai lebih dari satu berkas.", i.ID)})
		}
		for _, problem := range problems {
			fmt.Fprintf(p.err, "%s: %s\n", name, problem)
		}
		if len(problems) > 0 {
			wrong = true
			continue
		}
		fmt.Fprintf(p.out, "%s: baik. %s, %d aspek, %d pertanyaan.\n", name, i.ID, len(i.Aspects), len(i.Questions()))
	}
	if wrong {
		return errProblems
	}
	return nil
}

func readInstrument(name string) (instrument.Instrument, error) {
	f, err := os.Open(name)
	if err != nil {
		return instrument.Instrument{}, fault.Wrap(fault.Invalid, "Berkas tidak dapat dibuka. Periksa nama dan izinnya.", err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return instrument.Instrument{}, fault.New(fault.Invalid, "Ini folder. Tulis nama berkas di dalamnya.")
	}
	return instrument.Parse(f)
}
