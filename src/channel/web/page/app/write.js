// Where the customer writes, what frames the page, and the beginning.

let title = document.title;
let closed = false; // Whether the frame on another site is closed.
let begun = false; // Whether the session has been asked for.
let due = false; // Whether the message is to go as soon as its files are there.

const field = $("text");

function ready() {
  const length = [...field.value].length;
  const limit = line.limits?.text ?? Infinity;
  const over = length > limit;
  $("count").hidden = length < limit * 0.8;
  $("count").textContent = $("count").hidden ? "" : `${format("NumberFormat").format(length)} / ${format("NumberFormat").format(limit)}`;
  if (over && field.getAttribute("aria-invalid") !== "true") { quiet(); tell("web-too-long"); }
  if (!over && field.getAttribute("aria-invalid") === "true") quiet();
  field.setAttribute("aria-invalid", String(over));
  const empty = !field.value.trim() && !chosen.length;
  const stopped = over || empty || chosen.some((item) => item.state === "failed");
  $("send").setAttribute("aria-disabled", String(stopped));
  const uploads = chosen.some((item) => item.state === "sending");
  if (stopped) due = false;
  document.body.classList.toggle("due", due && uploads);
  // An empty field is written in as its placeholder reads.
  field.dir = field.value ? "auto" : document.documentElement.dir;
  if (due && !uploads) say();
  return !stopped;
}

function say() {
  due = true;
  if (chosen.some((item) => item.state === "sending")) return void ready();
  due = false;
  if (!ready()) return;
  const files = chosen.splice(0).map(({ id, name, mime, size: bytes }) => ({ id, name, mime, size: bytes }));
  const words = field.value.trim();
  field.value = "";
  memory.set("draft", null);
  $("tray").replaceChildren();
  $("tray").hidden = true;
  quiet();
  ready();
  grow();
  submit({ kind: "messages", text: words, files, body: {} });
}

/** Where the browser cannot size the field by its content itself. */
const sizes = CSS.supports("field-sizing", "content");
function grow() {
  if (sizes) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

let saving;
field.addEventListener("input", () => {
  ready();
  grow();
  clearTimeout(saving);
  saving = setTimeout(() => memory.set("draft", field.value || null), 300);
});
field.addEventListener("keydown", (event) => {
  // An input method takes Enter to end a word; some browsers tell so only by the code 229.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  if (ready()) say();
});
$("write").addEventListener("submit", (event) => {
  event.preventDefault();
  if (ready()) say();
  field.focus();
});
$("attach").onclick = () => $("pick").click();
$("pick").onchange = () => { take([...$("pick").files]); $("pick").value = ""; field.focus(); };
field.addEventListener("paste", (event) => {
  if (!event.clipboardData?.files.length) return;
  event.preventDefault();
  take([...event.clipboardData.files]);
});

const carries = (event) => event.dataTransfer?.types.includes("Files") && line.limits?.types?.length;
for (const name of ["dragenter", "dragover"]) {
  addEventListener(name, (event) => { if (carries(event)) { event.preventDefault(); $("drop").hidden = false; } });
}
addEventListener("dragleave", (event) => { if (!event.relatedTarget) $("drop").hidden = true; });
addEventListener("drop", (event) => {
  $("drop").hidden = true;
  if (!carries(event)) return;
  event.preventDefault();
  take([...event.dataTransfer.files]);
  field.focus();
});

addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing || $("look").open) return;
  if (!$("notice").hidden) quiet();
  else tellHost({ close: true });
});

// Where a scrollbar takes room, the conversation still stands in line with the field.
const measure = () => document.documentElement.style.setProperty("--gutter", `${($("log").offsetWidth - $("log").clientWidth) / 2}px`);
addEventListener("resize", measure);
measure();

// The keyboard of a phone covers the page where the browser does not shrink it.
const visible = window.visualViewport;
visible?.addEventListener("resize", () => {
  if (visible.scale === 1) document.documentElement.style.setProperty("--tall", `${visible.height}px`);
});

// The site around the frame. Only sites that the server allows can frame the page; this one named itself, and nothing is
// said to or heard from any other.
const framed = wishes.has("embed") && parent !== window;
const host = wishes.get("host");
const tellHost = (message) => { if (framed && host) parent.postMessage({ turjuman: message }, host); };
const hears = new Promise((done) => {
  if (!framed || !host) return done();
  setTimeout(done, 1000);
  addEventListener("message", (event) => {
    if (event.source !== parent || event.origin !== host || typeof event.data?.turjuman !== "object") return;
    const { open, identity: given } = event.data.turjuman ?? {};
    if (typeof open === "boolean") {
      closed = !open;
      seen();
      if (open && event.data.turjuman.focus) field.focus();
    }
    if (given) {
      identity = given;
      // A session that is being asked for without it is asked for again with it.
      if (begun) Promise.resolve(beginning).then(begin);
    }
    done();
  });
});
$("close").onclick = () => tellHost({ close: true });

/** What a session tells, or what the last one told while the server cannot be reached. */
function introduce(given) {
  applyTexts(given);
  $("brand").textContent = given.brand;
  const [first] = Intl.Segmenter ? Array.from(new Intl.Segmenter(given.locale).segment(given.brand), (one) => one.segment) : given.brand;
  $("seal").textContent = first ?? "";
  if (text("web-title")) title = text("web-title");
  document.title = title;
  $("attach").hidden = !line.limits?.types?.length || !line.limits.files;
  $("pick").accept = (line.limits?.types ?? []).join(",");
  tellHost({ texts: { title, open: text("web-open"), close: text("web-close"), unread: text("web-new-messages"), locale, direction: given.direction } });
  ready();
}

async function start() {
  if (framed) {
    document.body.classList.add("framed");
    $("close").hidden = false;
    tellHost({ ready: true });
  }
  const known = memory.get("words");
  if (known) introduce(known);
  field.value = memory.get("draft") ?? "";
  ready();
  grow();
  for (const item of outbox()) showWaiting(item);
  if (!framed && matchMedia("(hover: hover)").matches) field.focus();
  await hears;
  begun = true;
  await begin();
  line.opened = true;
  document.body.classList.add("opened");
  flush();
  listen();
}

start();
