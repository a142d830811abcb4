// A server that speaks the page's protocol, with the faults that real ones have. Without dependencies.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createHash, randomUUID } from "node:crypto";

const PAGE = new URL("../../src/channel/web/page/", import.meta.url);
const LOCALES = new URL("../../locales/", import.meta.url);
export const PARTS = ["page", "markup", "line", "log", "outbox", "files", "write"];
export const BASE = "/web/maison/chat";
export const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgaPj/HwAFAgKAf6cGqQAAAABJRU5ErkJggg==", "base64");
const FACES = { rtl: new Set(["ar"]) };

/** The assets as they are served, but for the marks. */
export function assets() {
  const file = (name) => readFileSync(new URL(name, PAGE), "utf8");
  return { html: file("index.html"), css: file("app.css"), js: PARTS.map((part) => file(`app/${part}.js`)).join("\n"), embed: file("embed.js") };
}

/** The words of a pack in its own register, with the arguments put in: as much of Fluent as they need. */
export function words(locale) {
  const pack = readFileSync(new URL(`${locale}/pack.toml`, LOCALES), "utf8");
  const tier = /formality = "(\w+)"/.exec(pack)[1];
  const given = { brand: "Maison Lune", megabytes: "1", count: "4" };
  const texts = {};
  for (const [, id, body] of readFileSync(new URL(`${locale}/chat.ftl`, LOCALES), "utf8").matchAll(/^(web-[a-z-]+) =((?:.*)(?:\n +.*)*)/gm)) {
    const variant = body.includes("$formality ->") ? new RegExp(`\\[${tier}\\] (.*)`).exec(body)[1] : body;
    texts[id] = variant.trim().replace(/\{ \$(\w+) \}/g, (_, name) => given[name]);
  }
  return texts;
}

const paragraph = (text) => ({ block: "paragraph", inlines: [{ inline: "text", text }] });
export const say = (text, more = {}) => ({ origin: "answer", locale: "en", direction: "ltr", text, markup: [paragraph(text)], choices: [], sources: [], files: [], answers: [], ...more });

export class Mock {
  constructor({ locale = "en", brand = "Maison Lune", limits = {} } = {}) {
    Object.assign(this, { locale, brand, log: [], streams: new Set(), requests: [], faults: [], files: new Map(), seen: new Map(), violations: [] });
    this.limits = { text: 400, file_bytes: 1_000_000, files: 4, types: ["image/png", "image/jpeg", "application/pdf"], ...limits };
    this.token = randomUUID();
    this.down = false;
    this.answers = true; // Whether a message is heard at once.
    this.server = createServer((request, response) => this.serve(request, response).catch(() => response.destroy()));
  }

  async listen() {
    await new Promise((done) => this.server.listen(0, "127.0.0.1", done));
    this.origin = `http://127.0.0.1:${this.server.address().port}`;
    this.url = this.origin + BASE;
    return this;
  }

  async close() {
    this.drop();
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** The next request to `path` meets this: a status, "drop" or "slow" (with `ms`). */
  fault(path, what, more = {}) {
    this.faults.push({ path, what, ...more });
  }

  /** Appends an event that is kept, and tells it. */
  keep(name, data) {
    const id = String(this.log.length + 1);
    const event = { id, name, data: { id: `msg_${id}`, at: new Date().toISOString(), ...data } };
    this.log.push(event);
    this.tell(event);
    return event.data.id;
  }

  /** An event that is not kept. */
  tell({ id, name, data }) {
    const lines = `event: ${name}\n${id ? `id: ${id}\n` : ""}data: ${JSON.stringify(data ?? {})}\n\n`;
    for (const stream of this.streams) stream.write(lines);
  }

  message(text, more) {
    return this.keep("message", say(text, more));
  }

  preview(id, text, more) {
    this.tell({ name: "preview", data: { id, locale: "en", direction: "ltr", markup: [paragraph(text)], ...more } });
  }

  /** Breaks every stream. */
  drop() {
    for (const stream of this.streams) stream.destroy();
    this.streams.clear();
  }

  count(path) {
    return this.requests.filter((request) => request.path === path).length;
  }

  csp() {
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";
  }

  document() {
    const { html } = assets();
    const texts = words(this.locale);
    const marks = { lang: this.locale, dir: this.direction, title: texts["web-title"], base: BASE, version: "test", noscript: texts["web-no-script"] };
    return html.replace(/\{\{(\w+)\}\}/g, (_, name) => marks[name]);
  }

  /** Another site, which allows as little as a site can. */
  host() {
    return `<!doctype html><html lang="en"><title>Host</title><meta name="viewport" content="width=device-width"><body><h1>A shop</h1><button id="own">Own</button><script src="${this.origin}${BASE}/embed.js" async></script></body></html>`;
  }

  get direction() {
    return FACES.rtl.has(this.locale.split("-")[0]) ? "rtl" : "ltr";
  }

  async serve(request, response) {
    const { pathname, searchParams } = new URL(request.url, "http://x");
    const path = pathname.startsWith(BASE) ? pathname.slice(BASE.length + 1) : pathname;
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const entry = { path: path.split("/")[0], method: request.method, headers: request.headers, body, search: searchParams };
    this.requests.push(entry);
    const json = (status, value, headers = {}) => response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(value));
    const asset = (type, text, headers) => response.writeHead(200, { "content-type": `${type}; charset=utf-8`, "cache-control": "no-cache", ...headers }).end(text);
    if (pathname === "/host") return asset("text/html", this.host(), { "content-security-policy": `default-src 'none'; script-src ${this.origin}; frame-src ${this.origin}` });
    if (path === "") return response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": this.csp() }).end(this.document());
    if (path === "app.js") return asset("text/javascript", assets().js);
    if (path === "app.css") return asset("text/css", assets().css);
    if (path === "embed.js") {
      const texts = words(this.locale);
      const given = { title: texts["web-title"], open: texts["web-open"], close: texts["web-close"], unread: texts["web-new-messages"], locale: this.locale, direction: this.direction };
      return asset("text/javascript", assets().embed.replace("{{embed}}", JSON.stringify(given)));
    }
    if (this.down) return request.socket.destroy();
    const at = this.faults.findIndex((fault) => fault.path === entry.path);
    if (at !== -1) {
      const [fault] = this.faults.splice(at, 1);
      if (fault.what === "drop") return request.socket.destroy();
      if (fault.what === "late") this.#take(entry, JSON.parse(body)); // Taken, and the answer is lost.
      if (fault.what === "late") return request.socket.destroy();
      if (fault.what === "slow") await new Promise((done) => setTimeout(done, fault.ms));
      else return json(fault.what, { error: { code: "fault", message: "as asked", help: "" } }, fault.headers);
    }
    if (entry.path === "session") {
      const asked = JSON.parse(body);
      if (asked.identity?.signature === "wrong") return json(401, { error: { code: "identity" } });
      entry.identity = asked.identity;
      return json(200, { session: this.token, locale: this.locale, direction: this.direction, brand: this.brand, texts: words(this.locale), limits: this.limits });
    }
    if (request.headers.authorization !== `Bearer ${this.token}`) return json(401, { error: { code: "session" } });
    if (entry.path === "events") return this.#stream(request, response);
    if (entry.path === "messages" || entry.path === "choices") return json(202, this.#take(entry, JSON.parse(body)));
    if (entry.path === "files" && request.method === "POST") {
      const id = randomUUID();
      const file = { id, name: decodeURIComponent(request.headers["x-file-name"]), mime: request.headers["content-type"], size: body.length };
      this.files.set(id, { ...file, body });
      return json(201, file);
    }
    const file = this.files.get(path.split("/")[1]);
    if (entry.path === "files" && file) return response.writeHead(200, { "content-type": file.mime, "x-content-type-options": "nosniff", "content-disposition": "attachment" }).end(file.body);
    return json(404, { error: { code: "unknown" } });
  }

  #take(entry, given) {
    entry.given = given;
    if (this.seen.has(given.id)) return { id: given.id, status: "duplicate" };
    this.seen.set(given.id, given);
    const chosen = this.log.flatMap((event) => event.data.choices ?? []).find((choice) => choice.id === given.choice);
    const files = (given.files ?? []).map((id) => { const { body, ...file } = this.files.get(id); return file; });
    if (this.answers) this.keep("heard", { id: given.id, text: given.text ?? chosen?.label, files });
    this.onmessage?.(given);
    return { id: given.id, status: "accepted" };
  }

  #stream(request, response) {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write(": \n\n");
    const after = Number(request.headers["last-event-id"] ?? 0);
    for (const { id, name, data } of this.log.slice(after)) response.write(`event: ${name}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
    this.streams.add(response);
    if (this.pending) this.tell(this.pending);
    response.on("close", () => this.streams.delete(response));
  }
}
