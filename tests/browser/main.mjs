// node main.mjs PROGRAM NPM SHOTS: the console of PROGRAM in a real browser. NPM: the folder where npm put its packages;
// SHOTS: where the screenshots go. Leaves with 77 where Chromium or the packages are absent.
import { after, describe, it } from "node:test";

import { answers } from "./agent.mjs";
import { Watched, findChromium, findPackages } from "./browser.mjs";
import { openHouse, people } from "./house.mjs";
import { questions } from "./questions.mjs";

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

describe("The console in a browser", () => {
  after(async () => {
    await browser.close();
    house.close();
  });

  describe("answers in two steps at the most:", async () => {
    const page = await watched.page({ person: people.support });
    for (const [at, row] of questions.entries()) {
      it(row.question, async () => {
        await answers(page, row);
        await watched.shoot(page, `question-${String(at + 1).padStart(2, "0")}`);
      });
    }
  });
});
