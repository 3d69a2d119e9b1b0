"""Subsets the fonts of this folder; called by make.sh, prints the table of README.md."""

import argparse
import re
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

# (output file, package folder, file in it, GBK too)
NOTO = [
    ("NotoSansSC-Regular.ttf", "sans", "400Regular/NotoSansSC_400Regular.ttf", True),
    ("NotoSansSC-Bold.ttf", "sans", "700Bold/NotoSansSC_700Bold.ttf", False),
    ("NotoSerifSC-Regular.ttf", "serif", "400Regular/NotoSerifSC_400Regular.ttf", False),
    ("NotoSerifSC-SemiBold.ttf", "serif", "600SemiBold/NotoSerifSC_600SemiBold.ttf", False),
]
WENKAI = "LXGWWenKai-Regular.ttf"

# The licence reserves the names "LXGW" and "霞鹜" for the unmodified font, and a
# subset is a modified one (OFL 1.1, condition 3): it gets a name of its own.
WENKAI_FAMILY = "Themeday WenKai"
WENKAI_FAMILY_ZH = "主题日文楷"

# Blocks of which everything that the font has is taken.
BLOCKS = [
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1
    (0x0391, 0x03C9),  # Greek
    (0x2000, 0x205E),  # general punctuation: – — ‘ ’ “ ” • …
    (0x2070, 0x209C),  # superscripts and subscripts
    (0x20AC, 0x20AC),  # €
    (0x2100, 0x214F),  # letterlike: ℃ № ™
    (0x2150, 0x218B),  # fractions, roman numerals Ⅰ Ⅱ
    (0x2190, 0x21FF),  # arrows
    (0x2460, 0x24FF),  # circled and bracketed numbers ① ⑴ ⒈
    (0x2500, 0x257F),  # box drawing
    (0x2580, 0x259F),  # block elements
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2776, 0x2793),  # ❶
    (0x3000, 0x303F),  # CJK punctuation 〇 〔 〕 【 】
    (0x3105, 0x312F),  # bopomofo
    (0x3220, 0x3243),  # ㈠
    (0x3251, 0x325F),  # ㉑
    (0x3280, 0x32BF),  # ㊀ ㊣
    (0x32C0, 0x32CB),  # months
    (0x3300, 0x33FF),  # ㎡ ㎏
    (0xFE30, 0xFE4F),  # vertical forms
    (0xFF01, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE6),  # ￥
]
SINGLE = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹɑɡˇˉˊˋ˙−×÷±√∞∕∙∶∷≈≌≠≡≤≥≦≧∑∏∈∩∪⊥∥∠⌒⊙∫∮∴∵∽∝☆★♀♂☐☑☒✓✔✕✖✗✘"
# What the program or its documents show on purpose.
MARKS = "○●◔▲△■□▼▾▸√✓✔×↩↶↷←↑→↓↔–—…·•〔〕【】①⑩⑳ⅠⅡⅫ㈠─│┌┐└┘├┤┬┴┼☐☑"


def gbk():
    found = set()
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                found.add(ord(bytes([lead, trail]).decode("gbk")))
            except (UnicodeDecodeError, TypeError):
                pass
    return found


def symbols():
    found = {ord(character) for character in SINGLE + MARKS}
    for first, last in BLOCKS:
        found.update(range(first, last + 1))
    return found


def make(source, target, wanted, rename):
    options = subset.Options()
    # ccmp joins the two halves of —— into one dash (text language zh).
    options.layout_features = ["ccmp", "kern", "locl", "palt", "tnum"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.recalc_timestamp = False  # keeps head.modified of the source
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    if rename:
        rename_family(font)
    subset.save_font(font, str(target), options)


def rename_family(font):
    style = "Regular"
    name = font["name"]
    version = re.match(r"Version ([0-9.]+)", name.getDebugName(5)).group(1)
    name.names = [record for record in name.names if record.platformID == 3 and record.langID == 0x409]
    post_script = f"{WENKAI_FAMILY.replace(' ', '')}-{style}"
    texts = {
        1: WENKAI_FAMILY,
        2: style,
        3: f"{WENKAI_FAMILY}:Version {version}",
        4: WENKAI_FAMILY,
        6: post_script,
        10: f"Subset of a typeface by LXGW, version {version}, renamed as its licence asks.",
    }
    for identifier, text in texts.items():
        name.setName(text, identifier, 3, 1, 0x409)
    for identifier, text in {1: WENKAI_FAMILY_ZH, 2: style, 4: WENKAI_FAMILY_ZH}.items():
        name.setName(text, identifier, 3, 1, 0x804)


def describe(path, table, wide):
    font = TTFont(path, lazy=True)
    covered = font.getBestCmap()
    names = {i: font["name"].getName(i, 3, 1, 0x409) for i in (1, 6, 16, 17)}
    typographic = f"{names[16]} / {names[17]}" if names[16] else "none"
    print(
        f"| `{path.name}` | {names[1]} | {typographic} | {names[6]} | {font['OS/2'].usWeightClass} "
        f"| {len(covered):,} | {path.stat().st_size:,} |"
    )
    without = "".join(sorted(chr(c) for c in table if c not in covered))
    marks = "".join(c for c in MARKS if ord(c) not in covered)
    note = f"{path.name}: lacks of the 8105 {without or 'none'}, of the marks {marks or 'none'}"
    if wide:
        note += ", of GBK " + ("".join(sorted(chr(c) for c in gbk() if c not in covered)) or "none")
    return note


def licence(copyright_file):
    """The font's notice and the licence out of Debian's machine-readable file."""
    lines = copyright_file.read_text(encoding="utf-8").splitlines()
    body = lines[lines.index("License: OFL-1.1", lines.index("Files: debian/*")) + 1 :]
    body = body[: next(i for i, line in enumerate(body) if line and not line.startswith(" "))]
    body = ["" if line.strip() == "." else line[1:] for line in body]
    return (
        "Copyright 2021-2023 LXGW (https://github.com/lxgw/LxgwWenKai)\n"
        'With Reserved Font Names "霞鹜" and "LXGW". Fonts rebuilt from unmodified\n'
        "source code are allowed to use Reserved Font Names.\n"
        "Copyright 2020 The Klee Project Authors (https://github.com/fontworks-fonts/Klee)\n\n"
        "This Font Software is licensed under the SIL Open Font License, Version 1.1.\n"
        "This license is copied below, and is also available with a FAQ at:\n"
        "https://scripts.sil.org/OFL\n\n\n" + "\n".join(body).strip() + "\n"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("characters", "sans", "serif", "wenkai", "output", "licence"):
        parser.add_argument(f"--{option}", type=Path)
    arguments = parser.parse_args()
    if arguments.licence:
        print(licence(arguments.licence), end="")
        return

    table = {ord(c) for c in arguments.characters.read_text(encoding="utf-8").split() if len(c) == 1}
    assert len(table) == 8105, len(table)
    sources = [(name, getattr(arguments, package) / file, wide) for name, package, file, wide in NOTO]
    sources.append((WENKAI, arguments.wenkai, False))
    print("| file | family (ID 1) | typographic (ID 16 / 17) | PostScript (ID 6) | weight | characters | bytes |")
    print("|---|---|---|---|---|---|---|")
    notes = []
    for name, source, wide in sources:
        wanted = table | symbols() | (gbk() if wide else set())
        target = arguments.output / name
        make(source, target, wanted, rename=name == WENKAI)
        notes.append(describe(target, table, wide))
    print("\n" + "\n".join(notes))


if __name__ == "__main__":
    main()
