// The chat on another site: a button and a frame. It leaves one name behind, `Turjuman`, and no style.
(() => {
  "use strict";
  const script = document.currentScript;
  if (!script || window.Turjuman) return;
  const words = {{embed}};
  const source = new URL(script.src);
  const page = new URL(source.pathname.replace(/\/embed\.js$/, ""), source);
  const phone = matchMedia("(max-width: 30rem), (max-height: 30rem)");
  const key = `turjuman:${page.pathname}`;
  let opened = false;
  let listening = false; // Whether the page in the frame has said that it is there.
  let identity;
  let unread = 0;
  let frame;
  let overflow = "";

  const memory = {
    get: () => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (value) => { try { localStorage.setItem(key, value); } catch { /* Forbidden here: it begins closed. */ } },
  };

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; color-scheme: light dark; --brand: #0e5a55; --on-brand: #fff; }
    .panel, .launch { position: fixed; z-index: 2147483000; }
    .launch { inset-block-end: max(1.25rem, env(safe-area-inset-bottom)); inset-inline-end: max(1.25rem, env(safe-area-inset-right)); display: grid; place-items: center;
      inline-size: 3.75rem; block-size: 3.75rem; padding: 0; border: 0; border-radius: 36%; background: var(--brand); color: var(--on-brand); cursor: pointer;
      box-shadow: 0 2px 6px rgb(0 0 0 / 18%), 0 10px 28px rgb(0 0 0 / 18%); transition: transform .15s; -webkit-tap-highlight-color: transparent; }
    .launch:hover { transform: translateY(-2px); }
    .launch:focus-visible { outline: 3px solid var(--brand); outline-offset: 3px; }
    svg { inline-size: 2.1rem; block-size: 2.1rem; fill: none; stroke: currentcolor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
    .badge { position: absolute; inset-block-start: -.3rem; inset-inline-end: -.3rem; min-inline-size: 1.4rem; block-size: 1.4rem; padding-inline: .35rem; box-sizing: border-box;
      border: 2px solid #fff; border-radius: 1rem; background: #b3261e; color: #fff; font: 600 .75rem/1.15rem system-ui, sans-serif; text-align: center; }
    .panel { inset-block-end: 6rem; inset-inline-end: max(1.25rem, env(safe-area-inset-right)); inline-size: min(25rem, calc(100vw - 2.5rem)); block-size: min(42rem, calc(100dvh - 7.5rem));
      border: 1px solid rgb(128 128 128 / 30%); border-radius: 1.4rem; background: Canvas; overflow: hidden; box-shadow: 0 6px 20px rgb(0 0 0 / 14%), 0 20px 60px rgb(0 0 0 / 20%); }
    iframe { display: block; inline-size: 100%; block-size: 100%; border: 0; color-scheme: light dark; }
    [hidden] { display: none !important; }
    .panel { animation: rise .18s ease-out; }
    @keyframes rise { from { opacity: 0; transform: translateY(.75rem); } }
    @media (max-width: 30rem), (max-height: 30rem) {
      .panel { inset: 0; inline-size: 100%; block-size: 100dvh; border: 0; border-radius: 0; }
      .launch[aria-expanded="true"] { display: none; }
    }
    @media (prefers-reduced-motion: reduce) { .panel, .launch { animation: none; transition: none; } }
    @media (forced-colors: active) { .launch, .panel { border: 2px solid; } }
    @media print { .launch, .panel { display: none; } }
  `);

  const root = document.createElement("div");
  const shadow = root.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [sheet];
  const panel = document.createElement("div");
  panel.className = "panel";
  panel.id = "panel";
  panel.hidden = true;
  const launch = document.createElement("button");
  launch.type = "button";
  launch.className = "launch";
  launch.setAttribute("aria-controls", "panel");
  const badge = document.createElement("span");
  badge.className = "badge";
  badge.setAttribute("aria-hidden", "true");
  launch.append(drawing("M20 11.600c0 4-3.6 7.2-8 7.200a9 9 0 0 1-2.7-.4L4.5 20l1.3-3.500A6.8 6.8 0 0 1 4 11.600c0-4 3.6-7.2 8-7.200s8 3.2 8 7.200zM8.5 10.500h7M8.5 13.500h4"), drawing("M6 9.500l6 6 6-6"), badge);
  shadow.append(panel, launch);

  function drawing(d) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", d);
    svg.append(path);
    return svg;
  }

  /** Shows what is so: each change ends here. */
  function draw() {
    root.lang = words.locale;
    root.dir = words.direction;
    const [talk, fold] = launch.querySelectorAll("svg");
    talk.toggleAttribute("hidden", opened);
    fold.toggleAttribute("hidden", !opened);
    badge.hidden = opened || unread === 0;
    badge.textContent = unread > 99 ? "99+" : String(unread);
    const label = opened ? words.close : unread ? `${words.open}. ${words.unread}: ${unread}` : words.open;
    launch.setAttribute("aria-label", label);
    launch.title = label;
    launch.setAttribute("aria-expanded", String(opened));
    panel.hidden = !opened;
    if (frame) frame.title = words.title;
  }

  function load() {
    if (frame) return;
    const address = new URL(page);
    address.searchParams.set("embed", "1");
    address.searchParams.set("host", location.origin);
    const lang = script.dataset.lang ?? source.searchParams.get("lang");
    if (lang) address.searchParams.set("lang", lang);
    frame = document.createElement("iframe");
    frame.allow = "clipboard-write";
    frame.src = address.href;
    panel.append(frame);
  }

  const tell = (message) => { if (listening) frame.contentWindow.postMessage({ turjuman: message }, page.origin); };

  function turn(open, focus) {
    if (open === opened) return;
    opened = open;
    memory.set(open ? "open" : "closed");
    if (open) {
      load();
      unread = 0;
    }
    if (phone.matches || !open) {
      const page = document.documentElement.style;
      if (open) overflow = page.overflow;
      page.overflow = open ? "hidden" : overflow;
    }
    draw();
    tell({ open, focus });
    if (focus) (open ? frame : launch).focus();
  }

  addEventListener("message", (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== page.origin) return;
    const said = event.data?.turjuman;
    if (typeof said !== "object" || said === null) return;
    if (said.ready) {
      listening = true;
      tell({ open: opened, focus: opened && shadow.activeElement === frame, identity });
    }
    if (said.close) turn(false, true);
    if (Number.isSafeInteger(said.unread)) unread = said.unread;
    for (const name of ["title", "open", "close", "unread", "locale", "direction"]) {
      if (typeof said.texts?.[name] === "string") words[name] = said.texts[name];
    }
    draw();
  });
  launch.onclick = () => turn(!opened, true);
  shadow.addEventListener("keydown", (event) => { if (event.key === "Escape" && opened) turn(false, true); });

  window.Turjuman = Object.freeze({
    open: () => turn(true, true),
    close: () => turn(false, true),
    /** Says who the customer is, as this site's server has signed it. */
    identify(given) {
      identity = given;
      tell({ identity });
    },
  });

  function begin() {
    document.body.append(root);
    draw();
    const last = memory.get();
    // The whole screen of a phone is not taken without being asked for.
    if (last === "open" && !phone.matches) turn(true, false);
    else if (last) load();
  }
  if (document.body) begin();
  else addEventListener("DOMContentLoaded", begin);
})();
