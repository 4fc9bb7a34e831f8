package doc

// Mark tells how a part of a document differs from an earlier one. Only a redline,
// as package docdiff makes it, has marks.
type Mark int

// Marks.
const (
	Unmarked Mark = iota
	Inserted
	Deleted
	Changed
	Moved
)

// Word says a mark to the reader; colours and lines alone never do.
func (m Mark) Word() string { return []string{"", "Baru", "Dihapus", "Diubah", "Dipindahkan"}[m] }

// Revised is a block that differs from an earlier document. Where its own words
// cannot show how, Notes tell: "2021: 120 → 130".
type Revised struct {
	Mark  Mark
	Notes []string
	Block Block
}

func (Revised) block() {}
