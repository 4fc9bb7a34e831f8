package workspaceweb

import (
	"bytes"
	"io/fs"

	"gurindam/internal/web"
)

//go:generate go run -C ../../../scripts/bundle-editor . -script ../../internal/workspace/workspaceweb/asset/narasi/prosemirror.js -notice ../../internal/workspace/workspaceweb/asset/narasi/prosemirror.txt

// narrativeAssets gives the editor of long texts: the script it stands on, its own,
// and its style sheet.
func narrativeAssets() []web.Asset {
	var script bytes.Buffer
	script.WriteString("'use strict';(()=>{\n")
	parts, _ := fs.Glob(files, "asset/narasi/[0-9]*.js") // the pattern is sound
	for _, name := range parts {
		script.Write(file(name))
	}
	script.WriteString("})();\n")
	return []web.Asset{
		{Name: "prosemirror.js", Data: file("asset/narasi/prosemirror.js")},
		{Name: "narasi.js", Data: script.Bytes()},
		{Name: "narasi.css", Data: file("asset/narasi/narasi.css")},
	}
}
