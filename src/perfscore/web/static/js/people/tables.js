// Lists as tables, whose rows stand as blocks of their own on a phone.

import { el } from "../dom.js";

// rows: each an array of what its cells hold, text or elements.
export function listTable(headings, rows, label) {
  const head = el("tr", {}, ...headings.map((each) => el("th", { scope: "col" }, each)));
  const body = rows.map((cells) => el("tr", {}, ...cells.map((cell, index) =>
    el("td", { "data-label": headings[index] }, el("div", {}, cell)))));
  return el("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": label },
    el("table", { class: "list stacked" }, el("thead", {}, head), el("tbody", {}, ...body)));
}
