// Package docs holds the user guide as files, so that the program can show it
// beside the pages it is about.
package docs

import "embed"

// Guide is the folder panduan, whose README lists its pages, and the pictures they show in gambar.
//
//go:embed panduan/*.md gambar/*.png
var Guide embed.FS
