"""How the page of an audit looks, on the screen and on A4 across."""

AUDIT_STYLE = """
@page { size: A4 landscape; margin: 12mm; }
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5em; max-width: 1180px; color: #1a1a1a;
  background: #fff; overflow-wrap: anywhere;
  font: 15px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei",
    "PingFang SC", sans-serif;
}
h1 { margin: 0 0 .3em; font-size: 1.7em; }
h2 { margin: 0 0 .2em; font-size: 1.3em; }
h3 { margin: 1.4em 0 .5em; font-size: 1.05em; break-after: avoid; }
p { margin: .2em 0; }
a { color: #14508c; }
.faint { color: #5a5a5a; font-size: .9em; }
section {
  margin: 2.2em 0 0; padding: 1em 0 0; border-top: 3px solid #333;
}
table { border-collapse: collapse; width: 100%; margin: .6em 0; }
th, td {
  border: 1px solid #bbb; padding: 4px 8px; text-align: left; vertical-align: top;
}
thead th { background: #eef1f4; font-weight: 600; white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.error { --tone: #b3261e; --ground: #fdf1f0; }
.warning { --tone: #9a5b00; --ground: #fff8ea; }
.note { --tone: #1f5f8b; --ground: #f1f7fb; }
.finding {
  margin: .6em 0; padding: .5em .9em; border-left: 4px solid var(--tone);
  background: var(--ground); break-inside: avoid;
}
.finding .message { font-weight: 600; }
.count { color: var(--tone); font-weight: 600; }
h3.error, h3.warning, h3.note { color: var(--tone); }
dl { display: grid; grid-template-columns: 6em 1fr; gap: .1em .8em; margin: .3em 0 0; }
dt { color: #5a5a5a; }
dd { margin: 0; }
.two { font-weight: 600; }
details { margin: .7em 0; }
summary { cursor: pointer; font-weight: 600; }
.different td { background: #fdf1f0; }
.facts { width: auto; }
.facts th { background: #eef1f4; font-weight: 600; }
@media print {
  body { padding: 0; max-width: none; font-size: 9.5pt; line-height: 1.4; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  section { break-before: page; border-top: 0; margin: 0; padding: 0; }
  .finding, thead th, .different td {
    print-color-adjust: exact; -webkit-print-color-adjust: exact;
  }
  a { color: inherit; text-decoration: none; }
}
"""
