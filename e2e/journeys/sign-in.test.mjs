import assert from "node:assert/strict";

import { axe, ready } from "../support/browser.mjs";
import { journey } from "../support/journey.mjs";

journey("a stranger is asked to sign in", async (stage) => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await stage.visitor({ colorScheme });
    await page.goto("/");
    await ready(page);
    await page.getByRole("heading", { name: "Welcome back" }).waitFor();
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
    await axe(page);
  }
});
