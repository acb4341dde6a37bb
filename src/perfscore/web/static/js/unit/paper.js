// What stands around the official table: title and year, remarks, an evaluator's comments.

import { el, fill, momentText, say, toast } from "../dom.js";
import { Problem, post } from "../http.js";
import { inputFor } from "./table.js";

export function yearField(page, head, sheet) {
  if (!page.year) {
    const title = el("h2", { class: "official-title", lang: "zh-CN" });
    const subtitle = el("p", { class: page.isOpen ? "official-subtitle print-only" : "official-subtitle" });
    fill(head, title, subtitle);
    page.titles = { title, subtitle };
    if (page.isOpen) {
      const made = inputFor(sheet.year, page);
      const holder = el("label", { class: "year-cell no-print cell-holder" }, el("span", {}, say("年度", "Year")), made.element);
      made.control.addEventListener("input", () => page.edit(sheet.year.at, made.control.value));
      page.year = { control: made.control, wish: sheet.year, element: holder, part: "year", cell: { row: 0, column: 0 } };
      head.append(holder);
    }
  }
  page.titles.title.textContent = sheet.title;
  page.titles.subtitle.textContent = sheet.subtitle;
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
