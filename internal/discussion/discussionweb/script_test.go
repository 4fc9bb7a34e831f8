package discussionweb_test

import (
	"net/http/httptest"
	"net/url"
	"testing"

	"gurindam/internal/web/webtest"
)

// Names are offered after an @ and taken by keyboard.
func TestNamesAreOffered(t *testing.T) {
	t.Parallel()
	h := open(t)
	server := httptest.NewServer(h.site)
	t.Cleanup(server.Close)
	b := webtest.Open(t, server.URL+home+"?"+onField.Encode())
	b.Screen("light", 1200, 1600)
	b.Click("textarea[name=teks]")
	b.Type("Tolong @bud")
	b.Until(`document.querySelectorAll('.suggested [role=option]').length === 1`)
	for _, v := range b.Violations() {
		t.Error(v)
	}
	b.Press("Down", "Up", "Tab")
	if got := webtest.Read[string](b, `document.querySelector('textarea[name=teks]').value`); got != "Tolong @budi " {
		t.Errorf("the field holds %q", got)
	}
	b.Type("dan surel a@bud")
	if webtest.Read[bool](b, `document.querySelector('.suggested') !== null`) {
		t.Error("names are offered inside a word")
	}
}

// A panel stays where it is: its forms answer into it, and what is wrong is told there.
func TestPanelStays(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.as(0).sent(home, with(onField, "teks", "Satuannya apa?"))
	server := httptest.NewServer(h.site)
	t.Cleanup(server.Close)
	b := webtest.Open(t, server.URL+home+"?list=")
	b.Screen("light", 1200, 1600)
	panel := home + "/panel?" + url.Values{"list": {"rencana_aksi"}, "row": {"RA"}, "field": {"indikator"}}.Encode()
	webtest.Read[bool](b, `(()=>{const side=document.createElement('aside');side.id='sisi';side.setAttribute('aria-label','Diskusi');
document.querySelector('main').replaceChildren(side);
side.dispatchEvent(new CustomEvent('diskusi:buka',{bubbles:true,detail:'`+panel+`'}));return true})()`)
	b.Until(`document.querySelectorAll('#sisi .talk li').length === 1`)
	b.Click("#sisi section details summary")
	b.Click("#sisi section textarea")
	b.Type("Nilai, @bud")
	b.Press("Tab")
	b.Click("#sisi section form.talking button[type=submit]")
	b.Until(`document.querySelectorAll('#sisi .talk li').length === 2`)
	if got := webtest.Read[string](b, `document.querySelector('#sisi .called').textContent`); got != "@budi" {
		t.Errorf("calls %q", got)
	}
	b.Click("#sisi section details summary")
	b.Click("#sisi section textarea")
	b.Type("Yang ini tetap ada.")
	b.Click("#sisi section input[name=sebut]")
	b.Type("Siapa")
	b.Click("#sisi section form.talking button[type=submit]")
	b.Until(`document.querySelector('#sisi [role=alert]') !== null`)
	if got := webtest.Read[string](b, `document.querySelector('#sisi section textarea').value`); got != "Yang ini tetap ada." {
		t.Errorf("what was typed became %q", got)
	}
	b.Offline(true)
	webtest.Read[bool](b, `(document.querySelector('#sisi').dataset.gagal='Belum terkirim.',true)`)
	webtest.Read[bool](b, `(document.querySelector('#sisi section input[name=sebut]').value='',document.querySelector('#sisi section form.talking').requestSubmit(),true)`)
	b.Until(`document.querySelector('#sisi > [role=alert]')?.textContent === 'Belum terkirim.'`)
	if got := webtest.Read[string](b, `document.querySelector('#sisi section textarea').value`); got != "Yang ini tetap ada." {
		t.Errorf("without a line, what was typed became %q", got)
	}
	if at := webtest.Read[string](b, `location.search`); at != "?list=" {
		t.Errorf("the page went to %s", at)
	}
}
