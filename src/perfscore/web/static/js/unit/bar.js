// What stays in sight at the bottom: total, grade, the next grade, open points, saving.

import { announce, el, fill, say } from "../dom.js";
import { signInAddress } from "../http.js";

export class Bar {
  constructor(holder, { isOpen, canSubmit, onOpenPoints, onSubmit, onExplain }) {
    this.total = el("strong", { class: "bar-total" });
    this.grade = el("span", { class: "bar-grade" });
    this.next = el("p", { class: "bar-next" });
    this.state = el("span", { class: "bar-saving", role: "status" });
    const whole = el("button", {
      type: "button", class: "bar-score", "aria-expanded": "false", "aria-controls": "side",
      title: say("看总分怎么算出来的", "how the total came about"), onclick: () => onExplain(whole),
    }, el("span", { class: "bar-label" }, say("总分", "Total")), this.total, this.grade);
    this.points = el("button", {
      type: "button", class: "button small", "aria-expanded": "false", "aria-controls": "side",
      onclick: () => onOpenPoints(this.points),
    });
    const submit = canSubmit ? el("button", {
      type: "button", class: "button primary", id: "submit", onclick: onSubmit,
    }, say("提交", "Submit")) : null;
    fill(holder, el("div", { class: "bar-in" }, whole, this.next,
      el("div", { class: "bar-side" }, isOpen ? this.state : null, this.points, submit)));
    this.said = null;
  }

  show(answer, open) {
    this.total.textContent = answer.total ?? "—";
    this.grade.textContent = answer.grade ?? "";
    const isOpen = answer.total === null && answer.sheet;
    fill(this.next, ...(isOpen ? [say(`还没填完，已计分的合计 ${answer.sheet.partial}`, `not complete yet, scored so far: ${answer.sheet.partial}`)]
      : nextLines(answer.next_grade)));
    const more = answer.findings.length - open;
    const text = open ? say(`${open} 处要处理`, `${open} open`) : more
      ? say(`${more} 处请核对`, `${more} to check`) : say("没有要处理的", "nothing open");
    this.points.textContent = text;
    this.points.classList.toggle("danger", open > 0);
    const told = `${say("总分", "total")} ${answer.total ?? "—"} ${answer.grade ?? ""}`;
    if (this.said !== null && this.said !== told) {
      announce(told);
    }
    this.said = told;
  }

  scoring(text) {
    fill(this.next, el("span", { class: "fault" }, text));
  }

  saving(kind, text, fault = null, onRetry = null) {
    this.state.dataset.kind = kind;
    const parts = [text];
    if (fault && fault.status === 401) {
      parts.push(" ", el("a", { href: signInAddress() }, say("重新登录", "sign in again")));
    }
    if (onRetry) {
      parts.push(" ", el("button", { type: "button", class: "link", onclick: onRetry }, say("现在选", "choose now")));
    }
    if (this.state.textContent !== text || parts.length > 1) {
      fill(this.state, ...parts);
    }
  }
}

// The first line is what is missing; the others say which one line could bring it.
function nextLines(lines) {
  if (!lines.length) {
    return [];
  }
  const [first, ...rest] = lines;
  return rest.length
    ? [el("details", {}, el("summary", {}, first), el("ul", {}, ...rest.map((each) => el("li", {}, each))))]
    : [first];
}
