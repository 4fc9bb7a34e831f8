package fault

// Clip keeps what somebody typed short enough for a message about it: at most so
// many characters, the last an ellipsis where something was left out.
func Clip(s string, most int) string {
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return s
}
