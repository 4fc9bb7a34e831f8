package tabular

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf16"

	"gurindam/internal/fault"
)

// fileKind is what a file is by its content.
type fileKind int

const (
	zipFile fileKind = iota
	textFile
)

const saveAs = " Buka di Excel atau LibreOffice, lalu simpan sebagai .xlsx."

// sniff tells by the first bytes what a file is, whatever its name says, and
// refuses what cannot be read with advice on how to save it.
func sniff(name string, data []byte) (fileKind, error) {
	ext := strings.ToLower(filepath.Ext(name))
	if len(bytes.TrimSpace(data)) == 0 {
		return 0, refuse(name, "kosong. Periksa apakah berkas selesai disimpan atau diunduh.")
	}
	if text := foreign(data); text != "" {
		return 0, refuse(name, text)
	}
	workbook := ext == ".xlsx" || ext == ".xls" || ext == ".xlsm" || ext == ".xlsb" || ext == ".ods"
	switch {
	case bytes.HasPrefix(data, []byte("PK")):
		return zipFile, refuseZip(name, ext)
	case isText(data) && workbook:
		return 0, refuse(name, fmt.Sprintf("berakhiran %s tetapi isinya teks biasa. Bila ini CSV, ganti akhirannya menjadi .csv.", ext))
	case isText(data):
		return textFile, nil
	}
	return 0, refuse(name, "bukan buku kerja .xlsx maupun CSV, atau rusak."+saveAs)
}

func refuseZip(name, ext string) error {
	switch ext {
	case ".xlsm":
		return refuse(name, "adalah buku kerja bermakro, yang tidak diterima demi keamanan."+saveAs)
	case ".csv", ".txt", ".tsv":
		return refuse(name, fmt.Sprintf("berakhiran %s tetapi isinya buku kerja. Ganti akhirannya menjadi .xlsx.", ext))
	}
	return nil
}

// foreign names the formats that people send instead, by their first bytes.
func foreign(data []byte) string {
	head := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 4096)], []byte("\xef\xbb\xbf")), " \t\r\n"))
	starts := func(marks ...string) bool { return startsWith(head, marks) }
	switch {
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return compound(data)
	case startsWith(data, []string{"\x09\x00\x04\x00", "\x09\x02\x06\x00", "\x09\x04\x06\x00", "\x09\x08\x10\x00", "\x09\x08\x08\x00"}):
		return "adalah buku kerja Excel lama (.xls)." + saveAs
	case starts("%pdf-"):
		return "adalah PDF, bukan buku kerja. Mintalah berkas aslinya dalam .xlsx."
	case starts("{\\rtf"):
		return "adalah dokumen teks (RTF), bukan buku kerja." + saveAs
	case starts("mime-version:"):
		return "adalah halaman web yang disimpan Excel (MHTML)." + saveAs
	case starts("<") && bytes.Contains(head, []byte("schemas-microsoft-com:office:spreadsheet")):
		return "adalah Lembar Kerja XML 2003." + saveAs
	case starts("<!doctype html", "<html", "<table", "<head", "<body", "<meta", "<style", "<div", "<script", "<center", "<!--"),
		starts("<?xml") && bytes.Contains(head, []byte("<html")):
		return "adalah halaman web (HTML) yang diberi nama buku kerja." + saveAs
	case starts("<?xml"):
		return "adalah berkas XML, bukan buku kerja." + saveAs
	}
	return ""
}

func startsWith(data []byte, marks []string) bool {
	return slices.ContainsFunc(marks, func(m string) bool { return bytes.HasPrefix(data, []byte(m)) })
}

// compound tells what an OLE2 file holds by the names of its streams, which
// stand in it as UTF-16.
func compound(data []byte) string {
	has := func(name string) bool { return bytes.Contains(data, wide(name)) }
	switch {
	case has("EncryptedPackage"), has("EncryptionInfo"):
		return "dilindungi kata sandi. Buka di Excel, hapus kata sandinya (Berkas › Info › Proteksi Buku Kerja), lalu simpan kembali."
	case has("WordDocument"):
		return "adalah dokumen Word, bukan buku kerja. Salin tabelnya ke Excel, lalu simpan sebagai .xlsx."
	case has("Workbook"), has("Book"):
		return "adalah buku kerja Excel lama (.xls)." + saveAs
	}
	return "adalah berkas Office lama." + saveAs
}

func wide(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

// isText tells whether a file can be text: without the control characters that
// no table has. UTF-16, which has zero bytes, is known by its mark or its zeros.
func isText(data []byte) bool {
	if wideOrder(data) != notWide {
		return true
	}
	for _, b := range data[:min(len(data), 64<<10)] {
		if b < ' ' && b != '\t' && b != '\r' && b != '\n' && b != '\f' && b != 0x1a {
			return false
		}
	}
	return true
}

func refuse(name, why string) error {
	return fault.New(fault.Invalid, fmt.Sprintf("Berkas %q tidak diterima: %s", name, why))
}
