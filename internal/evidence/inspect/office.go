package inspect

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strings"
)

// Limits of an office file: what it holds when it is unpacked.
const (
	maxParts    = 4000
	maxUnpacked = 128 << 20
)

// office tells which office file an archive is by the parts in it.
func office(data []byte) string {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "application/zip"
	}
	for i, f := range z.File {
		switch {
		case i > maxParts:
			return "application/zip"
		case f.Name == "xl/workbook.xml":
			return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
		case f.Name == "word/document.xml":
			return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
		}
	}
	return "application/zip"
}

// lookOffice looks through the parts of an office file: none may be a macro, leave its
// folder, or unpack to more than any honest one does.
func lookOffice(main string) func([]byte) (Found, error) {
	return func(data []byte) (Found, error) {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return Found{}, reason("Isinya rusak dan tidak dapat dibuka. Simpan ulang, lalu unggah kembali.")
		}
		if len(z.File) > maxParts {
			return Found{}, reason("Bagiannya terlalu banyak. Simpan ulang sebagai PDF, lalu unggah kembali.")
		}
		var found Found
		left := int64(maxUnpacked)
		for _, f := range z.File {
			name := strings.ToLower(f.Name)
			switch {
			case strings.HasPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/") && strings.Contains(name, ".."), strings.HasPrefix(name, "/"):
				return Found{}, reason("Ada bagian dengan nama yang tidak wajar. Simpan ulang, lalu unggah kembali.")
			case path.Base(name) == "vbaproject.bin", strings.Contains(name, "macrosheets/"):
				return Found{}, reason("Ada makro di dalamnya. Simpan ulang tanpa makro, atau sebagai PDF, lalu unggah kembali.")
			case strings.Contains(name, "/activex/"), strings.Contains(name, "/embeddings/"):
				found.Marks = mark(found.Marks, Active)
			}
			content, err := unpack(f, &left)
			if err != nil {
				return Found{}, err
			}
			if name == "[content_types].xml" && bytes.Contains(bytes.ToLower(content), []byte("macroenabled")) {
				return Found{}, reason("Ada makro di dalamnya. Simpan ulang tanpa makro, atau sebagai PDF, lalu unggah kembali.")
			}
		}
		return found, nil
	}
}

// unpack reads a part through, whatever its header says of its size, and gives its
// first bytes.
func unpack(f *zip.File, left *int64) ([]byte, error) {
	if f.Flags&1 != 0 {
		return nil, reason("Isinya terkunci sandi. Buka sandinya, lalu unggah kembali.")
	}
	r, err := f.Open()
	if err != nil {
		return nil, reason("Salah satu bagiannya tidak dapat dibuka. Simpan ulang, lalu unggah kembali.")
	}
	defer func() { _ = r.Close() }() // read only: nothing is lost
	var head bytes.Buffer
	n, err := io.Copy(&firstBytes{&head, 1 << 20}, io.LimitReader(r, *left+1))
	*left -= n
	switch {
	case *left < 0:
		return nil, reason("Isinya mengembang menjadi terlalu besar saat dibuka. Kirim sebagai PDF.")
	case err != nil:
		return nil, reason("Salah satu bagiannya tidak utuh. Simpan ulang, lalu unggah kembali.")
	}
	return head.Bytes(), nil
}

// firstBytes keeps the beginning of what is written to it.
type firstBytes struct {
	kept *bytes.Buffer
	most int
}

// Write takes everything and keeps what there is room for.
func (w *firstBytes) Write(p []byte) (int, error) {
	if room := w.most - w.kept.Len(); room > 0 {
		w.kept.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

func mark(marks []string, m string) []string {
	for _, have := range marks {
		if have == m {
			return marks
		}
	}
	return append(marks, m)
}
