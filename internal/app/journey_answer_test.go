package app

import (
	"fmt"
	"strings"
	"testing"

	"gurindam/internal/access"
	"gurindam/internal/answer"
	"gurindam/internal/web/webtest"
)

const kept = `(()=>{const p=document.querySelector('.keeping p');return !p.hidden&&document.querySelector('.keeping').dataset.now==='tersimpan'})()`

// hit clicks on what a selector finds, wherever on the page it is.
func hit(b *webtest.Tab, selector string) {
	b.Until(fmt.Sprintf("document.querySelector(%q)", selector))
	webtest.Read[bool](b, fmt.Sprintf("(()=>{document.querySelector(%q).scrollIntoView({block:'center',behavior:'instant'});return true})()", selector))
	b.Click(selector)
}

// claim claims a level by hand.
func claim(b *webtest.Tab, question string, level int) {
	hit(b, fmt.Sprintf(`[id="%s"] .levels label:has(input[value="%d"])`, question, level))
}

// A questionnaire by hand: answers keep themselves, over a lost line and a reload; two
// people at one field see both values; without evidence nothing is handed in; the
// sekda returns it with a remark, and sends it in the end.
func TestJourneyAnswer(t *testing.T) {
	t.Parallel()
	c := inSQLite(t)
	taking(t, c.App, tanjungpinang)
	c.invited("ana", "Ana Contoh", "sekretaris", kota)
	c.invited("budi", "Budi Contoh", "perencana-opd", access.Place{Region: "21.72", OPD: "DINKES"})
	c.invited("edi", "Edi Contoh", "sekda", kota)
	at := "/kota/21.72/evaluasi/" + round + "/isian"
	of := func(question string) answer.Answer { return opensheet(t, c.App, tanjungpinang).Sheet.Of(question) }

	ana := c.enter("ana", at+"/baseline")
	claim(ana, "BL-1.1", 3)
	ana.Until(kept)
	c.eventually("the level", func() bool { return of("BL-1.1").Level == 3 })
	ana.Until(`document.querySelector('[id="BL-1.1"] [data-state]').textContent.includes('didukung sampai tingkat 0')`)
	ana.Until(`document.querySelector('[data-claimed]').textContent==='0,06'`)

	ana.Offline(true)
	ana.Fill(`[id="BL-1.1"] [name=uraian]`, "Perwako 84/2020, halaman 3")
	ana.Press("Tab")
	ana.Until(`document.querySelector('.keeping').dataset.now==='menunggu'`)
	ana.Offline(false)
	ana.Reload()
	ana.Until(`document.querySelector('.keeping')?.dataset.now==='tersimpan'`)
	c.eventually("what was written without a line", func() bool { return of("BL-1.1").Text == "Perwako 84/2020, halaman 3" })

	budi := c.also(ana, "budi", at+"/baseline")
	budi.Fill(`[id="BL-1.1"] [name=angka]`, "milik Budi")
	budi.Press("Tab")
	c.eventually("the figure", func() bool { return of("BL-1.1").Figure == "milik Budi" })
	ana.Front()
	ana.Fill(`[id="BL-1.1"] [name=angka]`, "milik Ana")
	ana.Press("Tab")
	ana.Until(`document.querySelector('[id="BL-1.1"] .clashes .btn')`)
	for _, want := range []string{"milik Ana", "milik Budi", "Budi Contoh"} {
		if said := webtest.Read[string](ana, `document.querySelector('[id="BL-1.1"] .clashes').textContent`); !strings.Contains(said, want) {
			t.Errorf("the clash does not say %q: %s", want, said)
		}
	}
	hit(ana, `[id="BL-1.1"] .clashes .btn:last-child`)
	c.eventually("the choice", func() bool { return of("BL-1.1").Figure == "milik Ana" })

	// Everything else is claimed at once; of the evidence one piece is missing.
	v := opensheet(t, c.App, tanjungpinang)
	var rest []answer.Change
	for _, q := range v.Instrument.Questions() {
		if q.Code != "BL-1.1" {
			rest = append(rest, answer.Change{Question: q.Code, Field: answer.Level, Value: "0"}, answer.Change{Question: q.Code, Field: answer.Figure, Value: "1"})
		}
	}
	if _, _, err := c.Answers.Save(t.Context(), local("sekretaris", tanjungpinang), tanjungpinang, round, rest); err != nil {
		t.Fatal(err)
	}
	shown(t, c.App, tanjungpinang, "peraturan")
	ana.Go(c.url + at)
	hit(ana, `#ajukan .btn`)
	ana.Until(`document.querySelector('[role=alert]')?.textContent.includes('belum dapat diajukan')`)
	hit(ana, `#kekurangan a`)
	ana.Until(`document.querySelector('[id="BL-1.1"] .proofs a.btn')`)
	hit(ana, `[id="BL-1.1"] .proofs a.btn`)
	ana.Until(`document.querySelector('.picks input')`)
	hit(ana, `.picks label`)
	ana.Fill(`[name=halaman]`, "3")
	ana.Press("Enter")
	ana.Until(`document.querySelector('[id="BL-1.1"] [data-state]')?.textContent.includes('lengkap')`)
	ana.Go(c.url + at)
	hit(ana, `#ajukan .btn`)
	ana.Until(`document.body.textContent.includes('Menunggu sekda')`)

	edi := c.also(ana, "edi", at+"/tinjauan")
	edi.Fill(`[name="catatan.BL-1.1"]`, "Sebut pasalnya.")
	hit(edi, `#putusan button[value=kembalikan]`)
	edi.Until(`document.body.textContent.includes('Dikembalikan')`)
	ana.Front()
	ana.Go(c.url + at + "/baseline")
	ana.Until(`document.querySelector('[id="BL-1.1"]').textContent.includes('Sebut pasalnya.')`)
	ana.Fill(`[id="BL-1.1"] [name=uraian]`, "Perwako 84/2020, pasal 2")
	ana.Press("Tab")
	ana.Until(kept)
	ana.Go(c.url + at)
	hit(ana, `#ajukan .btn`)
	ana.Until(`document.body.textContent.includes('Menunggu sekda')`)
	edi.Front()
	edi.Go(c.url + at + "/tinjauan")
	hit(edi, `#putusan button[value=kirim]`)
	edi.Until(`document.querySelector('[role=alert]')?.textContent.includes('Centang')`)
	hit(edi, `[name=yakin]`)
	hit(edi, `#putusan button[value=kirim]`)
	edi.Until(`document.body.textContent.includes('Sudah dikirim')`)
	if s := opensheet(t, c.App, tanjungpinang).Sheet; s.State != answer.Sent || s.Of("BL-1.1").Text != "Perwako 84/2020, pasal 2" || len(s.ProofsOf("BL-1.1")) != 1 {
		t.Errorf("%s %+v", s.State, s.Of("BL-1.1"))
	}
}
