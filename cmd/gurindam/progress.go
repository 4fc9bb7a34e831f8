package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

// progress tells how far long work has come: one line drawn again and again on a
// terminal, a line for each step elsewhere.
type progress struct {
	out      io.Writer
	terminal bool
	width    int
}

func (p program) progress() *progress {
	file, ok := p.err.(*os.File)
	if ok {
		info, err := file.Stat()
		ok = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return &progress{out: p.err, terminal: ok}
}

func (p *progress) step(what string, done, total int) {
	line := fmt.Sprintf("[%d/%d] %s", done, total, what)
	if !p.terminal {
		fmt.Fprintln(p.out, line)
		return
	}
	pad := strings.Repeat(" ", max(p.width-len(line), 0))
	fmt.Fprint(p.out, "\r"+line+pad)
	p.width = len(line)
	if done == total {
		p.end()
	}
}

// end leaves the line.
func (p *progress) end() {
	if p.terminal && p.width > 0 {
		fmt.Fprintln(p.out)
		p.width = 0
	}
}
