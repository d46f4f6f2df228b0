// Review and save: who gains and who loses is shown before a change of access is made, and again where the world moved meanwhile.

import assert from "node:assert/strict";

import { axe, ready } from "../support/browser.mjs";
import { choose, clientNamed, get, patch } from "../support/clients.mjs";
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
    const project = (await get(staff, "projects?q=Website")).data.find(({ name }) => name === "Website relaunch");
    await patch(staff, `projects/${project.id}`, project.revision, { level: "not_visible" });
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
    privilege: /^View task information/,
    comments: "Comments on tasks",
    silent: "Cannot comment on tasks",
    unsaved: "As it would be once this is saved.",
    discard: "Discard",
  }],
  ["French", "fr-FR", {
    privilege: /^Voir les informations des tâches/,
    comments: "Commente les tâches",
    silent: "Ne peut pas commenter les tâches",
    unsaved: "Comme ce serait une fois enregistré.",
    discard: "Abandonner",
  }],
]) {
  // Mock f, R6
  journey(`what a client sees follows the form before it is saved, in ${language}`, async (stage) => {
    const staff = await stage.visitorAs(admin, { locale });
    const { id, privileges } = await clientNamed(staff, "Pierre");
    await staff.goto(`/w/clients/${id}/access`);
    await ready(staff);
    const pane = staff.locator(".client-sees-pane");
    await pane.getByText(words.comments).waitFor();
    await staff.getByRole("checkbox", { name: words.privilege }).uncheck();
    await pane.getByText(words.silent).waitFor();
    await pane.getByText(words.unsaved).waitFor();
    await axe(staff);
    assert.deepEqual((await clientNamed(staff, "Pierre")).privileges, privileges, "nothing was saved");
    await staff.getByRole("button", { name: words.discard }).click();
    await pane.getByText(words.comments).waitFor();
    await pane.getByText(words.unsaved).waitFor({ state: "detached" });
  });
}

for (const [language, locale, words] of [
  ["English", "en-GB", {
    invited: "Invited people only",
    unsaved: "Not saved yet.",
    act: "Review and save",
    loses: /^(One person loses|\d+ people lose)$/,
    save: /^Save changes for/,
    offer: "Give Pierre the privileges of Collaborator",
    gains: "One person gains",
  }],
  ["French", "fr-FR", {
    invited: "Personnes invitées uniquement",
    unsaved: "Pas encore enregistré.",
    act: "Vérifier et enregistrer",
    loses: /^(Une personne perd|\d+ personnes perdent)$/,
    save: /^Enregistrer pour/,
    offer: "Donner à Pierre les privilèges de Collaborateur",
    gains: "Une personne gagne",
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

    // what the level needs and an account lacks is offered there, and reviewed too (R4)
    const pierre = await clientNamed(staff, "Pierre");
    const none = { view_tasks: false, view_progress: false, update_progress: "off" };
    await patch(staff, `clients/${pierre.id}`, pierre.revision, { privileges: none });
    await staff.getByRole("button", { name: words.offer }).click();
    await review.getByText(words.gains).waitFor();
    await axe(staff);
    await review.getByRole("button", { name: words.save }).click();
    await staff.getByRole("button", { name: words.offer }).waitFor({ state: "detached" });
    const given = { view_tasks: true, view_progress: true, update_progress: "comment" };
    assert.deepEqual((await clientNamed(staff, "Pierre")).privileges, given);
  });
}

for (const [language, locale, words] of [
  ["English", "en-GB", {
    more: "More actions",
    archive: "Archive",
    isArchived: "Archived",
    activate: "Make active",
    remove: "Delete",
    restore: "Restore",
    lose: "2 people lose",
    gain: "2 people gain",
    save: "Save changes for 2 people",
  }],
  ["French", "fr-FR", {
    more: "Autres actions",
    archive: "Archiver",
    isArchived: "Archivé",
    activate: "Rendre actif",
    remove: "Supprimer",
    restore: "Restaurer",
    lose: "2 personnes perdent",
    gain: "2 personnes gagnent",
    save: "Enregistrer pour 2 personnes",
  }],
]) {
  journey(`who loses a project is told before it is archived or deleted, and who gains it before it is back, in ${language}`, async (stage) => {
    const staff = await stage.visitorAs(admin, { locale });
    const pierre = await stage.visitorAs(client("pierre"), { locale });
    const { data } = await get(staff, "projects?q=Website%20relaunch");
    const { id } = data.find(({ name }) => name === "Website relaunch");
    const sees = async () => (await get(pierre, "projects")).data.some((project) => project.id === id);
    await staff.goto(`/w/projects/${id}/overview`);
    await ready(staff);
    const review = staff.getByRole("dialog");
    const agree = async (way, isSeen) => {
      await review.getByText(way).waitFor();
      await axe(staff);
      assert.equal(await sees(), !isSeen, "nothing has changed yet");
      await review.getByRole("button", { name: words.save }).click();
      await review.waitFor({ state: "detached" });
      assert.equal(await sees(), isSeen);
    };
    await choose(staff, words.more, words.archive);
    await agree(words.lose, false);
    const mark = staff.getByText(words.isArchived, { exact: true });
    await mark.waitFor();
    await choose(staff, words.more, words.activate);
    await agree(words.gain, true);
    await mark.waitFor({ state: "detached" });
    await choose(staff, words.more, words.remove);
    await agree(words.lose, false);
    await staff.getByRole("button", { name: words.restore, exact: true }).click();
    await agree(words.gain, true);
  });
}
