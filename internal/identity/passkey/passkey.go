// Package passkey knows the ceremonies of WebAuthn: what a browser is asked for,
// and whether what it answers is a passkey of this site. It keeps nothing: what
// must be remembered between asking and answering goes out and comes back as text.
package passkey

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/netip"
	"net/url"
	"strings"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"
)

// Site is this program as authenticators know it: by the name it is opened by.
type Site struct{ party *webauthn.WebAuthn }

// NewSite makes the site of an address, https://rencana.kota.go.id. ok is false
// where browsers give no passkeys: to a bare number, or without TLS to any name
// but localhost.
func NewSite(name, address string) (s Site, ok bool) {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.Scheme != "https" && u.Hostname() != "localhost" {
		return s, false
	}
	if _, err := netip.ParseAddr(u.Hostname()); err == nil {
		return s, false
	}
	s.party, err = webauthn.New(&webauthn.Config{
		RPID: strings.ToLower(u.Hostname()), RPDisplayName: name, RPOrigins: []string{u.Scheme + "://" + u.Host},
		AttestationPreference: protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			RequireResidentKey: protocol.ResidentKeyRequired(), ResidentKey: protocol.ResidentKeyRequirementRequired,
			UserVerification: protocol.VerificationRequired,
		},
	})
	return s, err == nil
}

// On tells whether passkeys can be used at all.
func (s Site) On() bool { return s.party != nil }

// Owner is a person with the passkeys they have, as Register gave them.
type Owner struct {
	ID, Login, Name string
	Keys            []string
}

// Asked is what a browser is given, as JSON, and what is kept until it answers.
type Asked struct{ Options, Kept string }

// Key is a passkey: the identity by which it is found and what is known of it.
type Key struct{ ID, Data string }

// AskNew asks for a new passkey.
func (s Site) AskNew(o Owner) (Asked, error) {
	who, err := o.user()
	if err != nil {
		return Asked{}, err
	}
	options, session, err := s.party.BeginRegistration(who, webauthn.WithExclusions(descriptors(who.keys)))
	if err != nil {
		return Asked{}, fmt.Errorf("ask for a new passkey: %w", err)
	}
	return asked(options.Response, session)
}

// Register takes the answer to AskNew.
func (s Site) Register(o Owner, kept, answer string) (Key, error) {
	who, session, err := o.resume(kept)
	if err != nil {
		return Key{}, err
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes([]byte(answer))
	if err != nil {
		return Key{}, fmt.Errorf("read a new passkey: %w", err)
	}
	made, err := s.party.CreateCredential(who, session, parsed)
	if err != nil {
		return Key{}, fmt.Errorf("take a new passkey: %w", err)
	}
	return key(made)
}

// Ask asks for any passkey of this site.
func (s Site) Ask() (Asked, error) {
	options, session, err := s.party.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return Asked{}, fmt.Errorf("ask for a passkey: %w", err)
	}
	return asked(options.Response, session)
}

// Prove takes the answer to Ask and gives the passkey that was used with its new
// state; find gives the owner of an identity, as the passkey tells it.
func (s Site) Prove(kept, answer string, find func(owner string) (Owner, error)) (Key, error) {
	var session webauthn.SessionData
	if err := json.Unmarshal([]byte(kept), &session); err != nil {
		return Key{}, fmt.Errorf("resume a ceremony: %w", err)
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes([]byte(answer))
	if err != nil {
		return Key{}, fmt.Errorf("read a passkey: %w", err)
	}
	_, used, err := s.party.ValidatePasskeyLogin(func(_, handle []byte) (webauthn.User, error) {
		o, err := find(string(handle))
		if err != nil {
			return nil, err
		}
		return o.user()
	}, session, parsed)
	switch {
	case err != nil:
		return Key{}, fmt.Errorf("prove a passkey: %w", err)
	case used.Authenticator.CloneWarning:
		return Key{}, fmt.Errorf("passkey %x counts backwards: somebody has a copy", used.ID)
	}
	return key(used)
}

// user is an owner as the library knows one.
type user struct {
	Owner
	keys []webauthn.Credential
}

func (o Owner) user() (user, error) {
	u := user{Owner: o}
	for _, data := range o.Keys {
		var c webauthn.Credential
		if err := json.Unmarshal([]byte(data), &c); err != nil {
			return u, fmt.Errorf("read a kept passkey: %w", err)
		}
		u.keys = append(u.keys, c)
	}
	return u, nil
}

func (o Owner) resume(kept string) (u user, session webauthn.SessionData, err error) {
	if err := json.Unmarshal([]byte(kept), &session); err != nil {
		return u, session, fmt.Errorf("resume a ceremony: %w", err)
	}
	u, err = o.user()
	if err == nil && !bytes.Equal(session.UserID, u.WebAuthnID()) {
		err = fmt.Errorf("the ceremony is of somebody else")
	}
	return u, session, err
}

// WebAuthnID gives the handle that a passkey carries.
func (u user) WebAuthnID() []byte { return []byte(u.ID) }

// WebAuthnName gives the login.
func (u user) WebAuthnName() string { return u.Login }

// WebAuthnDisplayName gives the name.
func (u user) WebAuthnDisplayName() string { return u.Name }

// WebAuthnCredentials gives the passkeys.
func (u user) WebAuthnCredentials() []webauthn.Credential { return u.keys }

func descriptors(keys []webauthn.Credential) (out []protocol.CredentialDescriptor) {
	for _, k := range keys {
		out = append(out, k.Descriptor())
	}
	return out
}

func asked(options any, session *webauthn.SessionData) (a Asked, err error) {
	shown, err := json.Marshal(options)
	if err != nil {
		return a, err
	}
	kept, err := json.Marshal(session)
	return Asked{string(shown), string(kept)}, err
}

func key(c *webauthn.Credential) (Key, error) {
	data, err := json.Marshal(c)
	return Key{protocol.URLEncodedBase64(c.ID).String(), string(data)}, err
}
