package workspaceweb

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"regexp"

	"gurindam/internal/web"
)

//go:embed asset
var files embed.FS

// margin is what a script has for those who read its source: indents, comments, empty lines.
var margin = regexp.MustCompile(`(?m)^[ \t]*(//.*)?\n|^[ \t]+`)

// Assets gives the scripts and style sheets of the workspace. The script of the grid
// stands in parts, in the order of their names; together they are one scope of their own.
func Assets() []web.Asset {
	var script bytes.Buffer
	script.WriteString("'use strict';(()=>{\n")
	parts, _ := fs.Glob(files, "asset/kisi/*.js") // the pattern is sound
	for _, name := range parts {
		script.Write(margin.ReplaceAll(file(name), nil))
	}
	script.WriteString("})();\n")
	return append(narrativeAssets(),
		web.Asset{Name: "kisi.js", Data: script.Bytes()}, web.Asset{Name: "kisi.css", Data: file("asset/kisi/kisi.css")}, web.Asset{Name: "kerja.css", Data: file("asset/kerja.css")}, web.Asset{Name: "riwayat.css", Data: file("asset/riwayat.css")})
}

func file(name string) []byte {
	data, err := files.ReadFile(name)
	if err != nil {
		panic(fmt.Sprintf("workspaceweb: %v", err)) // embedded: it is there, or the program is broken
	}
	return data
}
