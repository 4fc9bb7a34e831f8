package docdiff

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gurindam/internal/decimal"
	"gurindam/internal/doc"
)

// lines says what a block says that has no running text, each thing as "name: value".
func lines(b doc.Block) []string {
	switch b := b.(type) {
	case doc.List:
		var out []string
		for _, item := range b.Items {
			out = append(out, plain(item))
		}
		return out
	case doc.Figure:
		out := []string{"judul: " + b.Caption, "sumber: " + b.Source}
		switch {
		case b.Chart != nil:
			return append(out, chart(*b.Chart)...)
		case b.Image != nil:
			return append(out, "keterangan: "+b.Alt, "berkas: "+b.Image.Hash)
		case b.Drawing != nil:
			for _, s := range b.Drawing.Shapes {
				if s.Text != "" {
					out = append(out, s.Text)
				}
			}
		}
		return append(out, "keterangan: "+b.Alt)
	case doc.Gantt:
		return gantt(b)
	case doc.Figures:
		var out []string
		for _, i := range b.Items {
			out = append(out, i.Label+": "+strings.TrimSpace(i.Value+" "+i.Note))
		}
		return out
	case doc.Signatures:
		out := []string{"tempat: " + b.Place}
		for _, r := range b.Rows {
			out = append(out, r.Role+": "+strings.TrimSpace(r.Name+" "+r.Note))
		}
		return out
	case doc.Cards:
		return cards(b)
	}
	return nil
}

func chart(c doc.Chart) []string {
	var out []string
	for _, s := range c.Series {
		for i, v := range s.Values {
			if i < len(c.Labels) {
				out = append(out, strings.TrimSpace(s.Name+" "+c.Labels[i])+": "+strings.TrimSpace(decimal.New(v, c.Scale).Indonesian()+" "+c.Unit))
			}
		}
	}
	return out
}

func gantt(b doc.Gantt) []string {
	out := []string{"judul: " + b.Caption, "sumber: " + b.Source}
	for _, r := range b.Rows {
		when := "tanpa jadwal"
		if r.To > r.From {
			when = fmt.Sprintf("%s–%s", quarter(b, r.From), quarter(b, r.To-1))
		}
		out = append(out, r.Label+": "+strings.TrimSpace(when+" "+r.Note))
		for _, m := range r.Marks {
			out = append(out, r.Label+", "+m.Label+": "+quarter(b, m.At))
		}
	}
	return out
}

// quarter names a part of a road map: "2021/3".
func quarter(b doc.Gantt, at int) string {
	for _, p := range b.Periods {
		if at < p.Parts {
			return p.Label + "/" + strconv.Itoa(at+1)
		}
		at -= p.Parts
	}
	return strconv.Itoa(at)
}

func cards(b doc.Cards) []string {
	var out []string
	for _, card := range b.Items {
		out = append(out, card.Title)
		for _, l := range card.Lines {
			out = append(out, strings.TrimSpace(card.Title+" "+l.Label)+": "+l.Value)
		}
		for _, i := range card.Items {
			out = append(out, card.Title+": "+i)
		}
	}
	return out
}

func pairs(list []doc.Pair) []string {
	var out []string
	for _, p := range list {
		out = append(out, p.Label+": "+p.Value)
	}
	return out
}

// differences tells what differs between two lists of "name: value". A name that
// stands in both with another value is one difference.
func differences(older, newer []string) []string {
	of := func(s string) item {
		name, _, found := strings.Cut(s, ": ")
		if !found {
			name = ""
		}
		return item{name, s}
	}
	var out []string
	for _, p := range match(items(older, of), items(newer, of)) {
		switch {
		case p.n < 0:
			out = append(out, "dihapus: "+short(older[p.o], 120))
		case p.o < 0:
			out = append(out, "baru: "+short(newer[p.n], 120))
		case older[p.o] != newer[p.n]:
			name, was, _ := strings.Cut(older[p.o], ": ")
			_, is, _ := strings.Cut(newer[p.n], ": ")
			out = append(out, name+": "+orDash(short(was, 120))+" → "+orDash(short(is, 120)))
		}
	}
	return out
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// plain is running text as it reads; references are left to the document.
func plain(spans []doc.Span) string {
	var b strings.Builder
	for _, s := range spans {
		if s.Note == nil && s.Ref == "" {
			b.WriteString(s.Text)
		}
	}
	return strings.TrimSpace(b.String())
}

// summary says which words came and went: “lama” → “baru”.
func summary(spans []doc.Span) string {
	spans = slices.DeleteFunc(slices.Clone(spans), func(s doc.Span) bool { return s.Text == " " && s.Mark == doc.Unmarked })
	var out []string
	for i := 0; i < len(spans); i++ {
		s := spans[i]
		switch {
		case s.Mark == doc.Deleted && i+1 < len(spans) && spans[i+1].Mark == doc.Inserted:
			out = append(out, quoted(said(s))+" → "+quoted(said(spans[i+1])))
			i++
		case s.Mark == doc.Deleted:
			out = append(out, quoted(said(s))+" dihapus")
		case s.Mark == doc.Inserted:
			out = append(out, quoted(said(s))+" baru")
		}
	}
	return strings.Join(few(out, 4), "; ")
}

func said(s doc.Span) string {
	switch {
	case s.Note != nil:
		return "catatan: " + plain(s.Note)
	case s.Ref != "":
		return "rujukan"
	}
	return strings.TrimSpace(s.Text)
}

func quoted(s string) string { return "“" + short(s, 160) + "”" }

func short(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:most])) + "…"
}

// few keeps the first of a list and counts the others.
func few(list []string, most int) []string {
	if len(list) <= most+1 {
		return list
	}
	return append(list[:most:most], fmt.Sprintf("dan %d lagi", len(list)-most))
}
