package app

import (
	"context"
	"fmt"
	"time"

	"gurindam/internal/desk"
	"gurindam/internal/discussion"
	"gurindam/internal/fault"
	"gurindam/internal/identity"
	"gurindam/internal/region"
)

// said is one message of the example: who writes it, and where.
type said struct {
	by, text string
}

// SampleTalk fills the demo with a few threads and tasks between its accounts, each
// marked as an example. The accounts are known by their logins.
func (a *App) SampleTalk(ctx context.Context, code region.Code) error {
	people, err := world{a}.People(ctx)
	if err != nil {
		return err
	}
	by := map[string]discussion.Author{}
	for _, p := range people {
		by[p.Login] = discussion.Author{Actor: p.Actor(), Name: p.Name}
	}
	c, err := world{a}.Catalog(ctx, code)
	if err != nil {
		return err
	}
	for _, thread := range []struct {
		row, field string
		said       []said
	}{
		{"SG-01", "indikator", []said{{"ketua-dimensi", "Contoh: satuan indikator ini apa? Mohon @perencana-opd lengkapi, bandingkan dengan SG-02."}, {"sekretaris", "Contoh: pakai satuan yang sama dengan Renstra."}}},
		{"SL-01", "", []said{{"pembimbing", "Contoh: @sekretaris, keterkaitan dengan RPJMD belum beralasan.\n\nTulis alasannya dan halamannya agar asesor dapat memeriksa."}}},
		{"", "", []said{{"sekretaris", "Contoh: forum pembahasan rencana pekan depan; mohon @kepala-opd dan @perencana-opd menyiapkan target."}, {"kepala-opd", "Contoh: siap, @sekretaris."}}},
	} {
		o, ok := c.Coded("Rencana Aksi", thread.row)
		if thread.row == "" {
			o, ok = c.At(discussion.Spot{})
		}
		if !ok {
			return fault.New(fault.NotFound, fmt.Sprintf("Baris %s tidak ada dalam contoh.", thread.row))
		}
		o.Field = thread.field
		if err := a.sampleThread(ctx, code, o.Spot, by, thread.said); err != nil {
			return err
		}
	}
	return a.sampleTasks(ctx, code, c, by)
}

func (a *App) sampleThread(ctx context.Context, code region.Code, at discussion.Spot, by map[string]discussion.Author, list []said) error {
	t, err := a.Talks.Begin(ctx, by[list[0].by], code, at, discussion.Draft{Text: list[0].text})
	for _, m := range list[1:] {
		if err != nil {
			return err
		}
		t, err = a.Talks.Reply(ctx, by[m.by], code, t.ID, discussion.Draft{Text: m.text})
	}
	return err
}

func (a *App) sampleTasks(ctx context.Context, code region.Code, c discussion.Catalog, by map[string]discussion.Author) error {
	for _, t := range []struct {
		row, text, to string
		days          int
	}{
		{"SG-01", "Contoh: lengkapi target 2022 dan 2023.", string(desk.ToOffice) + ":DISKOMINFO", 7},
		{"", "Contoh: siapkan undangan forum pembahasan.", string(desk.ToRole) + ":sekda", 3},
		{"", "Contoh: periksa kembali daftar anggota Dewan.", string(desk.ToRole) + ":sekretaris", 14},
	} {
		spot := discussion.Spot{}
		if t.row != "" {
			o, _ := c.Coded("Rencana Aksi", t.row)
			spot = o.Spot
		}
		due := a.now().In(identity.Zone).AddDate(0, 0, t.days).Format(time.DateOnly)
		if _, err := a.Desks.Give(ctx, by["sekretaris"], code, spot, desk.Order{Text: t.text, To: t.to, Due: due}); err != nil {
			return err
		}
	}
	return nil
}
