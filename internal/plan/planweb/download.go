package planweb

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"

	"gurindam/internal/fault"
	"gurindam/internal/region"
	"gurindam/internal/web"
)

// downloads lists the files of the plan.
func downloads(v *view, r *http.Request) (shown, error) {
	return shown{title: web.T(r.Context(), "Unduh"), body: downloadPage(v)}, nil
}

// download makes a file of the plan as it stands.
func (p pages) download(r *http.Request) (web.Answer, error) {
	code, err := region.ParseCode(r.PathValue("region"))
	if err != nil {
		return nil, fault.Wrap(fault.NotFound, fault.Text(err), err)
	}
	for _, d := range p.options.Downloads {
		if d.Name != r.PathValue("file") {
			continue
		}
		data, err := d.Make(r.Context(), code)
		if err != nil {
			return nil, fmt.Errorf("make %s of %s: %w", d.Name, code, err)
		}
		sum := sha256.Sum256(data)
		return web.File{Name: string(code) + "-" + d.Name, Type: d.Type, SHA256: hex.EncodeToString(sum[:]), Content: bytes.NewReader(data)}, nil
	}
	return nil, fault.New(fault.NotFound, "Berkas itu tidak ada. Lihat daftarnya di halaman Unduh.")
}
