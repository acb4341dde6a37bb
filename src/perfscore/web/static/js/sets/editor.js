// The editor of a draft: what is typed is coloured, checked, completed, tried and saved.

import { announce, el, fill, find, momentText, say, toast } from "../dom.js";
import { post } from "../http.js";
import { Completions } from "./completions.js";
import { Painter } from "./painter.js";
import { Panels } from "./panels.js";
import { offsetOf, placeOf } from "./positions.js";
import { Saving } from "./saving.js";
import { Tips } from "./tips.js";
import { indent, newLine, replace } from "./typing.js";

const OWN = "set.perf";
const WORD = /[\p{L}\p{N}_@/.-]$/u;
const HALF = /[\ud800-\udfff]/;
const SOON = 80;
const AFTER_TYPING = 250;
const AFTER_A_WHILE = 900;

const data = JSON.parse(find("#data").textContent);
const field = find("#text");
const layers = find("#layers");
const box = find("#editor");
const painter = new Painter({
  box, painted: find("#painted"), gutter: find("#gutter"), words: data.words,
});
const completions = new Completions(field, find("#completions"), painter);
const panels = new Panels({
  text: () => field.value,
  base: data.base,
  onCases: (found) => painter.cases(found),
});
const saving = new Saving({
  id: data.id,
  etag: data.etag,
  text: data.text.replace(/\r\n?/g, "\n"),
  field,
  status: find("#saved"),
  onSaved: (draft) => fill(find("#draft-title"), draft.title || say("（没有名称）", "(no title)")),
  onText: (text) => setText(text),
});
saving.onConflict = () => showLocal();
const tips = new Tips({ layers, field, painter });

let diagnostics = [];
let isComposing = false;
let isLeaving = false;
const asking = {};
const timers = {};
const ASKED = { tokens: colour, diagnostics: check };

function later(name, wait, action) {
  clearTimeout(timers[name]);
  timers[name] = setTimeout(action, wait);
}

// Asks about the text as it is, once at a time; what is typed meanwhile is asked about
// when the answer has come.
async function asked(name) {
  if (asking[name]) {
    asking[name].isAgain = true;
    return null;
  }
  const text = field.value;
  asking[name] = { isAgain: false };
  let found = null;
  try {
    ({ data: found } = await post(`/v1/editor/${name}`, { text }));
  } catch (fault) {
    if (name === "diagnostics") {
      find("#counts").textContent = fault.message;
    }
  }
  const { isAgain } = asking[name];
  asking[name] = null;
  if (isAgain) {
    later(name, 0, ASKED[name]);
  }
  return found && { ...found, text };
}

async function colour() {
  const found = await asked("tokens");
  if (found) {
    painter.learn(found.text, found.tokens);
    panels.outline(found.outline);
  }
}

async function check() {
  const found = await asked("diagnostics");
  if (!found) {
    return;
  }
  diagnostics = found.diagnostics;
  listProblems(found);
  // Of an older text the numbers are told, but its places may be others by now.
  if (found.text === field.value) {
    find("#counts").classList.remove("stale");
    const own = diagnostics.filter((each) => each.file === OWN);
    painter.mark(own);
    tips.diagnostics = own;
    tellHere();
  }
}

function listProblems({ errors, warnings, notes }) {
  find("#counts").textContent = say(
    `错误 ${errors}，警告 ${warnings}，提示 ${notes}`,
    `${errors} errors, ${warnings} warnings, ${notes} notes`);
  const words = { error: say("错误", "error"), warning: say("警告", "warning"), note: say("提示", "note") };
  fill(find("#problems"), diagnostics.map((each) => el("li", {},
    el("span", { class: `badge ${each.severity}` }, words[each.severity]), " ",
    place(each), " ", el("span", { class: "said" }, each.message), " ",
    el("span", { class: "quiet small" }, each.rule),
    each.hint ? el("span", { class: "hint" }, say("改法：", "help: "), each.hint) : null,
    each.related.map((one) => el("span", { class: "related" }, place(one), " ", one.message)))));
}

function place(each) {
  const at = `${each.line}:${each.column}`;
  return each.file === OWN
    ? el("a", { class: "at", href: `#${at}` }, at)
    : el("span", { class: "at quiet" }, `${each.file}:${at}`);
}

function tellHere() {
  const { line, column } = placeOf(field.value, field.selectionStart);
  find("#place").textContent = `${line}:${column}`;
  const here = diagnostics.find((each) => each.file === OWN && holds(each, line, column));
  const said = here ? here.message + (here.hint ? say(`　改法：${here.hint}`, ` — ${here.hint}`) : "") : "";
  const shown = find("#here");
  if (shown.textContent !== said) {
    shown.textContent = said;
  }
}

function holds(each, line, column) {
  const isAfter = line > each.line || (line === each.line && column >= each.column);
  const isBefore = line < each.end_line || (line === each.end_line && column <= each.end_column);
  return isAfter && isBefore;
}

function changed() {
  painter.paint(field.value);
  tips.hide();
  if (isComposing) {
    return;
  }
  later("tokens", SOON, colour);
  later("diagnostics", AFTER_TYPING, check);
  find("#counts").classList.add("stale");
  later("panels", AFTER_A_WHILE, () => panels.refresh());
  saving.touch();
  tellHere();
}

// Only what differs is taken out and put in, which is quicker, and undone in one step.
function setText(text) {
  const old = field.value;
  const least = Math.min(old.length, text.length);
  let head = 0;
  while (head < least && old[head] === text[head]) {
    head += 1;
  }
  head -= HALF.test(old[head - 1] ?? "") ? 1 : 0;
  let tail = 0;
  while (tail < least - head && old.at(-1 - tail) === text.at(-1 - tail)) {
    tail += 1;
  }
  tail -= tail && HALF.test(old.at(-tail)) ? 1 : 0;
  if (head + tail < Math.max(old.length, text.length)) {
    replace(field, head, old.length - tail, text.slice(head, text.length - tail));
  }
}

function goTo(line, column) {
  const at = offsetOf(field.value, line, column);
  field.focus({ preventScroll: true });
  field.setSelectionRange(at, at);
  const outer = box.getBoundingClientRect();
  box.scrollTop += painter.rectOf(line, column).top - outer.top - outer.height / 3;
  painter.draw();
  const rect = painter.rectOf(line, column);
  box.scrollLeft += Math.min(0, rect.left - outer.left - 80) ||
    Math.max(0, rect.left - outer.right + 80);
  box.scrollIntoView({ block: "nearest" });
  tellHere();
}

function followAddress() {
  const match = /^#(\d{1,7})(?::(\d{1,7}))?$/.exec(location.hash);
  if (match) {
    goTo(Number(match[1]), Number(match[2] ?? 1));
  }
}

async function format() {
  try {
    const { data: found } = await post("/v1/editor/format", { text: field.value });
    if (found.text === null) {
      toast(say("有语法错误，先改好再排版", "syntax errors have to be mended first"), "warning");
      return;
    }
    if (found.text === field.value) {
      announce(say("已是排好的", "nothing to lay out"));
      return;
    }
    const { line, column } = placeOf(field.value, field.selectionStart);
    setText(found.text);
    goTo(line, column);
  } catch (fault) {
    toast(fault.message, "error");
  }
}

function pressed(event) {
  if (event.isComposing || isComposing) {
    return;
  }
  if (completions.takes(event)) {
    event.preventDefault();
    return;
  }
  const wasLeaving = isLeaving;
  isLeaving = false;
  if (event.key === "Escape") {
    isLeaving = true;
    announce(say("再按 Tab 离开编辑框", "Tab now leaves the editor"));
  } else if (event.key === "Tab" && !wasLeaving && !event.ctrlKey && !event.altKey) {
    event.preventDefault();
    indent(field, event.shiftKey);
  } else if (event.key === "Tab") {
    isLeaving = wasLeaving;
  } else if (event.key === "Shift") {
    isLeaving = wasLeaving;
  } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    newLine(field);
  } else if (event.key === " " && event.ctrlKey) {
    event.preventDefault();
    completions.ask({ isWished: true });
  } else if (event.key.toLowerCase() === "f" && event.shiftKey && event.altKey) {
    event.preventDefault();
    format();
  } else if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    saving.save();
  }
}

function typed(event) {
  changed();
  const before = field.value.slice(0, field.selectionStart);
  const isWord = !isComposing && event.inputType?.startsWith("insert") &&
    event.inputType !== "insertLineBreak" && WORD.test(before);
  if (isWord) {
    later("complete", SOON * 2, () => completions.ask());
  } else {
    clearTimeout(timers.complete);
    completions.close();
  }
}

function showLocal() {
  const kept = saving.kept();
  const notice = find("#local");
  if (!kept || (kept.text === field.value && !saving.isPaused)) {
    notice.hidden = true;
    return;
  }
  const settle = (action) => () => {
    notice.hidden = true;
    action();
  };
  fill(notice, el("p", {}, saving.isPaused
    ? say("这里的改动与别人的冲突，还没有保存。", "The changes here are in conflict and not saved.")
    : say(`这台电脑上有没有保存的一稿（${momentText(kept.at)}）。`,
      `This browser kept a text that was not saved (${momentText(kept.at)}).`)),
  el("div", { class: "actions" }, saving.isPaused
    ? [el("button", { type: "button", class: "button small", onclick: settle(() => saving.resume()) },
      say("处理冲突", "Settle it"))]
    : [
      el("button", { type: "button", class: "button small", onclick: settle(() => setText(kept.text)) },
        say("接着那一稿", "Go on with it")),
      el("button", { type: "button", class: "button small", onclick: settle(() => saving.forget()) },
        say("不要了", "Discard it")),
    ]));
  notice.hidden = false;
}

function leaveToPublish(event) {
  if (saving.isChanged) {
    event.preventDefault();
    saving.save().then((isSaved) => isSaved && location.assign(event.target.href));
  }
}

field.value = saving.saved;
field.setSelectionRange(0, 0);
painter.paint(field.value);
field.addEventListener("input", typed);
field.addEventListener("keydown", pressed);
field.addEventListener("compositionstart", () => {
  isComposing = true;
  layers.classList.add("composing");
  completions.close();
});
field.addEventListener("compositionend", () => {
  isComposing = false;
  layers.classList.remove("composing");
  changed();
  later("complete", SOON * 2, () => completions.ask());
});
field.addEventListener("blur", () => completions.close());
document.addEventListener("selectionchange", () => {
  if (document.activeElement === field) {
    tellHere();
  }
});
box.addEventListener("scroll", () => {
  completions.close();
  tips.hide();
});
find("#format").addEventListener("click", format);
find("#complete").addEventListener("click", () => {
  field.focus();
  completions.ask({ isWished: true });
});
find("#publish")?.addEventListener("click", leaveToPublish);
addEventListener("hashchange", followAddress);
document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#"]');
  if (link && link.getAttribute("href") === location.hash) {
    followAddress();
  }
});

showLocal();
colour();
check().then(followAddress);
