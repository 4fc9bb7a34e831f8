package answer

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// Freeze writes a sheet as canonical text: the same sheet is the same text to the
// letter, and its hash is the fingerprint of what was sent.
func Freeze(s Sheet) (content []byte, fingerprint string, err error) {
	if content, err = json.Marshal(s); err != nil { // keys of objects stand in the order of fields, those of maps are sorted
		return nil, "", fmt.Errorf("freeze the answers of %s in %s: %w", s.Region, s.Cycle, err)
	}
	sum := sha256.Sum256(content)
	return content, hex.EncodeToString(sum[:]), nil
}

// Thaw reads what was frozen, and refuses what is not what it was.
func Thaw(content []byte, fingerprint string) (Sheet, error) {
	sum := sha256.Sum256(content)
	if got := hex.EncodeToString(sum[:]); got != fingerprint {
		return Sheet{}, fmt.Errorf("frozen answers have fingerprint %s, kept is %s", got, fingerprint)
	}
	var s Sheet
	if err := json.Unmarshal(content, &s); err != nil {
		return Sheet{}, fmt.Errorf("read frozen answers: %w", err)
	}
	s.SHA256 = fingerprint
	return s, nil
}
