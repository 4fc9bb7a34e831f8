package regionweb

import (
	_ "embed" // for the style sheet

	"gurindam/internal/web"
)

//go:embed asset/perangkat.css
var sheetCSS []byte

const styles = "perangkat.css"

// Assets are what the pages load beside the house's own.
func Assets() []web.Asset { return []web.Asset{{Name: styles, Data: sheetCSS}} }
