package workspaceweb_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"gurindam/internal/web/webtest"
)

const (
	editorOf  = "/kota/21.72/narasi/masterplan.visi"
	atEditor  = `document.querySelector('.ProseMirror')`
	savedText = `document.querySelector('.narasi').dataset.keadaan==='saved'`
)

// write opens the editor of a chapter and puts the cursor in it.
func write(t *testing.T, url string) *webtest.Tab {
	t.Helper()
	b := webtest.Open(t, url+editorOf)
	b.Screen("light", 1440, 900)
	intoText(b)
	return b
}

func intoText(b *webtest.Tab) {
	b.Until(atEditor)
	b.Click(".ProseMirror")
	b.Until(`document.activeElement.classList.contains('ProseMirror')`)
}

// enter starts a new line n times. It is told to the editor as an event of its own:
// the driver of the browser sends the letter of the key even where the page has
// taken the key.
func enter(b *webtest.Tab, n int) {
	for range n {
		key(b, "Enter")
	}
}

// toStart goes to the start of the line; the browser tells the editor of it a moment
// later, in an event of its own.
func toStart(b *webtest.Tab) {
	told := `new Promise(done=>document.addEventListener('selectionchange',()=>setTimeout(()=>done(true)),{once:true}))`
	webtest.Read[bool](b, `(window.told=`+told+`,true)`)
	b.Press("Home")
	webtest.Read[bool](b, `window.told`)
}

func key(b *webtest.Tab, name string) {
	webtest.Read[bool](b, fmt.Sprintf(`(document.activeElement.dispatchEvent(new KeyboardEvent('keydown',{key:%q,bubbles:true,cancelable:true})),true)`, name))
}

// holds waits until the plan holds a text for the chapter.
func (d *desk) holds(t *testing.T, want string) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		got := d.text(t, "masterplan.visi")
		if got == want {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("the plan holds\n%s\nwant\n%s", got, want)
		}
	}
}

func TestATextIsKeptWhileItIsWritten(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	b := write(t, d.open(t, "Sekretaris", "sekretaris").URL)
	b.Type("# Latar visi")
	enter(b, 1)
	b.Type("Kota ")
	b.Press("Ctrl+b")
	b.Type("tumbuh")
	b.Press("Ctrl+b")
	b.Type(" cepat.")
	enter(b, 1)
	b.Type("- butir satu")
	enter(b, 1)
	b.Type("butir dua")
	enter(b, 2)
	b.Type("1. nomor")
	want := "# Latar visi\n\nKota **tumbuh** cepat.\n\n- butir satu\n- butir dua\n\n1. nomor"
	d.holds(t, want)
	b.Until(savedText)
	b.Reload()
	b.Until(atEditor)
	if got := webtest.Read[string](b, `document.querySelector('.ProseMirror').innerText.replace(/\n+/g,'|')`); !strings.Contains(got, "Latar visi|Kota tumbuh cepat.|butir satu") {
		t.Errorf("after a reload: %q", got)
	}
	if got := webtest.Read[string](b, `document.querySelector('.narasi-kaki').innerText`); !strings.Contains(got, "10 kata") {
		t.Errorf("words: %q", got)
	}
	b.Click(".ProseMirror h2")
	b.Press("Home")
	b.Type("X")
	d.holds(t, strings.Replace(want, "Latar", "XLatar", 1))
	b.Press("Ctrl+z")
	d.holds(t, want)
	if v := b.Violations(); len(v) > 0 {
		t.Errorf("axe: %v", v)
	}
}

func TestATextOutlivesALostConnection(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	s := d.open(t, "Sekretaris", "sekretaris")
	b := write(t, s.URL)
	b.Type("Satu.")
	d.holds(t, "Satu.")
	s.cut.Store(true)
	b.Type(" Dua tanpa sambungan.")
	b.Until(`document.querySelector('.narasi').dataset.keadaan==='offline'`)
	b.Reload()
	b.Until(atEditor)
	if got := webtest.Read[string](b, `document.querySelector('.ProseMirror').innerText`); !strings.Contains(got, "Dua tanpa sambungan.") {
		t.Fatalf("after a reload without connection: %q", got)
	}
	s.cut.Store(false)
	webtest.Read[bool](b, `dispatchEvent(new Event('online'))`)
	d.holds(t, "Satu. Dua tanpa sambungan.")
	b.Until(savedText)
	if kept := webtest.Read[int](b, `Object.keys(localStorage).filter(k=>k.startsWith('gurindam-narasi')).length`); kept != 0 {
		t.Error("what was sent is still kept in the browser")
	}
}

func TestATextOutlivesASession(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	s := d.open(t, "Sekretaris", "sekretaris")
	b := write(t, s.URL)
	s.out.Store(true)
	b.Type("Masih ada.")
	b.Until(`document.querySelector('.narasi').dataset.keadaan==='out'`)
	s.out.Store(false)
	webtest.Read[bool](b, `dispatchEvent(new Event('online'))`)
	d.holds(t, "Masih ada.")
}

func TestTwoTextsAreMadeOne(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	one, two := d.open(t, "Sekretaris", "sekretaris"), d.open(t, "Kepala Dinas", "sekretaris")
	a := write(t, one.URL)
	a.Type("Awal.")
	d.holds(t, "Awal.")
	b := a.Apart(two.URL + editorOf)
	b.Screen("light", 1440, 900)
	intoText(b)
	a.Until(`document.querySelector('.narasi-kaki').innerText.includes('Sedang di sini: Kepala Dinas')`)
	a.Press("Ctrl+End")
	enter(a, 1)
	a.Type("Dari Sekretaris.")
	d.holds(t, "Awal.\n\nDari Sekretaris.")
	b.Until(`document.querySelector('.ProseMirror').innerText.includes('Dari Sekretaris.')`) // it is told at once
	two.cut.Store(true)
	b.Press("Ctrl+Home")
	b.Type("B ")
	b.Until(`document.querySelector('.narasi').dataset.keadaan==='offline'`)
	a.Front()
	a.Press("Ctrl+Home")
	a.Type("A ")
	d.holds(t, "A Awal.\n\nDari Sekretaris.")
	two.cut.Store(false)
	b.Front()
	webtest.Read[bool](b, `dispatchEvent(new Event('online'))`)
	b.Until(`document.querySelector('dialog[open] fieldset')`)
	if got := webtest.Read[string](b, `document.querySelector('dialog').innerText`); !strings.Contains(got, "B Awal.") || !strings.Contains(got, "A Awal.") || !strings.Contains(got, "Sekretaris") {
		t.Errorf("the two texts are not beside each other: %q", got)
	}
	if v := b.Violations(); len(v) > 0 {
		t.Errorf("axe: %v", v)
	}
	b.Click("dialog input[value=all]")
	b.Click("dialog button")
	d.holds(t, "A Awal.\n\nB Awal.\n\nDari Sekretaris.")
}

func TestItemsAreJoinedAndLetGo(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	b := write(t, d.open(t, "Sekretaris", "sekretaris").URL)
	b.Type("- satu")
	enter(b, 1)
	b.Type("dua")
	d.holds(t, "- satu\n- dua")
	toStart(b)
	key(b, "Backspace")
	d.holds(t, "- satudua")
	toStart(b)
	key(b, "Backspace")
	d.holds(t, "satudua")
	webtest.Read[bool](b, press("Daftar bernomor"))
	d.holds(t, "1. satudua")
	webtest.Read[bool](b, press("Daftar butir"))
	d.holds(t, "- satudua")
	webtest.Read[bool](b, press("Daftar butir"))
	d.holds(t, "satudua")
	webtest.Read[bool](b, press("Subjudul"))
	d.holds(t, "## satudua")
	key(b, "Backspace")
	d.holds(t, "satudua")
}

func TestTablesSourcesAndLinks(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	b := write(t, d.open(t, "Sekretaris", "sekretaris").URL)
	b.Type("Penduduk bertambah")
	b.Press("Ctrl+Alt+s")
	b.Until(`document.querySelector('dialog[open]')`)
	b.Type("BPS, Kota dalam Angka")
	b.Press("Tab")
	b.Type("41")
	b.Press("Enter")
	b.Until(`document.querySelector('.narasi-sumber')`)
	b.Press("Ctrl+End")
	enter(b, 1)
	webtest.Read[bool](b, press("Tabel"))
	b.Until(`document.querySelector('.ProseMirror th')`)
	for _, cell := range []string{"Tahun", "Jiwa", "Luas", "2019", "204.000"} {
		b.Type(cell)
		b.Press("Tab")
	}
	webtest.Read[bool](b, press("Hapus kolom"))
	d.holds(t, "Penduduk bertambah^[BPS, Kota dalam Angka](hlm. 41)\n\n| Tahun | Jiwa |\n| --- | --- |\n| 2019 | 204.000 |\n|  |  |")
	b.Press("Tab", "Tab")
	webtest.Read[bool](b, press("Judul dan sumber"))
	b.Until(`document.querySelector('dialog[open]')`)
	b.Type("Penduduk")
	b.Press("Enter")
	eventually(t, "a caption", func() bool { return strings.Contains(d.text(t, "masterplan.visi"), "[tabel] Penduduk\n") })
	if v := b.Violations(); len(v) > 0 {
		t.Errorf("axe: %v", v)
	}
}

// press gives the script that presses a tool.
func press(name string) string {
	return fmt.Sprintf(`([...document.querySelectorAll('[role=toolbar] button')].find(x=>x.textContent===%q).click(),true)`, name)
}

func TestAPictureNeedsWords(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	b := write(t, d.open(t, "Sekretaris", "sekretaris").URL)
	webtest.Read[bool](b, `(async()=>{const c=new OffscreenCanvas(80,60);const x=c.getContext('2d');x.fillStyle='#0d5163';x.fillRect(0,0,80,60);
		const blob=await c.convertToBlob({type:'image/png'});const d=new DataTransfer();d.items.add(new File([blob],'a.png',{type:'image/png'}));
		document.querySelector('.ProseMirror').dispatchEvent(new ClipboardEvent('paste',{clipboardData:d,bubbles:true,cancelable:true}));return true})()`)
	b.Until(`document.querySelector('dialog[open]')`)
	b.Press("Tab", "Tab", "Enter")
	if !webtest.Read[bool](b, `!!document.querySelector('dialog[open] :invalid')`) {
		t.Error("a picture without words was taken")
	}
	webtest.Read[bool](b, `(document.querySelector('dialog [name=alt]').focus(),true)`)
	b.Type("Bidang hijau")
	b.Press("Tab")
	b.Type("Lambang")
	b.Press("Enter")
	b.Until(`document.querySelector('.ProseMirror figure img')?.naturalWidth===80`)
	eventually(t, "a picture", func() bool {
		return regexp.MustCompile(`^!\[Bidang hijau\]\(gambar:[0-9a-f]{64}\)\n\[gambar\] Lambang\n\[sumber\] dokumentasi sendiri$`).MatchString(d.text(t, "masterplan.visi"))
	})
	b.Type("Lanjut.") // behind the picture, not over it
	eventually(t, "a text behind the picture", func() bool { return strings.HasSuffix(d.text(t, "masterplan.visi"), "sendiri\n\nLanjut.") })
	b.Click(".ProseMirror figure")
	b.Type("Di antara. ")
	eventually(t, "a text between", func() bool { return strings.HasSuffix(d.text(t, "masterplan.visi"), "sendiri\n\nDi antara. Lanjut.") })
	if v := b.Violations(); len(v) > 0 {
		t.Errorf("axe: %v", v)
	}
}

func TestWhatIsPastedIsCleaned(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ html, want string }{
		"Word": {`<html><head><style>p{color:red}</style></head><body><!--StartFragment--><h1 style='color:red'>Bab</h1><p class=MsoNormal style="margin:0"><b>Tebal<o:p></o:p></b> <span style='font-style:italic'>miring</span> x style=y</p>` +
			`<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>   </span></span><![endif]>butir</p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>lagi</p>` +
			`<p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.</span>nomor</p><table><tr><td colspan=2><p>A</p><p>B</p></td></tr><tr><td>C</td><td>D</td></tr></table><!--EndFragment--></body></html>`,
			"# Bab\n\n**Tebal** *miring* x style=y\n\n- butir\n- lagi\n\n1. nomor\n\n| A B |  |\n| C | D |"},
		"a page": {`<meta charset=utf-8><b style="font-weight:normal"><p>Satu<br>dua <a href="https://bps.go.id/" onclick=x>laman</a> <a href="javascript:x">buruk</a></p><ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><script>x</script><img src=https://x.id/a.png></b>`,
			"Satu dua [laman](https://bps.go.id/) buruk\n\n- a\n- b\n- c"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			b := write(t, d.open(t, "Sekretaris", "sekretaris").URL)
			paste(b, "text/html", c.html)
			d.holds(t, c.want)
		})
	}
}
