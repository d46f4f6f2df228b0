// A list of clients, from the file to what became of it: a column of a custom field, somebody who moves, somebody who gets a login.

import assert from "node:assert/strict";

import { axe, ready, signIn } from "../support/browser.mjs";
import { clientNamed, get, post } from "../support/clients.mjs";
import { journey } from "../support/journey.mjs";
import { admin } from "../support/server.mjs";

const english = {
  locale: "en-GB",
  becomes: "Région becomes",
  check: "Check 2 rows",
  review: "Who gains, who loses",
  act: "Import 2 clients",
  done: "2 clients imported",
  rows: "Row by row",
  imported: "Imported",
};

const french = {
  locale: "fr-FR",
  becomes: "Région devient",
  check: "Vérifier 2 lignes",
  review: "Qui gagne, qui perd",
  act: "Importer 2 clients",
  done: "2 clients importés",
  rows: "Ligne par ligne",
  imported: "Importé",
};

for (const [language, words] of [["English", english], ["French", french]]) {
  const { locale } = words;

  // B103, B110, B111
  journey(`a list is matched, checked, reviewed and imported, in ${language}`, async (stage) => {
    const staff = await stage.visitorAs(admin, { locale });
    const field = await post(staff, "custom-fields", { subject: "client", name: "Région", kind: "text" });
    const { id } = await clientNamed(staff, "Pierre");
    const lines = [
      "Id;Nom;Parent;Région;Nom d’utilisateur;Mot de passe",
      `${id};Pierre;Acme (India);Maharashtra;;`,
      ";Ada Lovelace;Acme (India);Kerala;ada.lovelace;une phrase à elle seule",
    ];
    const file = { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(`\ufeff${lines.join("\r\n")}\r\n`) };

    await staff.goto("/w/clients/import");
    await ready(staff);
    await axe(staff);
    await staff.locator('input[type="file"]').setInputFiles(file);
    const becomes = staff.getByLabel(words.becomes);
    await becomes.locator(`option[value="${field.id}"]`).waitFor({ state: "attached" });
    assert.equal(await becomes.inputValue(), field.id);
    await axe(staff);
    await staff.getByRole("button", { name: words.check }).click();

    // who moves gains and loses; that is reviewed before it is done
    const review = staff.getByRole("region", { name: words.review });
    await review.getByText("Pierre").first().waitFor();
    await review.getByText("Website relaunch").first().waitFor();
    assert.equal(await staff.getByText("une phrase à elle seule").count(), 0);
    await axe(staff);
    await staff.getByRole("button", { name: words.act }).click();
    await staff.getByRole("heading", { name: words.done }).waitFor();
    await axe(staff);

    const ada = await clientNamed(staff, "Ada Lovelace");
    assert.deepEqual(ada.path.map(({ name }) => name), ["Acme", "Acme (India)"]);
    const { custom_values: values } = await get(staff, `clients/${ada.id}`);
    assert.equal(values.find(({ field_id: own }) => own === field.id).value, "Kerala");

    await staff.goto("/w/clients/imports");
    await staff.getByRole("link", { name: "list.csv" }).click();
    await staff.getByRole("region", { name: words.rows }).getByRole("link", { name: "Ada Lovelace" }).waitFor();
    await staff.getByText(words.imported, { exact: true }).waitFor();
    await axe(staff);

    const other = await stage.visitor({ locale });
    await signIn(other, { login: "ada.lovelace", password: "une phrase à elle seule" });
  });
}
