// node main.mjs PROGRAM NPM SHOTS: the console of PROGRAM in a real browser. NPM: the folder where npm put its packages;
// SHOTS: where the screenshots go. Leaves with 77 where Chromium or the packages are absent.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";

import { answers, fillsIn } from "./agent.mjs";
import { Watched, findChromium, findPackages } from "./browser.mjs";
import { openHouse, people } from "./house.mjs";
import { fitsWidth, isAccessible, isReachedByKeyboard, namesItsCells, printsWell, skipsToContent } from "./judges.mjs";
import { questions } from "./questions.mjs";
import { screens } from "./screens.mjs";

const [program, npm, shots] = process.argv.slice(2);
const packages = findPackages(npm);
const executablePath = findChromium();
if (!packages || !executablePath) {
  console.log(`skipped: ${executablePath ? "the packages of npm are absent" : "Chromium is absent"}`);
  process.exit(77);
}

const house = await openHouse(program);
// Chromium refuses to hold root in its sandbox; what it shows here is ours.
const browser = await packages.chromium.launch({ executablePath, args: process.getuid() === 0 ? ["--no-sandbox"] : [] });
const watched = new Watched(browser, house.address, shots);

const paper = { width: 794, height: 1123 };  // A4 at 96 dots per inch
const phone = { width: 390, height: 844 };
const late = 500; // milliseconds

// One page for each person and look, signed in once; no fault may have been told on it.
const opened = new Map();
async function pageOf(options) {
  const key = JSON.stringify(options);
  if (!opened.has(key)) opened.set(key, await watched.page(options));
  const page = opened.get(key);
  page.faults.length = 0;
  return page;
}

describe("The console in a browser", () => {
  after(async () => {
    await browser.close();
    house.close();
  });

  describe("answers in two steps at the most:", () => {
    for (const [at, row] of questions.entries()) {
      it(row.question, async () => {
        const page = await pageOf({ person: people.support });
        await answers(page, row);
        assert.deepEqual(page.faults, []);
        await watched.shoot(page, `question-${String(at + 1).padStart(2, "0")}`);
      });
    }
  });

  it("is read when the answer stands, however late it comes", async () => {
    const page = await watched.page({ person: people.support });
    await page.route(/partenaire=/, async (route) => {
      await delay(late);
      await route.continue();
    });
    await answers(page, questions.find((one) => one.question.includes("partenaire OPE001")));
    assert.match(page.url(), /partenaire=OPE001$/);
  });

  it("answers without scripts too", async () => {
    const page = await pageOf({ person: people.support, scripts: false });
    for (const row of questions.filter((one) => one.plainly)) await answers(page, row);
  });

  it("turns the pages of a list without leaving it", async () => {
    const page = await pageOf({ person: people.support });
    await page.goto("/rechercher?taille=5");
    await page.evaluate(() => { globalThis.stayed = true; });
    const first = await page.locator("main tbody").innerText();
    await page.getByRole("link", { name: "Suite" }).click();
    await page.waitForURL(/avant=/);
    await page.waitForFunction(() => document.activeElement.id === "contenu");
    assert.ok(await page.evaluate(() => globalThis.stayed), "the page was loaded anew");
    assert.notEqual(await page.locator("main tbody").innerText(), first);
    const kept = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
    assert.deepEqual(kept, ["htmx-current-path-for-history"], "no page stays in the browser");
    await page.goBack();
    await page.waitForFunction((rows) => document.querySelector("main tbody")?.innerText === rows, first);
    assert.deepEqual(page.faults, []);
  });

  it("sorts a list without leaving it, and says in its address only what was asked", async () => {
    const page = await pageOf({ person: people.support });
    await page.goto("/rechercher");
    await page.evaluate(() => { globalThis.stayed = true; });
    await fillsIn("form.criteria", { recipient: "21990001600011" }, "Rechercher")(page);
    await page.waitForURL(/\?recipient=21990001600011$/);
    await page.locator("main thead").getByRole("link", { name: "Numéro", exact: true }).click();
    await page.waitForURL(/\?recipient=21990001600011&sens=asc&tri=number$/);
    await page.locator("main th[aria-sort=ascending]").waitFor();
    assert.ok(await page.evaluate(() => globalThis.stayed), "the page was loaded anew");
    assert.deepEqual(page.faults, []);
  });

  it("draws its figures, which it tells as rows too", async () => {
    const page = await pageOf({ person: people.support });
    await page.goto("/tableau");
    await page.locator(".chart canvas").nth(1).waitFor();
    assert.equal(await page.locator(".chart canvas").count(), 2);
    assert.equal(await page.locator("svg.bars").count(), 0);
    await page.getByText("Les chiffres").click();
    assert.equal(await page.locator(".figures tbody tr").count(), 24);
    assert.deepEqual(page.faults, []);
    await watched.shoot(page, "figures");
  });

  for (const language of ["fr", "en"]) {
    describe(`is accessible in ${language}:`, () => {
      for (const { name, path, person } of screens) {
        it(name, async () => {
          const page = await pageOf({ person, language });
          await page.goto(path);
          assert.equal(await page.getAttribute("html", "lang"), language);
          await isAccessible(page, packages.axe);
          assert.deepEqual(page.faults, []);
          if (language === "fr") await watched.shoot(page, name);
        });
      }
    });
  }

  describe("fits a phone:", () => {
    for (const { name, path, person } of screens) {
      it(name, async () => {
        const page = await pageOf({ person, viewport: phone });
        await page.goto(path);
        await fitsWidth(page);
        await namesItsCells(page);
        await watched.shoot(page, `${name}-phone`);
      });
    }
  });

  describe("is used by the keyboard alone:", () => {
    for (const { name, path, person } of screens) {
      it(name, async () => {
        const page = await pageOf({ person });
        await page.goto(path);
        await isReachedByKeyboard(page);
      });
    }

    it("skips to the content", async () => {
      const page = await pageOf({ person: people.support });
      await page.goto("/rechercher");
      await skipsToContent(page);
    });
  });

  describe("is printed:", () => {
    for (const { name, path, person } of screens.filter((one) => one.prints)) {
      it(name, async () => {
        const page = await watched.page({ person, viewport: paper });
        await page.goto(path);
        await printsWell(page);
        await watched.shoot(page, `${name}-print`);
      });
    }
  });
});
