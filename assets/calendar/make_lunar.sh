#!/bin/sh
# Makes lunar.csv from the npm package lunar-javascript (MIT), and compares every day with the Python package sxtwl.
# Needs npm, node and python3. Usage: assets/calendar/make_lunar.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent lunar-javascript@1.7.7 >/dev/null
tar -xzf lunar-javascript-*.tgz
node -e '
const { Solar } = require("./package/index.js");
const terms = "小寒 大寒 立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至".split(" ");
const years = {}, days = [];
const of = (year) => (years[year] ??= { months: [], terms: [] });
for (let at = Date.UTC(1989, 0, 1); at < Date.UTC(2101, 1, 1); at += 864e5) {
  const day = new Date(at).toISOString().slice(0, 10);
  const lunar = Solar.fromYmd(...day.split("-").map(Number)).getLunar();
  const [month, date] = [lunar.getMonth(), lunar.getDay()];
  const year = of(lunar.getYear());
  const last = year.months.at(-1);
  if (!last || last.month !== month) year.months.push({ month, first: day, days: date });
  else last.days = date;
  const term = terms.indexOf(lunar.getJieQi());
  if (term >= 0) of(Number(day.slice(0, 4))).terms[term] = day.slice(8);
  days.push([day, Math.abs(month), date, month < 0 ? 1 : 0, term].join(","));
}
const rows = [];
for (let year = 1989; year <= 2100; year++) {
  const { months, terms } = years[year];
  const leap = months.find((month) => month.month < 0);
  const long = months.map((month) => (month.days === 30 ? 1 : 0)).join("");
  rows.push([year, months[0].first.slice(5), leap ? -leap.month : 0, long, terms.join("")].join(","));
}
console.log(["year,new_year,leap,months,terms", ...rows].join("\n"));
require("fs").writeFileSync("days.csv", days.join("\n"));
' >"$here/lunar.csv"
python3 -m venv venv
venv/bin/pip install --quiet sxtwl==2.0.7
venv/bin/python -c '
import sxtwl
for line in open("days.csv"):
    day, *own = line.strip().split(",")
    other = sxtwl.fromSolar(*map(int, day.split("-")))
    term = (other.getJieQi() - 1) % 24 if other.hasJieQi() else -1
    theirs = [other.getLunarMonth(), other.getLunarDay(), int(other.isLunarLeap()), term]
    if list(map(int, own)) != theirs:
        print("differs:", day, own, theirs)
' >&2
