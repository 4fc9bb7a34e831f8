package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"gurindam/internal/app"
	"gurindam/internal/publication"
	"gurindam/internal/region"
)

type bookCommand struct {
	Region string   `required:"" placeholder:"KODE" help:"Kode wilayah Kemendagri, misalnya 21.72."`
	Set    string   `placeholder:"SET" help:"Set buku, misalnya kominfo-2019 atau empat-buku-2023 (bawaan menurut profil rencana)."`
	Book   []string `placeholder:"BUKU" help:"analysis, masterplan, summary, quickwins, roadmap (bawaan semua buku dalam set)."`
	Format []string `default:"pdf,docx" placeholder:"BENTUK" help:"pdf, docx, html (bawaan pdf,docx)."`
	Out    string   `default:"." placeholder:"FOLDER" help:"Folder tujuan (bawaan folder ini)."`
}

// Run builds the books. A file of the same edition is the same file, so writing
// it again needs no leave.
func (b *bookCommand) Run(ctx context.Context, p program, c *commands) error {
	code, err := region.ParseCode(b.Region)
	if err != nil {
		return err
	}
	return p.within(ctx, c, func(a *app.App) error {
		order := publication.Order{Region: code, Set: b.Set, Formats: b.Format}
		for _, id := range b.Book {
			order.Books = append(order.Books, publication.BookID(id))
		}
		if err := makeFolder(b.Out); err != nil {
			return err
		}
		bar := p.progress()
		files, err := a.Books.Build(ctx, order, bar.step)
		bar.end()
		if err != nil {
			return err
		}
		for _, f := range files {
			path := filepath.Join(b.Out, f.Name)
			if err := writeFile(path, true, func(w io.Writer) error { _, err := w.Write(f.Bytes); return err }); err != nil {
				return err
			}
			fmt.Fprintf(p.out, "%s  %s  (%d KB)\n", f.SHA256, path, (len(f.Bytes)+1023)/1024)
		}
		return nil
	})
}
