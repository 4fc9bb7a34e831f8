// Package lang knows the two languages of the program. Indonesian is written
// where it is said and is its own key; the English of each text stands in
// en.json. What has no English yet is said in Indonesian.
package lang

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"
)

// Tag is a language as HTML names it.
type Tag string

// The languages; Indonesian is the one of whoever has not chosen.
const (
	Indonesian Tag = "id"
	English    Tag = "en"
)

// Parse gives the language of a tag, Indonesian for what it does not know.
func Parse(tag string) Tag {
	if Tag(tag) == English {
		return English
	}
	return Indonesian
}

//go:embed en.json
var file []byte

// catalogue is read once, when the first English page is made.
var catalogue = sync.OnceValue(func() map[string]string {
	var texts map[string]string
	if err := json.Unmarshal(file, &texts); err != nil {
		panic(fmt.Sprintf("lang: en.json: %v", err)) // it is part of the program
	}
	return texts
})

// Text says a text in a language. With arguments both the text and its
// translation are formats of fmt.
func Text(tag Tag, text string, args ...any) string {
	if tag == English {
		if english, ok := catalogue()[text]; ok {
			text = inNumber(english, func(n int) string { return fmt.Sprint(args[n-1]) })
		}
	}
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}
