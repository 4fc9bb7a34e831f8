package app

import (
	"net/http"
	"slices"
	"testing"

	"gurindam/internal/access"
)

// What is done about people is done alike for the nation, a region and an office of it.
func TestAPIPeopleEverywhere(t *testing.T) {
	t.Parallel()
	eachTown(t, func(t *testing.T, a *App) {
		keeper := programOf(t, a, "pengelola", "pengelola", access.Place{}, append(slices.Clone(everyScope), access.Approve, access.Enact, access.Watch)...)
		for base, role := range map[string]string{"/api/orang": "pembimbing", townPeople: "auditor", "/api/daerah/21.72/opd/DINKES/orang": "perencana-opd"} {
			login := "orang-" + role
			keeper.want(http.StatusCreated, keeper.call("POST", base, map[string]any{"nama": "Orang Contoh", "nama_masuk": login, "peran": role}))
			keeper.want(http.StatusCreated, keeper.call("POST", base+"/tautan", map[string]string{"nama_masuk": login}))
			keeper.want(http.StatusOK, keeper.call("GET", base+"/catatan", nil))
			find := func() personJSON {
				t.Helper()
				people := all[personJSON](keeper, base)
				i := slices.IndexFunc(people, func(p personJSON) bool { return p.Login == login })
				if i < 0 {
					t.Fatalf("%s: %s is not listed", base, login)
				}
				return people[i]
			}
			start := func() string {
				t.Helper()
				keeper.want(http.StatusNoContent, keeper.call("POST", base+"/pemulihan", map[string]string{"nama_masuk": login, "alasan": lost}))
				return base + "/pemulihan/" + find().Recovery.ID
			}
			keeper.want(http.StatusNoContent, keeper.call("DELETE", start(), nil))
			keeper.want(http.StatusOK, keeper.call("POST", start()+"/setuju", map[string]string{"sandi": testPassword}))
			keeper.want(http.StatusNoContent, keeper.call("DELETE", base+"/peran/"+find().Roles[0].ID, nil))
		}
	})
}
