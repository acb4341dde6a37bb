// The published accounts beside a form.

import { el, say } from "../dom.js";

export function accountsTables(accounts, badge) {
  if (!accounts.length) {
    return null;
  }
  return el("section", { class: "desk-part accounts" },
    el("h2", {}, say("决算公开表", "Published accounts")),
    ...accounts.map((table) => el("details", {},
      el("summary", {}, table.name),
      el("table", { class: "desk-table" }, el("tbody", {}, ...table.rows.map((row) => accountsRow(row, badge)))))));
}

function accountsRow(row, badge) {
  const [name, amount] = ["name", "amount"].map((field) =>
    row.cells.find((each) => each.field === field));
  return el("tr", { id: row.id },
    el("th", { scope: "row", id: name?.id }, name?.text ?? "",
      el("span", { class: "accounts-path" }, row.path.join(" / "))),
    el("td", { id: amount?.id, class: "number", title: amount?.place },
      amount?.text ?? "", ...badge(amount?.id)));
}
