// A journey: one test with a server and a browser of its own, so that journeys run side by side.

import test from "node:test";

import { openBrowser, shot, signIn } from "./browser.mjs";
import { startServer } from "./server.mjs";

/** Declares a journey, with options for its server; when it fails, every open page is left as a picture in `results`. */
export function journey(name, steps, options) {
  test(name, { timeout: 600_000 }, async (context) => {
    const server = await startServer(options);
    const browser = await openBrowser();
    try {
      await steps(new Stage(server, browser, context));
    } catch (error) {
      const pages = browser.contexts().flatMap((context) => context.pages());
      for (const [index, page] of pages.entries()) {
        await shot(page, `${name.replaceAll(/\W+/g, "-")}-${index + 1}`).catch(() => {});
      }
      console.error(`The server's log ends with:\n${(await server.readLog()).slice(-2000)}`);
      throw error;
    } finally {
      await browser.close();
      await server.stop();
    }
  });
}

class Stage {
  constructor(server, browser, test) {
    this.server = server;
    this.browser = browser;
    this.test = test;
  }

  /** Says a figure beside the results. */
  report(text) {
    this.test.diagnostic(text);
  }

  /** A browser of somebody new: nothing is shared with the other pages. */
  async visitor(options = {}) {
    const context = await this.browser.newContext({ baseURL: this.server.url, locale: "en-GB", ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    return page;
  }

  /** The same, signed in. */
  async visitorAs(account, options) {
    const page = await this.visitor(options);
    await signIn(page, account);
    return page;
  }
}
