package docpdf

import "gurindam/internal/doc/pdf"

// band paints the pucuk rebung, the row of triangles of Malay songket: bamboo
// shoots side by side, standing on a line.
func band(p *pdf.Page, x, y, w, h Pt, c pdf.Color) {
	n := max(1, int(w/(h*3/2)))
	step := w / Pt(n)
	path := &pdf.Path{}
	for i := range n {
		at := x + Pt(i)*step
		path.Move(at, y+h)
		path.Line(at+step/2, y)
		path.Line(at+step, y+h)
		path.Shut()
	}
	p.Fill(path, c)
}
