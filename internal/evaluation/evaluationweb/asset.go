package evaluationweb

import (
	_ "embed" // for the style sheet and the script

	"gurindam/internal/web"
)

//go:embed asset/evaluasi.css
var sheetCSS []byte

//go:embed asset/papan-evaluasi.js
var boardJS []byte

const styles, boardScript = "evaluasi.css", "papan-evaluasi.js"

// Assets are what the pages load beside the house's own.
func Assets() []web.Asset {
	return []web.Asset{{Name: styles, Data: sheetCSS}, {Name: boardScript, Data: boardJS}}
}
