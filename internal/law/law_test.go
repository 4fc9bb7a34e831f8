package law

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gurindam/internal/golden"
)

// source is one Go file of the module that is not a test.
type source struct {
	path    string // relative to the module, slashes
	pkg     string // folder
	file    *ast.File
	imports []string
}

func root(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func sources(t *testing.T) []source {
	t.Helper()
	var out []source
	top := root(t)
	err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "scripts") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(top, path)
		if err != nil {
			return err
		}
		s := source{path: filepath.ToSlash(rel), pkg: filepath.ToSlash(filepath.Dir(rel)), file: file}
		for _, spec := range file.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			s.imports = append(s.imports, name)
		}
		out = append(out, s)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 20 {
		t.Fatalf("only %d files found under %s; the walk is broken", len(out), top)
	}
	return out
}

func TestImportsGoDown(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		for _, name := range s.imports {
			to, ours := strings.CutPrefix(name, "gurindam/")
			if !ours {
				continue
			}
			if reason, ok := May(s.pkg, to); !ok {
				t.Errorf("%s imports %s: %s", s.path, to, reason)
			}
		}
	}
}

// Rules are functions of values: no web, no database, no disk, no log.
func TestSlicesArePure(t *testing.T) {
	t.Parallel()
	banned := []string{"net/http", "database/sql", "os", "log", "log/slog", "net", "os/exec", "io/ioutil"}
	for _, s := range sources(t) {
		row, _, _ := Place(s.pkg)
		if row != Slice && row != Word {
			continue
		}
		for _, name := range s.imports {
			if slices.Contains(banned, name) {
				t.Errorf("%s imports %s, which no rule may", s.path, name)
			}
		}
	}
}

func TestOuterThingsHaveOneDoor(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		row, _, _ := Place(s.pkg)
		for _, name := range s.imports {
			switch name {
			case "net/http":
				if row != Face && row != App && row != Main && row != Support && s.pkg != "internal/web" {
					t.Errorf("%s imports net/http; only web, faces, app and cmd serve", s.path)
				}
			case "database/sql":
				if row != Store && row != Support && !strings.HasPrefix(s.pkg, "internal/db") {
					t.Errorf("%s imports database/sql; only db and stores do", s.path)
				}
			}
		}
	}
}

var (
	writes = regexp.MustCompile(`(?i)\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+"?([a-z][a-z0-9]*)_[a-z0-9_]+`)
	tables = regexp.MustCompile(`^"([a-z][a-z0-9]*)_[a-z0-9_]+"$`) // of a db.Table, which writes too
)

func TestStoresWriteTheirOwnTables(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		row, slice, _ := Place(s.pkg)
		if engine := strings.TrimPrefix(s.pkg, "internal/"); slices.Contains(keeping, engine) {
			row, slice = Store, engine
		}
		if row != Store {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if pair, ok := n.(*ast.KeyValueExpr); ok {
				key, _ := pair.Key.(*ast.Ident)
				name, _ := pair.Value.(*ast.BasicLit)
				if key != nil && key.Name == "Name" && name != nil {
					if m := tables.FindStringSubmatch(name.Value); m != nil && m[1] != slice {
						t.Errorf("%s keeps a list in a table of %s: %s", s.path, m[1], name.Value)
					}
				}
			}
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			for _, m := range writes.FindAllStringSubmatch(lit.Value, -1) {
				if m[1] != slice {
					t.Errorf("%s writes a table of %s: %s", s.path, m[1], m[0])
				}
			}
			return true
		})
	}
}

var owned = regexp.MustCompile(`(?i)\bCREATE\s+TABLE\s+"?([a-z][a-z0-9]*)_`)

func TestEveryTableBelongsToSomebody(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob(filepath.Join(root(t), "internal/db/migrations/*.sql"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no migrations found: %v", err)
	}
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range owned.FindAllStringSubmatch(string(text), -1) {
			if order(m[1]) < 0 && !slices.Contains(keeping, m[1]) {
				t.Errorf("%s makes a table that starts with no slice and no engine that keeps one: %s", filepath.Base(path), m[0])
			}
		}
	}
}

func TestNoInitAndNoVagueNames(t *testing.T) {
	t.Parallel()
	vague := []string{"types", "models", "utils", "util", "helpers", "common", "base", "misc"}
	for _, s := range sources(t) {
		name := strings.TrimSuffix(filepath.Base(s.path), ".go")
		if slices.Contains(vague, name) || slices.Contains(vague, filepath.Base(s.pkg)) {
			t.Errorf("%s: the name says nothing of what is inside", s.path)
		}
		for _, d := range s.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s has an init function; build things where they are seen", s.path)
			}
		}
	}
}

func TestEveryPackageSaysWhatItIs(t *testing.T) {
	t.Parallel()
	said, seen := map[string]bool{}, map[string]string{}
	for _, s := range sources(t) {
		if s.file.Name.Name == "main" {
			continue
		}
		seen[s.pkg] = s.file.Name.Name
		if s.file.Doc != nil && strings.HasPrefix(s.file.Doc.Text(), "Package "+s.file.Name.Name) {
			said[s.pkg] = true
		}
	}
	for pkg, name := range seen {
		if !said[pkg] {
			t.Errorf("%s: no comment begins with \"Package %s\"", pkg, name)
		}
	}
}

func TestTemplatesAreGenerated(t *testing.T) {
	t.Parallel()
	top := root(t)
	err := filepath.WalkDir(filepath.Join(top, "internal"), func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".templ") {
			return err
		}
		generated := strings.TrimSuffix(path, ".templ") + "_templ.go"
		if _, err := os.Stat(generated); err != nil {
			t.Errorf("%s has no generated file beside it; run make generate", path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// The page about the house names every room that stands.
func TestArchitectureIsTrue(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile(filepath.Join(root(t), "docs/ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	stands := map[string]bool{}
	for _, s := range sources(t) {
		room := strings.TrimPrefix(s.pkg, "internal/")
		if stands[room] {
			continue
		}
		stands[room] = true
		if !strings.Contains(string(page), "`"+room+"`") {
			t.Errorf("docs/ARCHITECTURE.md does not name `%s`", room)
		}
	}
	for _, room := range slices.Concat(words, engines, support, chain) {
		if !stands[room] && !stands[room+"/"+room+"web"] { // a slice may be a face alone
			t.Errorf("the law has a room that does not stand: %s", room)
		}
	}
}

func TestImportsAreOnPaper(t *testing.T) {
	t.Parallel()
	rows := []string{"words", "engines", "slices", "stores", "faces", "app", "command", "support of tests"}
	imports := make([]map[string][]string, len(rows))
	for _, s := range sources(t) {
		row, _, _ := Place(s.pkg)
		if imports[row] == nil {
			imports[row] = map[string][]string{}
		}
		room := strings.TrimPrefix(s.pkg, "internal/")
		imports[row][room] = append(imports[row][room], ours(s)...)
	}
	var b strings.Builder
	b.WriteString("# Imports\n\nWritten by the tests of `internal/law` (`make golden`): what each room imports of this house.\n")
	for i, name := range rows {
		b.WriteString("\n## " + strings.ToUpper(name[:1]) + name[1:] + "\n\n")
		for _, room := range slices.Sorted(maps.Keys(imports[i])) {
			list := slices.Compact(slices.Sorted(slices.Values(imports[i][room])))
			b.WriteString("- `" + room + "`" + strings.TrimSuffix(": "+strings.Join(list, ", "), ": ") + "\n")
		}
	}
	golden.Same(t, filepath.Join(root(t), "docs/generated/imports.md"), b.String())
}

// ours lists the rooms of this house that a file imports.
func ours(s source) []string {
	var out []string
	for _, name := range s.imports {
		if room, ok := strings.CutPrefix(name, "gurindam/"); ok {
			out = append(out, strings.TrimPrefix(room, "internal/"))
		}
	}
	return out
}

func TestMay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from, to string
		ok       bool
	}{
		{"internal/plan", "internal/rpjmd", true},
		{"internal/rpjmd", "internal/plan", false},
		{"internal/plan", "internal/plan/workbook", true},
		{"internal/plan", "internal/plan/plandb", false},
		{"internal/plan", "internal/db", true},
		{"internal/tabular", "internal/web", false},
		{"internal/plan/plandb", "internal/region/regiondb", false},
		{"internal/plan/planweb", "internal/publication/publicationweb", false},
		{"internal/app", "internal/plan/planweb", true},
		{"internal/doc", "internal/doc/docpdf", false},
		{"internal/app", "internal/needs", false},
	} {
		if _, ok := May(c.from, c.to); ok != c.ok {
			t.Errorf("May(%s, %s) = %v, want %v", c.from, c.to, ok, c.ok)
		}
	}
}
