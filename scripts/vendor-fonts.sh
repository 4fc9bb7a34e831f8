#!/bin/sh
# Rebuilds internal/typeface from the published packages of the faces: static
# TrueType files for the books, variable WOFF2 files for the web, and the
# licences. Needs npm and python3; run it only to take a newer version.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out=$here/../internal/typeface
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fetch() { # package@version
	(cd "$work" && tar xzf "$(npm pack --silent "$1")" && mkdir -p "$2" && mv package/* "$2" && rm -rf package)
}
fetch @fontsource-variable/plus-jakarta-sans@5.3.0 sans
fetch @fontsource-variable/source-serif-4@5.3.1 serif
fetch @fontsource/noto-sans-math@5.3.0 math
fetch @fontsource/noto-sans-symbols-2@5.3.0 symbols

python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet fonttools==4.68.0 brotli==1.2.1
SOURCE_DATE_EPOCH=1546300800 "$work/env/bin/python" "$here/vendor-fonts.py" "$work" "$out"

cp "$work/sans/LICENSE" "$out/PlusJakartaSans-OFL.txt"
{
	echo "© 2014 - 2021 Adobe Systems Incorporated (http://www.adobe.com/), with Reserved Font Name 'Source'."
	sed 1d "$work/serif/LICENSE"
} >"$out/SourceSerif4-OFL.txt"
{
	head -n 1 "$work/symbols/LICENSE"
	cat "$work/math/LICENSE"
} >"$out/Symbols-OFL.txt"
cp "$work/sans/files/plus-jakarta-sans-latin-wght-normal.woff2" "$out/web-sans.woff2"
cp "$work/serif/files/source-serif-4-latin-wght-normal.woff2" "$out/web-serif.woff2"
cp "$work/serif/files/source-serif-4-latin-wght-italic.woff2" "$out/web-serif-italic.woff2"
