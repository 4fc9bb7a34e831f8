"""Makes the static faces of the books from the variable ones; called by vendor-fonts.sh."""

import os
import sys

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

work, out = sys.argv[1], sys.argv[2]

# Name of the face: folder, file stem with {} for the script, axes. The serif is
# Source Serif 4; its licence reserves the word Source for the unchanged face.
FACES = {
    "PlusJakartaSans-Regular": ("sans", "plus-jakarta-sans-{}-wght-normal", {"wght": 400}),
    "PlusJakartaSans-Italic": ("sans", "plus-jakarta-sans-{}-wght-italic", {"wght": 400}),
    "PlusJakartaSans-SemiBold": ("sans", "plus-jakarta-sans-{}-wght-normal", {"wght": 600}),
    "PlusJakartaSans-SemiBoldItalic": ("sans", "plus-jakarta-sans-{}-wght-italic", {"wght": 600}),
    "PlusJakartaSans-Bold": ("sans", "plus-jakarta-sans-{}-wght-normal", {"wght": 750}),
    "GurindamSerif-Regular": ("serif", "source-serif-4-{}-opsz-normal", {"wght": 400, "opsz": 11}),
    "GurindamSerif-Italic": ("serif", "source-serif-4-{}-opsz-italic", {"wght": 400, "opsz": 11}),
    "GurindamSerif-SemiBold": ("serif", "source-serif-4-{}-opsz-normal", {"wght": 600, "opsz": 11}),
    "GurindamSerif-SemiBoldItalic": ("serif", "source-serif-4-{}-opsz-italic", {"wght": 600, "opsz": 11}),
}

# Signs the text faces lack: arrows, mathematics, shapes, ticks.
SYMBOLS = [*range(0x2190, 0x21D6), *range(0x2200, 0x22C6), *range(0x25A0, 0x2600),
           0x2030, 0x2020, 0x2021, 0x2032, 0x2033, 0x2605, 0x2606, 0x2610, 0x2611, 0x2612,
           0x2713, 0x2714, 0x2717, 0x2718]


def options():
    o = subset.Options()
    o.layout_features = ["kern", "liga", "tnum", "ccmp", "locl", "mark", "mkmk", "calt"]
    o.hinting = False
    o.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    o.notdef_outline = True
    o.drop_tables += ["DSIG", "STAT", "MVAR", "HVAR", "avar", "meta"]
    return o


def cut(font, codes):
    s = subset.Subsetter(options())
    s.populate(unicodes=codes)
    s.subset(font)
    return font


def merge(parts, name):
    paths = []
    for i, part in enumerate(parts):
        paths.append(os.path.join(work, f"part{i}.ttf"))
        part.save(paths[-1])
    font = Merger().merge(paths)
    for record in list(font["name"].names):
        if record.nameID in (1, 4, 6):
            record.string = name
    return font


def alias(font, feature, codes):
    """Reaches the small figures of a feature by their own code points."""
    lookups = font["GSUB"].table
    for record in lookups.FeatureList.FeatureRecord:
        if record.FeatureTag != feature:
            continue
        cmap = font.getBestCmap()
        for index in record.Feature.LookupListIndex:
            for table in lookups.LookupList.Lookup[index].SubTable:
                table = getattr(table, "ExtSubTable", table)
                for digit, code in enumerate(codes):
                    glyph = table.mapping.get(cmap[0x30 + digit])
                    for sub in font["cmap"].tables:
                        if glyph and sub.isUnicode():
                            sub.cmap.setdefault(code, glyph)
        return


def borrow(font):
    """Gives spaces and hyphens that must not break the shape of those that may."""
    cmap = font.getBestCmap()
    for code, like in ((0x2011, 0x2D), (0xAD, 0x2D), (0x202F, 0x2009)):
        for sub in font["cmap"].tables:
            if sub.isUnicode() and like in cmap:
                sub.cmap.setdefault(code, cmap[like])


def face(name, folder, stem, axes):
    parts = []
    for script in ("latin", "latin-ext"):
        font = TTFont(os.path.join(work, folder, "files", stem.format(script) + ".woff2"))
        font = instantiateVariableFont(font, axes, updateFontNames=False)
        font.flavor = None
        if script == "latin":
            alias(font, "dnom", range(0x2080, 0x208A))
            alias(font, "numr", [0x2070, 0xB9, 0xB2, 0xB3, *range(0x2074, 0x207A)])
        codes = set(font.getBestCmap())
        if parts:
            codes -= set(parts[0].getBestCmap())
        parts.append(cut(font, codes))
    font = merge(parts, name)
    borrow(font)
    font.save(os.path.join(out, name + ".ttf"))


def symbols():
    parts, have = [], set()
    for path in ("math/files/noto-sans-math-latin-400-normal.woff2",
                 "symbols/files/noto-sans-symbols-2-symbols-400-normal.woff2"):
        font = TTFont(os.path.join(work, path))
        font.flavor = None
        codes = (set(SYMBOLS) & set(font.getBestCmap())) - have
        have |= codes
        for tag in ("MATH", "GSUB", "GPOS", "GDEF", "vhea", "vmtx"):
            if tag in font:
                del font[tag]
        parts.append(cut(font, codes))
    merge(parts, "Symbols-Regular").save(os.path.join(out, "Symbols-Regular.ttf"))


for name, args in FACES.items():
    face(name, *args)
symbols()
