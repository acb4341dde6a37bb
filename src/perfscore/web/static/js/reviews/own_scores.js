// The reviewer's own scores: kept while typing, told of at their cells, added up by the
// service.

import { el, say } from "../dom.js";
import { get, put } from "../http.js";
import { shownPoints } from "./parts.js";

const PAUSE = 700;

export class OwnScores {
  constructor(kept, { url, rows, isOpen, onSaved, onState, onConflict }) {
    this.url = url;
    this.isOpen = isOpen;
    this.onSaved = onSaved;
    this.onState = onState;
    this.onConflict = onConflict;
    this.etag = kept.etag;
    this.kept = kept;
    this.fields = new Map();
    this.lineOfRow = new Map();
    rows.forEach((row, at) => {
      if (row && kept.items[at]) {
        this.lineOfRow.set(row, kept.items[at]);
      }
    });
    this.timer = null;
    this.saving = null;
    this.isDirty = false;
    this.isStopped = false;
  }

  withoutRow(rows) {
    return this.kept.items.filter((_, at) => !rows[at]);
  }

  cells(row) {
    const line = this.lineOfRow.get(row.id);
    if (!line) {
      return [el("td", { class: "f-own" }), el("td", { class: "f-own-reason" })];
    }
    return this.cellsOfLine(line);
  }

  cellsOfLine(line) {
    const name = line.path.join(" / ");
    const [label, why] = [say("复核得分", "reviewed"), say("理由", "reason")];
    if (!this.isOpen) {
      return [
        el("td", { class: "f-own number", "data-label": label }, line.score ?? ""),
        el("td", { class: "f-own-reason", "data-label": why }, line.reason),
      ];
    }
    const fault = el("p", { class: "own-fault", id: `own-fault-${line.line}` });
    const score = el("input", {
      type: "text", inputmode: "decimal", autocomplete: "off", class: "own-score",
      id: `own-score-${line.line}`,
      "aria-label": say(`复核得分：${name}`, `reviewed score: ${name}`),
      "aria-describedby": fault.id,
      placeholder: shownPoints(line.recomputed ?? ""),
      title: limits(line),
    });
    const reason = el("textarea", {
      rows: "1", class: "own-reason", id: `own-reason-${line.line}`,
      "aria-label": say(`复核理由：${name}`, `reason: ${name}`),
      "aria-describedby": fault.id,
    });
    score.value = line.score ?? "";
    reason.value = line.reason;
    for (const field of [score, reason]) {
      field.addEventListener("input", () => this.touch());
    }
    this.fields.set(line.line, { score, reason, fault });
    return [
      el("td", { class: "f-own", "data-label": label }, score),
      el("td", { class: "f-own-reason", "data-label": why }, reason, fault),
    ];
  }

  values() {
    const items = [];
    for (const [line, { score, reason }] of this.fields) {
      if (score.value.trim() || reason.value.trim()) {
        items.push({ line, score: score.value.trim() || null, reason: reason.value.trim() });
      }
    }
    return items;
  }

  touch() {
    this.isDirty = true;
    this.onState("waiting");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  /* Saves what is not kept yet; gives whether everything is kept. */
  async save() {
    clearTimeout(this.timer);
    if (this.saving) {
      await this.saving;
    }
    if (this.isStopped) {
      await this.conflict();
      return false;
    }
    if (!this.isDirty) {
      return true;
    }
    this.saving = this.put();
    try {
      return await this.saving;
    } finally {
      this.saving = null;
    }
  }

  async put() {
    this.isDirty = false;
    this.onState("saving");
    try {
      const answer = await put(this.url, { items: this.values() }, { etag: this.etag });
      this.etag = answer.data.etag;
      this.kept = answer.data;
      this.tell(answer.data.diagnostics);
      this.onSaved(answer.data);
      this.onState(this.isDirty ? "waiting" : "saved");
      return !this.isDirty;
    } catch (fault) {
      this.isDirty = true;
      if (fault.status === 412) {
        this.isStopped = true;
        this.onState("conflict");
        await this.conflict();
      } else {
        this.onState("failed", fault.message);
        if (fault.isPassing) {
          this.timer = setTimeout(() => this.save(), PAUSE * 10);
        }
      }
      return false;
    }
  }

  /* What only one side changed stays; rows that both changed are asked about. */
  async conflict() {
    const theirs = (await get(this.url)).data;
    const apart = [];
    for (const item of theirs.items) {
      const field = this.fields.get(item.line);
      if (!field) {
        continue;
      }
      const mine = { score: field.score.value.trim(), reason: field.reason.value.trim() };
      const base = this.kept.items.find((each) => each.line === item.line);
      if (isSame(mine, base)) {
        write(field, item);
      } else if (!isSame(item, base) && !isSame(mine, item)) {
        apart.push({ item, mine });
      }
    }
    this.onConflict({ apart, theirs });
  }

  /* Goes on from what is kept: rows that both changed as here, or as kept. */
  settle(theirs, { apart, isMine }) {
    this.etag = theirs.etag;
    this.kept = theirs;
    this.isStopped = false;
    for (const { item } of isMine ? [] : apart) {
      write(this.fields.get(item.line), item);
    }
    this.isDirty = true;
    this.save();
  }

  tell(diagnostics) {
    for (const { score, reason, fault } of this.fields.values()) {
      fault.replaceChildren();
      for (const field of [score, reason]) {
        field.removeAttribute("aria-invalid");
      }
    }
    for (const each of diagnostics) {
      const field = this.fields.get(each.line);
      if (!field) {
        continue;
      }
      field.fault.append(el("span", { class: each.severity }, each.message));
      if (each.severity === "error") {
        const isReason = each.rule.includes("reason");
        (isReason ? field.reason : field.score).setAttribute("aria-invalid", "true");
      }
    }
  }

  firstFault() {
    const found = [...this.fields.values()].find(({ fault }) => fault.querySelector(".error"));
    return found ? found.score : null;
  }
}

function isSame(one, other) {
  return (one.score ?? "") === (other?.score ?? "") && one.reason === (other?.reason ?? "");
}

function write(field, item) {
  field.score.value = item.score ?? "";
  field.reason.value = item.reason;
}

function limits(line) {
  const low = line.low ?? "0";
  return line.high === null
    ? say(`不小于 ${low}`, `not below ${low}`)
    : say(`${low} 到 ${line.high} 分`, `${low} to ${line.high} points`);
}
