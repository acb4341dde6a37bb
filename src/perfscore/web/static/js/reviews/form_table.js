// The form as its unit printed it, with what was recomputed and the reviewer's own
// scores beside it; every cell has the id by which findings name it.

import { el, say } from "../dom.js";

const NUMBERS = new Set([
  "initial_budget", "annual_budget", "executed", "execution_rate",
  "weight", "score", "amount",
]);

export function formTable(desk, { badge, ownCells, rowTools }) {
  const lines = linesByRow(desk);
  const parts = [headPart(desk, badge)];
  if (desk.funds.rows.length) {
    const name = { field: "row-name", label: say("资金", "funds") };
    parts.push(part(say("资金情况", "Funds"), desk.funds, { badge, lines, ownCells, rowTools, name }));
  }
  if (desk.goals.rows.length) {
    parts.push(part(say("年度总体目标", "Goals of the year"), desk.goals, { badge }));
  }
  parts.push(part(say("绩效指标", "Indicators"), desk.rows, { badge, lines, ownCells, rowTools }));
  if (desk.foot.length) {
    parts.push(facts(desk.foot, badge));
  }
  return el("div", { class: "desk-form" }, ...parts);
}

function linesByRow(desk) {
  const found = new Map();
  for (const line of desk.lines) {
    if (line.row && !found.has(line.row)) {
      found.set(line.row, line);
    }
  }
  return found;
}

function headPart(desk, badge) {
  return facts(desk.head.filter((each) => each.field !== "title"), badge);
}

function facts(cells, badge) {
  const list = el("dl", { class: "desk-facts" });
  for (const cell of cells) {
    list.append(
      el("div", { class: `fact fact-${cell.field}` },
        el("dt", {}, cell.label),
        el("dd", { id: cell.id, class: "cell", title: cell.place || null },
          el("span", { class: "cell-text" }, cell.text), ...badge(cell.id)),
      ),
    );
  }
  return list;
}

function part(title, table, { badge, lines, ownCells, rowTools, name }) {
  const columns = name ? [name, ...table.columns] : table.columns;
  const heads = columns.map((each) =>
    el("th", { scope: "col", class: `f-${each.field}` }, each.label));
  if (lines) {
    heads.push(
      el("th", { scope: "col", class: "f-recomputed" }, say("重算得分", "recomputed")),
      el("th", { scope: "col", class: "f-difference" }, say("相差", "difference")),
    );
  }
  if (ownCells) {
    heads.push(
      el("th", { scope: "col", class: "f-own" }, say("复核得分", "reviewed")),
      el("th", { scope: "col", class: "f-own-reason" }, say("理由", "reason")),
    );
  }
  if (rowTools) {
    heads.push(el("th", { scope: "col", class: "f-tools" },
      el("span", { class: "visually-hidden" }, say("意见", "comments"))));
  }
  const body = el("tbody");
  const merged = new Map();
  for (const row of table.rows) {
    body.append(rowOf(row, columns, merged, { badge, lines, ownCells, rowTools }));
  }
  return el("section", { class: "desk-part" },
    el("h2", {}, title),
    el("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": title },
      el("table", { class: "desk-table desk-stacked" }, el("thead", {}, el("tr", {}, ...heads)), body)));
}

function rowOf(row, columns, merged, { badge, lines, ownCells, rowTools }) {
  const made = el("tr", { id: row.id });
  for (const column of columns) {
    const left = merged.get(column.field) || 0;
    const cell = row.cells.find((each) => each.field === column.field);
    if (left > 0) {
      merged.set(column.field, left - 1);
      continue;
    }
    if (cell && cell.row_span > 1) {
      merged.set(column.field, cell.row_span - 1);
    }
    made.append(cellOf(column, cell, row, badge));
  }
  if (lines) {
    made.append(...compared(lines.get(row.id)));
  }
  if (ownCells) {
    made.append(...ownCells(row));
  }
  if (rowTools) {
    made.append(el("td", { class: "f-tools" }, ...rowTools(row)));
  }
  return made;
}

function cellOf(column, cell, row, badge) {
  const kind = NUMBERS.has(column.field) ? " number" : "";
  const isName = column.field === "name" || column.field === "row-name";
  const name = isName ? "th" : "td";
  const made = el(name, {
    class: `cell f-${column.field}${kind}`,
    scope: isName ? "row" : null,
    id: cell ? cell.id : null,
    rowspan: cell && cell.row_span > 1 ? String(cell.row_span) : null,
    title: cell && cell.place ? cell.place : null,
    "data-label": cell || column.field === "row-name" ? column.label : null,
  });
  if (column.field === "row-name") {
    made.append(el("span", { class: "cell-text" }, row.name));
    made.append(...badge(row.id));
  } else if (cell) {
    made.append(el("span", { class: "cell-text" }, cell.text), ...badge(cell.id));
    if (column.field === "name") {
      made.append(...badge(row.id));
    }
  }
  return made;
}

function compared(line) {
  if (!line) {
    return [el("td", { class: "f-recomputed" }), el("td", { class: "f-difference" })];
  }
  const isOff = line.differs;
  return [
    el("td", { class: "f-recomputed number", title: line.working, "data-label": say("重算得分", "recomputed") }, line.recomputed_shown),
    el("td", {
      class: `f-difference number${isOff ? " is-off" : ""}`, title: line.comparison,
      "data-label": say("相差", "difference"),
    }, line.difference,
      isOff ? el("span", { class: "visually-hidden" }, ` ${line.comparison}`) : null),
  ];
}
