// What a reviewer does with an assessment: take it up, give it back, return, approve.

import { ask, el, say, toast } from "../dom.js";
import { newKey, post } from "../http.js";
import { shownPoints } from "./parts.js";

export function actionBar({ url, actions, etag, saved, review, done }) {
  const act = async (name, body) => {
    try {
      await post(`${url}/${name}`, body, { etag: etag(), key: newKey() });
      done(name);
    } catch (fault) {
      toast(fault.message, "error");
      if (name === "take") {
        done(name);
      }
    }
  };
  const isKept = async () => {
    const kept = await saved();
    if (!kept) {
      toast(say("复核得分还没有保存，这一步没有做",
        "the scores are not kept yet, so this was not done"), "error");
    }
    return kept;
  };
  const known = {
    take: button(say("受理", "Take up"), "primary", () => act("take", {})),
    release: button(say("放回", "Give back"), "", async () => {
      if (await isKept()) {
        await act("release", {});
      }
    }),
    return: button(say("退回…", "Return…"), "", async () => {
      if (!(await isKept())) {
        return;
      }
      const comment = await askReturn();
      if (comment !== null) {
        await act("return", { comment });
      }
    }),
    approve: button(say("批准…", "Approve…"), "primary", async () => {
      if (!(await isKept())) {
        return;
      }
      const comment = await askApproval(review());
      if (comment !== null) {
        await act("approve", { comment });
      }
    }),
  };
  const shown = Object.keys(known).filter((each) => actions.includes(each));
  return el("div", { class: "actions" }, ...shown.map((each) => known[each]));
}

function button(text, kind, onclick) {
  return el("button", { type: "button", class: `button ${kind}`, onclick }, text);
}

async function askReturn() {
  const comment = el("textarea", {
    id: "return-comment", rows: "5", "aria-describedby": "return-fault", autofocus: true,
  });
  const fault = el("p", { class: "fault", id: "return-fault", role: "alert" });
  for (;;) {
    const answer = await ask({
      title: say("退回给单位修改", "Return to the unit"),
      body: [
        el("p", {}, say("要求写明退回的原因，单位会看到。",
          "A reason is required; the unit will read it.")),
        el("div", { class: "field" },
          el("label", { for: "return-comment" }, say("退回意见", "Reason")), comment, fault),
      ],
      buttons: [
        { value: "send", text: say("退回", "Return"), kind: "primary" },
        { value: "", text: say("取消", "Cancel") },
      ],
    });
    if (answer !== "send") {
      return null;
    }
    if (comment.value.trim()) {
      return comment.value.trim();
    }
    fault.textContent = say("没有写退回意见，要求写明", "no reason is given, one is required");
    comment.setAttribute("aria-invalid", "true");
  }
}

async function askApproval(review) {
  const comment = el("textarea", { id: "approve-comment", rows: "3" });
  const rows = review ? [
    [say("自评得分", "claimed"), review.total.claimed, review.claimed_grade],
    [say("复核得分", "reviewed"), review.total.reviewed, review.reviewed_grade],
    [say("差异", "difference"), review.total.difference, ""],
  ] : [];
  const facts = rows.flatMap(([name, value, grade]) =>
    [el("dt", {}, name), el("dd", {}, `${shownPoints(value)} ${grade ?? ""}`.trim())]);
  const answer = await ask({
    title: say("批准这份自评表", "Approve this assessment"),
    body: [
      el("dl", { class: "dialog-facts" }, ...facts),
      el("div", { class: "field" },
        el("label", { for: "approve-comment" }, say("复核意见（可以不写）", "Remark (optional)")),
        comment),
    ],
    buttons: [
      { value: "send", text: say("批准", "Approve"), kind: "primary" },
      { value: "", text: say("取消", "Cancel") },
    ],
  });
  return answer === "send" ? comment.value.trim() : null;
}
