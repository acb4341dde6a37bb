// Two versions of one draft: what another saved meanwhile, what a browser still holds,
// what a file brought; the one before can come back.

import { el, fill, find, momentText, say, toast } from "../dom.js";
import { get } from "../http.js";
import { chosen } from "./conflict.js";
import { isSame } from "./document.js";

export async function conflict(page) {
  const title = say("这份表在别处也改了：别人，或另一个窗口",
    "This form was changed elsewhere too: by somebody else, or in another window");
  const { data } = await get(`/v1/assessments/${page.id}/sheet`);
  const made = await chosen({
    base: page.state.base, mine: page.document, theirs: data.document, labels: page.labels,
    title,
    said: say("下面是两边不同的格。选定后保存；没有选的一边不会留下。两边都改了的格要看清楚。",
      "These cells differ. What is chosen is saved; cells that both changed need a close look."),
    names: [say("这里填的", "typed here"), say("已经保存的", "saved meanwhile")],
  });
  if (!made) {
    page.bar.saving("failed", say(`没有保存：${title}`, `not saved: ${title}`), null, () => conflict(page));
    return;
  }
  page.take(made);
  page.saving.rebase(data.etag, data.document);
  await page.score();
}

// Each page that was closed before all was saved has left its own version.
export function offerHeld(page) {
  for (const held of page.saving.held()) {
    offer(page, held);
  }
}

function offer(page, held) {
  const notice = el("div", { class: "notice warning", role: "status" },
    el("p", {}, say(`${momentText(held.at)} 有修改没有存到服务器上，还留在这台电脑里。`,
      `Changes of ${momentText(held.at)} were not saved on the server; this browser still has them.`)),
    el("div", { class: "actions" },
      el("button", { type: "button", class: "button primary small", onclick: async () => {
        if (await restore(page, held)) {
          page.saving.forget(held.key);
          notice.remove();
        }
      } }, say("恢复", "Restore")),
      el("button", { type: "button", class: "button small", onclick: () => {
        page.saving.forget(held.key);
        notice.remove();
      } }, say("不要了", "Discard"))));
  find("#notices").append(notice);
}

async function restore(page, held) {
  let made = held.document;
  if (held.etag !== page.state.etag || !isSame(page.document, page.state.base)) {
    made = await chosen({
      base: held.base, mine: held.document, theirs: page.document, labels: page.labels,
      title: say("恢复没有保存的修改", "Restore what was not saved"),
      said: say("这份表后来又改过。下面是不同的格，选定后保存。",
        "The form was changed since. These cells differ; what is chosen is saved."),
      names: [say("没有保存的修改", "not saved"), say("现在的表", "the form now")],
    });
  }
  if (made) {
    page.replace(made);
  }
  return Boolean(made);
}

// What was there before a step can come back while the notice stands, and by Ctrl+Z until
// something is typed.
export function offerBack(page, before, said, word) {
  const back = () => {
    told.remove();
    page.replace(before.document, before);
    page.back = null;
  };
  const told = toast(said, "warning");
  told.insertBefore(el("button", {
    type: "button", class: "toast-action", title: "Ctrl+Z", onclick: back,
  }, word), told.lastChild);
  page.back = back;
}

export function backByKey(page) {
  document.addEventListener("keydown", (event) => {
    const isBack = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
    if (isBack && page.back && !find("dialog[open]")) {
      event.preventDefault();
      page.back();
    }
  });
}

// What an uploaded form put in place of the document is shown.
export function arrived(page, read, before) {
  page.state.etag = read.etag || read.data.etag;
  page.state.base = structuredClone(read.data.document);
  page.take(read.data.document);
  offerBack(page, before,
    say("读入的内容代替了原来填的", "what was read took the place of what was typed"),
    say("换回原来填的", "Undo"));
  return page.score();
}

export function closed(fault) {
  const reload = el("a", { href: location.pathname, class: "button small" }, say("重新打开", "Open anew"));
  fill(find("#notices"), el("div", { class: "notice error", role: "alert" },
    el("p", {}, fault.message), el("p", {}, say(
      "没有保存的修改还留在这台电脑里。", "What was not saved is kept in this browser.")), reload));
}
