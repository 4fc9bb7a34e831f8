package app

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/answer"
	"gurindam/internal/db"
	"gurindam/internal/db/dbtest"
	"gurindam/internal/evaluation"
	"gurindam/internal/evidence"
	"gurindam/internal/fault"
	"gurindam/internal/instrument"
	"gurindam/internal/region"
)

const round = "uji"

// taking opens a cycle in which regions take part, every stage of it open.
func taking(t testing.TB, a *App, codes ...region.Code) {
	t.Helper()
	asking(t, a, "kominfo-2022-baru", codes...)
}

// asking is taking with an instrument.
func asking(t testing.TB, a *App, id string, codes ...region.Code) {
	t.Helper()
	c := evaluation.Cycle{ID: round, Name: "Evaluasi uji", Year: a.now().Year(), Assessors: 2, Spread: 1, Sample: 50,
		Cohorts: []evaluation.Cohort{{ID: "baru", Name: "Baru", Instrument: id}}}
	for _, s := range evaluation.Stages {
		c.Windows = append(c.Windows, evaluation.Window{Stage: s, First: a.now().AddDate(0, 0, -10), Last: a.now().AddDate(0, 0, 10)})
	}
	must := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	must(a.Cycles.Save(t.Context(), ministry(false), c))
	must(a.Cycles.Enrol(t.Context(), ministry(false), round, "baru", codes))
	must(a.Cycles.Begin(t.Context(), ministry(false), round))
	for _, code := range codes {
		must(a.Cycles.Reply(t.Context(), local("sekda", code), round, code, true, ""))
	}
}

// claims answers every question with a level, and says who gives figures.
func claims(i instrument.Instrument, level int) (out []answer.Change) {
	for _, q := range i.Questions() {
		out = append(out, answer.Change{Question: q.Code, Field: answer.Level, Value: strconv.Itoa(level)}, answer.Change{Question: q.Code, Field: answer.Figure, Value: "1"})
	}
	return out
}

// shown adds evidence of a type that speaks of this year and the last; what makes it
// differ from others stands in its address.
func shown(t testing.TB, a *App, code region.Code, kind string, differs ...int) string {
	t.Helper()
	who := local("sekretaris", code)
	i, err := a.Proofs.AddLink(t.Context(), evidence.Author{Actor: who.Actor, Name: who.Name}, code, evidence.Details{
		Type: kind, Title: "Bukti " + kind, Number: "1", Publisher: "Uji", URL: fmt.Sprint("https://contoh.example/", code, "/", kind, differs),
		Date: a.now().AddDate(0, 0, -1), From: a.now().Year() - 1, Until: a.now().Year()})
	if err != nil {
		t.Fatal(err)
	}
	return i.ID
}

// proveAll attaches what every question asks for up to a level.
func proveAll(t testing.TB, a *App, code region.Code, i instrument.Instrument, level int) {
	t.Helper()
	items := map[string]string{}
	for _, q := range i.Questions() {
		for _, need := range q.Evidence {
			kind := need.Types[0]
			if need.From > level {
				continue
			}
			if items[kind] == "" {
				items[kind] = shown(t, a, code, kind)
			}
			if err := a.Answers.Attach(t.Context(), local("sekretaris", code), code, round, evidence.Claim{Item: items[kind], About: q.Code, Page: 2, Note: "lihat"}); err != nil {
				t.Fatalf("%s %s: %v", q.Code, kind, err)
			}
		}
	}
}

func opensheet(t testing.TB, a *App, code region.Code) answer.View {
	t.Helper()
	v, err := a.Answers.Open(t.Context(), local("sekretaris", code).Actor, code, round)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func standing(t testing.TB, a *App, code region.Code) evaluation.Home {
	t.Helper()
	h, err := a.Cycles.Home(t.Context(), local("sekretaris", code), round, code)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// Answers go their way: filled in, refused without evidence, handed in, returned,
// handed in again, sent, and then nothing of them changes any more.
func TestAnswersGoTheirWay(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a := build(d, time.Now)
		taking(t, a, tanjungpinang)
		team, chief := local("sekretaris", tanjungpinang), local("sekda", tanjungpinang)
		v := opensheet(t, a, tanjungpinang)
		all := len(v.Instrument.Questions())
		if _, _, err := a.Answers.Save(t.Context(), team, tanjungpinang, round, claims(v.Instrument, 1)); err != nil {
			t.Fatal(err)
		}
		v = opensheet(t, a, tanjungpinang)
		if v.Outlook.Answers != (answer.Count{Done: all, Total: all}) || v.Outlook.Proofs.Done != 0 || v.Outlook.Claimed.Final.String() != "1.00" || v.Outlook.Supported.Final.String() != "0.00" {
			t.Errorf("%+v %+v %s %s", v.Outlook.Answers, v.Outlook.Proofs, v.Outlook.Claimed.Final, v.Outlook.Supported.Final)
		}
		if p := standing(t, a, tanjungpinang).Line.Tracks; p[evaluation.Answers] != (evaluation.Progress{Done: all, Total: all}) || p[evaluation.Proofs] != (evaluation.Progress{Total: all}) {
			t.Errorf("counted: %+v", p)
		}
		_, err := a.Answers.Step(t.Context(), team, tanjungpinang, round, answer.HandIn, v.Sheet.Rev, "", nil)
		if fault.KindOf(err) != fault.Conflict || !strings.Contains(fault.Text(err), "perlu bukti") {
			t.Fatalf("handed in without evidence: %v", err)
		}
		proveAll(t, a, tanjungpinang, v.Instrument, 1)
		v = opensheet(t, a, tanjungpinang)
		if answer.Stops(v.Findings) || !v.Outlook.Supported.Final.Equal(v.Outlook.Claimed.Final) {
			t.Fatalf("with all its evidence: %+v", v.Findings)
		}
		if p := standing(t, a, tanjungpinang).Line.Tracks[evaluation.Proofs]; p.Open() {
			t.Errorf("proofs counted: %+v", p)
		}
		step := func(who evaluation.Author, turn answer.Turn, rev int64, reason string, remarks ...answer.Remark) answer.View {
			t.Helper()
			v, err := a.Answers.Step(t.Context(), who, tanjungpinang, round, turn, rev, reason, remarks)
			if err != nil {
				t.Fatalf("%s: %v", turn, err)
			}
			return v
		}
		if _, err := a.Answers.Step(t.Context(), team, tanjungpinang, round, answer.HandIn, v.Sheet.Rev-1, "", nil); fault.KindOf(err) != fault.Conflict {
			t.Errorf("handed in what was not seen: %v", err)
		}
		v = step(team, answer.HandIn, v.Sheet.Rev, "Sudah lengkap.")
		if !standing(t, a, tanjungpinang).Line.Has(evaluation.HandedIn) {
			t.Error("the record does not know that it was handed in")
		}
		if list, err := (sheets{a}).Decisions(t.Context(), tanjungpinang); err != nil || len(list) != 1 || list[0].Verb != access.Approve || list[0].But[0] != team.Person {
			t.Errorf("waits for the sekda: %+v, %v", list, err)
		}
		if _, _, err := a.Answers.Save(t.Context(), team, tanjungpinang, round, []answer.Change{{Question: "BL-1.1", Field: answer.Text, Value: "x"}}); fault.KindOf(err) != fault.Conflict {
			t.Errorf("changed while the sekda reads: %v", err)
		}
		v = step(chief, answer.Return, v.Sheet.Rev, "", answer.Remark{Question: "BL-1.1", Text: "Sebut halamannya."})
		if standing(t, a, tanjungpinang).Line.Has(evaluation.HandedIn) {
			t.Error("the record still holds that it was handed in")
		}
		v = opensheet(t, a, tanjungpinang)
		if v.Sheet.RemarkOn("BL-1.1") != "Sebut halamannya." {
			t.Errorf("the remark is lost: %+v", v.Sheet.Deeds)
		}
		if _, _, err := a.Answers.Save(t.Context(), team, tanjungpinang, round, []answer.Change{{Question: "BL-1.1", Field: answer.Text, Value: "Halaman 2."}}); err != nil {
			t.Fatal(err)
		}
		v = step(team, answer.HandIn, opensheet(t, a, tanjungpinang).Sheet.Rev, "")
		both := evaluation.Author{Actor: access.Actor{Person: team.Person, Grants: append(team.Grants[:1:1], chief.Grants[0])}}
		if _, err := a.Answers.Step(t.Context(), both, tanjungpinang, round, answer.Send, v.Sheet.Rev, "", nil); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("sent by who handed in: %v", err)
		}
		step(chief, answer.Send, v.Sheet.Rev, "")
		sent := opensheet(t, build(d, time.Now), tanjungpinang)
		if sent.Sheet.State != answer.Sent || sent.Sheet.SHA256 == "" || len(sent.Sheet.Answers) != all || len(sent.Sheet.Proofs) < all || len(sent.Sheet.Deeds) != 4 || sent.Sheet.Of("BL-1.1").Text != "Halaman 2." {
			t.Errorf("what was sent: %s, %d answers, %d proofs, %d deeds", sent.Sheet.State, len(sent.Sheet.Answers), len(sent.Sheet.Proofs), len(sent.Sheet.Deeds))
		}
		if p := sent.Sheet.ProofsOf("BL-1.1")[0]; p.Page != 2 || p.Note != "lihat" || p.Hash == "" {
			t.Errorf("a frozen proof: %+v", p)
		}
		if !standing(t, a, tanjungpinang).Line.Has(evaluation.Submitted) {
			t.Error("the record does not know that it was sent")
		}
		refused := []error{
			second(a.Answers.Step(t.Context(), team, tanjungpinang, round, answer.TakeBack, sent.Sheet.Rev, "", nil)),
			a.Answers.Attach(t.Context(), team, tanjungpinang, round, evidence.Claim{Item: sent.Sheet.Proofs[0].Item, About: "BL-1.2"}),
			a.Answers.Detach(t.Context(), team, tanjungpinang, round, "BL-1.1", sent.Sheet.ProofsOf("BL-1.1")[0].Item),
			a.Proofs.Detach(t.Context(), evidence.Author{Actor: team.Actor}, tanjungpinang, sent.Sheet.ProofsOf("BL-1.1")[0].Item, "isian", round+"/BL-1.1"),
		}
		for n, err := range refused {
			if fault.KindOf(err) != fault.Conflict {
				t.Errorf("%d: changed after it was sent: %v", n, err)
			}
		}
		if list, _ := (sheets{a}).Decisions(t.Context(), tanjungpinang); len(list) != 0 {
			t.Errorf("still waits: %+v", list)
		}
	})
}

// Evidence that is judged or re-dated on its own pages changes what is supported, and
// what the record of the cycle counts, at once.
func TestEvidenceCountsWhereverItChanges(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a := build(d, time.Now)
		taking(t, a, tanjungpinang)
		team, chief := local("sekretaris", tanjungpinang), local("sekda", tanjungpinang)
		if _, _, err := a.Answers.Save(t.Context(), team, tanjungpinang, round, []answer.Change{{Question: "BL-1.1", Field: answer.Level, Value: "3"}}); err != nil {
			t.Fatal(err)
		}
		item := shown(t, a, tanjungpinang, "peraturan")
		supported := func(want int) {
			t.Helper()
			p := standing(t, a, tanjungpinang).Line.Tracks[evaluation.Proofs]
			if p != (evaluation.Progress{Done: want, Total: 1}) || opensheet(t, a, tanjungpinang).Outlook.Proofs.Done != want {
				t.Errorf("%+v, want %d", p, want)
			}
		}
		supported(0)
		who := evidence.Author{Actor: team.Actor, Name: team.Name}
		if err := a.Proofs.Attach(t.Context(), who, tanjungpinang, item, evidence.Claim{Kind: "isian", About: round + "/BL-1.1", Page: 4}); err != nil {
			t.Fatal(err)
		}
		supported(1)
		if _, err := a.Proofs.Offer(t.Context(), who, tanjungpinang, item, 0); err != nil {
			t.Fatal(err)
		}
		if _, err := a.Proofs.Judge(t.Context(), evidence.Author{Actor: chief.Actor, Name: chief.Name}, tanjungpinang, item, 0, evidence.Rejected, "Bukan peraturan."); err != nil {
			t.Fatal(err)
		}
		supported(0)
	})
}

// Twenty people save at once, each their own questions and one that all of them write:
// nothing is lost, and of the common one each learns what stands there.
func TestTwentyAnswerAtOnce(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a := build(d, time.Now)
		taking(t, a, tanjungpinang)
		asked := opensheet(t, a, tanjungpinang).Instrument.Questions()
		const people = 20
		var hands sync.WaitGroup
		var mu sync.Mutex
		won, lost := 0, 0
		for n := range people {
			hands.Go(func() {
				who := local("sekretaris", tanjungpinang)
				who.Person, who.Name = fmt.Sprint("orang-", n), fmt.Sprint("Orang ", n)
				for k := n; k < len(asked)-1; k += people {
					for _, c := range []answer.Change{{Question: asked[k].Code, Field: answer.Level, Value: "2"}, {Question: asked[k].Code, Field: answer.Text, Value: fmt.Sprint("uraian ", n)}} {
						results, _, err := a.Answers.Save(t.Context(), who, tanjungpinang, round, []answer.Change{c})
						if err != nil || results[0].Status != answer.Saved {
							t.Errorf("%d %s: %+v, %v", n, c.Question, results, err)
						}
					}
				}
				results, _, err := a.Answers.Save(t.Context(), who, tanjungpinang, round, []answer.Change{{Question: asked[len(asked)-1].Code, Field: answer.Text, Value: fmt.Sprint("milik ", n)}})
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				defer mu.Unlock()
				switch r := results[0]; r.Status {
				case answer.Saved:
					won++
				case answer.Conflict:
					if lost++; !strings.HasPrefix(r.Value, "milik ") || r.By.Name == "" || r.Mine != fmt.Sprint("milik ", n) {
						t.Errorf("the conflict does not tell both: %+v", r)
					}
				}
			})
		}
		hands.Wait()
		v := opensheet(t, a, tanjungpinang)
		for k, q := range asked[:len(asked)-1] {
			if got := v.Sheet.Of(q.Code); got.Level != 2 || got.Text != fmt.Sprint("uraian ", k%people) {
				t.Errorf("%s: %+v", q.Code, got)
			}
		}
		if won != 1 || lost != people-1 {
			t.Errorf("%d wrote the common one, %d were told", won, lost)
		}
		if p := standing(t, a, tanjungpinang).Line.Tracks[evaluation.Answers]; p.Done != v.Outlook.Answers.Done || p.Total != len(asked) {
			t.Errorf("counted %+v, want %+v", p, v.Outlook.Answers)
		}
		entries, more, err := a.Answers.History(t.Context(), local("sekda", tanjungpinang).Actor, tanjungpinang, round, "", 1)
		if err != nil || len(entries)+map[bool]int{true: 1}[more] < 2*(len(asked)-1) && !more {
			t.Errorf("%d entries, %v", len(entries), err)
		}
	})
}

// Nobody sees or changes the answers of another region, by pages or by the service;
// an assessor sees none before they are sent.
func TestAnswersOfAnotherRegion(t *testing.T) {
	t.Parallel()
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a := build(d, time.Now)
		const mine, theirs = tanjungpinang, region.Code("21.71")
		taking(t, a, mine, theirs)
		secret := answer.Change{Question: "BL-1.1", Field: answer.Text, Value: "rahasia dapur"}
		if _, _, err := a.Answers.Save(t.Context(), local("sekretaris", theirs), theirs, round, []answer.Change{secret}); err != nil {
			t.Fatal(err)
		}
		item := shown(t, a, theirs, "peraturan")
		me := local("sekretaris", mine)
		assessor := evaluation.Author{Actor: access.Actor{Person: "asesor", Grants: []access.Grant{{Role: "asesor"}}}}
		for name, err := range map[string]error{
			"reading":   second(a.Answers.Open(t.Context(), me.Actor, theirs, round)),
			"assessing": second(a.Answers.Open(t.Context(), assessor.Actor, theirs, round)),
			"items":     second(a.Answers.Items(t.Context(), me.Actor, theirs)),
			"proving":   a.Answers.Attach(t.Context(), me, theirs, round, evidence.Claim{Item: item, About: "BL-1.1"}),
			"taking":    second(a.Answers.Take(t.Context(), me, theirs, round, "BL-1.1", 0)),
			"all":       second(a.Answers.TakeAll(t.Context(), me, theirs, round, "")),
			"stepping":  second(a.Answers.Step(t.Context(), me, theirs, round, answer.HandIn, 1, "", nil)),
		} {
			if fault.KindOf(err) != fault.Forbidden {
				t.Errorf("%s: %v", name, err)
			}
		}
		if _, _, err := a.Answers.Save(t.Context(), me, theirs, round, []answer.Change{secret}); fault.KindOf(err) != fault.Forbidden {
			t.Errorf("writing: %v", err)
		}
		if err := a.Answers.Attach(t.Context(), me, mine, round, evidence.Claim{Item: item, About: "BL-1.1"}); fault.KindOf(err) != fault.NotFound {
			t.Errorf("the evidence of another region: %v", err)
		}
		if _, err := a.Answers.Open(t.Context(), local("sekretaris", "12.71").Actor, "12.71", round); fault.KindOf(err) != fault.NotFound {
			t.Errorf("a region that was not invited: %v", err)
		}
	})
}

// The same by the pages: every address of the answers refuses who is of elsewhere.
func TestPagesOfAnswersOfAnotherRegion(t *testing.T) {
	t.Parallel()
	a, first := newEntry(t)
	taking(t, a, tanjungpinang, "21.71")
	if _, _, err := a.Answers.Save(t.Context(), local("sekretaris", "21.71"), "21.71", round, []answer.Change{{Question: "BL-1.1", Field: answer.Text, Value: "rahasia dapur"}}); err != nil {
		t.Fatal(err)
	}
	b := talker(t, a, first, "sekre", "Sekre Contoh", "sekretaris", kota)
	mine, theirs := "/kota/21.72/evaluasi/"+round+"/isian", "/kota/21.71/evaluasi/"+round+"/isian"
	for _, page := range []string{"", "/baseline", "/bukti?pertanyaan=BL-1.1", "/tinjauan", "/riwayat", "/cetak"} {
		b.page(mine + page)
		if w := b.send(http.MethodGet, theirs+page, nil); w.Code != http.StatusForbidden || strings.Contains(w.Body.String(), "rahasia") {
			t.Errorf("%s: %d", page, w.Code)
		}
	}
	for _, deed := range []string{"/baseline", "/simpan", "/usulan", "/bukti", "/bukti/lepas", "/langkah"} {
		if w := b.send(http.MethodPost, theirs+deed, url.Values{"pertanyaan": {"BL-1.1"}, "tingkat": {"4"}}); w.Code != http.StatusForbidden {
			t.Errorf("POST %s: %d", deed, w.Code)
		}
	}
}

// Plain forms without a script do what the script does: save, and show both values
// where somebody was faster.
func TestPlainFormsOfAnswers(t *testing.T) {
	t.Parallel()
	a, first := newEntry(t)
	taking(t, a, tanjungpinang)
	b := talker(t, a, first, "sekre", "Sekre Contoh", "sekretaris", kota)
	at := "/kota/21.72/evaluasi/" + round + "/isian"
	sent := b.send(http.MethodPost, at+"/baseline", url.Values{"pertanyaan": {"BL-1.1"}, "tingkat": {"3"}, "uraian": {"Perwako 84/2020"}, "angka": {""}, "opd": {""}})
	if sent.Code != http.StatusSeeOther || sent.Header().Get("Location") != at+"/baseline#BL-1.1" {
		t.Fatalf("%d %s", sent.Code, sent.Header().Get("Location"))
	}
	b.page(at+"/baseline", "Perwako 84/2020", "Sekre Contoh", "didukung sampai tingkat 0", "belum ada")
	clash := b.send(http.MethodPost, at+"/baseline", url.Values{"pertanyaan": {"BL-1.1"}, "uraian": {"Perda 1/2025"}, "dasar-uraian": {""}})
	b.want("a clash", clash, http.StatusConflict, "Bentrok", "Perwako 84/2020", "Perda 1/2025")
	wrong := b.send(http.MethodPost, at+"/baseline", url.Values{"pertanyaan": {"BL-1.1"}, "tingkat": {"9"}, "dasar-tingkat": {"3"}, "uraian": {"Perwako 84/2020, halaman 3"}, "dasar-uraian": {"Perwako 84/2020"}})
	b.want("off the scale", wrong, http.StatusConflict, "di luar skala")
	if got := opensheet(t, a, tanjungpinang).Sheet.Of("BL-1.1"); got.Level != 3 || got.Text != "Perwako 84/2020, halaman 3" {
		t.Errorf("%+v", got)
	}
	b.want("handed in too soon", b.send(http.MethodPost, at+"/langkah", url.Values{"langkah": {"ajukan"}, "rev": {strconv.FormatInt(opensheet(t, a, tanjungpinang).Sheet.Rev, 10)}}), http.StatusConflict, "belum dapat diajukan")
	b.page(at+"/riwayat?pertanyaan=BL-1.1", "Perwako 84/2020, halaman 3")
	if w := b.send(http.MethodPost, at+"/bukti", url.Values{"pertanyaan": {"BL-1.1"}, "bukti": {"x"}, "halaman": {"tiga"}}); w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), "bilangan bulat") {
		t.Errorf("a page that is none: %d", w.Code)
	}
}

// isianAt is where the example answers.
const isianAt = "evaluasi/" + round + "/isian"

// answers has a questionnaire begun: some levels claimed, one of them proved, one clash
// of what is claimed with what is there.
func (x *example) answers() {
	x.t.Helper()
	taking(x.t, x.App, tanjungpinang)
	by := x.author("sekretaris")
	who := evaluation.Author{Actor: by.Actor, Name: by.Name}
	_, _, err := x.Answers.Save(x.t.Context(), who, tanjungpinang, round, []answer.Change{
		{Question: "BL-1.1", Field: answer.Level, Value: "3"}, {Question: "BL-1.2", Field: answer.Level, Value: "4"}, {Question: "BL-1.2", Field: answer.Text, Value: "Dua rapat."}})
	x.must(err)
	x.must(x.Answers.Attach(x.t.Context(), who, tanjungpinang, round, evidence.Claim{Item: shown(x.t, x.App, tanjungpinang, "peraturan"), About: "BL-1.1", Page: 3}))
}
