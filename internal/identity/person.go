// Package identity knows the people who use the program: how they are invited,
// how they prove who they are, and what they were granted. Its rules take the
// time as a value; secrets are kept as hashes.
package identity

import (
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"gurindam/internal/access"
	"gurindam/internal/fault"
)

// Person is an account.
type Person struct {
	ID       string
	Name     string
	Login    string // e-mail address or user name, lower case
	Password string // PHC string; empty until the invitation is taken
	Second   Second
	Created  time.Time
}

// Granted is a grant with whom it was given to. Person is empty where it is given
// to everybody.
type Granted struct {
	Person string
	access.Grant
	By string // name of whoever gave it
}

// Everybody is the login that stands for nobody in particular.
const Everybody = "publik"

var loginForm = regexp.MustCompile(`^[a-z0-9][a-z0-9._@+-]{2,99}$`)

// ParseLogin reads an e-mail address or user name.
func ParseLogin(s string) (string, error) {
	login := strings.ToLower(strings.TrimSpace(s))
	switch {
	case login == Everybody:
		return "", fault.New(fault.Invalid, "Nama “publik” dipakai untuk siapa saja. Pilih nama lain.")
	case !loginForm.MatchString(login):
		return "", fault.New(fault.Invalid, "Nama masuk tidak dapat dipakai. Tulis surel atau nama tanpa spasi, 3–100 huruf kecil, angka, titik, atau tanda hubung.")
	}
	return login, nil
}

// ParseName reads what a person is called.
func ParseName(s string) (string, error) {
	name := strings.Join(strings.Fields(s), " ")
	if n := utf8.RuneCountInString(name); n == 0 || n > 120 || !utf8.ValidString(name) {
		return "", fault.New(fault.Invalid, "Nama belum ditulis, atau lebih dari 120 huruf.")
	}
	return name, nil
}

const (
	shortestPassword = 12
	longestPassword  = 200
)

// CheckPassword refuses a password that is easily guessed or too long to hash.
func CheckPassword(password, login, name string) error {
	low := strings.ToLower(password)
	switch n := utf8.RuneCountInString(password); {
	case n < shortestPassword:
		return fault.New(fault.Invalid, fmt.Sprintf("Kata sandi terlalu pendek. Pakai paling sedikit %d huruf; beberapa kata yang tidak berkaitan mudah diingat.", shortestPassword))
	case len(password) > longestPassword:
		return fault.New(fault.Invalid, "Kata sandi terlalu panjang. Pakai paling banyak 200 huruf.")
	case low == strings.ToLower(name), strings.Contains(low, login):
		return fault.New(fault.Invalid, "Kata sandi memuat nama Anda. Pilih yang lain.")
	case strings.Count(low, low[:1]) == n:
		return fault.New(fault.Invalid, "Kata sandi hanya mengulang satu huruf. Pilih yang lain.")
	}
	return nil
}

// CheckGrant refuses a grant that could never hold.
func CheckGrant(g access.Grant) error {
	role, ok := access.FindRole(g.Role)
	switch {
	case !ok:
		return fault.New(fault.Invalid, fmt.Sprintf("Peran %q tidak dikenal.", g.Role))
	case !role.Fits(g.Scope):
		return fault.New(fault.Invalid, fmt.Sprintf("Peran %s diberikan pada %s, bukan pada %s.", role.Name, levels(role.On), levels(access.LevelOf(g.Scope))))
	case !g.Until.IsZero() && !g.From.Before(g.Until):
		return fault.New(fault.Invalid, "Masa peran berakhir sebelum dimulai. Periksa kedua tanggal.")
	case g.Acting != access.Definitive && g.Acting != access.Plt && g.Acting != access.Plh:
		return fault.New(fault.Invalid, fmt.Sprintf("Kedudukan %q tidak dikenal. Tulis Plt, Plh, atau kosongkan.", g.Acting))
	case g.Acting != access.Definitive && g.Until.IsZero():
		return fault.New(fault.Invalid, "Plt dan Plh memegang peran untuk sementara. Isi tanggal berakhirnya.")
	}
	return nil
}

func levels(l access.Level) string {
	var names []string
	for _, n := range []struct {
		level access.Level
		name  string
	}{{access.Nation, "nasional"}, {access.Regional, "satu daerah"}, {access.Office, "satu OPD"}, {access.Group, "satu kelompok dimensi"}} {
		if l&n.level != 0 {
			names = append(names, n.name)
		}
	}
	if names == nil {
		return "tempat yang tidak ada"
	}
	return strings.Join(names, " atau ")
}
