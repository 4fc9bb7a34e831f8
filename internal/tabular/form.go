package tabular

// listSheet is the hidden sheet with the drop-down lists of a form.
const listSheet = "_daftar"
