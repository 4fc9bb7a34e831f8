package apiweb

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"gurindam/internal/fault"
)

// Part is a part of a list that can grow.
type Part[T any] struct {
	Items []T    `json:"isi"`
	Next  string `json:"berikutnya,omitempty" doc:"Isi parameter sesudah untuk bagian berikutnya; kosong pada bagian terakhir."`
}

// Turning asks for the next part of a list.
type Turning struct {
	After string `query:"sesudah" doc:"Isi berikutnya dari bagian sebelumnya; kosong: bagian pertama." maxLength:"200"`
}

// Paging asks for the next part of a list, and how much of it.
type Paging struct {
	Turning
	Limit int `query:"banyak" default:"100" minimum:"1" maximum:"500"`
}

var errTurn = fault.New(fault.NotFound, "Bagian pada parameter sesudah tidak ada lagi. Mulai dari bagian pertama.")

// number reads where a list goes on that is told by a number; first where it begins.
func (t Turning) number(first int) (int, error) {
	if t.After == "" {
		return first, nil
	}
	n, err := strconv.Atoi(t.After)
	if err != nil || n < first || n > 1e7 {
		return 0, errTurn
	}
	return n, nil
}

// cutList gives the part of a list that was asked for; key names its items.
func cutList[T any](p Paging, all []T, key func(T) string) (Part[T], error) {
	from := 0
	if p.After != "" {
		if from = slices.IndexFunc(all, func(x T) bool { return key(x) == p.After }) + 1; from == 0 {
			return Part[T]{}, errTurn
		}
	}
	to := min(from+p.Limit, len(all))
	out := Part[T]{Items: append([]T{}, all[from:to]...)}
	if to < len(all) {
		out.Next = key(all[to-1])
	}
	return out, nil
}

// each makes the shape of every item of a list; one of nothing is an empty list.
func each[X, Y any](list []X, shape func(X) Y) []Y {
	out := make([]Y, 0, len(list))
	for _, x := range list {
		out = append(out, shape(x))
	}
	return out
}

// when gives a moment, or nothing where there is none.
func when(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

// caller is the request itself, for what no declared part of it tells: the address by
// which the program is reached, the session of a browser, the place of an address that
// several operations share.
type caller struct{ request *http.Request }

// Resolve keeps the request.
func (c *caller) Resolve(ctx huma.Context) []error {
	c.request, _ = humago.Unwrap(ctx)
	return nil
}

// bodyOut is an answer of one value.
type bodyOut[T any] struct{ Body T }

func answerOf[T any](v T, err error) (*bodyOut[T], error) {
	if err != nil {
		return nil, err
	}
	return &bodyOut[T]{v}, nil
}

// countList gives the part of a list whose items have no name of their own.
func countList[T any](p Paging, all []T) (Part[T], error) {
	from, err := p.number(0)
	if err != nil || from > len(all) {
		return Part[T]{}, errTurn
	}
	to := min(from+p.Limit, len(all))
	out := Part[T]{Items: append([]T{}, all[from:to]...)}
	if to < len(all) {
		out.Next = strconv.Itoa(to)
	}
	return out, nil
}
