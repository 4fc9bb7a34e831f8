package plantest

import (
	"strings"

	"gurindam/internal/plan/narrative"
)

// Picture is the hash of the picture in Text; nobody has its bytes.
var Picture = strings.Repeat("0123456789abcdef", 4)

// Text gives a long text with every kind of block and span.
func Text() narrative.Document {
	say := func(s string) []narrative.Span { return []narrative.Span{{Text: s}} }
	return narrative.Document{Blocks: []narrative.Block{
		narrative.Paragraph{Text: []narrative.Span{
			{Text: "Visi lahir dari "}, {Text: "enam hari", Bold: true}, {Text: " "}, {Text: "lokakarya", Italic: true},
			{Text: " bersama OPD"}, {Source: narrative.Source{Text: "Notulen Bimtek I", Page: "4"}}, {Text: ", lihat "},
			{Text: "laman Bappenas", Link: "https://www.bappenas.go.id/"}, {Text: ". Biayanya 2 * 3 [lokakarya]."},
		}},
		narrative.Heading{Level: 1, Text: say("Yang didengar")},
		narrative.List{Items: [][]narrative.Span{say("Layanan yang cepat"), say("Data yang satu")}},
		narrative.Heading{Level: 2, Text: say("Urutan pentingnya")},
		narrative.List{Ordered: true, Items: [][]narrative.Span{say("Kesehatan"), say("Pendidikan")}},
		narrative.Table{Caption: "Peserta lokakarya", Source: "Diskominfo", Head: true,
			Rows: [][][]narrative.Span{{say("Hari"), say("Orang")}, {say("Pertama"), say("60")}, {say("Kedua | ketiga"), nil}}},
		narrative.Figure{Image: Picture, Alt: "Peserta duduk melingkar", Caption: "Suasana lokakarya", Source: narrative.Own},
		narrative.Paragraph{Text: say("# bukan judul")},
	}}
}
