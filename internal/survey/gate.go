package survey

import (
	"crypto/rand"
	"fmt"
	"maps"
	"sync"
	"time"

	"gurindam/internal/fault"
)

// How much comes through one link in a span of time: an event in a hall shares one
// network, so the bound of a network is wide.
const (
	span          = 10 * time.Minute
	mostOfNetwork = 120
	mostOfPoll    = 1500
	mostKnown     = 20_000 // networks remembered at once
)

// Gate holds back who sends too much. It remembers networks for a few minutes, in
// memory alone and under a secret that dies with the program.
type Gate struct {
	mu     sync.Mutex
	secret string
	seen   map[string]pace
}

type pace struct {
	from time.Time
	n    int
}

// NewGate makes a gate that has seen nobody.
func NewGate() *Gate { return &Gate{secret: rand.Text(), seen: map[string]pace{}} }

// Pass counts one more through a poll, or refuses it and says when to come back.
func (g *Gate) Pass(poll, address string, now time.Time) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.seen) >= mostKnown {
		maps.DeleteFunc(g.seen, func(_ string, p pace) bool { return now.Sub(p.from) >= span })
	}
	if len(g.seen) >= mostKnown {
		clear(g.seen)
	}
	network := salted(g.secret, poll, Coarse(address))
	for _, c := range []struct {
		key  string
		most int
	}{{poll, mostOfPoll}, {network, mostOfNetwork}} {
		if p := g.seen[c.key]; p.n >= c.most && now.Sub(p.from) < span {
			left := int(p.from.Add(span).Sub(now).Minutes()) + 1
			return fault.New(fault.Invalid, fmt.Sprintf("Terlalu banyak jawaban dari jaringan ini dalam waktu singkat. Jawaban Anda masih ada di halaman ini; kirim lagi %d menit lagi.", left))
		}
	}
	for _, key := range []string{poll, network} {
		p := g.seen[key]
		if now.Sub(p.from) >= span {
			p = pace{from: now}
		}
		p.n++
		g.seen[key] = p
	}
	return nil
}
