// Chromium, driven by playwright-core, and pages that are watched: an error of a script, a refusal by the policy of
// content (CSP) or a request that leaves the console fails the test that opened the page.
import { existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { password } from "./house.mjs";

const laptop = { width: 1280, height: 860 };

// The Chromium of the system; nothing where there is none.
export function findChromium() {
  const places = [process.env.ECLUSE_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  return places.find((place) => place && existsSync(place));
}

// What npm brought: the driver, and the text of axe. Nothing where it brought none.
export function findPackages(npm) {
  if (!existsSync(join(npm, "node_modules/playwright-core"))) return undefined;
  const load = createRequire(join(npm, "package.json"));
  return { chromium: load("playwright-core").chromium, axe: load("axe-core").source };
}

export class Watched {
  constructor(browser, address, shots) {
    Object.assign(this, { browser, address, shots });
    mkdirSync(shots, { recursive: true });
  }

  // A page signed in as that person, in that language; nobody signs in without one.
  async page({ person, language = "fr", viewport = laptop, scripts = true } = {}) {
    const locale = language === "fr" ? "fr-FR" : "en-GB";
    const context = await this.browser.newContext({ viewport, locale, javaScriptEnabled: scripts, baseURL: this.address });
    const page = await context.newPage();
    page.faults = [];
    page.on("pageerror", (error) => page.faults.push(`${page.url()}: ${error.message}`));
    page.on("console", (line) => {
      if (line.type() === "error" && !line.text().includes("status of 404")) page.faults.push(`${page.url()}: ${line.text()}`);
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(this.address)) page.faults.push(`${page.url()} asks ${request.url()}`);
    });
    if (person) await this.signIn(page, person);
    return page;
  }

  async signIn(page, person) {
    await page.goto("/connexion");
    await page.fill("#courriel", person.email);
    await page.fill("#mot_de_passe", password);
    await page.press("#mot_de_passe", "Enter");
    await page.waitForURL(`${this.address}/`);
  }

  // The page as it is: hiding the caret would write styles into it, which htmx copies and the policy then refuses.
  async shoot(page, name) {
    await page.screenshot({ path: join(this.shots, `${name}.png`), fullPage: true, caret: "initial" });
  }
}
