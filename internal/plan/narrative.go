package plan

// Narrative is a long text that people wrote for a chapter of a book. A chapter
// may have several, one after another.
type Narrative struct {
	Code    string
	Chapter string // book and chapter of its outline: "masterplan.visi"
	Title   string // heading of its own within the chapter; may be empty
	Body    string // canonical JSON of a narrative.Document
}
