package web_test

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"testing"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/web"
	"gurindam/internal/web/webtest"
)

func TestEveryFaultHasItsStatus(t *testing.T) {
	t.Parallel()
	for kind, want := range map[fault.Kind]struct {
		status int
		title  string
		logged bool
	}{
		fault.Internal:  {http.StatusInternalServerError, "Terjadi kesalahan", true},
		fault.Invalid:   {http.StatusBadRequest, "Permintaan tidak dapat dibaca", false},
		fault.Forbidden: {http.StatusForbidden, "Tidak diizinkan", false},
		fault.NotFound:  {http.StatusNotFound, "Tidak ditemukan", false},
		fault.Conflict:  {http.StatusConflict, "Sudah berubah", false},
		fault.TooLarge:  {http.StatusRequestEntityTooLarge, "Terlalu besar", false},
	} {
		t.Run(want.title, func(t *testing.T) {
			t.Parallel()
			var log bytes.Buffer
			wrapped := fmt.Errorf("on the way up: %w", fault.Wrap(kind, "Baris 7 belum berisi.", errors.New("rahasia dapur")))
			s := site(&log, web.Route{Pattern: "GET /uji", Verb: access.Open, Handler: failing(wrapped)})
			webtest.Scenario{Path: "/uji", Status: want.status, Says: []string{want.title, "Baris 7 belum berisi."}, Silent: []string{"rahasia", "on the way"}}.Run(t, s)
			if got := bytes.Contains(log.Bytes(), []byte("rahasia dapur")); got != want.logged {
				t.Errorf("its cause stands in the log: %v, want %v", got, want.logged)
			}
		})
	}
}
