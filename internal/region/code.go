package region

import (
	"fmt"
	"regexp"
	"strings"

	"gurindam/internal/fault"
)

var (
	codeForm  = regexp.MustCompile(`^\d\d(\.\d\d)?$`)
	bareForm  = regexp.MustCompile(`^\d{4}$`)
	spaceLike = strings.NewReplacer(" ", "", "\u00a0", "")
)

// ParseCode reads the Kemendagri code of a region that exists. A code of four
// digits without a point is refused: it may be a BPS code, which often names
// another region.
func ParseCode(s string) (Code, error) {
	text := spaceLike.Replace(strings.TrimSpace(s))
	switch {
	case text == "":
		return "", fault.New(fault.Invalid, "Kode wilayah kosong. Tulis kode Kemendagri, misalnya 21.72.")
	case bareForm.MatchString(text):
		return "", fault.New(fault.Invalid, bareAdvice(text))
	case !codeForm.MatchString(text):
		return "", fault.New(fault.Invalid, fmt.Sprintf("%q bukan kode wilayah Kemendagri. %s", fault.Clip(s, 40), nameAdvice(text)))
	}
	if _, ok := Find(Code(text)); !ok {
		return "", fault.New(fault.NotFound, fmt.Sprintf("Tidak ada daerah dengan kode Kemendagri %s. %s", text, neighbours(text)))
	}
	return Code(text), nil
}

// nameAdvice gives the codes of the regions of a name, where it is one.
func nameAdvice(text string) string {
	var found []string
	for _, r := range Search(text) {
		found = append(found, r.Name+" berkode "+string(r.Code))
	}
	if len(found) == 0 {
		return "Tulis dua angka provinsi, titik, dua angka kabupaten/kota, misalnya 21.72."
	}
	return "Tulis kodenya: " + strings.Join(found, ", ") + "."
}

// bareAdvice tells what four digits mean in either system.
func bareAdvice(text string) string {
	dotted := Code(text[:2] + "." + text[2:])
	asKemendagri, known := Find(dotted)
	asBPS, isBPS := FindBPS(BPSCode(text))
	switch {
	case known && isBPS && asBPS.Code != dotted:
		return fmt.Sprintf("%s ditulis tanpa titik seperti kode BPS. Kode BPS itu milik %s (Kemendagri %s), sedangkan Kemendagri %s adalah %s. Tulis kode Kemendagri dengan titik.",
			text, asBPS.Name, asBPS.Code, dotted, asKemendagri.Name)
	case known:
		return fmt.Sprintf("%s ditulis tanpa titik seperti kode BPS, yang dapat berarti daerah lain. Bila yang dimaksud %s, tulis %s.",
			text, asKemendagri.Name, dotted)
	case isBPS:
		return fmt.Sprintf("%s adalah kode BPS %s. Kode Kemendagrinya %s; pakailah kode itu.", text, asBPS.Name, asBPS.Code)
	}
	return fmt.Sprintf("%s bukan kode wilayah. Tulis kode Kemendagri dengan titik, misalnya 21.72.", text)
}

// neighbours names the province of a code that is wrong behind the point.
func neighbours(text string) string {
	province, ok := Find(Code(text[:2]))
	if !ok {
		return "Dua angka pertama bukan kode provinsi."
	}
	var last Code
	for _, r := range reference().regions {
		if r.Province == province.Code {
			last = r.Code
		}
	}
	return fmt.Sprintf("Kode di %s dimulai dengan %s, yang terakhir %s.", province.Name, province.Code, last)
}
