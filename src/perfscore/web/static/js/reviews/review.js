// The page on which one assessment is reviewed.

import { ask, el, fill, say, toast } from "../dom.js";
import { get, user } from "../http.js";
import { accountsTables } from "./accounts.js";
import { actionBar } from "./actions.js";
import { Comments } from "./comments.js";
import { Findings } from "./findings.js";
import { formTable } from "./form_table.js";
import { historyList, papers } from "./history.js";
import { OwnScores } from "./own_scores.js";
import { panelFor } from "./panel.js";
import { shownPoints } from "./parts.js";
import { stateBadge } from "../states.js";
import { Totals } from "./totals.js";

const page = document.getElementById("review");
const url = `/v1/assessments/${page.dataset.assessment}`;

async function load() {
  const [one, desk, kept, files, receipts] = await Promise.all(
    ["", "/desk", "/review-scores", "/files", "/receipts"].map((each) => get(url + each)));
  await draw(one.data, desk.data, kept.data, { files: files.data.items, receipts: receipts.data.items });
}

async function draw(one, desk, kept, papersOf) {
  const mayReview = one.actions.includes("review");
  const saveState = el("p", { class: "save-state", role: "status" });
  const findings = new Findings(desk.findings);
  const totals = new Totals(desk);
  const own = new OwnScores(kept, {
    url: `${url}/review-scores`,
    rows: desk.review_rows,
    isOpen: mayReview,
    onSaved: (answer) => show(answer),
    onState: (state, message) => showState(saveState, state, message),
    onConflict: (conflict) => showConflict(own, conflict),
  });
  const rows = [...desk.funds.rows.slice(0, 1), ...desk.rows.rows].filter((each) => each.path.length);
  const comments = new Comments({
    url: `${url}/comments`,
    rows,
    mayWrite: one.actions.includes("comment"),
    own: user,
  });
  const form = formTable(desk, {
    badge: (id) => findings.badge(id),
    ownCells: (row) => own.cells(row),
    rowTools: (row) => (rows.includes(row) ? comments.tools(row) : []),
  });
  const others = otherLines(own, desk);
  own.tell(kept.diagnostics);
  const actions = actionBar({
    url, actions: one.actions,
    etag: () => own.etag,
    saved: () => own.save(),
    review: () => own.kept.review,
    done: async () => {
      await load();
      page.querySelector("h1").focus();
    },
  });
  const { box: panel, derive } = panelOf(one, desk, papersOf, findings, comments);
  const notices = el("div", { class: "review-notices", role: "status" });
  const show = (answer) => {
    totals.draw(answer.review);
    derive(answer.derivation);
    fill(notices, ...noticesOf(one, answer));
  };
  show(kept);
  page.replaceChildren(
    el("header", { class: "review-head" },
      el("div", { class: "review-names" },
        el("p", { class: "crumbs" }, el("a", { href: "/reviews" }, say("复核", "Reviews"))),
        el("h1", { tabindex: "-1" }, one.project || one.unit_name || desk.unit),
        el("p", { class: "quiet" }, [
          one.project ? one.unit_name : "", one.year ?? "",
          desk.set ? `${desk.set.id}@${desk.set.version}` : "",
          one.reviewer ? say(`复核人：${one.reviewer.name}`, `reviewer: ${one.reviewer.name}`) : "",
        ].filter(Boolean).join(" · "))),
      stateBadge(one.state),
      totals.box,
      el("div", { class: "review-do" }, actions, saveState)),
    notices,
    el("div", { class: "review-body" },
      el("div", { class: "review-left" }, form, others,
        accountsTables(desk.accounts, (id) => findings.badge(id))),
      panel),
  );
  await comments.load();
  page.removeAttribute("aria-busy");
}

/* What is to be said of the whole: who cannot review it any more, why there is no total. */
function noticesOf(one, { diagnostics }) {
  const said = diagnostics.filter((each) => each.line === null).map((each) => each.message);
  if (one.state === "under-review" && one.reviewer && !one.reviewer.can_review) {
    said.push(say(
      `复核人${one.reviewer.name}已不能复核（停用，或换了角色、单位）。放回以后，别人可以受理；已写的复核得分都还在。`,
      `${one.reviewer.name} cannot review any more (disabled, another role or unit). Once given back, others can take it up; the scores written so far stay.`));
  }
  return said.map((each) => el("p", { class: "notice warning" }, each));
}

function panelOf(one, desk, { files, receipts }, findings, comments) {
  const { tabs, box, derive } = panelFor(desk, findings);
  const tab = tabs.add("comments", say("意见", "Comments"), comments.panel());
  comments.onCount = (count) => {
    tab.textContent = count ? say(`意见 ${count}`, `Comments ${count}`) : say("意见", "Comments");
  };
  comments.onReveal = () => tabs.show("comments");
  tabs.add("history", say("经过", "History"), historyList(one.steps));
  tabs.add("papers", say("文件", "Files"), papers(url, files, receipts));
  return { box, derive };
}

/* Lines of the set that the form has no row for. */
function otherLines(own, desk) {
  const left = own.withoutRow(desk.review_rows);
  if (!left.length) {
    return null;
  }
  return el("section", { class: "desk-part" },
    el("h2", {}, say("表上没有的行", "Lines that the form does not have")),
    el("table", { class: "desk-table" },
      el("thead", {}, el("tr", {},
        el("th", { scope: "col" }, say("指标", "indicator")),
        el("th", { scope: "col" }, say("分值", "weight")),
        el("th", { scope: "col" }, say("自评得分", "claimed")),
        el("th", { scope: "col" }, say("重算", "recomputed")),
        el("th", { scope: "col", class: "f-own" }, say("复核得分", "reviewed")),
        el("th", { scope: "col", class: "f-own-reason" }, say("理由", "reason")))),
      el("tbody", {}, ...left.map((line) => el("tr", {},
        el("th", { scope: "row" }, line.path.join(" / ")),
        ...[line.weight, line.claimed, line.recomputed].map((each) =>
          el("td", { class: "number" }, shownPoints(each))),
        ...own.cellsOfLine(line))))));
}

function showState(box, state, message) {
  box.className = `save-state is-${state}`;
  box.textContent = {
    waiting: say("有改动，即将保存…", "changed, will be saved…"),
    saving: say("正在保存…", "saving…"),
    saved: say("已保存", "saved"),
    conflict: say("没有保存：别处已改动", "not saved: changed elsewhere"),
    failed: say(`没有保存：${message}`, `not saved: ${message}`),
  }[state];
}

/* Nothing is lost: of rows that both changed both are shown, and one is chosen. */
async function showConflict(own, { apart, theirs }) {
  if (!apart.length) {
    own.settle(theirs, { apart, isMine: true });
    toast(say("别处的改动已并入本页", "what was changed elsewhere is here now too"));
    return;
  }
  const list = el("ul", { class: "conflict-lines" }, ...apart.map(({ item, mine }) => el("li", {},
    el("strong", {}, item.path.join(" / ")),
    el("p", {}, say("本页的：", "here: "), `${mine.score || "—"} ${mine.reason}`),
    el("p", {}, say("已保存的：", "kept: "), `${item.score ?? "—"} ${item.reason}`))));
  const answer = await ask({
    title: say("这份自评表已在别处改动", "This was changed elsewhere"),
    body: [
      el("p", {}, say("下面各行两处都改了，要求选一种；其余的改动都已并入本页。",
        "These rows were changed here and elsewhere; a choice is required. All other changes are here now.")),
      list,
    ],
    buttons: [
      { value: "mine", text: say("采用本页的", "Take what is here"), kind: "primary" },
      { value: "kept", text: say("采用已保存的", "Take what is kept") },
    ],
  });
  if (answer) {
    own.settle(theirs, { apart, isMine: answer === "mine" });
  }
}

window.addEventListener("beforeunload", (event) => {
  if (page.querySelector(".save-state.is-waiting, .save-state.is-failed, .save-state.is-conflict")) {
    event.preventDefault();
  }
});

load().catch((fault) => {
  page.removeAttribute("aria-busy");
  page.replaceChildren(page.querySelector("h1"),
    el("p", { class: "notice error", role: "alert" }, fault.message));
});
