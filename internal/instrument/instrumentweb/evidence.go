package instrumentweb

import (
	"context"
	"strings"

	"gurindam/internal/evidence"
	"gurindam/internal/web"
)

// typeNames says which kinds of evidence are asked for, of which one must be there.
func typeNames(ctx context.Context, codes []string) string {
	var out []string
	for _, code := range codes {
		out = append(out, typeName(ctx, code))
	}
	return strings.Join(out, " / ")
}

func typeName(ctx context.Context, code string) string {
	if t, ok := evidence.TypeOf(code); ok {
		return web.Translate(ctx, t.Name)
	}
	return code
}
