// The team: somebody is invited by a link, accepts it in a browser of their own, and signs in with a second step.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";

import { axe, ready } from "../support/browser.mjs";
import { journey } from "../support/journey.mjs";
import { admin, client } from "../support/server.mjs";

for (const [language, locale, words] of [
  ["English", "en-GB", {
    invite: "Invite a colleague",
    name: "Name",
    set: "Permission set",
    member: "Team member",
    reach: /^Sees the projects whose team they are on/,
    make: "Make the link",
    link: "Link of the invitation",
    close: "Close",
    invited: /^Invited, until/,
    welcome: "Welcome, Ines Bauer",
    username: "Username",
    password: "Password",
    accept: "Create my login",
    audit: "Audit log",
    active: "Active",
    dead: "This link no longer works",
    setUp: "Set up a second step",
    current: "Current password",
    next: "Continue",
    picture: "Picture of the secret for your app",
    code: "Code from the app",
    confirm: "Turn on",
    keep: "Keep these recovery codes",
    kept: "I have kept them",
    left: (count) => `${count} recovery codes left`,
    login: "Username or e-mail",
    signIn: "Sign in",
  }],
  ["French", "fr-FR", {
    invite: "Inviter un collègue",
    name: "Nom",
    set: "Profil de permissions",
    member: "Membre de l’équipe",
    reach: /^Voit les projets dont il ou elle/,
    make: "Créer le lien",
    link: "Lien de l’invitation",
    close: "Fermer",
    invited: /^Invitation valable jusqu’au/,
    welcome: "Bienvenue, Ines Bauer",
    username: "Identifiant",
    password: "Mot de passe",
    accept: "Créer mon accès",
    audit: "Journal d’audit",
    active: "Actif",
    dead: "Ce lien ne fonctionne plus",
    setUp: "Mettre en place une seconde étape",
    current: "Mot de passe actuel",
    next: "Continuer",
    picture: "Image du secret pour votre application",
    code: "Code de l’application",
    confirm: "Activer",
    keep: "Gardez ces codes de secours",
    kept: "Je les ai gardés",
    left: (count) => `Il reste ${count} codes de secours`,
    login: "Identifiant ou e-mail",
    signIn: "Se connecter",
  }],
]) {
  journey(`a colleague is invited by a link, and accepts it elsewhere, in ${language}`, async (stage) => {
    const staff = await stage.visitorAs(admin, { locale });
    await staff.goto("/w/team");
    await staff.getByRole("button", { name: words.invite }).click();
    const dialog = staff.getByRole("dialog");
    await dialog.getByLabel(words.name, { exact: true }).fill("Ines Bauer");
    await dialog.getByLabel(words.set).selectOption({ label: words.member });
    await dialog.getByText(words.reach).waitFor();
    await axe(staff);
    await dialog.getByRole("button", { name: words.make }).click();
    const field = dialog.getByRole("textbox", { name: words.link });
    await field.waitFor();
    await axe(staff);
    // the server was started on whatever port is free, which it does not write into a link
    const { pathname, hash } = new URL(await field.inputValue());
    await dialog.getByRole("button", { name: words.close }).last().click();
    const row = staff.getByRole("row").filter({ hasText: "Ines Bauer" });
    await row.getByText(words.invited).waitFor();

    const ines = await stage.visitor({ locale });
    await ines.goto(`${pathname}${hash}`);
    await ines.getByRole("heading", { name: words.welcome }).waitFor();
    await axe(ines);
    await ines.getByLabel(words.username).fill("ines");
    await ines.getByLabel(words.password, { exact: true }).fill("a password of her own");
    await ines.getByRole("button", { name: words.accept }).click();
    await ines.waitForURL("**/w");
    await ready(ines);
    // what her set does not grant is not there
    assert.equal(await ines.getByRole("link", { name: words.audit }).count(), 0);

    await staff.reload();
    await row.getByText(words.active, { exact: true }).waitFor();
    await axe(staff);
    const late = await stage.visitor({ locale });
    await late.goto(`${pathname}${hash}`);
    await late.getByRole("heading", { name: words.dead }).waitFor();
  });

  journey(`a second step is set up, asked for at sign-in, and replaced by a recovery code, in ${language}`, async (stage) => {
    const account = client("pierre");
    const page = await stage.visitorAs(account, { locale });
    await page.goto("/me");
    await page.getByRole("button", { name: words.setUp }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(words.current, { exact: true }).fill(account.password);
    await dialog.getByRole("button", { name: words.next }).click();
    await dialog.getByRole("img", { name: words.picture }).waitFor();
    await axe(page);
    const secret = (await dialog.locator("code").innerText()).replaceAll(" ", "");
    const code = dialog.getByLabel(words.code);
    await code.fill(codeOf(secret, -10));
    await dialog.getByRole("button", { name: words.confirm }).click();
    await dialog.locator('[aria-invalid="true"]').waitFor();
    await code.fill(codeOf(secret));
    await dialog.getByRole("button", { name: words.confirm }).click();
    await dialog.getByRole("heading", { name: words.keep }).waitFor();
    const codes = await dialog.getByRole("listitem").allInnerTexts();
    assert.ok(codes.length >= 8, codes.join());
    await axe(page);
    await dialog.getByRole("button", { name: words.kept }).click();
    await page.getByText(words.left(codes.length)).waitFor();

    // elsewhere: the next code of the app (each counts once), and later a recovery code
    for (const second of [codeOf(secret, 1), codes[0]]) {
      const elsewhere = await stage.visitor({ locale });
      await elsewhere.goto("/sign-in");
      await elsewhere.getByLabel(words.login).fill(account.login);
      await elsewhere.getByLabel(words.password, { exact: true }).fill(account.password);
      await elsewhere.getByRole("button", { name: words.signIn, exact: true }).click();
      const asked = elsewhere.getByLabel(words.code);
      await asked.waitFor();
      await axe(elsewhere);
      await asked.fill(second);
      await elsewhere.getByRole("button", { name: words.signIn, exact: true }).click();
      await elsewhere.waitForURL((url) => url.pathname !== "/sign-in");
    }
    await page.reload();
    await page.getByText(words.left(codes.length - 1)).waitFor();
  });
}

/** The code of an authenticator (RFC 6238), some steps of 30 seconds from now. */
function codeOf(secret, steps = 0) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const moment = Buffer.alloc(8);
  moment.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const digest = createHmac("sha1", key).update(moment).digest();
  const at = digest[19] & 0x0f;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
