// Chromium, and what every journey does in it.

import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

const results = new URL("../results/", import.meta.url);

export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** Fills in the form by what the fields are for, which is the same in every language. */
export async function signIn(page, { login, password }) {
  await page.goto("/sign-in");
  await page.locator('input[autocomplete~="username"]').fill(login);
  await page.locator('input[autocomplete~="current-password"]').fill(password);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  await ready(page);
}

/** Waits until a page shows what it has, in its own fonts. */
export async function ready(page) {
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Fails with a sentence for each rule of WCAG 2.2 AA, and of good practice, that the page breaks. */
export async function axe(page) {
  // what is still fading in has not its colours yet
  await page.evaluate(async () => {
    const ends = ({ effect }) => effect.getComputedTiming().endTime !== Infinity;
    await Promise.allSettled(document.getAnimations().filter(ends).map(({ finished }) => finished));
  });
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
  const { violations } = await page.evaluate(() => window.axe.run());
  const sentences = violations.map(({ id, help, nodes }) => {
    const places = nodes.map(({ target, failureSummary }) => `\n    ${target.join(" ")}: ${failureSummary}`);
    return `  ${id}: ${help}${places.join("")}`;
  });
  if (sentences.length > 0) throw new Error(`axe on ${page.url()}:\n${sentences.join("\n")}`);
}

/** Takes a picture of the whole page into `results`. */
export async function shot(page, name) {
  const file = fileURLToPath(new URL(`${name}.png`, results));
  await mkdir(new URL(".", `file://${file}`), { recursive: true });
  await page.screenshot({ path: file, fullPage: true });
}
