package tabular

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"gurindam/internal/sheet"
)

// commented makes a workbook of two sheets with a comment each on A1, and renames
// its parts.
func commented(t *testing.T, rename *strings.Replacer) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, name := range []string{"Satu", "Dua"} {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStr(name, "A1", name); err != nil {
			t.Fatal(err)
		}
		if err := f.AddComment(name, excelize.Comment{Cell: "A1", Author: "a", Text: fmt.Sprintf("catatan %d", i+1)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	var plain, out bytes.Buffer
	if err := f.Write(&plain); err != nil {
		t.Fatal(err)
	}
	in, err := zip.NewReader(bytes.NewReader(plain.Bytes()), int64(plain.Len()))
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(&out)
	for _, part := range in.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		to, err := w.Create(rename.Replace(part.Name))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(to, rename.Replace(string(text))); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Programs name the parts of comments as they like; old comments stay and new
// ones come to their own sheet.
func TestMarkedWithCommentsNamedByOtherPrograms(t *testing.T) {
	t.Parallel()
	for name, rename := range map[string]*strings.Replacer{
		"as excelize": strings.NewReplacer(),
		"folders and whole paths": strings.NewReplacer("../comments", "/xl/comments/comment", "xl/comments", "xl/comments/comment",
			"../drawings/vmlDrawing", "/xl/drawings/commentsDrawing", "xl/drawings/vmlDrawing", "xl/drawings/commentsDrawing"),
		"numbers that disagree": strings.NewReplacer("vmlDrawing1.vml", "vmlDrawing2.vml", "vmlDrawing2.vml", "vmlDrawing1.vml"),
	} {
		data := commented(t, rename)
		b := decoded(t, "a.xlsx", data)
		var out bytes.Buffer
		err := Mark(&out, data, b, []sheet.Problem{problem("Satu", 0, 0, sheet.Error, "x"), problem("Dua", 0, 0, sheet.Warning, "y"), problem("Dua", 4, 1, sheet.Warning, "z")})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, s := range f.GetSheetList()[1:] {
			comments, err := f.GetComments(s)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range comments {
				got[s+" "+c.Cell] = strings.Join(strings.Fields(commentText(c)), " ")
			}
		}
		want := map[string]string{"Satu A1": "catatan 1 Galat: x Perbaiki.", "Dua A1": "catatan 2 Peringatan: y Perbaiki.", "Dua B5": "Peringatan: z Perbaiki."}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: comments (-want +got)\n%s", name, diff)
		}
		f.Close()
	}
}
