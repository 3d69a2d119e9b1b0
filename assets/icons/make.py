#!/usr/bin/env python3
"""Draws the icon of the window: a leaf of a calendar with one day marked. Writes themeday.svg and themeday.png.
Needs the standard library only: python3 make.py"""
import pathlib
import struct
import zlib

SIDE = 256
SAMPLES = 4
BLUE, WHITE, PALE, AMBER = (0x1F, 0x5F, 0xA8), (255, 255, 255), (0xD5, 0xE0, 0xEC), (0xF0, 0xA0, 0x2C)

# Left, top, right, bottom, radius, colour; later ones lie over earlier ones.
SHAPES = [
    (8, 8, 248, 248, 52, BLUE),
    (52, 60, 204, 208, 16, WHITE),
    (80, 40, 96, 80, 8, WHITE),
    (160, 40, 176, 80, 8, WHITE),
    (52, 92, 204, 100, 0, BLUE),
]
for row in range(2):
    for column in range(3):
        left, top = 72 + 42 * column, 114 + 44 * row
        marked = (row, column) == (1, 1)
        grow = 6 if marked else 0
        SHAPES.append((left - grow, top - grow, left + 28 + grow, top + 28 + grow, 6, AMBER if marked else PALE))


def inside(shape, x, y):
    left, top, right, bottom, radius, _ = shape
    if not (left <= x <= right and top <= y <= bottom):
        return False
    dx = max(left + radius - x, x - (right - radius), 0)
    dy = max(top + radius - y, y - (bottom - radius), 0)
    return dx * dx + dy * dy <= radius * radius or radius == 0


def pixel(px, py):
    total, covered = [0, 0, 0], 0
    for sy in range(SAMPLES):
        for sx in range(SAMPLES):
            x, y = px + (sx + 0.5) / SAMPLES, py + (sy + 0.5) / SAMPLES
            colour = next((s[5] for s in reversed(SHAPES) if inside(s, x, y)), None)
            if colour:
                covered += 1
                total = [a + b for a, b in zip(total, colour)]
    if not covered:
        return bytes(4)
    return bytes([c // covered for c in total] + [255 * covered // SAMPLES**2])


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png():
    rows = b"".join(b"\0" + b"".join(pixel(x, y) for x in range(SIDE)) for y in range(SIDE))
    head = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def svg():
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">']
    for left, top, right, bottom, radius, (r, g, b) in SHAPES:
        lines.append(f'  <rect x="{left}" y="{top}" width="{right - left}" height="{bottom - top}" rx="{radius}" fill="#{r:02x}{g:02x}{b:02x}"/>')
    return "\n".join([*lines, "</svg>", ""])


here = pathlib.Path(__file__).parent
(here / "themeday.svg").write_text(svg())
(here / "themeday.png").write_bytes(png())
