// One's own account: name and language, password, sessions, API tokens.

import { ask, confirmed, el, fill, find, momentText, say, toast, trying } from "../dom.js";
import { get, post, remove, request } from "../http.js";
import { listTable } from "./tables.js";

const scopes = JSON.parse(document.getElementById("data").textContent);

find("#personal").addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  trying(async () => {
    const json = { name: form.elements.name.value, language: form.elements.language.value };
    await request("PATCH", "/v1/me", { json });
    location.assign("/account");
  });
});

find("#password").addEventListener("submit", async (event) => {
  event.preventDefault();
  const fields = event.target.elements;
  const fault = find("#password-fault");
  fault.hidden = true;
  if (fields.new.value !== fields.again.value) {
    fault.textContent = say("两次输入的新密码不同，要求相同", "the new passwords differ");
    fault.hidden = false;
    fields.again.focus();
    return;
  }
  try {
    await post("/v1/me/password", { current: fields.current.value, new: fields.new.value });
    event.target.reset();
    toast(say("密码已修改，其他登录已结束", "The password is changed, other sessions are ended"));
    await showSessions();
  } catch (problem) {
    fault.textContent = problem.message;
    fault.hidden = false;
  }
});

async function showSessions() {
  const { data } = await get("/v1/sessions");
  const rows = data.items.map((each) => [
    momentText(each.created_at),
    momentText(each.seen_at),
    each.is_current
      ? el("span", { class: "badge ok" }, say("本次登录", "this one"))
      : el("button", {
        type: "button", class: "button small",
        "aria-label": say(`结束 ${momentText(each.created_at)} 的登录`, `End that of ${momentText(each.created_at)}`),
        onclick: () => trying(async () => {
          await remove(`/v1/sessions/${encodeURIComponent(each.id)}`);
          await showSessions();
        }),
      }, say("结束", "End")),
  ]);
  const headings = [say("登录时间", "Since"), say("最近使用", "Last used"), say("操作", "Action")];
  fill(find("#sessions"), listTable(headings, rows, say("登录列表", "List of sessions")));
  find("#end-others").hidden = data.items.length < 2;
}

find("#end-others").addEventListener("click", () => trying(async () => {
  await remove("/v1/sessions");
  await showSessions();
}));

async function showTokens() {
  const { data } = await get("/v1/tokens");
  if (data.items.length === 0) {
    fill(find("#tokens"), el("p", { class: "quiet" }, say("还没有令牌。", "There are none yet.")));
    return;
  }
  const names = Object.fromEntries(scopes.map((each) => [each.value, each.name]));
  const rows = data.items.map((each) => [
    each.name,
    each.scopes.map((scope) => names[scope] || scope).join(say("、", ", ")),
    each.is_past
      ? el("span", { class: "badge warning" }, say("已过期", "past"))
      : momentText(each.expires_at).slice(0, 10),
    el("button", {
      type: "button", class: "button small danger",
      "aria-label": say(`撤销令牌 ${each.name}`, `Revoke ${each.name}`),
      onclick: () => revoke(each),
    }, say("撤销", "Revoke")),
  ]);
  const headings = [say("名称", "Name"), say("权限", "Scopes"), say("有效期至", "Until"), say("操作", "Action")];
  fill(find("#tokens"), listTable(headings, rows, say("令牌列表", "List of tokens")));
}

function revoke(token) {
  return trying(async () => {
    const sure = await confirmed(say(`撤销令牌“${token.name}”？`, `Revoke “${token.name}”?`),
      say("用它的系统马上不能再调用。", "Systems that use it are refused at once."),
      { text: say("撤销", "Revoke"), kind: "danger" });
    if (sure) {
      await remove(`/v1/tokens/${token.id}`);
      await showTokens();
    }
  });
}

find("#new-token").addEventListener("click", () => trying(async () => {
  const name = el("input", { id: "token-name", maxlength: "200", required: true });
  const days = el("input", { id: "token-days", type: "number", min: "1", max: "366", value: "90" });
  const boxes = scopes.map((each) => el("label", {},
    el("input", { type: "checkbox", value: each.value, class: "scope" }), each.name));
  const body = [
    el("div", { class: "field" }, el("label", { for: "token-name" }, say("名称", "Name")), name,
      el("p", { class: "hint" }, say("如：预算一体化系统", "Such as the system that will use it"))),
    el("fieldset", { class: "checks" }, el("legend", {}, say("权限", "Scopes")), ...boxes),
    el("div", { class: "field" }, el("label", { for: "token-days" }, say("有效天数", "Days")), days),
  ];
  const answer = await ask({
    title: say("新增令牌", "New token"), body,
    buttons: [{ value: "make", text: say("新增", "Make"), kind: "primary" },
      { value: "", text: say("取消", "Cancel") }],
  });
  if (answer !== "make") {
    return;
  }
  const chosen = boxes.map((each) => find("input", each)).filter((each) => each.checked);
  const { data } = await post("/v1/tokens", {
    name: name.value, days: Number(days.value), scopes: chosen.map((each) => each.value),
  });
  await showTokens();
  await ask({
    title: say("令牌只显示这一次", "The token is shown this once"),
    body: [el("p", {}, say("请现在就复制到要用它的系统。", "It is to be copied to its system now.")),
      el("code", { class: "secret", tabindex: "0" }, data.secret)],
    buttons: [{ value: "", text: say("已复制", "Copied"), kind: "primary" }],
  });
}));

trying(showSessions);
trying(showTokens);
