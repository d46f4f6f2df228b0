// Permission sets: made, switched, compared, given to somebody, tried out; and why somebody may or may not do something.

import assert from "node:assert/strict";

import { axe, ready } from "../support/browser.mjs";
import { choose, clientNamed, get, openClient, pick } from "../support/clients.mjs";
import { journey } from "../support/journey.mjs";
import { admin } from "../support/server.mjs";

const english = {
  locale: "en-GB",
  create: "New permission set",
  name: "Name",
  base: /^Clients/,
  from: "Begin with",
  copy: "What “Client reviewer” has",
  createAct: "Create",
  find: "Find a permission",
  grant: /^Approve \(OK\)/,
  mark: "Removed",
  saveFirst: "Save first, then try it out",
  tryOut: "Try it out",
  note: /^Reason/,
  history: "History",
  difference: /^Removed\s+Approve \(OK\)$/,
  who: /^Who has it/,
  nobody: "Nobody has this set",
  set: "Permission set",
  review: "Review and save",
  saveForOne: "Save changes for one person",
  banner: "Preview",
  asPierre: /You see the portal as.*Pierre.*with the set Watchers/,
  previewOf: /You see the portal as.*Pierre.*with the set Client/,
  leave: /^Leave preview/,
  phone: "Phone size",
  hidden: "Show what is hidden",
  hiddenTask: /The task is marked team only\./,
  switch: "See as someone else",
  switchAct: "Preview",
  actions: "Actions for Pierre",
  preview: "Preview as Pierre",
  why: "Why?",
  whyPerson: /^Why can’t they see/,
  notReached: "None of the project’s clients is Pierre",
  yes: "Yes, Pierre can.",
  open: "Open the access of Studio website",
};

const french = {
  locale: "fr-FR",
  create: "Nouveau profil",
  name: "Nom",
  base: /^Des clients/,
  from: "Commencer avec",
  copy: "Ce qu’a « Client relecteur »",
  createAct: "Créer",
  find: "Trouver une permission",
  grant: /^Approuver \(OK\)/,
  mark: "Retiré",
  saveFirst: "Enregistrez d’abord, puis essayez",
  tryOut: "Essayer",
  note: /^Motif/,
  history: "Historique",
  difference: /^Retiré\s+Approuver \(OK\)$/,
  who: /^Qui l’a/,
  nobody: "Personne n’a ce profil",
  set: "Profil de permissions",
  review: "Vérifier et enregistrer",
  saveForOne: "Enregistrer pour une personne",
  banner: "Aperçu",
  asPierre: /Vous voyez le portail comme.*Pierre.*avec le profil Watchers/,
  previewOf: /Vous voyez le portail comme.*Pierre.*avec le profil Client/,
  leave: /^Quitter l’aperçu/,
  phone: "Taille d’un téléphone",
  hidden: "Montrer ce qui est masqué",
  hiddenTask: /La tâche est réservée à l’équipe\./,
  switch: "Voir comme quelqu’un d’autre",
  switchAct: "Afficher l’aperçu",
  actions: "Actions pour Pierre",
  preview: /comme Pierre$/,
  why: "Pourquoi ?",
  whyPerson: /^Pourquoi ne voit-il pas/,
  notReached: "Aucun client du projet n’est Pierre",
  yes: "Oui, Pierre le peut.",
  open: "Ouvrir l’accès de Studio website",
};

/** Non-breaking spaces are typography here, not a difference. */
const said = async (locator) => (await locator.innerText()).replaceAll(/\s+/g, " ");

for (const [language, words] of [["English", english], ["French", french]]) {
  const { locale } = words;

  // B163 to B166, B169, B171 to B175, R31
  journey(`a permission set is made, switched, given and tried out, in ${language}`, async (stage) => {
    const staff = await stage.visitorAs(admin, { locale });
    await staff.goto("/w/settings/permission-sets");
    await staff.getByRole("button", { name: words.create }).click();
    const form = staff.getByRole("dialog");
    await form.getByLabel(words.name, { exact: true }).fill("Watchers");
    await form.getByRole("radio", { name: words.base }).check();
    await form.getByLabel(words.from).selectOption({ label: words.copy });
    await axe(staff);
    await form.getByRole("button", { name: words.createAct, exact: true }).click();
    await staff.getByRole("heading", { level: 1, name: "Watchers" }).waitFor();

    // one switch, found by its name; trying out waits for the save
    await staff.getByRole("searchbox", { name: words.find }).fill("OK");
    await staff.getByRole("switch", { name: words.grant }).uncheck();
    await staff.getByText(words.mark, { exact: true }).waitFor();
    await staff.getByText(words.saveFirst).first().waitFor();
    assert.equal(await staff.getByRole("button", { name: words.tryOut }).getAttribute("aria-disabled"), "true");
    await axe(staff);
    await staff.getByLabel(words.note).fill("They look, others decide");
    await staff.getByRole("button", { name: words.review }).click();
    await staff.getByText(words.saveFirst).first().waitFor({ state: "detached" });

    await staff.getByRole("link", { name: words.history }).click();
    const difference = staff.getByRole("status").filter({ hasText: words.difference });
    await difference.waitFor();
    await staff.getByText("They look, others decide").waitFor();
    await axe(staff);
    await staff.getByRole("link", { name: words.who }).click();
    await staff.getByText(words.nobody).waitFor();

    // given to Pierre
    await openClient(staff, "Pierre", "access");
    await staff.getByLabel(words.set).selectOption({ label: "Watchers" });
    await staff.getByRole("button", { name: words.review }).click();
    await form.getByRole("button", { name: words.saveForOne }).click();
    await form.waitFor({ state: "detached" });
    const sets = await get(staff, "permission-sets");
    const { id } = sets.data.find(({ name }) => name === "Watchers");
    await staff.goto(`/w/settings/permission-sets/${id}?tab=accounts`);
    await staff.getByRole("link", { name: "Pierre" }).waitFor();
    await axe(staff);

    // tried out in his place, by eyes that change nothing
    await staff.getByRole("button", { name: words.tryOut }).click();
    await axe(staff);
    await form.getByRole("button", { name: words.tryOut }).click();
    const banner = staff.getByRole("region", { name: words.banner });
    await banner.waitFor();
    assert.match(await said(banner), words.asPierre);
    await staff.getByRole("link", { name: "Website relaunch" }).first().waitFor();
    await axe(staff);
    const preview = await staff.evaluate(() => sessionStorage.getItem("preview").split("\n")[0]);
    const session = await get(staff, "session");
    const written = await staff.context().request.post("/api/v1/sessions/revoke-others", {
      headers: { origin: stage.server.url, "x-csrf-token": session.csrf_token, "vitrine-preview": preview },
    });
    assert.equal(written.status(), 403, await written.text());
    await staff.getByRole("button", { name: words.leave }).click();
    await staff.getByRole("heading", { level: 1, name: "Watchers" }).waitFor();
    assert.equal(await banner.count(), 0);
  });

  // R31
  journey(`the portal is shown as a contact sees it, in ${language}`, async (stage) => {
    const staff = await stage.visitorAs(admin, { locale });
    await openClient(staff, "Pierre");
    await choose(staff, words.actions, words.preview);
    const leave = staff.getByRole("button", { name: words.leave });
    await leave.waitFor();
    assert.match(await said(staff.getByRole("region", { name: words.banner })), words.previewOf);
    await staff.getByRole("link", { name: "Website relaunch" }).first().click();
    await ready(staff);
    assert.match(new URL(staff.url()).pathname, /^\/p\//);
    await axe(staff);
    // a reload stays in it
    await staff.reload();
    await leave.waitFor();
    await ready(staff);
    // what the page keeps back is told beside it, and nowhere in what the client gets
    await staff.getByRole("button", { name: words.hidden }).click();
    const told = staff.getByRole("dialog");
    const task = told.getByRole("listitem").filter({ hasText: words.hiddenTask }).first();
    await task.waitFor();
    await axe(staff);
    const title = await task.locator("strong").innerText();
    await staff.keyboard.press("Escape");
    await told.waitFor({ state: "detached" });
    await leave.waitFor();
    await staff.goto(staff.url().replace("overview", "board"));
    await ready(staff);
    assert.equal(await staff.getByText(title, { exact: true }).count(), 0);
    // the same preview, in a window of a phone's size
    const opened = staff.waitForEvent("popup");
    await staff.getByRole("button", { name: words.phone }).click();
    const phone = await opened;
    await phone.getByRole("button", { name: words.leave }).waitFor();
    await ready(phone);
    assert.equal(await phone.evaluate(() => innerWidth), 390);
    assert.equal(await phone.getByRole("button", { name: words.phone }).count(), 0);
    await phone.close();
    // on to somebody else, who does not see the same
    await staff.getByRole("button", { name: words.switch }).click();
    const other = staff.getByRole("dialog");
    await pick(other.getByRole("combobox"), "alisha", /^Alisha/);
    await axe(staff);
    await other.getByRole("button", { name: words.switchAct, exact: true }).click();
    const banner = staff.getByRole("region", { name: words.banner });
    await banner.getByText("Alisha").waitFor();
    await ready(staff);
    assert.equal(await staff.getByRole("link", { name: "Website relaunch" }).count(), 0);
    await axe(staff);
    // the key leaves it, to where the first one began
    await staff.keyboard.press("Escape");
    await staff.getByRole("button", { name: words.actions, exact: true }).waitFor();
    assert.equal(await leave.count(), 0);
  });

  journey(`a decision is explained, from a project and from a contact, in ${language}`, async (stage) => {
    const staff = await stage.visitorAs(admin, { locale });
    const projects = await get(staff, "projects?q=Studio");
    const project = projects.data.find(({ name }) => name === "Studio website");
    await staff.goto(`/w/projects/${project.id}/overview`);
    await staff.getByRole("link", { name: words.why, exact: true }).first().click();
    await staff.waitForURL(/\/w\/why/);
    await ready(staff);
    const question = staff.getByRole("group");
    const who = question.getByRole("combobox").first();
    const what = question.getByRole("combobox").last();
    await pick(who, "Pierre", /^Pierre/);
    await staff.getByRole("heading", { level: 2, name: words.notReached }).waitFor();
    assert.equal(await staff.locator('main ol[aria-label] > li').count(), 7);
    await axe(staff);
    await staff.getByRole("link", { name: words.open }).click();
    await staff.waitForURL(`**/w/projects/${project.id}/access`);

    await openClient(staff, "Pierre");
    await choose(staff, words.actions, words.whyPerson);
    await staff.waitForURL(/\/w\/why/);
    await ready(staff);
    await pick(what, "Website rel", /^Website relaunch/);
    await staff.getByRole("heading", { level: 2, name: words.yes }).waitFor();
    await axe(staff);

    // what is asked is in the address: it can be handed on
    assert.ok(staff.url().includes((await clientNamed(staff, "Pierre")).id));
    await staff.reload();
    await staff.getByRole("heading", { level: 2, name: words.yes }).waitFor();
  });
}
