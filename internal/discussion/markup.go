package discussion

import (
	"regexp"
	"strings"
)

// Piece is a run of a text: plain, a link to an object, or the name of a person.
type Piece struct {
	Text string
	Path string // of an object
	Name string // of whoever is mentioned
}

// reference is what may be a code of a row: letters or digits with a hyphen or point.
var reference = regexp.MustCompile(`@?[\pL\pN]+(?:[@.\-_/+][\pL\pN]+)+|@[\pL\pN]+`)

// Pieces cuts a text into paragraphs of pieces. Codes that the plan has become
// links, and people who are mentioned get their names.
func Pieces(text string, mentions []Person, path func(code string) string) [][]Piece {
	var out [][]Piece
	for _, paragraph := range strings.Split(text, "\n\n") {
		if paragraph = strings.Trim(paragraph, "\n"); paragraph != "" {
			out = append(out, pieces(paragraph, mentions, path))
		}
	}
	return out
}

func pieces(text string, mentions []Person, path func(code string) string) []Piece {
	var out []Piece
	last := 0
	for _, at := range reference.FindAllStringIndex(text, -1) {
		word := text[at[0]:at[1]]
		p := Piece{Text: word}
		if name, ok := strings.CutPrefix(word, "@"); ok {
			who, known := find(mentions, name)
			if !known {
				continue
			}
			p.Name = who.Name
		} else if p.Path = path(word); p.Path == "" {
			continue
		}
		if at[0] > last {
			out = append(out, Piece{Text: text[last:at[0]]})
		}
		out, last = append(out, p), at[1]
	}
	if last < len(text) {
		out = append(out, Piece{Text: text[last:]})
	}
	return out
}
