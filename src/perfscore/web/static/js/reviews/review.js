// The page on which one assessment is reviewed.

import { ask, el, say } from "../dom.js";
import { get, user } from "../http.js";
import { accountsTables } from "./accounts.js";
import { actionBar } from "./actions.js";
import { Comments } from "./comments.js";
import { Findings } from "./findings.js";
import { formTable } from "./form_table.js";
import { historyList, papers } from "./history.js";
import { OwnScores } from "./own_scores.js";
import { panelFor } from "./panel.js";
import { stateBadge } from "../states.js";
import { Totals } from "./totals.js";

const page = document.getElementById("review");
const url = `/v1/assessments/${page.dataset.assessment}`;

async function load() {
  const [one, desk, kept, files] = await Promise.all([
    get(url),
    get(`${url}/desk`),
    get(`${url}/review-scores`),
    get(`${url}/files`),
  ]);
  await draw(one.data, desk.data, kept.data, files.data.items);
}

async function draw(one, desk, kept, files) {
  const mayReview = one.actions.includes("review");
  const saveState = el("p", { class: "save-state", role: "status" });
  const findings = new Findings(desk.findings);
  const totals = new Totals(desk);
  const own = new OwnScores(kept, {
    url: `${url}/review-scores`,
    rows: desk.review_rows,
    isOpen: mayReview,
    onSaved: (answer) => totals.draw(answer.review),
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
  totals.draw(kept.review);
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
  const panel = panelOf(one, desk, files, findings, comments);
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
    el("div", { class: "review-body" },
      el("div", { class: "review-left" }, form, others,
        accountsTables(desk.accounts, (id) => findings.badge(id))),
      panel),
  );
  await comments.load();
  page.removeAttribute("aria-busy");
}

function panelOf(one, desk, files, findings, comments) {
  const { tabs, box } = panelFor(desk, findings);
  const tab = tabs.add("comments", say("意见", "Comments"), comments.panel());
  comments.onCount = (count) => {
    tab.textContent = count ? say(`意见 ${count}`, `Comments ${count}`) : say("意见", "Comments");
  };
  comments.onReveal = () => tabs.show("comments");
  tabs.add("history", say("经过", "History"), historyList(one.steps));
  tabs.add("papers", say("文件", "Files"), papers(url, files, { hasReceipt: one.state !== "draft" }));
  return box;
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
          el("td", { class: "number" }, each ?? "—")),
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

/* Nothing is lost: both are shown, and one is chosen. */
async function showConflict(own, { apart, theirs }) {
  const list = el("ul", { class: "conflict-lines" }, ...apart.map(({ item, mine }) => el("li", {},
    el("strong", {}, item.path.join(" / ")),
    el("p", {}, say("本页的：", "here: "), `${mine.score || "—"} ${mine.reason}`),
    el("p", {}, say("已保存的：", "kept: "), `${item.score ?? "—"} ${item.reason}`))));
  const answer = await ask({
    title: say("这份自评表已在别处改动", "This was changed elsewhere"),
    body: [
      el("p", {}, apart.length
        ? say("下面各行与已保存的不同，要求选一种。", "These rows are not as kept; a choice is required.")
        : say("各行得分与已保存的相同。", "All scores are as kept.")),
      list,
    ],
    buttons: [
      { value: "mine", text: say("采用本页的", "Take what is here"), kind: "primary" },
      { value: "kept", text: say("采用已保存的", "Take what is kept") },
    ],
  });
  if (answer) {
    own.settle(theirs, { isMine: answer === "mine" });
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
