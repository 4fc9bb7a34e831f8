package tabular

import (
	"path"
	"slices"
	"strings"
)

// relation is one line of a .rels part: the part it points to, by id and kind.
type relation struct{ id, kind, part string }

func (p *pack) relations(of string) ([]relation, error) {
	dir, file := path.Split(of)
	name := dir + "_rels/" + file + ".rels"
	if p.parts[name] == nil {
		return nil, nil
	}
	var out []relation
	err := p.walk(name, func(l *lexer) error {
		if string(l.name) != "Relationship" || string(l.attr("TargetMode")) == "External" {
			return nil
		}
		target := strings.ReplaceAll(l.attrText("Target"), `\`, "/")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", dir, target)
		}
		out = append(out, relation{
			id: l.attrText("Id"), kind: path.Base(l.attrText("Type")),
			part: strings.ToLower(strings.TrimPrefix(path.Clean(target), "/")),
		})
		return nil
	}, nil)
	return out, err
}

func find(list []relation, match func(relation) bool) string {
	if i := slices.IndexFunc(list, match); i >= 0 {
		return list[i].part
	}
	return ""
}

func ofKind(kind string) func(relation) bool {
	return func(r relation) bool { return r.kind == kind }
}
