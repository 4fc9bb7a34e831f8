package apiweb

import (
	"fmt"
	"regexp"
)

// messages says in Indonesian what the reading of a request found wrong; %s is what
// the group of the pattern holds.
var messages = []struct {
	pattern *regexp.Regexp
	said    string
}{
	{regexp.MustCompile(`^validation failed$`), "Isi permintaan tidak sesuai bentuk yang diharapkan; lihat errors."},
	{regexp.MustCompile(`^request body is required$`), "Permintaan ini harus berisi."},
	{regexp.MustCompile(`^request body is too large.*$`), "Isi permintaan terlalu besar. Kirim dalam beberapa bagian."},
	{regexp.MustCompile(`^(?:unable to marshal response|unexpected error occurred)$`), "Terjadi kesalahan di dalam program. Sudah dicatat; coba lagi sebentar lagi."},
	{regexp.MustCompile(`^unexpected property$`), "Nama ini tidak dikenal."},
	{regexp.MustCompile(`^unknown query parameter$`), "Parameter ini tidak dikenal."},
	{regexp.MustCompile(`^required \w+ parameter is missing$`), "Parameter ini wajib ada."},
	{regexp.MustCompile(`^expected required property (\S+) to be present$`), "Isian %s wajib ada."},
	{regexp.MustCompile(`^(?:expected boolean|invalid boolean.*)$`), "Harus true atau false."},
	{regexp.MustCompile(`^(?:expected integer|invalid integer.*)$`), "Harus bilangan bulat."},
	{regexp.MustCompile(`^(?:expected number|invalid float.*)$`), "Harus angka."},
	{regexp.MustCompile(`^expected string$`), "Harus teks."},
	{regexp.MustCompile(`^expected array$`), "Harus daftar."},
	{regexp.MustCompile(`^expected object$`), "Harus objek."},
	{regexp.MustCompile(`^expected string to be RFC 3339 date$`), "Harus tanggal, misalnya 2026-01-31."},
	{regexp.MustCompile(`^expected string to be RFC 3339 date-time$`), "Harus waktu, misalnya 2026-01-31T08:00:00Z."},
	{regexp.MustCompile(`^expected value to be one of "(.*)"$`), "Harus salah satu dari: %s."},
	{regexp.MustCompile(`^expected (?:number|array length) >= (\S+)$`), "Paling sedikit %s."},
	{regexp.MustCompile(`^expected (?:number|array length) <= (\S+)$`), "Paling banyak %s."},
	{regexp.MustCompile(`^expected length >= (\S+)$`), "Panjangnya paling sedikit %s huruf."},
	{regexp.MustCompile(`^expected length <= (\S+)$`), "Panjangnya paling banyak %s huruf."},
	{regexp.MustCompile(`^expected string to (?:match pattern|be) (.+)$`), "Bentuknya harus %s."},
	{regexp.MustCompile(`^(?:File required|At least one file is required)$`), "Berkas wajib dikirim."},
	{regexp.MustCompile(`^Multiple files received but only one was expected$`), "Kirim satu berkas saja."},
	{regexp.MustCompile(`^cannot read multipart form: .*$`), "Kiriman berkas tidak terbaca. Kirim sebagai multipart/form-data."},
	{regexp.MustCompile(`^unknown content type: (.*)$`), "Isi %s tidak dikenal di sini. Kirim application/json."},
	{regexp.MustCompile(`^(?:invalid character|unexpected end of JSON|unexpected EOF).*$`), "JSON tidak terbaca."},
}

// said gives a message in Indonesian; one that is already stays as it is.
func said(text string) string {
	for _, m := range messages {
		switch found := m.pattern.FindStringSubmatch(text); len(found) {
		case 0:
		case 1:
			return m.said
		default:
			return fmt.Sprintf(m.said, found[1])
		}
	}
	return text
}
