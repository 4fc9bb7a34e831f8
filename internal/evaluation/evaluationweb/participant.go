package evaluationweb

import (
	"fmt"
	"net/http"
	"strings"

	"gurindam/internal/evaluation"
	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// participantsData fills the page of who takes part.
type participantsData struct {
	evaluation.Board
	direct  bool
	typed   string
	cohort  string
	problem string
}

func (p pages) participants(r *http.Request) (web.Answer, error) { return p.enrolling(r, "", "", nil) }

func (p pages) enrolling(r *http.Request, typed, cohort string, problem error) (web.Answer, error) {
	b, err := p.Cycles.Board(r.Context(), author(r), r.PathValue("cycle"))
	if err != nil {
		return nil, err
	}
	return form(web.T(r.Context(), "Peserta"), participantsPage(participantsData{b, ministry(r), typed, cohort, text(problem)}), problem), nil
}

func (p pages) enrol(r *http.Request) (web.Answer, error) {
	typed, cohort := field(r, "daerah"), field(r, "kelompok")
	codes, err := readCodes(typed)
	if err == nil {
		err = p.Cycles.Enrol(r.Context(), author(r), r.PathValue("cycle"), cohort, codes)
	}
	return p.changed(r, typed, cohort, err)
}

func (p pages) remove(r *http.Request) (web.Answer, error) {
	return p.changed(r, "", "", p.Cycles.Remove(r.Context(), author(r), r.PathValue("cycle"), region.Code(field(r, "kode"))))
}

// absent notes for a region that does not answer that it does not take part.
func (p pages) absent(r *http.Request) (web.Answer, error) {
	return p.changed(r, "", "", p.Cycles.Reply(r.Context(), author(r), r.PathValue("cycle"), region.Code(field(r, "kode")), false, field(r, "alasan")))
}

func (p pages) changed(r *http.Request, typed, cohort string, err error) (web.Answer, error) {
	switch {
	case err == nil:
		return web.Redirect{To: "/evaluasi/" + r.PathValue("cycle") + "/peserta"}, nil
	case !mendable(err):
		return nil, err
	}
	return p.enrolling(r, typed, cohort, err)
}

// readCodes reads regions as people paste them: codes or names, one a line or divided
// by commas; "semua" stands for every kabupaten and kota.
func readCodes(text string) ([]region.Code, error) {
	var out []region.Code
	for _, word := range strings.FieldsFunc(text, func(c rune) bool { return c == '\n' || c == '\r' || c == ',' || c == ';' || c == '\t' }) {
		word = strings.TrimSpace(word)
		switch {
		case word == "":
		case strings.EqualFold(word, "semua"):
			for _, found := range region.All() {
				if found.Province != "" {
					out = append(out, found.Code)
				}
			}
		default:
			code, err := readRegion(word)
			if err != nil {
				return nil, err
			}
			out = append(out, code)
		}
	}
	if len(out) == 0 {
		return nil, fault.New(fault.Invalid, "Tulis sedikitnya satu daerah: kode wilayah atau namanya, satu setiap baris.")
	}
	return out, nil
}

func readRegion(word string) (region.Code, error) {
	if word[0] >= '0' && word[0] <= '9' {
		return region.ParseCode(word)
	}
	switch found := region.Search(word); len(found) {
	case 0:
		return "", fault.New(fault.Invalid, fmt.Sprintf("Daerah %q tidak ada dalam daftar resmi. Tulis kode wilayahnya, misalnya 21.72.", word))
	case 1:
		return found[0].Code, nil
	default:
		return "", fault.New(fault.Invalid, fmt.Sprintf("Nama %q dimiliki beberapa daerah: %s dan %s. Tulis dengan Kabupaten atau Kota, atau kodenya.", word, found[0].Name, found[1].Name))
	}
}
