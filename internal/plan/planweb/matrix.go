package planweb

import (
	"bufio"
	"context"
	"html"
	"io"
	"net/url"

	"github.com/a-h/templ"

	"gurindam/internal/plan"
	"gurindam/internal/web"
)

// cells writes the rows of the matrix by initiative. Five hundred initiatives by a
// hundred and twenty elements are sixty thousand cells, so an empty one is four
// letters; the script takes whoever writes from a cell to its fix, and without it the
// heads of row and column lead there.
func (d alignmentData) cells() templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		b := bufio.NewWriterSize(w, 32<<10)
		yes := html.EscapeString(web.T(ctx, "ya"))
		for n, e := range d.detail.Rows {
			_, _ = b.WriteString(`<tr><th scope="row">`) // a write that fails is told by Flush
			if d.writing != nil {
				_, _ = b.WriteString(`<a href="` + html.EscapeString(d.path("keselarasan", "kait")+"?"+url.Values{"elemen": {e.Code}}.Encode()) + `">` + html.EscapeString(e.Code) + `</a> `)
			} else {
				_, _ = b.WriteString(html.EscapeString(e.Code) + " ")
			}
			_, _ = b.WriteString(html.EscapeString(e.Text) + "</th>")
			for _, cell := range d.detail.Cells[n] {
				if len(cell) == 0 {
					_, _ = b.WriteString("<td>")
				} else {
					_, _ = b.WriteString(`<td class="hit"><span class="dot" aria-hidden="true"></span><span class="hidden">` + yes + `</span></td>`)
				}
			}
			_, _ = b.WriteString("</tr>")
		}
		return b.Flush()
	})
}

// gridWords let the script work the matrix.
func (d alignmentData) gridWords(ctx context.Context) templ.Attributes {
	if d.writing == nil {
		return nil
	}
	return templ.Attributes{"data-kait": d.path("keselarasan", "kait"), "data-ke": d.writing.here + "#rinci",
		"data-teks": asJSON(map[string]string{"kosong": web.T(ctx, "Kaitkan %s dengan %s", "{i}", "{e}"), "isi": web.T(ctx, "%s melayani %s", "{i}", "{e}")})}
}

// columnPath leads from the head of a column to the initiative, or to its links.
func (d alignmentData) columnPath(c plan.MatrixColumn) string {
	if d.writing != nil {
		return d.linkPath(c.Code, plan.Target{})
	}
	return d.path("rencana-aksi", c.Code)
}
