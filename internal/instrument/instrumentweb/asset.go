package instrumentweb

import (
	_ "embed" // for the style sheet and the script

	"gurindam/internal/web"
)

//go:embed asset/instrumen.css
var sheetCSS []byte

//go:embed asset/bobot-instrumen.js
var weightJS []byte

const styles, weightScript = "instrumen.css", "bobot-instrumen.js"

// Assets are what the pages load beside the house's own.
func Assets() []web.Asset {
	return []web.Asset{{Name: styles, Data: sheetCSS}, {Name: weightScript, Data: weightJS}}
}
