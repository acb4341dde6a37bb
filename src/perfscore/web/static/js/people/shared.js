// What the parts of the page of units and users share.

import { ask, el, say } from "../dom.js";

export const words = JSON.parse(document.getElementById("data").textContent);

export function field(id, label, control, hint = "") {
  control.id = id;
  return el("div", { class: "field" }, el("label", { for: id }, label), control,
    hint && el("p", { class: "hint" }, hint));
}

export function choice(options, chosen = "") {
  const made = el("select", {},
    ...options.map(([value, text]) => el("option", { value, selected: value === chosen }, text)));
  return made;
}

export function text(value = "", most = 200) {
  return el("input", { value, maxlength: String(most), required: true, autocomplete: "off" });
}

// Asks with a form until it succeeds or is given up: `send` throws what is wrong.
export async function asking(title, body, button, send) {
  const fault = el("p", { class: "notice error", role: "alert", hidden: true });
  for (;;) {
    const answer = await ask({
      title, body: [fault, ...body],
      buttons: [{ value: "yes", text: button, kind: "primary" },
        { value: "", text: say("取消", "Cancel") }],
    });
    if (answer !== "yes") {
      return null;
    }
    try {
      return await send();
    } catch (problem) {
      const told = problem.faults && problem.faults.length
        ? problem.faults.map((each) => each.message).join("；") : problem.message;
      fault.textContent = told;
      fault.hidden = false;
    }
  }
}

export async function showLink(invitation, login) {
  await ask({
    title: say("邀请链接", "Invitation link"),
    body: [
      el("p", {}, say(`请把链接交给 ${login}，只能用一次，${invitation.days} 天内有效，不再显示。`,
        `The link is for ${login}; it works once, for ${invitation.days} days, and is not shown again.`)),
      el("code", { class: "secret", tabindex: "0" }, invitation.link),
    ],
    buttons: [{ value: "", text: say("已复制", "Copied"), kind: "primary" }],
  });
}
