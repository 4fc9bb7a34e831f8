package apiweb

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"gurindam/internal/fault"
	"gurindam/internal/workspace"
)

type differenceIn struct {
	PageIn
	From string `query:"dari" pattern:"^(revisi-)?[0-9]{1,12}$" required:"true" doc:"Nomor perubahan, atau revisi-2."`
	To   string `query:"ke" pattern:"^(revisi-)?[0-9]{1,12}$" doc:"Kosong: keadaan sekarang."`
}

func (a *api) difference(ctx context.Context, in *differenceIn) (*bodyOut[Part[Entry]], error) {
	var at [2]int64
	for i, text := range []string{in.From, in.To} {
		rev, err := a.moment(ctx, in.In, text)
		if err != nil {
			return nil, err
		}
		at[i] = rev
	}
	list, err := a.Work.Since(ctx, in.code(), min(at[0], at[1]), max(at[0], at[1]))
	if err != nil {
		return nil, err
	}
	return answerOf(countList(in.Paging, each(workspace.Net(list), entryOf)))
}

// moment gives the change set that a text means: its number, a revision, or the newest.
func (a *api) moment(ctx context.Context, in In, text string) (int64, error) {
	digits, revision := strings.CutPrefix(text, "revisi-")
	n, _ := strconv.ParseInt(digits, 10, 64) // the shape of the request let nothing else pass
	if revision {
		r, err := a.Revisions.Find(ctx, in.code(), int(n))
		return r.Rev, err
	}
	st, _, err := a.Work.State(ctx, in.code())
	switch {
	case err != nil:
		return 0, err
	case text == "":
		return st.Rev, nil
	case n > st.Rev:
		return 0, fault.New(fault.NotFound, fmt.Sprintf("Perubahan ke-%d belum ada; yang terakhir ke-%d.", n, st.Rev))
	}
	return n, nil
}
