package docdocx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"slices"
	"strings"
	"testing"

	"gurindam/internal/doc"
	"gurindam/internal/doc/docdocx"
)

// element is a node of XML, for looking about in a part.
type element struct {
	name  string // as written, without prefix
	attrs map[string]string
	kids  []*element
	text  string
}

func (e *element) all(name string) []*element {
	var out []*element
	for _, k := range e.kids {
		if k.name == name {
			out = append(out, k)
		}
		out = append(out, k.all(name)...)
	}
	return out
}

// words gives the text that is shown: that of runs, without field codes.
func (e *element) words() string {
	if e.name == "t" {
		return e.text
	}
	s := ""
	for _, k := range e.kids {
		s += k.words()
	}
	return s
}

func parse(t testing.TB, name string, data []byte) *element {
	t.Helper()
	root := &element{}
	stack := []*element{root}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return root
		}
		if err != nil {
			t.Fatalf("%s is not well formed: %v", name, err)
		}
		top := stack[len(stack)-1]
		switch tok := tok.(type) {
		case xml.StartElement:
			e := &element{name: tok.Name.Local, attrs: map[string]string{}}
			for _, a := range tok.Attr {
				e.attrs[a.Name.Local] = a.Value
			}
			top.kids = append(top.kids, e)
			stack = append(stack, e)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text += string(tok)
		}
	}
}

// written is a package taken apart.
type written struct {
	raw   []byte
	files map[string][]byte
	order []string
	parts map[string]*element
}

func write(t testing.TB, d doc.Document, opt docdocx.Options) written {
	t.Helper()
	var b bytes.Buffer
	if err := docdocx.Write(&b, d, opt); err != nil {
		t.Fatal(err)
	}
	return unpack(t, b.Bytes())
}

func unpack(t testing.TB, raw []byte) written {
	t.Helper()
	w := written{raw: raw, files: map[string][]byte{}, parts: map[string]*element{}}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		w.files[f.Name] = data
		w.order = append(w.order, f.Name)
		if strings.HasSuffix(f.Name, ".xml") || strings.HasSuffix(f.Name, ".rels") {
			w.parts[f.Name] = parse(t, f.Name, data)
		}
	}
	return w
}

// checkPackage looks whether every part has a type and every relationship a part.
func checkPackage(t testing.TB, w written) {
	t.Helper()
	types := map[string]bool{}
	for _, e := range w.parts["[Content_Types].xml"].kids[0].kids {
		if e.name == "Default" {
			types["."+e.attrs["Extension"]] = true
			continue
		}
		name := strings.TrimPrefix(e.attrs["PartName"], "/")
		types[name] = true
		if w.files[name] == nil {
			t.Errorf("type of %s, which is not there", name)
		}
	}
	for _, name := range w.order {
		if !types[name] && !types[path.Ext(name)] {
			t.Errorf("%s has no type", name)
		}
		if path.Ext(name) == ".xml" && name != "[Content_Types].xml" && !types[name] {
			t.Errorf("%s is plain XML to its reader", name)
		}
		if path.Ext(name) == ".rels" {
			checkRelationships(t, w, name)
		}
	}
}

func checkRelationships(t testing.TB, w written, name string) {
	t.Helper()
	base := path.Dir(path.Dir(name))
	ids := map[string]bool{}
	for _, e := range w.parts[name].kids[0].kids {
		if target := path.Join(base, e.attrs["Target"]); w.files[target] == nil {
			t.Errorf("%s leads to %s, which is not there", name, target)
		}
		if ids[e.attrs["Id"]] {
			t.Errorf("%s has %s twice", name, e.attrs["Id"])
		}
		ids[e.attrs["Id"]] = true
	}
	owner := path.Join(base, strings.TrimSuffix(path.Base(name), ".rels"))
	if owner == "." || w.parts[owner] == nil {
		return
	}
	for _, tag := range []string{"chart", "headerReference", "footerReference", "externalData", "embedRegular", "embedBold"} {
		for _, e := range w.parts[owner].all(tag) {
			if id := e.attrs["id"]; id != "" && !ids[id] {
				t.Errorf("%s uses %s, which has no relationship", owner, id)
			}
		}
	}
}

// sequences are the children that the schema allows, in its order.
var sequences = map[string]string{
	"pPr":        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
	"rPr":        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath numSpacing",
	"tblPr":      "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
	"tcPr":       "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
	"tblBorders": "top left bottom right insideH insideV",
	"tcBorders":  "top left bottom right insideH insideV tl2br tr2bl",
	"pBdr":       "top left bottom right between bar",
	"tblCellMar": "top left bottom right",
	"sectPr":     "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
	"sdtPr":      "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex appearance",
	"style":      "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
	"lvl":        "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
	"settings":   "writeProtection view zoom removePersonalInformation embedTrueTypeFonts embedSystemFonts saveSubsetFonts mirrorMargins documentType trackRevisions defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat docVars rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator",
	"font":       "altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic",
	"inline":     "extent effectExtent docPr cNvGraphicFramePr graphic",
	"anchor":     "simplePos positionH positionV extent effectExtent wrapNone docPr cNvGraphicFramePr graphic",
	"wsp":        "cNvPr cNvSpPr spPr style txbx bodyPr",
	"chartSpace": "date1904 lang roundedCorners clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes",
	"barChart":   "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
	"lineChart":  "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId",
	"ser":        "idx order tx spPr invertIfNegative marker pictureOptions explosion dPt dLbls trendline errBars cat val smooth",
	"dPt":        "idx invertIfNegative marker bubble3D explosion spPr",
	"dLbls":      "dLbl numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator showLeaderLines",
	"catAx":      "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses auto lblAlgn lblOffset noMultiLvlLbl",
	"valAx":      "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossBetween majorUnit",
	"scaling":    "logBase orientation max min",
}

// checkOrder looks whether children come in the order of the schema, without
// which Word asks for a repair.
func checkOrder(t testing.TB, part string, e *element) {
	t.Helper()
	if allowed, ok := sequences[e.name]; ok && !(e.name[1:] == "Pr" && strings.HasPrefix(part, "word/charts")) {
		order, last := strings.Fields(allowed), 0
		for _, k := range e.kids {
			at := slices.Index(order, k.name)
			if at < last {
				t.Errorf("%s: %s within %s is out of order or unknown", part, k.name, e.name)
			}
			last = max(last, at)
		}
	}
	for _, k := range e.kids {
		checkOrder(t, part, k)
	}
}
