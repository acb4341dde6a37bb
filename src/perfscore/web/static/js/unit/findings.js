// What is missing or needs a reason: marked at its cell, listed beside the form.

import { el, say } from "../dom.js";
import { enter } from "./keys.js";

const WORDS = {
  error: ["必须处理", "has to be settled"],
  warning: ["请核对", "to be checked"],
  note: ["提示", "note"],
};
const OPEN = new Set(["missing-value", "total-open", "weight-missing", "missing-reason"]);

export function openCount(findings) {
  return findings.filter((each) => each.blocks).length;
}

// Finds the input that each finding is about; the first one of a whole row or part.
export function placed(findings, inputs, cells, rows) {
  return findings.map((finding) => ({ finding, entry: entryOf(finding, inputs, cells, rows) }));
}

function entryOf(finding, inputs, cells, rows) {
  const { pointer, path } = finding;
  if (pointer) {
    const exact = inputs.find((each) => each.at === pointer);
    const below = exact || inputs.find((each) => each.at.startsWith(`${pointer}/`));
    if (below) {
      return below;
    }
    const above = inputs.filter((each) => pointer.startsWith(`${each.at}/`));
    if (above.length) {
      return above[0];
    }
  }
  if (path.length) {
    const line = rows.find((each) => each.path.join("\n") === path.join("\n"));
    const score = line && cells.find((each) => each.cell.line === line.line);
    if (score) {
      return inputs.find((each) => each.part === score.part && each.cell.row === score.cell.row)
        || { element: score.element, control: score.button };
    }
    const group = cells.find((each) => each.cell.role === "group"
      && each.cell.text.startsWith(path[path.length - 1]));
    if (group) {
      return inputs.find((each) => each.part === group.part && each.cell.row >= group.cell.row) || null;
    }
  }
  return null;
}

export function mark(found, inputs) {
  for (const each of inputs) {
    each.element.classList.remove("has-error", "has-warning", "has-note", "is-open");
    each.control.removeAttribute("aria-invalid");
    each.control.removeAttribute("aria-describedby");
  }
  for (const each of document.querySelectorAll(".cell-said")) {
    each.remove();
  }
  const byEntry = new Map();
  for (const { finding, entry } of found) {
    if (entry) {
      byEntry.set(entry, [...(byEntry.get(entry) || []), finding]);
    }
  }
  let count = 0;
  for (const [entry, list] of byEntry) {
    count += 1;
    markOne(entry, list, `said-${count}`);
  }
}

function markOne(entry, list, id) {
  const worst = ["error", "warning", "note"].find((one) => list.some((each) => each.severity === one));
  const isOpen = worst === "error" && list.every((each) => OPEN.has(each.rule))
    && !(entry.control.value || "").trim();
  entry.element.classList.add(isOpen ? "is-open" : `has-${worst}`);
  const said = list.map((each) => [each.message, each.hint].filter(Boolean).join(say("；", "; ")));
  entry.element.append(el("span", { class: "cell-said no-print", id }, said.join("\n")));
  entry.control.setAttribute("aria-describedby", id);
  if (worst === "error" && !isOpen) {
    entry.control.setAttribute("aria-invalid", "true");
  }
}

export function summary(found, { onGo }) {
  if (!found.length) {
    return el("p", { class: "empty" }, say("没有要处理的地方。", "Nothing is open."));
  }
  const groups = ["error", "warning", "note"].map((severity) => {
    const own = found.filter((each) => each.finding.severity === severity);
    return own.length ? [
      el("h3", { class: `summary-head ${severity}` }, `${say(...WORDS[severity])} · ${own.length}`),
      el("ul", { class: "summary" }, ...own.map((each) => item(each, onGo))),
    ] : [];
  });
  return el("div", {}, ...groups.flat());
}

function item({ finding, entry }, onGo) {
  const words = [
    el("span", { class: "summary-said" }, finding.message),
    finding.hint ? el("span", { class: "summary-hint" }, finding.hint) : null,
  ];
  if (!entry) {
    return el("li", { class: finding.severity }, el("div", { class: "summary-item" }, ...words));
  }
  return el("li", { class: finding.severity }, el("button", {
    type: "button", class: "summary-item",
    onclick: () => {
      onGo();
      enter(entry.control);
    },
  }, ...words));
}
