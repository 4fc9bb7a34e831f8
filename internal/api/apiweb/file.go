package apiweb

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"gurindam/internal/web"
)

// content is an answer that is a file. Programs may ask for parts of it, and for
// nothing where they hold it already.
type content struct{ Body func(huma.Context) }

// Media types of files.
const (
	xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	zipType  = "application/zip"
	pdfType  = "application/pdf"
	htmlType = "text/html"
	jsonType = "application/json"

	eventType = "text/event-stream"
)

// file answers with a file that is read as it goes out.
func file(name, kind, sha string, data io.ReadSeeker) *content {
	return &content{func(c huma.Context) {
		r, w := humago.Unwrap(c)
		web.File{Name: name, Type: kind, SHA256: sha, Content: data}.ServeHTTP(w, r)
	}}
}

// made answers with a file that was made just now.
func made(name, kind string, data []byte) *content {
	sum := sha256.Sum256(data)
	return file(name, kind, hex.EncodeToString(sum[:]), bytes.NewReader(data))
}

// tell describes an operation that answers with a file.
func (o operation) tell(h *huma.Operation) {
	if o.files == nil {
		return
	}
	r := &huma.Response{Content: map[string]*huma.MediaType{}}
	for _, kind := range o.files {
		r.Content[kind] = &huma.MediaType{Schema: &huma.Schema{Type: "string", Format: "binary"}}
	}
	h.Responses = map[string]*huma.Response{strconv.Itoa(http.StatusOK): r}
}
