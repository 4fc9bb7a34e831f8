"""Writes the table of regions to standard output; called by vendor-regions.sh."""

import csv
import json
import math
import sys
from pathlib import Path

data, kabkota, provinces, crosswalk = sys.argv[1:]

# Words that title case gets wrong.
WORDS = {"Dan": "dan", "Dki": "DKI"}

KINDS = ["Kabupaten Administrasi", "Kota Administrasi", "Kabupaten", "Kota"]


def name_of(text):
    return " ".join(WORDS.get(w, w) for w in text.title().split())


def kind_of(name):
    return next((k.lower() for k in KINDS if name.startswith(k + " ")), "provinsi")


def rings_of(geometry):
    """The rings of the largest polygon of a geometry, the outer one first."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return max(polygons, key=lambda rings: abs(area(rings[0])))


def area(ring):
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:])) / 2


def crossings(rings, y):
    """Where a parallel cuts the rings, from west to east."""
    return sorted(x1 + (y - y1) * (x2 - x1) / (y2 - y1)
                  for ring in rings for (x1, y1), (x2, y2) in zip(ring, ring[1:]) if (y1 > y) != (y2 > y))


def distance(rings, x, y):
    """How far a point is from the nearest edge."""
    def to_edge(x1, y1, x2, y2):
        dx, dy = x2 - x1, y2 - y1
        t = max(0, min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy or 1)))
        return math.hypot(x - x1 - t * dx, y - y1 - t * dy)
    return min(to_edge(*a, *b) for ring in rings for a, b in zip(ring, ring[1:]))


def point_of(rings):
    """A point of the 0.01 degree grid inside the polygon, far from its edge: of
    some parallels, the middle of the longest stretch inside on each is tried. An
    island too small for the grid gets the grid point next to its own middle."""
    low, high = (round(f(y for _, y in rings[0]) * 100) for f in (min, max))
    best = None
    for lat in range(low, high + 1, max(1, (high - low) // 60)):
        cuts = crossings(rings, lat / 100)
        for west, east in sorted(zip(cuts[::2], cuts[1::2]), key=lambda s: s[0] - s[1])[:2]:
            lng = round((west + east) * 50)
            if west < lng / 100 < east:
                score = distance(rings, lng / 100, lat / 100)
                if best is None or score > best[0]:
                    best = score, lat, lng
    if best is None:
        corners = rings[0][1:]
        return tuple(round(sum(c[i] for c in corners) / len(corners) * 100) for i in (1, 0))
    return best[1:]


def points(path):
    features = json.loads(Path(path).read_text())["features"]
    return {f["properties"]["kode"]: point_of(rings_of(f["geometry"])) for f in features}


def rows(path):
    with open(path, newline="", encoding="utf-8") as f:
        return list(csv.DictReader(f))


def degrees(hundredths):
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02d}"


place = points(kabkota) | points(provinces)
bps = {r["kode_kemendagri"]: r["kode_bps_2023"] for r in rows(crosswalk)}
for code, other in list(bps.items()):
    if bps.setdefault(code[:2], other[:2]) != other[:2]:
        sys.exit(f"province {code[:2]} has two BPS codes")

out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["kemendagri_code", "name", "kind", "lat", "lng", "bps_code"])
regions = rows(f"{data}/provinces.csv") + rows(f"{data}/regencies.csv")
for r in sorted(regions, key=lambda r: r["code"]):
    name, (lat, lng) = name_of(r["name"]), place[r["code"]]
    out.writerow([r["code"], name, kind_of(name), degrees(lat), degrees(lng), bps[r["code"]]])
