// What a page is judged by: axe (WCAG A and AA), the keyboard, a phone, paper.
import assert from "node:assert/strict";

const rules = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };

// No violation of WCAG A and AA that axe can find.
export async function isAccessible(page, axe) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (runOnly) => globalThis.axe.run(document, { runOnly, resultTypes: ["violations"] }), rules);
  const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.map(({ html }) => html.slice(0, 200)).join("\n    ")}`);
  assert.deepEqual(told, [], `${page.url()}\n${told.join("\n")}`);
}

// Nothing sticks out at the side.
export async function fitsWidth(page) {
  const { wide, out } = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const stuck = [...document.querySelectorAll("body *")].filter(
      (one) => one.getBoundingClientRect().right > width + 1 && !one.closest(".scroll, .unseen, .tabs, pre"));
    return {
      wide: document.documentElement.scrollWidth - width,
      out: stuck.slice(0, 5).map((one) => one.outerHTML.slice(0, 160)),
    };
  });
  assert.ok(wide <= 0, `${page.url()}: ${wide} px too wide\n${out.join("\n")}`);
}

// On a phone lists have no head: each cell says what it is.
export async function namesItsCells(page) {
  const cells = await page.evaluate(() =>
    [...document.querySelectorAll(".rows:not(.matrix):not(.plain) tbody td:not([data-label])")].map((one) => one.outerHTML.slice(0, 160)));
  assert.deepEqual(cells, [], page.url());
}

// Where the keyboard is among what isReachedByKeyboard() wants, and whether it shows.
function focused(page) {
  return page.evaluate(() => {
    const one = document.activeElement;
    if (!one || one === document.body) return undefined;
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    const seen = box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0;
    return {
      which: globalThis.wanted?.indexOf(one),
      html: one.outerHTML.slice(0, 120),
      shown: seen && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    };
  });
}

// Tab reaches everything that can be used, in the order of the page, and shows where it is. One of several radio buttons
// is reached, the arrows do the rest; what only scrolls may be reached too.
export async function isReachedByKeyboard(page) {
  const count = await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")];
    const groups = new Set();
    const stands = (one) => one.type !== "radio" || (!groups.has(one.name) && groups.add(one.name));
    globalThis.wanted = all.filter((one) => one.checkVisibility() && !one.disabled && stands(one));
    document.activeElement?.blur();
    return globalThis.wanted.length;
  });
  let next = 0;
  for (let presses = 0; next < count && presses < count * 4 + 10; ++presses) {
    await page.keyboard.press("Tab");
    const here = await focused(page);
    if (here?.which >= 0 && here.which === next - 1) continue;  // the parts of a date
    assert.ok(!here || here.shown, `${page.url()}: the focus does not show on ${here?.html}`);
    if (here?.which === next) ++next;
  }
  const missed = await page.evaluate((at) => globalThis.wanted[at]?.outerHTML.slice(0, 160), next);
  assert.equal(next, count, `${page.url()}: not reached, or not in order: ${missed}`);
}

// The first Tab offers to skip what every page has, and does.
export async function skipsToContent(page) {
  await page.keyboard.press("Tab");
  const first = await focused(page);
  assert.match(first.html, /class="skip"/);
  assert.ok(first.shown, "the skip link does not show when it has the focus");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const inside = await page.evaluate(() => document.querySelector("main").contains(document.activeElement));
  assert.ok(inside, `${page.url()}: the next Tab is not in the content`);
}

// Paper has the content and none of what can only be clicked.
export async function printsWell(page) {
  await page.emulateMedia({ media: "print" });
  const seen = await page.evaluate(() =>
    ["header.top", "footer", "form", ".crumbs"].filter((one) => [...document.querySelectorAll(one)].some((it) => it.checkVisibility())));
  assert.deepEqual(seen, [], `${page.url()}: on paper`);
  assert.ok(await page.locator(".verdict").isVisible());
}
