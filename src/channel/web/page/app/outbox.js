// What the customer said and the server has not confirmed. It outlives the page and is repeated under the same id, which
// the server takes once.

const outbox = () => memory.get("outbox") ?? [];
const keep = (change) => memory.set("outbox", change(outbox()));

/** Takes what was said: it is seen at once, kept, and sent when it can be. */
function submit({ kind, text: words, files, body }) {
  const item = { id: uuid(), kind, text: words, files: files ?? [], body, at: new Date().toISOString() };
  keep((all) => [...all, item]);
  showWaiting(item);
  toEnd();
  wake();
  flush();
}

function showWaiting(item) {
  if (entries.has(item.id)) return;
  const node = entry(item.id, own(item));
  node.classList.add("waits");
  place(node, item.at);
  mark(item.id, item.failed ? "failed" : "sending");
}

/** The server has it. */
function told(id) {
  keep((all) => all.filter((item) => item.id !== id));
  entries.get(id)?.classList.remove("waits");
}

const SIGNS = { sending: "waiting", waiting: "waiting", failed: "failed", sent: "sent" };

function mark(id, state) {
  const node = entries.get(id);
  const place = node?.querySelector(".state");
  if (!place || place.dataset.state === state) return;
  if (node.dataset.state === "failed" || state === "failed" || state === "waiting") announce(text(`web-${state}`));
  node.dataset.state = state;
  place.dataset.state = state;
  place.replaceChildren(icon(SIGNS[state]), word(`web-${state}`, { className: state === "sending" || state === "sent" ? "unseen" : "" }));
  node.querySelector(".mend")?.remove();
  if (state === "failed") node.append(mend(id));
}

function mend(id) {
  const again = el("button", { type: "button", className: "text" }, icon("retry"), word("web-retry"));
  const drop = el("button", { type: "button", className: "text" }, word("web-remove"));
  again.onclick = () => {
    keep((all) => all.map((item) => (item.id === id ? { ...item, failed: false } : item)));
    mark(id, "sending");
    $("text").focus();
    flush();
  };
  drop.onclick = () => {
    keep((all) => all.filter((item) => item.id !== id));
    EVENTS.delete({ id });
    $("text").focus();
  };
  return el("div", { className: "mend" }, again, drop);
}

const content = (item) =>
  item.kind === "choices" ? { id: item.id, ...item.body } : { id: item.id, text: item.text, files: item.files.map((file) => file.id), ...item.body };

/** Whether an answer says that the same message may be taken later. */
const later = (status) => status >= 500 || status === 429 || status === 408 || status === 425;

let flushing = false;

/** Sends what waits, in order, until nothing waits. */
async function flush() {
  if (flushing || !line.opened) return;
  flushing = true;
  for (let failures = 0; ; ) {
    const item = outbox().find((waiting) => !waiting.failed);
    if (!item) break;
    let wait = 0;
    try {
      const response = await post(item.kind, content(item));
      if (response.ok) {
        failures = 0;
        sent(item.id);
        continue;
      }
      if (response.status === 401) await begin();
      else if (!later(response.status)) {
        keep((all) => all.map((other) => (other.id === item.id ? { ...other, failed: true } : other)));
        mark(item.id, "failed");
        continue;
      }
      wait = retryAfter(response);
    } catch {
      // No line; the same under the same id below.
    }
    for (const waiting of outbox()) if (!waiting.failed) mark(waiting.id, "waiting");
    await backOff(failures, wait);
    failures += 1;
  }
  flushing = false;
}

/** Accepted. It keeps its place until the stream tells it. */
function sent(id) {
  keep((all) => all.filter((item) => item.id !== id));
  mark(id, "sent");
}
