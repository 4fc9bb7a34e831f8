package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"gurindam/internal/fault"
)

// writeFile writes a file whole or not at all. A file that is there is kept
// unless force is set.
func writeFile(path string, force bool, write func(io.Writer) error) (err error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fault.New(fault.Invalid, fmt.Sprintf("%q adalah folder. Tulis nama berkas di dalamnya.", path))
	}
	if !force && exists(path) {
		return fault.New(fault.Conflict, fmt.Sprintf("Berkas %q sudah ada. Pilih nama lain, atau tambahkan --force untuk menimpanya.", path))
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".gurindam-*")
	if err != nil {
		return fault.Wrap(fault.Invalid, fmt.Sprintf("Berkas %q tidak dapat dibuat. Periksa apakah foldernya ada dan boleh ditulisi.", path), err)
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	if err := errors.Join(write(f), f.Chmod(0o644), f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

func makeFolder(path string) error {
	if err := os.MkdirAll(path, 0o755); err != nil {
		return fault.Wrap(fault.Invalid, fmt.Sprintf("Folder %q tidak dapat dibuat. Periksa izinnya.", path), err)
	}
	return nil
}
