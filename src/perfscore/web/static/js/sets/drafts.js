// The page of drafts: begin one, remove one.

import { confirmed, el, find, findAll, momentText, say, toast } from "../dom.js";
import { newKey, post, remove } from "../http.js";

const USUAL = [["预算执行率", "10"], ["产出指标", "50"], ["效益指标", "30"], ["满意度指标", "10"]];
const weights = find("#weights");

function addWeight(name = "", points = "") {
  const row = el("div", { class: "share" },
    el("input", { "aria-label": say("一级指标", "level-1 indicator"), value: name, maxlength: "40" }),
    el("input", { "aria-label": say("分值", "points"), value: points, inputmode: "decimal", maxlength: "10" }),
    el("button", {
      type: "button", class: "button small", "aria-label": say("去掉这一行", "remove this row"),
      onclick: () => {
        row.remove();
        addUp();
      },
    }, "×"));
  row.addEventListener("input", addUp);
  weights.append(row);
  addUp();
  return row;
}

function shares() {
  return findAll(".share", weights)
    .map((row) => findAll("input", row).map((each) => each.value.trim()))
    .filter(([name, points]) => name || points)
    .map(([name, points]) => ({ name, points }));
}

// Decimals of a form are added as whole hundredths, so that 0.1 + 0.2 is 0.3.
function addUp() {
  const sum = shares().reduce((total, each) => total + Math.round(Number(each.points || 0) * 100), 0);
  find("#weights-sum").textContent = Number.isFinite(sum)
    ? say(`合计 ${sum / 100} 分`, `${sum / 100} points together`) : "";
}

function beginning(form, wished) {
  const fault = find(".fault", form);
  let key = newKey();
  form.addEventListener("input", () => {
    key = newKey();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = find('[type="submit"]', form);
    button.disabled = true;
    fault.hidden = true;
    try {
      const { data } = await post("/v1/set-drafts", wished(), { key });
      location.assign(`/sets/drafts/${data.id}`);
    } catch (problem) {
      const told = [...problem.diagnostics, ...problem.faults].map((each) => each.message);
      fault.textContent = [problem.message, ...told].join("；");
      fault.hidden = false;
      button.disabled = false;
      key = newKey();
    }
  });
}

for (const each of findAll("[data-moment]")) {
  each.textContent = momentText(each.dataset.moment);
}
for (const button of findAll("[data-remove]")) {
  button.addEventListener("click", async () => {
    const title = button.dataset.title || say("这份草稿", "this draft");
    const isSure = await confirmed(say("删除草稿", "Remove the draft"),
      say(`“${title}”删除以后不能恢复。`, `“${title}” cannot be brought back.`),
      { text: say("删除", "Remove"), kind: "danger" });
    if (!isSure) {
      return;
    }
    try {
      await remove(`/v1/set-drafts/${button.dataset.remove}`, { etag: button.dataset.etag });
      location.reload();
    } catch (fault) {
      toast(fault.message, "error");
    }
  });
}

USUAL.forEach(([name, points]) => addWeight(name, points));
find("#add-weight").addEventListener("click", () => find("input", addWeight()).focus());
find("#year").value = new Date().getFullYear();

beginning(find("#begin-from"), () => ({
  from: find("#from").value,
  as: find('[name="as"]:checked').value,
}));
beginning(find("#begin-new"), () => ({
  new: {
    year: Number(find("#year").value),
    form: find("#form").value,
    title: find("#title").value.trim(),
    id: find("#id").value.trim(),
    weights: shares(),
  },
}));
