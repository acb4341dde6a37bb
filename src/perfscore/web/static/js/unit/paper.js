// What stands around the official table: title and year, remarks, an evaluator's comments.

import { el, fill, momentText, say, toast } from "../dom.js";
import { Problem, post } from "../http.js";
import { inputFor } from "./table.js";

// The title as it is printed, and what it is made of: the year, and a title of the unit's own.
export function heads(page, head, sheet) {
  if (!page.titles) {
    const title = el("h2", { class: "official-title", lang: "zh-CN" });
    const subtitle = el("p", { class: page.isOpen ? "official-subtitle print-only" : "official-subtitle" });
    page.titles = { title, subtitle, fields: el("div", { class: "head-fields no-print" }) };
    fill(head, title, subtitle, page.titles.fields);
  }
  page.titles.title.textContent = sheet.title;
  page.titles.subtitle.textContent = sheet.subtitle;
  const wishes = [sheet.year, sheet.heading];
  if (page.isOpen && wishes.some(({ at }, number) => page.heads[number]?.wish.at !== at)) {
    page.heads = wishes.map((wish, row) => field(page, wish, row));
    fill(page.titles.fields, ...page.heads.map((each) => each.element));
  }
}

function field(page, wish, row) {
  const { control } = inputFor(wish, page);
  const names = { 年度: say("年度", "Year"), 标题: say("标题", "Title") };
  control.placeholder = row ? say("不填就用表样的标题", "blank: the form's own title") : "";
  const element = el("label", { class: "head-field cell-holder" }, el("span", {}, names[wish.label]), control);
  return { control, wish, element, part: "head", cell: { row, column: 0 } };
}

export function notes(holder, lines) {
  fill(holder, ...lines.map((each, at) => el("p", {}, at ? "" : "备注：", each)));
}

// Shows what an evaluator said, at the row that it is about.
export function comments(page, list, rows) {
  const open = list.filter((each) => !each.settled_at);
  const general = open.filter((each) => !each.place.length || !place(page, each, rows));
  const holder = document.getElementById("notices");
  for (const each of holder.querySelectorAll(".returned")) {
    each.remove();
  }
  const step = page.start.state === "returned"
    ? page.start.steps.findLast((each) => each.action === "return" || each.after === "returned") : null;
  if (step || general.length) {
    holder.append(el("div", { class: "notice warning returned" },
      step ? el("p", {}, el("strong", {}, say("退回：", "Returned: ")), step.comment) : null,
      step ? el("p", { class: "small quiet" }, `${step.by.name} · ${momentText(step.at)}`) : null,
      ...general.map((each) => note(page, each))));
  }
}

function place(page, comment, rows) {
  const line = rows.find((each) => each.path.join("\n") === comment.place.join("\n"));
  const cells = [...page.table.cells.values()];
  const score = line && cells.find((each) => each.cell.line === line.line);
  const name = score && cells.find((each) => each.cell.role === "name" && each.cell.row === score.cell.row);
  const found = name || score;
  if (found) {
    found.element.append(note(page, comment));
  }
  return Boolean(found);
}

function note(page, comment) {
  const made = el("div", { class: "comment" },
    el("span", { class: "comment-text" }, comment.text),
    el("span", { class: "comment-by" }, `${comment.by.name} · ${momentText(comment.at)}`));
  if (page.start.actions.includes("comment")) {
    made.append(el("button", {
      type: "button", class: "link small no-print",
      onclick: () => settle(page, comment, made),
    }, say("已处理", "Settled")));
  }
  return made;
}

async function settle(page, comment, element) {
  try {
    await post(`/v1/assessments/${page.id}/comments/${comment.id}/settle`, {});
    comment.settled_at = new Date().toISOString();
    element.remove();
  } catch (fault) {
    if (!(fault instanceof Problem)) {
      throw fault;
    }
    toast(fault.message, "error");
  }
}
