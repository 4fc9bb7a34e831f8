package evidenceweb

import (
	"gurindam/internal/evidence"
	"gurindam/internal/web"
)

// Answer gives a content that was opened: to be saved, or as a page shows it. It asks
// no rights; whoever opened it has.
func Answer(o evidence.Opened, shown bool) web.Answer {
	if shown {
		return web.Shown{Name: o.Name, Type: o.Media, SHA256: o.Hash, Content: o.Content}
	}
	return web.File{Name: o.Name, Type: o.Media, SHA256: o.Hash, Content: o.Content}
}
