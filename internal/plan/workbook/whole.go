package workbook

// checkWhole looks at what only the whole plan can tell.
func (r *reader) checkWhole() {}
