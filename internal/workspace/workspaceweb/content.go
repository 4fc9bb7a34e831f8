package workspaceweb

import (
	"net/http"
	"slices"
	"strings"

	"gurindam/internal/plan/workbook"
	"gurindam/internal/sheet"
	"gurindam/internal/web"
)

// content is a list as the grid reads it.
type content struct {
	Rev     int64    `json:"rev"`
	List    string   `json:"list"`
	Title   string   `json:"title"`
	Add     bool     `json:"add"` // the reader may add rows
	Columns []column `json:"columns"`
	Rows    []row    `json:"rows"`
	// Talks counts the open threads by row and field, for readers who may discuss.
	Talks map[string]map[string]int `json:"bahas,omitempty"`
}

type column struct {
	Key      string   `json:"key"`
	Title    string   `json:"title"`
	Help     string   `json:"help,omitempty"`
	Kind     string   `json:"kind"`
	List     []string `json:"list,omitempty"`
	Names    []string `json:"names,omitempty"` // of the values of List
	Multi    bool     `json:"multi,omitempty"`
	Required bool     `json:"required,omitempty"`
	Width    int      `json:"width,omitempty"`
	Frozen   bool     `json:"frozen,omitempty"`
	Hidden   bool     `json:"hidden,omitempty"` // at first: nothing stands in it
}

type row struct {
	ID    string   `json:"id"`
	May   bool     `json:"may"`
	Cells []string `json:"cells"`
}

var kinds = map[sheet.Kind]string{
	sheet.Text: "teks", sheet.Long: "panjang", sheet.Code: "kode", sheet.Year: "tahun",
	sheet.Number: "angka", sheet.Rupiah: "rupiah", sheet.Boolean: "ya", sheet.Date: "tanggal",
}

// content answers with a whole list.
func (p pages) content(r *http.Request) (web.Answer, error) {
	o, err := p.open(r)
	if err != nil {
		return nil, err
	}
	v, err := o.list(r)
	if err != nil {
		return nil, err
	}
	out := content{Rev: o.Rev, List: v.Key, Title: web.Translate(r.Context(), v.Title), Add: !v.Single && o.mayAdd(), Rows: []row{}}
	ids := o.ids(v)
	for i := range v.Len() {
		out.Rows = append(out.Rows, row{ids[i], o.may(v, i), v.Cells(i)})
	}
	out.Columns = o.columns(r, v, out.Rows)
	out.lead(labelColumn(v))
	out.Talks, err = p.threads(r.Context(), o, v.Key)
	return web.JSON{Value: out}, err
}

// lead puts what a row is called in words right after its code, where it stays in
// sight while the rest moves.
func (c *content) lead(label int) {
	if label < 2 || !c.Columns[0].Frozen {
		return
	}
	forward(c.Columns, label)
	for _, row := range c.Rows {
		forward(row.Cells, label)
	}
}

// forward moves one of a list to its second place.
func forward[T any](list []T, from int) {
	v := list[from]
	copy(list[2:from+1], list[1:from])
	list[1] = v
}

func (o *opened) columns(r *http.Request, v workbook.View, rows []row) []column {
	out := make([]column, len(v.Columns))
	label := labelColumn(v)
	for n, c := range v.Columns {
		out[n] = column{
			Key: c.Key, Title: web.Translate(r.Context(), c.Title), Help: web.Translate(r.Context(), c.Help), Kind: kinds[c.Kind],
			List: c.List, Names: c.Names, Multi: c.Multi, Required: c.Required, Width: c.Width,
		}
		if len(c.Refers) > 0 && c.List == nil {
			out[n].List, out[n].Names = o.choices(c)
		}
		out[n].Frozen = c.Own || n == label && v.Columns[0].Own
		out[n].Hidden = idle(c, n, rows)
	}
	return out
}

// idle tells whether a column of one source of money is used by nobody.
func idle(c workbook.Column, n int, rows []row) bool {
	if c.Year == 0 || !strings.HasPrefix(c.Key, "pagu_") || strings.HasPrefix(c.Key, "pagu_apbd_") || strings.Count(c.Key, "_") < 2 {
		return false
	}
	return !slices.ContainsFunc(rows, func(r row) bool { return r.Cells[n] != "" })
}

// choices lists the codes that a column may refer to, with what the rows are called.
func (o *opened) choices(c workbook.Column) (codes, names []string) {
	for _, key := range c.Refers {
		l, ok := workbook.FindList(o.g, key)
		if !ok {
			continue
		}
		v := l.Of(&o.Snapshot, o.g)
		named := labelColumn(v)
		for i := range v.Len() {
			if code := v.Code(i); code != "" && fits(c, v, i) {
				codes, names = append(codes, code), append(names, cut(v.Cells(i)[named]))
			}
		}
	}
	return codes, names
}

// fits leaves out what a column may not hold: only a misi is one.
func fits(c workbook.Column, v workbook.View, i int) bool {
	if c.Key != "misi" {
		return true
	}
	n := slices.IndexFunc(v.Columns, func(c workbook.Column) bool { return c.Key == "jenjang" })
	return n >= 0 && v.Cells(i)[n] == "misi"
}

// labelColumn finds the column that says in words what a row is.
func labelColumn(v workbook.View) int {
	for n, c := range v.Columns {
		if (c.Kind == sheet.Text || c.Kind == sheet.Long) && c.List == nil && c.Refers == nil && !c.Own && c.Key != "program" && c.Key != "kelompok" {
			return n
		}
	}
	return 0
}

// longestName is how much of a name a list of choices shows.
const longestName = 60

func cut(s string) string {
	if r := []rune(s); len(r) > longestName {
		return string(r[:longestName-1]) + "…"
	}
	return s
}
