// The conversation as it is seen. Order is the server's: what it told, then what still waits to be told, then the draft.

const NEAR = 64; // Pixels from the end within which the reader is taken to read along.
const GROUP = 5 * 60_000; // Messages of one author within this time share a head.

const entries = new Map(); // By message id.
let draft; // Where an answer is being written: the sign of typing, then the preview, then the message itself.
let offered; // The newest message with choices.
let settled = false; // Whether what was said before has been shown.
let quietSince; // The timer of the pause after what was said before.
let unread = 0;
let stuck = true;

const EVENTS = {
  heard(given) {
    told(given.id);
    if (entries.has(given.id)) place(entries.get(given.id), given.at);
    else place(entry(given.id, own(given)), given.at);
    mark(given.id, "sent");
    useUp(given.text);
  },
  message(given) {
    if (entries.has(given.id)) return undraft(); // Told twice.
    const node = draft?.dataset.id === given.id ? draft : theirs();
    if (node !== draft) undraft();
    draft = undefined;
    place(entry(given.id, node), given.at);
    fill(node, given);
    came(given);
  },
  edit(given) {
    if (entries.has(given.id)) fill(entries.get(given.id), given);
  },
  delete({ id }) {
    const node = entries.get(id);
    if (!node) return;
    entries.delete(id);
    if (offered === node) offered = undefined;
    const next = node.nextElementSibling;
    node.remove();
    if (next) group(next);
  },
  typing() {
    if (draft) draft.stale = false;
    if (draft) return;
    draft = theirs();
    draft.classList.add("draft");
    draft.body.append(el("span", { className: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")), word("web-typing", { className: "unseen" }));
    $("turns").append(draft);
    group(draft);
    if (settled) announce(text("web-typing"));
  },
  preview(given) {
    EVENTS.typing();
    if (draft.dataset.id === undefined) draft.body.replaceChildren();
    draft.dataset.id = given.id;
    direct(draft, given);
    show(draft.body, given.markup);
  },
  idle: () => undraft(),
  /** The conversation was begun anew: all of it is told again. */
  reset() {
    line.cursor = undefined;
    clearLog();
  },
  texts(given) {
    const words = { ...memory.get("words"), ...given };
    memory.set("words", words);
    introduce(words);
  },
};

function undraft() {
  draft?.remove();
  draft = undefined;
}

/** What the server still writes after a break it says again; what it does not say again is no longer written. */
function resumed() {
  settling();
  if (!draft) return;
  draft.stale = true;
  setTimeout(() => { if (draft?.stale) undraft(); }, 4000);
}

/** What was said before comes in one go; the first pause is its end. */
function settling() {
  if (settled) return;
  clearTimeout(quietSince);
  quietSince = setTimeout(() => { settled = true; }, 300);
}

function clearLog() {
  $("turns").replaceChildren();
  entries.clear();
  draft = offered = undefined;
  for (const waiting of outbox()) showWaiting(waiting);
}

function entry(id, node) {
  node.dataset.id = id;
  entries.set(id, node);
  return node;
}

/** A customer's own message. */
function own({ id, text: words, files }) {
  const body = el("div", { className: "body", dir: "auto" });
  if (words) body.append(el("p", { textContent: words }));
  body.hidden = !words;
  const foot = el("p", { className: "foot" }, el("time"), el("span", { className: "state" }));
  const node = el("article", { className: "turn own" }, word("web-you", { className: "unseen" }), body, ...attached(files), foot);
  node.dataset.from = "own";
  return Object.assign(node, { body });
}

/** A message of the assistant or a person; `fill` says whose. */
function theirs() {
  const body = el("div", { className: "body" });
  const head = el("p", { className: "head-of" }, word("web-assistant"), el("time"));
  const node = el("article", { className: "turn" }, head, body);
  node.dataset.from = "answer";
  return Object.assign(node, { body });
}

function direct(node, given) {
  node.body.dir = given.direction === "rtl" ? "rtl" : "ltr";
  if (given.locale) node.body.lang = given.locale;
}

function fill(node, given) {
  node.classList.remove("draft");
  node.dataset.from = given.origin === "agent" ? "agent" : "answer";
  const name = node.querySelector(".head-of span");
  name.dataset.text = given.origin === "agent" ? "web-person" : "web-assistant";
  name.textContent = text(name.dataset.text);
  direct(node, given);
  if (!node.body.shown) node.body.replaceChildren();
  show(node.body, given.markup?.length ? given.markup : [{ block: "paragraph", inlines: [{ inline: "text", text: given.text ?? "" }] }]);
  node.body.hidden = !node.body.textContent.trim();
  const extras = [...attached(given.files), ...sources(given.sources, node.body), ...choices(given.choices, given.id, node)];
  for (const extra of node.querySelectorAll(":scope > .files, :scope > .sources, :scope > .choices")) extra.remove();
  node.append(...extras);
  group(node);
}

function sources(list, body) {
  if (!list?.length) return [];
  const items = list.map((source) => el("li", { textContent: source.title, dir: "auto" }));
  return [el("details", { className: "sources", dir: body.dir }, el("summary", null, word("web-sources"), ` · ${format("NumberFormat").format(list.length)}`), el("ul", null, ...items))];
}

function choices(list, message, node) {
  if (!list?.length) return [];
  const used = node.querySelector(".choice:disabled");
  const late = offered && offered.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING;
  const buttons = list.map((choice) => {
    const button = el("button", { type: "button", className: "choice", dir: "auto", textContent: choice.label });
    button.onclick = () => {
      const keyboard = button.matches(":focus-visible");
      useUp(choice.label);
      submit({ kind: "choices", text: choice.label, body: { choice: choice.id, message } });
      if (keyboard) $("text").focus();
    };
    return button;
  });
  if (!used && !late) {
    if (offered && offered !== node) retire(offered);
    offered = node;
  }
  for (const button of buttons) button.disabled = offered !== node;
  return [el("div", { className: "choices", role: "group", "aria-label": node.body.textContent }, ...buttons)];
}

/** Choices that are no longer on offer stay to be read. */
function retire(node, chosen) {
  for (const button of node.querySelectorAll(".choice")) {
    button.disabled = true;
    if (button.textContent === chosen) button.classList.add("chosen");
  }
  if (offered === node) offered = undefined;
}

/** A customer's words that are a choice's were that choice: so it is seen after a reload as well. */
function useUp(words) {
  const labels = Array.from(offered?.querySelectorAll(".choice") ?? [], (button) => button.textContent);
  if (labels.includes(words)) retire(offered, words);
}

/** Puts a message where it belongs, with its time. */
function place(node, at) {
  const when = new Date(at);
  const time = node.querySelector("time");
  if (time && !Number.isNaN(when.getTime())) {
    node.at = when;
    time.dateTime = when.toISOString();
    time.textContent = format("DateTimeFormat", { hour: "numeric", minute: "2-digit" }).format(when);
  }
  const waits = node.classList.contains("waits");
  const before = waits ? draft ?? null : $("turns").querySelector(".waits") ?? (draft === node ? null : draft) ?? null;
  if (node.nextElementSibling !== before || node.parentElement !== $("turns")) $("turns").insertBefore(node, before);
  group(node);
  if (node.nextElementSibling) group(node.nextElementSibling);
  if (settled && node.dataset.from !== "own") node.classList.add("fresh");
}

const sameDay = (one, other) => one.toDateString() === other.toDateString();

/** Whether the head is shown: not again for the same author, unless time has passed. */
function group(node) {
  if (!node.classList.contains("turn")) return;
  let before = node.previousElementSibling;
  if (before?.classList.contains("day")) before = before.previousElementSibling;
  const day = node.previousElementSibling?.classList.contains("day") ? node.previousElementSibling : undefined;
  const at = node.at ?? before?.at;
  const turned = at && (before?.at ? !sameDay(before.at, at) : !before && !sameDay(at, new Date()));
  if (turned && !day) node.before(dayOf(at));
  if (!turned) day?.remove();
  const apart = turned || before?.dataset.from !== node.dataset.from || (node.at && before.at && node.at - before.at > GROUP);
  node.classList.toggle("follows", Boolean(before) && !apart);
}

function dayOf(at) {
  const today = sameDay(at, new Date());
  const words = today
    ? format("RelativeTimeFormat", { numeric: "auto" }).format(0, "day")
    : format("DateTimeFormat", { weekday: "long", day: "numeric", month: "long" }).format(at);
  return el("p", { className: "day", textContent: words });
}

/** Something new from the other side: read out once, counted where nobody looks. */
function came(given) {
  if (!settled) return;
  const who = text(given.origin === "agent" ? "web-person" : "web-assistant");
  const labels = (given.choices ?? []).map((choice) => choice.label);
  announce([`${who}: ${given.text ?? ""}`, ...labels].join("\n"));
  if (document.hidden || !stuck || closed) count(unread + 1);
}

function count(number) {
  unread = number;
  $("newer-count").textContent = number ? format("NumberFormat").format(number) : "";
  document.title = (number && document.hidden ? `(${number}) ` : "") + title;
  tellHost({ unread: number });
  offerNewer();
}

function offerNewer() {
  $("newer").hidden = stuck || !unread;
}

function toEnd(smooth) {
  stuck = true;
  $("log").scrollTo({ top: $("log").scrollHeight, behavior: smooth && !calm.matches ? "smooth" : "instant" });
  seen();
}

function seen() {
  if (unread && stuck && !document.hidden && !closed) count(0);
  offerNewer();
}

const extent = ({ scrollTop: top, scrollHeight: content, clientHeight: room }) => ({ top, content, room });
let last = extent($("log"));
$("log").addEventListener("scroll", () => {
  const now = extent($("log"));
  // Only a reader who moves up leaves the end. Content that grows moves the end away; content that shrinks, or a keyboard
  // that opens, moves the view up, and the page may hear of that before it has been laid out for good.
  const isReader = now.content >= last.content && now.room === last.room;
  if (now.content - now.room - now.top <= NEAR) stuck = true;
  else if (now.top < last.top - 1 && isReader) stuck = false;
  last = now;
  seen();
}, { passive: true });

const follow = new ResizeObserver(() => {
  if (stuck) $("log").scrollTop = $("log").scrollHeight;
  last = extent($("log"));
});
follow.observe($("log"));
follow.observe($("turns"));
document.addEventListener("visibilitychange", () => { seen(); if (!document.hidden) { document.title = title; wake(); } });
$("newer").onclick = () => { toEnd(true); $("text").focus({ preventScroll: true }); };
