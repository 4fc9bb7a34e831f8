package narrative

import (
	"regexp"
	"strconv"
	"strings"
)

// Notation writes the text in the notation: reading it again gives the same text.
func (d Document) Notation() string {
	var out []string
	for _, b := range d.tidy().Blocks {
		switch b := b.(type) {
		case Heading:
			out = append(out, strings.Repeat("#", b.Level)+" "+write(b.Text, ""))
		case Paragraph:
			out = append(out, shield(write(b.Text, "")))
		case List:
			out = append(out, items(b))
		case Table:
			out = append(out, grid(b))
		case Figure:
			out = append(out, "!["+escape(b.Alt, `\]`)+"](gambar:"+b.Image+")"+said(pictureSign, b.Caption)+said(sourceSign, b.Source))
		}
	}
	return strings.Join(out, "\n\n")
}

func said(sign, text string) string {
	if text == "" {
		return ""
	}
	return "\n" + sign + escape(text, `\`)
}

func items(l List) string {
	lines := make([]string, len(l.Items))
	for i, item := range l.Items {
		sign := "- "
		if l.Ordered {
			sign = strconv.Itoa(i%999+1) + ". "
		}
		lines[i] = sign + write(item, "")
	}
	return strings.Join(lines, "\n")
}

func grid(t Table) string {
	var b strings.Builder
	if t.Caption != "" {
		b.WriteString(captionSign + escape(t.Caption, `\`) + "\n")
	}
	for i, row := range t.Rows {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, c := range row {
			text := write(c, "|")
			if strings.HasPrefix(text, "--") || strings.HasPrefix(text, ":-") {
				text = `\` + text
			}
			b.WriteString("| " + text + " ")
		}
		b.WriteByte('|')
		if i == 0 && t.Head {
			b.WriteString("\n|" + strings.Repeat(" --- |", len(row)))
		}
	}
	b.WriteString(said(sourceSign, t.Source))
	return b.String()
}

// numbered is a text that would be taken for an item of a list.
var numbered = regexp.MustCompile(`^(\d{1,3})(\. )`)

// shield keeps a paragraph from being taken for something else.
func shield(s string) string {
	if strings.ContainsRune("#-|!{", rune(s[0])) {
		return `\` + s
	}
	return numbered.ReplaceAllString(s, `$1\$2`)
}
