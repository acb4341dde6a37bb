// A form as the service lays it out, cell by cell.

import { el } from "../dom.js";

export function paper(tables) {
  return tables.map((table) =>
    el("section", { class: "paper" },
      el("h3", {}, table.title),
      table.subtitle ? el("p", { class: "year" }, table.subtitle) : null,
      el("div", { class: "paper-scroll", tabindex: "0", role: "region", "aria-label": table.title },
        el("table", {}, el("tbody", {}, rows(table)))),
      table.notes.length
        ? el("ul", { class: "notes" }, table.notes.map((each) => el("li", {}, each)))
        : null));
}

function rows(table) {
  const byRow = Array.from({ length: table.rows }, () => []);
  for (const each of table.cells) {
    byRow[each.row].push(each);
  }
  return byRow.map((cells) =>
    el("tr", {}, cells.sort((one, other) => one.column - other.column).map(cell)));
}

function cell(each) {
  const looks = [each.role, each.is_entry ? "entry" : "", each.is_undefined ? "undefined" : ""];
  return el("td", {
    class: looks.join(" ").trim(),
    rowspan: each.row_span > 1 ? each.row_span : null,
    colspan: each.column_span > 1 ? each.column_span : null,
    title: each.note || null,
  }, each.text);
}
