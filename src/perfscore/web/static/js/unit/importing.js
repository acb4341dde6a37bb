// A form that is read out of a file: which one of several, and what was doubtful.

import { ask, el, say } from "../dom.js";
import { Problem } from "../http.js";

const MOST_SHOWN = 20;

// send(number) uploads; where a file has several forms one is chosen and it is sent again.
export async function chooseForm(send) {
  try {
    return await send(null);
  } catch (fault) {
    if (!(fault instanceof Problem) || fault.kind !== "choose-form") {
      throw fault;
    }
    const number = await choice(fault.body.forms);
    return number ? send(number) : null;
  }
}

async function choice(forms) {
  const select = el("select", { "aria-label": say("表", "form") }, ...forms.map((each) =>
    el("option", { value: String(each.number) },
      [each.number, each.title, each.project, each.unit, each.year].filter(Boolean).join(" · "))));
  const answer = await ask({
    title: say(`文件里有 ${forms.length} 张表`, `The file has ${forms.length} forms`),
    body: [el("p", {}, say("选一张读入：", "One has to be chosen:")), select],
    buttons: [{ value: "take", text: say("读入", "Read it"), kind: "primary" }, { value: "", text: say("取消", "Cancel") }],
  });
  return answer === "take" ? select.value : null;
}

// Why a file was not read: what the service says, and where.
export function reasons(problem) {
  return [el("p", {}, problem.message), problem.diagnostics.length
    ? el("ul", {}, ...problem.diagnostics.slice(0, MOST_SHOWN).map((each) =>
      el("li", {}, [each.cell, each.message].filter(Boolean).join(say("：", ": "))))) : null];
}

export function doubts(data, name) {
  const found = data.findings;
  const own = data.document["指标体系"];
  const isOther = data.read.set && data.read.set.split("@")[0] !== own;
  return ask({
    title: say("读入了", "It was read"),
    wide: found.length > 0,
    body: [
      el("p", {}, say(`“${name}”已读入。`, `“${name}” was read.`)),
      isOther ? el("p", { class: "notice warning" }, say(
        `表里写明的指标体系是 ${data.read.set}，这里按 ${own} 评分。`,
        `The form says that it is of ${data.read.set}; here it is scored by ${own}.`)) : null,
      found.length ? el("p", {}, say("读的时候有疑问的地方，请对照原表：", "What was doubtful, to be compared with the original:")) : null,
      found.length ? el("ul", { class: "summary" }, ...found.map((each) => el("li", { class: each.severity },
        el("div", { class: "summary-item" },
          el("span", { class: "summary-said" }, each.message),
          el("span", { class: "summary-hint" }, [each.cell, each.hint].filter(Boolean).join(say("；", "; "))))))) : null,
    ],
    buttons: [{ value: "", text: say("知道了", "Close"), kind: "primary" }],
  });
}
