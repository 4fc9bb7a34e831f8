#!/bin/sh
# Rebuilds internal/region/reference/regions.csv: codes and names from the npm
# package idn-area-data, points computed from polygons, BPS codes from a list of
# both codes. Needs npm and python3; run it only when regions change.
#
#   scripts/vendor-regions.sh KABKOTA.geojson PROVINSI.geojson BPS.csv
#
# The polygons carry the Kemendagri code as property "kode"; the list has the
# columns kode_kemendagri and kode_bps_2023.
set -eu

[ $# -eq 3 ] || { sed -n '2,10s/^# \{0,1\}//p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../internal/region/reference
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(cd "$work" && tar xzf "$(npm pack --silent idn-area-data@3.1.2)")
python3 "$here/vendor-regions.py" "$work/package/data" "$1" "$2" "$3" >"$out/regions.csv"
cp "$work/package/data/LICENSE.md" "$out/ODbL.md"
