// The form of one assessment: typed values are scored at once, and saved by themselves.

import { announce, el, fill, find, say, toast } from "../dom.js";
import { Problem, get, post, signInAddress } from "../http.js";
import { Beside } from "./beside.js";
import { chosen } from "./conflict.js";
import { insertRow, isSame, removeRow, setAt, valueAt } from "./document.js";
import { mark, openCount, placed, summary } from "./findings.js";
import { spreadsheetKeys } from "./keys.js";
import { actions, openDialogs } from "./moves.js";
import { comments, notes, yearField } from "./paper.js";
import { Saving } from "./saving.js";
import { Side, derivation } from "./side.js";
import { FormTable, grow } from "./table.js";
import { Bar } from "./bar.js";

const TYPING = 150;

class Page {
  constructor(start) {
    this.id = start.id;
    this.start = start;
    this.isOpen = start.actions.includes("edit");
    this.state = { document: start.document, base: structuredClone(start.document), etag: start.etag };
    this.answer = start;
    this.aliases = {};
    this.shape = 0;
    this.asked = null;
    this.side = new Side();
    this.build();
    this.bar = new Bar(find("#bar"), {
      isOpen: this.isOpen, canSubmit: start.actions.includes("submit"),
      onOpenPoints: (button) => this.openPoints(button), onSubmit: () => this.moves.submit(),
      onExplain: (button) => this.explain(null, button),
    });
    this.saving = new Saving(this.id, this.state, {
      onState: (kind, text, fault) => {
        this.bar.saving(kind, text, fault);
        if (kind === "saved" && this.isStale) {
          this.score();
        }
      },
      onConflict: (fault) => this.conflict(fault),
      onClosed: (fault) => this.closed(fault),
    });
    this.moves = openDialogs(this);
    fill(find("#actions"), ...actions(this));
    this.show(start);
    find("#paper").removeAttribute("aria-busy");
    if (this.isOpen) {
      this.offerHeld();
    }
  }

  get document() {
    return this.state.document;
  }

  build() {
    const before = el("div", { class: "before" });
    const table = el("div", { class: "official-holder" });
    const after = el("div", { class: "after" });
    this.head = el("div", { class: "form-title" });
    this.notes = el("div", { class: "form-notes" });
    const form = el("section", { class: "sheet", "aria-label": say("自评表", "The form") }, this.head, table, this.notes);
    fill(find("#paper"), before, form, after);
    this.table = new FormTable(table, this);
    this.beside = new Beside({ before, after }, this);
    spreadsheetKeys(find("#paper"), { inputs: () => this.inputs, fill: (cells) => this.fillCells(cells) });
  }

  get inputs() {
    return [...this.table.inputs, ...this.beside.inputs, ...(this.year ? [this.year] : [])];
  }

  // ---- what is shown

  show(answer) {
    this.answer = answer;
    this.isStale = false;
    if (!answer.sheet) {
      fill(this.head, el("p", { class: "notice error" }, say(
        "这份自评表的内容读不成表，请上传已有的表，或删去后重新建。",
        "The content of this assessment cannot be laid out as a form; a form has to be uploaded.")));
    } else {
      const focus = focused();
      this.aliases = {};
      yearField(this, this.head, answer.sheet);
      const isDrawn = [this.table.show(answer.sheet), this.beside.show(answer.sheet)].some(Boolean);
      notes(this.notes, answer.sheet.notes);
      if (isDrawn) {
        comments(this, this.start.comments, answer.rows);
        refocus(focus);
      }
      this.table.refresh();
    }
    this.found = placed(answer.findings, this.inputs.map(withAt), [...this.table.cells.values()], answer.rows);
    if (this.isOpen) {
      mark(this.found, this.inputs);
    }
    this.bar.show(answer, openCount(answer.findings));
    this.side.renew("points", summary(this.found, { onGo: () => this.leaveSide() }));
    if (this.explained !== undefined && this.side.shown === "derivation") {
      this.renewDerivation();
    }
  }

  leaveSide() {
    if (getComputedStyle(this.side.element).position === "fixed" && innerWidth < 768) {
      this.side.opener = null;
      this.side.close();
    }
  }

  openPoints(button) {
    if (this.side.shown === "points") {
      this.side.close();
      return;
    }
    this.side.open("points", say("要处理的地方", "Open points"),
      summary(this.found, { onGo: () => this.leaveSide() }), button);
  }

  // ---- what is typed

  resolved(pointer) {
    const [, key, row, ...rest] = pointer.split("/");
    const known = this.aliases[row];
    return known === undefined ? pointer : [`/${key}/${known}`, ...rest].join("/");
  }

  edit(pointer, value) {
    const [, key, row] = pointer.split("/");
    if (/^-\d+$/.test(row || "") && this.aliases[row] === undefined) {
      const made = insertRow(this.document, `/${key}`, this.answer.sheet.rows[row]);
      this.aliases[row] = made.split("/").pop();
      this.shape += 1;
    }
    setAt(this.document, this.resolved(pointer), value);
    this.changed();
  }

  fillCells(cells) {
    const backup = structuredClone(this.document);
    const isOver = cells.some(([{ control }, text]) =>
      control.value.trim() && control.value.trim() !== text);
    for (const [entry, text] of cells) {
      entry.control.value = text;
      grow(entry.control);
      this.edit(entry.wish.at, text);
    }
    if (isOver) {
      this.offerBack(backup, say("粘贴的代替了原来填的", "what was pasted took the place of what was typed"),
        say("恢复", "Undo"));
    }
  }

  // What was there before a step can come back while the notice stands.
  offerBack(before, said, word) {
    const undo = el("button", { type: "button", class: "toast-action", onclick: () => {
      told.remove();
      this.replace(before);
    } }, word);
    const told = toast(said, "warning");
    told.insertBefore(undo, told.lastChild);
  }

  add({ place, after }) {
    this.addRow(after, this.answer.sheet.places[place]);
  }

  addRow(after, row) {
    const made = insertRow(this.document, after, row);
    this.shape += 1;
    this.wanted = made;
    this.changed(0);
  }

  async remove({ at, headings }) {
    const where = this.resolved(at);
    const row = valueAt(this.document, where);
    const backup = structuredClone(this.document);
    removeRow(this.document, where, headings.map((each) => this.resolved(each)));
    this.shape += 1;
    this.changed(0);
    const isBlank = !Object.entries(row || {}).some(([key, value]) =>
      typeof value === "string" && value && !["一级", "二级"].includes(key));
    if (!isBlank) {
      this.offerBack(backup, say("删去了一行", "the row was removed"), say("恢复", "Undo"));
    }
  }

  replace(document) {
    this.state.document = structuredClone(document);
    this.shape += 1;
    this.table.refresh();
    this.beside.refresh();
    this.changed(0);
    this.table.signature = "";
    this.beside.signature = "";
  }

  changed(wait = TYPING) {
    this.saving.changed();
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.score(), wait);
  }

  async score() {
    const shape = this.shape;
    this.asked?.abort();
    this.asked = new AbortController();
    const { signal } = this.asked;
    try {
      const { data } = await post(`/v1/assessments/${this.id}/sheet`, { document: this.document }, { signal });
      if (!signal.aborted && shape === this.shape) {
        this.show(data);
        this.focusWanted();
      }
    } catch (fault) {
      this.notScored(fault);
    }
  }

  notScored(fault) {
    if (fault instanceof Problem) {
      this.isStale = true;
      this.bar.scoring(say(`得分没有更新：${fault.message}`, `scores are not up to date: ${fault.message}`));
    } else if (fault.name !== "AbortError") {
      throw fault;
    }
  }

  focusWanted() {
    if (this.wanted) {
      const found = this.inputs.find((each) => each.wish.at.startsWith(`${this.wanted}/`));
      this.wanted = null;
      found?.control.focus();
    }
  }

  // ---- how a score came about

  async explain(line, button) {
    if (this.side.shown === "derivation" && this.side.opener === button) {
      this.side.close();
      return;
    }
    this.explained = line;
    const name = line === null ? say("总分", "Total") : this.answer.rows[line].path.at(-1);
    this.side.open("derivation", name, el("p", { class: "quiet" }, say("正在推导…", "working it out…")), button);
    await this.renewDerivation();
  }

  async renewDerivation() {
    const { explained } = this;
    try {
      const { data } = await post(`/v1/assessments/${this.id}/sheet/derivation`,
        { document: this.document, line: explained });
      if (this.explained === explained) {
        this.side.renew("derivation", derivation(data.derivation));
      }
    } catch (fault) {
      if (!(fault instanceof Problem)) {
        throw fault;
      }
      this.side.renew("derivation", el("p", { class: "notice error" }, fault.message));
    }
  }

  // ---- two versions

  get labels() {
    return new Map(this.inputs.map((each) => [this.resolved(each.wish.at), each.wish.label]));
  }

  async conflict() {
    const { data } = await get(`/v1/assessments/${this.id}/sheet`);
    const made = await chosen({
      base: this.state.base, mine: this.document, theirs: data.document, labels: this.labels,
      title: say("别人同时改了这份表", "Somebody else changed this form"),
      said: say("下面是两边不同的格。选定后保存；没有选的一边不会留下。两边都改了的格要看清楚。",
        "These cells differ. What is chosen is saved; cells that both changed need a close look."),
      names: [say("这里填的", "typed here"), say("别人保存的", "saved by the other")],
    });
    if (!made) {
      this.bar.saving("failed", say("没有保存：别人同时改了这份表", "not saved: somebody else changed it"),
        null, () => this.conflict());
      return;
    }
    this.state.document = made;
    this.shape += 1;
    this.saving.rebase(data.etag, data.document);
    this.table.signature = "";
    await this.score();
  }

  async offerHeld() {
    const held = this.saving.held();
    if (!held) {
      return;
    }
    const take = el("button", { type: "button", class: "button primary small" }, say("恢复", "Restore"));
    const drop = el("button", { type: "button", class: "button small" }, say("不要了", "Discard"));
    const notice = el("div", { class: "notice warning", role: "status" },
      el("p", {}, say("上次有修改没有存到服务器上，还留在这台电脑里。",
        "Changes from last time were not saved on the server; this browser still has them.")),
      el("div", { class: "actions" }, take, drop));
    find("#notices").append(notice);
    take.addEventListener("click", async () => {
      if (await this.restore(held)) {
        notice.remove();
      }
    });
    drop.addEventListener("click", () => {
      this.saving.forget();
      notice.remove();
    });
  }

  async restore(held) {
    let made = held.document;
    if (held.etag !== this.state.etag || !isSame(this.document, this.state.base)) {
      made = await chosen({
        base: held.base, mine: held.document, theirs: this.document, labels: this.labels,
        title: say("恢复没有保存的修改", "Restore what was not saved"),
        said: say("这份表后来又改过。下面是不同的格，选定后保存。",
          "The form was changed since. These cells differ; what is chosen is saved."),
        names: [say("没有保存的修改", "not saved"), say("现在的表", "the form now")],
      });
    }
    if (made) {
      this.replace(made);
    }
    return Boolean(made);
  }

  // What an uploaded form put in place of the document is shown; the one before can come back.
  arrived(read, before) {
    this.state.etag = read.etag || read.data.etag;
    this.state.document = read.data.document;
    this.state.base = structuredClone(read.data.document);
    this.shape += 1;
    this.table.signature = "";
    this.beside.signature = "";
    this.offerBack(before,
      say("读入的内容代替了原来填的", "what was read took the place of what was typed"),
      say("换回原来填的", "Undo"));
    return this.score();
  }

  closed(fault) {
    const reload = el("a", { href: location.pathname, class: "button small" }, say("重新打开", "Open anew"));
    fill(find("#notices"), el("div", { class: "notice error", role: "alert" },
      el("p", {}, fault.message), el("p", {}, say(
        "没有保存的修改还留在这台电脑里。", "What was not saved is kept in this browser.")), reload));
  }

  // Everything is saved before a step is taken; gives whether it is.
  async settled() {
    if (!this.isOpen || await this.saving.flush()) {
      return true;
    }
    toast(say("还有修改没有保存，先要存上", "changes are not saved yet and have to be"), "error");
    return false;
  }

  tell(fault) {
    if (!(fault instanceof Problem)) {
      throw fault;
    }
    if (fault.status === 401) {
      location.assign(signInAddress());
    }
    toast(fault.message, "error");
    announce(fault.message);
  }
}

const withAt = (each) => Object.assign(each, { at: each.wish.at });

function focused() {
  const active = document.activeElement;
  const at = active?.dataset?.at;
  return at ? { at, from: active.selectionStart, to: active.selectionEnd } : null;
}

function refocus(focus) {
  if (!focus || !page || document.activeElement?.dataset?.at) {
    return;
  }
  const at = page.resolved(focus.at);
  const found = page.inputs.find((each) => each.wish.at === at);
  if (found) {
    found.control.focus({ preventScroll: true });
    if (found.control.setSelectionRange && focus.from !== null) {
      found.control.setSelectionRange(focus.from, focus.to);
    }
  }
}

let page = null;
page = new Page(JSON.parse(find("#start").textContent));
