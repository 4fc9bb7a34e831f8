package surveyweb

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"gurindam/internal/doc"
	"gurindam/internal/doc/plot"
	"gurindam/internal/fault"
	"gurindam/internal/survey"
	"gurindam/internal/web"
)

// detailData fills the survey of one sub-dimension.
type detailData struct {
	survey.Detail
	at      place
	show    string // flag, "ditahan" or "dikecualikan" that the list is narrowed to
	page    int
	typed   map[string]string
	problem string
}

// onPage is how many answers one page lists.
const onPage = 50

func (p pages) detail(r *http.Request) (web.Answer, error) {
	return p.detailWith(r, r.PathValue("sub"), nil, nil)
}

func (p pages) detailWith(r *http.Request, sub string, typed map[string]string, problem error) (web.Answer, error) {
	if problem != nil && !mendable(problem) {
		return nil, problem
	}
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	found, err := p.Surveys.Detail(r.Context(), at.who, at.cycle, at.code, sub)
	if err != nil {
		return nil, err
	}
	page, _ := strconv.Atoi(r.URL.Query().Get("hal")) // the first where it is none
	d := detailData{Detail: found, at: at, show: r.URL.Query().Get("tanda"), page: max(page, 1), typed: typed, problem: text(problem)}
	return refused(at.page(sub+" "+found.Result.Name, detailPage(d)), problem), nil
}

// listed gives the answers that the list is narrowed to, of its page.
func (d detailData) listed() (list []survey.Seen, all int) {
	for _, e := range d.Seen {
		if d.show == "" || string(e.State) == d.show || slices.Contains(e.Flags, survey.Flag(d.show)) {
			list = append(list, e)
		}
	}
	all = len(list)
	from := min((d.page-1)*onPage, all)
	return list[from:min(from+onPage, all)], all
}

// narrowing is a way to narrow the list of answers.
type narrowing struct {
	key, words string
	n          int
}

func (d detailData) narrowings() []narrowing {
	counts := map[string]int{}
	for _, e := range d.Seen {
		counts[string(e.State)]++
		for _, f := range e.Flags {
			counts[string(f)]++
		}
	}
	out := []narrowing{{"", "semua", len(d.Seen)}}
	for _, s := range []survey.State{survey.Held, survey.Excluded} {
		if n := counts[string(s)]; n > 0 {
			out = append(out, narrowing{string(s), string(s), n})
		}
	}
	for _, f := range survey.Flags {
		if n := counts[string(f)]; n > 0 {
			out = append(out, narrowing{string(f), f.Words(), n})
		}
	}
	return out
}

// given writes the answers of an entry in the order of the statements.
func (d detailData) given(e survey.Seen) string {
	var out []string
	for _, st := range d.Result.Statements {
		text := "–"
		if l, ok := e.Answers[st.Question]; ok && l != survey.DontKnow {
			text = strconv.Itoa(int(l))
		} else if ok {
			text = "tt"
		}
		out = append(out, text)
	}
	return strings.Join(out, " · ")
}

func (p pages) open(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	sub, typed := r.PathValue("sub"), map[string]string{"program": field(r, "program"), "pemakai": field(r, "pemakai")}
	users, err := usersOf(typed["pemakai"])
	if err == nil {
		_, err = p.Surveys.Open(r.Context(), at.who, at.cycle, at.code, sub, typed["program"], users)
	}
	if err != nil {
		return p.detailWith(r, sub, typed, err)
	}
	return web.Redirect{To: at.path("sub", sub)}, nil
}

// usersOf reads how many people use a programme; zero where nobody knows.
func usersOf(typed string) (int, error) {
	typed = strings.NewReplacer(".", "", " ", "").Replace(typed)
	if typed == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(typed)
	if err != nil || n < 1 {
		return 0, fault.New(fault.Invalid, "Jumlah pemakai harus bilangan bulat, misalnya 1.200; kosongkan bila tidak diketahui.")
	}
	return n, nil
}

// manage renews, closes or opens a link, or notes its users, and leads back to the
// sub-dimension that the form names.
func (p pages) manage(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	sub, poll := field(r, "sub"), r.PathValue("poll")
	if deed := field(r, "tindakan"); deed == "pemakai" {
		users := 0
		if users, err = usersOf(field(r, "pemakai")); err == nil {
			err = p.Surveys.SetUsers(r.Context(), at.who, at.cycle, at.code, poll, users)
		}
	} else {
		err = p.Surveys.Manage(r.Context(), at.who, at.cycle, at.code, poll, survey.Deed(deed))
	}
	return p.back(r, at, sub, "", err)
}

// back leads to a sub-dimension after a deed, or shows it with what was wrong.
func (p pages) back(r *http.Request, at place, sub, anchor string, err error) (web.Answer, error) {
	if err != nil {
		return p.detailWith(r, sub, nil, err)
	}
	to := at.path("sub", sub)
	if show := field(r, "tanda"); show != "" {
		to += "?tanda=" + web.Anchor(show)
	}
	if anchor != "" {
		to += "#" + anchor
	}
	return web.Redirect{To: to}, nil
}

func (p pages) decide(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	rev, _ := strconv.ParseInt(field(r, "rev"), 10, 64) // zero is none, which conflicts
	id := r.PathValue("entry")
	err = p.Surveys.Decide(r.Context(), at.who, at.cycle, at.code, id, rev, survey.State(field(r, "keputusan")), field(r, "alasan"))
	if err != nil && mendable(err) {
		return p.detailWith(r, field(r, "sub"), map[string]string{"alasan " + id: field(r, "alasan")}, err)
	}
	return p.back(r, at, field(r, "sub"), web.Anchor("j-"+id), err)
}

func (p pages) moderate(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	id := r.PathValue("entry")
	err = p.Surveys.Moderate(r.Context(), at.who, at.cycle, at.code, id, field(r, "saran") == "tampilkan")
	return p.back(r, at, field(r, "sub"), web.Anchor("j-"+id), err)
}

func (p pages) prove(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	id, err := p.Prove(r.Context(), at.who, at.cycle, at.code, r.PathValue("sub"))
	if err != nil {
		return p.detailWith(r, r.PathValue("sub"), nil, err)
	}
	return web.Redirect{To: "/kota/" + string(at.code) + "/bukti/" + id}, nil
}

// posterData fills the poster of a link.
type posterData struct {
	survey.Public
	at      place
	address string
	qr      string // path
	modules int
}

// onPoster are the words of a poster. It speaks to residents, so it stays Indonesian
// whatever the official who prints it reads.
var onPoster = struct{ title, scan, code, terms, until string }{
	"Bagaimana layanan ini menurut Anda?", "Pindai dengan kamera telepon, atau buka", "Kode:", "Dua menit, tanpa nama, untuk pemakai layanan berusia 17 tahun ke atas.", "Sampai",
}

func (p pages) poster(r *http.Request) (web.Answer, error) {
	at, err := p.place(r)
	if err != nil {
		return nil, err
	}
	v, err := p.Surveys.Poll(r.Context(), at.who, at.cycle, at.code, r.PathValue("poll"))
	if err != nil {
		return nil, err
	}
	d := posterData{Public: v, at: at, address: web.Absolute(r, "/survei/"+v.Poll.Token)}
	d.qr, d.modules = squares(plot.QR(d.address))
	return at.page(web.T(r.Context(), "Poster survei"), posterPage(d)), nil
}

// squares writes a QR code as one path and gives how many modules it is wide.
func squares(d doc.Drawing) (path string, width int) {
	var b strings.Builder
	for _, s := range d.Shapes {
		if s.Fill == "ink" {
			b.WriteString("M" + strconv.Itoa(int(s.X)) + " " + strconv.Itoa(int(s.Y)) + "h" + strconv.Itoa(int(s.W)) + "v1h-" + strconv.Itoa(int(s.W)) + "z")
		}
	}
	return b.String(), int(d.W)
}

// typedAt gives what was typed into a form that was refused.
func (d detailData) typedAt(name string) string { return d.typed[name] }
