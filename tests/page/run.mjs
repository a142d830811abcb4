// What the chat page must do, in a browser: node --test tests/page/run.mjs
// Against the mock of the server, or, where PAGE_URL names a page, against that one as far as it needs no faults.
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { after, before, describe, it } from "node:test";
import { AXE, launch, PHONE } from "./browser.mjs";
import { assets, BASE, Mock, PNG, say, words } from "./mock.mjs";

const real = process.env.PAGE_URL;
const needsMock = { skip: real ? "needs the mock" : false };
let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** A page with its own server and browser profile. What it complains of is a failure. */
async function opened(options, run) {
  const { locale = "en", limits, path = "", prepare, wait = ".opened", site, ...more } = options;
  const mock = await new Mock({ locale, limits }).listen();
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 }, locale, ...more });
  context.setDefaultTimeout(8000);
  const complaints = [];
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
    window.spoken = [];
    addEventListener("DOMContentLoaded", () => {
      const status = document.getElementById("status");
      if (status) new MutationObserver((all) => all.forEach((one) => one.addedNodes.forEach((node) => window.spoken.push(node.textContent)))).observe(status, { childList: true });
    });
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => { if (/policy|Policy|Uncaught/.test(message.text())) complaints.push(message.text()); });
  try {
    await prepare?.(mock, page);
    await page.goto(site ? site(mock) : (real ?? mock.url) + path);
    if (wait) await page.waitForSelector(`body${wait}`);
    await run({ mock, page, context });
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
    await mock.close();
  }
}

const test = (name, options, run) => it(name, needsMock, () => opened(options, run));
const until = async (condition, what) => {
  for (let tries = 0; tries < 160; tries += 1) {
    if (await condition()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.fail(`did not come: ${what}`);
};
const write = async (page, text) => {
  await page.fill("#text", text);
  await page.press("#text", "Enter");
};
const said = (page, text) => page.locator(".turn").getByText(text, { exact: true });
const turns = (page) => page.locator(".turn .body").allInnerTexts();
const focused = (page) => page.evaluate(() => document.activeElement.id);
const file = (name, mimeType, size = 0) => ({ name, mimeType, buffer: size ? Buffer.alloc(size) : PNG });
/** The first pause after connecting is over: what comes now is new. */
const settled = (page) => page.waitForTimeout(500);
const streaming = (mock) => until(() => mock.streams.size > 0, "the stream");

describe("the page", { concurrency: 3 }, () => {
  test("an answer grows and becomes the message without a jump", {}, async ({ mock, page }) => {
    await streaming(mock);
    await settled(page);
    mock.tell({ name: "typing" });
    await page.waitForSelector(".draft .dots");
    const top = await page.locator(".draft").evaluate((node) => { window.kept = node; return node.getBoundingClientRect().bottom; });
    mock.preview("msg_1", "Yes, we");
    await page.waitForFunction(() => document.querySelector(".draft").textContent.includes("Yes, we"));
    mock.preview("msg_1", "Yes, we are open");
    await page.waitForFunction(() => document.querySelector(".draft").textContent.includes("open"));
    const before = await page.locator(".draft").boundingBox();
    mock.message("Yes, we are open.");
    await page.waitForSelector(".turn:not(.draft)");
    const later = await page.locator(".turn").boundingBox();
    assert.equal(await page.locator(".turn").evaluate((node) => node === window.kept), true, "the same node");
    assert.ok(Math.abs(before.y - later.y) < 1 && Math.abs(before.height - later.height) < 1 && Math.abs(later.y + later.height - top) < 1);
    const spoken = await page.evaluate(() => window.spoken);
    assert.deepEqual(spoken, [words("en")["web-typing"], "Automated assistant: Yes, we are open."]);
    mock.tell({ name: "typing" });
    await page.waitForSelector(".draft");
    mock.tell({ name: "idle" });
    await page.waitForSelector(".draft", { state: "detached" });
  });

  test("a reload in the middle of a preview goes on with it", {}, async ({ mock, page }) => {
    await streaming(mock);
    mock.message("Hello");
    mock.preview("msg_2", "Half of it");
    await page.waitForSelector(".draft[data-id]");
    mock.pending = { name: "preview", data: { id: "msg_2", locale: "en", direction: "ltr", markup: say("Half of it").markup } };
    await page.reload();
    await page.waitForSelector(".draft[data-id]");
    mock.pending = undefined;
    mock.message("All of it");
    await page.waitForSelector(".draft", { state: "detached" });
    assert.deepEqual(await turns(page), ["Hello", "All of it"]);
  });

  test("after a break it goes on where it was, and nothing comes twice", {}, async ({ mock, page }) => {
    await streaming(mock);
    mock.message("One");
    mock.preview("msg_9", "Lost");
    await page.waitForSelector(".draft");
    mock.down = true;
    mock.drop();
    mock.message("Two");
    mock.down = false;
    await said(page, "Two").waitFor();
    const last = mock.requests.filter((request) => request.path === "events").at(-1);
    assert.equal(last.headers["last-event-id"], "1");
    mock.tell(mock.log[0]);
    mock.tell(mock.log[1]);
    mock.message("Three");
    await said(page, "Three").waitFor();
    assert.deepEqual(await turns(page), ["One", "Two", "Three"]);
  });

  test("a preview that the server has forgotten does not stay", {}, async ({ mock, page }) => {
    await streaming(mock);
    mock.preview("msg_9", "Lost");
    await page.waitForSelector(".draft");
    mock.drop();
    await page.waitForSelector(".draft", { state: "detached" });
  });

  test("what is written without a line is kept over a reload and sent once", {}, async ({ mock, page }) => {
    await streaming(mock);
    mock.down = true;
    mock.drop();
    await write(page, "First");
    await write(page, "Second");
    await page.getByText("Waiting for the connection").first().waitFor();
    await page.reload();
    await page.waitForSelector(".waits");
    await page.locator("#line").waitFor();
    assert.deepEqual(await turns(page), ["First", "Second"]);
    mock.down = false;
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await until(() => mock.seen.size === 2, "both messages");
    await page.waitForSelector(".waits", { state: "detached" });
    await page.waitForSelector("#line", { state: "hidden" });
    assert.deepEqual([...mock.seen.values()].map((given) => given.text), ["First", "Second"]);
    assert.deepEqual(await turns(page), ["First", "Second"]);
    assert.equal(await page.evaluate((base) => localStorage.getItem(`turjuman:${base}:outbox`), BASE), "[]");
  });

  for (const [what, headers] of [[500], [503], ["drop"], ["late"], [429, { "retry-after": "1" }]]) {
    test(`repeated under the same id after ${what}`, {}, async ({ mock, page }) => {
      mock.answers = what !== "late"; // The stream would tell of it before the repeat.
      mock.fault("messages", what, { headers });
      const since = Date.now();
      await write(page, "Hello");
      await until(() => mock.count("messages") === 2, "the second request");
      if (what === 429) assert.ok(Date.now() - since >= 1000, "not before the time that the server asked for");
      await page.waitForSelector('[data-state="sent"]');
      const ids = mock.requests.filter((request) => request.path === "messages").map((request) => JSON.parse(request.body).id);
      assert.equal(ids[0], ids[1]);
      assert.equal(mock.seen.size, 1);
      assert.deepEqual(await turns(page), ["Hello"]);
    });
  }

  test("what is refused says so, and can be tried again or taken back", {}, async ({ mock, page }) => {
    mock.fault("messages", 400);
    await write(page, "One");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.waitForSelector('[data-state="sent"]');
    mock.fault("messages", 413);
    await write(page, "Two");
    await page.getByRole("button", { name: "Remove" }).click();
    await said(page, "Two").waitFor({ state: "detached" });
    assert.deepEqual(await turns(page), ["One"]);
    assert.equal(mock.seen.size, 1);
  });

  test("only the newest choices can be taken, after a reload too", {}, async ({ mock, page }) => {
    await streaming(mock);
    const choices = (...labels) => labels.map((label) => ({ id: `c-${label}`, label }));
    mock.message("Which?", { choices: choices("Red", "Blue") });
    await page.getByRole("button", { name: "Red" }).click();
    await until(() => mock.count("choices") === 1, "the choice");
    const given = JSON.parse(mock.requests.find((request) => request.path === "choices").body);
    assert.deepEqual([given.choice, given.message], ["c-Red", "msg_1"]);
    mock.message("And?", { choices: choices("Large", "Small") });
    const states = async () => {
      await page.getByRole("button", { name: "Large" }).waitFor();
      return page.locator(".choice").evaluateAll((all) => all.map((one) => [one.textContent, one.disabled, one.classList.contains("chosen")]));
    };
    const expected = [["Red", true, true], ["Blue", true, false], ["Large", false, false], ["Small", false, false]];
    assert.deepEqual(await states(), expected);
    await page.reload();
    assert.deepEqual(await states(), expected);
    assert.deepEqual(await turns(page), ["Which?", "Red", "And?"]);
    mock.tell({ name: "edit", data: { ...say("Which one?"), id: "msg_1", choices: choices("Red", "Blue") } });
    await said(page, "Which one?").waitFor();
    assert.deepEqual((await states()).map(([, disabled]) => disabled), [true, true, false, false], "an edit offers nothing again");
  });

  test("files are checked before they go, shown while they go, and go with the message", {}, async ({ mock, page }) => {
    await page.setInputFiles("#pick", [file("big.png", "image/png", 1_000_001), file("film.mov", "video/quicktime")]);
    const notice = await page.locator("#notice").innerText();
    assert.match(notice, /big\.png · This file is too large/);
    assert.match(notice, /film\.mov · Files of this kind/);
    assert.equal(mock.count("files"), 0);
    await page.press("#text", "Escape");
    await page.locator("#notice").waitFor({ state: "hidden" });
    mock.fault("files", "slow", { ms: 700 });
    await page.setInputFiles("#pick", [file("صورة 1.png", "image/png")]);
    await page.locator(".chip progress").waitFor();
    await write(page, "Look");
    assert.equal(mock.count("messages"), 0, "waits for its file");
    await until(() => mock.seen.size === 1, "the message");
    const [sent] = mock.seen.values();
    assert.deepEqual([sent.text, sent.files.length], ["Look", 1]);
    assert.equal(mock.files.get(sent.files[0]).name, "صورة 1.png");
    await page.waitForFunction(() => document.querySelector(".own .picture img")?.naturalWidth > 0);
    await page.setInputFiles("#pick", Array.from({ length: 5 }, (_, at) => file(`${at}.pdf`, "application/pdf")));
    assert.equal(await page.locator(".chip").count(), 4);
    assert.match(await page.locator("#notice").innerText(), /at most 4/);
    await page.getByRole("button", { name: "Remove: 0.pdf" }).click();
    assert.equal(await page.locator(".chip").count(), 3);
  });

  test("an upload that fails is repeated, then left to the customer", {}, async ({ mock, page }) => {
    for (let times = 0; times < 3; times += 1) mock.fault("files", 500);
    await page.setInputFiles("#pick", [file("a.png", "image/png")]);
    await page.getByRole("button", { name: "Try again: a.png" }).click();
    await page.waitForSelector('.chip[data-state="sent"]');
    assert.equal(mock.count("files"), 4);
    await page.click("#send");
    await until(() => mock.seen.size === 1, "the message");
  });

  test("pasted and dropped files are taken", {}, async ({ mock, page }) => {
    for (const how of ["paste", "drop"]) {
      await page.evaluate(({ how, bytes }) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], `${how}.png`, { type: "image/png" }));
        const target = document.getElementById("text");
        if (how === "paste") return target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        target.dispatchEvent(new DragEvent("dragover", { dataTransfer: data, bubbles: true, cancelable: true }));
        return target.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
      }, { how, bytes: [...PNG] });
      await page.getByText(`${how}.png`).waitFor();
    }
    await until(() => mock.files.size === 2, "both files");
    assert.equal(await page.locator("#drop").isVisible(), false);
  });

  test("pictures are shown, larger on demand, and files are saved under their name", {}, async ({ mock, page }) => {
    await streaming(mock);
    for (const [id, name, mime] of [["f1", "lamp.png", "image/png"], ["f2", "bill.svg", "image/svg+xml"]]) mock.files.set(id, { id, name, mime, size: PNG.length, body: PNG });
    mock.message("Here", { files: ["f1", "f2", "f3"].map((id) => { const { body, ...rest } = mock.files.get(id) ?? { id, name: "gone.png", mime: "image/png", size: 1 }; return rest; }) });
    await page.waitForFunction(() => document.querySelector(".picture img")?.naturalWidth > 0);
    await page.getByRole("button", { name: "lamp.png" }).click();
    await page.waitForSelector("#look[open]");
    await page.keyboard.press("Escape");
    await page.waitForSelector("#look[open]", { state: "detached" });
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download bill.svg" }).click();
    assert.equal((await saved).suggestedFilename(), "bill.svg");
    await page.getByRole("button", { name: "Download gone.png" }).click();
    await page.getByText("This file cannot be loaded.").first().waitFor();
  });

  test("an Arabic page is turned, each message reads its own way", { locale: "ar", prepare: (mock) => {
    mock.message("مرحبًا", { direction: "rtl", locale: "ar" });
    mock.message("Hello there", { direction: "ltr", locale: "en" });
    mock.keep("heard", { id: "h1", text: "hello", files: [] });
  } }, async ({ page }) => {
    await page.waitForSelector(".own");
    assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl");
    const sides = await page.locator(".turn").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left < innerWidth / 2 - one.offsetWidth / 2));
    assert.deepEqual(sides, [false, false, true]);
    assert.deepEqual(await page.locator(".turn .body").evaluateAll((all) => all.map((one) => getComputedStyle(one).direction)), ["rtl", "ltr", "ltr"]);
    assert.equal(await page.locator("#text").evaluate((one) => getComputedStyle(one).direction), "rtl");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });

  test("it is dark where the system is", { colorScheme: "dark" }, async ({ page }) => {
    const [back, ink] = await page.evaluate(() => ["backgroundColor", "color"].map((name) => getComputedStyle(document.body)[name].match(/\d+/g).slice(0, 3).map(Number)));
    assert.ok(Math.max(...back) < 60 && Math.min(...ink) > 200);
  });

  test("nothing moves where that is not wished", { reducedMotion: "reduce" }, async ({ mock, page }) => {
    await streaming(mock);
    mock.tell({ name: "typing" });
    await page.waitForSelector(".draft");
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
  });

  test("the narrowest phone shows all without scrolling sideways", { ...PHONE, viewport: { width: 320, height: 568 } }, async ({ mock, page }) => {
    await streaming(mock);
    mock.message("x", { markup: [{ block: "paragraph", inlines: [{ inline: "text", text: "Donaudampfschifffahrt".repeat(9) }] }, { block: "code_block", text: "a".repeat(300) },
      { block: "paragraph", inlines: [{ inline: "link", url: "https://example.com", inlines: [{ inline: "text", text: `https://example.com/${"x".repeat(200)}` }] }] }],
      choices: [{ id: "c", label: "A very long choice ".repeat(8) }], sources: [{ id: "s", title: "y".repeat(200) }], files: [{ id: "f", name: `${"n".repeat(90)}.pdf`, mime: "application/pdf", size: 1 }] });
    await page.waitForSelector(".choice");
    await page.locator("summary").click();
    assert.ok(await page.evaluate(() => ["html", "#log", "#write"].every((one) => { const node = document.querySelector(one); return node.scrollWidth <= node.clientWidth; })));
    assert.ok(await page.locator("#text").evaluate((one) => parseFloat(getComputedStyle(one).fontSize) >= 16));
    const small = await page.locator("button:visible").evaluateAll((all) => all.filter((one) => one.offsetHeight < 24 || one.offsetWidth < 24).map((one) => one.id));
    assert.deepEqual(small, []);
    await page.locator("#log").evaluate((log) => log.scrollTo(0, log.scrollHeight));
    // The page has heard of its scrolling by the second frame.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.setViewportSize({ width: 320, height: 300 });
    const foot = async () => { const box = await page.locator("#write").boundingBox(); return box.y + box.height; };
    await until(async () => (await foot()) <= 301, "the field above the keyboard");
    await until(() => page.locator("#log").evaluate((log) => log.scrollHeight - log.clientHeight - log.scrollTop < 4), "the end in view again");
  });

  test("what the layout moves is not taken for the reader scrolling up", PHONE, async ({ mock, page }) => {
    await streaming(mock);
    mock.message("x", { markup: [{ block: "code_block", text: "long\n".repeat(80) }] });
    await page.waitForSelector(".turn");
    const atEnd = () => page.locator("#log").evaluate((log) => log.scrollTop > 0 && log.scrollHeight - log.clientHeight - log.scrollTop < 4);
    await until(atEnd, "the end in view");
    await settled(page);
    // A keyboard that opens: the content is laid out shorter in one frame, the room for it before the next.
    await page.locator("#log").evaluate(async (log) => {
      document.querySelector(".turn").style.marginBlockStart = "-40px";
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      log.style.maxBlockSize = "400px";
    });
    await until(atEnd, "the end in view again");
    await settled(page);
    // The same, heard of in between.
    await page.locator("#log").evaluate((log) => {
      document.querySelector(".turn").style.marginBlockStart = "-80px";
      log.getBoundingClientRect();
      log.style.maxBlockSize = "150px";
      log.dispatchEvent(new Event("scroll"));
    });
    await until(atEnd, "the end in view again, though its scrolling was heard of first");
    await settled(page);
    await page.locator("#log").evaluate((log) => log.scrollBy({ top: -400, behavior: "instant" }));
    await settled(page);
    assert.ok(!(await atEnd()), "who scrolls up stays there");
  });

  test("all can be done with the keyboard", {}, async ({ mock, page }) => {
    await streaming(mock);
    mock.message("Which?", { choices: [{ id: "a", label: "Red" }], sources: [{ id: "s", title: "Colours" }] });
    await page.waitForSelector(".choice");
    const skip = page.locator(".skip");
    for (let steps = 0; steps < 9 && !(await skip.evaluate((one) => one === document.activeElement)); steps += 1) await page.keyboard.press("Shift+Tab");
    assert.ok(await skip.evaluate((one) => one === document.activeElement && one.getBoundingClientRect().width > 20));
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), "text");
    await page.keyboard.type("one");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("two");
    assert.equal(mock.count("messages"), 0);
    await page.locator("#text").dispatchEvent("keydown", { key: "Enter", isComposing: true, bubbles: true });
    assert.equal(mock.count("messages"), 0, "Enter that ends a word sends nothing");
    await page.keyboard.press("Enter");
    await until(() => mock.seen.size === 1, "the message");
    assert.equal([...mock.seen.values()][0].text, "one\ntwo");
    await page.keyboard.press("Enter");
    assert.equal(mock.count("messages"), 1, "an empty message is not sent");
    const reached = [];
    await page.locator("#log").focus();
    for (let steps = 0; steps < 3; steps += 1) {
      await page.keyboard.press("Tab");
      const ring = await page.evaluate(() => { const one = document.activeElement; return [one.localName, getComputedStyle(one).outlineStyle !== "none"]; });
      reached.push(ring);
    }
    assert.deepEqual(reached.slice(0, 2), [["summary", true], ["button", true]]);
    await page.getByRole("button", { name: "Red" }).focus();
    await page.keyboard.press("Enter");
    await until(() => mock.count("choices") === 1, "the choice");
    assert.equal(await focused(page), "text", "the focus is not lost with the button");
  });

  for (const [name, options] of Object.entries({ light: {}, dark: { colorScheme: "dark" }, rtl: { locale: "ar" }, phone: PHONE, contrast: { contrast: "more" } })) {
    test(`no barrier that axe knows: ${name}`, options, async ({ mock, page }) => {
      await streaming(mock);
      mock.message("Old", { choices: [{ id: "a", label: "Red" }] });
      mock.message("Rich", { choices: [{ id: "b", label: "Blue" }, { id: "c", label: "Green" }], sources: [{ id: "s", title: "Colours" }],
        markup: [{ block: "list", items: [[{ block: "paragraph", inlines: [{ inline: "link", url: "https://example.com", inlines: [{ inline: "text", text: "here" }] }, { inline: "code", text: "x" }] }]] }, { block: "quote", blocks: say("q").markup }] });
      mock.message("From a person", { origin: "agent", files: [{ id: "f", name: "a.pdf", mime: "application/pdf", size: 10 }] });
      mock.fault("messages", 400);
      await write(page, "Refused");
      await page.waitForSelector('[data-state="failed"]');
      await page.setInputFiles("#pick", [file("a.png", "image/png"), file("a.mov", "video/quicktime")]);
      mock.preview("msg_z", "Being written");
      await page.waitForSelector(".draft[data-id]");
      await page.locator("summary").click();
      await page.waitForTimeout(400);
      const { violations } = await axe(page);
      assert.deepEqual(violations, []);
    });
  }

  test("hostile content stays text", {}, async ({ mock, page }) => {
    await streaming(mock);
    const evil = "<img src=x onerror=window.hit=1><script>window.hit=1</script>\u202e\u2066";
    const link = (url) => ({ inline: "link", url, inlines: [{ inline: "text", text: evil }] });
    const urls = ["javascript:window.hit=1", " JaVa\tscript:window.hit=1", "data:text/html,<script>", "vbscript:x", "/relative", "file:///etc/passwd", "blob:x"];
    mock.message(evil, { markup: [{ block: "paragraph", inlines: [...urls.map(link), link("https://example.com/ok"), link("mailto:a@example.com"), { inline: "evil", text: evil }, { inline: "constructor" }] },
      { block: "script", text: evil }, { block: "__proto__" }, { block: "code_block", language: evil, text: evil }],
      choices: [{ id: evil, label: evil }], sources: [{ id: evil, title: evil }], files: [{ id: "../../session", name: `${evil}.png`, mime: "image/svg+xml", size: 1 }] });
    mock.keep("heard", { id: "h", text: evil, files: [] });
    mock.tell({ name: "constructor", data: {} });
    for (const stream of mock.streams) stream.write("event: message\ndata: {broken\n\nevent: message\ndata: null\n\n");
    await page.waitForSelector(".own");
    mock.message("Still here");
    await said(page, "Still here").waitFor();
    assert.equal(await page.evaluate(() => window.hit), undefined);
    assert.deepEqual(await page.locator(".turn a").evaluateAll((all) => all.map((one) => [one.href, one.rel])), [["https://example.com/ok", "noopener noreferrer"], ["mailto:a@example.com", "noopener noreferrer"]]);
    assert.equal(await page.locator(".turn script, .turn img[src=x]").count(), 0);
    // A sign that turns the direction turns nothing outside its own element.
    assert.ok((await page.locator(".own .body, .name, .choice, .sources li, .turn a").evaluateAll((all) => all.map((one) => getComputedStyle(one).unicodeBidi))).every((one) => /isolate|plaintext/.test(one)));
  });

  test("a thousand messages stay usable", { prepare: (mock) => {
    for (let at = 0; at < 500; at += 1) {
      mock.keep("heard", { id: `h${at}`, text: `Question ${at}`, files: [], at: new Date(Date.now() - (1000 - at) * 60_000).toISOString() });
      mock.message(`Answer ${at}`, { at: new Date(Date.now() - (1000 - at) * 60_000).toISOString(), choices: [{ id: "a", label: "More" }], sources: [{ id: "s", title: "Colours" }] });
    }
  } }, async ({ mock, page }) => {
    await said(page, "Answer 499").waitFor({ timeout: 5000 });
    assert.equal(await page.locator(".turn").count(), 1000);
    assert.ok(await page.locator("#log").evaluate((log) => log.scrollHeight - log.clientHeight - log.scrollTop < 4), "begins at the end");
    assert.equal(await page.locator(".choice:enabled").count(), 1);
    const took = await page.evaluate(async () => {
      const since = performance.now();
      for (const letter of "quick") {
        const field = document.getElementById("text");
        field.value += letter;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise(requestAnimationFrame);
      }
      return performance.now() - since;
    });
    assert.ok(took < 1000, `five letters took ${took} ms`);
    const since = Date.now();
    mock.message("One more");
    await said(page, "One more").waitFor();
    assert.ok(Date.now() - since < 1500);
  });

  test("whoever reads above is left there and told what is new", {}, async ({ mock, page }) => {
    await streaming(mock);
    for (let at = 0; at < 30; at += 1) mock.message(`Message ${at}`);
    await said(page, "Message 29").waitFor();
    await settled(page);
    await page.mouse.move(500, 300);
    await page.mouse.wheel(0, -900);
    await page.waitForTimeout(200);
    const top = await page.locator("#log").evaluate((log) => log.scrollTop);
    mock.message("New one");
    await page.locator("#newer").waitFor();
    assert.equal(await page.locator("#log").evaluate((log) => log.scrollTop), top);
    assert.match(await page.locator("#newer").innerText(), /New messages\s*1/);
    await page.click("#newer");
    await page.locator("#newer").waitFor({ state: "hidden" });
    await until(() => page.locator("#log").evaluate((log) => log.scrollHeight - log.clientHeight - log.scrollTop < 4), "the end");
    mock.message("And another");
    await said(page, "And another").waitFor();
    await until(() => page.locator("#log").evaluate((log) => log.scrollHeight - log.clientHeight - log.scrollTop < 4), "the end");
  });

  test("a huge event in small pieces arrives whole", {}, async ({ mock, page }) => {
    await streaming(mock);
    const text = `${"größer žluťoučký ".repeat(5000)}日本語 🦙`;
    const bytes = Buffer.from(`event: heard\r\nid: 1\r\ndata: ${JSON.stringify({ id: "h1", at: new Date().toISOString(), text, files: [] })}\r\n\r\n`);
    const [stream] = mock.streams;
    // The first piece ends within a line's end, others within a character.
    for (let at = 0, size = "event: heard\r".length; at < bytes.length; at += size, size = 9973) {
      stream.write(bytes.subarray(at, at + size));
      await new Promise((done) => setTimeout(done, at ? 3 : 100));
    }
    await page.waitForSelector(".own");
    assert.equal(await page.locator(".own .body p").evaluate((one) => one.textContent), text);
  });

  test("storage that is full or forbidden costs the memory, not the chat", { prepare: (mock, page) => page.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    Storage.prototype.getItem = () => { throw new DOMException("forbidden", "SecurityError"); };
  }) }, async ({ mock, page }) => {
    mock.fault("messages", 500);
    await write(page, "One");
    await write(page, "Two");
    await until(() => mock.seen.size === 2, "both messages");
    await until(async () => JSON.stringify(await turns(page)) === '["One","Two"]', "each once");
  });

  test("a message is edited and deleted in its place", {}, async ({ mock, page }) => {
    await streaming(mock);
    mock.message("One");
    mock.message("Two");
    mock.message("Three");
    mock.tell({ name: "edit", data: { ...say("Two, mended"), id: "msg_2" } });
    mock.tell({ name: "delete", data: { id: "msg_1" } });
    await until(async () => JSON.stringify(await turns(page)) === '["Two, mended","Three"]', "the edit");
  });

  test("no word is there before the server has given the words", { wait: "", prepare: (mock) => mock.fault("session", "slow", { ms: 900 }) }, async ({ page }) => {
    await page.waitForSelector("#text");
    assert.equal((await page.locator("body").innerText()).trim(), "");
    await page.fill("#text", "Early");
    await page.press("#text", "Enter");
    await page.waitForSelector('[data-state="sent"]');
    assert.equal(await page.locator("#brand").innerText(), "Maison Lune");
  });

  test("a session that the server has forgotten begins anew", {}, async ({ mock, page }) => {
    await streaming(mock);
    mock.message("Old");
    await said(page, "Old").waitFor();
    mock.token = "another";
    mock.log = [];
    mock.drop();
    await write(page, "Are you there?");
    await said(page, "Old").waitFor({ state: "detached" });
    await until(() => mock.seen.size === 1, "the message");
    await until(async () => JSON.stringify(await turns(page)) === '["Are you there?"]', "the message alone");
  });

  test("the language of the page changes with the conversation's", {}, async ({ mock, page }) => {
    await streaming(mock);
    mock.message("Hello");
    mock.tell({ name: "texts", data: { locale: "ar", direction: "rtl", texts: words("ar") } });
    await page.waitForSelector("html[dir=rtl][lang=ar]");
    assert.equal(await page.locator("#text").getAttribute("placeholder"), words("ar")["web-placeholder"]);
    assert.equal(await page.locator(".head-of span").innerText(), words("ar")["web-assistant"]);
    assert.equal(await page.title(), words("ar")["web-title"]);
  });

  test("too long a message is told and not sent; a draft outlives a reload", {}, async ({ mock, page }) => {
    await page.fill("#text", "🦙".repeat(401));
    assert.match(await page.locator("#count").innerText(), /401 \/ 400/);
    await page.press("#text", "Enter");
    assert.equal(mock.count("messages"), 0);
    assert.match(await page.locator("#notice").innerText(), /too long/);
    await page.fill("#text", "🦙".repeat(400));
    await page.locator("#notice").waitFor({ state: "hidden" });
    await page.waitForTimeout(400);
    await page.reload();
    assert.equal(await page.locator("#text").inputValue(), "🦙".repeat(400));
  });
});

describe("the frame on another site", { concurrency: 2 }, () => {
  /** The shop's site is another origin than the chat's. */
  const shop = (name, options, run) => it(name, needsMock, () => opened({ wait: "", site: (mock) => `http://localhost:${mock.server.address().port}/host`, ...options }, async (given) => {
    await given.page.waitForSelector(".launch");
    await run({ ...given, inside: given.page.frameLocator("iframe"), launch: given.page.locator(".launch") });
  }));

  shop("opens, takes the focus, closes with Escape, gives it back", {}, async ({ page, inside, launch }) => {
    assert.deepEqual([await launch.getAttribute("aria-label"), await launch.getAttribute("aria-expanded")], ["Open chat", "false"]);
    assert.equal(await page.locator("iframe").count(), 0, "nothing is loaded before it is wanted");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await inside.locator("body.opened").waitFor();
    assert.equal(await launch.getAttribute("aria-expanded"), "true");
    await until(() => inside.locator("#text").evaluate((one) => one === document.activeElement), "the focus in the field");
    await page.keyboard.type("Hello");
    await page.keyboard.press("Enter");
    await inside.locator('.own[data-state="sent"]').waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".panel").waitFor({ state: "hidden" });
    assert.ok(await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.className === "launch"));
    const { violations } = await axe(page);
    assert.deepEqual(violations, []);
  });

  shop("remembers whether it was open, and counts what came while it was closed", {}, async ({ mock, page, inside, launch }) => {
    await launch.click();
    await inside.locator("body.opened").waitFor();
    await page.reload();
    await inside.locator("body.opened").waitFor();
    assert.equal(await launch.getAttribute("aria-expanded"), "true");
    await launch.click();
    await page.reload();
    await page.locator("iframe").waitFor({ state: "attached" });
    await until(() => mock.streams.size > 0, "the stream behind the button");
    await page.waitForTimeout(1500);
    mock.message("Are you there?");
    await page.locator(".badge").waitFor();
    assert.equal(await page.locator(".badge").innerText(), "1");
    assert.equal(await launch.getAttribute("aria-label"), "Open chat. New messages: 1");
    await launch.click();
    await inside.locator(".turn").getByText("Are you there?").waitFor();
    await page.locator(".badge").waitFor({ state: "hidden" });
    await launch.click();
    assert.equal(await launch.getAttribute("aria-label"), "Open chat");
  });

  shop("leaves one name, hands the identity in, and hears no other site", {}, async ({ mock, page, inside }) => {
    const added = await page.evaluate(() => { const bare = document.createElement("iframe"); document.body.append(bare); const known = new Set(Object.getOwnPropertyNames(bare.contentWindow)); bare.remove(); return Object.getOwnPropertyNames(window).filter((name) => !known.has(name) && !/^(\d+|spoken|__pw.*|__playwright.*)$/.test(name)); });
    assert.deepEqual(added, ["Turjuman"]);
    assert.deepEqual(await page.evaluate(() => Object.keys(window.Turjuman)), ["open", "close", "identify"]);
    await page.evaluate(() => window.Turjuman.identify({ id: "c-1", name: "Ana", expires: "2030-01-01T00:00:00Z", signature: "right" }));
    await page.evaluate(() => window.Turjuman.open());
    await inside.locator("body.opened").waitFor();
    assert.deepEqual(mock.requests.filter((request) => request.path === "session").map((request) => request.identity?.id), ["c-1"]);
    await page.evaluate(() => postMessage({ turjuman: { close: true, unread: 7 } }, "*"));
    await page.waitForTimeout(200);
    assert.ok(await page.locator(".panel").isVisible(), "the site itself is not the frame");
    await inside.locator("body").evaluate(() => postMessage({ turjuman: { identity: { id: "evil" } } }, "*"));
    await page.waitForTimeout(200);
    assert.equal(mock.count("session"), 1, "the frame itself is not the site");
    await page.evaluate(() => window.Turjuman.identify({ id: "c-1", signature: "wrong" }));
    await until(() => mock.requests.some((request) => request.path === "session" && String(request.body).includes("wrong")), "the second identity");
    await page.evaluate(() => window.Turjuman.close());
    await page.locator(".panel").waitFor({ state: "hidden" });
  });

  shop("an identity that comes while the session is asked for is not lost", {}, async ({ mock, page, inside, launch }) => {
    mock.fault("session", "slow", { ms: 800 });
    await launch.click();
    await until(() => mock.count("session") === 1, "the session without it");
    await page.evaluate(() => window.Turjuman.identify({ id: "late", signature: "right" }));
    await inside.locator("body.opened").waitFor();
    await until(() => mock.requests.some((request) => request.path === "session" && request.identity?.id === "late"), "the session with it");
  });

  shop("fills a phone, and does not do so unasked", PHONE, async ({ page, inside, launch }) => {
    await launch.tap();
    await inside.locator("body.opened").waitFor();
    const box = async () => Object.values(await page.locator(".panel").boundingBox()).map(Math.round).join(" ");
    await until(async () => (await box()) === "0 0 360 740", "the panel over the whole phone");
    assert.ok(await launch.isHidden());
    const { violations } = await axe(page);
    assert.deepEqual(violations, []);
    await page.reload();
    await page.locator("iframe").waitFor({ state: "attached" });
    assert.ok(await page.locator(".panel").isHidden());
    await launch.tap();
    await inside.getByRole("button", { name: "Close chat" }).tap();
    await page.locator(".panel").waitFor({ state: "hidden" });
  });
});

describe("what is served", () => {
  it("weighs little and brings nothing along", () => {
    const { html, css, js, embed } = assets();
    const weight = [html, css, js].map((text) => gzipSync(text).length);
    console.log(`html, css, js: ${weight.join(" + ")} bytes; embed.js: ${gzipSync(embed).length}`);
    assert.ok(weight.reduce((sum, one) => sum + one) < 20_000);
    for (const text of [html, css, js, embed]) {
      assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/);
      assert.doesNotMatch(text.replaceAll("http://www.w3.org/2000/svg", ""), /https?:\/\//);
    }
    assert.doesNotMatch(html, /<script(?![^>]*src=)|<style|\sstyle=|\son\w+=/);
  });

  it("asks for words that every language has, and for no others", () => {
    const { html, js } = assets();
    const asked = new Set([...(html + js).matchAll(/web-[a-z]+(?:-[a-z]+)*/g)].map(([id]) => id).concat(["web-sending", "web-waiting", "web-failed", "web-sent", "web-no-script"]));
    for (const locale of ["en", "de", "es", "fr", "it", "pt-BR", "ru", "tr", "ar", "hi", "ja", "ko", "zh-CN"]) {
      assert.deepEqual(Object.keys(words(locale)).sort(), [...asked].sort(), locale);
    }
  });

  it("a server's own page opens and has no barrier", { skip: real ? false : "needs PAGE_URL" }, () => opened({}, async ({ page }) => {
    await write(page, "Hello");
    await page.waitForSelector('[data-state="sent"]');
    await page.waitForSelector(".turn:not(.own, .draft)");
    const { violations } = await axe(page);
    assert.deepEqual(violations, []);
    await page.reload();
    await page.waitForSelector(".own");
  }));
});

/** The serious and critical findings. */
async function axe(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  const heavy = found.violations.filter((one) => ["serious", "critical"].includes(one.impact));
  return { violations: heavy.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`) };
}
