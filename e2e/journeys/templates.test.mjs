// A project becomes a template, and another one begins with it.

import assert from "node:assert/strict";

import { axe, ready } from "../support/browser.mjs";
import { choose, get, post } from "../support/clients.mjs";
import { journey } from "../support/journey.mjs";
import { admin } from "../support/server.mjs";

const english = {
  locale: "en-GB",
  more: "More actions",
  none: "No template yet",
  save: "Save as template",
  name: "Name",
  tasks: /^Columns and tasks/,
  startFrom: /^Start from/,
  starts: /^Starts on/,
  dates: /dates are counted from the start/,
  create: "Create project",
  teamOnly: "Team only",
  edit: "Edit",
  keep: "Save changes",
  remove: "Delete",
};

const french = {
  locale: "fr-FR",
  more: "Autres actions",
  none: "Pas encore de modèle",
  save: "Enregistrer comme modèle",
  name: "Nom",
  tasks: /^Colonnes et tâches/,
  startFrom: /^Partir de/,
  starts: /^Début/,
  dates: /dates sont comptées depuis le début/,
  create: "Créer le projet",
  teamOnly: "Équipe uniquement",
  edit: "Modifier",
  keep: "Enregistrer les modifications",
  remove: "Supprimer",
};

for (const [language, words] of [["English", english], ["French", french]]) {
  const { locale } = words;

  // T-005
  journey(`a project becomes a template and another one begins with it, in ${language}`, async (stage) => {
    const staff = await stage.visitorAs(admin, { locale, colorScheme: language === "French" ? "dark" : "light" });
    await staff.goto("/w/settings/templates");
    await staff.getByText(words.none).waitFor();
    await axe(staff);

    const [source] = (await get(staff, "projects?q=Website%20relaunch")).data;
    await post(staff, `projects/${source.id}/tasks`, { title: "A price that clients do not see", is_team_only: true });
    await staff.goto(`/w/projects/${source.id}/overview`);
    await ready(staff);
    await choose(staff, words.more, words.save);
    const dialog = staff.getByRole("dialog");
    const submit = dialog.getByRole("button", { name: words.save });
    await submit.click();
    await dialog.locator('[aria-invalid="true"]').waitFor();
    await axe(staff);
    await dialog.getByRole("textbox", { name: words.name, exact: true }).fill("Website");
    await dialog.getByRole("radio", { name: words.tasks }).check();
    const saved = staff.waitForResponse((answer) => answer.request().method() === "POST" && answer.url().endsWith("/templates"));
    await submit.click();
    const template = await (await saved).json();
    await dialog.waitFor({ state: "detached" });
    assert.ok(template.task_count > template.shared_task_count && template.has_dates);

    // found in the settings, on a phone too
    await staff.setViewportSize({ width: 320, height: 700 });
    await staff.goto("/w/settings/templates");
    await staff.getByRole("button", { name: "Website", exact: true }).waitFor();
    assert.equal(await staff.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false);
    await axe(staff);
    await staff.getByRole("button", { name: "Website", exact: true }).click();
    await staff.getByRole("dialog").getByText("A price that clients do not see").waitFor();
    await staff.getByRole("dialog").getByText(words.teamOnly).first().waitFor();
    assert.equal(await staff.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false);
    await axe(staff);
    await staff.keyboard.press("Escape");

    // another project begins with it
    await staff.setViewportSize({ width: 1280, height: 800 });
    await staff.goto("/w/projects?edit=new");
    const form = staff.getByRole("dialog");
    await form.getByRole("textbox", { name: words.name, exact: true }).fill("Shop");
    const start = form.getByRole("combobox", { name: words.startFrom });
    await start.focus();
    await staff.keyboard.press("ArrowDown");
    await staff.keyboard.type("Websi");
    await staff.keyboard.press("Enter");
    await form.getByText(words.dates).waitFor();
    await axe(staff);
    await form.getByLabel(words.starts).fill("2027-06-10");
    await form.getByText(words.dates).waitFor({ state: "detached" });
    const created = staff.waitForResponse((answer) => answer.request().method() === "POST" && answer.url().endsWith("/projects"));
    await form.getByRole("button", { name: words.create }).click();
    const shop = await (await created).json();
    assert.equal(shop.level, "not_visible");
    assert.equal(shop.task_counts.total, template.task_count);
    await staff.waitForURL((url) => url.pathname.startsWith(`/w/projects/${shop.id}`));
    await staff.getByRole("link", { name: "A price that clients do not see" }).waitFor();
    const { data: tasks } = await get(staff, `projects/${shop.id}/tasks?limit=100`);
    assert.equal(tasks.find(({ title }) => title === "A price that clients do not see").is_team_only, true);
    assert.ok(tasks.some(({ due_on: due }) => due?.startsWith("2027-")));
    assert.ok(tasks.every(({ assignees = [] }) => assignees.length === 0));
    assert.deepEqual(shop.clients, []);

    // renamed and deleted
    await staff.goto("/w/settings/templates");
    const row = staff.getByRole("row", { name: /Website/ });
    await row.getByRole("button").last().click();
    await staff.getByRole("menuitem", { name: words.edit }).click();
    await staff.getByRole("dialog").getByRole("textbox", { name: words.name, exact: true }).fill("Sites");
    await staff.getByRole("dialog").getByRole("button", { name: words.keep }).click();
    await staff.getByRole("button", { name: "Sites", exact: true }).waitFor();
    await staff.getByRole("row", { name: /Sites/ }).getByRole("button").last().click();
    await staff.getByRole("menuitem", { name: words.remove }).click();
    await axe(staff);
    await staff.getByRole("dialog").getByRole("button", { name: words.remove }).click();
    await staff.getByText(words.none).waitFor();
  });
}
