// Talks to the REST interface: session cookie, CSRF token, ETags, problems.

import { language, say } from "./dom.js";

export class Problem extends Error {
  constructor(status, body) {
    super(body.detail || body.title || say("请求没有成功", "the request failed"));
    this.name = "Problem";
    this.status = status;
    this.kind = (body.type || "").split(":").pop();
    this.body = body;
    this.diagnostics = body.diagnostics || [];
    this.faults = body.faults || [];
  }

  get isOffline() {
    return this.status === 0;
  }

  // Whether the same request may succeed a moment later.
  get isPassing() {
    return this.isOffline || this.status === 429 || this.status >= 502;
  }
}

function meta(name) {
  const found = document.querySelector(`meta[name="${name}"]`);
  return found ? found.content : "";
}

export const user = meta("user");

export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((each) => each.toString(16).padStart(2, "0")).join("");
}

// request("PUT", "/v1/…", { json, form, etag: "3", key: newKey(), signal, keepalive })
// → { status, data, etag, response }; throws Problem. `etag` is without quotes both ways.
export async function request(method, address, wishes = {}) {
  const { json, form, etag, key, signal, keepalive } = wishes;
  const headers = { Accept: "application/json", "Accept-Language": language };
  if (method !== "GET") {
    headers["X-CSRF-Token"] = meta("csrf");
  }
  if (json !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  if (etag) {
    headers["If-Match"] = `"${etag}"`;
  }
  if (key) {
    headers["Idempotency-Key"] = key;
  }
  const body = json === undefined ? form : JSON.stringify(json);
  const sent = { method, headers, body, signal, keepalive, credentials: "same-origin" };
  const response = await fetch(address, sent).catch((fault) => {
    if (fault.name === "AbortError") {
      throw fault;
    }
    throw new Problem(0, {
      detail: say("连不上服务，网络可能断了", "the service cannot be reached"),
    });
  });
  const data = await read(response);
  if (!response.ok) {
    const isProblem = data && typeof data === "object";
    throw new Problem(response.status, isProblem ? data : {
      detail: say(`服务回答 ${response.status}`, `the service answered ${response.status}`),
    });
  }
  const found = /^"(.*)"$/.exec(response.headers.get("ETag") || "");
  return { status: response.status, data, etag: found ? found[1] : "", response };
}

async function read(response) {
  const media = response.headers.get("Content-Type") || "";
  if (!media.includes("json")) {
    return null;
  }
  try {
    return await response.json();
  } catch {
    return null;
  }
}

export const get = (address, wishes) => request("GET", address, wishes);
export const post = (address, json, wishes) => request("POST", address, { json, ...wishes });
export const put = (address, json, wishes) => request("PUT", address, { json, ...wishes });
export const remove = (address, wishes) => request("DELETE", address, wishes);

// Tries again what may pass; only for requests that do no more when they are done twice.
export async function retrying(attempt, { times = 3, wait = 800 } = {}) {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (fault) {
      if (!(fault instanceof Problem) || !fault.isPassing || count >= times) {
        throw fault;
      }
      await new Promise((resolve) => setTimeout(resolve, wait * 2 ** (count - 1)));
    }
  }
}

// Sends files with progress: onProgress(sent, total) in bytes.
export function upload(address, form, { etag, key, onProgress } = {}) {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open("POST", address);
    sending.setRequestHeader("Accept", "application/json");
    sending.setRequestHeader("X-CSRF-Token", meta("csrf"));
    if (etag) {
      sending.setRequestHeader("If-Match", `"${etag}"`);
    }
    if (key) {
      sending.setRequestHeader("Idempotency-Key", key);
    }
    if (onProgress) {
      sending.upload.addEventListener("progress", (event) =>
        onProgress(event.loaded, event.total));
    }
    sending.addEventListener("load", () => settle(sending, resolve, reject));
    sending.addEventListener("error", () => reject(new Problem(0, {
      detail: say("没有传完，网络可能断了", "the connection broke off"),
    })));
    sending.send(form);
  });
}

function settle(sent, resolve, reject) {
  let data = null;
  try {
    data = JSON.parse(sent.responseText);
  } catch {
    data = null;
  }
  if (sent.status >= 200 && sent.status < 300) {
    const found = /^"(.*)"$/.exec(sent.getResponseHeader("ETag") || "");
    resolve({ status: sent.status, data, etag: found ? found[1] : "" });
  } else {
    reject(new Problem(sent.status, data || {}));
  }
}

// Where somebody has to sign in again, the page comes back to where it was.
export function signInAddress() {
  const here = `${location.pathname}${location.search}`;
  return `/sign-in?next=${encodeURIComponent(here)}`;
}
