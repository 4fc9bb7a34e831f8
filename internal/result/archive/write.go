package archive

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"gurindam/internal/instrument"
)

// Names of the files in an archive.
const (
	readmeFile    = "BACA-SAYA.txt"
	manifestFile  = "manifest.json"
	regionsFile   = "peserta.csv"
	answersFile   = "jawaban.csv"
	scoresFile    = "nilai.csv"
	beforeFile    = "sebelumnya.csv"
	resultsFile   = "hasil.csv"
	decisionsFile = "keputusan.csv"
	sumsFile      = "SHA256SUMS"
	instruments   = "instrumen/" // a folder
)

// Columns of the tables. Those of the aspects stand in hasil.csv before final.
var (
	regionColumns   = []string{"region", "name", "cohort", "status", "reason"}
	answerColumns   = []string{"region", "question", "level", "figure"}
	scoreColumns    = []string{"region", "question", "assessor", "first", "level"}
	beforeColumns   = []string{"region", "before"}
	decisionColumns = []string{"number", "region", "question", "before", "after", "at", "text"}
	resultColumns   = []string{"final", "exact", "improvement", "rank", "of"} // after region and the aspects
)

// file is one file of an archive.
type file struct {
	name string
	data []byte
}

// manifest says what an archive is and by which rules its numbers come about.
type manifest struct {
	Format      int              `json:"format"`
	Cycle       string           `json:"cycle"`
	Name        string           `json:"name"`
	Year        int              `json:"year"`
	Number      int              `json:"number"` // 0: as announced
	Announced   time.Time        `json:"announced"`
	Fingerprint string           `json:"fingerprint"` // of the publication
	Cohorts     []cohortEntry    `json:"cohorts"`
	Instruments []instrumentItem `json:"instruments"`
	Files       []fileEntry      `json:"files"`
}

type cohortEntry struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	Instrument string `json:"instrument"`
}

type instrumentItem struct {
	ID          string `json:"id"`
	Fingerprint string `json:"fingerprint"` // of its canonical text
	Rounding    string `json:"rounding"`    // in words
}

type fileEntry struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Rows   int    `json:"rows,omitempty"`
}

// Write writes an archive. Equal contents give equal files in it, and one fingerprint.
func Write(w io.Writer, c Content) error {
	list, err := c.files()
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	for _, f := range append(list, file{sumsFile, sums(list)}) {
		entry, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: c.Announced.UTC()})
		if err == nil {
			_, err = entry.Write(f.data)
		}
		if err != nil {
			return fmt.Errorf("write archive: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write archive: %w", err)
	}
	return nil
}

// Sum is the SHA-256 of the list of hashes, and by it of every file. It does not hang on
// how the archive is compressed.
func (c Content) Sum() (string, error) {
	list, err := c.files()
	return hash(sums(list)), err
}

// files lays out everything but the list of hashes.
func (c Content) files() ([]file, error) {
	m := manifest{Format: Format, Cycle: c.Cycle, Name: c.Name, Year: c.Year, Number: c.Number, Announced: c.Announced.UTC(), Fingerprint: c.Fingerprint}
	for _, k := range c.Cohorts {
		m.Cohorts = append(m.Cohorts, cohortEntry(k))
	}
	var list []file
	for _, i := range c.Instruments {
		text, err := instrument.Encode(i)
		if err != nil {
			return nil, fmt.Errorf("archive instrument %s: %w", i.ID, err)
		}
		print, err := instrument.Fingerprint(i)
		if err != nil {
			return nil, fmt.Errorf("archive instrument %s: %w", i.ID, err)
		}
		m.Instruments = append(m.Instruments, instrumentItem{i.ID, print, i.Rounding.Words()})
		list = append(list, file{instruments + i.ID + ".json", text})
	}
	rows := map[string]int{}
	for _, t := range c.tables() {
		rows[t.name] = len(t.rows)
		list = append(list, file{t.name, t.encode()})
	}
	readme := file{readmeFile, []byte(c.readme())}
	for _, f := range append([]file{readme}, list...) {
		m.Files = append(m.Files, fileEntry{f.name, hash(f.data), rows[f.name]})
	}
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("archive manifest: %w", err)
	}
	return append([]file{readme, {manifestFile, append(text, '\n')}}, list...), nil
}

// table is a CSV file.
type table struct {
	name    string
	columns []string
	rows    [][]string
}

func (t table) encode() []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write(t.columns) // a buffer takes everything
	_ = w.WriteAll(t.rows)
	return b.Bytes()
}

func (c Content) tables() []table {
	regions := table{name: regionsFile, columns: regionColumns}
	answers := table{name: answersFile, columns: answerColumns}
	scores := table{name: scoresFile, columns: scoreColumns}
	before := table{name: beforeFile, columns: beforeColumns}
	results := table{name: resultsFile, columns: c.resultColumns()}
	decisions := table{name: decisionsFile, columns: decisionColumns}
	codes := c.aspects()
	for _, r := range c.Regions {
		code := string(r.Code)
		regions.rows = append(regions.rows, []string{code, r.Name, r.Cohort, string(r.Part), r.Reason})
		for _, a := range r.Answers {
			answers.rows = append(answers.rows, []string{code, a.Question, strconv.Itoa(a.Level), a.Figure})
		}
		for _, s := range r.Scores {
			scores.rows = append(scores.rows, []string{code, s.Question, strconv.Itoa(s.Assessor), strconv.Itoa(s.First), strconv.Itoa(s.Level)})
		}
		if r.Before != "" {
			before.rows = append(before.rows, []string{code, r.Before})
		}
		results.rows = append(results.rows, c.resultRow(r, codes))
	}
	for _, d := range c.Decisions {
		decisions.rows = append(decisions.rows, []string{strconv.Itoa(d.Number), string(d.Region), d.Question, levels(d.Before), levels(d.After), d.At.UTC().Format(time.RFC3339), d.Text})
	}
	return []table{regions, answers, scores, before, results, decisions}
}

// aspects lists the aspects of all instruments, each once.
func (c Content) aspects() (codes []string) {
	seen := map[string]bool{}
	for _, i := range c.Instruments {
		for _, a := range i.Aspects {
			if !seen[a.Code] {
				seen[a.Code] = true
				codes = append(codes, a.Code)
			}
		}
	}
	return codes
}

func (c Content) resultColumns() []string {
	return append(append([]string{"region"}, c.aspects()...), resultColumns...)
}

func (c Content) resultRow(r Region, codes []string) []string {
	at := map[string]string{}
	i, _ := c.instrument(r.Cohort)
	for n, a := range i.Aspects {
		if n < len(r.Aspects) {
			at[a.Code] = r.Aspects[n].String()
		}
	}
	row := []string{string(r.Code)}
	for _, code := range codes {
		row = append(row, at[code])
	}
	rank, of := "", ""
	if r.Rank > 0 {
		rank, of = strconv.Itoa(r.Rank), strconv.Itoa(r.Of)
	}
	return append(row, r.Final.String(), r.Exact, r.Improvement.String(), rank, of)
}

// instrument finds what a cohort is asked.
func (c Content) instrument(cohort string) (instrument.Instrument, bool) {
	for _, k := range c.Cohorts {
		for _, i := range c.Instruments {
			if k.ID == cohort && k.Instrument == i.ID {
				return i, true
			}
		}
	}
	return instrument.Instrument{}, false
}

// levels writes levels with a blank between them: 2 3 1.
func levels(list []int) string {
	var out []string
	for _, n := range list {
		out = append(out, strconv.Itoa(n))
	}
	return strings.Join(out, " ")
}

// sums is the list of hashes that sha256sum -c reads.
func sums(list []file) []byte {
	var b bytes.Buffer
	for _, f := range list {
		fmt.Fprintf(&b, "%s  %s\n", hash(f.data), f.name)
	}
	return b.Bytes()
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
