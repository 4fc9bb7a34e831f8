package app

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/decimal"
	"gurindam/internal/evaluation"
	"gurindam/internal/instrument"
	"gurindam/internal/instrument/score"
	"gurindam/internal/region"
	"gurindam/internal/result/archive"
	"gurindam/internal/web/webtest"
)

// shortInstrument is small enough that a whole cycle goes by hand.
const shortInstrument = `{"id":"uji-cepat","name":"Instrumen uji","framework":"uji","year":2026,
"sources":[{"title":"Pengujian","kind":"usulan"}],"scale":{"min":0,"max":4},
"rounding":{"question":-1,"aspect":2,"contribution":-1,"final":2},
"aspects":[
{"code":"tata","name":"Tata kelola","weight":"60","elements":[{"name":"Aturan","questions":[
 {"code":"T-1","text":"Apakah ada dasar hukum?","evidence":[{"types":["peraturan"],"from":3,"years":"","text":"Naskah peraturan"}]},
 {"code":"T-2","text":"Apakah tim bekerja?"}]}]},
{"code":"hasil","name":"Hasil","weight":"40","elements":[{"name":"Program","questions":[
 {"code":"H-1","text":"Apakah program berjalan?"},{"code":"H-2","text":"Apakah manfaat terasa?"},{"code":"H-3","text":"Apakah berlanjut?"}]}]}]}`

// hand is somebody at a browser.
type hand struct {
	*webtest.Tab
	c *city
}

// send goes to a page, fills the form of an action in, sends it, and waits for what
// comes after.
func (h hand) send(path, action string, fields map[string]string) {
	h.c.t.Helper()
	h.Go(h.c.url + path)
	h.post(action, fields)
}

// post fills the form of an action in and sends it; nothing may be refused.
func (h hand) post(action string, fields map[string]string) {
	h.c.t.Helper()
	h.fill(action, fields)
	if said := h.alerts(); said != "" {
		h.c.t.Fatalf("%s: %s", action, said)
	}
}

func (h hand) fill(action string, fields map[string]string) {
	h.c.t.Helper()
	if fields == nil {
		fields = map[string]string{}
	}
	values, err := json.Marshal(fields)
	if err != nil {
		h.c.t.Fatal(err)
	}
	find := fmt.Sprintf(`[...document.querySelectorAll('form')].find(f=>f.method==='post'&&new URL(f.action).pathname===%q&&Object.keys(%s).every(n=>f.elements[n]))`, action, values)
	h.Until(find)
	said := webtest.Read[string](h.Tab, fmt.Sprintf(`(()=>{const f=%s,v=%s;let button=null;
for(const [name,value] of Object.entries(v)){const e=f.elements[name];
 if(e instanceof RadioNodeList){const all=[...e],radio=all[0].type==='radio',r=radio?all.find(x=>x.value===value):all[0];if(!r)return name+' has no '+value;if(radio)r.checked=true;else if(r.type==='submit')button=all.find(x=>x.value===value);else r.value=value;continue}
 if(e.type==='submit'){button=e;continue}
 if(e.type==='checkbox'){e.checked=true;continue}
 e.value=value;if(e.value!==value)return name+' takes no '+value}
if(!f.checkValidity())return 'not valid: '+[...f.elements].filter(e=>!e.checkValidity()).map(e=>e.name);
button??=f.querySelector('button:not([type=button])');window.before=1;f.requestSubmit(button);return ''})()`, find, values))
	if said != "" {
		h.c.t.Fatalf("%s: %s", action, said)
	}
	h.Until(`!window.before&&document.readyState==='complete'`)
}

// alerts are what the page says is wrong.
func (h hand) alerts() string {
	return webtest.Read[string](h.Tab, `[...document.querySelectorAll('[role=alert]')].map(e=>e.textContent.trim()).join(' ')`)
}

// answerAll clicks a level for every question of an aspect; the page keeps them by
// itself.
func (h hand) answerAll(path string, levels map[string]int) {
	h.c.t.Helper()
	h.Go(h.c.url + path)
	h.Until(`document.querySelector('.keeping')`)
	for code, level := range levels {
		webtest.Read[bool](h.Tab, fmt.Sprintf(`(()=>{document.querySelector('[data-question="%s"] [name=tingkat][value="%d"]').click();return true})()`, code, level))
	}
	h.Until(fmt.Sprintf(`document.querySelector('.keeping [role=status]')?.textContent.includes('Semua tersimpan') && [...document.querySelectorAll('[name=tingkat]:checked')].filter(e=>e.value!=='').length>=%d`, len(levels)))
}

// mark chooses a level for every question of an aspect; the table keeps them by itself.
func (h hand) mark(path string, levels map[string]int) {
	h.c.t.Helper()
	h.Go(h.c.url + path)
	h.Until(`document.querySelector('.marking')`)
	for code, level := range levels {
		webtest.Read[bool](h.Tab, fmt.Sprintf(`(()=>{document.querySelector('[name="nilai-%s"][value="%d"]').click();return true})()`, code, level))
	}
	h.Until(`[...document.querySelectorAll('.marking [name^=rev-]')].every(e=>e.value!=='0')`)
}

// levelClaimed and levelGiven are the levels of the journey: what a region says, and what an
// assessor gives it.
func levelClaimed(n int, code string) int { return min(2, (n+int(code[2]-'0'))%4) }

func levelGiven(n, hand int, code string) int {
	level := (n*3 + int(code[0]) + int(code[2]-'0')) % 4
	if (n+hand)%3 == 0 && level < 4 {
		level++
	}
	return level
}

// A whole cycle in browsers: the instrument is brought and published, the cycle opened,
// twelve regions answer and send, five assessors score on their own, talk over what is
// far apart, ask a region; the panel closes, two people of the ministry announce, a
// region objects and is heard, letters go out, the archive of the result is recomputed
// from itself, and the cycle is filed.
func TestJourneyCycle(t *testing.T) {
	t.Parallel()
	c := &city{}
	*c = *inSQLite(t)
	regions := simulatedRegions
	c.invited("pusat-1", "Pusat Satu", "kominfo", access.Place{})
	c.invited("pusat-2", "Pusat Dua", "kominfo", access.Place{})
	c.invited("pemutus", "Pemutus", "pemutus", access.Place{})
	for _, code := range regions {
		c.invited("sekre-"+string(code), "Sekretaris "+string(code), "sekretaris", access.Place{Region: string(code)})
		c.invited("sekda-"+string(code), "Sekda "+string(code), "sekda", access.Place{Region: string(code)})
	}
	logins := judges(t, c.App, 5)

	ministry := hand{c.enter("pusat-1", "/instrumen"), c}
	file := filepath.Join(t.TempDir(), "uji.json")
	if err := os.WriteFile(file, []byte(shortInstrument), 0o600); err != nil {
		t.Fatal(err)
	}
	ministry.Until(`document.querySelector('form[action="/instrumen/unggah"] [type=file]')`)
	ministry.Tab.Attach(`form[action="/instrumen/unggah"] [type=file]`, file)
	ministry.post("/instrumen/unggah", nil)
	ministry.send("/instrumen/uji-cepat/terbit", "/instrumen/uji-cepat/terbit", nil)

	c.openCycle(ministry, regions)
	c.regionsAnswer(ministry, regions)
	seats := c.assign(ministry, logins)
	c.score(seats, regions)
	c.settle(ministry, seats, regions)
	c.announce(ministry, regions)
	c.object(ministry, regions)
	c.close(ministry, regions)
}

func (c *city) openCycle(ministry hand, regions []region.Code) {
	fields := map[string]string{"id": "uji", "nama": "Evaluasi uji", "tahun": "2026", "asesor": "5", "selisih": "1", "sampel": "50", "kelompok": "reguler", "kelompok_nama": "Reguler", "instrumen": "uji-cepat"}
	for _, s := range evaluation.Stages {
		fields["awal_"+string(s)] = c.now().AddDate(0, 0, -3).Format(time.DateOnly)
		fields["akhir_"+string(s)] = c.now().AddDate(0, 0, 9).Format(time.DateOnly)
	}
	ministry.send("/evaluasi/baru", "/evaluasi/baru", fields)
	var list []string
	for _, code := range regions {
		list = append(list, string(code))
	}
	ministry.send("/evaluasi/uji/peserta", "/evaluasi/uji/peserta", map[string]string{"kelompok": "reguler", "daerah": strings.Join(list, "\n")})
	ministry.send("/evaluasi/uji/atur", "/evaluasi/uji/buka", nil)
	ministry.send("/evaluasi/uji/perpanjangan", "/evaluasi/uji/perpanjangan", map[string]string{"tahap": "isian", "daerah": "21.72", "sampai": c.now().AddDate(0, 0, 12).Format(time.DateOnly), "nomor": "SE 1/2026", "alasan": "Jaringan putus"})
}

// regionsAnswer plays every region; the last one does not take part.
func (c *city) regionsAnswer(ministry hand, regions []region.Code) {
	last := regions[len(regions)-1]
	ministry.send("/evaluasi/uji/peserta", "/evaluasi/uji/peserta/absen", map[string]string{"kode": string(last), "alasan": "Tidak menjawab undangan"})
	for n, code := range regions[:len(regions)-1] {
		home := evaluation.HomePath("uji", code)
		secretary := hand{c.known(ministry.Tab, "sekre-"+string(code), home), c}
		secretary.post(home+"/undangan", map[string]string{"jawaban": "ikut"})
		for aspect, codes := range map[string][]string{"tata": {"T-1", "T-2"}, "hasil": {"H-1", "H-2", "H-3"}} {
			levels := map[string]int{}
			for _, q := range codes {
				levels[q] = levelClaimed(n, q)
			}
			if n == 0 && aspect == "tata" {
				c.claimWithoutProof(secretary, home, levels)
			}
			secretary.answerAll(home+"/isian/"+aspect, levels)
		}
		secretary.send(home+"/isian", home+"/isian/langkah", map[string]string{"langkah": "ajukan"})
		sekda := hand{c.known(ministry.Tab, "sekda-"+string(code), home+"/isian/tinjauan"), c}
		sekda.post(home+"/isian/langkah", map[string]string{"yakin": "ya", "langkah": "kirim"})
		secretary.Close()
		sekda.Close()
	}
}

// claimWithoutProof tries to hand in a level that asks for evidence, and is told.
func (c *city) claimWithoutProof(secretary hand, home string, levels map[string]int) {
	high := map[string]int{}
	for q := range levels {
		high[q] = 4
	}
	secretary.answerAll(home+"/isian/tata", high)
	secretary.Go(c.url + home + "/isian")
	secretary.fill(home+"/isian/langkah", map[string]string{"langkah": "ajukan"})
	if said := secretary.alerts(); !strings.Contains(said, "T-1") {
		c.t.Errorf("a level without its evidence was handed in: %q", said)
	}
}

func (c *city) assign(ministry hand, logins []string) (seats []hand) {
	for n, login := range logins {
		seat := hand{c.known(ministry.Tab, login, "/asesor"), c}
		seat.post("/asesor", map[string]string{"lembaga": fmt.Sprintf("Lembaga %d", n+1), "asal": "11.71", "daya": "50"})
		seat.send("/asesor", "/asesor/pernyataan/uji", map[string]string{})
		seats = append(seats, seat)
	}
	people, err := c.People.People(c.t.Context(), access.Place{})
	if err != nil {
		c.t.Fatal(err)
	}
	for _, p := range people {
		if slices.Contains(logins, p.Login) { // whoever wrote themselves in is let in by the ministry
			entry := "/evaluasi/uji/asesor/" + p.ID
			ministry.send(entry, entry, map[string]string{"aktif": "ya"})
		}
	}
	ministry.send("/evaluasi/uji/penugasan", "/evaluasi/uji/penugasan/usul", map[string]string{"benih": "7"})
	ministry.send("/evaluasi/uji/penugasan", "/evaluasi/uji/penugasan/tetapkan", nil)
	return seats
}

// score has each assessor score each region alone. The first region is asked something,
// and one score for it is far from the others.
func (c *city) score(seats []hand, regions []region.Code) {
	for hand, seat := range seats {
		for n, code := range regions[:len(regions)-1] {
			at := "/penilaian/uji/" + string(code)
			for aspect, codes := range map[string][]string{"tata": {"T-1", "T-2"}, "hasil": {"H-1", "H-2", "H-3"}} {
				levels := map[string]int{}
				for _, q := range codes {
					levels[q] = c.levelOf(n, hand, q)
				}
				seat.mark(at+"/aspek/"+aspect, levels)
			}
			seat.send(at, at+"/teks", map[string]string{"kekuatan": "Aturan lengkap.", "kelemahan": "Bukti survei kurang.", "rekomendasi": "Lengkapi survei."})
			if n == 0 && hand == 0 {
				seat.send(at+"/klarifikasi", at+"/klarifikasi", map[string]string{"pertanyaan": "T-1", "teks": "Nomor peraturannya berapa?", "jam": "24"})
				c.answerClarification(seat, code)
			}
			if webtest.Read[string](seat.Tab, `location.pathname`) != at {
				seat.Go(c.url + at)
			}
			seat.post(at+"/kunci", map[string]string{"yakin": "ya"})
			if hand < len(seats)-1 {
				if text := seat.Text(); strings.Contains(text, "Semua nilai dan diskusi") {
					c.t.Errorf("assessor %d sees the scores of %s before all have locked", hand+1, code)
				}
			}
		}
	}
}

// levelOf is what an assessor gives; the first region has one score that is far off.
func (c *city) levelOf(n, hand int, q string) int {
	if n == 0 && q == "H-1" {
		return []int{0, 3, 3, 3, 3}[hand]
	}
	return levelGiven(n, hand, q)
}

func (c *city) answerClarification(seat hand, code region.Code) {
	home := evaluation.HomePath("uji", code)
	secretary := hand{c.known(seat.Tab, "sekre-"+string(code), home+"/klarifikasi"), c}
	action := webtest.Read[string](secretary.Tab, `new URL([...document.querySelectorAll('form')].find(f=>f.elements.teks).action).pathname`)
	secretary.post(action, map[string]string{"teks": "Peraturan Wali Kota nomor 1."})
	secretary.Close()
}

// settle talks the far score over, each assessor with a reason, and closes the panel.
func (c *city) settle(ministry hand, seats []hand, regions []region.Code) {
	at := "/penilaian/uji/" + string(regions[0]) + "/diskusi/H-1"
	for hand, seat := range seats {
		level := "3"
		if hand == 0 {
			level = "2" // the first one moves, and the earlier score stays beside it
		}
		seat.send(at, at+"/jawab", map[string]string{"nilai": level, "teks": "Setelah melihat bukti bersama."})
		seat.Close()
	}
	panel := "/evaluasi/uji/panel"
	ministry.Go(c.url + panel + "/sidang/baru")
	id := webtest.Read[string](ministry.Tab, `new URL([...document.querySelectorAll('form')].find(f=>f.elements.acara).action).pathname`)
	webtest.Read[bool](ministry.Tab, `(()=>{document.querySelectorAll('[name=daerah]').forEach(e=>e.checked=true);document.querySelectorAll('[name=nama]').forEach((e,i)=>{if(i<2)e.value='Anggota '+(i+1)});document.querySelectorAll('[name=hadir]').forEach((e,i)=>{if(i<2)e.checked=true});return true})()`)
	ministry.post(id, map[string]string{"kuorum": "2", "acara": "Panel menyepakati nilai semua daerah setelah diskusi."})
	closing := webtest.Read[string](ministry.Tab, `(()=>{const f=[...document.querySelectorAll('form')].find(f=>new URL(f.action).pathname.endsWith('/tutup'));return f?new URL(f.action).pathname:''})()`)
	if closing == "" {
		ministry.Go(c.url + panel)
		c.t.Fatalf("no session to close: %s", ministry.Text())
	}
	ministry.post(closing, nil)
}

// announce publishes by two people, and checks every index against the levels that were
// given.
func (c *city) announce(ministry hand, regions []region.Code) {
	ministry.send("/evaluasi/uji/hasil/umumkan", "/evaluasi/uji/hasil/siapkan", nil)
	second := hand{c.known(ministry.Tab, "pusat-2", "/evaluasi/uji/hasil/umumkan"), c}
	second.post("/evaluasi/uji/hasil/umumkan", nil)
	second.Close()
	i, err := instrument.Parse(strings.NewReader(shortInstrument))
	if err != nil {
		c.t.Fatal(err)
	}
	ministry.Go(c.url + "/evaluasi/uji/hasil")
	league := ministry.Text()
	for n, code := range regions[:len(regions)-1] {
		want := c.expected(i, n).Final.Indonesian()
		name := regionName(code)
		at := strings.Index(league, name)
		if at < 0 || !strings.Contains(league[at:min(len(league), at+200)], want) {
			c.t.Errorf("%s: no %s in the league table", name, want)
		}
	}
	if !strings.Contains(league, regionName(regions[len(regions)-1])) {
		c.t.Error("who does not take part is not listed")
	}
}

// expected computes the result of a region from the levels of the journey.
func (c *city) expected(i instrument.Instrument, n int) score.Result {
	c.t.Helper()
	var all []score.Given
	for hand := range 5 {
		for _, q := range i.Questions() {
			level := c.levelOf(n, hand, q.Code)
			if n == 0 && q.Code == "H-1" && hand == 0 {
				level = 2 // after the discussion
			}
			all = append(all, score.Given{Question: q.Code, Assessor: fmt.Sprint(hand), Level: decimal.New(int64(level), 0)})
		}
	}
	r, err := score.Of(i, all)
	if err != nil {
		c.t.Fatal(err)
	}
	return r
}

// object raises an objection of the second region, which is granted by somebody else.
func (c *city) object(ministry hand, regions []region.Code) {
	code := regions[1]
	home := evaluation.HomePath("uji", code)
	secretary := hand{c.known(ministry.Tab, "sekre-"+string(code), home+"/sanggah/baru"), c}
	secretary.post(home+"/sanggah/baru", map[string]string{"tanya": "T-2", "alasan": "Tim bekerja sepanjang tahun, lihat notulennya."})
	plea := webtest.Read[string](secretary.Tab, `location.pathname`)
	if strings.HasSuffix(plea, "/sanggah") {
		plea = webtest.Read[string](secretary.Tab, `[...document.querySelectorAll('a')].map(a=>a.pathname).find(p=>/sanggah\/(?!baru)./.test(p))`)
	}
	secretary.Close()
	sekda := hand{c.known(ministry.Tab, "sekda-"+string(code), plea), c}
	sekda.post(plea+"/kirim", nil)
	sekda.Close()
	id := plea[strings.LastIndex(plea, "/")+1:]
	court := "/evaluasi/uji/sanggah/" + string(code) + "/" + id
	judge := hand{c.known(ministry.Tab, "pemutus", court), c}
	webtest.Read[bool](judge.Tab, `(()=>{document.querySelectorAll('[name=nilai]').forEach(e=>e.value=4);return true})()`)
	judge.post(court, map[string]string{"putusan": "kabul", "pertimbangan": "Notulen empat triwulan membuktikannya."})
	judge.Close()
	ministry.Go(c.url + "/evaluasi/uji/hasil/perbaikan")
	if said := ministry.Text(); !strings.Contains(said, regionName(code)) {
		c.t.Errorf("the correction does not name the region: %s", said)
	}
}

// close sends the letters, checks the archive, and files the cycle.
func (c *city) close(ministry hand, regions []region.Code) {
	ministry.send("/evaluasi/uji/surat", "/evaluasi/uji/surat", map[string]string{"nomor": "B-{n}/UJI/2026", "urut": "1", "tanggal": c.now().Format(time.DateOnly), "tempat": "Jakarta", "unit": "Direktorat Jenderal Uji", "jabatan": "Direktur Jenderal Uji", "nama": "Penanda tangan uji"})
	c.eventually("the letters", func() bool {
		b, err := c.Cycles.Board(c.t.Context(), evaluation.Author{Actor: access.Actor{Person: "x", Grants: []access.Grant{{Role: "kominfo"}}}}, "uji")
		return err == nil && !slices.ContainsFunc(b.Lines, func(l evaluation.Line) bool { return !l.Has(evaluation.Lettered) })
	})
	content, err := c.ResultArchive(c.t.Context(), "uji", Latest)
	if err != nil {
		c.t.Fatal(err)
	}
	var b bytes.Buffer
	if err := archive.Write(&b, content); err != nil {
		c.t.Fatal(err)
	}
	read, err := archive.Read(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		c.t.Fatal(err)
	}
	if wrong := archive.Verify(read.Content); len(wrong) > 0 || len(read.Content.Regions) != len(regions) {
		c.t.Errorf("%d regions in the archive, %+v", len(read.Content.Regions), wrong)
	}
	ministry.send("/evaluasi/uji/atur", "/evaluasi/uji/arsip", nil)
	cy, err := c.Cycles.Cycle(c.t.Context(), evaluation.Author{}, "uji")
	if err != nil || cy.State != evaluation.Archived {
		c.t.Errorf("the cycle %s, %v", cy.State.Words(), err)
	}
}
