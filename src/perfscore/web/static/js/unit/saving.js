// A draft saves itself; what is not acknowledged stays in the browser meanwhile.

import { say, timeText } from "../dom.js";
import { Problem, newKey, put, user } from "../http.js";
import { isSame } from "./document.js";

const PAUSE = 700;
const AGAIN = 5000;
const MOST_AT_LEAVING = 60000;

export class Saving {
  // state: { document, etag, base }; onState(kind, text), onConflict(current) → promise
  constructor(id, state, { onState, onConflict, onClosed }) {
    this.id = id;
    this.state = state;
    this.onState = onState;
    this.onConflict = onConflict;
    this.onClosed = onClosed;
    this.prefix = `perfscore:draft:${user}:${id}:`;
    this.key = this.prefix + newKey();
    this.version = 0;
    this.saved = 0;
    this.running = null;
    this.timer = null;
    window.addEventListener("online", () => this.soon(0));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") {
        this.leave();
      }
    });
    window.addEventListener("pagehide", () => this.leave());
  }

  get isDirty() {
    return this.version !== this.saved;
  }

  changed() {
    this.version += 1;
    this.hold();
    this.onState("waiting", say("有修改，马上保存", "changed, saving soon"));
    this.soon(PAUSE);
  }

  // Keeps the edits in this browser; private windows may refuse, then only the server has them.
  hold() {
    try {
      localStorage.setItem(this.key, JSON.stringify({
        etag: this.state.etag, base: this.state.base, document: this.state.document,
        at: new Date().toISOString(),
      }));
    } catch {
      // The server has them once they are saved.
    }
  }

  // What other pages of this draft held when they were closed, or hold now; oldest first.
  held() {
    try {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(this.prefix) && key !== this.key);
      return keys.map((key) => this.read(key)).filter(Boolean).sort((a, b) => (a.at < b.at ? -1 : 1));
    } catch {
      return [];
    }
  }

  read(key) {
    try {
      const found = JSON.parse(localStorage.getItem(key));
      if (typeof found.document === "object" && !isSame(found.document, this.state.document)) {
        return { ...found, key };
      }
    } catch {
      // It is no version of the draft.
    }
    this.forget(key);
    return null;
  }

  forget(key = this.key) {
    try {
      localStorage.removeItem(key);
    } catch {
      // As above.
    }
  }

  soon(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  // Saves what is not saved yet; gives whether everything is.
  async flush() {
    clearTimeout(this.timer);
    for (let count = 0; count < 3 && this.isDirty; count += 1) {
      await this.save();
    }
    return !this.isDirty;
  }

  save(wishes = {}) {
    this.running = this.running || this.send(wishes).finally(() => {
      this.running = null;
      if (this.isRebased) {
        this.isRebased = false;
        this.soon(0);
      }
    });
    return this.running;
  }

  async send(wishes) {
    if (!this.isDirty) {
      return;
    }
    const version = this.version;
    const sent = structuredClone(this.state.document);
    this.onState("saving", say("正在保存", "saving"));
    try {
      const answer = await put(this.address, { document: sent }, { etag: this.state.etag, ...wishes });
      this.state.etag = answer.etag || answer.data.etag;
      this.state.base = sent;
      this.saved = version;
      this.acknowledged();
    } catch (fault) {
      await this.failed(fault);
    }
  }

  get address() {
    return `/v1/assessments/${this.id}/document`;
  }

  acknowledged() {
    if (this.isDirty) {
      this.hold();
      this.soon(PAUSE);
      return;
    }
    this.forget();
    this.onState("saved", say(`已保存 ${timeText(new Date())}`, `saved ${timeText(new Date())}`));
  }

  async failed(fault) {
    if (!(fault instanceof Problem)) {
      throw fault;
    }
    this.onState("failed", say(`没有保存：${fault.message}`, `not saved: ${fault.message}`), fault);
    if (fault.status === 412) {
      await this.onConflict().catch((again) => this.failed(again));
    } else if (fault.status === 409 || fault.status === 404 || fault.status === 403) {
      this.onClosed(fault);
    } else if (fault.isPassing || fault.status === 500 || fault.status === 507) {
      this.soon(AGAIN);
    }
  }

  // Takes what the server has as the new ground; the document is saved anew upon it.
  rebase(etag, base) {
    this.state.etag = etag;
    this.state.base = base;
    this.version += 1;
    this.isRebased = true;
    this.hold();
    this.soon(0);
  }

  leave() {
    if (!this.isDirty) {
      return;
    }
    this.hold();
    if (JSON.stringify(this.state.document).length < MOST_AT_LEAVING / 3) {
      clearTimeout(this.timer);
      this.save({ keepalive: true });
    }
  }
}
