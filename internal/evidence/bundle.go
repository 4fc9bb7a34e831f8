package evidence

import (
	"archive/zip"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
	"time"

	"gurindam/internal/access"
	"gurindam/internal/fault"
	"gurindam/internal/region"
)

// Bundle gives a writer of one archive with the evidence of a region, or what serves
// claims whose About begins so: the files, and a list of all with their hashes. Files
// are read one by one as they are written, so that there may be any number of them.
func (s *Service) Bundle(ctx context.Context, who access.Actor, code region.Code, about string) (func(context.Context, io.Writer) error, error) {
	if err := s.allowed(who, access.Evaluated, code); err != nil {
		return nil, err
	}
	all, err := s.rows(ctx, code, "", "")
	if err != nil {
		return nil, err
	}
	var rows []Row
	for _, r := range all {
		if (Filter{About: about}).keeps(r) {
			rows = append(rows, r)
		}
	}
	if len(rows) == 0 {
		return nil, fault.New(fault.NotFound, "Belum ada bukti untuk diunduh.")
	}
	return func(ctx context.Context, w io.Writer) error { return s.pack(ctx, w, rows) }, nil
}

func (s *Service) pack(ctx context.Context, w io.Writer, rows []Row) error {
	z := zip.NewWriter(w)
	index := [][]string{{"nomor", "berkas", "jenis", "judul", "nomor_dokumen", "tanggal", "tahun", "penerbit", "opd", "keadaan", "pindaian", "sha256", "tautan", "butir"}}
	for n, r := range rows {
		name := ""
		if r.Kind == File && r.Scan != Infected {
			name = fmt.Sprintf("%s/%03d %s", path.Base("/"+r.Type), n+1, Name(r.Name))
			if err := s.packFile(ctx, z, name, r); err != nil {
				return err
			}
		}
		index = append(index, indexed(n+1, name, r))
	}
	// Most of what people send is compressed already; a list is not.
	out, err := z.Create("daftar.csv")
	if err != nil {
		return err
	}
	table := csv.NewWriter(out)
	if err := table.WriteAll(index); err != nil {
		return err
	}
	return z.Close()
}

func (s *Service) packFile(ctx context.Context, z *zip.Writer, name string, r Row) error {
	content, err := s.Store.Open(ctx, r.Hash)
	if err != nil {
		return err
	}
	out, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store, Modified: r.At})
	if err != nil {
		return err
	}
	_, err = io.Copy(out, content)
	return err
}

// indexed is the line of an item in the list.
func indexed(n int, name string, r Row) []string {
	claims := make([]string, len(r.Claims))
	for i, c := range r.Claims {
		claims[i] = c.About
		if c.Page > 0 {
			claims[i] += fmt.Sprintf(" hlm. %d", c.Page)
		}
	}
	line := []string{strconv.Itoa(n), name, r.Type, r.Title, r.Number, dated(r.Date), spanned(r.From, r.Until), r.Publisher, r.OPD, string(r.State), string(r.Scan), r.Hash, r.URL, strings.Join(claims, "; ")}
	for i, cell := range line {
		line[i] = harmless(cell)
	}
	return line
}

// harmless keeps a spreadsheet from taking a text for a formula.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

func dated(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func spanned(from, until int) string {
	switch {
	case from == 0:
		return ""
	case until == 0:
		return strconv.Itoa(from)
	}
	return fmt.Sprintf("%d-%d", from, until)
}
