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

// Where the keyboard is, and whether it shows.
function focused(page) {
  return page.evaluate(() => {
    const one = document.activeElement;
    if (!one || one === document.body) return undefined;
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    const seen = box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0;
    return {
      which: [...document.querySelectorAll("*")].indexOf(one),
      html: one.outerHTML.slice(0, 120),
      shown: seen && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    };
  });
}

// Tab reaches everything that can be used, in the order of the page, and shows where it is.
export async function isReachedByKeyboard(page) {
  const wanted = await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")];
    const every = [...document.querySelectorAll("*")];
    return all.filter((one) => one.checkVisibility() && !one.disabled).map((one) => every.indexOf(one));
  });
  const reached = [];
  await page.evaluate(() => document.activeElement?.blur());
  while (true) {
    await page.keyboard.press("Tab");
    const here = await focused(page);
    if (here && here.which === reached.at(-1)) continue;  // the day, the month and the year of one date
    if (!here || reached.includes(here.which)) break;
    assert.ok(here.shown, `${page.url()}: the focus does not show on ${here.html}`);
    reached.push(here.which);
  }
  assert.deepEqual(reached.filter((one) => wanted.includes(one)), wanted, `${page.url()}: not all is reached, or not in order`);
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
