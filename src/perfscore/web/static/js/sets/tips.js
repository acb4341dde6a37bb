// What is told of the word, or of the fault, under the pointer.

import { post } from "../http.js";
import { el, fill, find, say } from "../dom.js";

const WAIT = 350;

export class Tips {
  constructor({ layers, field, painter }) {
    Object.assign(this, { layers, field, painter });
    this.tip = find("#tip");
    this.diagnostics = [];
    this.asked = 0;
    layers.addEventListener("mousemove", (event) => this.moved(event));
    layers.addEventListener("mouseleave", () => this.hide());
  }

  moved(event) {
    clearTimeout(this.timer);
    this.hide();
    const { clientX: x, clientY: y } = event;
    this.timer = setTimeout(() => this.tell(x, y), WAIT);
  }

  hide() {
    clearTimeout(this.timer);
    this.asked += 1;
    this.tip.hidden = true;
  }

  // Which character is under a point; null where there is none.
  placeAt(x, y) {
    const line = this.painter.lineAt(y);
    if (line === 0) {
      return null;
    }
    const length = [...this.painter.lines[line - 1]].length;
    let [from, to] = [1, length + 1];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if (this.painter.rectOf(line, middle + 1).left <= x) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from > length ? null : { line, column: from };
  }

  async tell(x, y) {
    const place = this.placeAt(x, y);
    if (!place) {
      return;
    }
    const fault = this.diagnostics.find((each) => each.line === place.line &&
      each.column <= place.column &&
      (each.end_line > each.line || place.column < Math.max(each.end_column, each.column + 1)));
    if (fault) {
      this.show(place, fault.message, fault.hint ? say(`改法：${fault.hint}`, `help: ${fault.hint}`) : "");
      return;
    }
    const number = (this.asked += 1);
    const text = this.field.value;
    try {
      const { data } = await post("/v1/editor/hover", { text, ...place });
      if (number === this.asked && data.hover && this.field.value === text) {
        this.show({ line: data.hover.line, column: data.hover.column }, data.hover.title, data.hover.doc);
      }
    } catch {
      // Nothing is told where nothing can be asked.
    }
  }

  show(place, title, more) {
    const rect = this.painter.rectOf(place.line, place.column);
    fill(this.tip, el("strong", {}, title), more ? el("div", {}, more) : null);
    this.tip.hidden = false;
    this.tip.style.left = `${Math.max(4, Math.min(rect.left, innerWidth - this.tip.offsetWidth - 8))}px`;
    const isBelow = rect.top < this.tip.offsetHeight + 8;
    this.tip.style.top = `${isBelow ? rect.bottom + 4 : rect.top - this.tip.offsetHeight - 4}px`;
  }
}
