// Every page, in both languages, light and dark, wide and at 320 pixels.

import assert from "node:assert/strict";

import { axe, ready } from "../support/browser.mjs";
import { journey } from "../support/journey.mjs";
import { enter, looks, people } from "../support/people.mjs";

for (const [name, person] of Object.entries(people)) {
  journey(`the pages of ${name} can be used by everybody`, async (stage) => {
    const { state, routes } = await enter(stage.browser, stage.server.url, person);
    for (const { locale, colorScheme } of looks) {
      const page = await stage.visitor({ storageState: state, locale, colorScheme });
      for (const route of routes) {
        await page.setViewportSize({ width: 1440, height: 900 });
        await page.goto(route);
        await ready(page);
        assert.equal(await page.getAttribute("html", "lang"), locale, route);
        assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, route);
        // a text that is missing shows as its key
        assert.doesNotMatch(await page.innerText("body"), /\[[a-z]+(-[a-z0-9]+)+\]/, route);
        await axe(page);
        await page.setViewportSize({ width: 320, height: 640 });
        const { scrollWidth } = await page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth }));
        assert.ok(scrollWidth <= 320, `${route} is ${scrollWidth} pixels wide in ${locale}`);
      }
      await page.context().close();
    }
  });
}
