// One form of many that were handed in at once: as printed, recomputed, with findings.

import { el, say } from "../dom.js";
import { get } from "../http.js";
import { accountsTables } from "./accounts.js";
import { Findings } from "./findings.js";
import { formTable } from "./form_table.js";
import { panelFor } from "./panel.js";
import { Totals } from "./totals.js";

const page = document.getElementById("file");
const { job, number } = page.dataset;

function crumbs() {
  return el("p", { class: "crumbs" },
    el("a", { href: `/reviews/upload?job=${job}` }, say("批量审核", "Audit files")));
}

async function load() {
  const { data: desk } = await get(`/v1/jobs/${job}/items/${number}/desk`);
  const findings = new Findings(desk.findings);
  const totals = new Totals(desk, { isReviewed: false });
  totals.draw(null);
  const form = formTable(desk, { badge: (id) => findings.badge(id) });
  const { box } = panelFor(desk, findings);
  page.replaceChildren(
    el("header", { class: "review-head" },
      el("div", { class: "review-names" },
        crumbs(),
        el("h1", { tabindex: "-1" }, desk.project || desk.unit || desk.file),
        el("p", { class: "quiet" }, [
          desk.project ? desk.unit : "", desk.year ?? "", desk.file,
          desk.set
            ? `${desk.set.id}@${desk.set.version}`
            : say("按通行规则", "by the rules that hold everywhere"),
        ].filter(Boolean).join(" · "))),
      totals.box),
    el("div", { class: "review-body" },
      el("div", { class: "review-left" }, form,
        accountsTables(desk.accounts, (id) => findings.badge(id))),
      box),
  );
  page.removeAttribute("aria-busy");
}

load().catch((fault) => {
  page.removeAttribute("aria-busy");
  page.replaceChildren(crumbs(), el("h1", {}, say("打不开这份表", "The form cannot be opened")),
    el("p", { class: "notice error", role: "alert" }, fault.message),
    el("ul", {}, ...(fault.diagnostics ?? []).map((each) => el("li", {}, each.message))));
});
