// The browser that the tests and the screenshots drive. Its libraries are installed beside, into the folder that
// PAGE_MODULES names, so that nothing of them lies in the repository; tests/page/run does so.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const require = createRequire(join(process.env.PAGE_MODULES ?? new URL(".", import.meta.url).pathname, "any.js"));
const { chromium } = require("playwright-core");
export const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/** A browser with an empty profile of its own. */
export async function launch() {
  const profile = mkdtempSync(join(tmpdir(), "page-"));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, args: [...FLAGS.split(" "), `--disk-cache-dir=${profile}`] });
  browser.on("disconnected", () => rmSync(profile, { recursive: true, force: true }));
  return browser;
}

export const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
