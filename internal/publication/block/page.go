package block

import (
	"fmt"
	"strings"

	"gurindam/internal/doc"
)

// page collects what one piece says.
type page struct {
	*Source
	Scope
	name    string
	blocks  []doc.Block
	missing []Missing
}

func (p *page) add(b ...doc.Block) { p.blocks = append(p.blocks, b...) }

// id gives the identity of a table or a figure. It does not depend on where an
// outline puts the piece.
func (p *page) id(key string) string { return identity(p.name, p.Key, key) }

func identity(parts ...string) string {
	var out []string
	for _, s := range parts {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, ".")
}

// say adds a paragraph.
func (p *page) say(key string, text ...doc.Span) { p.paragraph(doc.Plain, key, text) }

// lead adds the opening sentence of a chapter.
func (p *page) lead(key string, text ...doc.Span) { p.paragraph(doc.Lead, key, text) }

// remark adds a side note.
func (p *page) remark(key string, text ...doc.Span) { p.paragraph(doc.Remark, key, text) }

func (p *page) paragraph(kind doc.ParagraphKind, key string, text []doc.Span) {
	p.add(doc.Paragraph{ID: identity(p.Section, p.name, key), Kind: kind, Text: text})
}

// lack says what is missing and on which sheet of the workbook it is filled in.
func (p *page) lack(key, what, sheet string) {
	p.missing = append(p.missing, Missing{Section: p.Title, What: what, Sheet: sheet})
	p.paragraph(doc.Missing, key, []doc.Span{t("%s belum tersedia. Isilah lembar “%s” pada buku kerja rencana; bagian ini terisi dengan sendirinya.", what, sheet)})
}

// t is text as fmt.Sprintf makes it.
func t(format string, args ...any) doc.Span {
	if len(args) == 0 {
		return doc.Span{Text: format}
	}
	return doc.Span{Text: fmt.Sprintf(format, args...)}
}

// ref refers to a table, a figure or a section. Where the book does not hold it,
// the words stand instead.
func ref(id, words string) doc.Span { return doc.Span{Ref: id, Text: words} }

func bold(s string) doc.Span { return doc.Span{Text: s, Bold: true} }

// note is a footnote.
func note(s string) doc.Span { return doc.Span{Note: doc.T(s)} }

// sheets of the workbook, as pieces name them to the person who fills them in.
const (
	sheetProfile       = "Profil Daerah"
	sheetOffice        = "OPD"
	sheetFact          = "Fakta & Indikator"
	sheetLaw           = "Dasar Hukum"
	sheetReadiness     = "Kesiapan"
	sheetGap           = "Analisis Gap"
	sheetIssue         = "Isu Strategis"
	sheetSWOT          = "SWOT"
	sheetTOWS          = "TOWS"
	sheetRPJMD         = "RPJMD"
	sheetVision        = "Visi"
	sheetGoal          = "Sasaran"
	sheetStrategy      = "Strategi"
	sheetInitiative    = "Rencana Aksi"
	sheetLink          = "Keterkaitan"
	sheetSupport       = "Rencana Pendukung"
	sheetRoad          = "Peta Jalan"
	sheetQuickWin      = "Quick Win"
	sheetBody          = "Dewan-Tim-Forum"
	sheetMember        = "Anggota"
	sheetRisk          = "Risiko"
	sheetParticipation = "Partisipasi"
)
