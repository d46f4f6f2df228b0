// One's own account: a forgotten password, a second step at sign-in, and sessions elsewhere.

import assert from "node:assert/strict";
import { after } from "node:test";

import { axe, ready, signIn } from "../support/browser.mjs";
import { openClient } from "../support/clients.mjs";
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

// B098
journey("the landing page shows what its reader chose, in their order, and staff see the choice with the client", async (stage) => {
  const page = await stage.visitorAs(client("pierre"));
  const titles = () => page.getByRole("heading", { level: 2, name: /^(Your projects|Recent)/ }).allInnerTexts();
  await page.getByRole("heading", { name: "Your projects" }).waitFor();
  assert.deepEqual((await titles()).map((title) => title.split(" (")[0]), ["Your projects", "Recent"]);
  await page.goto("/me");
  const list = page.getByRole("group", { name: "Landing page" });
  for (const name of ["Next dates", "Projects", "Recent"]) await list.getByRole("checkbox", { name }).uncheck();
  const save = page.locator("form", { has: list }).getByRole("button", { name: "Save" });
  await save.click();
  await list.getByText("Fill this in.").waitFor();
  await axe(page);
  await list.getByRole("checkbox", { name: "Recent" }).check();
  await list.getByRole("checkbox", { name: "Projects" }).check();
  const up = list.getByRole("button", { name: "Move Recent up" });
  await up.click();
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "Move Recent up");
  await save.click();
  await page.getByText("Changes saved").first().waitFor();
  await page.goto("/");
  await page.getByRole("heading", { name: "Your projects" }).waitFor();
  assert.deepEqual((await titles()).map((title) => title.split(" (")[0]), ["Recent", "Your projects"]);
  assert.equal(await page.getByText("Next dates").count(), 0);

  const staff = await stage.visitorAs(admin);
  await openClient(staff, "Pierre", "preferences");
  const shown = staff.getByRole("group", { name: "Landing page" }).getByRole("checkbox", { checked: true });
  assert.equal(await shown.count(), 2);
  await axe(staff);
});
