// The board under a finger: a long press lifts a card, a swipe scrolls.

import assert from "node:assert/strict";

import { journey } from "../support/journey.mjs";
import { admin } from "../support/server.mjs";

const column = (page, name) => page.getByRole("region", { name });
const card = (page, name) => page.getByRole("link", { name, exact: true });

journey("a finger scrolls the board and, after a long press, carries a card", async (stage) => {
  const page = await stage.visitorAs(admin, { hasTouch: true, viewport: { width: 1024, height: 768 } });
  const found = await page.context().request.get("/api/v1/projects?q=Website");
  const [{ id }] = (await found.json()).data;
  const board = await (await page.context().request.get(`/api/v1/projects/${id}/board`)).json();
  const [from, to] = board.columns;
  const [{ title }] = from.tasks;
  await page.goto(`/w/projects/${id}/board`);
  await column(page, from.name).getByRole("link", { name: title, exact: true }).waitFor();

  const finger = await page.context().newCDPSession(page);
  const touch = (type, ...points) => finger.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  const middle = async (locator) => {
    const box = await locator.boundingBox();
    return { x: box.x + box.width / 2, y: box.y + Math.min(box.height, 240) / 2 };
  };
  const drag = async (start, end) => {
    for (let step = 1; step <= 10; step += 1) {
      await touch("touchMove", { x: start.x + ((end.x - start.x) * step) / 10, y: start.y + ((end.y - start.y) * step) / 10 });
    }
  };

  // a swipe is no drag
  const start = await middle(card(page, title));
  const end = await middle(column(page, to.name));
  await touch("touchStart", start);
  await drag(start, end);
  await touch("touchEnd");
  await column(page, from.name).getByRole("link", { name: title, exact: true }).waitFor();

  // a long press is
  await page.evaluate(() => document.querySelector("[data-column]").parentElement.scrollTo(0, 0));
  await touch("touchStart", await middle(card(page, title)));
  await page.locator("[data-held]").first().waitFor({ state: "attached" });
  await drag(await middle(card(page, title)), await middle(column(page, to.name)));
  const moving = page.waitForResponse((response) => response.url().endsWith("/move"));
  await touch("touchEnd");
  assert.equal((await moving).status(), 200);
  await column(page, to.name).getByRole("link", { name: title, exact: true }).waitFor();
  const moved = await (await page.context().request.get(`/api/v1/projects/${id}/board`)).json();
  assert.ok(moved.columns.find(({ id }) => id === to.id).tasks.some((task) => task.title === title));
});
