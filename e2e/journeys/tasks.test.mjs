// A task has an address and a history, and many of them change at once and back.

import assert from "node:assert/strict";

import { axe, ready } from "../support/browser.mjs";
import { get, post } from "../support/clients.mjs";
import { journey } from "../support/journey.mjs";
import { admin, client } from "../support/server.mjs";

const task = "Checkout flow: address step";

async function project(page) {
  const found = await page.context().request.get("/api/v1/projects?q=Website%20relaunch");
  return (await found.json()).data[0].id;
}

journey("a task is handed on by its link, and tells staff and clients what became of it", async (stage) => {
  const staff = await stage.visitorAs(admin);
  await staff.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const id = await project(staff);
  await staff.goto(`/w/projects/${id}/board`);
  await staff.getByRole("link", { name: task, exact: true }).click();
  const drawer = staff.getByRole("dialog");
  await drawer.getByLabel("Due").fill("2027-05-04");
  await drawer.getByRole("button", { name: "Save" }).click();
  await staff.getByText("Changes saved").first().waitFor();
  await drawer.getByRole("button", { name: "Copy link" }).click();
  await staff.getByText("Link copied").waitFor();
  const link = await staff.evaluate(() => navigator.clipboard.readText());
  assert.match(link, new RegExp(`/w/projects/${id}/board\\?task=[0-9a-f-]{36}$`));

  // opened cold it is a page of its own, which leads to the board
  const cold = await staff.context().newPage();
  await cold.goto(link);
  const page = cold.getByRole("dialog", { name: task });
  await page.getByText("History").click();
  await page.getByText("changed this task").first().waitFor();
  await axe(cold);
  await page.getByRole("button", { name: "Show beside the board" }).click();
  await page.getByRole("button", { name: "Close" }).click();
  await cold.getByRole("link", { name: task, exact: true }).waitFor();

  // the client's own address of it
  const pierre = await stage.visitorAs(client("pierre"));
  await pierre.goto(`/p/${id}/board?task=${link.split("=")[1]}`);
  const open = pierre.getByRole("dialog", { name: task });
  await open.getByText("History").click();
  await open.getByText("changed this task").first().waitFor();
  await axe(pierre);
});

journey("many tasks are chosen, moved and moved back", async (stage) => {
  const staff = await stage.visitorAs(admin);
  const id = await project(staff);
  await staff.goto(`/w/projects/${id}/board`);
  await ready(staff);
  const columns = staff.locator("[data-column]");
  const titles = async (at) => columns.nth(at).locator(".card-title").allInnerTexts();
  const before = [await titles(0), await titles(1)];
  assert.ok(before[0].length >= 2);
  const cards = columns.nth(0).locator(".card");
  await cards.nth(0).getByRole("link").focus();
  await staff.keyboard.press("x");
  await cards.nth(1).hover();
  await cards.nth(1).getByRole("checkbox").check();
  const bar = staff.getByRole("region", { name: "Selection" });
  await bar.getByText("2 selected").waitFor();
  await axe(staff);

  await bar.getByRole("button", { name: "Move to" }).click();
  const column = await columns.nth(1).getByRole("heading").innerText();
  await staff.getByRole("menuitem", { name: column }).click();
  await staff.getByText(`2 tasks moved to ${column}`).waitFor();
  await columns.nth(1).getByRole("link", { name: before[0][0], exact: true }).waitFor();
  assert.deepEqual(await titles(1), [...before[1], ...before[0].slice(0, 2)]);
  await staff.getByRole("button", { name: /Undo/ }).click();
  await columns.nth(0).getByRole("link", { name: before[0][0], exact: true }).waitFor();
  assert.deepEqual([await titles(0), await titles(1)], before);

  // what one of them cannot take is told by its name, and none of them changes
  for (const at of [0, 1]) {
    await cards.nth(at).hover();
    await cards.nth(at).getByRole("checkbox").check();
  }
  await bar.getByRole("button", { name: "Dates" }).click();
  const dialog = staff.getByRole("dialog", { name: "Dates of 2 tasks" });
  await dialog.getByRole("checkbox", { name: "Change the start" }).check();
  await dialog.getByLabel(/^Start/).fill("2027-05-04");
  await dialog.getByRole("checkbox", { name: "Change the due date" }).check();
  await dialog.getByLabel(/^Due/).fill("2027-05-03");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText(`${before[0][0]}: The due date is before the start.`).waitFor();
  await axe(staff);
  await dialog.getByLabel(/^Due/).fill("2027-05-05");
  await dialog.getByRole("button", { name: "Save" }).click();
  await staff.getByText("Dates of 2 tasks changed").waitFor();

  // R45: what was written since they were hidden is not shared by taking that back, and it is said why
  const ids = [];
  for (const at of [0, 1]) {
    ids.push(await cards.nth(at).getAttribute("data-task"));
    await cards.nth(at).hover();
    await cards.nth(at).getByRole("checkbox").check();
  }
  await bar.getByRole("button", { name: "Who sees them" }).click();
  await staff.getByRole("menuitem", { name: "Keep to the team" }).click();
  const done = staff.locator(".toast", { hasText: "2 tasks are the team’s own" });
  await done.waitFor();
  await post(staff, "tasks/bulk", { tasks: [{ task_id: ids[1], due_on: "2027-06-01" }] });
  await done.getByRole("button", { name: /Undo/ }).click();
  await staff.getByText(`Somebody changed “${before[0][1]}” since, so nothing was taken back.`).waitFor();
  for (const id of ids) {
    assert.equal((await get(staff, `tasks/${id}`)).is_team_only, true);
  }
});

journey("a client with full access dates several tasks at once, and one who reads can choose none", async (stage) => {
  const ravi = await stage.visitorAs(client("ravi"));
  const found = await ravi.context().request.get("/api/v1/projects?q=rollout");
  const [{ id }] = (await found.json()).data;
  await ravi.goto(`/p/${id}/board`);
  await ready(ravi);
  const cards = ravi.locator(".card");
  const ids = [];
  for (const at of [0, 1]) {
    ids.push(await cards.nth(at).getAttribute("data-task"));
    await cards.nth(at).hover();
    await cards.nth(at).getByRole("checkbox").check();
  }
  const bar = ravi.getByRole("region", { name: "Selection" });
  await bar.getByText("2 selected").waitFor();
  assert.equal(await bar.getByRole("button", { name: "Who sees them" }).count(), 0);
  await axe(ravi);
  await bar.getByRole("button", { name: "Dates" }).click();
  const dialog = ravi.getByRole("dialog", { name: "Dates of 2 tasks" });
  await dialog.getByRole("checkbox", { name: "Change the due date" }).check();
  await dialog.getByLabel(/^Due/).fill("2028-05-05");
  await dialog.getByRole("button", { name: "Save" }).click();
  await ravi.getByText("Dates of 2 tasks changed").waitFor();
  for (const id of ids) assert.equal((await get(ravi, `tasks/${id}`)).due_on, "2028-05-05");

  const pierre = await stage.visitorAs(client("pierre"));
  await pierre.goto(`/p/${await project(pierre)}/board`);
  await pierre.getByRole("link", { name: task, exact: true }).waitFor();
  assert.equal(await pierre.locator(".card-pick").count(), 0);
});
