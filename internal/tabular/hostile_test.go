package tabular

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"gurindam/internal/fault"
	"gurindam/internal/sheet"
)

const (
	typesPart    = `<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`
	topRels      = `<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	workbookPart = `<workbook><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`
	workbookRels = `<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`
)

// part is a file of an archive made for a test.
type part struct{ name, text string }

// archive zips parts after those every workbook has, unless bare.
func archive(t testing.TB, bare bool, parts ...part) []byte {
	t.Helper()
	if !bare {
		parts = append([]part{{"[Content_Types].xml", typesPart}, {"_rels/.rels", topRels}, {"xl/workbook.xml", workbookPart}, {"xl/_rels/workbook.xml.rels", workbookRels}}, parts...)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range parts {
		f, err := w.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(p.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// sheetOf makes a workbook whose sheet holds the given XML.
func sheetOf(t testing.TB, xml string) []byte {
	t.Helper()
	return archive(t, false, part{"xl/worksheets/sheet1.xml", "<worksheet>" + xml + "</worksheet>"}, part{"xl/sharedStrings.xml", `<sst><si><t>satu</t></si><si><r><t>du</t></r><r><t xml:space="preserve">a </t></r><rPh><t>x</t></rPh></si></sst>`})
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	for _, c := range []struct {
		name, file string
		data       []byte
		kind       fault.Kind
		says       string
	}{
		{"empty", "a.xlsx", nil, fault.Invalid, "kosong"},
		{"blank", "a.csv", []byte(" \r\n"), fault.Invalid, "kosong"},
		{"old Excel", "a.xls", []byte(ole + string(wide("Workbook"))), fault.Invalid, "simpan sebagai .xlsx"},
		{"old Excel named xlsx", "a.xlsx", []byte(ole + string(wide("Workbook"))), fault.Invalid, "(.xls)"},
		{"raw BIFF", "a.xls", []byte("\x09\x08\x10\x00\x00\x06\x05\x00"), fault.Invalid, "(.xls)"},
		{"password", "a.xlsx", []byte(ole + string(wide("EncryptedPackage"))), fault.Invalid, "kata sandi"},
		{"Word", "a.xlsx", []byte(ole + string(wide("WordDocument"))), fault.Invalid, "Word"},
		{"HTML named xls", "a.xls", []byte("\ufeff \n<HTML><table><tr><td>1</td></tr></table>"), fault.Invalid, "HTML"},
		{"table named xlsx", "a.xlsx", []byte("<table border=1>"), fault.Invalid, "HTML"},
		{"HTML named csv", "a.csv", []byte("<!DOCTYPE html><html>"), fault.Invalid, "HTML"},
		{"XML 2003", "a.xls", []byte(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`), fault.Invalid, "XML 2003"},
		{"MHTML", "a.xls", []byte("MIME-Version: 1.0\r\nContent-Type: multipart/related"), fault.Invalid, "MHTML"},
		{"PDF", "a.xlsx", []byte("%PDF-1.7"), fault.Invalid, "PDF"},
		{"CSV named xlsx", "a.xlsx", []byte("kode,nama\n1,x\n"), fault.Invalid, ".csv"},
		{"CSV named xls", "a.xls", []byte("kode\tnama\n1\tx\n"), fault.Invalid, ".csv"},
		{"workbook named csv", "a.csv", sheetOf(t, "<sheetData/>"), fault.Invalid, ".xlsx"},
		{"noise", "a.csv", []byte("\x00\x01\x02\x03\x04\x05\xff\xfe"), fault.Invalid, "rusak"},
		{"broken zip", "a.xlsx", []byte("PK\x03\x04 and then nothing"), fault.Invalid, "rusak"},
		{"cut zip", "a.xlsx", sheetOf(t, "<sheetData/>")[:300], fault.Invalid, "rusak"},
		{"macro by name", "a.xlsm", sheetOf(t, "<sheetData/>"), fault.Invalid, "makro"},
		{"macro inside", "a.xlsx", archive(t, false, part{"xl/vbaProject.bin", "x"}), fault.Invalid, "makro"},
		{"macro by type", "a.xlsx", archive(t, true, part{"[Content_Types].xml", `<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>`}), fault.Invalid, "makro"},
		{"ods", "a.ods", archive(t, true, part{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, part{"content.xml", "<x/>"}), fault.Invalid, ".ods"},
		{"docx", "a.xlsx", archive(t, true, part{"[Content_Types].xml", "<Types/>"}, part{"word/document.xml", "<x/>"}), fault.Invalid, "Word"},
		{"xlsb", "a.xlsb", archive(t, true, part{"xl/workbook.bin", "x"}), fault.Invalid, ".xlsb"},
		{"workbook in a zip", "a.xlsx", archive(t, true, part{"dalam.xlsx", string(sheetOf(t, "<sheetData/>"))}), fault.Invalid, "arsip zip"},
		{"bomb", "a.xlsx", archive(t, false, part{"xl/worksheets/sheet1.xml", strings.Repeat(" ", 20<<20)}), fault.TooLarge, "mengembang"},
		{"many parts", "a.xlsx", archive(t, false, make([]part, 3000)...), fault.TooLarge, "mengembang"},
		{"two parts of one name", "a.xlsx", archive(t, false, part{"xl/Workbook.xml", workbookPart}), fault.Invalid, "dua bagian"},
		{"no sheet part", "a.xlsx", archive(t, false), fault.Invalid, "rusak"},
		{"shared texts gone", "a.xlsx", archive(t, false, part{"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>`}), fault.Invalid, "rusak"},
		{"entities", "a.xlsx", archive(t, false, part{"xl/worksheets/sheet1.xml", `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>`}), fault.Invalid, "rusak"},
		{"unclosed", "a.xlsx", archive(t, false, part{"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c><v>1`}), fault.Invalid, "rusak"},
		{"hidden only", "a.xlsx", archive(t, true, part{"[Content_Types].xml", typesPart}, part{"_rels/.rels", topRels}, part{"xl/_rels/workbook.xml.rels", workbookRels},
			part{"xl/workbook.xml", strings.Replace(workbookPart, "sheetId", `state="veryHidden" sheetId`, 1)}), fault.Invalid, "tampak"},
		{"far row", "a.xlsx", sheetOf(t, `<sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>`), fault.TooLarge, "baris 1048576"},
		{"far column", "a.xlsx", sheetOf(t, `<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>`), fault.TooLarge, "kolom XFD"},
		{"long text", "a.xlsx", sheetOf(t, `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>`+strings.Repeat("ab", 20_000)+`</t></is></c></row></sheetData>`), fault.TooLarge, "karakter"},
	} {
		b, err := Decode(c.file, c.data, Limits{})
		if err == nil {
			t.Errorf("%s: was read: %+v", c.name, b)
			continue
		}
		if fault.KindOf(err) != c.kind || !strings.Contains(fault.Text(err), c.says) {
			t.Errorf("%s: got kind %d, %q; want kind %d saying %q", c.name, fault.KindOf(err), fault.Text(err), c.kind, c.says)
		}
	}
}

// A directory may lie: the entry below says 10 bytes and holds 40 MB.
func TestLyingDirectory(t *testing.T) {
	t.Parallel()
	data := archive(t, false, part{"xl/worksheets/sheet1.xml", "<worksheet>" + strings.Repeat(" ", 40<<20) + "</worksheet>"})
	size := []byte{23, 0, 0x80, 2} // 40 MiB + 23, little end first
	if bytes.Count(data, size) == 0 {
		t.Fatal("the size was not found in the archive")
	}
	data = bytes.ReplaceAll(data, size, []byte{10, 0, 0, 0})
	if _, err := Decode("a.xlsx", data, Limits{}); fault.KindOf(err) == fault.Internal {
		t.Errorf("got %v, want a fault", err)
	}
}

func TestLimits(t *testing.T) {
	t.Parallel()
	var csv strings.Builder
	for i := range 30 {
		fmt.Fprintf(&csv, "%d,b,c\n", i)
	}
	for name, lim := range map[string]Limits{"size": {FileSize: 20}, "rows": {Rows: 10}, "columns": {Columns: 2}, "cells": {Cells: 50}, "text": {Text: 1}} {
		if _, err := Decode("a.csv", []byte(csv.String()), lim); fault.KindOf(err) != fault.TooLarge {
			t.Errorf("%s: got %v, want TooLarge", name, err)
		}
	}
	many := sheetOf(t, `<sheetData><row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row></sheetData>`)
	if _, err := Decode("a.xlsx", many, Limits{Cells: 2}); fault.KindOf(err) != fault.TooLarge {
		t.Errorf("cells of a workbook: got %v, want TooLarge", err)
	}
}

func TestOddCells(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, xml string
		want      sheet.Cell
	}{
		{"shared text", `<c t="s"><v>0</v></c>`, words("satu")},
		{"rich text", `<c t="s"><v>1</v></c>`, words("dua ")},
		{"shared text that is not there", `<c t="s"><v>9</v></c>`, sheet.Cell{Text: "9", Raw: "9", Type: sheet.ErrorCell}},
		{"own text", `<c t="inlineStr"><is><t>a &amp; b&#10;c</t></is></c>`, words("a & b\nc")},
		{"masked line end", `<c t="str"><f>A2</f><v>a_x000D_b</v></c>`, words("a\nb")},
		{"formula without result", `<c><f>SUM(G6:G12)</f><v></v></c>`, sheet.Cell{Text: uncomputedText, Raw: "=SUM(G6:G12)", Type: sheet.ErrorCell}},
		{"formula, empty text", `<c t="str"><f>IFERROR(X,"")</f><v></v></c>`, sheet.Cell{}},
		{"formula with result", `<c><f>1+1</f><v>2</v></c>`, number("2", "2")},
		{"shared formula without result", `<c><f t="shared" si="0"/></c>`, sheet.Cell{Text: uncomputedText, Raw: "=", Type: sheet.ErrorCell}},
		{"error", `<c t="e"><v>#REF!</v></c>`, sheet.Cell{Text: "#REF!", Raw: "#REF!", Type: sheet.ErrorCell}},
		{"boolean", `<c t="b"><v>1</v></c>`, sheet.Cell{Text: "TRUE", Raw: "1", Type: sheet.BoolCell}},
		{"date by type", `<c t="d"><v>2024-03-01T00:00:00</v></c>`, sheet.Cell{Text: "2024-03-01T00:00:00", Raw: "2024-03-01", Type: sheet.DateCell}},
		{"power of ten", `<c><v>1.2E7</v></c>`, number("12000000", "12000000")},
		{"no number", `<c><v>abc</v></c>`, sheet.Cell{Text: "abc", Raw: "abc", Type: sheet.ErrorCell}},
		{"CDATA", `<c t="str"><v><![CDATA[a<b&c]]></v></c>`, words("a<b&c")},
		{"comment between", `<!-- x > y --><c><v>5</v></c>`, number("5", "5")},
		{"prefix", `<x:c><x:v>5</x:v></x:c>`, number("5", "5")},
		{"quoted bracket", `<c r='A1' a="x>y"><v>5</v></c>`, number("5", "5")},
	} {
		b, err := Decode("a.xlsx", sheetOf(t, "<sheetData><row>"+c.xml+"</row></sheetData>"), Limits{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := at(t, b, 0, 0, 0); got != c.want {
			t.Errorf("%s: got %+v, want %+v", c.name, got, c.want)
		}
	}
}

// A sheet may claim all rows and columns; only what is filled counts.
func TestEmptyCellsCostNothing(t *testing.T) {
	t.Parallel()
	b, err := Decode("a.xlsx", sheetOf(t, `<dimension ref="A1:XFD1048576"/><sheetData><row r="2"><c r="B2"><v>7</v></c><c r="XFD2" s="1"/></row><row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData><mergeCells><mergeCell ref="A1:C3"/></mergeCells>`), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	s := b.Sheets[0]
	if len(s.Rows) != 2 || len(s.Rows[0]) != 0 || len(s.Rows[1]) != 2 || s.Rows[1][1].Raw != "7" {
		t.Errorf("got %+v", s.Rows)
	}
	if len(s.Merges) != 1 || s.Merges[0] != (sheet.Range{Row: 0, Col: 0, LastRow: 2, LastCol: 2}) {
		t.Errorf("merges: got %+v", s.Merges)
	}
}

func TestHiddenSheetsAreNamed(t *testing.T) {
	t.Parallel()
	wb := `<workbook><sheets><sheet name="A" sheetId="1" r:id="r1"/><sheet name="Rahasia &amp; lain" sheetId="2" state="hidden" r:id="r1"/></sheets></workbook>`
	b, err := Decode("a.xlsx", archive(t, true, part{"[Content_Types].xml", typesPart}, part{"_rels/.rels", topRels}, part{"xl/workbook.xml", wb},
		part{"xl/_rels/workbook.xml.rels", workbookRels}, part{"xl/worksheets/sheet1.xml", "<worksheet/>"}, part{"xl/sharedStrings.xml", "<sst/>"}), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Sheets) != 1 || len(b.Notes) != 1 || !strings.Contains(b.Notes[0], "Rahasia & lain") {
		t.Errorf("got %d sheets, notes %q", len(b.Sheets), b.Notes)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a.xlsx", sheetOf(f, `<sheetData><row r="1"><c r="A1" t="s"><v>1</v></c><c r="C1"><f>A1</f><v>1.5</v></c></row></sheetData>`))
	f.Add("a.csv", []byte("a;b\n\"1,5\";2\n"))
	f.Add("a.csv", []byte("\"a,b\"\n\"1,\"\"2\"\"\"\n"))
	f.Add("a.csv", []byte("\xff\xfea\x00;\x00b\x00"))
	f.Add("a.xls", []byte("<html>"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		begin := time.Now()
		b, err := Decode(name, data, Limits{Unpacked: 1 << 20, Cells: 10_000})
		if err != nil && fault.KindOf(err) == fault.Internal {
			t.Errorf("an error nobody can act on: %v", err)
		}
		if took := time.Since(begin); took > 2*time.Second {
			t.Errorf("took %v", took)
		}
		for _, s := range b.Sheets {
			for _, row := range s.Rows {
				if len(row) > 0 && row[len(row)-1].Type == sheet.Empty {
					t.Error("a row ends in an empty cell")
				}
			}
		}
	})
}

// FuzzSheet changes the XML inside a sound archive, which FuzzRead seldom reaches.
func FuzzSheet(f *testing.F) {
	f.Add(`<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a&#x41;_x000D_</t></is></c><c r="B1" s="0"><f>A1</f></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>`)
	f.Add(`<!--x--><![CDATA[y]]><row><c><v>1e5</v>`)
	f.Fuzz(func(t *testing.T, xml string) {
		if _, err := Decode("a.xlsx", sheetOf(t, xml), Limits{}); err != nil && fault.KindOf(err) == fault.Internal {
			t.Errorf("an error nobody can act on: %v", err)
		}
	})
}
