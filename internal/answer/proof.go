package answer

import (
	"cmp"
	"slices"
	"strings"

	"gurindam/internal/evidence"
)

// ProofOf gives what an item proves by a claim, with what its flags say against it.
func ProofOf(c evidence.Claim, i evidence.Item, flags []evidence.Flag) Proof {
	_, question, _ := strings.Cut(c.About, "/")
	p := Proof{
		Question: question, Item: i.ID, Title: i.Title, Type: i.Type, Number: i.Number, Publisher: i.Publisher, Date: i.Date, From: i.From, Until: i.Until, Expires: i.Expires,
		Hash: i.Hash, Name: i.Name, Media: i.Media, URL: i.URL, Page: c.Page, Note: c.Note,
	}
	switch {
	case i.State == evidence.Rejected:
		p.Unsound = strings.TrimSpace("ditolak peninjau: " + i.Reason)
	case i.Scan == evidence.Infected:
		p.Unsound = "terinfeksi virus"
	}
	var doubts []string
	for _, f := range flags {
		switch f.Kind {
		case evidence.Lacking, evidence.Doubled, evidence.OtherRound, evidence.OtherRegion, evidence.LockedFile, evidence.BrokenFile, evidence.Outdated:
			doubts = append(doubts, f.Text)
		}
	}
	p.Doubt = strings.Join(doubts, " ")
	return p
}

// SortProofs puts proofs into the order of questions and titles, in which they are
// shown and frozen.
func SortProofs(list []Proof) {
	slices.SortFunc(list, func(a, b Proof) int {
		return cmp.Or(cmp.Compare(a.Question, b.Question), cmp.Compare(a.Title, b.Title), cmp.Compare(a.Item, b.Item))
	})
}
