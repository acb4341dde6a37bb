// A draft saves itself; what could not be saved is kept in this browser, and where
// somebody else saved meanwhile, both texts are shown.

import { ask, el, say, timeText, toast } from "../dom.js";
import { get, put, signInAddress, user } from "../http.js";

const AFTER = 1200;
const AGAIN = 5000;

export class Saving {
  constructor({ id, etag, text, field, status, onSaved, onText }) {
    Object.assign(this, { id, etag, field, status, onSaved, onText });
    this.saved = text;
    this.key = `perfscore:set-draft:${user}:${id}`;
    this.isPaused = false;
    this.running = null;
    addEventListener("beforeunload", (event) => {
      if (this.isChanged) {
        this.keepHere();
        event.preventDefault();
      }
    });
    addEventListener("pagehide", () => this.isChanged && this.keepHere());
  }

  get isChanged() {
    return this.field.value !== this.saved;
  }

  get address() {
    return `/v1/set-drafts/${encodeURIComponent(this.id)}`;
  }

  // Something was typed.
  touch() {
    this.keepHere();
    if (this.isPaused) {
      return;
    }
    if (!this.isChanged && !this.running) {
      this.took(this.saved, this.etag);
      return;
    }
    this.say(say("有改动，还没有保存", "changed, not saved yet"));
    this.later(AFTER);
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  // What this browser kept when it could not be saved; null if it is what is saved.
  kept() {
    try {
      const found = JSON.parse(localStorage.getItem(this.key) ?? "null");
      return found && found.text !== this.saved ? found : null;
    } catch {
      return null;
    }
  }

  keepHere() {
    try {
      const kept = { text: this.field.value, etag: this.etag, at: new Date().toISOString() };
      localStorage.setItem(this.key, JSON.stringify(kept));
    } catch {
      // A browser that keeps nothing still saves to the service.
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // As above.
    }
  }

  async save() {
    clearTimeout(this.timer);
    if (this.running) {
      await this.running;
    }
    if (!this.isChanged || this.isPaused) {
      return !this.isChanged;
    }
    this.running = this.send(this.field.value);
    const isSaved = await this.running;
    this.running = null;
    return isSaved;
  }

  async send(text) {
    this.say(say("正在保存…", "saving…"));
    try {
      const { data, etag } = await put(this.address, { text }, { etag: this.etag });
      this.took(text, etag || data.etag);
      this.onSaved(data);
      return true;
    } catch (fault) {
      const current = fault.kind === "changed-meanwhile" ? fault.body.current : null;
      if (current && current.text === text) { // saved, and its answer was lost
        this.took(text, current.etag);
        return true;
      }
      if (current) {
        await this.conflict(current);
      } else {
        this.failed(fault);
      }
      return false;
    }
  }

  took(text, etag) {
    this.etag = etag;
    this.saved = text;
    if (this.isChanged) {
      this.later(AFTER);
    } else {
      this.forget();
      this.say(say(`已保存 ${timeText(new Date())}`, `saved ${timeText(new Date())}`));
    }
  }

  failed(fault) {
    if (fault.status === 401) {
      this.say(say("登录已过期，没有保存；内容留在这台电脑上", "signed out; kept in this browser"), true);
      location.assign(signInAddress());
      return;
    }
    this.say(say(`没有保存：${fault.message}`, `not saved: ${fault.message}`), true);
    if (fault.isPassing) {
      this.later(AGAIN);
    } else {
      toast(fault.message, "error");
    }
  }

  async conflict(current) {
    this.isPaused = true;
    this.keepHere();
    this.say(say("别人改过，没有保存", "somebody else changed it; not saved"), true);
    const mine = this.field.value;
    const answer = await ask({
      title: say(`${current.changed_by}也改了这份草稿`, `${current.changed_by} changed this draft too`),
      body: [
        el("p", {}, say(
          "两份都在下面，不同的行有底色。选一份继续。选“用已保存的”以后，按 Ctrl+Z 还能找回这里的。",
          "Both are below, lines that differ are shaded. Choose one to go on with; after taking the one saved, Ctrl+Z brings this one back.",
        )),
        el("div", { class: "both" },
          this.half(say("这里的", "This one"), mine, current.text),
          this.half(say("已保存的", "The one saved"), current.text, mine)),
      ],
      buttons: [
        { value: "mine", text: say("用这里的", "Keep this one"), kind: "primary" },
        { value: "theirs", text: say("用已保存的", "Take the one saved") },
        { value: "", text: say("先不选", "Decide later") },
      ],
      wide: true,
    });
    this.settle(answer, current);
  }

  settle(answer, current) {
    if (answer === "") {
      this.onConflict?.();
      this.say(say("没有保存：与别人的改动冲突", "not saved: in conflict with another change"), true);
      return;
    }
    this.isPaused = false;
    this.etag = current.etag;
    this.saved = current.text;
    if (answer === "theirs") {
      this.onText(current.text);
    }
    this.later(0);
  }

  // Asks again about a conflict that was left open.
  async resume() {
    const { data } = await get(this.address);
    if (data.text === this.field.value) {
      this.isPaused = false;
      this.took(data.text, data.etag);
    } else {
      await this.conflict(data);
    }
  }

  half(title, text, other) {
    const there = new Set(other.split("\n"));
    const lines = text.split("\n").map((line) =>
      there.has(line) ? `${line}\n` : el("span", { class: "other" }, line || " "));
    return el("section", {}, el("h3", {}, title),
      el("pre", { tabindex: "0", "aria-label": title }, lines));
  }

  say(text, isWrong = false) {
    this.status.textContent = text;
    this.status.classList.toggle("fault", isWrong);
  }
}
