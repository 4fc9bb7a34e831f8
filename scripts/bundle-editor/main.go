// Command bundle-editor makes the one script that the editor of long texts stands
// on: the packages of packages.json, each checked against its SHA-512 before it is
// opened, bundled with entry.js. It is run by go generate, and what it makes is kept
// in the repository: building the program needs none of it.
package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// pinned is a package in the one version that is used.
type pinned struct{ Name, Version, Integrity string }

func main() {
	registry := flag.String("registry", "https://registry.npmjs.org", "where the packages come from")
	script := flag.String("script", "", "where the script is written")
	notice := flag.String("notice", "", "where the licences are written")
	flag.Parse()
	if err := run(*registry, *script, *notice); err != nil {
		fmt.Fprintln(os.Stderr, "bundle-editor:", err)
		os.Exit(1)
	}
}

func run(registry, script, notice string) error {
	data, err := os.ReadFile("packages.json")
	if err != nil {
		return err
	}
	var list []pinned
	if err := json.Unmarshal(data, &list); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "bundle-editor")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	var licences strings.Builder
	licences.WriteString("The script prosemirror.js holds the following packages.\n")
	for _, p := range list {
		licence, err := install(registry, p, filepath.Join(dir, "node_modules", p.Name))
		if err != nil {
			return fmt.Errorf("%s: %w", p.Name, err)
		}
		fmt.Fprintf(&licences, "\n%s %s\n\n%s\n", p.Name, p.Version, strings.TrimSpace(licence))
	}
	out, err := bundle(dir)
	if err != nil {
		return err
	}
	return errors.Join(os.WriteFile(script, out, 0o644), os.WriteFile(notice, []byte(licences.String()), 0o644))
}

// install unpacks a package and gives the text of its licence.
func install(registry string, p pinned, into string) (licence string, err error) {
	data, err := fetch(fmt.Sprintf("%s/%s/-/%s-%s.tgz", registry, p.Name, p.Name, p.Version))
	if err != nil {
		return "", err
	}
	sum := sha512.Sum512(data)
	if got := "sha512-" + base64.StdEncoding.EncodeToString(sum[:]); got != p.Integrity {
		return "", fmt.Errorf("integrity is %s, want %s", got, p.Integrity)
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return "", err
	}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return "", err
		}
		_, name, ok := strings.Cut(h.Name, "/")
		if h.Typeflag != tar.TypeReg || !ok || !filepath.IsLocal(name) {
			continue
		}
		content, err := io.ReadAll(t)
		if err != nil {
			return "", err
		}
		if strings.HasPrefix(strings.ToUpper(name), "LICENSE") {
			licence = string(content)
		}
		path := filepath.Join(into, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, content, 0o644)); err != nil {
			return "", err
		}
	}
	if licence == "" {
		return "", errors.New("no licence in the package")
	}
	return licence, nil
}

func fetch(address string) ([]byte, error) {
	r, err := http.Get(address)
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	if r.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", address, r.Status)
	}
	return io.ReadAll(io.LimitReader(r.Body, 8<<20))
}

func bundle(dir string) ([]byte, error) {
	entry, err := os.ReadFile("entry.js")
	if err != nil {
		return nil, err
	}
	result := api.Build(api.BuildOptions{
		Stdin:             &api.StdinOptions{Contents: string(entry), ResolveDir: dir, Sourcefile: "entry.js"},
		Bundle:            true,
		Format:            api.FormatIIFE,
		Target:            api.ES2022,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsNone, // all stand in the notice
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Banner:            map[string]string{"js": "/* ProseMirror, MIT; see prosemirror.txt */"},
	})
	if len(result.Errors) > 0 {
		return nil, fmt.Errorf("bundle: %s", result.Errors[0].Text)
	}
	return result.OutputFiles[0].Contents, nil
}
