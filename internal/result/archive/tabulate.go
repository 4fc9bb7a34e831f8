package archive

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"gurindam/internal/decimal"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
	"gurindam/internal/region"
)

// row is one row of a table while it is read. What cannot be read is kept as the first
// fault of the table.
type row struct {
	file  string
	line  int
	cells []string
	err   *error
}

func (r row) fail(column int, format string, args ...any) {
	if *r.err == nil {
		*r.err = wrong(r.file, r.line, "kolom %d: "+format, append([]any{column + 1}, args...)...)
	}
}

func (r row) whole(column int) int {
	n, err := strconv.Atoi(r.cells[column])
	if err != nil || n < 0 || n > 1_000_000 {
		r.fail(column, "%q bukan bilangan bulat yang mungkin di sini.", fault.Clip(r.cells[column], 40))
	}
	return n
}

// maybe reads a whole number that may be left empty.
func (r row) maybe(column int) int {
	if r.cells[column] == "" {
		return 0
	}
	return r.whole(column)
}

func (r row) number(column int) decimal.Decimal {
	d, err := decimal.Parse(r.cells[column])
	if err != nil {
		r.fail(column, "%q bukan angka.", fault.Clip(r.cells[column], 40))
	}
	return d
}

// exact checks an unrounded number and keeps how it is written.
func (r row) exact(column int) string {
	if s := r.cells[column]; s != "" {
		if _, err := score.ParseFraction(s); err != nil {
			r.fail(column, "%q bukan angka.", fault.Clip(s, 40))
		}
	}
	return r.cells[column]
}

func (r row) levels(column int) (list []int) {
	for s := range strings.FieldsSeq(r.cells[column]) {
		n, err := strconv.Atoi(s)
		if err != nil {
			r.fail(column, "%q bukan daftar tingkat.", fault.Clip(r.cells[column], 40))
			return nil
		}
		list = append(list, n)
	}
	return list
}

func (r row) time(column int) time.Time {
	t, err := time.Parse(time.RFC3339, r.cells[column])
	if err != nil {
		r.fail(column, "%q bukan waktu.", fault.Clip(r.cells[column], 40))
	}
	return t
}

// each reads a table with exactly these columns.
func each(files map[string][]byte, name string, columns []string, take func(row)) error {
	in := csv.NewReader(bytes.NewReader(files[name]))
	in.FieldsPerRecord, in.ReuseRecord = -1, true
	var failed error
	for line := 1; ; line++ {
		cells, err := in.Read()
		switch {
		case errors.Is(err, io.EOF) && line > 1:
			return failed
		case err != nil:
			return wrong(name, line, "baris ini bukan CSV yang utuh.")
		case line == 1:
			if !slices.Equal(cells, columns) {
				return wrong(name, 1, "kolomnya harus %s.", strings.Join(columns, ","))
			}
			continue
		case len(cells) != len(columns):
			return wrong(name, line, "ada %d sel, harus %d.", len(cells), len(columns))
		}
		if take(row{name, line, cells, &failed}); failed != nil {
			return failed
		}
	}
}

// tabulate fills in what stands in the tables. Rows of a region stand together, in the
// order of the regions, so that a line can be named again.
func (c *Content) tabulate(files map[string][]byte) error {
	at := map[region.Code]int{}
	err := each(files, regionsFile, regionColumns, func(r row) {
		code, err := region.ParseCode(r.cells[0])
		if err != nil || string(code) != r.cells[0] {
			r.fail(0, "%q bukan kode wilayah.", fault.Clip(r.cells[0], 40))
		}
		if _, twice := at[code]; twice {
			r.fail(0, "wilayah %s sudah ada di atas.", code)
		}
		at[code] = len(c.Regions)
		c.Regions = append(c.Regions, Region{Code: code, Name: r.cells[1], Cohort: r.cells[2], Part: Part(r.cells[3]), Reason: r.cells[4]})
	})
	last := 0
	of := func(r row) *Region {
		n, ok := at[region.Code(r.cells[0])]
		if !ok {
			r.fail(0, "wilayah %q tidak ada dalam %s.", fault.Clip(r.cells[0], 40), regionsFile)
			return &Region{}
		}
		if n < last {
			r.fail(0, "baris wilayah %s tidak menurut urutan %s.", r.cells[0], regionsFile)
		}
		last = n
		return &c.Regions[n]
	}
	read := func(name string, columns []string, take func(row)) {
		if err == nil {
			last = 0
			err = each(files, name, columns, take)
		}
	}
	read(answersFile, answerColumns, func(r row) {
		g := of(r)
		g.Answers = append(g.Answers, Answer{r.cells[1], r.whole(2), r.cells[3]})
	})
	read(scoresFile, scoreColumns, func(r row) {
		g := of(r)
		g.Scores = append(g.Scores, Score{r.cells[1], r.whole(2), r.whole(3), r.whole(4)})
	})
	read(beforeFile, beforeColumns, func(r row) {
		g := of(r)
		if g.Before != "" {
			r.fail(0, "wilayah %s sudah ada di atas.", g.Code)
		}
		if g.Before = r.exact(1); g.Before == "" {
			r.fail(1, "nilainya kosong.")
		}
	})
	read(resultsFile, c.resultColumns(), c.takeResult(of))
	read(decisionsFile, decisionColumns, func(r row) {
		if _, ok := at[region.Code(r.cells[1])]; !ok {
			r.fail(1, "wilayah %q tidak ada dalam %s.", fault.Clip(r.cells[1], 40), regionsFile)
		}
		c.Decisions = append(c.Decisions, Decision{r.whole(0), region.Code(r.cells[1]), r.cells[2], r.levels(3), r.levels(4), r.cells[6], r.time(5)})
	})
	return err
}

// takeResult reads the rows of the results: one for each region, in their order.
func (c *Content) takeResult(of func(row) *Region) func(row) {
	codes := c.aspects()
	return func(r row) {
		if n := r.line - 2; n >= len(c.Regions) || string(c.Regions[n].Code) != r.cells[0] {
			r.fail(0, "baris ini harus wilayah ke-%d dalam %s.", n+1, regionsFile)
			return
		}
		g := of(r)
		i, _ := c.instrument(g.Cohort)
		for n, code := range codes {
			place := slices.IndexFunc(i.Aspects, func(a instrument.Aspect) bool { return a.Code == code })
			switch v := r.number(n + 1); {
			case place < 0 && v.Present():
				r.fail(n+1, "kelompok %q tidak punya aspek %s.", fault.Clip(g.Cohort, 40), code)
			case place >= 0 && v.Present():
				if g.Aspects == nil {
					g.Aspects = make([]decimal.Decimal, len(i.Aspects))
				}
				g.Aspects[place] = v
			}
		}
		n := len(codes) + 1
		g.Final, g.Exact, g.Improvement, g.Rank, g.Of = r.number(n), r.exact(n+1), r.number(n+2), r.maybe(n+3), r.maybe(n+4)
	}
}
