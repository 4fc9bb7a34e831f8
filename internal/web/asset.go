package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"

	"gurindam/internal/fault"
	"gurindam/internal/typeface"
)

//go:embed asset
var embedded embed.FS

// Asset is a file that pages load: a style sheet, a face, a picture. A style
// sheet names other assets as asset(name).
type Asset struct {
	Name string // "buku.css"; its ending gives its type
	Data []byte
}

// ownAssets are the faces, the picture and the one style sheet of every page.
func ownAssets() []Asset {
	out := []Asset{
		{"sans.woff2", typeface.WebSans},
		{"serif.woff2", typeface.WebSerif},
		{"serif-italic.woff2", typeface.WebSerifItalic},
	}
	var sheet bytes.Buffer
	_ = fs.WalkDir(embedded, "asset", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := embedded.ReadFile(name)
		if path.Ext(name) == ".css" {
			sheet.Write(data)
			return err
		}
		out = append(out, Asset{path.Base(name), data})
		return err
	})
	return append(out, Asset{houseSheet, sheet.Bytes()})
}

const houseSheet = "gurindam.css"

var types = map[string]string{
	".css": "text/css; charset=utf-8", ".woff2": "font/woff2", ".svg": "image/svg+xml", ".png": "image/png", ".js": "text/javascript; charset=utf-8",
}

// assets are known by the hash in their name, so that browsers keep them for good.
type assets struct {
	path   map[string]string // by name: "/aset/gurindam-0123456789.css"
	stored map[string]stored // by hashed name
}

type stored struct {
	kind          string
	data, gzipped []byte // gzipped is nil where it would not be smaller
}

func newAssets(list []Asset) assets {
	a := assets{map[string]string{}, map[string]stored{}}
	for _, asset := range list {
		data := asset.Data
		if path.Ext(asset.Name) == ".css" {
			data = a.resolve(data)
		}
		sum := sha256.Sum256(data)
		ext := path.Ext(asset.Name)
		hashed := strings.TrimSuffix(asset.Name, ext) + "-" + hex.EncodeToString(sum[:5]) + ext
		a.path[asset.Name] = "/aset/" + hashed
		a.stored[hashed] = stored{types[ext], data, squeeze(data, ext)}
	}
	return a
}

// resolve puts the hashed addresses of earlier assets into a style sheet.
func (a assets) resolve(css []byte) []byte {
	for name, p := range a.path {
		css = bytes.ReplaceAll(css, []byte("asset("+name+")"), []byte("url("+p+")"))
	}
	return css
}

func squeeze(data []byte, ext string) []byte {
	if ext == ".woff2" || ext == ".png" {
		return nil // compressed by nature
	}
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	_, _ = z.Write(data)
	_ = z.Close()
	if b.Len() >= len(data) {
		return nil
	}
	return b.Bytes()
}

func (s *Site) asset(r *http.Request) (Answer, error) {
	if a, ok := s.assets.stored[r.PathValue("name")]; ok {
		return a, nil
	}
	return nil, fault.New(fault.NotFound, "Berkas tampilan itu tidak ada lagi. Muat ulang halamannya.")
}

func (a stored) answer(_ *Site, w http.ResponseWriter, r *http.Request) error {
	h := w.Header()
	h.Set("Content-Type", a.kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	data := a.data
	if a.gzipped != nil {
		h.Set("Vary", "Accept-Encoding")
		if takesGzip(r) {
			h.Set("Content-Encoding", "gzip")
			data = a.gzipped
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(data)))
	if r.Method == http.MethodHead {
		return nil
	}
	_, _ = w.Write(data) // a reader who left is nobody's error
	return nil
}

// Path gives the address of an asset; an unknown name is a mistake of the program.
func (a assets) Path(name string) string {
	p, ok := a.path[name]
	if !ok {
		panic(fmt.Sprintf("web: no asset %q", name))
	}
	return p
}
