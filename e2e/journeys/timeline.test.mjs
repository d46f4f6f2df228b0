// The timeline: bars by mouse and by keyboard, live for who may see them, and for nobody else.

import assert from "node:assert/strict";

import { axe, ready } from "../support/browser.mjs";
import { journey } from "../support/journey.mjs";
import { admin, client } from "../support/server.mjs";

const row = (page, name) => page.locator(".timeline-row").filter({ has: page.getByRole("link", { name, exact: true }) });
const days = (from, to) => Math.round((new Date(to) - new Date(from)) / 86_400_000);
const patched = (page) => page.waitForResponse((response) => response.request().method() === "PATCH" && response.status() === 200);

journey("staff plan on the timeline, and the client sees what is shared of it", async (stage) => {
  const staff = await stage.visitorAs(admin);
  const api = async (path) => (await staff.context().request.get(`/api/v1${path}`)).json();
  const [{ id }] = (await api("/projects?q=relaunch")).data;
  const task = async (title) => {
    const { columns } = await api(`/projects/${id}/board`);
    return columns.flatMap(({ tasks }) => tasks).find((card) => card.title === title);
  };
  await staff.goto(`/w/projects/${id}/timeline`);
  await row(staff, "Delivery cost rules").waitFor();
  await axe(staff);
  // what is the team's own says so beside its name, where dates or none do not matter
  await row(staff, "Rate card for phase 2").locator(".timeline-name").getByText("Team only").waitFor();

  // what is late tells what it pushes, to the team alone
  const pushes = /^\d+ days late, pushes “Translate product filters” by \d+ days$/;
  await row(staff, "Migrate 214 articles from the old CMS").locator(".timeline-label").getByText(pushes).waitFor();

  const pierre = await stage.visitorAs(client("pierre"));
  await pierre.goto(`/p/${id}/timeline`);
  await row(pierre, "Delivery cost rules").waitFor();
  assert.equal(await pierre.getByText("days late").count(), 0);
  assert.equal(await row(pierre, "Rate card for phase 2").count(), 0);
  assert.equal(await pierre.locator("[data-movable]").count(), 0);
  await axe(pierre);

  // with the mouse: three days later, as a day is 16 pixels wide
  const before = await task("Delivery cost rules");
  const left = await row(pierre, before.title).locator(".timeline-bar").evaluate(({ style }) => style.insetInlineStart);
  const bar = row(staff, before.title).locator(".timeline-bar");
  await bar.scrollIntoViewIfNeeded();
  const box = await bar.boundingBox();
  await staff.mouse.move(box.x + box.width / 2, box.y + 8);
  await staff.mouse.down();
  await staff.mouse.move(box.x + box.width / 2 + 49, box.y + 8, { steps: 8 });
  const moved = patched(staff);
  await staff.mouse.up();
  await moved;
  const after = await task(before.title);
  assert.deepEqual([days(before.starts_on, after.starts_on), days(before.due_on, after.due_on)], [3, 3]);
  await pierre.waitForFunction(
    ([title, left]) => {
      const link = [...document.querySelectorAll(".timeline-title")].find(({ textContent }) => textContent === title);
      return link.closest(".timeline-row").querySelector(".timeline-bar").style.insetInlineStart !== left;
    },
    [before.title, left],
  );

  // taken back, and changed again before the board is read anew
  let read;
  const isRead = new Promise((resolve) => { read = resolve; });
  await staff.route(`**/${id}/board`, async (route) => {
    await isRead;
    await route.continue();
  });
  const undone = patched(staff);
  await staff.getByRole("button", { name: /Undo/ }).click();
  await undone;
  assert.equal((await task(before.title)).due_on, before.due_on);
  // the same by the keyboard, announced
  await staff.getByRole("link", { name: before.title, exact: true }).focus();
  const pushed = patched(staff);
  await staff.keyboard.press("Alt+ArrowRight");
  await staff.locator("[aria-live]").getByText(new RegExp(`${before.title}: `)).first().waitFor({ state: "attached" });
  await pushed;
  read();
  const stretched = patched(staff);
  await staff.keyboard.press("Shift+ArrowRight");
  await stretched;
  const pressed = await task(before.title);
  assert.deepEqual([days(before.starts_on, pressed.starts_on), days(before.due_on, pressed.due_on)], [1, 2]);
  await staff.keyboard.press("ArrowDown");
  assert.notEqual(await staff.evaluate(() => document.activeElement.textContent), before.title);

  // what waits for what, from the drawer; a circle is refused there
  await staff.getByRole("link", { name: before.title, exact: true }).click();
  const drawer = staff.getByRole("dialog");
  for (const before of ["Newsletter sign-up and double opt-in", "Rate card for phase 2"]) {
    const group = drawer.getByRole("region", { name: "Dependencies" });
    await group.getByRole("button", { name: "Add", exact: true }).click();
    await group.getByRole("combobox").fill(before.slice(0, 9));
    await staff.getByRole("option", { name: new RegExp(before) }).click();
    await group.getByRole("link", { name: before }).waitFor();
  }
  await axe(staff);
  await drawer.getByRole("link", { name: "Newsletter sign-up and double opt-in" }).click();
  const group = drawer.getByRole("region", { name: "Dependencies" });
  await group.getByText(before.title).waitFor();
  await group.getByRole("button", { name: "Add", exact: true }).click();
  await group.getByRole("combobox").fill("Delivery");
  await staff.getByRole("option", { name: /Delivery cost rules/ }).click();
  await group.getByText("That task waits for this one. Choose another.").waitFor();
  await staff.keyboard.press("Escape");

  // Pierre reads the one link whose both ends he sees
  await pierre.getByRole("link", { name: before.title, exact: true }).click();
  const his = pierre.getByRole("dialog").getByRole("region", { name: "Dependencies" });
  await his.getByText("Newsletter sign-up and double opt-in").waitFor();
  assert.equal(await pierre.getByText("Rate card for phase 2").count(), 0);
  await axe(pierre);

  // the zoom stands in the address
  await staff.goto(`/w/projects/${id}/timeline?zoom=quarters`);
  await ready(staff);
  assert.equal(await staff.getByRole("radio", { name: "Quarters" }).isChecked(), true);
  await staff.getByRole("radio", { name: "Days" }).check();
  await staff.waitForURL(/zoom=days/);

  // below read only there is none, and elsewhere neither
  const alisha = await stage.visitorAs(client("alisha"));
  await alisha.goto(`/p/${id}/timeline`);
  await alisha.getByRole("heading", { name: "This page does not exist" }).waitFor();
});

journey("a client with full access dates tasks on a phone", async (stage) => {
  const ravi = await stage.visitorAs(client("ravi"), { hasTouch: true, viewport: { width: 390, height: 844 } });
  const found = await ravi.context().request.get("/api/v1/projects?q=rollout");
  const [{ id }] = (await found.json()).data;
  await ravi.goto(`/p/${id}/timeline`);
  await ready(ravi);
  await axe(ravi);
  const overflow = await ravi.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(overflow, 0, "the page itself does not scroll sideways");
  const link = ravi.locator(".timeline-title").last();
  await link.focus();
  await link.press("Enter");
  const drawer = ravi.getByRole("dialog");
  await drawer.getByLabel(/^Start/).fill("2027-03-01");
  await drawer.getByLabel(/^Due/).fill("2027-03-05");
  const saved = patched(ravi);
  await drawer.getByRole("button", { name: "Save" }).click();
  await saved;
  await ravi.keyboard.press("Escape");
  await ravi.locator(".timeline-bar").last().waitFor();
});
