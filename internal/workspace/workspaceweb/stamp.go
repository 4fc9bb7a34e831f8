package workspaceweb

import (
	"time"

	"gurindam/internal/identity"
)

// stamp writes a moment as it is read in the west of Indonesia.
func stamp(t time.Time) string {
	return t.In(identity.Zone).Format("02-01-2006 15.04") + " WIB"
}
