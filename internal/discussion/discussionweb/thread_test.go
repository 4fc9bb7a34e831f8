package discussionweb

import (
	"testing"

	"gurindam/internal/discussion"
)

// A message tells what the field said, where the reader could not know it otherwise.
func TestQuotes(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		now    string
		gone   bool
		quotes []string
		want   []string
	}{
		"unchanged":              {"Indeks", false, []string{"Indeks", "Indeks"}, []string{"", ""}},
		"changed since":          {"Persen", false, []string{"Indeks", "Indeks"}, []string{"Indeks", ""}},
		"changed in between":     {"Persen", false, []string{"Indeks", "Persen"}, []string{"Indeks", ""}},
		"changed and back":       {"Indeks", false, []string{"Indeks", "Persen", "Indeks"}, []string{"", "Persen", ""}},
		"of a row that is gone":  {"", true, []string{"Indeks", "Persen"}, []string{"Indeks", "Persen"}},
		"of no field in general": {"", false, []string{"", ""}, []string{"", ""}},
	} {
		d := threadData{Conversation: discussion.Conversation{Head: discussion.Head{Now: discussion.Object{Value: c.now}, Gone: c.gone}}}
		for _, q := range c.quotes {
			d.Messages = append(d.Messages, discussion.Message{Quote: q})
		}
		for n := range c.quotes {
			if got := d.quoted(n); got != c.want[n] {
				t.Errorf("%s: message %d quotes %q, want %q", name, n, got, c.want[n])
			}
		}
	}
}
