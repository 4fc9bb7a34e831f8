package doc

// Color gives the six hexadecimal digits of a palette name, or those of ink for
// a name it does not know. Screens and books use the same names; each dimension
// has its own colour of equal lightness.
func Color(name string) string {
	if c, ok := palette[name]; ok {
		return c
	}
	return palette["ink"]
}

var palette = map[string]string{
	"ink": "14262B", "ink-2": "4A5D63", "ink-3": "586A70",
	"paper": "FFFFFF", "ground": "F6F4EE", "line": "DDD8CB", "line-2": "ECE8DD",
	"sea": "0D5163", "sea-2": "0A3D4B", "sea-tint": "E3EEF0",
	"earth": "7A5200", "plum": "6B1F45",
	"gold": "E0A100", "gold-tint": "FBF1D3",
	"good": "23703F", "good-tint": "E2F0E5", "warn": "9A5B00", "warn-tint": "FDEECF", "bad": "A3241C", "bad-tint": "FAE3E0",
	"gov": "2A5A9B", "bra": "B23A73", "eco": "9A6700", "liv": "14776B", "soc": "6A4AA0", "env": "43762A",
	"gov-tint": "E4EBF5", "bra-tint": "F8E5EE", "eco-tint": "F6ECD9", "liv-tint": "DFF0EE", "soc-tint": "EDE7F6", "env-tint": "E6F0E0",
}
