package main

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/alecthomas/kong"
)

// indonesianHelp prints the help of the parser in Indonesian, with the exit codes.
func indonesianHelp(options kong.HelpOptions, ctx *kong.Context) error {
	var text bytes.Buffer
	out := ctx.Stdout
	ctx.Stdout = &text
	err := kong.DefaultHelpPrinter(options, ctx)
	ctx.Stdout = out
	if err != nil {
		return err
	}
	help := strings.NewReplacer(
		"Usage:", "Cara pakai:", "Commands:", "Perintah:", "Flags:", "Pilihan:", "Arguments:", "Isian:",
		"Show context-sensitive help.", "Menampilkan bantuan ini.",
		"<command> [flags]", "<perintah> [pilihan]", "<command>", "<perintah>", "[flags]", "[pilihan]",
		`Run "gurindam `, `Ketik "gurindam `, `" for more information on a command.`, `" untuk penjelasan tiap perintah.`,
	).Replace(text.String())
	if ctx.Selected() == nil {
		help += "\nKode keluar: 0 selesai; 1 ada masalah pada isian atau rencana; 2 salah pakai atau berkas tidak dapat diterima;\n3 tidak ditemukan; 4 bentrok dengan perubahan lain; 9 kesalahan di dalam program;\n130 dihentikan dengan Ctrl-C.\n"
	}
	_, err = out.Write([]byte(help))
	return err
}

var uses = []struct {
	form *regexp.Regexp
	text string
}{
	{regexp.MustCompile(`^missing flags: (.+)$`), "pilihan wajib belum ditulis: $1."},
	{regexp.MustCompile(`^unknown flag (\S+?),? ?(?:did you mean (.+)\?)?$`), "pilihan $1 tidak dikenal."},
	{regexp.MustCompile(`^unexpected argument (\S+?),? ?(?:did you mean (.+)\?)?$`), "%q $1 tidak dikenal di sini."},
	{regexp.MustCompile(`^expected one of (.+)$`), "perintahnya belum lengkap; lanjutkan dengan salah satu dari $1."},
	{regexp.MustCompile(`^expected (".+")$`), "isian $1 belum ditulis."},
	{regexp.MustCompile(`^(--\S+): expected (.+) value but got "(.*?)".*$`), "pilihan $1 tidak menerima \"$3\"."},
	{regexp.MustCompile(`^(--\S+) must be one of (.+) but got (.+)$`), "pilihan $1 harus salah satu dari $2, bukan $3."},
}

// indonesianUse says in Indonesian what the parser found wrong.
func indonesianUse(err error) string {
	text := err.Error()
	for _, u := range uses {
		if u.form.MatchString(text) {
			return strings.Replace(u.form.ReplaceAllString(text, u.text), "%q ", "isian ", 1)
		}
	}
	return "perintah tidak dapat dibaca (" + text + ")."
}
