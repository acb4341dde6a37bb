// What stands above the form: claimed, recomputed and reviewed totals and grades.

import { el, fill, say } from "../dom.js";
import { shownPoints } from "./parts.js";

export class Totals {
  constructor(desk, { isReviewed = true } = {}) {
    this.desk = desk;
    this.isReviewed = isReviewed;
    this.box = el("div", { class: "totals", role: "status", "aria-live": "polite" });
  }

  draw(review) {
    const { claimed, recomputed } = this.desk;
    fill(this.box,
      card(say("自评得分", "claimed"), claimed.total, claimed.grade),
      card(say("重算得分", "recomputed"), recomputed.total, recomputed.grade),
      this.isReviewed ? reviewed(review) : null);
  }
}

function reviewed(review) {
  if (!review) {
    return card(say("复核得分", "reviewed"), null, say("有错误", "faulty"), "own");
  }
  const { reviewed: total, claimed } = review.total;
  const kind = total === claimed ? "own" : "own is-other";
  return card(say("复核得分", "reviewed"), total, review.reviewed_grade, kind);
}

function card(name, total, grade, kind = "") {
  return el("div", { class: `total-card ${kind}` },
    el("span", { class: "total-name" }, name),
    el("strong", { class: "total-value" }, shownPoints(total)),
    el("span", { class: "total-grade" }, grade ?? ""));
}
