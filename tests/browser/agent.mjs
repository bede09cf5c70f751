// The agent on the phone: does what people do, from the home page, and counts it. A step is what brings another page or
// another answer: one thing typed and sent, one link followed, one form filled in and sent. Reading and scrolling are
// not steps.
import assert from "node:assert/strict";

export const most_steps = 2;

// The actions of a row of questions.mjs: each is one step.
export const types = (text) => async (page) => {
  await page.fill("#q", text);
  await page.press("#q", "Enter");
};
export const follows = (name, within = "body", hasText) => async (page) => {
  await page.locator(within, { hasText }).getByRole("link", { name, exact: typeof name === "string" }).first().click();
};
export const fillsIn = (form, fields, button) => async (page) => {
  const inside = page.locator(form);
  for (const [name, value] of Object.entries(fields)) {
    const field = inside.locator(`[name="${name}"]`);
    const folded = inside.locator("details:not([open])", { has: page.locator(`[name="${name}"]`) });
    if (await folded.count()) await folded.locator("summary").click();
    const kind = await field.first().evaluate((one) => (one.tagName === "INPUT" ? one.type : one.tagName.toLowerCase()));
    if (kind === "file") await field.setInputFiles(value);
    else if (kind === "select") await field.selectOption(value);
    else if (kind === "radio") await inside.locator(`[name="${name}"][value="${value}"]`).check();
    else if (kind === "checkbox") await field.first().check();
    else await field.fill(value);
  }
  await inside.getByRole("button", { name: button }).click();
};
export const downloads = (name, within = "body") => async (page) => {
  const coming = page.waitForEvent("download");
  await follows(name, within)(page);
  const download = await coming;
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  page.downloaded = { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString("utf8") };
};

// What a step asked for stands: the page is loaded, and htmx has put in its place what it fetched. Until then the page
// of the step before is read.
async function stands(page) {
  await page.waitForLoadState("load");
  await page.locator(".htmx-request, .htmx-swapping, .htmx-settling").first().waitFor({ state: "detached" });
}

// Plays one question from the home page. What must be read stands in the page, or in what was downloaded.
export async function answers(page, { question, does, reads, then, downloaded }) {
  assert.ok(does.length <= most_steps, `${question}: ${does.length} steps`);
  page.downloaded = undefined;
  await page.goto("/");
  for (const step of does) {
    await step(page);
    await stands(page);
  }
  const words = (await page.locator("main").innerText()).replace(/[\s\u00a0\u202f]+/g, " ");
  for (const expected of reads ?? []) {
    const seen = expected instanceof RegExp ? expected.test(words) : words.includes(expected);
    assert.ok(seen, `${question}\n  expected: ${expected}\n  read: ${words.slice(0, 3000)}`);
  }
  await then?.(page);
  for (const expected of downloaded ?? []) {
    const { name, text } = page.downloaded;
    const seen = expected instanceof RegExp ? expected.test(`${name}\n${text}`) : `${name}\n${text}`.includes(expected);
    assert.ok(seen, `${question}\n  expected: ${expected}\n  downloaded ${name}: ${text.slice(0, 2000)}`);
  }
}
