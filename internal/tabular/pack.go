package tabular

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"gurindam/internal/fault"
)

// pack is a zip archive with the parts of a workbook, opened within limits.
type pack struct {
	name  string // of the file, for messages
	parts map[string]*zip.File
	left  int64 // bytes that may still be unpacked, counted as they come
}

// Bombs are known by what the directory promises against what the file weighs.
// Sheets of many equal cells are packed to a fiftieth; a thousandth is no sheet.
const (
	maxRatio   = 400
	ratioFloor = 8 << 20 // a part below this size may be packed as it likes
)

// openPack opens the archive and refuses what is no workbook or cannot be safe.
// What the directory says is checked here, what really comes out is checked
// while reading.
func openPack(name string, data []byte, lim Limits) (*pack, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, fmt.Sprintf("Berkas %q rusak: tidak dapat dibuka sebagai .xlsx. Unduh atau simpan ulang berkasnya.", name), err)
	}
	p := &pack{name: name, parts: make(map[string]*zip.File, len(r.File)), left: lim.Unpacked}
	if len(r.File) > lim.Parts {
		return nil, p.bomb()
	}
	for _, f := range r.File {
		// Some programs write backslashes; names in a workbook do not tell case apart.
		part := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if strings.HasSuffix(part, "/") {
			continue
		}
		if _, twice := p.parts[part]; twice {
			return nil, refuse(name, fmt.Sprintf("rusak: memuat dua bagian bernama %q.", f.Name))
		}
		p.parts[part] = f
	}
	return p, errors.Join(p.weigh(r.File, lim), p.contents())
}

// weigh compares sizes, and refuses entries that lie over one another: a few
// kilobytes can be listed a thousand times.
func (p *pack) weigh(files []*zip.File, lim Limits) error {
	type span struct{ from, to int64 }
	spans := make([]span, 0, len(files))
	var total uint64
	for _, f := range files {
		if f.Flags&1 != 0 {
			return refuse(p.name, "dilindungi kata sandi. Buka, hapus kata sandinya, lalu simpan kembali sebagai .xlsx.")
		}
		total += f.UncompressedSize64
		if total > uint64(lim.Unpacked) || f.UncompressedSize64 > ratioFloor && f.UncompressedSize64/maxRatio > f.CompressedSize64 {
			return p.bomb()
		}
		from, err := f.DataOffset()
		if err != nil {
			return p.broken(err)
		}
		spans = append(spans, span{from, from + int64(f.CompressedSize64)})
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	for i := 1; i < len(spans); i++ {
		if spans[i].from < spans[i-1].to {
			return p.bomb()
		}
	}
	return nil
}

// contents refuses archives that are something else than a workbook without macros.
func (p *pack) contents() error {
	for part := range p.parts {
		if strings.HasSuffix(part, "vbaproject.bin") {
			return refuse(p.name, "memuat makro, yang tidak diterima demi keamanan."+saveAs)
		}
	}
	has := func(part string) bool { return p.parts[part] != nil }
	switch {
	case has("xl/workbook.bin"):
		return refuse(p.name, "adalah buku kerja biner (.xlsb)."+saveAs)
	case has("mimetype") && has("content.xml"):
		return refuse(p.name, "adalah berkas OpenDocument (.ods). Buka di LibreOffice, lalu pilih Simpan Sebagai › Excel 2007–365 (.xlsx).")
	case has("word/document.xml"):
		return refuse(p.name, "adalah dokumen Word, bukan buku kerja. Salin tabelnya ke Excel, lalu simpan sebagai .xlsx.")
	case has("ppt/presentation.xml"):
		return refuse(p.name, "adalah presentasi, bukan buku kerja.")
	case has("index/document.iwa"):
		return refuse(p.name, "adalah lembar Apple Numbers. Ekspor dahulu sebagai .xlsx.")
	case !has("[content_types].xml"):
		return refuse(p.name, "adalah arsip zip, bukan buku kerja. Ekstrak dahulu, lalu impor .xlsx atau folder CSV di dalamnya.")
	}
	types, err := p.bytes("[content_types].xml")
	if err != nil {
		return err
	}
	if bytes.Contains(bytes.ToLower(types), []byte("macroenabled")) {
		return refuse(p.name, "adalah buku kerja bermakro, yang tidak diterima demi keamanan."+saveAs)
	}
	return nil
}

// open gives the content of a part. Its bytes are counted against the limit of
// the whole file.
func (p *pack) open(part string) (io.ReadCloser, error) {
	f := p.parts[strings.ToLower(part)]
	if f == nil {
		return nil, p.broken(fmt.Errorf("part %s is missing", part))
	}
	r, err := f.Open()
	if err != nil {
		return nil, p.broken(err)
	}
	return &counted{r, p}, nil
}

func (p *pack) bytes(part string) ([]byte, error) {
	r, err := p.open(part)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, p.broken(err)
	}
	return data, nil
}

func (p *pack) bomb() error {
	return fault.New(fault.TooLarge, fmt.Sprintf("Berkas %q mengembang terlalu besar bila dibuka. Simpan ulang dari Excel tanpa lembar kosong yang berformat, atau bagi menjadi beberapa berkas.", p.name))
}

// broken makes a fault of an error met inside the file, unless it is one already.
func (p *pack) broken(err error) error {
	if fault.KindOf(err) != fault.Internal {
		return err
	}
	return fault.Wrap(fault.Invalid, fmt.Sprintf("Berkas %q rusak di bagian dalam. Buka di Excel atau LibreOffice, lalu simpan ulang sebagai .xlsx.", p.name), err)
}

// counted stops a part that unpacks to more than the directory promised.
type counted struct {
	io.ReadCloser
	pack *pack
}

// Read counts what comes out.
func (c *counted) Read(b []byte) (int, error) {
	n, err := c.ReadCloser.Read(b)
	if c.pack.left -= int64(n); c.pack.left < 0 {
		return 0, c.pack.bomb()
	}
	return n, err
}
