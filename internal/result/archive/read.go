package archive

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"strings"

	"gurindam/internal/fault"
	"gurindam/internal/instrument"
)

// Limits of what is read.
const (
	mostFiles   = 64
	largestFile = 128 << 20 // unpacked
	largestAll  = 256 << 20 // unpacked
)

// Archive is an archive that was read.
type Archive struct {
	Content
	Print   string       // its fingerprint: SHA-256 of its list of hashes
	Altered []Difference // files that are not as the archive says of them
}

// Read reads an archive. What it cannot make sense of is a fault that names the file and
// the line; a file that is only another than the archive says is noted in Altered.
func Read(r io.ReaderAt, size int64) (Archive, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return Archive{}, fault.Wrap(fault.Invalid, "Berkas ini bukan arsip ZIP yang utuh.", err)
	}
	files, err := unpack(z)
	if err != nil {
		return Archive{}, err
	}
	for _, name := range []string{manifestFile, regionsFile, answersFile, scoresFile, beforeFile, resultsFile, decisionsFile, sumsFile} {
		if _, ok := files[name]; !ok {
			return Archive{}, wrong(name, 0, "berkas ini tidak ada dalam arsip.")
		}
	}
	m, err := readManifest(files[manifestFile])
	if err != nil {
		return Archive{}, err
	}
	a := Archive{Print: hash(files[sumsFile])}
	a.Cycle, a.Name, a.Year, a.Number, a.Announced, a.Fingerprint = m.Cycle, m.Name, m.Year, m.Number, m.Announced, m.Fingerprint
	for _, k := range m.Cohorts {
		a.Cohorts = append(a.Cohorts, Cohort(k))
	}
	for _, item := range m.Instruments {
		i, err := readInstrument(files, item)
		if err != nil {
			return Archive{}, err
		}
		a.Instruments = append(a.Instruments, i)
		if print, err := instrument.Fingerprint(i); err != nil || print != item.Fingerprint {
			a.Altered = append(a.Altered, Difference{File: instruments + item.ID + ".json", Name: "sidik", Given: item.Fingerprint, Computed: print})
		}
	}
	a.Altered = append(a.Altered, altered(files, m)...)
	err = a.Content.tabulate(files)
	return a, err
}

// unpack reads every file, within limits. A name that is not one of an archive's, or
// comes twice, is refused before anything is unpacked.
func unpack(z *zip.Reader) (map[string][]byte, error) {
	if len(z.File) > mostFiles {
		return nil, fault.New(fault.TooLarge, fmt.Sprintf("Arsip memuat %d berkas, paling banyak %d.", len(z.File), mostFiles))
	}
	files, left := map[string][]byte{}, int64(largestAll)
	for _, f := range z.File {
		if !known(f.Name) || !f.Mode().IsRegular() {
			return nil, wrong(fault.Clip(f.Name, 60), 0, "berkas ini tidak dikenal dalam arsip hasil.")
		}
		if _, twice := files[f.Name]; twice {
			return nil, wrong(f.Name, 0, "berkas ini ada dua kali dalam arsip.")
		}
		data, err := unpackOne(f, min(left, largestFile))
		if err != nil {
			return nil, err
		}
		files[f.Name], left = data, left-int64(len(data))
	}
	return files, nil
}

func known(name string) bool {
	switch name {
	case readmeFile, manifestFile, regionsFile, answersFile, scoresFile, beforeFile, resultsFile, decisionsFile, sumsFile:
		return true
	}
	inside, ok := strings.CutPrefix(name, instruments)
	return ok && path.Base(inside) == inside && strings.HasSuffix(inside, ".json") && !strings.ContainsAny(inside, `\:`)
}

func unpackOne(f *zip.File, most int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, f.Name+": berkas ini tidak dapat dibuka dari arsip.", err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, most+1)) // what the ZIP says of sizes is not believed
	switch {
	case err != nil:
		return nil, fault.Wrap(fault.Invalid, f.Name+": berkas ini rusak di dalam arsip.", err)
	case int64(len(data)) > most:
		return nil, fault.New(fault.TooLarge, f.Name+": isi arsip terlalu besar untuk arsip hasil.")
	}
	return data, nil
}

func readManifest(data []byte) (m manifest, err error) {
	d := json.NewDecoder(bytes.NewReader(data))
	if err := d.Decode(&m); err != nil {
		return m, fault.Wrap(fault.Invalid, manifestFile+": isinya bukan JSON yang dikenal.", err)
	}
	if m.Format != Format {
		return m, fault.New(fault.Invalid, fmt.Sprintf("%s: bentuk arsip %d tidak dikenal; program ini membaca bentuk %d.", manifestFile, m.Format, Format))
	}
	return m, nil
}

func readInstrument(files map[string][]byte, item instrumentItem) (instrument.Instrument, error) {
	name := instruments + item.ID + ".json"
	data, ok := files[name]
	if !ok {
		return instrument.Instrument{}, wrong(fault.Clip(name, 60), 0, "berkas ini tidak ada dalam arsip.")
	}
	i, err := instrument.Parse(bytes.NewReader(data))
	switch {
	case err != nil:
		return i, fault.Wrap(fault.Invalid, name+": "+fault.Text(err), err)
	case i.ID != item.ID:
		return i, wrong(name, 0, "isinya instrumen %q.", fault.Clip(i.ID, 40))
	}
	return i, nil
}

// altered compares each file with what the manifest and the list of hashes say of it.
func altered(files map[string][]byte, m manifest) (list []Difference) {
	told := map[string][]string{}
	for _, e := range m.Files {
		told[e.Name] = append(told[e.Name], e.SHA256)
	}
	for line := range strings.Lines(string(files[sumsFile])) {
		sum, name, _ := strings.Cut(strings.TrimRight(line, "\n"), "  ")
		told[name] = append(told[name], sum)
	}
	for name := range told {
		if _, ok := files[name]; !ok {
			list = append(list, Difference{File: fault.Clip(name, 60), Name: "sidik", Given: strings.Join(told[name], ", "), Computed: "berkas tidak ada"})
		}
	}
	for name, data := range files {
		want := 2 // manifest and list
		switch name {
		case sumsFile:
			continue
		case manifestFile:
			want = 1
		}
		sum := hash(data)
		if len(told[name]) != want {
			list = append(list, Difference{File: name, Name: "sidik", Given: fmt.Sprintf("%d sidik", len(told[name])), Computed: sum})
			continue
		}
		for _, given := range told[name] {
			if given != sum {
				list = append(list, Difference{File: name, Name: "sidik", Given: given, Computed: sum})
				break
			}
		}
	}
	sortDifferences(list)
	return list
}

// wrong is a fault at a line of a file.
func wrong(name string, line int, format string, args ...any) error {
	text := fmt.Sprintf(format, args...)
	if line > 0 {
		return fault.New(fault.Invalid, fmt.Sprintf("%s, baris %d: %s", name, line, text))
	}
	return fault.New(fault.Invalid, name+": "+text)
}
