// Custom fields where they are filled in, and the tasks of clients when a project shows them less.

import assert from "node:assert/strict";

import { axe, ready } from "../support/browser.mjs";
import { clientNamed, get, openClient, post } from "../support/clients.mjs";
import { journey } from "../support/journey.mjs";
import { admin, client } from "../support/server.mjs";

const english = {
  locale: "en-GB",
  newClient: "New client",
  fields: "Custom fields",
  newTask: "New task",
  compose: /^Add a task to/,
  title: "Title",
  add: "Add task",
  level: /^Read only/,
  review: "Review and save",
  lost: "Clients have tasks here that they could not be given any more",
  keep: "Keep them, as waiting for access",
  save: /^Save changes/,
};

const french = {
  locale: "fr-FR",
  newClient: "Nouveau client",
  fields: "Champs personnalisés",
  newTask: "Nouvelle tâche",
  compose: /^Ajouter une tâche/,
  title: "Titre",
  add: "Ajouter la tâche",
  level: /^Lecture seule/,
  review: "Vérifier et enregistrer",
  lost: "Des clients ont ici des tâches qui ne pourraient plus leur être confiées",
  keep: "Les garder, en attente d’accès",
  save: /^Enregistrer/,
};

for (const [language, words] of [["English", english], ["French", french]]) {
  const { locale } = words;

  // B097
  journey(`custom fields are filled in by staff and by clients, in ${language}`, async (stage) => {
    const staff = await stage.visitorAs(admin, { locale });
    for (const [subject, name, kind, more] of [
      ["client", "Tier", "choice", { options: ["Gold", "Silver"] }],
      ["client", "Fee", "money", { visibility: "financial" }],
      ["project", "Phases", "multi_choice", { options: ["Design", "Build"], visibility: "client_sees" }],
      ["task", "Effort", "number", {}],
      ["task", "Reference", "text", { visibility: "client_edits" }],
    ]) await post(staff, "custom-fields", { subject, name, kind, ...more });

    await openClient(staff, "Pierre", "fields");
    await staff.getByLabel(/^Tier/).waitFor();
    await axe(staff);
    await staff.goto("/w/clients");
    await staff.getByRole("button", { name: words.newClient }).first().click();
    await staff.getByRole("dialog").getByRole("radio", { name: words.fields }).check();
    await staff.getByRole("dialog").getByLabel(/^Tier/).waitFor();
    await axe(staff);
    await staff.goto("/w/projects?edit=new");
    await staff.getByRole("dialog").getByRole("group", { name: /^Phases/ }).waitFor();
    await axe(staff);

    const [project] = (await get(staff, "projects?q=Dealer%20portal")).data;
    await staff.goto(`/w/projects/${project.id}/board`);
    await staff.getByRole("button", { name: words.newTask }).first().click();
    await staff.getByRole("dialog").getByLabel(/^Effort/).waitFor();
    await axe(staff);

    // a client is asked for what clients fill in, and for nothing else
    const ravi = await stage.visitorAs(client("ravi"), { locale });
    await ravi.goto(`/p/${project.id}/board`);
    await ready(ravi);
    await ravi.getByRole("button", { name: words.compose }).first().click();
    await ravi.getByRole("textbox", { name: words.title }).fill("A task of Ravi");
    await ravi.getByLabel(/^Reference/).fill("R-17");
    assert.equal(await ravi.getByLabel(/^Effort/).count(), 0);
    await axe(ravi);
    await ravi.getByRole("button", { name: words.add, exact: true }).click();
    await ravi.getByRole("link", { name: "A task of Ravi" }).waitFor();
    const { data: tasks } = await get(staff, `projects/${project.id}/tasks?limit=100`);
    const { id } = tasks.find(({ title }) => title === "A task of Ravi");
    const { data: values } = await get(staff, `tasks/${id}/custom-values`);
    assert.equal(values.find(({ name }) => name === "Reference").value, "R-17");

    // R27: whose tasks they would lose is decided with the level
    const { data: people } = await get(staff, `tasks/${id}/possible-assignees`);
    const { id: account } = people.find(({ name }) => name === "Ravi");
    await post(staff, `tasks/${id}/assignees`, { add: [account], remove: [] });
    await staff.goto(`/w/projects/${project.id}/access`);
    await ready(staff);
    await staff.getByRole("radio", { name: words.level }).check();
    await staff.getByRole("button", { name: words.review }).click();
    const review = staff.getByRole("dialog");
    await review.getByText(words.lost).waitFor();
    await axe(staff);
    await review.getByRole("radio", { name: words.keep }).check();
    await review.getByRole("button", { name: words.save }).click();
    await review.waitFor({ state: "detached" });
    assert.equal((await get(staff, `projects/${project.id}`)).level, "read_only");
  });
}
