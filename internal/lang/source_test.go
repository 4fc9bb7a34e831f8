package lang_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const root = "../.."

// said is a text of the program with the place where it stands.
type said struct{ text, at string }

// source is what the Go code of the program says, generated code of templates
// included.
type source struct {
	literals  map[string]bool // every string, so that nothing is called stale that is used
	asked     []said          // keys of T
	faults    []said          // texts of faults
	sentences []said          // everything else that is a sentence for people
	crooked   []string        // calls of T whose text is not written out
	bare      []string        // texts given to pieces of a page without T
}

func read(t *testing.T) source {
	t.Helper()
	s := source{literals: map[string]bool{}}
	for _, folder := range []string{"internal", "cmd"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			return s.file(path)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func (s *source) file(path string) error {
	files := token.NewFileSet()
	f, err := parser.ParseFile(files, path, nil, 0)
	if err != nil {
		return err
	}
	room, _ := filepath.Rel(root, filepath.Dir(path))
	room = strings.TrimPrefix(filepath.ToSlash(room), "internal/")
	v := visitor{s, room, func(n ast.Node) string {
		p := files.Position(n.Pos())
		return fmt.Sprintf("%s/%s:%d", room, filepath.Base(path), p.Line)
	}, false}
	ast.Walk(v, f)
	return nil
}

type visitor struct {
	*source
	room string
	at   func(ast.Node) string
	menu bool // within the groups of the navigation
}

// Visit notes what a node says; what has been noted as a whole is not taken apart again.
func (v visitor) Visit(n ast.Node) ast.Visitor {
	switch n := n.(type) {
	case *ast.ImportSpec:
		return nil
	case *ast.CallExpr:
		return v.call(n)
	case *ast.ValueSpec:
		v.constants(n)
	case *ast.CompositeLit:
		v.composite(n)
	case *ast.BasicLit:
		if text, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
			text = strings.TrimSpace(text)
			v.literals[text] = true
			v.sentence(n, text)
		}
	case *ast.BinaryExpr:
		if text, ok := format(n); ok {
			v.note(n)
			v.literals[text] = true
			v.sentence(n, text)
			return nil
		}
	}
	return v
}

func (v visitor) call(n *ast.CallExpr) ast.Visitor {
	switch name := nameOf(n.Fun); {
	case (name == "web.T" || name == "T" && v.room == "web") && len(n.Args) > 1:
		text, ok := literal(n.Args[1])
		if !ok {
			v.crooked = append(v.crooked, v.at(n))
			return v
		}
		v.asked = append(v.asked, said{text, v.at(n)})
		v.literals[text] = true
		for _, arg := range n.Args[2:] {
			ast.Walk(v, arg)
		}
		return nil
	case (name == "fault.New" || name == "fault.Wrap") && len(n.Args) > 1:
		if text, ok := format(n.Args[1]); ok && v.room != "fault" {
			if !bookRooms.MatchString(v.room) {
				v.faults = append(v.faults, said{text, v.at(n)})
			}
			v.literals[text] = true
			v.note(n.Args[1])
			return nil
		}
	case strings.HasSuffix(name, ".lack") && v.room == "publication/block":
		if text, ok := format(n.Args[1]); ok {
			v.shown(n, text+lacking)
		}
	case name == "c.say" && v.room == "doc":
		if text, ok := format(n.Args[0]); ok {
			v.shown(n, text)
		}
	case name == "fmt.Sprintf":
		if text, ok := format(n); ok {
			v.literals[text] = true
			v.sentence(n, text)
			return v
		}
	case pieces[strings.TrimPrefix(name, "web.")] && (v.room == "web" || strings.HasPrefix(name, "web.")):
		for i, arg := range n.Args {
			if text, ok := literal(arg); ok && words.MatchString(text) && !slices.Contains(names, text) && (i != unsaid[strings.TrimPrefix(name, "web.")]-1) {
				v.bare = append(v.bare, fmt.Sprintf("%s: %q", v.at(n), text))
			}
		}
	}
	return v
}

// lacking is what a finding says after what a book lacks.
const lacking = " belum ada, sehingga bagian bukunya kosong."

// shown notes a text that must have its English.
func (v visitor) shown(n ast.Node, text string) {
	v.sentences = append(v.sentences, said{text, v.at(n)})
	v.literals[text] = true
}

// note keeps the literals within an expression from being called stale.
func (v visitor) note(n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		if e, ok := n.(ast.Expr); ok {
			if text, ok := literal(e); ok {
				v.literals[text] = true
			}
		}
		return true
	})
}

// shownTypes are the closed lists whose words pages show.
var shownTypes = []string{
	"plan.Status", "plan.ActionKind", "plan.LinkKind", "plan.Rating", "rpjmd.Level", "rpjmd.RenstraLevel",
	"region.EventKind", "region.ItemKind", "identity.Deed", "identity.RecoveryState",
}

// constants finds the words of closed lists.
func (v visitor) constants(n *ast.ValueSpec) {
	if !slices.Contains(shownTypes, v.room+"."+nameOf(n.Type)) {
		return
	}
	for _, value := range n.Values {
		if text, ok := literal(value); ok {
			v.asked = append(v.asked, said{text, v.at(n)})
		}
	}
}

// composite finds the fields whose texts are shown.
func (v visitor) composite(n *ast.CompositeLit) {
	kind := nameOf(n.Type)
	if list, ok := n.Type.(*ast.ArrayType); ok && nameOf(list.Elt) == "web.MenuGroup" {
		for _, group := range n.Elts {
			v.menu = true
			v.composite(group.(*ast.CompositeLit))
		}
		return
	}
	for _, e := range n.Elts {
		pair, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		text, ok := literal(pair.Value)
		if !ok || !words.MatchString(text) {
			continue
		}
		switch key := nameOf(pair.Key); {
		case key == "Nav", key == "Label" && v.menu:
			v.asked = append(v.asked, said{text, v.at(pair)})
		case kind == "web.Page" && (key == "Title" || key == "Place"), kind == "web.Link" && key == "Text" && strings.Contains(v.at(pair), "_templ.go"):
			v.bare = append(v.bare, fmt.Sprintf("%s: %q", v.at(pair), text))
		}
	}
}

// pieces are the pieces of a page that take words.
var pieces = map[string]bool{"Heading": true, "Panel": true, "Empty": true, "Figure": true, "Tag": true, "Scroll": true, "Meter": true, "Hint": true}

// unsaid counts to the argument of a piece that is no words: a colour, a name.
var unsaid = map[string]int{"Meter": 1, "Hint": 2}

var (
	words    = regexp.MustCompile(`\p{L}{2,}`)
	reason   = regexp.MustCompile(`^\p{Ll}+ .*\p{L}{2}.*\.$`) // why tabular refuses a file
	sentence = regexp.MustCompile(`^["“%\p{Lu}].*\p{L}.* .*[.?!:]$`)
)

// bookRooms make what is printed, and tools that print to a terminal: they speak
// Indonesian alone, as do examples, which say that they are.
var bookRooms = regexp.MustCompile(`^(publication/(block|prose)|result/(letter|archive)|instrument/scoretable|doc(/.*)?|examples|law|golden|needs|.*test)$|^(\.\./)?cmd/`)

func (v visitor) sentence(n ast.Node, text string) {
	if (sentence.MatchString(text) || v.room == "tabular" && reason.MatchString(text)) && !strings.HasPrefix(text, "Contoh:") && !bookRooms.MatchString(v.room) && !strings.HasSuffix(v.at(n), "_templ.go") {
		v.sentences = append(v.sentences, said{text, v.at(n)})
	}
}

func literal(e ast.Expr) (string, bool) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(l.Value)
	return text, err == nil
}

// format gives the format that an expression makes texts with: a literal, the
// format of Sprintf, or parts put together, where what is unknown becomes %s.
func format(e ast.Expr) (text string, ok bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		return literal(e)
	case *ast.ParenExpr:
		return format(e.X)
	case *ast.CallExpr:
		if nameOf(e.Fun) == "fmt.Sprintf" {
			return literal(e.Args[0])
		}
	case *ast.BinaryExpr:
		if e.Op != token.ADD {
			return "", false
		}
		left, lok := format(e.X)
		right, rok := format(e.Y)
		if !lok && !rok {
			return "", false
		}
		if !lok {
			left = "%s"
		}
		if !rok {
			right = "%s"
		}
		return left + right, true
	}
	return "", false
}

func nameOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return nameOf(e.X) + "." + e.Sel.Name
	}
	return ""
}
