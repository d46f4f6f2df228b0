// Clients as staff keep them: added one after the other, given a login, moved, deleted, restored, and deleted for good.

import assert from "node:assert/strict";

import { axe, ready, signIn } from "../support/browser.mjs";
import { choose, clientNamed, get, openClient, pick } from "../support/clients.mjs";
import { journey } from "../support/journey.mjs";
import { admin, client } from "../support/server.mjs";

const english = {
  locale: "en-GB",
  create: "New client",
  name: "Name",
  parent: "Parent",
  isVirtual: "Virtual",
  set: "Permission set",
  reviewer: "Client reviewer",
  another: "Add another",
  createAct: "Create client",
  created: (name) => `${name} created`,
  username: "Username",
  password: "Password",
  withdrawn: "Saving withdraws sign-in",
  save: "Review and save",
  actions: (name) => `Actions for ${name}`,
  move: "Move under…",
  place: "New parent",
  reviewMove: "Review and move",
  gain: "2 people gain",
  saveForOne: "Save changes for one person",
  saveForTwo: "Save changes for 2 people",
  moved: (name) => `${name} moved`,
  delete: "Delete",
  takes: "3 clients go to the recycle bin",
  logins: "2 people are signed out at once",
  deleted: (name) => `${name} deleted`,
  restore: (name) => `Restore ${name}`,
  restored: (name) => `${name} restored`,
  purge: (name) => `Delete ${name} for good`,
  confirm: (name) => `Type the name ${name} to confirm`,
  purgeAct: "Delete for good",
  purged: (name) => `${name} deleted for good`,
  empty: "The recycle bin is empty",
  bin: "Recycle bin",
  projects: "Projects",
  board: /^Board/,
  why: "Why? About Website relaunch",
  yes: "Yes, Pierre can.",
  activity: "Activity",
  signedIn: /Pierre signed in/,
  whole: "Open in the audit log",
  edit: "Edit permissions",
  privilege: /^View task information/,
  options: "Sign-in and mail",
  collaborator: /^Collaborator/,
  saved: "Changes saved",
  proposed: "The workspace begins new clients as Collaborator.",
  comments: "Comments on tasks",
  silent: "Cannot comment on tasks",
  commenting: /^Do progress updates on tasks/,
};

const french = {
  locale: "fr-FR",
  create: "Nouveau client",
  name: "Nom",
  parent: "Parent",
  isVirtual: "Virtuel",
  set: "Profil de permissions",
  reviewer: "Client relecteur",
  another: "En ajouter un autre",
  createAct: "Créer le client",
  created: (name) => `${name} créé`,
  username: "Identifiant",
  password: "Mot de passe",
  withdrawn: "L’enregistrement retire la connexion",
  save: "Vérifier et enregistrer",
  actions: (name) => `Actions pour ${name}`,
  move: "Déplacer sous…",
  place: "Nouveau parent",
  reviewMove: "Vérifier et déplacer",
  gain: "2 personnes gagnent",
  saveForOne: "Enregistrer pour une personne",
  saveForTwo: "Enregistrer pour 2 personnes",
  moved: (name) => `${name} a changé de place`,
  delete: "Supprimer",
  takes: "3 clients vont dans la corbeille",
  logins: "2 personnes sont déconnectées aussitôt",
  deleted: (name) => `${name} supprimé`,
  restore: (name) => `Restaurer ${name}`,
  restored: (name) => `${name} restauré`,
  purge: (name) => `Supprimer définitivement ${name}`,
  confirm: (name) => `Saisissez le nom ${name} pour confirmer`,
  purgeAct: "Supprimer définitivement",
  purged: (name) => `${name} supprimé définitivement`,
  empty: "La corbeille est vide",
  bin: "Corbeille",
  projects: "Projets",
  board: /^Tableau/,
  why: "Pourquoi ? Au sujet de Website relaunch",
  yes: "Oui, Pierre le peut.",
  activity: "Activité",
  signedIn: /Pierre s’est connecté/,
  whole: "Ouvrir dans le journal d’audit",
  edit: "Modifier les permissions",
  privilege: /^Voir les informations des tâches/,
  options: "Connexion et courrier",
  collaborator: /^Collaborateur/,
  saved: "Modifications enregistrées",
  proposed: "L’espace de travail fait commencer les nouveaux clients comme Collaborateur.",
  comments: "Commente les tâches",
  silent: "Ne peut pas commenter les tâches",
  commenting: /^Mettre à jour l’avancement des tâches/,
};

for (const [language, words] of [["English", english], ["French", french]]) {
  const { locale } = words;

  // B033, B034, B095, B099
  journey(`clients are added one after the other, and one signs in later, in ${language}`, async (stage) => {
    const staff = await stage.visitorAs(admin, { locale });
    await staff.goto("/w/clients");
    await staff.getByRole("button", { name: words.create }).first().click();
    const form = staff.getByRole("dialog");
    const name = form.getByLabel(words.name, { exact: true });
    await name.fill("Nina");
    await pick(form.getByRole("combobox", { name: words.parent }), "Acme (I", /^Acme \(India\)/);
    await form.getByRole("checkbox", { name: words.isVirtual }).check();
    await form.getByLabel(words.set).selectOption({ label: words.reviewer });
    await form.getByRole("checkbox", { name: words.another }).check();
    await axe(staff);
    await form.getByRole("button", { name: words.createAct }).click();

    // the form is empty again but for the place and the access, and waits for the next name
    await staff.getByText(words.created("Nina")).first().waitFor();
    assert.equal(await name.inputValue(), "");
    await staff.keyboard.type("Nora");
    await form.getByRole("checkbox", { name: words.another }).uncheck();
    await form.getByRole("button", { name: words.createAct }).click();
    await form.waitFor({ state: "detached" });
    for (const added of ["Nina", "Nora"]) {
      const { path, has_login: hasLogin, permission_set: set } = await clientNamed(staff, added);
      assert.deepEqual(path.map((above) => above.name), ["Acme", "Acme (India)"]);
      assert.equal(hasLogin, false);
      assert.equal(set.name, "Client reviewer");
    }

    // a login later, at first to be followed by a password of one's own
    await openClient(staff, "Nora", "access");
    await staff.getByLabel(words.username).fill("nora");
    await staff.getByLabel(words.password, { exact: true }).fill("chosen by the agency");
    await staff.getByRole("button", { name: words.save }).click();
    const review = staff.getByRole("dialog");
    await review.getByRole("button", { name: words.saveForOne }).click();
    await review.waitFor({ state: "detached" });
    const nora = await stage.visitor({ locale });
    await signIn(nora, { login: "nora", password: "chosen by the agency" });
    await nora.locator('input[autocomplete~="new-password"]').first().waitFor();

    // both fields blank: virtual again, and her session is over
    await openClient(staff, "Nora", "access");
    await staff.getByLabel(words.username).fill("");
    await staff.getByText(words.withdrawn).waitFor();
    await axe(staff);
    await staff.getByRole("button", { name: words.save }).click();
    await review.getByRole("button", { name: words.saveForOne }).click();
    await review.waitFor({ state: "detached" });
    assert.equal((await clientNamed(staff, "Nora")).has_login, false);
    const { status } = await get(nora, "session");
    assert.equal(status, 401);
  });

  // R4
  journey(`a new client begins with what the workspace says, in sight, in ${language}`, async (stage) => {
    const staff = await stage.visitorAs(admin, { locale });
    await staff.getByRole("navigation").getByRole("link", { name: words.options, exact: true }).first().click();
    await staff.getByRole("radio", { name: words.collaborator }).check();
    await staff.getByText(words.saved, { exact: true }).first().waitFor();
    await axe(staff);

    await staff.goto("/w/clients?new=1");
    const form = staff.getByRole("dialog");
    await form.getByText(words.proposed).waitFor();
    assert.ok(await form.getByRole("checkbox", { name: words.privilege }).isChecked());
    await form.getByLabel(words.name, { exact: true }).fill("Nina");
    await pick(form.getByRole("combobox", { name: words.parent }), "Acme (F", /^Acme \(France\)/);
    const sees = form.locator(".client-sees-pane");
    await sees.getByText(words.comments).waitFor();
    // and what is saved is what the form says
    await form.getByRole("checkbox", { name: words.commenting }).uncheck();
    await sees.getByText(words.silent).waitFor();
    await form.getByRole("checkbox", { name: words.isVirtual }).check();
    await axe(staff);
    await form.getByRole("button", { name: words.createAct }).click();
    await form.waitFor({ state: "detached" });
    const { privileges } = await clientNamed(staff, "Nina");
    assert.deepEqual(privileges, { view_tasks: true, view_progress: true, update_progress: "off" });
  });

  // B047
  journey(`a part of the tree is moved once it is seen what that changes, in ${language}`, async (stage) => {
    const staff = await stage.visitorAs(admin, { locale });
    const pierre = await stage.visitorAs(client("pierre"), { locale });
    await pierre.getByText("Acme brand system").first().waitFor();
    assert.equal(await pierre.getByText("Partner day").count(), 0);

    await openClient(staff, "Acme (France)");
    await choose(staff, words.actions("Acme (France)"), words.move);
    const form = staff.getByRole("dialog");
    await pick(form.getByRole("combobox", { name: words.place }), "IBM", /^IBM/);
    await axe(staff);
    await form.getByRole("button", { name: words.reviewMove }).click();
    const review = staff.getByRole("dialog").last();
    await review.getByText(words.gain).waitFor();
    await review.getByText("Partner day").first().waitFor();
    await review.getByText("Acme brand system").first().waitFor();
    await axe(staff);
    // nothing has changed yet
    assert.deepEqual((await clientNamed(staff, "Acme (France)")).path.map(({ name }) => name), ["Acme"]);
    await review.getByRole("button", { name: words.saveForTwo }).click();
    await staff.getByText(words.moved("Acme (France)")).first().waitFor();

    await pierre.reload();
    await pierre.getByText("Partner day").first().waitFor();
    assert.equal(await pierre.getByText("Acme brand system").count(), 0);
  });

  // B112, B113, B115, R32
  journey(`clients are deleted with all below them, restored, and deleted for good, in ${language}`, async (stage) => {
    const staff = await stage.visitorAs(admin, { locale });
    const ravi = await stage.visitorAs(client("ravi"), { locale });
    await openClient(staff, "Acme (India)");
    await choose(staff, words.actions("Acme (India)"), words.delete);
    const dialog = staff.getByRole("dialog");
    await dialog.getByText(words.takes).waitFor();
    await dialog.getByText(words.logins).waitFor();
    await axe(staff);
    await dialog.getByRole("button", { name: words.delete, exact: true }).click();
    await staff.getByText(words.deleted("Acme (India)")).first().waitFor();
    await ravi.locator('input[autocomplete~="current-password"]').waitFor();

    await staff.getByRole("navigation").getByRole("link", { name: words.bin, exact: true }).first().click();
    await staff.waitForURL(/\/w\/clients\/bin$/);
    await staff.getByRole("button", { name: words.restore("Acme (India)") }).click();
    await dialog.getByText(words.gain).waitFor();
    await axe(staff);
    await dialog.getByRole("button", { name: words.saveForTwo }).click();
    await staff.getByText(words.restored("Acme (India)")).first().waitFor();
    await signIn(ravi, client("ravi"));
    await ravi.getByText("Dealer portal rollout").first().waitFor();

    // for good only under the right name
    await openClient(staff, "Peter Parker");
    await choose(staff, words.actions("Peter Parker"), words.delete);
    await dialog.getByRole("button", { name: words.delete, exact: true }).click();
    await staff.getByText(words.deleted("Peter Parker")).first().waitFor();
    await staff.goto("/w/clients/bin");
    await staff.getByRole("button", { name: words.purge("Peter Parker") }).click();
    const typed = dialog.getByLabel(words.confirm("Peter Parker"));
    await typed.fill("Peter");
    await dialog.getByRole("button", { name: words.purgeAct }).click();
    await dialog.locator('[aria-invalid="true"]').waitFor();
    await axe(staff);
    await typed.fill("Peter Parker");
    await dialog.getByRole("button", { name: words.purgeAct }).click();
    await staff.getByText(words.purged("Peter Parker")).first().waitFor();
    await staff.getByText(words.empty).waitFor();
    await ready(staff);
    await axe(staff);
  });

  // B015, B016, B017, B090
  journey(`clients are found in the side bar, and edited from their row, in ${language}`, async (stage) => {
    const staff = await stage.visitorAs(admin, { locale });
    await staff.getByRole("navigation").getByRole("link", { name: "Clients", exact: true }).first().click();
    await staff.waitForURL(/\/w\/clients$/);
    await staff.goto("/w/clients/list");
    await ready(staff);
    await axe(staff);
    await choose(staff, words.actions("Pierre"), words.edit);
    await staff.waitForURL(/\/access$/);
    await staff.getByRole("checkbox", { name: words.privilege }).waitFor();
  });

  journey(`a contact's page tells what they see, and what they did, in ${language}`, async (stage) => {
    await stage.visitorAs(client("pierre"), { locale });
    const staff = await stage.visitorAs(admin, { locale });
    await openClient(staff, "Pierre");
    await staff.getByRole("link", { name: words.projects, exact: true }).last().click();
    await staff.waitForURL(/\/projects$/);
    const row = staff.getByRole("row").filter({ hasText: "Website relaunch" });
    await row.getByText(words.board).waitFor();
    await axe(staff);
    await row.getByRole("link", { name: words.why, exact: true }).click();
    await staff.getByRole("heading", { level: 2, name: words.yes }).waitFor();

    await openClient(staff, "Pierre", "activity");
    await staff.getByText(words.signedIn).first().waitFor();
    await axe(staff);
    await staff.getByRole("link", { name: words.whole }).click();
    await staff.waitForURL(/\/audit\?client=/);
    await ready(staff);
    await staff.getByText(words.signedIn).first().waitFor();
  });
}
