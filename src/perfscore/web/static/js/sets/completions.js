// The list of what can be typed, beside the caret. Nothing in it is chosen until an
// arrow key is pressed, so that Enter ends a line as usual.

import { announce, el, fill, say } from "../dom.js";
import { post } from "../http.js";
import { offsetOf, placeOf } from "./positions.js";
import { replace } from "./typing.js";

export class Completions {
  constructor(field, list, painter) {
    this.field = field;
    this.list = list;
    this.painter = painter;
    this.items = [];
    this.chosen = -1;
    this.asked = 0;
    this.isAsking = false;
    this.again = null;
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest('[role="option"]');
      if (option) {
        this.accept(Number(option.dataset.index));
      }
    });
  }

  get isOpen() {
    return !this.list.hidden;
  }

  // Once at a time: where it is asked for meanwhile, it is asked again afterwards.
  async ask(wish = {}) {
    if (this.isAsking) {
      this.again = wish;
      return;
    }
    this.isAsking = true;
    await this.look(wish);
    this.isAsking = false;
    const { again } = this;
    this.again = null;
    if (again) {
      await this.ask(again);
    }
  }

  async look({ isWished = false }) {
    const number = (this.asked += 1);
    const { value: text, selectionStart: at } = this.field;
    const place = placeOf(text, at);
    let found;
    try {
      ({ data: found } = await post("/v1/editor/complete", { text, ...place }));
    } catch {
      return;
    }
    const isStale = number !== this.asked || this.field.value !== text ||
      this.field.selectionStart !== at || document.activeElement !== this.field;
    if (isStale) {
      return;
    }
    if (!found.items.length) {
      this.close();
      if (isWished) {
        announce(say("这里没有可补全的", "nothing to complete here"));
      }
      return;
    }
    this.from = offsetOf(text, found.line, found.column);
    this.show(found, place);
  }

  show(found, place) {
    this.items = found.items;
    this.chosen = -1;
    fill(this.list, found.items.map((each, index) =>
      el("div", { role: "option", id: `completion-${index}`, "aria-selected": "false", "data-index": index },
        el("span", { class: "what" }, each.text), el("span", { class: "doc" }, each.doc))));
    this.list.hidden = false;
    this.list.scrollTop = 0;
    const rect = this.painter.rectOf(place.line, place.column);
    const { offsetWidth: width, offsetHeight: height } = this.list;
    const below = rect.bottom + 4;
    const isAbove = below + height > innerHeight && rect.top > height;
    this.list.style.top = `${isAbove ? rect.top - height - 4 : below}px`;
    this.list.style.left = `${Math.max(4, Math.min(rect.left, innerWidth - width - 8))}px`;
    announce(say(`可以写的有 ${this.items.length} 个`, `${this.items.length} can be typed`));
  }

  close() {
    this.asked += 1;
    this.again = null;
    this.list.hidden = true;
    this.items = [];
    this.chosen = -1;
    this.field.removeAttribute("aria-activedescendant");
  }

  move(by) {
    const count = this.items.length;
    this.choose((this.chosen + by + (this.chosen < 0 && by < 0 ? 1 : 0) + count) % count);
  }

  choose(index) {
    this.chosen = index;
    [...this.list.children].forEach((each, at) =>
      each.setAttribute("aria-selected", String(at === index)));
    const option = this.list.children[index];
    option.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", option.id);
  }

  accept(index = Math.max(this.chosen, 0)) {
    const item = this.items[index];
    const { from } = this;
    this.close();
    if (item) {
      replace(this.field, from, this.field.selectionStart, item.text);
    }
    this.close();
  }

  // Whether the key was one for the list.
  takes(event) {
    if (!this.isOpen || event.ctrlKey || event.altKey || event.metaKey) {
      return false;
    }
    switch (event.key) {
      case "ArrowDown":
        this.move(1);
        return true;
      case "ArrowUp":
        this.move(-1);
        return true;
      case "Escape":
        this.close();
        return true;
      case "Tab":
        if (event.shiftKey) {
          return false;
        }
        this.accept();
        return true;
      case "Enter":
        if (this.chosen < 0) {
          this.close();
          return false;
        }
        this.accept();
        return true;
      default:
        return false;
    }
  }
}
