#!/bin/sh
# Makes holidays.csv from the npm package chinese-days (MIT): holidays and make-up working days of mainland China.
# Needs npm and node. Usage: assets/calendar/make.sh [FIRST_YEAR LAST_YEAR]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
first=${1:-2020}
last=${2:-2026}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent chinese-days@1.5.7 >/dev/null
tar -xzf chinese-days-*.tgz
node -e '
const days = require("./package/dist/chinese-days.json");
const [first, last] = process.argv.slice(1).map(Number);
const rows = [];
for (const [key, kind] of [["holidays", "off"], ["workdays", "work"]])
  for (const [day, about] of Object.entries(days[key])) {
    const year = Number(day.slice(0, 4));
    if (year >= first && year <= last) rows.push([day, kind, about.split(",")[1]].join(","));
  }
console.log(["day,kind,holiday", ...rows.sort()].join("\n"));
' "$first" "$last" >"$here/holidays.csv"
