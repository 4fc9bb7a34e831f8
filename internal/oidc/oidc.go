// Package oidc signs people in by another program that knows them, with OpenID
// Connect: the code flow with PKCE, state and nonce.
package oidc

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// Client is this program as a provider knows it.
type Client struct {
	issuer, id, secret, back string

	mu       sync.Mutex
	provider *oidc.Provider // nil until it was asked for the first time
}

// New makes a client of an issuer. back is the whole address that the provider
// sends people back to. Nothing is asked of the provider yet.
func New(issuer, id, secret, back string) *Client {
	return &Client{issuer: issuer, id: id, secret: secret, back: back}
}

// Trip is what must be kept between sending somebody away and their return.
type Trip struct{ Nonce, Verifier string }

// NewTrip begins a trip.
func NewTrip() Trip { return Trip{oauth2.GenerateVerifier(), oauth2.GenerateVerifier()} }

// Claims are what a provider says of a person.
type Claims struct {
	Issuer, Subject string
	Email           string
	Verified        bool // the provider has seen that the address is the person's
}

// answerTime is how long a provider may take to answer.
const answerTime = 15 * time.Second

// Address gives where to send somebody; state comes back with them.
func (c *Client) Address(ctx context.Context, state string, t Trip) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	_, config, err := c.discover(ctx)
	if err != nil {
		return "", err
	}
	return config.AuthCodeURL(state, oidc.Nonce(t.Nonce), oauth2.S256ChallengeOption(t.Verifier)), nil
}

// Claims exchanges the code that somebody came back with for what the provider
// says of them.
func (c *Client) Claims(ctx context.Context, code string, t Trip) (Claims, error) {
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	provider, config, err := c.discover(ctx)
	if err != nil {
		return Claims{}, err
	}
	token, err := config.Exchange(ctx, code, oauth2.VerifierOption(t.Verifier))
	if err != nil {
		return Claims{}, fmt.Errorf("exchange the code: %w", err)
	}
	raw, ok := token.Extra("id_token").(string)
	if !ok {
		return Claims{}, errors.New("the provider gave no id_token")
	}
	id, err := provider.Verifier(&oidc.Config{ClientID: c.id}).Verify(ctx, raw)
	if err != nil {
		return Claims{}, fmt.Errorf("verify the id_token: %w", err)
	}
	if subtle.ConstantTimeCompare([]byte(id.Nonce), []byte(t.Nonce)) != 1 {
		return Claims{}, errors.New("the id_token is of another trip")
	}
	return c.claims(ctx, provider, config, id, token)
}

// claims reads the address from the token, or asks for it where the provider
// keeps it apart.
func (c *Client) claims(ctx context.Context, provider *oidc.Provider, config *oauth2.Config, id *oidc.IDToken, token *oauth2.Token) (Claims, error) {
	out := Claims{Issuer: id.Issuer, Subject: id.Subject}
	var said struct {
		Email    string `json:"email"`
		Verified any    `json:"email_verified"` // some say it as a text
	}
	if err := id.Claims(&said); err != nil {
		return out, fmt.Errorf("read the id_token: %w", err)
	}
	if said.Email != "" {
		out.Email, out.Verified = said.Email, said.Verified == true || said.Verified == "true"
		return out, nil
	}
	info, err := provider.UserInfo(ctx, config.TokenSource(ctx, token))
	if err != nil {
		return out, fmt.Errorf("ask for the address: %w", err)
	}
	if info.Subject != id.Subject {
		return out, errors.New("the provider tells of somebody else")
	}
	out.Email, out.Verified = info.Email, info.EmailVerified
	return out, nil
}

// discover asks the provider how it is reached, once; where it did not answer,
// the next person asks again.
func (c *Client) discover(ctx context.Context) (*oidc.Provider, *oauth2.Config, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.provider == nil {
		p, err := oidc.NewProvider(ctx, c.issuer)
		if err != nil {
			return nil, nil, fmt.Errorf("discover %s: %w", c.issuer, err)
		}
		c.provider = p
	}
	return c.provider, &oauth2.Config{
		ClientID: c.id, ClientSecret: c.secret, RedirectURL: c.back,
		Endpoint: c.provider.Endpoint(), Scopes: []string{oidc.ScopeOpenID, "email", "profile"},
	}, nil
}
