package mail

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	netmail "net/mail"
	"net/url"
	"strconv"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"

	"gurindam/internal/fault"
)

// Server is an SMTP server with the address that letters come from.
type Server struct {
	host      string
	port      int
	user, key string
	direct    bool // TLS from the first byte, as smtps asks
	from      *netmail.Address
	trust     *tls.Config // nil: what the machine trusts
}

const answerTime = 20 * time.Second

// ParseServer reads smtp://user:password@host:587 and the address that letters
// come from. smtps begins with TLS; smtp takes it where it is offered, and
// demands it before a password goes to another machine.
func ParseServer(address, from string) (Server, error) {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.Scheme != "smtp" && u.Scheme != "smtps" || strings.Trim(u.Path, "/") != "" {
		return Server{}, fault.New(fault.Invalid, "Alamat server surel tidak terbaca. Tulis misalnya smtp://nama:sandi@surel.kota.go.id:587.")
	}
	s := Server{host: u.Hostname(), direct: u.Scheme == "smtps", user: u.User.Username()}
	s.key, _ = u.User.Password()
	port := u.Port()
	switch {
	case port == "" && s.direct:
		port = "465"
	case port == "":
		port = "587"
	}
	if s.port, err = strconv.Atoi(port); err != nil || s.port < 1 || s.port > 65535 {
		return Server{}, fault.New(fault.Invalid, fmt.Sprintf("Porta server surel %q tidak terbaca. Tulis misalnya 587.", fault.Clip(port, 20)))
	}
	if s.from, err = netmail.ParseAddress(from); err != nil {
		return Server{}, fault.New(fault.Invalid, "Alamat pengirim surel belum ditulis atau tidak terbaca. Tulis misalnya --mail-from \"Rencana Kota <rencana@kota.go.id>\".")
	}
	return s, nil
}

// send hands one letter to the server.
func (s Server) send(ctx context.Context, id string, m Message) error {
	letter := gomail.NewMsg()
	letter.FromMailAddress(s.from)
	if err := letter.To(m.To); err != nil {
		return fmt.Errorf("recipient: %w", err)
	}
	_, domain, _ := strings.Cut(s.from.Address, "@")
	letter.SetMessageIDWithValue(id + "@" + domain)
	letter.SetDateWithValue(m.At)
	letter.SetGenHeader("Auto-Submitted", "auto-generated")
	letter.Subject(m.Subject)
	letter.SetBodyString(gomail.TypeTextPlain, m.Body)
	client, err := gomail.NewClient(s.host, s.options()...)
	if err != nil {
		return fmt.Errorf("mail client: %w", err)
	}
	return client.DialAndSendWithContext(ctx, letter)
}

func (s Server) options() []gomail.Option {
	policy := gomail.TLSOpportunistic
	if s.user != "" && !s.near() {
		policy = gomail.TLSMandatory
	}
	out := []gomail.Option{gomail.WithTLSPolicy(policy), gomail.WithPort(s.port), gomail.WithTimeout(answerTime)}
	if s.direct {
		out = append(out, gomail.WithSSL())
	}
	if s.trust != nil {
		out = append(out, gomail.WithTLSConfig(s.trust))
	}
	if s.user != "" {
		out = append(out, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover), gomail.WithUsername(s.user), gomail.WithPassword(s.key))
	}
	return out
}

// near tells whether the server stands on this machine.
func (s Server) near() bool {
	ip := net.ParseIP(s.host)
	return s.host == "localhost" || ip != nil && ip.IsLoopback()
}

// verdict tells people what hindered a letter, and whether trying again is in
// vain: where the server refused the recipient or the text itself. Whatever else
// goes wrong may be mended by whoever keeps the server.
func verdict(err error) (reason string, vain bool) {
	refused, ok := errors.AsType[*gomail.SendError](err)
	if !ok {
		return "Server surel tidak dapat dihubungi atau tidak menerima kami.", false
	}
	about := refused.Reason == gomail.ErrSMTPRcptTo || refused.Reason == gomail.ErrSMTPData || refused.Reason == gomail.ErrSMTPDataClose
	code := refused.ErrorCode()
	return fmt.Sprintf("Server surel menolak dengan kode %d.", code), about && code >= 500
}
