package tabular

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// excelize finds the comments of a sheet by the number in the name of their
// drawing: comments3.xml goes with vmlDrawing3.vml. Files of other programs name
// these parts as they like, and the comments of two sheets would end up in one.
// renumber gives such a file with the parts named by one number for each sheet;
// all else in it is copied as it stands.
func renumber(name string, data []byte) ([]byte, error) {
	p, err := openPack(name, data, Limits{}.filled())
	if err != nil {
		return nil, err
	}
	w, err := openWorkbook(p, Limits{}.filled())
	if err != nil {
		return nil, err
	}
	r := renaming{pack: p, names: map[string]string{}, taken: map[string]bool{}, rels: map[string]map[string]string{}}
	for _, t := range w.tabs {
		if err := r.sheet(t.part); err != nil {
			return nil, err
		}
	}
	if len(r.names) == 0 {
		return data, nil
	}
	return r.write(data)
}

// apart is where the numbers of drawings begin that hold no comments, such as
// pictures in a page header: excelize counts on from the comments there are.
const apart = 1000

type renaming struct {
	pack            *pack
	names           map[string]string            // of a part, in lower case, to its new name
	taken           map[string]bool              // the new names, in lower case
	rels            map[string]map[string]string // part of relations, to targets by id
	comments, other int
}

// sheet names the parts of one sheet.
func (r *renaming) sheet(part string) error {
	list, err := r.pack.relations(part)
	if err != nil {
		return err
	}
	comments := find(list, ofKind("comments"))
	drawing, err := r.legacy(part, list)
	if err != nil {
		return err
	}
	targets := map[string]string{}
	number := 0
	if comments != "" && r.pack.parts[comments] != nil {
		r.comments++
		number = r.comments
	}
	for _, rel := range list {
		switch {
		case r.pack.parts[rel.part] == nil:
		case rel.kind == "comments" && rel.part == comments:
			targets[rel.id] = fmt.Sprintf("../comments%d.xml", number)
		case rel.kind == "vmlDrawing" && rel.id == drawing && number > 0:
			targets[rel.id] = fmt.Sprintf("../drawings/vmlDrawing%d.vml", number)
		case rel.kind == "vmlDrawing":
			r.other++
			targets[rel.id] = fmt.Sprintf("../drawings/vmlDrawing%d.vml", apart+r.other)
		}
		if target, ok := targets[rel.id]; ok {
			r.rename(rel.part, "xl"+strings.TrimPrefix(target, ".."))
		}
	}
	if len(targets) > 0 {
		r.rels[relationsOf(part)] = targets
	}
	return nil
}

// legacy gives the id of the drawing that shows the comments of a sheet; the
// sheet is looked through only where it has several.
func (r *renaming) legacy(part string, list []relation) (string, error) {
	var ids []string
	for _, rel := range list {
		if rel.kind == "vmlDrawing" {
			ids = append(ids, rel.id)
		}
	}
	if len(ids) <= 1 {
		return strings.Join(ids, ""), nil
	}
	id := ""
	err := r.pack.walk(part, func(l *lexer) error {
		if string(l.name) == "legacyDrawing" {
			id = l.attrText("id")
		}
		return nil
	}, nil)
	return id, err
}

// rename gives a part its name, and the relations beside it theirs.
func (r *renaming) rename(from, to string) {
	r.names[from], r.taken[strings.ToLower(to)] = to, true
	if beside := relationsOf(from); r.pack.parts[beside] != nil {
		r.names[beside], r.taken[strings.ToLower(relationsOf(to))] = relationsOf(to), true
	}
}

func relationsOf(part string) string {
	i := strings.LastIndexByte(part, '/') + 1
	return part[:i] + "_rels/" + part[i:] + ".rels"
}

// write copies the archive under the new names.
func (r *renaming) write(data []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range in.File {
		key := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		switch {
		case r.names[key] == "" && r.taken[key]: // a part no sheet names
			continue
		case r.rels[key] != nil || key == "[content_types].xml":
			err = r.edit(w, f, key)
		default:
			err = copyAs(w, f, r.names[key])
		}
		if err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return out.Bytes(), err
}

func copyAs(w *zip.Writer, f *zip.File, name string) error {
	if name == "" {
		return w.Copy(f)
	}
	header := f.FileHeader
	header.Name = name
	to, err := w.CreateRaw(&header)
	if err != nil {
		return err
	}
	from, err := f.OpenRaw()
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	return err
}

var (
	relationTag = regexp.MustCompile(`<(?:\w+:)?(?:Relationship|Override)\s[^>]*>`)
	idAttr      = regexp.MustCompile(`\sId\s*=\s*["']([^"']*)["']`)
	targetAttr  = regexp.MustCompile(`\sTarget\s*=\s*["'][^"']*["']`)
	partAttr    = regexp.MustCompile(`\sPartName\s*=\s*["']/?([^"']*)["']`)
)

// edit writes a part that names others with their new names.
func (r *renaming) edit(w *zip.Writer, f *zip.File, key string) error {
	text, err := r.pack.bytes(key)
	if err != nil {
		return err
	}
	text = relationTag.ReplaceAllFunc(text, func(tag []byte) []byte {
		if m := idAttr.FindSubmatch(tag); m != nil && r.rels[key][string(m[1])] != "" {
			return targetAttr.ReplaceAllLiteral(tag, fmt.Appendf(nil, ` Target="%s"`, r.rels[key][string(m[1])]))
		}
		if m := partAttr.FindSubmatch(tag); m != nil && r.names[strings.ToLower(string(m[1]))] != "" {
			return partAttr.ReplaceAllLiteral(tag, fmt.Appendf(nil, ` PartName="/%s"`, r.names[strings.ToLower(string(m[1]))]))
		}
		return tag
	})
	to, err := w.Create(f.Name)
	if err == nil {
		_, err = to.Write(text)
	}
	return err
}
