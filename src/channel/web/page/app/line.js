// The line to the server: the session, requests, and the stream of events with its reconnecting.

const SILENCE = 45_000; // The server gives a sign of life every 15 s.
const LONGEST_WAIT = 30_000;
const PATIENCE = 2_500; // A short break is not worth a word.

const line = { token: memory.get("session"), limits: memory.get("limits"), up: false, cursor: undefined, opened: false };
let identity;
let beginning; // The session that is being asked for; everybody waits for the same one.
const sleepers = new Set();
const wake = () => { for (const sleeper of sleepers) sleeper(); };

/** Waits longer with each failure, not in step with others, and no longer than until the line may be back. */
async function backOff(failures, atLeast = 0) {
  const wait = Math.max(atLeast, Math.min(LONGEST_WAIT, 500 * 2 ** failures) * (0.7 + 0.6 * Math.random()));
  if (atLeast) return pause(wait);
  let woken;
  await Promise.race([pause(wait), new Promise((done) => sleepers.add((woken = done)))]);
  sleepers.delete(woken);
}

const retryAfter = (response) => {
  const seconds = Number(response.headers.get("retry-after"));
  return response.status === 429 ? Math.min(600_000, 1000 * (Number.isFinite(seconds) && seconds > 0 ? seconds : 1)) : 0;
};

function request(path, options = {}) {
  const headers = { ...options.headers, authorization: `Bearer ${line.token}` };
  return fetch(`${base}/${path}`, { ...options, headers, cache: "no-store", credentials: "omit" });
}

const post = (path, body) => request(path, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });

/** Asks for the session until there is one. An identity that the server refuses is not asked with again. */
function begin() {
  beginning ??= (async () => {
    for (let failures = 0; ; failures += 1) {
      const wish = wishes.get("lang");
      const body = { languages: [...(wish ? [wish] : []), ...navigator.languages], zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
      if (line.token) body.session = line.token;
      if (identity) body.identity = identity;
      let wait = 0;
      try {
        const response = await fetch(`${base}/session`, {
          method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" }, credentials: "omit",
        });
        if (response.ok) return opened(await response.json());
        if (response.status === 401 && identity) {
          identity = undefined;
          console.warn("turjuman: the identity was refused; the chat goes on without it");
          continue;
        }
        wait = retryAfter(response);
      } catch {
        // No line; asked again below.
      }
      unreachable();
      await backOff(failures, wait);
    }
  })().finally(() => { beginning = undefined; });
  return beginning;
}

function opened(given) {
  const anew = Boolean(line.token) && line.token !== given.session;
  Object.assign(line, { token: given.session, limits: given.limits });
  memory.set("session", given.session);
  memory.set("limits", given.limits);
  memory.set("words", { locale: given.locale, direction: given.direction, texts: given.texts, brand: given.brand });
  if (anew) {
    line.cursor = undefined;
    line.stop?.();
    clearLog();
  }
  introduce(given);
}

let patience;
function unreachable() {
  line.up = false;
  patience ??= setTimeout(() => {
    if (line.up || !$("line").hidden) return;
    $("line").hidden = false;
    document.body.classList.add("off");
    if (text("web-offline")) announce(text("web-offline"));
  }, navigator.onLine ? PATIENCE : 0);
}

function reached() {
  line.up = true;
  clearTimeout(patience);
  patience = undefined;
  if (!$("line").hidden) announce(text("web-online"));
  $("line").hidden = true;
  document.body.classList.remove("off");
  wake();
  flush();
}

/** Reads events for as long as the page lives. */
async function listen() {
  for (let failures = 0; ; ) {
    const since = Date.now();
    let wait = 0;
    try {
      const stop = new AbortController();
      line.stop = () => stop.abort();
      const guard = new Guard(() => stop.abort());
      const response = await request("events", { signal: stop.signal, headers: line.cursor ? { "last-event-id": line.cursor } : {} });
      if (response.ok && response.body) {
        reached();
        resumed();
        await read(response.body, guard);
      } else if (response.status === 401) {
        await begin();
      } else {
        wait = retryAfter(response);
      }
      guard.end();
    } catch {
      // The line broke.
    }
    // A line that held was merely ended; one that breaks at once is not asked for again at once.
    failures = Date.now() - since > 5000 ? 0 : failures + 1;
    unreachable();
    await backOff(failures - 1, wait);
  }
}

/** Ends a connection that has fallen silent. */
class Guard {
  constructor(end) {
    this.act = end;
    this.hear();
  }
  hear() {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.act, SILENCE);
  }
  end() {
    clearTimeout(this.timer);
  }
}

async function read(body, guard) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  const parse = parser(receive);
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    guard.hear();
    parse(value);
  }
}

/** Splits server-sent events as the HTML standard describes them. */
function parser(sink) {
  let rest = "";
  let event = { name: "", data: [] };
  return (chunk) => {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop();
    for (const entry of lines) {
      if (entry === "") {
        if (event.data.length) sink(event.name || "message", event.data.join("\n"), event.id);
        event = { name: "", data: [] };
        continue;
      }
      const [, field, value] = /^([^:]*):? ?(.*)$/s.exec(entry);
      if (field === "event") event.name = value;
      else if (field === "data") event.data.push(value);
      else if (field === "id") event.id = value;
    }
  };
}

function receive(name, data, id) {
  let given;
  try {
    given = JSON.parse(data);
  } catch {
    return; // A broken event must not end the line.
  }
  settling();
  if (Object.hasOwn(EVENTS, name)) EVENTS[name](given);
  if (id) line.cursor = id;
}

for (const happening of ["online", "focus", "pageshow"]) addEventListener(happening, () => wake());
addEventListener("offline", () => line.stop?.());
