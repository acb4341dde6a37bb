// Who did what with an assessment, and when; and the files beside it.

import { el, momentText, say } from "../dom.js";
import { stepText } from "../steps.js";

export function historyList(steps) {
  if (!steps.length) {
    return el("p", { class: "empty" }, say("还没有经过。", "Nothing has happened yet."));
  }
  return el("ol", { class: "history" }, ...steps.map((each) => el("li", {},
    el("span", { class: "history-action" }, stepText(each.action)),
    el("span", { class: "history-by" }, each.by.name),
    el("time", { datetime: each.at }, momentText(each.at)),
    each.comment ? el("p", { class: "history-comment" }, each.comment) : null)));
}

const KINDS = {
  form: ["上传的自评表", "the form as uploaded"],
  accounts: ["决算公开表", "accounts"],
  approved: ["批复的绩效目标", "goals as approved"],
};

export function papers(url, files, receipts) {
  const links = [
    [`${url}/review-form?format=xlsx`, say("复核表 Excel", "review sheet, Excel")],
    [`${url}/review-form?format=docx`, say("复核表 Word", "review sheet, Word")],
    [`${url}/review-form?format=pdf`, say("复核表 PDF", "review sheet, PDF")],
    [`${url}/review-form?format=html`, say("复核表 网页", "review sheet, HTML")],
    [`${url}/form?format=xlsx`, say("自评表 Excel", "form, Excel")],
    [`${url}/audit?format=html`, say("复核发现 网页", "findings, HTML")],
  ];
  for (const each of receipts) {
    const what = `${stepText(each.kind)} ${momentText(each.at)}`;
    links.push([`${url}/receipt?number=${each.number}`, say(`得分收据：${what}`, `receipt: ${what}`)]);
  }
  for (const each of files) {
    const known = KINDS[each.kind];
    links.push([`${url}/files/${each.id}`, `${known ? say(...known) : each.kind}${say("：", ": ")}${each.name}`]);
  }
  return el("ul", { class: "papers" }, ...links.map(([href, text]) =>
    el("li", {}, el("a", { href, download: "" }, text))));
}
