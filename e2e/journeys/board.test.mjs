// Columns: long ones, of which those cards are drawn that are near what is in sight; their limit and their colour.

import assert from "node:assert/strict";

import { axe, ready } from "../support/browser.mjs";
import { get, post } from "../support/clients.mjs";
import { journey } from "../support/journey.mjs";
import { admin, client } from "../support/server.mjs";

const column = (page, name) => page.getByRole("region", { name });

journey("a column of three hundred cards is drawn in part, counted whole, and moved in as ever", async (stage) => {
  const page = await stage.visitorAs(admin);
  const [{ id }] = (await get(page, "projects?q=Studio")).data;
  const board = () => get(page, `projects/${id}/board`);
  const [first, second] = (await board()).columns;
  for (let from = 0; from < 300; from += 20) {
    const titles = Array.from({ length: 20 }, (_, at) => `Card ${from + at}`);
    await Promise.all(titles.map((title) => post(page, `projects/${id}/tasks`, { title, column_id: first.id })));
  }
  const [long] = (await board()).columns;
  const titles = long.tasks.map(({ title }) => title);

  await page.goto(`/w/projects/${id}/board`);
  await ready(page);
  const list = column(page, first.name);
  await list.getByText(String(titles.length), { exact: true }).waitFor();
  const drawn = () => list.locator(".card[data-task]").count();
  assert.ok((await drawn()) < 60, `${await drawn()} cards are drawn`);
  assert.equal(await list.locator(".card").first().getAttribute("aria-setsize"), String(titles.length));
  await axe(page);

  // the last one comes when it is scrolled to
  const last = titles.at(-1);
  await list.locator(".column-list").evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await list.getByRole("link", { name: last, exact: true }).waitFor();
  assert.ok((await drawn()) < 60);

  // by keyboard: to the column on the right, and back to where it was
  const card = list.getByRole("link", { name: last, exact: true });
  await card.focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowUp");
  const dropped = page.waitForResponse((response) => response.url().endsWith("/move") && response.status() === 200);
  await page.keyboard.press("Space");
  await dropped;
  assert.equal((await board()).columns[0].tasks.at(-2).title, last);

  // by mouse, from the middle of the long column
  await list.locator(".column-list").evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
  await page.waitForFunction((name) => {
    const region = [...document.querySelectorAll(".column")].find((one) => one.querySelector("h2").textContent === name);
    const [top, bottom] = [region.getBoundingClientRect().top, region.getBoundingClientRect().bottom];
    // cards fill all that is in sight, however little each of them needs
    const isAway = ({ top: from, bottom: to }) => to <= top + 80 || from >= bottom;
    const isFilled = [...region.querySelectorAll(".card-room")].every((room) => isAway(room.getBoundingClientRect()));
    return isFilled && [...region.querySelectorAll(".card")].some((one) => one.getBoundingClientRect().top > top + 80 && one.getBoundingClientRect().bottom < bottom);
  }, first.name);
  const held = await list.locator(".card").evaluateAll((cards) => {
    const at = cards.map((one) => [one.dataset.task, one.getBoundingClientRect()]);
    const [task, box] = at.find(([, box]) => box.top > 250 && box.bottom < 700);
    return { task, x: box.left + 20, y: box.top + 12 };
  });
  const target = await column(page, second.name).boundingBox();
  await page.mouse.move(held.x, held.y);
  await page.mouse.down();
  await page.mouse.move(target.x + 60, target.y + 70, { steps: 10 });
  const moved = page.waitForResponse((response) => response.url().endsWith("/move"));
  await page.mouse.up();
  assert.equal((await moved).status(), 200);
  assert.ok((await board()).columns[1].tasks.some(({ id }) => id === held.task));
}, { env: { VITRINE__LIMITS__WRITES: "1000" } });

journey("a column tells when it holds more than it should, and has a colour", async (stage) => {
  const page = await stage.visitorAs(admin);
  const [{ id }] = (await get(page, "projects?q=relaunch")).data;
  await page.goto(`/w/projects/${id}/board`);
  const choose = async (item) => {
    await page.getByRole("button", { name: "Actions for In progress" }).click();
    await page.getByRole("menuitem", { name: item }).click();
    return page.getByRole("dialog");
  };
  let form = await choose("Set a limit");
  await form.getByLabel("Limit").fill("0");
  await form.getByRole("button", { name: "Save" }).click();
  await form.getByText("This is outside the allowed range.").waitFor();
  await axe(page);
  await form.getByLabel("Limit").fill("4");
  await form.getByRole("button", { name: "Save" }).click();
  await column(page, "In progress").getByText("5 of 4 cards: more than the limit").waitFor({ state: "attached" });

  form = await choose("Edit column");
  await form.getByLabel("Colour").selectOption({ label: "Amber" });
  await form.getByRole("button", { name: "Save" }).click();
  await page.locator('[data-colour="amber"]').waitFor();
  await axe(page);

  // the colour is for everybody, the limit for the team
  const pierre = await stage.visitorAs(client("pierre"));
  await pierre.goto(`/p/${id}/board`);
  await pierre.locator('[data-colour="amber"]').waitFor();
  assert.equal(await pierre.locator(".column-limit").count(), 0);
  await axe(pierre);
});

journey("a column is archived and restored to where it stood", async (stage) => {
  const page = await stage.visitorAs(admin);
  const [{ id }] = (await get(page, "projects?q=relaunch")).data;
  const names = async () => (await get(page, `projects/${id}/board`)).columns.map(({ name }) => name);
  await post(page, `projects/${id}/columns`, { name: "Parked", stage: "active" });
  const before = await names();
  await page.goto(`/w/projects/${id}/board`);
  await page.getByRole("button", { name: "Actions for Parked" }).click();
  await page.getByRole("menuitem", { name: "Archive column" }).click();
  await column(page, "Parked").waitFor({ state: "detached" });
  assert.ok(!(await names()).includes("Parked"));

  await page.getByRole("button", { name: "Archived columns" }).click();
  await axe(page);
  await page.getByRole("dialog").getByRole("button", { name: "Restore Parked" }).click();
  await column(page, "Parked").waitFor();
  assert.deepEqual(await names(), before);
  // the dialog went with its last column; the focus is in what came back
  await page.waitForFunction(() => document.activeElement.closest("[data-column]")?.querySelector("h2").textContent === "Parked");
});
