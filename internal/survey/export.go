package survey

import (
	"context"
	"fmt"
	"strings"

	"gurindam/internal/access"
	"gurindam/internal/region"
	"gurindam/internal/sheet"
)

// Export gives a region's survey as tables that tell nobody who answered: what came
// out, and each answer with a running number in the place of whoever gave it. With a
// sub-dimension, only its own.
func (s *Service) Export(ctx context.Context, who Author, cycle string, code region.Code, sub string) (sheet.Form, error) {
	o, m, err := s.read(ctx, who, access.Answer, cycle, code)
	if err != nil {
		return sheet.Form{}, err
	}
	if sub != "" {
		if _, err := (scene{instrument: o.Instrument}).sub(sub); err != nil {
			return sheet.Form{}, err
		}
	}
	f := sheet.Form{Title: "Survei " + o.Cycle.Name + " " + o.Region.Name, Sheets: []sheet.FormSheet{o.summary(sub)}}
	for _, r := range o.Results.Subs {
		if seen := m.seen(r.Code); (sub == "" || sub == r.Code) && len(seen) > 0 {
			f.Sheets = append(f.Sheets, o.raw(r, seen))
		}
	}
	return f, nil
}

// summary lists what came out of each statement, with scale and unit.
func (o Overview) summary(sub string) sheet.FormSheet {
	t := sheet.FormSheet{Name: "Hasil", File: "hasil", Instruction: fmt.Sprintf(
		"Rata-rata pada skala %d sampai %d, dibulatkan dua desimal ke atas bila tepat di tengah. Galat 95 persen dari simpangan baku sampel, dengan koreksi populasi bila jumlah pemakai diketahui.",
		o.Results.Scale.Min, o.Results.Scale.Max)}
	for _, c := range []struct {
		key, title string
		kind       sheet.Kind
	}{
		{"subdimensi", "Subdimensi", sheet.Text}, {"kode", "Kode", sheet.Text}, {"pernyataan", "Pernyataan", sheet.Long}, {"responden", "Responden", sheet.Number}, {"rata_rata", "Rata-rata", sheet.Number},
		{"galat", "Galat 95%", sheet.Number}, {"tidak_tahu", "Tidak tahu", sheet.Number},
	} {
		t.Columns = append(t.Columns, sheet.Column{Key: c.key, Title: c.title, Kind: c.kind})
	}
	for n := o.Results.Scale.Min; n <= o.Results.Scale.Max; n++ {
		t.Columns = append(t.Columns, sheet.Column{Key: fmt.Sprintf("nilai_%d", n), Title: fmt.Sprintf("Nilai %d", n), Kind: sheet.Number})
	}
	for _, r := range o.Results.Subs {
		if sub != "" && sub != r.Code {
			continue
		}
		for _, l := range r.Lines {
			row := []string{r.Code + " " + r.Name, l.Question, l.Text, fmt.Sprint(l.N), l.Mean.String(), l.Margin.String(), fmt.Sprint(l.DontKnow)}
			for _, n := range l.Levels {
				row = append(row, fmt.Sprint(n))
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// raw lists the answers to a sub-dimension.
func (o Overview) raw(r Result, seen []Seen) sheet.FormSheet {
	t := sheet.FormSheet{Name: r.Code, File: strings.ToLower(r.Code), Instruction: r.Name + ": jawaban tanpa keterangan siapa yang menjawab. Yang dikecualikan tetap tertulis dengan alasannya."}
	for _, c := range []struct {
		key, title string
		kind       sheet.Kind
	}{
		{"no", "No.", sheet.Number}, {"program", "Program", sheet.Text}, {"sumber", "Sumber", sheet.Text}, {"tanggal", "Tanggal", sheet.Date}, {"sering", oftenColumn, sheet.Text}, {"sejak", sinceColumn, sheet.Text},
		{"sebagai", roleColumn, sheet.Text}, {"usia", ageColumn, sheet.Text},
	} {
		t.Columns = append(t.Columns, sheet.Column{Key: c.key, Title: c.title, Kind: c.kind})
	}
	for _, st := range r.Statements {
		t.Columns = append(t.Columns, sheet.Column{Key: strings.ToLower(strings.ReplaceAll(st.Question, "-", "_")), Title: st.Question, Kind: sheet.Text, Help: st.Text, Width: 12})
	}
	for _, c := range []string{"Status", "Alasan", "Tanda", noteColumn} {
		t.Columns = append(t.Columns, sheet.Column{Key: strings.ToLower(c), Title: c, Kind: sheet.Text})
	}
	for _, e := range seen {
		row := []string{fmt.Sprint(e.No), e.Programme.Code + " " + e.Programme.Name, string(e.Source), e.At.Format("2006-01-02"), e.Often, e.Since, e.Role, e.Age}
		for _, st := range r.Statements {
			text := ""
			if l, ok := e.Answers[st.Question]; ok && l != DontKnow {
				text = fmt.Sprint(int(l))
			} else if ok {
				text = DontKnowWords
			}
			row = append(row, text)
		}
		var flags []string
		for _, f := range e.Flags {
			flags = append(flags, f.Words())
		}
		suggestion := ""
		if e.Shown {
			suggestion = e.Suggestion
		}
		t.Rows = append(t.Rows, append(row, string(e.State), e.Decided.Reason, strings.Join(flags, "; "), suggestion))
	}
	return t
}

// Template gives the entry sheet of a link.
func (s *Service) Template(ctx context.Context, who Author, cycle string, code region.Code, poll string) (sheet.Form, error) {
	p, err := s.Poll(ctx, who, cycle, code, poll)
	if err != nil {
		return sheet.Form{}, err
	}
	return p.Sub.Form(p.Poll, p.Scale), nil
}
