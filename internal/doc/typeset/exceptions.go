package typeset

import "strings"

// exceptions are words whose breaks the rules would not find: roots ending in
// -an that look derived, derived ones that look like roots, and English words
// common in plans.
var exceptions = hyphenated(`
	ang-gar-an la-yan-an ta-hap-an sa-sar-an ukur-an atur-an sa-tuan ban-tuan
	lan-das-an ka-was-an ling-kung-an la-por-an tu-lis-an ke-giat-an pe-do-man ancam-an
	pro-gram pro-duk pro-ses pro-dusen pro-duk-si pro-duk-tif pro-vinsi pro-yek pro-mosi pro-tokol
	te-ratai di-namis di-na-mika di-mensi di-rek-tur di-rek-tori di-rek-torat di-gital di-gi-tal-isasi
	se-kretaris se-kre-ta-riat se-sudah se-belum se-bagai se-hingga se-mentara se-jahtera se-men-tara
	ke-men-te-rian ke-camat-an ke-lurah-an ke-lem-baga-an ke-luarga ke-mudian
	ter-hadap ter-masuk ter-sebut per-sen per-soal-an per-aturan per-tama per-usaha-an perusaha-an
	peme-rintah peme-rin-tah-an pe-laksana-an pe-ren-cana-an pe-lapor-an pe-manfaat-an
	peng-anggar-an peng-ada-an peng-awas-an peng-aduan peng-ukur-an peng-olah-an
	infor-masi tek-no-logi in-di-ka-tor ino-vasi stra-tegi stra-te-gis
	infra-struk-tur supra-struk-tur ad-mi-nis-trasi trans-por-tasi trans-for-masi trans-paran trans-pa-ransi
	dash-board stake-holder smart-phone web-site work-shop plat-form net-work soft-ware hard-ware
	govern-ment govern-ance brand-ing liv-ing society environ-ment economy master-plan road-map
	command start-up database band-width
`)

// hyphenated reads words written with their hyphens.
func hyphenated(list string) map[string][]int {
	out := map[string][]int{}
	for word := range strings.FieldsSeq(list) {
		breaks := []int{}
		n := 0
		for i := range len(word) {
			if word[i] == '-' {
				breaks = append(breaks, n)
				continue
			}
			n++
		}
		out[strings.ReplaceAll(word, "-", "")] = breaks
	}
	return out
}
