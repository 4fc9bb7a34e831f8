package identity

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// Letter is what is written to a person about their way in.
type Letter struct {
	Person        string
	To            string
	Subject, Body string
	At, Until     time.Time
}

// LetterState tells what became of the newest letter to a person.
type LetterState struct {
	State  string // menunggu, terkirim, gagal
	Reason string
	At     time.Time // when it was sent or given up, or written
}

// TakePath is the address of one-time links, up to their token.
const TakePath = "/tautan?kunci="

// write puts a letter into the outbox, where letters are delivered and the login
// of the person is an address.
func (s *Service) write(ctx context.Context, r Records, who Person, subject, body string, until time.Time) error {
	if !s.ways.Letters || !strings.Contains(who.Login, "@") {
		return nil
	}
	text := "Yth. " + who.Name + ",\n\n" + body + "\n\n-- \nSurel ini dikirim oleh program, jangan dibalas. " + s.ways.Address + "\n"
	return r.Post(ctx, Letter{who.ID, who.Login, subject, text, s.now(), until})
}

// sendLink writes a one-time link to whom it is for.
func (s *Service) sendLink(ctx context.Context, r Records, who Person, l Link, token string) error {
	subject, what := "Undangan ke rencana induk kota cerdas", "Anda diundang ke program rencana induk kota cerdas. Terima undangan dan pilih kata sandi lewat tautan ini:"
	switch l.Kind {
	case Reset:
		subject, what = "Tautan kata sandi baru", "Pengelola membuat tautan kata sandi baru untuk Anda. Pilih kata sandi baru di sini:"
	case Recover:
		subject, what = "Pemulihan akun disetujui", "Dua pejabat menyetujui pemulihan akun Anda. Pilih kata sandi baru di sini; langkah kedua, kunci sandi, dan akun luar yang lama dilepas:"
	}
	body := fmt.Sprintf("%s\n\n%s\n\nNama masuk: %s\nTautan hanya dapat dipakai sekali, sampai %s. Bila Anda tidak menunggunya, abaikan dan beri tahu pengelola.",
		what, s.ways.Address+TakePath+token, who.Login, Stamp(l.Until))
	return s.write(ctx, r, who, subject, body, l.Until)
}

// Letters gives the state of the newest letter to each person.
func (s *Service) Letters(ctx context.Context) (out map[string]LetterState, err error) {
	err = s.store.View(ctx, func(r Records) (err error) {
		out, err = r.Letters(ctx)
		return err
	})
	return out, err
}
