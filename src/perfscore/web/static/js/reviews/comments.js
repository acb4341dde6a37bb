// Comments on the form as a whole and on its rows.

import { el, momentText, say, toast } from "../dom.js";
import { get, post, remove } from "../http.js";

export class Comments {
  constructor({ url, rows, mayWrite, own }) {
    this.url = url;
    this.rows = rows;
    this.mayWrite = mayWrite;
    this.own = own;
    this.items = [];
    this.buttons = new Map();
    this.list = el("ol", { class: "comment-list" });
    this.onReveal = () => {};
    this.onCount = () => {};
  }

  async load() {
    this.items = (await get(this.url)).data.items;
    this.draw();
  }

  panel() {
    const box = el("div", { class: "comments" }, this.list);
    if (this.mayWrite) {
      box.append(this.form());
    }
    return box;
  }

  form() {
    this.place = el("select", { id: "comment-place" },
      el("option", { value: "" }, say("整张表", "the whole form")),
      ...this.rows.map((row, at) =>
        el("option", { value: String(at + 1) }, row.path.join(" / "))));
    this.text = el("textarea", { id: "comment-text", rows: "3", required: true, maxlength: "4000" });
    const form = el("form", { class: "comment-form" },
      el("label", { for: "comment-place" }, say("写给", "on")), this.place,
      el("label", { for: "comment-text" }, say("意见", "comment")), this.text,
      el("button", { type: "submit", class: "button" }, say("加上意见", "add comment")));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const at = Number(this.place.value);
      const place = at ? this.rows[at - 1].path : [];
      try {
        await post(this.url, { place, text: this.text.value });
        this.text.value = "";
        await this.load();
        toast(say("意见已加上", "the comment was added"));
      } catch (fault) {
        toast(fault.message, "error");
      }
    });
    return form;
  }

  tools(row) {
    const button = el("button", { type: "button", class: "row-comment" });
    button.addEventListener("click", () => this.open(row));
    this.buttons.set(row.id, { button, row });
    this.mark(row.id);
    return [button];
  }

  open(row) {
    this.onReveal();
    if (this.place) {
      const at = this.rows.findIndex((each) => each.id === row.id);
      this.place.value = String(at + 1);
      this.text.focus();
    }
    for (const item of this.list.children) {
      item.classList.toggle("is-chosen", item.dataset.place === key(row.path));
    }
  }

  mark(id) {
    const { button, row } = this.buttons.get(id);
    const name = row.path.join(" / ");
    const count = this.items.filter((each) => key(each.place) === key(row.path)).length;
    button.textContent = count ? String(count) : "＋";
    button.classList.toggle("has-comments", count > 0);
    const label = count
      ? say(`${count} 条意见：${name}`, `${count} comments: ${name}`)
      : say(`写意见：${name}`, `comment: ${name}`);
    button.setAttribute("aria-label", label);
    button.title = label;
    button.hidden = !count && !this.mayWrite;
  }

  draw() {
    for (const id of this.buttons.keys()) {
      this.mark(id);
    }
    this.list.replaceChildren(...this.items.map((each) => this.element(each)));
    if (!this.items.length) {
      this.list.append(el("li", { class: "empty" }, say("还没有意见。", "No comments yet.")));
    }
    this.onCount(this.items.length);
  }

  element(item) {
    const where = item.place.length ? item.place.join(" / ") : say("整张表", "the whole form");
    const made = el("li", { class: "comment" },
      el("p", { class: "comment-place" }, where),
      el("p", { class: "comment-text" }, item.text),
      el("p", { class: "comment-by" }, `${item.by.name} · ${momentText(item.at)}`,
        item.settled_at ? say(" · 已处理", " · settled") : ""));
    made.dataset.place = key(item.place);
    if (this.mayWrite && item.by.id === this.own && !item.settled_at) {
      const button = el("button", { type: "button", class: "button small" }, say("删除", "delete"));
      button.setAttribute("aria-label", say(`删除意见：${item.text}`, `delete: ${item.text}`));
      button.addEventListener("click", async () => {
        try {
          await remove(`${this.url}/${item.id}`);
          await this.load();
          toast(say("意见已删除", "the comment was deleted"));
        } catch (fault) {
          toast(fault.message, "error");
        }
      });
      made.append(button);
    }
    return made;
  }
}

function key(path) {
  return path.map((each) => each.replaceAll(" / ", "/")).join(" / ");
}
