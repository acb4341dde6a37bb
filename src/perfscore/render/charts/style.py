"""How a page of charts looks: on screens, on phones and on A4."""

CHARTS_STYLE = """
@page { size: A4; margin: 14mm 15mm; }
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2em 1.2em 3em; max-width: 980px; color: #1d2733;
  background: #fff; overflow-wrap: anywhere;
  font: 15px/1.6 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC",
    "Source Han Sans SC", sans-serif;
}
h1 { margin: 0 0 .3em; font-size: 1.75em; line-height: 1.3; }
h2 { margin: 0; font-size: 1.15em; line-height: 1.4; }
p { margin: .2em 0; }
.lead { color: #59636e; }
section { margin: 2em 0 0; padding: 1.1em 0 0; border-top: 1px solid #c8cfd6; }
.note { color: #59636e; font-size: .87em; max-width: 62em; }
svg { display: block; width: 100%; height: auto; }
svg.wide, svg.narrow { margin: 1em 0 .4em; font-family: inherit; }
svg.narrow { display: none; }
svg.cell {
  display: inline-block; width: 64px; height: 10px; margin-right: .6em;
  vertical-align: baseline;
}
svg.cell + span { display: inline-block; min-width: 3.6em; }
.facts {
  display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr));
  gap: 1em 1.6em; margin: 1.4em 0 0;
}
.facts div { border-left: 3px solid #35678f; padding-left: .8em; }
.facts dt { color: #59636e; font-size: .87em; }
.facts dd { margin: 0; }
.facts .figure {
  font-size: 1.5em; line-height: 1.3; font-weight: 600;
  font-variant-numeric: tabular-nums;
}
.across { overflow-x: auto; margin: .7em 0; }
table { border-collapse: collapse; font-size: .9em; line-height: 1.45; }
th, td {
  padding: 4px 8px; text-align: left; vertical-align: top; min-width: 3em;
  border-bottom: 1px solid #e1e6eb;
}
td:first-child, th:first-child { padding-left: 0; min-width: 8em; }
thead th { border-bottom: 1px solid #8a949e; font-weight: 600; vertical-align: bottom; }
.number {
  text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums;
}
th.number { white-space: normal; word-break: keep-all; overflow-wrap: normal; }
.text { min-width: 8em; }
details { margin: .3em 0 0; font-size: .93em; }
summary { cursor: pointer; color: #35678f; width: fit-content; }
.matrix td, .matrix th { border: 1px solid #fff; padding: 8px 14px; }
.matrix td { min-width: 6.5em; }
.matrix td:first-child, .matrix th:first-child { padding-left: 10px; }
.matrix th { font-weight: 600; }
.matrix .over { text-align: center; }
.matrix .sum { color: #59636e; }
.matrix .none { color: #8a949e; background: #f5f7f9; }
.same1, .same2, .same3, .same4, .same5 { background: #e6eaee; }
.rose1 { background: #e3edf5; } .rose2 { background: #c6dbec; }
.rose3 { background: #9dbdd8; } .rose4 { background: #35678f; color: #fff; }
.rose5 { background: #1b4469; color: #fff; }
.fell1 { background: #fbeee6; } .fell2 { background: #f5d6c3; }
.fell3 { background: #e6ab88; } .fell4 { background: #b0481a; color: #fff; }
.fell5 { background: #8c3510; color: #fff; }
@media (max-width: 640px) {
  body { padding: 1.2em 16px 2em; }
  svg.wide { display: none; }
  svg.narrow { display: block; }
  .matrix td, .matrix th { padding: 6px; min-width: 0; }
  .matrix td:first-child, .matrix th:first-child { padding-left: 6px; min-width: 0; }
  .facts { grid-template-columns: repeat(2, 1fr); gap: .9em 1em; }
  .facts .figure { font-size: 1.25em; }
}
@media print {
  body { padding: 0; max-width: none; font-size: 10pt; line-height: 1.45; }
  section { break-inside: avoid; margin-top: 1.3em; padding-top: .8em; }
  section.long { break-inside: auto; }
  h2 { break-after: avoid; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  details { display: none; }
  .across { overflow: visible; }
  svg.wide { display: block; } svg.narrow { display: none; }
  table { font-size: 8.5pt; }
  .facts { grid-template-columns: repeat(3, 1fr); }
  .matrix td { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
