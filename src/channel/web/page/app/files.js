// Pictures and files, both ways.

const PICTURES = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"];
const isPicture = (file) => PICTURES.includes(file.mime);

const loaded = new Map(); // Object URLs by file id.
const chosen = []; // What the next message takes along.

// A picture is fetched when it comes near.
const near = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    target.load();
  }
}, { root: $("log"), rootMargin: "600px 0px" });

async function address(file) {
  if (!loaded.has(file.id)) {
    const response = await request(`files/${encodeURIComponent(file.id)}`);
    if (!response.ok) throw new Error(`status ${response.status}`);
    // The type that was checked, not whatever came along.
    const bytes = new Blob([await response.blob()], { type: isPicture(file) ? file.mime : "application/octet-stream" });
    loaded.set(file.id, URL.createObjectURL(bytes));
  }
  return loaded.get(file.id);
}

function attached(files) {
  if (!files?.length) return [];
  return [el("div", { className: "files" }, ...files.map((file) => (isPicture(file) ? picture(file) : paper(file))))];
}

/** Its frame has its size before the picture is there, so nothing moves when it comes. */
function picture(file) {
  const image = el("img", { alt: file.name, decoding: "async" });
  const frame = el("button", { type: "button", className: "picture" }, image);
  frame.load = () => address(file).then((url) => { image.src = url; frame.classList.add("there"); }, () => frame.replaceWith(paper(file)));
  frame.onclick = () => look(image);
  near.observe(frame);
  return frame;
}

function paper(file) {
  const name = el("bdi", { className: "name", textContent: file.name });
  const what = el("span", { className: "what" }, name, el("small", { textContent: size(file.size) }));
  const button = el("button", { type: "button", className: "document" }, icon("file"), word("web-download", { className: "unseen" }), what, icon("save"));
  button.onclick = async () => {
    try {
      el("a", { href: await address(file), download: file.name }).click();
    } catch {
      tell("web-file-unavailable", file.name);
    }
  };
  return button;
}

function look(image) {
  if (!image.src) return;
  const shown = $("look").querySelector("img");
  shown.src = image.src;
  shown.alt = image.alt;
  $("look").showModal();
}
$("look").onclick = (event) => { if (event.target.localName !== "img") $("look").close(); };

/** Whether the server takes this type: `image/png`, or `image/*`. */
const fits = (mime) => line.limits.types.some((type) => type === mime || (type.endsWith("/*") && mime.startsWith(type.slice(0, -1))));

/** Takes files along, as far as the limits allow; says why where they do not. */
function take(files) {
  if (!line.limits?.types?.length) return;
  quiet();
  for (const file of files) {
    const mime = file.type || "application/octet-stream";
    if (chosen.length >= line.limits.files) { tell("web-too-many"); break; }
    if (file.size > line.limits.file_bytes) tell("web-file-too-large", file.name);
    else if (!fits(mime)) tell("web-file-type", file.name);
    else {
      const item = { name: file.name, mime, size: file.size, blob: file };
      chosen.push(item);
      chip(item);
      upload(item);
    }
  }
  ready();
}

function chip(item) {
  const view = isPicture(item) ? el("img", { src: (item.url = URL.createObjectURL(item.blob)), alt: "" }) : icon("file");
  item.bar = el("progress", { max: 1, value: 0, "aria-label": text("web-sending") });
  item.again = sign("retry", "web-retry", { hidden: true, onclick: () => upload(item) }, item.name);
  const remove = sign("close", "web-remove", { onclick: () => { item.request?.abort(); discard(item); $("text").focus(); } }, item.name);
  const what = el("span", { className: "what" }, el("bdi", { className: "name", textContent: item.name }), el("small", { textContent: size(item.size) }));
  item.node = el("li", { className: "chip" }, view, what, item.again, remove, item.bar);
  $("tray").append(item.node);
  $("tray").hidden = false;
}

/** `fetch` cannot tell how far an upload has come. */
function upload(item, failures = 0) {
  const xhr = new XMLHttpRequest();
  item.request = xhr;
  state(item, "sending");
  xhr.open("POST", `${base}/files`);
  xhr.setRequestHeader("authorization", `Bearer ${line.token}`);
  xhr.setRequestHeader("content-type", item.mime);
  xhr.setRequestHeader("x-file-name", encodeURIComponent(item.name));
  xhr.responseType = "json";
  xhr.upload.onprogress = (event) => { if (event.lengthComputable) item.bar.value = event.loaded / event.total; };
  xhr.onload = () => {
    if (xhr.status >= 200 && xhr.status < 300 && xhr.response?.id) {
      item.id = xhr.response.id;
      if (item.url) loaded.set(item.id, item.url);
      return state(item, "sent");
    }
    if (xhr.status === 401) begin();
    if (xhr.status === 413) tell("web-file-too-large", item.name);
    else if (xhr.status === 415) tell("web-file-type", item.name);
    if (xhr.status === 413 || xhr.status === 415) discard(item);
    else failed(item, failures, 1000 * Number(xhr.getResponseHeader("retry-after")));
  };
  xhr.onerror = () => failed(item, failures);
  xhr.send(item.blob);
}

/** A passing trouble is not worth the customer's hand. */
async function failed(item, failures, wait = 0) {
  if (failures >= 2) return state(item, "failed");
  await backOff(failures, wait || 0);
  if (chosen.includes(item)) upload(item, failures + 1);
}

function state(item, now) {
  item.state = now;
  item.node.dataset.state = now;
  item.bar.hidden = now !== "sending";
  item.again.hidden = now !== "failed";
  if (now === "failed") tell("web-failed", item.name);
  ready();
}

function discard(item) {
  chosen.splice(chosen.indexOf(item), 1);
  item.node.remove();
  $("tray").hidden = chosen.length === 0;
  ready();
}

/** A word about what was just tried, until the next try. */
function tell(id, of) {
  const words = of ? [el("bdi", { textContent: of }), " · ", text(id)] : [text(id)];
  $("notice").append(el("span", null, ...words));
  $("notice").hidden = false;
  announce(of ? `${of}: ${text(id)}` : text(id));
}

function quiet() {
  $("notice").replaceChildren();
  $("notice").hidden = true;
}
