// The main job from end to end: staff share a project, the client sees exactly what was shared.

import assert from "node:assert/strict";

import { axe, ready } from "../support/browser.mjs";
import { openClient } from "../support/clients.mjs";
import { frenchList, logins, rows } from "../support/french-list.mjs";
import { journey } from "../support/journey.mjs";
import { admin, client } from "../support/server.mjs";

const title = (page, name) => page.getByRole("link", { name, exact: true });
const column = (page, name) => page.getByRole("region", { name });

journey("staff import a client list as a spreadsheet writes it in France", async (stage) => {
  const page = await stage.visitorAs(admin);
  await page.goto("/w/clients");
  await page.getByText("11 clients, 8 can log in").waitFor();
  await axe(page);

  await page.goto("/w/clients/import");
  const file = { name: "clients.csv", mimeType: "text/csv", buffer: Buffer.from(frenchList()) };
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByRole("button", { name: `Check ${rows} rows` }).click();
  await page.getByRole("button", { name: `Import ${rows} clients` }).waitFor();
  await axe(page);
  assert.equal(await page.getByText("un mot de passe choisi").count(), 0);
  await page.getByRole("button", { name: `Import ${rows} clients` }).click();
  await page.waitForFunction(() => !document.body.innerText.includes("Importing"), undefined, { timeout: 120_000 });

  await page.goto("/w/clients");
  await page.getByText(`${11 + rows} clients, ${8 + logins} can log in`).waitFor();

  // the run left a report
  await page.goto("/w/clients/imports");
  await page.getByRole("link", { name: "clients.csv" }).first().click();
  await page.getByRole("region", { name: "Row by row" }).getByRole("row").nth(rows).waitFor();
  await axe(page);
});

// B062, B117, B118
journey("what staff share is what the client sees, and nothing after it is taken back", async (stage) => {
  const staff = await stage.visitorAs(admin);

  // a project for Acme (France), read only
  await staff.goto("/w/projects");
  await staff.getByRole("button", { name: "New project" }).first().click();
  const form = staff.getByRole("dialog");
  await form.getByLabel("Name", { exact: true }).fill("Window display");
  const picker = form.getByRole("combobox", { name: /Add a client/ });
  await picker.fill("Acme (F");
  await staff.getByRole("option", { name: "Acme (France) Acme" }).click();
  await form.getByRole("radio", { name: /Read only/ }).check();
  await form.getByText("2 people see this project").or(form.getByText(/Chloe and Pierre/)).first().waitFor();
  await axe(staff);
  await form.getByRole("button", { name: "Create project" }).click();
  await form.waitFor({ state: "detached" });
  const found = await staff.context().request.get("/api/v1/projects?q=Window");
  const [{ id }] = (await found.json()).data;
  await staff.goto(`/w/projects/${id}/board`);

  // tasks: two shared, one for the team alone
  for (const [name, isTeamOnly] of [["Choose the glass", false], ["Count the margin", true], ["Light the window", false]]) {
    await staff.getByRole("button", { name: "New task" }).first().click();
    const task = staff.getByRole("dialog");
    await task.getByLabel("Title").fill(name);
    if (isTeamOnly) await task.getByRole("switch").click();
    await task.getByRole("button", { name: "Create task" }).click();
    await task.waitFor({ state: "detached" });
    await title(staff, name).waitFor();
  }
  await axe(staff);

  // Pierre reads the board without the team's task, in a browser of his own
  const pierre = await stage.visitorAs(client("pierre"));
  await title(pierre, "Window display").first().waitFor();
  await axe(pierre);
  await pierre.goto(`/p/${id}/board`);
  await title(pierre, "Choose the glass").waitFor();
  assert.equal(await title(pierre, "Count the margin").count(), 0);
  assert.equal(await pierre.getByRole("button", { name: /Actions for/ }).count(), 0);
  await axe(pierre);

  // by the keyboard, announced; Pierre sees it happen
  await title(staff, "Choose the glass").focus();
  await staff.keyboard.press("Space");
  await staff.getByText(/Choose the glass lifted/).first().waitFor({ state: "attached" });
  await staff.keyboard.press("ArrowRight");
  await staff.keyboard.press("Space");
  await column(staff, "In progress").getByRole("link", { name: "Choose the glass" }).waitFor();
  await column(pierre, "In progress").getByRole("link", { name: "Choose the glass" }).waitFor();

  // with the mouse
  const card = await title(staff, "Light the window").boundingBox();
  const target = await column(staff, "Done").boundingBox();
  await staff.mouse.move(card.x + 8, card.y + 8);
  await staff.mouse.down();
  await staff.mouse.move(target.x + 60, target.y + 80, { steps: 12 });
  await staff.mouse.up();
  await column(staff, "Done").getByRole("link", { name: "Light the window" }).waitFor();
  await column(pierre, "Done").getByRole("link", { name: "Light the window" }).waitFor();

  // by the menu
  await staff.getByRole("button", { name: "Actions for Light the window" }).click();
  await staff.getByRole("menuitem", { name: "Move to…" }).click();
  const move = staff.getByRole("dialog");
  await move.getByLabel("Column").selectOption({ label: "Backlog" });
  await move.getByRole("button", { name: "Move", exact: true }).click();
  await column(pierre, "Backlog").getByRole("link", { name: "Light the window" }).waitFor();

  // for Alisha nothing of it exists
  const alisha = await stage.visitorAs(client("alisha"));
  assert.equal(await alisha.getByText("Window display").count(), 0);
  await alisha.goto(`/p/${id}/board`);
  await alisha.getByRole("heading", { name: "This page does not exist" }).waitFor();

  // lowered to overview, then hidden: the open board and the next request obey
  await setLevel(staff, id, /Overview/);
  await pierre.goto(`/p/${id}/board`);
  await pierre.getByRole("heading", { name: "This page does not exist" }).waitFor();
  await pierre.goto(`/p/${id}`);
  await pierre.getByRole("heading", { name: "Window display" }).waitFor();
  await setLevel(staff, id, /Not visible/);
  await pierre.getByRole("heading", { name: "This page does not exist" }).waitFor();
  await pierre.goto("/");
  await ready(pierre);
  assert.equal(await pierre.getByText("Window display").count(), 0);
});

// B119, B120, B187
journey("a project is edited from wherever projects are listed", async (stage) => {
  const staff = await stage.visitorAs(admin);
  const lists = [() => staff.goto("/w"), () => staff.goto("/w/projects"), () => openClient(staff, "Pierre", "projects")];
  const itself = async () => {
    await staff.goto("/w/projects");
    await title(staff, "Website relaunch").first().click();
    await staff.getByRole("heading", { level: 1, name: "Website relaunch" }).waitFor();
  };
  for (const open of [...lists, itself]) {
    await open();
    await staff.getByRole("button", { name: /^Edit \w/ }).first().click();
    const form = staff.getByRole("dialog");
    await form.getByRole("group", { name: "Client portal access" }).getByRole("radio", { name: /Read only/ }).waitFor();
    await form.getByRole("switch", { name: "Show time worked in the portal" }).waitFor();
  }
});

journey("a deleted client is out at once, and restored without the old session", async (stage) => {
  const pierre = await stage.visitorAs(client("pierre"));
  await title(pierre, "Website relaunch").first().waitFor();

  const staff = await stage.visitorAs(admin);
  await staff.goto("/w/clients");
  await staff.getByRole("treeitem", { name: /Acme \(France\)/ }).getByText("Acme (France)").first().click();
  await staff.getByRole("heading", { level: 1, name: "Acme (France)" }).waitFor();
  await staff.getByRole("button", { name: /More actions|Actions for Acme \(France\)/ }).first().click();
  await staff.getByRole("menuitem", { name: /Delete/ }).click();
  await staff.getByText("2 people are signed out at once").waitFor();
  await staff.getByRole("dialog").getByRole("button", { name: /Delete/ }).click();
  await pierre.getByRole("heading", { name: "Welcome back" }).waitFor();

  await staff.goto("/w/clients/bin");
  await staff.getByRole("button", { name: "Restore Acme (France)" }).click();
  await staff.getByRole("dialog").getByText("2 people gain").waitFor();
  await staff.getByRole("button", { name: "Save changes for 2 people" }).click();
  await staff.getByText("Acme (France) restored").first().waitFor({ state: "attached" });
  const old = await pierre.context().request.get("/api/v1/projects");
  assert.equal(old.status(), 401);
  const again = await stage.visitorAs(client("pierre"));
  await title(again, "Website relaunch").first().waitFor();
});

async function setLevel(staff, id, level) {
  await staff.goto(`/w/projects/${id}`);
  await staff.getByRole("button", { name: /Edit/ }).first().click();
  const form = staff.getByRole("dialog");
  await form.getByRole("radio", { name: level }).check();
  await form.getByRole("button", { name: "Save changes", exact: true }).click();
  await staff.getByRole("button", { name: /Save changes for/ }).click();
  await staff.waitForFunction(() => document.querySelector("dialog[open]") === null);
}
