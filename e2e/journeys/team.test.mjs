// The team: somebody is invited by a link, accepts it in a browser of their own, and signs in with a second step.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";

import { axe, ready } from "../support/browser.mjs";
import { journey } from "../support/journey.mjs";
import { admin, client } from "../support/server.mjs";

journey("a colleague is invited by a link, and accepts it elsewhere", async (stage) => {
  const staff = await stage.visitorAs(admin);
  await staff.goto("/w/team");
  await staff.getByRole("button", { name: "Invite a colleague" }).click();
  const dialog = staff.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Ines Bauer");
  await dialog.getByLabel("Permission set").selectOption({ label: "Team member" });
  await axe(staff);
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const field = dialog.getByRole("textbox", { name: "Link of the invitation" });
  await field.waitFor();
  await axe(staff);
  // the server was started on whatever port is free, which it does not write into a link
  const { pathname, hash } = new URL(await field.inputValue());
  await dialog.getByRole("button", { name: "Close" }).last().click();
  const row = staff.getByRole("row").filter({ hasText: "Ines Bauer" });
  await row.getByText(/^Invited, until/).waitFor();

  const ines = await stage.visitor();
  await ines.goto(`${pathname}${hash}`);
  await ines.getByRole("heading", { name: "Welcome, Ines Bauer" }).waitFor();
  await axe(ines);
  await ines.getByLabel("Username").fill("ines");
  await ines.getByLabel("Password", { exact: true }).fill("a password of her own");
  await ines.getByRole("button", { name: "Create my login" }).click();
  await ines.waitForURL("**/w");
  await ready(ines);
  // what her set does not grant is not there
  assert.equal(await ines.getByRole("link", { name: "Audit log" }).count(), 0);

  await staff.reload();
  await row.getByText("Active", { exact: true }).waitFor();
  await axe(staff);
  const late = await stage.visitor();
  await late.goto(`${pathname}${hash}`);
  await late.getByRole("heading", { name: "This link no longer works" }).waitFor();
});

journey("a second step is set up, asked for at sign-in, and replaced by a recovery code", async (stage) => {
  const account = client("pierre");
  const page = await stage.visitorAs(account);
  await page.goto("/me");
  await page.getByRole("button", { name: "Set up a second step" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Current password", { exact: true }).fill(account.password);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await dialog.getByRole("img", { name: "Picture of the secret for your app" }).waitFor();
  await axe(page);
  const secret = (await dialog.locator("code").innerText()).replaceAll(" ", "");
  const code = dialog.getByLabel("Code from the app");
  await code.fill(codeOf(secret, -10));
  await dialog.getByRole("button", { name: "Turn on" }).click();
  await dialog.locator('[aria-invalid="true"]').waitFor();
  await code.fill(codeOf(secret));
  await dialog.getByRole("button", { name: "Turn on" }).click();
  await dialog.getByRole("heading", { name: "Keep these recovery codes" }).waitFor();
  const codes = await dialog.getByRole("listitem").allInnerTexts();
  assert.ok(codes.length >= 8, codes.join());
  await axe(page);
  await dialog.getByRole("button", { name: "I have kept them" }).click();
  await page.getByText(`${codes.length} recovery codes left`).waitFor();

  // elsewhere: the next code of the app (each counts once), and later a recovery code
  for (const second of [codeOf(secret, 1), codes[0]]) {
    const elsewhere = await stage.visitor();
    await elsewhere.goto("/sign-in");
    await elsewhere.getByLabel("Username or e-mail").fill(account.login);
    await elsewhere.getByLabel("Password", { exact: true }).fill(account.password);
    await elsewhere.getByRole("button", { name: "Sign in", exact: true }).click();
    const asked = elsewhere.getByLabel("Code from the app");
    await asked.waitFor();
    await axe(elsewhere);
    await asked.fill(second);
    await elsewhere.getByRole("button", { name: "Sign in", exact: true }).click();
    await elsewhere.waitForURL((url) => url.pathname !== "/sign-in");
  }
  await page.reload();
  await page.getByText(`${codes.length - 1} recovery codes left`).waitFor();
});

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
