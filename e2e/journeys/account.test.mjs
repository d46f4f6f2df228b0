// One's own account: a forgotten password, a second step at sign-in, and sessions elsewhere.

import assert from "node:assert/strict";
import { after } from "node:test";

import { axe, ready, signIn } from "../support/browser.mjs";
import { journey } from "../support/journey.mjs";
import { admin, client } from "../support/server.mjs";
import { startMailServer } from "../support/smtp.mjs";

const mail = await startMailServer();
after(() => mail.stop());

journey(
  "a forgotten password is replaced by a link in a mail",
  async (stage) => {
    const page = await stage.visitor({ locale: "fr-FR" });
    await page.goto("/");
    await page.getByRole("link", { name: "Mot de passe oublié" }).click();
    await page.getByLabel("Identifiant ou e-mail").fill("pierre");
    await axe(page);
    await page.getByRole("button", { name: "M’envoyer un lien" }).click();
    await page.getByText("Si nous vous connaissons").waitFor();
    await axe(page);

    // the demo's clients are asked for approval too: theirs come without a secret
    let message = await mail.next();
    while (!/\S#\S/.test(message.text)) message = await mail.next();
    assert.equal(message.to.length, 1);
    assert.match(message.text, /Bonjour Pierre/);
    // the server was started on whatever port is free, which it cannot write into a mail
    const { pathname, hash } = new URL(message.text.match(/http\S+#\S+/)[0]);
    const link = `${pathname}${hash}`;

    const fresh = "un mot de passe tout neuf";
    await page.goto(link);
    await page.locator('input[autocomplete~="new-password"]').fill(fresh);
    await axe(page);
    await page.getByRole("button", { name: "Enregistrer le mot de passe" }).click();
    await page.getByRole("heading", { name: "Heureux de vous revoir" }).waitFor();
    await signIn(page, { login: "pierre", password: fresh });

    const later = await stage.visitor();
    await later.goto(link);
    await later.locator('input[autocomplete~="new-password"]').fill(fresh);
    await later.getByRole("button", { name: "Set the password" }).click();
    await later.getByRole("heading", { name: "This link no longer works" }).waitFor();
    await axe(later);
  },
  { env: mail.settings },
);

journey("staff see what was asked for where there is no mail server, and take the link to the person", async (stage) => {
  const stranger = await stage.visitor();
  await stranger.goto("/forgot-password");
  await stranger.getByLabel("Username or e-mail").fill("pierre");
  await stranger.getByRole("button", { name: "Send me a link" }).click();
  await stranger.getByText("If we know you").waitFor();

  const staff = await stage.visitorAs(admin);
  await staff.goto("/w/settings/mail");
  await staff.getByText("Waiting", { exact: true }).first().waitFor();
  await axe(staff);
  await staff.getByRole("button", { name: /Take the link for Pierre/ }).click();
  const dialog = staff.getByRole("dialog");
  await dialog.getByRole("button", { name: "Take the link" }).click();
  await staff.getByText(/reset-password#/).waitFor();
  await axe(staff);
});

journey("a session elsewhere is signed out from one's own account", async (stage) => {
  const elsewhere = await stage.visitorAs(client("pierre"));
  const page = await stage.visitorAs(client("pierre"));
  await page.goto("/me");
  await page.getByText("This session").waitFor();
  await axe(page);
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out the others" }).click();
  await elsewhere.getByRole("heading", { name: "Welcome back" }).waitFor();
  await ready(page);
});
