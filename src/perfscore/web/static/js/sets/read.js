// The page of a published version: moments in the reader's time, drafts made from it,
// and a version that nobody has used withdrawn.

import { ask, el, findAll, momentText, say, toast } from "../dom.js";
import { newKey, post } from "../http.js";

for (const each of findAll("[data-moment]")) {
  each.textContent = momentText(each.dataset.moment);
}
for (const button of findAll("[data-draft]")) {
  const key = newKey();
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const begin = { from: button.dataset.from, as: button.dataset.draft };
      const { data } = await post("/v1/set-drafts", begin, { key });
      location.assign(`/sets/drafts/${data.id}`);
    } catch (fault) {
      toast(fault.message, "error");
      button.disabled = false;
    }
  });
}
for (const button of findAll("[data-withdraw]")) {
  button.addEventListener("click", async () => {
    const reason = el("textarea", { id: "why", maxlength: "2000" });
    const answer = await ask({
      title: say("撤回这个版本", "Withdraw this version"),
      body: [
        el("p", {}, say("撤回以后不能再按它新建自评；内容仍可查看，版本号不能再用。",
          "Nothing new is begun by it then; it can still be read, and its number is not used again.")),
        el("div", { class: "field" }, el("label", { for: "why" }, say("理由", "Reason")), reason),
      ],
      buttons: [
        { value: "yes", text: say("撤回", "Withdraw"), kind: "danger" },
        { value: "", text: say("取消", "Cancel") },
      ],
    });
    if (answer !== "yes") {
      return;
    }
    if (!reason.value.trim()) {
      toast(say("没有撤回：要求写明理由", "not withdrawn: a reason is required"), "warning");
      return;
    }
    try {
      await post(button.dataset.withdraw, { reason: reason.value.trim() });
      location.reload();
    } catch (fault) {
      toast(fault.message, "error");
    }
  });
}
