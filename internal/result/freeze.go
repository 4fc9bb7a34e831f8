package result

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"gurindam/internal/answer"
	"gurindam/internal/assessment"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
	"gurindam/internal/region"
)

// Behind is what stands behind results beside the levels.
type Behind struct {
	Answers map[region.Code]answer.Sheet
	Sheets  map[region.Code][]assessment.Sheet // those that count, in the order of the assessors
	Proofs  map[region.Code][]Proof            // cited by scores and not by answers
}

// Frozen is results with all that stands behind them, each with its hash.
type Frozen struct {
	Table    Table
	Dossiers []Dossier // in the order of the rows
}

// Freeze computes results and binds what stands behind them by hash, so that the
// fingerprint of the table is one of everything.
func Freeze(in Input, behind Behind) (Frozen, error) {
	t, err := Compute(in)
	if err != nil {
		return Frozen{}, err
	}
	t.Instruments, t.People = map[string]string{}, map[string]string{}
	rules := map[string]*score.Rule{}
	for _, c := range t.Cohorts {
		if t.Instruments[c.Instrument], err = instrument.Fingerprint(in.Instruments[c.Instrument]); err != nil {
			return Frozen{}, err
		}
		rules[c.Instrument] = score.For(in.Instruments[c.Instrument])
	}
	t.Answers = answersHash(behind.Answers)
	scores := map[region.Code][]assessment.Score{}
	for _, s := range in.Scores {
		scores[s.Region] = append(scores[s.Region], s)
	}
	f := Frozen{Table: t}
	for i, row := range t.Rows {
		d := dossier(row, behind, scores[row.Region], rules[row.Instrument].Instrument)
		d.Cycle = t.Cycle
		if t.Rows[i], d, err = row.bind(d, rules[row.Instrument]); err != nil {
			return f, err
		}
		for _, a := range d.Assessors {
			t.People[a.Person] = a.Name
		}
		f.Dossiers = append(f.Dossiers, d)
	}
	return f, nil
}

// bind fills in what follows from a dossier: the means of its questions, what the
// index would be without each assessor, and the hash of it all.
func (r Row) bind(d Dossier, rule *score.Rule) (Row, Dossier, error) {
	r, values, err := r.reckon(rule, d.levels(0))
	if err != nil {
		return r, d, err
	}
	d.Values, r.Judges = values, nil
	for n, a := range d.Assessors {
		j := Judge{Person: a.Person}
		if got, err := rule.Of(d.levels(n + 1)); err == nil { // the only one cannot be left out
			j.Without = got.Final
		}
		r.Judges = append(r.Judges, j)
	}
	r.Dossier = hashOf(d)
	return r, d, nil
}

// dossier gathers what stands behind a row.
func dossier(r Row, b Behind, scores []assessment.Score, i instrument.Instrument) Dossier {
	d := Dossier{Region: r.Region, Name: r.Name, Cohort: r.Cohort, Instrument: r.Instrument, Part: r.Part, Reason: r.Reason}
	if r.Part != Taking {
		return d
	}
	number := map[string]int{}
	for n, s := range b.Sheets[r.Region] {
		number[s.Assessor] = n + 1
		d.Assessors = append(d.Assessors, Assessor{Person: s.Assessor, Name: s.Name, Strengths: s.Strengths, Weaknesses: s.Weaknesses, Recommendations: s.Recommendations, Remarks: s.Remarks})
	}
	place := map[string]int{}
	sheet := b.Answers[r.Region]
	for n, q := range i.Questions() {
		place[q.Code] = n
		if a, ok := sheet.Answers[q.Code]; ok {
			d.Answers = append(d.Answers, Answer{Question: q.Code, Claimed: a.Claimed, Level: a.Level, Text: a.Text, Figure: a.Figure, Proofs: cites(sheet, q.Code)})
		}
	}
	for _, s := range scores {
		if n := number[s.Assessor]; n > 0 && s.Scored() {
			d.Scores = append(d.Scores, Score{Question: s.Question, Assessor: n, First: s.First, Level: s.Level, Note: s.Note, Reason: s.Reason, Item: s.Item, Page: s.Page})
		}
	}
	slices.SortFunc(d.Scores, func(a, b Score) int {
		if a.Question != b.Question {
			return place[a.Question] - place[b.Question]
		}
		return a.Assessor - b.Assessor
	})
	d.Proofs = proofs(sheet, b.Proofs[r.Region])
	return d
}

func cites(s answer.Sheet, question string) []Cite {
	var out []Cite
	for _, p := range s.ProofsOf(question) {
		out = append(out, Cite{Item: p.Item, Page: p.Page, Note: p.Note})
	}
	return out
}

// proofs lists each piece of evidence once, in the order of its identity.
func proofs(s answer.Sheet, more []Proof) []Proof {
	all := map[string]Proof{}
	for _, p := range more {
		all[p.Item] = p
	}
	for _, p := range s.Proofs {
		proof := Proof{Item: p.Item, Title: p.Title, Type: p.Type, Number: p.Number, Publisher: p.Publisher, Hash: p.Hash, URL: p.URL}
		if !p.Date.IsZero() {
			proof.Date = p.Date.Format("2006-01-02")
		}
		all[p.Item] = proof
	}
	var out []Proof
	for _, item := range slices.Sorted(maps.Keys(all)) {
		out = append(out, all[item])
	}
	return out
}

// answersHash binds the answers of all regions, by the hash each sheet was frozen with.
func answersHash(sheets map[region.Code]answer.Sheet) string {
	h := sha256.New()
	for _, code := range slices.Sorted(maps.Keys(sheets)) {
		fmt.Fprintf(h, "%s %s\n", code, sheets[code].SHA256) // a hash takes everything
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Canonical writes a value the one way in which it is hashed: fields in the order of
// their type, keys of maps sorted, no space.
func Canonical(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		panic("result: " + err.Error()) // the types of this package always marshal
	}
	return text
}

func hashOf(v any) string { return Hash(Canonical(v)) }

// Hash is the fingerprint of a text.
func Hash(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// Fingerprint is the hash of a table, and by it of all that stands behind it.
func (t Table) Fingerprint() string { return hashOf(t) }

// Thaw reads a table that was frozen, and refuses one that is not what was announced.
func Thaw(text []byte, fingerprint string) (Table, error) {
	var t Table
	if Hash(text) != fingerprint {
		return t, fault.New(fault.Internal, "Hasil yang tersimpan tidak sama dengan sidiknya. Hubungi pengelola; jangan dipakai.")
	}
	if err := json.Unmarshal(text, &t); err != nil {
		return t, fmt.Errorf("thaw results: %w", err)
	}
	return t, nil
}

// ThawDossier reads what stands behind a row, and refuses what has another hash.
func ThawDossier(text []byte, hash string) (Dossier, error) {
	var d Dossier
	if Hash(text) != hash {
		return d, fault.New(fault.Internal, "Berkas hasil daerah ini tidak sama dengan sidiknya. Hubungi pengelola; jangan dipakai.")
	}
	if err := json.Unmarshal(text, &d); err != nil {
		return d, fmt.Errorf("thaw a dossier: %w", err)
	}
	return d, nil
}

// Numbered is how a number of a publication is said.
func Numbered(n int) string {
	if n == 0 {
		return "pengumuman"
	}
	return "perbaikan " + strconv.Itoa(n)
}
