package evidencedb

import (
	"fmt"
	"strings"
	"time"
)

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func date(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return t, fmt.Errorf("date of evidence: %w", err)
	}
	return t, nil
}

func words(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Fields(text)
}

func joined(words []string) string { return strings.Join(words, " ") }
