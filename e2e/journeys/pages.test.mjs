// Every page, in both languages, light and dark, at 1440 and at 320 pixels.

import assert from "node:assert/strict";

import { axe, ready } from "../support/browser.mjs";
import { journey } from "../support/journey.mjs";
import { enter, looks, people } from "../support/people.mjs";

const sizes = [{ width: 1440, height: 900 }, { width: 320, height: 640 }];

for (const [name, person] of Object.entries(people)) {
  journey(`the pages of ${name} can be used by everybody`, async (stage) => {
    const { state, routes } = await enter(stage.browser, stage.server.url, person);
    for (const { locale, colorScheme } of looks) {
      const page = await stage.visitor({ storageState: state, locale, colorScheme });
      for (const route of routes) {
        await page.goto(route);
        for (const viewport of sizes) {
          await page.setViewportSize(viewport);
          await ready(page);
          const where = `${route} in ${locale} at ${viewport.width} pixels`;
          assert.equal(await page.getAttribute("html", "lang"), locale, where);
          assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, where);
          // a text that is missing shows as its key
          assert.doesNotMatch(await page.innerText("body"), /\[[a-z]+(-[a-z0-9]+)+\]/, where);
          const { scrollWidth } = await page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth }));
          assert.ok(scrollWidth <= viewport.width, `${where} is ${scrollWidth} pixels wide`);
          await axe(page);
        }
      }
      await page.context().close();
    }
  });
}
