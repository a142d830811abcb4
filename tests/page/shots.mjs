// Writes screenshots for people to look at: node shots.mjs <folder>
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch, PHONE } from "./browser.mjs";
import { Mock, PNG, say } from "./mock.mjs";

const folder = process.argv[2] ?? "shots";
mkdirSync(folder, { recursive: true });

const t = (text) => ({ inline: "text", text });
const p = (...inlines) => ({ block: "paragraph", inlines: inlines.map((one) => (typeof one === "string" ? t(one) : one)) });
const b = (text) => ({ inline: "bold", inlines: [t(text)] });
const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();

const SPEECH = {
  en: {
    hello: "Good afternoon and welcome to Maison Lune! You are chatting with the automated assistant of Maison Lune.",
    ask: "Hi, my order 20417 was meant to arrive yesterday. Can I still send the lamp back if it is too big?",
    rich: [p("Of course. Your order ", b("20417"), " left our warehouse on Tuesday and is due ", b("tomorrow before noon"), "."), p("To send the lamp back:"),
      { block: "list", start: 1, items: [[p("Pack it in its own box.")], [p("Print the label from ", { inline: "link", url: "https://example.com/returns", inlines: [t("your returns page")] }, ".")], [p("Hand it in within ", b("30 days"), ".")]] },
      { block: "quote", blocks: [p("Lamps travel best with the shade taken off.")] }],
    sources: [{ id: "1", title: "Delivery times" }, { id: "2", title: "Returns and refunds" }],
    choose: "Shall I prepare the return for you?", choices: ["Yes, please", "Not yet", "Talk to a person"],
    agent: "Hello, this is Anna. I have reserved a smaller shade for you, just in case.", thanks: "That is very kind, thank you!", part: "You’re welcome. The smaller shade is 28 cm wide and",
  },
  ar: {
    hello: "مرحبًا بكم في Maison Lune. يجيبكم هنا المساعد الآلي.",
    ask: "السلام عليكم، طلبي رقم 20417 لم يصل بعد. هل يمكن إرجاع المصباح؟",
    rich: [p("نعم. غادر طلبكم ", b("20417"), " مستودعنا يوم الثلاثاء، ويصل ", b("غدًا قبل الظهر"), "."), { block: "list", start: 1, items: [[p("يوضع المصباح في علبته.")], [p("تُطبع البطاقة من ", { inline: "link", url: "https://example.com/returns", inlines: [t("صفحة الإرجاع")] }, ".")], [p("يُسلَّم الطرد خلال 30 يومًا.")]] }],
    sources: [{ id: "1", title: "مواعيد التوصيل" }, { id: "2", title: "الإرجاع" }],
    choose: "هل تودّون أن أجهّز طلب الإرجاع؟", choices: ["نعم", "ليس الآن", "التحدث مع شخص"],
    agent: "أهلًا، معكم آنا من الفريق.", thanks: "شكرًا جزيلًا!", part: "على الرحب والسعة. عرض المصباح الأصغر",
  },
};

async function scene(mock, speech, direction, locale) {
  const more = { direction, locale };
  mock.message(speech.hello, { ...more, origin: "system", at: ago(9) });
  mock.keep("heard", { id: "u1", text: speech.ask, files: [], at: ago(8) });
  mock.message("…", { ...more, markup: speech.rich, sources: speech.sources, at: ago(8) });
  mock.message(speech.choose, { ...more, choices: speech.choices.map((label, id) => ({ id: `c${id}`, label })), at: ago(8) });
}

async function shoot(browser, name, { locale = "en", options = {}, act } = {}) {
  const mock = await new Mock({ locale }).listen();
  const context = await browser.newContext({ viewport: { width: 1100, height: 820 }, locale, ...options });
  const page = await context.newPage();
  const speech = SPEECH[locale] ?? SPEECH.en;
  await scene(mock, speech, mock.direction, locale);
  await page.goto(mock.url);
  await page.waitForSelector(".choice");
  await act?.({ mock, page, speech, more: { direction: mock.direction, locale } });
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
  await mock.close();
}

const later = async ({ mock, page, speech, more }) => {
  await page.locator(".choice").first().click();
  mock.message(speech.agent, { ...more, origin: "agent" });
  await page.fill("#text", speech.thanks);
  await page.press("#text", "Enter");
  await page.waitForTimeout(600);
  mock.tell({ name: "typing" });
  mock.preview("msg_p", speech.part, more);
};

const browser = await launch();
await shoot(browser, "desktop-light");
await shoot(browser, "desktop-dark", { options: { colorScheme: "dark" }, act: later });
await shoot(browser, "phone-light", { options: PHONE, act: later });
await shoot(browser, "phone-dark", { options: { ...PHONE, colorScheme: "dark" } });
await shoot(browser, "phone-320", { options: { ...PHONE, viewport: { width: 320, height: 568 } } });
await shoot(browser, "arabic", { locale: "ar" });
await shoot(browser, "arabic-phone", { locale: "ar", options: PHONE, act: later });
await shoot(browser, "forced-colours", { options: { forcedColors: "active" } });
await shoot(browser, "files", {
  act: async ({ mock, page }) => {
    const shot = await page.screenshot();
    mock.limits.file_bytes = 1_000_000;
    mock.files.set("f1", { id: "f1", name: "lamp.png", mime: "image/png", size: shot.length, body: shot });
    mock.message("This is the smaller one, and here is its data sheet:", { files: [{ id: "f1", name: "lamp.png", mime: "image/png", size: shot.length }, { id: "f2", name: "Lamp Aurora – data sheet and care.pdf", mime: "application/pdf", size: 284_113 }] });
    await page.setInputFiles("#pick", [{ name: "room.png", mimeType: "image/png", buffer: shot }, { name: "receipt.pdf", mimeType: "application/pdf", buffer: PNG }, { name: "film.mov", mimeType: "video/quicktime", buffer: PNG }]);
  },
});
await shoot(browser, "reading-above", {
  options: { colorScheme: "dark", viewport: { width: 700, height: 560 } },
  act: async ({ mock, page, speech }) => {
    await page.waitForTimeout(500);
    await page.mouse.move(300, 300);
    await page.mouse.wheel(0, -400);
    await page.waitForTimeout(300);
    mock.message(speech.agent, { origin: "agent" });
  },
});
await shoot(browser, "offline", {
  options: PHONE,
  act: async ({ mock, page, speech }) => {
    mock.fault("messages", 400);
    await page.fill("#text", "…");
    await page.press("#text", "Enter");
    await page.waitForTimeout(300);
    mock.down = true;
    mock.drop();
    await page.fill("#text", speech.thanks);
    await page.press("#text", "Enter");
    await page.waitForTimeout(3500);
  },
});
for (const [name, options] of [["embed", {}], ["embed-phone", PHONE]]) {
  const mock = await new Mock().listen();
  const context = await browser.newContext({ viewport: { width: 1100, height: 820 }, ...options });
  const page = await context.newPage();
  await scene(mock, SPEECH.en, "ltr", "en");
  await page.goto(`${mock.origin}/host`);
  await page.waitForSelector(".launch");
  await page.screenshot({ path: join(folder, `${name}-closed.png`) });
  await page.click(".launch");
  await page.frameLocator("iframe").locator(".choice").first().waitFor();
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
  await mock.close();
}
await browser.close();
