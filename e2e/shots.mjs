// Pictures of the main pages into `results/shots`: wide and narrow, light and dark, English and French.

import { openBrowser, ready, shot } from "./support/browser.mjs";
import { enter, looks, people } from "./support/people.mjs";
import { startServer } from "./support/server.mjs";

const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };

const server = await startServer();
const browser = await openBrowser();
try {
  for (const [name, person] of Object.entries(people)) {
    const { state, routes } = await enter(browser, server.url, person);
    for (const [size, viewport] of Object.entries(sizes)) {
      for (const look of looks) {
        const context = await browser.newContext({ baseURL: server.url, storageState: state, viewport, ...look });
        const page = await context.newPage();
        for (const [index, route] of routes.entries()) {
          await page.goto(route);
          await ready(page);
          // what takes long to load shows as a skeleton only after a moment
          await page.waitForTimeout(400);
          await ready(page);
          const title = route.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "one").replaceAll(/[/?&=]/g, "-");
          const number = String(index + 1).padStart(2, "0");
          await shot(page, `shots/${name}-${number}${title}-${size}-${look.colorScheme}-${look.locale}`);
        }
        await context.close();
      }
    }
    console.log(`${name}: done`);
  }
} finally {
  await browser.close();
  await server.stop();
}
