package publicationweb

import (
	"bytes"
	"net/http"

	"gurindam/internal/fault"
	"gurindam/internal/publication"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

var mediaTypes = map[string]string{
	publication.PDF:  "application/pdf",
	publication.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	publication.HTML: "text/html; charset=utf-8",
}

// download gives a file that is ready. It asks the shelf alone, so that a book
// can be had while its plan is being replaced.
func (p *pages) download(r *http.Request) (web.Answer, error) {
	for _, f := range p.shelf.Files(region.Code(r.PathValue("region"))) {
		if string(f.Book) == r.PathValue("book") && f.Name == r.PathValue("file") {
			return web.File{Name: f.Name, Type: mediaTypes[f.Format], SHA256: f.SHA256, Content: bytes.NewReader(f.Bytes)}, nil
		}
	}
	return nil, fault.New(fault.NotFound, "Berkas edisi itu tidak ada lagi; rencana mungkin sudah berubah. Unduh yang terbaru dari halaman Buku.")
}
