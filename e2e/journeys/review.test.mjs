// Review and save: who gains and who loses is shown before a change of access is made, and again where the world moved meanwhile.

import assert from "node:assert/strict";

import { axe, ready } from "../support/browser.mjs";
import { get } from "../support/clients.mjs";
import { journey } from "../support/journey.mjs";
import { admin, client } from "../support/server.mjs";

for (const [language, locale, words] of [
  ["English", "en-GB", {
    tab: "Access",
    privilege: /^View task information/,
    act: "Review and save",
    loses: "One person loses",
    save: "Save changes for one person",
    moved: "Something changed in the meantime",
  }],
  ["French", "fr-FR", {
    tab: "Accès",
    privilege: /^Voir les informations des tâches/,
    act: "Vérifier et enregistrer",
    loses: "Une personne perd",
    save: "Enregistrer pour une personne",
    moved: "Quelque chose a changé entre-temps",
  }],
]) {
  journey(`a change of access is reviewed before it is saved, in ${language}`, async (stage) => {
    const staff = await stage.visitorAs(admin, { locale });
    const found = await (await staff.context().request.get("/api/v1/clients?q=pierre")).json();
    const pierre = found.data.find((client) => client.name === "Pierre");
    await staff.goto(`/w/clients/${pierre.id}/access`);
    await staff.getByRole("checkbox", { name: words.privilege }).uncheck();
    await staff.getByRole("button", { name: words.act }).click();
    const review = staff.getByRole("dialog");
    await review.getByText(words.loses).waitFor();
    await review.getByText("Website relaunch").first().waitFor();
    await axe(staff);

    // somebody else hides a project meanwhile
    const session = await (await staff.context().request.get("/api/v1/session")).json();
    const projects = await (await staff.context().request.get("/api/v1/projects?q=Website")).json();
    const project = projects.data.find(({ name }) => name === "Website relaunch");
    const hidden = await staff.context().request.patch(`/api/v1/projects/${project.id}`, {
      headers: {
        origin: stage.server.url,
        "x-csrf-token": session.csrf_token,
        "if-match": `"${project.revision}"`,
        "content-type": "application/merge-patch+json",
      },
      data: JSON.stringify({ level: "not_visible" }),
    });
    assert.equal(hidden.status(), 200, await hidden.text());
    await review.getByRole("button", { name: words.save }).click();
    await review.getByText(words.moved).waitFor();
    assert.equal(await review.getByText("Website relaunch").count(), 0);
    await axe(staff);
    await review.getByRole("button", { name: words.save }).click();
    await review.waitFor({ state: "detached" });
    const saved = await (await staff.context().request.get(`/api/v1/clients/${pierre.id}`)).json();
    assert.equal(saved.privileges.view_tasks, false);
  });
}

for (const [language, locale, words] of [
  ["English", "en-GB", {
    invited: "Invited people only",
    unsaved: "Not saved yet.",
    act: "Review and save",
    loses: /^(One person loses|\d+ people lose)$/,
    save: /^Save changes for/,
  }],
  ["French", "fr-FR", {
    invited: "Personnes invitées uniquement",
    unsaved: "Pas encore enregistré.",
    act: "Vérifier et enregistrer",
    loses: /^(Une personne perd|\d+ personnes perdent)$/,
    save: /^Enregistrer pour/,
  }],
]) {
  journey(`who may see a project is reviewed and saved on its own tab, in ${language}`, async (stage) => {
    const staff = await stage.visitorAs(admin, { locale });
    const { data } = await get(staff, "projects?q=Website%20relaunch");
    const { id } = data.find(({ name }) => name === "Website relaunch");
    await staff.goto(`/w/projects/${id}/access`);
    await ready(staff);
    await axe(staff);
    await staff.getByRole("switch", { name: words.invited }).click();
    await staff.getByRole("checkbox", { name: "Pierre", exact: true }).check();
    await staff.getByText(words.unsaved).waitFor();
    await axe(staff);
    await staff.getByRole("button", { name: words.act }).click();
    const review = staff.getByRole("dialog");
    await review.getByText(words.loses).waitFor();
    await review.getByText("Chloe").first().waitFor();
    await axe(staff);
    await review.getByRole("button", { name: words.save }).click();
    await review.waitFor({ state: "detached" });
    await staff.getByText(words.unsaved).waitFor({ state: "detached" });

    const saved = await get(staff, `projects/${id}/access`);
    assert.deepEqual([saved.is_invited_only, saved.invited.map(({ name }) => name)], [true, ["Pierre"]]);
    for (const [login, sees] of [["pierre", true], ["chloe", false]]) {
      const { data: own } = await get(await stage.visitorAs(client(login), { locale }), "projects");
      assert.equal(own.some((project) => project.id === id), sees, login);
    }
  });
}
