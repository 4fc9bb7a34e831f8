package assessmentdb

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"gurindam/internal/assessment"
	"gurindam/internal/db"
)

// The scores of a sheet are one text: a line for each question in the order of codes,
// its fields parted by tabs: question, first, level, evidence, page, moment, rev, note,
// reason. Tabs, line ends and backslashes within a text are escaped.
const fields = 9

var (
	escape   = strings.NewReplacer(`\`, `\\`, "\t", `\t`, "\n", `\n`)
	unescape = strings.NewReplacer(`\\`, `\`, `\t`, "\t", `\n`, "\n")
)

// pack writes the scores of a sheet.
func pack(s assessment.Sheet) string {
	var b strings.Builder
	for _, g := range s.List() {
		for _, text := range []string{g.Question, strconv.Itoa(g.First), strconv.Itoa(g.Level), escape.Replace(g.Item), strconv.Itoa(g.Page),
			strconv.FormatInt(db.Millis(g.At), 10), strconv.FormatInt(g.Rev, 10), escape.Replace(g.Note)} {
			b.WriteString(text)
			b.WriteByte('\t')
		}
		b.WriteString(escape.Replace(g.Reason))
		b.WriteByte('\n')
	}
	return b.String()
}

// unpack reads the scores of a sheet into a list. The texts share the memory of the
// packed one, so that a whole cycle is read without a copy of each.
func unpack(s assessment.Sheet, packed string, into []assessment.Score) ([]assessment.Score, error) {
	for packed != "" {
		line, rest, _ := strings.Cut(packed, "\n")
		packed = rest
		var part [fields]string
		n := 0
		for ; n < fields-1; n++ {
			at := strings.IndexByte(line, '\t')
			if at < 0 {
				return into, fmt.Errorf("sheet of %s for %s: a line of %d fields", s.Assessor, s.Region, n+1)
			}
			part[n], line = line[:at], line[at+1:]
		}
		part[n] = line
		var number [5]int64
		for i, field := range [...]int{1, 2, 4, 5, 6} {
			var err error
			if number[i], err = strconv.ParseInt(part[field], 10, 64); err != nil {
				return into, fmt.Errorf("sheet of %s for %s, %s: %w", s.Assessor, s.Region, part[0], err)
			}
		}
		into = append(into, assessment.Score{
			Cycle: s.Cycle, Region: s.Region, Assessor: s.Assessor, Question: part[0], First: int(number[0]), Level: int(number[1]), Item: plain(part[3]), Page: int(number[2]),
			At: time.UnixMilli(number[3]).UTC(), Rev: number[4], Note: plain(part[7]), Reason: plain(part[8]),
		})
	}
	return into, nil
}

func plain(text string) string {
	if strings.IndexByte(text, '\\') < 0 {
		return text
	}
	return unescape.Replace(text)
}
