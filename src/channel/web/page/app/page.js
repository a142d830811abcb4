// What every part of the page stands on: its elements, its memory in this browser, its words.

const base = document.documentElement.dataset.base;
const wishes = new URLSearchParams(location.search);
const $ = (id) => document.getElementById(id);

/** An element with properties and children. Strings become text, never markup. */
function el(name, properties, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (key in made && key !== "dir") made[key] = value;
    else if (value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== null));
  return made;
}

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** What this browser remembers of this conversation. What storage does not take, forbidden or full, lives as long as the page. */
const memory = {
  refused: new Map(),
  get(name) {
    if (this.refused.has(name)) return this.refused.get(name);
    try {
      return JSON.parse(localStorage.getItem(`turjuman:${base}:${name}`));
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      if (value === null) localStorage.removeItem(`turjuman:${base}:${name}`);
      else localStorage.setItem(`turjuman:${base}:${name}`, JSON.stringify(value));
      this.refused.delete(name);
    } catch {
      this.refused.set(name, value);
    }
  },
};

/** The words of the page come from the server; an element names its own in `data-text`, `data-label` or `data-placeholder`. */
let texts = {};
let locale;
const text = (id) => texts[id] ?? "";

function word(id, properties) {
  return el("span", { ...properties, "data-text": id, textContent: text(id) });
}

function applyTexts(given) {
  ({ texts, locale } = given);
  document.documentElement.lang = locale;
  document.documentElement.dir = given.direction;
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = text(node.dataset.text);
  for (const node of document.querySelectorAll("[data-label]")) applyLabel(node);
  for (const node of document.querySelectorAll("[data-placeholder]")) {
    node.placeholder = text(node.dataset.placeholder);
    node.setAttribute("aria-label", node.placeholder);
  }
}

/** A button of which only the sign is seen: its name is read out and shown on hover. */
function applyLabel(node) {
  const label = [text(node.dataset.label), node.dataset.of].filter(Boolean).join(": ");
  node.setAttribute("aria-label", label);
  if (node.localName === "button") node.title = label;
}

function sign(name, label, properties, of) {
  const button = el("button", { type: "button", className: "plain", "data-label": label, "data-of": of, ...properties }, icon(name));
  applyLabel(button);
  return button;
}

const formats = new Map();
/** A formatter of `Intl` in the page's language, made once. */
function format(kind, options) {
  const key = `${kind}${locale}${JSON.stringify(options)}`;
  if (!formats.has(key)) formats.set(key, new Intl[kind](locale, options));
  return formats.get(key);
}

function size(bytes) {
  const large = bytes >= 1e6;
  const options = { style: "unit", unit: large ? "megabyte" : "kilobyte", unitDisplay: "short", maximumFractionDigits: large ? 1 : 0 };
  return format("NumberFormat", options).format(large ? bytes / 1e6 : Math.max(1, bytes / 1e3));
}

/** Reads something out once. A word said twice in a row is still a change. */
function announce(words) {
  const said = el("span", { textContent: words });
  $("status").append(said);
  setTimeout(() => said.remove(), 4000);
}

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** `crypto.randomUUID` exists only where the page is served over TLS. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

const calm = matchMedia("(prefers-reduced-motion: reduce)");
