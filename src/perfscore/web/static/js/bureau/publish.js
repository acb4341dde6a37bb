// Publishes a draft as it was looked at, after asking once more.

import { confirmed, find, say } from "../dom.js";
import { Problem, post } from "../http.js";
import { freeScrolling } from "./scrolling.js";
import { watchTrial } from "./trying.js";

const form = find("#publish-form");
const fault = find("#publish-fault");
const { draft, etag, sha256, today, name, open, next } = form.dataset;

freeScrolling();
watchTrial();
form.addEventListener("submit", (event) => {
  event.preventDefault();
  publish();
});

async function publish() {
  const wanted = {
    sha256,
    effective_from: form.elements.from.value || null,
    effective_to: form.elements.to.value || null,
    reason: form.elements.reason.value,
    supersede: Boolean(form.elements.supersede && form.elements.supersede.checked),
  };
  tell("");
  if (wanted.effective_from && wanted.effective_from < today && !wanted.reason.trim()) {
    tell(say("生效日已经过去，要求写明理由", "The first day has passed; a reason is required"));
    form.elements.reason.setAttribute("aria-invalid", "true");
    form.elements.reason.focus();
    return;
  }
  form.elements.reason.removeAttribute("aria-invalid");
  const sure = await confirmed(say(`发布“${name}”？`, `Publish “${name}”?`), [
    say(`从 ${wanted.effective_from} 起生效。`, `Effective from ${wanted.effective_from}.`),
    ...(wanted.supersede
      ? [say(`“${open}”到前一天为止。`, `“${open}” ends the day before.`)] : []),
    say("发布以后内容不能再改，要改只能发布新的版本。",
      "What is published never changes again; a new version can be published."),
  ], { text: say("发布", "Publish") });
  if (!sure) {
    return;
  }
  try {
    await post(`/v1/set-drafts/${draft}/publish`, wanted, { etag });
    location.assign(next);
  } catch (problem) {
    if (!(problem instanceof Problem)) {
      throw problem;
    }
    tell(problem.message);
  }
}

function tell(text) {
  fault.textContent = text;
  fault.hidden = !text;
}
