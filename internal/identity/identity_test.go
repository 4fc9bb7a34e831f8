package identity

import (
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"gurindam/internal/access"
	"gurindam/internal/fault"
)

var noon = time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)

func TestPasswordHashes(t *testing.T) {
	t.Parallel()
	weak := Cost{Memory: 64, Rounds: 1, Lanes: 1}
	phc := weak.Hash("batu karang di laut")
	if !strings.HasPrefix(phc, "$argon2id$v=19$m=64,t=1,p=1$") || phc == weak.Hash("batu karang di laut") {
		t.Errorf("hash %q", phc)
	}
	stronger := Cost{Memory: 128, Rounds: 2, Lanes: 1}
	if !stronger.Matches("batu karang di laut", phc) {
		t.Error("an old hash is lost when the cost rises")
	}
	for name, c := range map[string][2]string{
		"another password": {"batu karang di darat", phc},
		"no hash":          {"", ""},
		"another kind":     {"batu karang di laut", strings.Replace(phc, "argon2id", "argon2i", 1)},
		"cut short":        {"batu karang di laut", phc[:len(phc)-30]},
		"a greedy cost":    {"batu karang di laut", strings.Replace(phc, "m=64", "m=4000000000", 1)},
		"no rounds":        {"batu karang di laut", strings.Replace(phc, "t=1", "t=0", 1)},
		"no lanes":         {"batu karang di laut", strings.Replace(phc, "p=1", "p=0", 1)},
	} {
		if weak.Matches(c[0], c[1]) {
			t.Errorf("%s matches", name)
		}
	}
}

func TestPasswordsThatAreRefused(t *testing.T) {
	t.Parallel()
	for password, ok := range map[string]bool{
		"": false, "pendek": false, "sebelas hur": false, "dua belas hu": true, strings.Repeat("x", 12): false,
		"ana.contoh-2026": false, "Ana Contoh Panjang": false, strings.Repeat("ab", 101): false, "ñandú ñandú é": true,
	} {
		if err := CheckPassword(password, "ana.contoh", "ana contoh panjang"); (err == nil) != ok {
			t.Errorf("%q: %v", password, err)
		}
	}
}

func TestSecondStep(t *testing.T) {
	t.Parallel()
	secret, err := NewSecret("ana")
	if err != nil {
		t.Fatal(err)
	}
	code := func(at time.Time) string {
		c, err := totp.GenerateCode(secret, at)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	if _, _, err := Begin(secret, "000000x", noon); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a wrong code began it: %v", err)
	}
	s, recovery, err := Begin(secret, code(noon), noon)
	if err != nil || !s.On() || len(recovery) != 8 {
		t.Fatalf("%+v, %v, %v", s, recovery, err)
	}
	if _, ok := s.Use(code(noon), noon); ok {
		t.Error("a code works twice")
	}
	if _, ok := s.Use(code(noon.Add(-30*time.Second)), noon); ok {
		t.Error("a code before the last one works")
	}
	if _, ok := s.Use(code(noon.Add(90*time.Second)), noon); ok {
		t.Error("a code of a clock far ahead works")
	}
	s, ok := s.Use(code(noon.Add(30*time.Second)), noon)
	if !ok {
		t.Error("the next code is refused")
	}
	s, ok = s.Use(" "+strings.ToUpper(recovery[3])+" ", noon)
	if !ok || len(s.Recovery) != 7 {
		t.Errorf("recovery: %v, %d left", ok, len(s.Recovery))
	}
	if _, ok = s.Use(recovery[3], noon); ok {
		t.Error("a recovery code works twice")
	}
}

func TestTriesWaitLongerEachTime(t *testing.T) {
	t.Parallel()
	var tries Tries
	now := noon
	for range freeOfAccount {
		var err error
		if tries, err = tries.Next(freeOfAccount, now); err != nil {
			t.Fatal(err)
		}
	}
	wait := 15 * time.Second
	for range 8 {
		if _, err := tries.Next(freeOfAccount, now.Add(min(wait, longestWait)-1)); fault.KindOf(err) != fault.Forbidden {
			t.Fatalf("after %d tries, a moment before %v: %v", tries.Count, wait, err)
		}
		now = now.Add(min(wait, longestWait))
		if now.Sub(tries.Last) >= longestWait {
			break
		}
		var err error
		if tries, err = tries.Next(freeOfAccount, now); err != nil {
			t.Fatalf("after %v: %v", wait, err)
		}
		wait *= 2
	}
	if again, err := tries.Next(freeOfAccount, tries.Last.Add(longestWait)); err != nil || again.Count != 1 {
		t.Errorf("after the longest wait: %+v, %v", again, err)
	}
	if got := (Tries{}).Back().Count; got != 0 {
		t.Errorf("nothing taken back gives %d", got)
	}
}

func TestSessionsEnd(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		created, seen time.Duration
		want          bool
	}{
		"fresh":       {0, 0, true},
		"in use":      {6 * 24 * time.Hour, time.Hour, true},
		"left idle":   {13 * time.Hour, 12 * time.Hour, false},
		"a week long": {7 * 24 * time.Hour, time.Minute, false},
	} {
		if got := (Session{Created: noon.Add(-c.created), Seen: noon.Add(-c.seen)}).Live(noon); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestRecoveryTakesTwo(t *testing.T) {
	t.Parallel()
	city := access.Place{Region: "21.72"}
	held := []access.Grant{{Role: "dewan", Scope: city}}
	keeper := func(id string, role string, scope access.Place) Keeper {
		return Keeper{access.Actor{Person: id, Grants: []access.Grant{{Role: role, Scope: scope}}}, id}
	}
	one, two := keeper("satu", "sekretaris", city), keeper("dua", access.Keeper, access.Place{})
	asked, err := NewRecovery("ana", "", "Ponsel hilang, kata sandi lupa.", noon)
	if err != nil {
		t.Fatal(err)
	}
	half, err := asked.Confirm(one, held, noon)
	if err != nil || half.State != RecoveryOpen || len(asked.Confirmed) != 0 {
		t.Fatalf("%+v, %v; before: %+v", half, err, asked)
	}
	for name, c := range map[string]struct {
		r    Recovery
		by   Keeper
		at   time.Time
		want fault.Kind
	}{
		"the same official":     {half, one, noon, fault.Conflict},
		"the person":            {half, keeper("ana", "sekretaris", city), noon, fault.Forbidden},
		"another region":        {half, keeper("jauh", "sekretaris", access.Place{Region: "21.71"}), noon, fault.Forbidden},
		"who keeps nobody":      {half, keeper("wali", "wali-kota", city), noon, fault.Forbidden},
		"nobody":                {half, Keeper{}, noon, fault.Forbidden},
		"after its three days":  {half, two, noon.Add(recoveryTime), fault.Conflict},
		"one that was refused":  {Recovery{Person: "ana", Until: noon.Add(time.Hour), State: RecoveryDenied}, two, noon, fault.Conflict},
		"one that was answered": {Recovery{Person: "ana", Until: noon.Add(time.Hour), State: RecoveryMade}, two, noon, fault.Conflict},
	} {
		if got, err := c.r.Confirm(c.by, held, c.at); fault.KindOf(err) != c.want || len(got.Confirmed) != len(c.r.Confirmed) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	if done, err := half.Confirm(two, held, noon); err != nil || done.State != RecoveryMade || done.Open(noon) {
		t.Errorf("the second word: %+v, %v", done, err)
	}
	if _, err := asked.Refuse(keeper("wali", "wali-kota", city), held, noon); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("refused by who may not: %v", err)
	}
	for _, reason := range []string{"", "pendek", strings.Repeat("panjang ", 70), "rusak \xff\xfe lagi dan lagi"} {
		if _, err := NewRecovery("ana", "", reason, noon); fault.KindOf(err) != fault.Invalid {
			t.Errorf("reason %.20q: %v", reason, err)
		}
	}
}

func TestGrantsThatAreRefused(t *testing.T) {
	t.Parallel()
	city := access.Place{Region: "21.72"}
	for name, c := range map[string]struct {
		grant access.Grant
		says  string
	}{
		"unknown role":       {access.Grant{Role: "raja"}, "tidak dikenal"},
		"too wide":           {access.Grant{Role: "sekda"}, "satu daerah, bukan pada nasional"},
		"nowhere":            {access.Grant{Role: "kepala-opd", Scope: access.Place{OPD: "DINKES"}}, "tempat yang tidak ada"},
		"backwards":          {access.Grant{Role: "sekda", Scope: city, From: noon, Until: noon}, "sebelum dimulai"},
		"acting for ever":    {access.Grant{Role: "sekda", Scope: city, Acting: access.Plt}, "tanggal berakhirnya"},
		"an unknown office":  {access.Grant{Role: "sekda", Scope: city, Acting: "Pjs"}, "Plt, Plh"},
		"acting for a while": {access.Grant{Role: "sekda", Scope: city, Acting: access.Plh, Until: noon}, ""},
	} {
		if err := CheckGrant(c.grant); (err == nil) != (c.says == "") || err != nil && !strings.Contains(fault.Text(err), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDays(t *testing.T) {
	t.Parallel()
	first, err := ParseDay("2026-03-02", false)
	last, err2 := ParseDay("2026-03-02", true)
	if err != nil || err2 != nil || last.Sub(first) != 24*time.Hour || first.Hour() != 17 {
		t.Errorf("%v–%v, %v, %v", first, last, err, err2)
	}
	if none, err := ParseDay("", true); err != nil || !none.IsZero() {
		t.Errorf("no day: %v, %v", none, err)
	}
	for _, wrong := range []string{"02-03-2026", "2026-02-30", "0001-01-01", "besok"} {
		if _, err := ParseDay(wrong, false); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q: %v", wrong, err)
		}
	}
}
