// What a set asks for beside the official table: data, tables of details, stray rows.

import { el, fill, say } from "../dom.js";
import { textAt } from "./document.js";
import { inputFor } from "./table.js";

export class Beside {
  // holders: { before, after }; page as in FormTable, and addDetail(table), removeDetail(…)
  constructor(holders, page) {
    this.holders = holders;
    this.page = page;
    this.signature = "";
    this.inputs = [];
  }

  show(sheet) {
    const { data, tables, loose, claimed } = sheet;
    const signature = JSON.stringify([data, tables, loose, claimed]);
    if (signature === this.signature) {
      return false;
    }
    this.signature = signature;
    this.inputs = [];
    const before = [];
    if (data.length) {
      before.push(this.section(say("填报数据", "Data"), this.data(data), "data"));
    }
    for (const each of tables) {
      before.push(this.section(`${say("明细表", "Details")}${say("：", ": ")}${each.name}`, this.details(each), "details"));
    }
    const after = [];
    if (loose.length) {
      after.push(this.section(say("没有用上的行", "Rows without a place"), [
        el("p", { class: "quiet small" }, say(
          "这些行在指标体系里没有对应的位置，不计分；改正一级、二级指标或名称，或删去。",
          "The set has no place for these rows and they earn nothing: headings or name have to be put right, or the row removed.")),
        ...loose.map((each, at) => this.looseRow(each, at))], "loose"));
    }
    if (claimed.length) {
      after.push(this.section(say("原表上写的", "As the form states it"),
        el("div", { class: "data-grid" }, ...claimed.map((each, at) => this.field(each, "claimed", at, ""))), "claimed"));
    }
    fill(this.holders.before, ...before);
    fill(this.holders.after, ...after);
    return true;
  }

  section(title, body, kind) {
    return el("section", { class: `beside ${kind}`, "aria-label": title }, el("h2", {}, title), ...[body].flat());
  }

  data(rows) {
    return el("div", { class: "data-grid" }, ...rows.map((each, at) =>
      this.field(each.input, "data", at, each.unit, each.required, each.name)));
  }

  field(wish, part, row, unit, required = false, name = wish.label) {
    const holder = el("div", { class: "datum cell-holder" });
    holder.append(
      el("div", { class: "datum-name" }, name,
        required ? el("span", { class: "required", title: say("必填", "required") }, "＊") : null),
      el("div", { class: "datum-value" }, this.value(wish, holder, part, row, 0),
        unit ? el("span", { class: "unit" }, unit) : null));
    if (wish.said) {
      holder.append(el("div", { class: "datum-said" }, wish.said));
    }
    return holder;
  }

  value(wish, element, part, row, column, table = null) {
    if (!this.page.isOpen) {
      return el("span", { class: "cell-text" }, textAt(this.page.document, wish.at) || "—");
    }
    const made = inputFor(wish, this.page);
    this.inputs.push({ control: made.control, wish, element, part, cell: { row, column }, table });
    return made.element;
  }

  details(table) {
    const heads = table.columns.map((each) =>
      el("th", { scope: "col", title: each.said }, each.name + (each.unit ? `（${each.unit}）` : "")));
    const rows = table.rows.map((cells, row) => el("tr", {},
      ...cells.map((each, column) => {
        const holder = el("td", { "data-label": table.columns[column].name });
        holder.append(this.value(each, holder, `details-${table.name}`, row, column, table));
        return holder;
      }),
      this.page.isOpen ? el("td", { class: "tools no-print" }, el("button", {
        type: "button", class: "row-tool remove", "aria-label": say(`删去第 ${row + 1} 行`, `remove row ${row + 1}`),
        onclick: () => this.page.remove({ at: `${table.at}/${row}`, headings: [] }),
      }, "×")) : null));
    return [
      el("table", { class: "official details" }, el("thead", {}, el("tr", {}, ...heads,
        this.page.isOpen ? el("td", { class: "tools no-print" }) : null)), el("tbody", {}, ...rows)),
      this.page.isOpen ? el("p", { class: "no-print" }, el("button", {
        type: "button", class: "button small",
        onclick: () => this.page.addRow(table.at, table.beginning),
      }, say("加一行", "Add a row")), el("span", { class: "quiet small" }, say(
        " 没有发生的，把空行删去。", " Where there was nothing, the blank row has to go."))) : null,
    ];
  }

  looseRow(each, at) {
    return el("div", { class: "loose-row" },
      el("div", { class: "data-grid" }, ...each.inputs.map((wish, column) => this.field(wish, "loose", at, "", false, wish.label, column))),
      this.page.isOpen ? el("button", {
        type: "button", class: "button small danger no-print",
        onclick: () => this.page.remove({ at: each.at, headings: [] }),
      }, say("删去这一行", "Remove the row")) : null);
  }
}
