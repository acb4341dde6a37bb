// Handing in, withdrawing, throwing away; files in and out; the history.

import { ask, confirmed, el, momentText, say, toast } from "../dom.js";
import { Problem, newKey, post, remove, upload } from "../http.js";
import { stepText } from "../steps.js";
import { mark, placed } from "./findings.js";
import { chooseForm, doubts, reasons } from "./importing.js";
import { arrived } from "./versions.js";

const FORMATS = [
  ["xlsx", "Excel"], ["docx", "Word"], ["pdf", "PDF"], ["html", say("网页", "HTML")],
  ["md", "Markdown"], ["yaml", say("填的内容（YAML）", "entries (YAML)")], ["json", say("得分（JSON）", "score (JSON)")],
];

export function actions(page) {
  const may = (name) => page.start.actions.includes(name);
  const button = (text, onclick, kind = "") => el("button", { type: "button", class: `button ${kind}`, onclick }, text);
  return [
    may("edit") ? button(say("上传已有的表", "Upload a form"), () => page.steps.upload()) : null,
    button(say("下载", "Download"), () => page.steps.download()),
    button(say("打印", "Print"), () => window.print()),
    page.start.steps.length ? button(say("经过", "History"), () => page.steps.history()) : null,
    may("withdraw") ? button(say("撤回", "Withdraw"), () => page.steps.withdraw()) : null,
    may("delete") ? button(say("删除", "Delete"), () => page.steps.discard(), "danger") : null,
  ];
}

export function openDialogs(page) {
  return {
    submit: () => guarded(page, () => submit(page)),
    withdraw: () => guarded(page, () => withdraw(page)),
    discard: () => guarded(page, () => discard(page)),
    upload: () => guarded(page, () => importForm(page)),
    download: () => guarded(page, () => download(page)),
    history: () => history(page),
  };
}

async function guarded(page, step) {
  try {
    await step();
  } catch (fault) {
    page.tell(fault);
  }
}

async function submit(page) {
  if (!await page.settled()) {
    return;
  }
  await page.score();
  if (!page.answer.can_submit) {
    page.openPoints(page.bar.points);
    toast(say("还有必须处理的地方，不能提交", "open points have to be settled before"), "error");
    return;
  }
  const warnings = page.answer.findings.filter((each) => each.severity === "warning").length;
  const isSure = await confirmed(say("提交自评表", "Submit the assessment"), [
    say(`总分 ${page.answer.total}，等级 ${page.answer.grade ?? "—"}。提交后由复核人复核，退回或撤回之前不能再改。`,
      `Total ${page.answer.total}, grade ${page.answer.grade ?? "—"}. It is reviewed then, and cannot be changed until it is returned or withdrawn.`),
    warnings ? say(`另有 ${warnings} 处请核对，不妨碍提交。`, `${warnings} points should be checked; they do not hinder it.`) : "",
  ].filter(Boolean), { text: say("提交", "Submit") });
  if (isSure) {
    try {
      await post(`/v1/assessments/${page.id}/submit`, {}, { etag: page.state.etag, key: newKey() });
      location.reload();
    } catch (fault) {
      refused(page, fault);
    }
  }
}

function refused(page, fault) {
  if (fault instanceof Problem && Array.isArray(fault.body.findings)) {
    page.found = placed(fault.body.findings, page.inputs, [...page.table.cells.values()], page.answer.rows);
    mark(page.found, page.inputs);
    page.openPoints(page.bar.points);
  }
  throw fault;
}

async function withdraw(page) {
  const isSure = await confirmed(say("撤回", "Withdraw"),
    say("撤回后变回草稿，可以再改。", "It becomes a draft again."), { text: say("撤回", "Withdraw") });
  if (isSure) {
    await post(`/v1/assessments/${page.id}/withdraw`, {}, { etag: page.state.etag, key: newKey() });
    location.reload();
  }
}

async function discard(page) {
  const isSure = await confirmed(say("删除草稿", "Delete the draft"),
    say("删除后不能恢复。", "It cannot be brought back."), { text: say("删除", "Delete"), kind: "danger" });
  if (isSure && await page.settled()) {
    await remove(`/v1/assessments/${page.id}`, { etag: page.state.etag });
    page.saving.forget();
    location.assign("/assessments");
  }
}

async function download(page) {
  if (!await page.settled()) {
    return;
  }
  const links = el("div", { class: "formats" });
  const trace = el("input", { type: "checkbox", checked: true });
  const picture = el("input", { type: "checkbox" });
  const draw = () => links.replaceChildren(...FORMATS.map(([format, name]) => el("a", {
    class: "button", download: true,
    href: `/v1/assessments/${page.id}/form?format=${format}`
      + `${trace.checked ? "&with_trace=true" : ""}${picture.checked ? "&with_picture=true" : ""}`,
  }, name)));
  trace.addEventListener("change", draw);
  picture.addEventListener("change", draw);
  draw();
  const isHandedIn = page.start.steps.length > 0;
  await ask({
    title: say("下载填好的表", "Download the filled form"),
    body: [
      el("p", {}, el("label", { class: "check" }, trace, say("附计分过程和依据", "with the derivation of the score"))),
      el("p", {}, el("label", { class: "check" }, picture, say("附得分图", "with a picture of the scores"))),
      links,
      isHandedIn ? el("p", { class: "receipt" }, el("a", {
        href: `/v1/assessments/${page.id}/receipt`, download: true,
      }, say("提交时的得分收据（JSON）", "the receipt of the score as submitted (JSON)"))) : null,
    ],
    buttons: [{ value: "", text: say("关闭", "Close") }],
  });
}

async function importForm(page) {
  if (!await page.settled()) {
    return;
  }
  const file = el("input", { type: "file", accept: ".xlsx,.docx,.pdf,.html,.htm,.txt,.yaml,.yml,.json", "aria-label": say("文件", "File") });
  const answer = await ask({
    title: say("上传已有的表", "Upload a form"),
    body: [
      el("p", {}, say("读入的内容代替现在填的全部内容。", "What is read takes the place of everything typed so far.")),
      file,
    ],
    buttons: [{ value: "read", text: say("读入", "Read it"), kind: "primary" }, { value: "", text: say("取消", "Cancel") }],
  });
  if (answer !== "read" || !file.files.length) {
    return;
  }
  try {
    await read(page, file.files[0]);
  } catch (fault) {
    if (!(fault instanceof Problem) || !fault.diagnostics.length) {
      throw fault;
    }
    await ask({
      title: say("没有读入", "It was not read"), body: reasons(fault),
      buttons: [{ value: "", text: say("知道了", "Close"), kind: "primary" }],
    });
  }
}

async function read(page, file) {
  const { before } = page.state;
  const found = await chooseForm((number) => {
    const form = new FormData();
    form.append("file", file);
    const query = number ? `?number=${number}` : "";
    return upload(`/v1/assessments/${page.id}/import${query}`, form, { etag: page.state.etag, key: newKey() });
  });
  if (found) {
    arrived(page, found, before);
    await doubts(found.data, file.name);
  }
}

function history(page) {
  return ask({
    title: say("经过", "History"),
    body: el("ol", { class: "history" }, ...page.start.steps.map((each) => el("li", {},
      el("strong", {}, stepText(each.action)), ` ${each.by.name} · ${momentText(each.at)}`,
      each.comment ? el("p", {}, each.comment) : null))),
    buttons: [{ value: "", text: say("关闭", "Close") }],
  });
}
