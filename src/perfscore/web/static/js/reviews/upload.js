// Many files are handed in at once; what the audit found in them comes as one list,
// the worst file first.

import { el, momentText, say, toast } from "../dom.js";
import { get, newKey, post, retrying, upload } from "../http.js";
import { severityWord } from "./findings.js";
import { chooseSets } from "./parts.js";

const drop = document.getElementById("drop");
const input = document.getElementById("drop-files");
const picked = document.getElementById("drop-picked");
const send = document.getElementById("drop-send");
const setField = document.getElementById("drop-set");
const progress = document.getElementById("job-progress");
const bar = document.getElementById("job-bar");
const status = document.getElementById("job-status");
const cancel = document.getElementById("job-cancel");
const result = document.getElementById("job-result");
const filter = document.getElementById("finding-filter-form");
const list = document.getElementById("job-files");
const told = document.getElementById("job-told");
const more = document.getElementById("job-more");
const exported = document.getElementById("job-exports");
const earlier = document.getElementById("earlier-jobs");
const POLL = 700;
let files = [];
let job = null;
let next = null;
let turn = 0;
let isSending = false;

/* A file of a folder is known by its path: many units name theirs alike. */
function named(file) {
  return { file, name: file.webkitRelativePath || file.name };
}

function pick(found) {
  files = found.filter(({ file }) => !file.name.startsWith(".") && !file.name.startsWith("~$"));
  const size = files.reduce((sum, { file }) => sum + file.size, 0);
  const megabytes = Math.max(1, Math.round(size / 104857.6)) / 10;
  picked.textContent = files.length
    ? say(`已选 ${files.length} 个文件，共 ${megabytes} MB`, `${files.length} files, ${megabytes} MB`)
    : "";
  send.disabled = !files.length;
}

async function filesOf(transfer) {
  const entries = [...transfer.items]
    .map((each) => each.webkitGetAsEntry?.())
    .filter(Boolean);
  if (!entries.some((each) => each.isDirectory)) {
    return [...transfer.files].map(named);
  }
  const found = [];
  for (const each of entries) {
    await walk(each, found);
  }
  return found;
}

async function walk(entry, found) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    found.push({ file, name: entry.fullPath.replace(/^\//, "") });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const inside = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!inside.length) {
      return;
    }
    for (const each of inside) {
      await walk(each, found);
    }
  }
}

for (const name of ["dragenter", "dragover"]) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add("is-over");
  });
}
drop.addEventListener("dragleave", () => drop.classList.remove("is-over"));
drop.addEventListener("drop", async (event) => {
  event.preventDefault();
  drop.classList.remove("is-over");
  pick(await filesOf(event.dataTransfer));
});
input.addEventListener("change", () => pick([...input.files].map(named)));

document.getElementById("drop-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!files.length) {
    return;
  }
  const data = new FormData();
  data.set("kind", "audit");
  if (setField.value) {
    data.set("set", setField.value);
  }
  for (const { file, name } of files) {
    data.append("file", file, name);
  }
  send.disabled = true;
  isSending = true;
  result.hidden = true;
  progress.hidden = false;
  cancel.hidden = true;
  try {
    const made = await upload("/v1/jobs", data, {
      key: newKey(),
      onProgress: (sent, total) => {
        const share = total ? Math.floor((sent / total) * 100) : 0;
        bar.value = share / 100;
        status.textContent = say(`正在上传 ${share}%`, `uploading ${share}%`);
      },
    });
    isSending = false;
    window.history.replaceState(null, "", `/reviews/upload?job=${made.data.id}`);
    await follow(made.data.id);
  } catch (fault) {
    progress.hidden = true;
    toast(fault.message, "error");
  } finally {
    isSending = false;
    send.disabled = !files.length;
  }
});

/* A service that is being restarted is waited for: its jobs go on. */
async function jobOf(id) {
  for (;;) {
    try {
      return (await retrying(() => get(`/v1/jobs/${id}`))).data;
    } catch (fault) {
      if (!fault.isPassing) {
        throw fault;
      }
      status.textContent = say(`${fault.message}，等它恢复…`, `${fault.message}; waiting for it…`);
    }
  }
}

async function follow(id) {
  progress.hidden = false;
  for (;;) {
    job = await jobOf(id);
    const isOpen = job.state === "waiting" || job.state === "running";
    cancel.hidden = !isOpen;
    bar.value = job.total ? job.done / job.total : 0;
    status.textContent = isOpen
      ? say(`正在审核 ${job.done}/${job.total}`, `auditing ${job.done} of ${job.total}`)
      : ended(job);
    if (!isOpen) {
      break;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, POLL);
    });
  }
  await show();
  loadEarlier();
}

function ended({ state, total, done, counts, fault }) {
  if (state === "failed") {
    return say(`没有完成：${fault ?? ""}`, `failed: ${fault ?? ""}`);
  }
  const found = say(
    `${counts.items - counts.unread} 份表：错误 ${counts.errors}，警告 ${counts.warnings}，提示 ${counts.notes}；没有读出 ${counts.unread}`,
    `${counts.items - counts.unread} forms: ${counts.errors} errors, ${counts.warnings} warnings, ${counts.notes} notes; ${counts.unread} not read`);
  return state === "cancelled"
    ? say(`已取消，${total} 个文件做了 ${done} 个，${found}`, `cancelled after ${done} of ${total} files, ${found}`)
    : say(`${total} 个文件，${found}`, `${total} files, ${found}`);
}

cancel.addEventListener("click", async () => {
  try {
    await post(`/v1/jobs/${job.id}/cancel`, {}, { key: newKey() });
  } catch (fault) {
    toast(fault.message, "error");
  }
});

async function show({ isMore = false } = {}) {
  const own = (turn += 1);
  const query = new URLSearchParams({ limit: "50" });
  for (const name of ["rule", "severity", "q"]) {
    const value = filter.elements[name].value.trim();
    if (value) {
      query.set(name, value);
    }
  }
  if (isMore && next) {
    query.set("cursor", next);
  }
  try {
    const { data } = await get(`/v1/jobs/${job.id}/findings?${query}`);
    if (own !== turn) {
      return;
    }
    result.hidden = false;
    const items = data.items.map(fileOf);
    if (isMore) {
      list.append(...items);
    } else {
      list.replaceChildren(...items);
      chooseRules(data.rules);
      document.getElementById("job-count").textContent =
        say(`${data.total} 份`, `${data.total} forms`);
    }
    next = data.next;
    more.hidden = !next;
    document.getElementById("job-none").hidden = list.children.length > 0;
    drawTold();
    drawExports();
  } catch (fault) {
    toast(fault.message, "error");
  }
}

function chooseRules(rules) {
  const field = filter.elements.rule;
  const chosen = field.value;
  field.replaceChildren(
    el("option", { value: "" }, say("全部检查", "all checks")),
    ...rules.map((each) => el("option", { value: each.rule }, `${each.title}（${each.count}）`)));
  field.value = rules.some((each) => each.rule === chosen) ? chosen : "";
}

function fileOf(item) {
  const isUnread = item.state !== "done";
  const totals = isUnread ? "" : say(
    `自评 ${item.claimed_total ?? "—"} · 重算 ${item.total ?? "—"}`,
    `claimed ${item.claimed_total ?? "—"} · recomputed ${item.total ?? "—"}`);
  const counts = ["errors", "warnings", "notes"]
    .map((each, at) => [["error", "warning", "note"][at], item[each]])
    .filter(([, count]) => count)
    .map(([severity, count]) =>
      el("span", { class: `chip-severity ${severity}` }, `${severityWord(severity)} ${count}`));
  const summary = el("summary", {},
    el("span", { class: "file-name" }, item.name),
    el("span", { class: "file-unit" }, item.unit ?? ""),
    el("span", { class: "file-totals" }, totals),
    item.points && item.points !== "0" ? el("span", { class: "file-points" }, say(`涉及 ${item.points} 分`, `${item.points} points`)) : null,
    isUnread ? el("span", { class: "chip-severity error" }, say("没有读出", "not read")) : null,
    ...counts);
  const inside = el("div", { class: "file-findings" },
    isUnread ? null : el("p", {}, el("a", { href: `/reviews/upload/${job.id}/${item.number}` },
      say("打开这份表：逐格对照和计算过程", "open the form: cells and derivation"))),
    el("ul", {}, ...item.findings.map(findingOf)));
  return el("li", { class: isUnread ? "is-unread" : "" }, el("details", {}, summary, inside));
}

function findingOf(finding) {
  const place = [finding.place, finding.path.join(" / ")].filter(Boolean).join(" · ");
  return el("li", { class: `finding-line ${finding.severity}` },
    el("span", { class: `chip-severity ${finding.severity}` }, severityWord(finding.severity)),
    el("span", { class: "message" }, finding.message),
    el("span", { class: "faint" }, [place, finding.title].filter(Boolean).join(" · ")));
}

function drawTold() {
  told.replaceChildren(...(job.told ?? []).map((each) =>
    el("li", { class: each.severity }, each.message)));
}

function drawExports() {
  const formats = [["xlsx", "Excel"], ["html", say("网页", "HTML")], ["json", "JSON"]];
  exported.replaceChildren(...(job.state === "done" ? formats : []).map(
    ([format, name]) => el("a", {
      class: "button small", download: "", href: `/v1/jobs/${job.id}/result?format=${format}`,
    }, say(`导出 ${name}`, `Export ${name}`))));
}

function stateOf({ state, counts }) {
  return {
    waiting: say("等待", "waiting"),
    running: say("正在审核", "under way"),
    failed: say("没有完成", "failed"),
    cancelled: say("已取消", "cancelled"),
  }[state] ?? say(`错误 ${counts.errors}`, `${counts.errors} errors`);
}

async function loadEarlier() {
  const { data } = await get("/v1/jobs?limit=10");
  const known = data.items.filter((each) => each.kind === "audit");
  earlier.replaceChildren(...known.map((each) => el("li", {},
    el("a", { href: `/reviews/upload?job=${each.id}` },
      `${momentText(each.at)} · ${say(`${each.total} 个文件`, `${each.total} files`)} · ${stateOf(each)}`))));
  document.getElementById("earlier").hidden = !known.length;
}

let typing = null;
filter.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => show(), 250);
});
filter.addEventListener("submit", (event) => event.preventDefault());
more.addEventListener("click", () => show({ isMore: true }));

/* Once the files are sent the page can be closed; what is half sent would be lost. */
window.addEventListener("beforeunload", (event) => {
  if (isSending) {
    event.preventDefault();
  }
});

chooseSets(setField);
loadEarlier().catch(() => {});
const asked = new URLSearchParams(window.location.search).get("job");
if (asked && /^[0-9a-f]{1,40}$/.test(asked)) {
  follow(asked).catch((fault) => {
    progress.hidden = true;
    toast(fault.message, "error");
  });
}
