package inspect

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gurindam/internal/fault"
)

// pdf writes a PDF of some objects, the first of which is the catalog.
func pdf(trailer string, objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n0\n%%%%EOF\n", len(objects)+1, trailer)
	return b.Bytes()
}

const (
	catalog = "<</Type/Catalog/Pages 2 0 R>>"
	twoKids = "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>"
	page    = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
)

func deflate(text string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write([]byte(text)) // a buffer takes everything
	_ = z.Close()
	return b.String()
}

func stream(dict, body string) string {
	return fmt.Sprintf("<<%s/Length %d>>stream\r\n%s\nendstream", dict, len(body), body)
}

func packed(objects ...string) string {
	var heads, bodies strings.Builder
	for i, o := range objects {
		fmt.Fprintf(&heads, "%d %d ", i+2, bodies.Len())
		bodies.WriteString(o + " ")
	}
	return stream(fmt.Sprintf("/Type/ObjStm/N %d/First %d/Filter/FlateDecode", len(objects), heads.Len()), deflate(heads.String()+bodies.String()))
}

func archive(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func picture(t testing.TB, kind string) []byte {
	t.Helper()
	var b bytes.Buffer
	m := image.NewRGBA(image.Rect(0, 0, 4, 3))
	var err error
	if kind == "png" {
		err = png.Encode(&b, m)
	} else {
		err = jpeg.Encode(&b, m, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const types = `<?xml version="1.0"?><Types/>`

func TestWhatIsTaken(t *testing.T) {
	t.Parallel()
	const docx, xlsx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	for name, c := range map[string]struct {
		file string
		data []byte
		want Found
	}{
		"a PDF":                       {"a.pdf", pdf("", catalog, twoKids, page, page), Found{Media: "application/pdf", Pages: 2}},
		"an ending in capitals":       {"SK WALI KOTA.PDF", pdf("", catalog, twoKids, page, page), Found{Media: "application/pdf", Pages: 2}},
		"the last version counts":     {"a.pdf", append(pdf("", catalog, twoKids, page, page), pdf("", catalog, "<</Type/Pages/Kids[3 0 R]>>")[5:]...), Found{Media: "application/pdf", Pages: 1}},
		"kids in an object":           {"a.pdf", pdf("", catalog, "<</Type/Pages/Kids 5 0 R>>", page, page, "[3 0 R 4 0 R]"), Found{Media: "application/pdf", Pages: 2}},
		"objects in a stream":         {"a.pdf", pdf("", catalog, "null", "null", "null", packed(twoKids, page, page)), Found{Media: "application/pdf", Pages: 2}},
		"a length that is an object":  {"a.pdf", pdf("", catalog, twoKids, page, page, "<</Length 6 0 R>>stream\nabc << /JS\nendstream", "5"), Found{Media: "application/pdf", Pages: 2}},
		"encrypted":                   {"a.pdf", pdf("/Encrypt 9 0 R", catalog, twoKids, page, page), Found{Media: "application/pdf", Pages: 2, Marks: []string{Locked}}},
		"a script":                    {"a.pdf", pdf("", "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>", twoKids, page, page), Found{Media: "application/pdf", Pages: 2, Marks: []string{Active}}},
		"a script in disguise":        {"a.pdf", pdf("", "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Java#53cript>>>>", twoKids, page, page), Found{Media: "application/pdf", Pages: 2, Marks: []string{Active}}},
		"a script in a stream":        {"a.pdf", pdf("", catalog, "null", "null", "null", packed(twoKids, page, page, "<</S/Launch>>")), Found{Media: "application/pdf", Pages: 2, Marks: []string{Active}}},
		"files within":                {"a.pdf", pdf("", "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 5 0 R>>>>", twoKids, page, page), Found{Media: "application/pdf", Pages: 2, Marks: []string{Active}}},
		"words in a text are words":   {"a.pdf", pdf("", catalog, twoKids, "<</Type/Page/T(/JavaScript \\) /Launch)/Parent 2 0 R>>", page), Found{Media: "application/pdf", Pages: 2}},
		"pages in a circle":           {"a.pdf", pdf("", catalog, "<</Kids[2 0 R]>>"), Found{Media: "application/pdf", Marks: []string{Broken}}},
		"no pages":                    {"a.pdf", pdf("", "<</Type/Catalog>>"), Found{Media: "application/pdf", Marks: []string{Broken}}},
		"a count that lies":           {"a.pdf", pdf("", catalog, "<</Kids[3 0 R]/Count 2147483647>>", page), Found{Media: "application/pdf", Pages: 1}},
		"a stream that is no archive": {"a.pdf", pdf("", catalog, twoKids, page, page, stream("/Type/ObjStm/N 3/First 5/Filter/FlateDecode", "???")), Found{Media: "application/pdf", Pages: 2, Marks: []string{Broken}}},
		"a PNG":                       {"foto.png", picture(t, "png"), Found{Media: "image/png"}},
		"a JPEG":                      {"foto.JPEG", picture(t, "jpeg"), Found{Media: "image/jpeg"}},
		"a table":                     {"a.csv", []byte("kode;nama\nSG-01;Portal\n"), Found{Media: "text/csv"}},
		"a table of Excel's":          {"a.csv", []byte("kode;nama\nSG-01;Caf\xe9\n"), Found{Media: "text/csv"}},
		"a text":                      {"a.txt", []byte("Notulen rapat Dewan"), Found{Media: "text/plain"}},
		"a document":                  {"a.docx", archive(t, "[Content_Types].xml", types, "word/document.xml", "<w/>"), Found{Media: docx}},
		"a workbook":                  {"a.xlsx", archive(t, "[Content_Types].xml", types, "xl/workbook.xml", "<w/>"), Found{Media: xlsx}},
		"a document with a file in":   {"a.docx", archive(t, "word/document.xml", "<w/>", "word/embeddings/ole1.bin", "x"), Found{Media: docx, Marks: []string{Active}}},
	} {
		got, err := Look(c.file, c.data)
		if diff := cmp.Diff(c.want, got); diff != "" || err != nil {
			t.Errorf("%s: %v %s", name, err, diff)
		}
	}
}

func TestWhatIsRefused(t *testing.T) {
	t.Parallel()
	good := pdf("", catalog, twoKids, page, page)
	html := []byte("<!DOCTYPE html><script>alert(1)</script>")
	svg := []byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`)
	word := archive(t, "word/document.xml", "<w/>")
	for name, c := range map[string]struct {
		file string
		data []byte
		want string // of the text
	}{
		"nothing":                      {"a.pdf", nil, "kosong"},
		"a page as a PDF":              {"a.pdf", html, "melainkan text/html"},
		"a page as a picture":          {"a.png", html, "melainkan text/html"},
		"a page as a text":             {"a.txt", html, "melainkan text/html"},
		"a drawing as a text":          {"a.txt", svg, "melainkan image/svg+xml"},
		"a drawing as a table":         {"a.csv", svg, "melainkan image/svg+xml"},
		"a drawing":                    {"a.svg", svg, "tidak dilayani"},
		"a page":                       {"a.html", html, "tidak dilayani"},
		"a program":                    {"a.exe", []byte("MZ\x90\x00"), "tidak dilayani"},
		"a program as a PDF":           {"a.pdf", []byte("MZ\x90\x00%PDF-1.4"), "bukan PDF"},
		"a PDF as a picture":           {"a.jpg", good, "melainkan application/pdf"},
		"a picture as a PDF":           {"a.pdf", picture(t, "png"), "melainkan image/png"},
		"no ending":                    {"berkas", good, "tidak dilayani"},
		"a page before a PDF":          {"a.pdf", append(html, good...), "bukan PDF"},
		"an archive behind a PDF":      {"a.pdf", append(good[:len(good):len(good)], archive(t, "a", "b")...), "isi lain di belakang"},
		"an archive behind a picture":  {"a.jpg", append(picture(t, "jpeg"), archive(t, "a", "b")...), "arsip di belakang"},
		"a page behind a PDF":          {"a.pdf", append(good[:len(good):len(good)], bytes.Repeat(html, 50)...), "isi lain di belakang"},
		"half a PDF":                   {"a.pdf", good[:80], "tidak utuh"},
		"macros by name":               {"a.xlsm", archive(t, "xl/workbook.xml", "x"), "makro"},
		"macros within":                {"a.xlsx", archive(t, "xl/workbook.xml", "x", "xl/vbaProject.bin", "x"), "makro di dalamnya"},
		"macros by type":               {"a.docx", archive(t, "word/document.xml", "x", "[Content_Types].xml", `application/vnd.ms-word.document.macroEnabled.main+xml`), "makro di dalamnya"},
		"the old format":               {"a.doc", []byte("\xd0\xcf\x11\xe0"), "makro"},
		"a document as a workbook":     {"a.xlsx", word, "bukan XLSX"},
		"any archive as a document":    {"a.docx", archive(t, "a.txt", "x"), "bukan DOCX"},
		"a part that leaves":           {"a.docx", archive(t, "word/document.xml", "x", "../../etc/passwd", "x"), "tidak wajar"},
		"a document that is a bomb":    {"a.docx", archive(t, "word/document.xml", strings.Repeat("0", maxUnpacked+1)), "mengembang"},
		"a page before a document":     {"a.docx", append(html, word...), "bukan DOCX"},
		"a text with a NUL":            {"a.txt", []byte("abc\x00def"), "bukan TXT"},
		"a name with a NUL":            {"a.pdf\x00.exe", good, "tidak dilayani"},
		"too large":                    {"a.pdf", make([]byte, MaxSize+1), "lebih besar dari 25 MB"},
		"a script of a shell as a PDF": {"a.pdf", []byte("#!/bin/sh\nrm -rf /\n"), "bukan PDF"},
	} {
		_, err := Look(c.file, c.data)
		if err == nil || !strings.Contains(fault.Text(err), c.want) {
			t.Errorf("%s: %v", name, err)
		}
		if k := fault.KindOf(err); k != fault.Invalid && k != fault.TooLarge {
			t.Errorf("%s: of the kind %v", name, k)
		}
	}
}

// Files made to keep a reader busy are read through in little time.
func TestNothingKeepsItBusy(t *testing.T) {
	t.Parallel()
	var many strings.Builder
	for i := range maxPages + 2 {
		fmt.Fprintf(&many, "%d 0 R ", i+3)
	}
	var heads strings.Builder
	for i := range 300_000 {
		fmt.Fprintf(&heads, "%d 0 ", i+10)
	}
	long := "<<" + strings.Repeat("/A 1 ", 400_000) + ">>"
	over := stream(fmt.Sprintf("/Type/ObjStm/N 300000/First %d/Filter/FlateDecode", heads.Len()), deflate(heads.String()+long))
	for name, data := range map[string][]byte{
		"too many pages":          pdf("", catalog, "<</Kids["+many.String()+"]>>"),
		"brackets without end":    pdf("", catalog, strings.Repeat("<<[", 3_000_000)),
		"the same words again":    pdf("", catalog, over),
		"a stream that unpacks":   pdf("", catalog, twoKids, page, page, stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", deflate("9 0 "+strings.Repeat(" ", 100<<20)))),
		"a text without end":      pdf("", catalog, twoKids, page, page, "("+strings.Repeat("(", 5_000_000)),
		"streams without end":     pdf("", strings.Repeat("<<>>stream ", 500_000)),
		"objects one after other": pdf("", strings.Repeat("1 0 obj ", 1_000_000)),
		"all signs of a dollar":   pdf("", strings.Repeat("$ ", 6_000_000)),
	} {
		begin := time.Now()
		if _, err := Look("a.pdf", data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(begin); took > 20*time.Second { // a slow machine that does much else; it is some 100 ms
			t.Errorf("%s: %v", name, took)
		} else if took > time.Second {
			t.Logf("%s: %v", name, took)
		}
	}
}

func FuzzPDF(f *testing.F) {
	f.Add(pdf("", catalog, twoKids, page, page))
	f.Add(pdf("", catalog, "null", "null", "null", packed(twoKids, page, page)))
	f.Add([]byte("%PDF-1.4 (\\"))
	f.Add([]byte("%PDF-1.4 1 0 obj << /A#4 /#"))
	f.Fuzz(func(t *testing.T, data []byte) {
		found, err := lookPDF(data)
		if err == nil && (found.Pages < 0 || found.Pages > maxPages) {
			t.Errorf("%d pages", found.Pages)
		}
	})
}
