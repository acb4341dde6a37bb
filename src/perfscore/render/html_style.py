"""How a printed form looks: A4 landscape, Song and Fangsong type, thin black lines."""

STYLE = """
@page { size: A4 landscape; margin: 10mm 12mm; }
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5em; max-width: 273mm; color: #000; background: #fff;
  overflow-wrap: anywhere;
  font: 10.5pt/1.35 FangSong, 仿宋, FangSong_GB2312, STFangsong, SimSun, 宋体,
    "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", serif;
}
h1 {
  margin: 0 0 .5em; text-align: center; font-size: 18pt; font-weight: bold;
  font-family: SimSun, 宋体, "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC",
    serif;
}
.year { margin: -.3em 0 .5em; text-align: center; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; }
table + table { margin-top: -1px; }
th, td {
  border: 1px solid #000; padding: 3px 5px; font-weight: normal; text-align: left;
  vertical-align: middle;
}
th { text-align: center; }
.label { text-align: center; }
thead .open { border-bottom: 0; }
thead + tbody > tr:first-child > .label { border-top: 0; }
.centred { text-align: center; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.score, .weight { white-space: nowrap; padding: 3px; }
.group { padding: 3px 2px; }
.notes { margin: .6em 0 0; }
.notes p { margin: 0; }
h2 {
  margin: 1.5em 0 .5em; text-align: center; font-size: 13pt; font-weight: bold;
  break-after: avoid;
}
.picture { margin-top: 2em; }
.picture svg { display: block; width: 100%; max-width: 260mm; margin: 0 auto; }
.derivation { margin-top: 2em; }
.derivation summary, .derivation .step {
  display: grid; grid-template-columns: 1.1em minmax(0, 1fr) 22em; column-gap: .3em;
  padding: 1px 0;
}
.derivation summary { cursor: pointer; list-style: none; }
.derivation summary::-webkit-details-marker { display: none; }
.derivation summary::before { content: "▸"; color: #555; }
.derivation [open] > summary::before { content: "▾"; }
.derivation .said { grid-column: 2; }
.derivation .rule { grid-column: 3; border-left: 2px solid #bbb; padding-left: .6em; }
.derivation .rule code { font: inherit; font-size: 9.5pt; }
.derivation .rule .place { display: inline-block; }
.derivation details > details, .derivation details > .step { margin-left: 1.1em; }
.derivation h2 { margin: 0 0 .4em; text-align: left; }
.value { font-weight: bold; }
.basis, .place { color: #555; font-size: 9pt; }
@media (max-width: 50em) {
  .derivation summary, .derivation .step {
    grid-template-columns: 1.1em minmax(0, 1fr);
  }
  .derivation .rule { grid-column: 2; }
}
@media print {
  .derivation details::details-content {
    content-visibility: visible; display: block;
  }
  .derivation summary::before { content: "▾"; }
  .derivation summary, .derivation .step {
    grid-template-columns: 1.1em minmax(0, 1fr) 18em;
  }
  .derivation .rule { grid-column: 3; }
  body { padding: 0; max-width: none; font-size: 10pt; line-height: 1.25; }
  th, td { padding: 1px 4px; }
  thead { display: table-header-group; }
  td:not([rowspan]), th:not([rowspan]), .notes { break-inside: avoid; }
  .form + .sheet, .picture, .derivation { break-before: page; }
  .picture svg { max-height: 165mm; }
}
"""
