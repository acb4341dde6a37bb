// The form of one assessment: typed values are scored at once, and saved by themselves.

import { announce, el, fill, find, say, toast } from "../dom.js";
import { Problem, post, signInAddress } from "../http.js";
import { Beside } from "./beside.js";
import { Draft } from "./draft.js";
import { Explaining } from "./explaining.js";
import { mark, openCount, placed, summary } from "./findings.js";
import { spreadsheetKeys } from "./keys.js";
import { actions, openDialogs } from "./moves.js";
import { comments, heads, notes } from "./paper.js";
import { Saving } from "./saving.js";
import { Side } from "./side.js";
import { FormTable, put } from "./table.js";
import { backByKey, closed, conflict, offerBack, offerHeld } from "./versions.js";
import { Bar } from "./bar.js";

const TYPING = 150;

class Page {
  constructor(start) {
    this.id = start.id;
    this.start = start;
    this.isOpen = start.actions.includes("edit");
    this.state = new Draft(start.document, start.etag);
    this.answer = start;
    this.heads = [];
    this.asked = null;
    this.side = new Side();
    this.explaining = new Explaining(this);
    this.build();
    this.bar = new Bar(find("#bar"), {
      isOpen: this.isOpen, canSubmit: start.actions.includes("submit"),
      onOpenPoints: (button) => this.openPoints(button), onSubmit: () => this.steps.submit(),
      onExplain: (button) => this.explaining.toggle(null, button),
    });
    this.saving = new Saving(this.id, this.state, {
      onState: (kind, text, fault) => {
        this.bar.saving(kind, text, fault);
        if (kind === "saved" && this.isStale) {
          this.score();
        }
      },
      onConflict: () => conflict(this),
      onClosed: closed,
    });
    this.steps = openDialogs(this);
    fill(find("#actions"), ...actions(this));
    this.show(start);
    find("#paper").removeAttribute("aria-busy");
    if (this.isOpen) {
      offerHeld(this);
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
    const hint = this.isOpen ? el("p", { class: "keys-hint quiet small no-print" }, say(
      "Enter、↑、↓ 到上下一格，Tab 到右一格，Shift+Enter 换行；可以从 WPS、Excel 复制几行几列粘贴。",
      "Enter, ↑ and ↓ go to the next cell, Tab to the right, Shift+Enter begins a line; rows and columns copied in a spreadsheet can be pasted.")) : null;
    const form = el("section", { class: "sheet", "aria-label": say("自评表", "The form") },
      this.head, table, this.notes, ...[hint].filter(Boolean));
    fill(find("#paper"), before, form, after);
    this.table = new FormTable(table, this);
    this.beside = new Beside({ before, after }, this);
    const paper = find("#paper");
    spreadsheetKeys(paper, {
      inputs: () => this.inputs, fill: (cells, added) => this.fillCells(cells, added),
      isScore: (row, column) => this.table.cells.get(`${row},${column}`)?.element.dataset.label === "得分",
    });
    backByKey(this);
    paper.addEventListener("compositionstart", () => {
      this.isComposing = true;
    });
    paper.addEventListener("compositionend", () => {
      this.isComposing = false;
    });
    paper.addEventListener("focusout", () => {
      this.isComposing = false;
      setTimeout(() => this.isLate && this.show(this.answer));
    });
  }

  get inputs() {
    return [...this.table.inputs, ...this.beside.inputs, ...this.heads];
  }

  // ---- what is shown

  show(answer) {
    this.answer = answer;
    this.isStale = false;
    this.isLate = false;
    if (!answer.sheet) {
      fill(this.head, el("p", { class: "notice error" }, say(
        "这份自评表的内容读不成表，请上传已有的表，或删去后重新建。",
        "The content of this assessment cannot be laid out as a form; a form has to be uploaded.")));
    } else {
      this.lay(answer);
    }
    this.found = placed(answer.findings, this.inputs.map(withAt), [...this.table.cells.values()], answer.rows);
    if (this.isOpen) {
      mark(this.found, this.inputs);
    }
    this.bar.show(answer, openCount(answer.findings));
    this.side.renew("points", summary(this.found, { onGo: () => this.leaveSide() }));
    this.explaining.renew();
  }

  // Lays the form out anew; what is being written in is not taken away meanwhile.
  lay(answer) {
    const focus = this.focused();
    if (focus && !focus.isPlaced(answer.sheet)) {
      this.isLate = true;
      return;
    }
    this.state.layOut(answer.sheet);
    heads(this, this.head, answer.sheet);
    const isDrawn = [this.table.show(answer.sheet), this.beside.show(answer.sheet)].some(Boolean);
    notes(this.notes, answer.sheet.notes);
    if (isDrawn) {
      comments(this, this.start.comments, answer.rows);
      this.refocus(focus);
      this.explaining.follow(answer.rows, [...this.table.cells.values()]);
    }
    this.refresh();
    this.rename();
    find("#paper").inert = false;
  }

  // The first cell of the form is the project, or the department.
  rename() {
    const [first] = this.table.inputs;
    const name = (first && this.state.text(first.wish.at).trim()) || this.start.name;
    find("#form-name").textContent = name;
    find("#crumb").textContent = name;
  }

  // Puts what the document says into every input.
  refresh() {
    for (const { control, wish } of this.inputs) {
      put(control, this.state.text(wish.at));
      control.disabled = this.resolved(wish.at) === null;
    }
  }

  focused() {
    const active = document.activeElement;
    const shown = active?.dataset?.at;
    const at = shown ? this.resolved(shown) : null;
    return at === null ? null : {
      at, from: active.selectionStart, to: active.selectionEnd,
      isPlaced: (sheet) => JSON.stringify(sheet).includes(JSON.stringify(at)),
    };
  }

  refocus(focus) {
    const found = focus && !document.activeElement?.dataset?.at
      && this.inputs.find((each) => each.wish.at === focus.at);
    if (found) {
      found.control.focus({ preventScroll: true });
      if (found.control.setSelectionRange && focus.from !== null) {
        found.control.setSelectionRange(focus.from, focus.to);
      }
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
    return this.state.resolved(pointer);
  }

  edit(pointer, value) {
    this.back = null;
    this.state.write(pointer, value);
    this.changed();
  }

  fillCells(cells, added) {
    const { before } = this.state;
    const isOver = cells.some(([{ control }, text]) =>
      control.value.trim() && control.value.trim() !== text);
    for (const [entry, text] of cells) {
      put(entry.control, text);
      this.edit(entry.wish.at, text);
    }
    for (const { at, row } of added) {
      this.state.insert(at, row);
      this.changed();
    }
    if (isOver || cells.length + added.length > 1) {
      offerBack(this, before, isOver
        ? say("粘贴的代替了原来填的", "what was pasted took the place of what was typed")
        : say("已粘贴", "pasted"), say("恢复", "Undo"));
    }
  }

  add({ place, after }) {
    this.addRow(after, this.state.laid.places[place]);
  }

  addRow(after, row) {
    this.wanted = this.state.insert(after, row);
    this.changed(0);
  }

  remove({ at, headings }) {
    const { before } = this.state;
    const gone = this.state.remove(at, headings);
    if (!gone) {
      return;
    }
    this.wanted = gone.next;
    this.refresh();
    this.changed(0);
    const isBlank = !Object.entries(gone.row || {}).some(([key, value]) =>
      typeof value === "string" && value && !["一级", "二级"].includes(key));
    if (!isBlank) {
      offerBack(this, before, say("删去了一行", "the row was removed"), say("恢复", "Undo"));
    }
  }

  replace(document, before = null) {
    this.take(document, before);
    this.changed(0);
  }

  // Takes another document; where the cells shown are not its own, they wait for them.
  take(document, before = null) {
    this.table.signature = "";
    this.beside.signature = "";
    if (this.state.take(document, before)) {
      this.refresh();
    } else {
      find("#paper").inert = true;
    }
  }

  changed(wait = TYPING) {
    this.saving.changed();
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.score(), wait);
  }

  async score() {
    const { shape } = this.state;
    this.asked?.abort();
    this.asked = new AbortController();
    const { signal } = this.asked;
    try {
      const { data } = await post(`/v1/assessments/${this.id}/sheet`, { document: this.document }, { signal });
      if (!signal.aborted && shape === this.state.shape && !this.isComposing) {
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

  explain(line, button) {
    return this.explaining.toggle(line, button);
  }

  // ---- steps

  get labels() {
    return new Map(this.inputs.map((each) => [this.resolved(each.wish.at), each.wish.label]));
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

new Page(JSON.parse(find("#start").textContent));
