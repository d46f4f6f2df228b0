// Files of a project: sent, replaced, put back, deleted and had back.

import assert from "node:assert/strict";

import { axe, ready } from "../support/browser.mjs";
import { choose, get } from "../support/clients.mjs";
import { journey } from "../support/journey.mjs";
import { admin } from "../support/server.mjs";

for (const [language, locale, words] of [
  ["English", "en-GB", {
    act: "Do something with plan.txt",
    replace: "Upload a new version",
    versions: "One earlier version",
    back: /^Put back the version of/,
    forget: /^Delete the version of .* for good$/,
    none: "There are no earlier versions.",
    remove: "Delete",
    bin: "Deleted files",
    restore: "Restore plan.txt",
    purge: "Delete plan.txt for good",
    purgeAct: "Delete for good",
    empty: "Nothing was deleted",
    show: "Show paper.pdf",
    close: "Close",
  }],
  ["French", "fr-FR", {
    act: "Agir sur plan.txt",
    replace: "Envoyer une nouvelle version",
    versions: "Une version antérieure",
    back: /^Remettre la version du/,
    forget: /^Supprimer définitivement la version du/,
    none: "Il n’y a pas de version antérieure.",
    remove: "Supprimer",
    bin: "Fichiers supprimés",
    restore: "Restaurer plan.txt",
    purge: "Supprimer définitivement plan.txt",
    purgeAct: "Supprimer définitivement",
    empty: "Rien n’a été supprimé",
    show: "Afficher paper.pdf",
    close: "Fermer",
  }],
]) {
  journey(`a file gets a new version, and comes back from the bin, in ${language}`, async (stage) => {
    const staff = await stage.visitorAs(admin, { locale });
    const { data } = await get(staff, "projects?q=Website%20relaunch");
    const { id } = data.find(({ name }) => name === "Website relaunch");
    await staff.goto(`/w/projects/${id}/overview`);
    await ready(staff);
    const text = (words) => ({ name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from(words) });
    await staff.locator(".files-input").setInputFiles(text("one"));
    const link = staff.getByRole("link", { name: "plan.txt" });
    await link.waitFor();

    const chooser = staff.waitForEvent("filechooser");
    await choose(staff, words.act, words.replace);
    await (await chooser).setFiles(text("two"));
    await staff.getByRole("button", { name: words.versions }).click();
    const dialog = staff.getByRole("dialog");
    await dialog.getByRole("button", { name: words.back }).waitFor();
    await axe(staff);
    const read = async () => {
      const { data: files } = await get(staff, `projects/${id}/files`);
      const file = files.find(({ name }) => name === "plan.txt");
      return (await staff.context().request.get(`/api/v1/files/${file.id}/content`)).text();
    };
    assert.equal(await read(), "two");
    const listed = staff.waitForResponse((answer) => answer.url().endsWith("/versions") && answer.ok());
    await dialog.getByRole("button", { name: words.back }).click();
    await listed;
    assert.equal(await read(), "one");
    // what was uploaded by mistake goes alone
    await dialog.getByRole("button", { name: words.forget }).click();
    await axe(staff);
    await staff.getByRole("button", { name: words.purgeAct, exact: true }).click();
    await dialog.getByText(words.none).waitFor();
    assert.equal(await read(), "one");
    await dialog.getByRole("button", { name: words.close }).click();

    await choose(staff, words.act, words.remove);
    await link.waitFor({ state: "detached" });
    await staff.getByRole("button", { name: words.bin }).click();
    await dialog.getByRole("button", { name: words.restore }).waitFor();
    await axe(staff);
    await dialog.getByRole("button", { name: words.restore }).click();
    await dialog.getByText(words.empty).waitFor();
    await dialog.getByRole("button", { name: words.close }).click();
    await choose(staff, words.act, words.remove);
    await staff.getByRole("button", { name: words.bin }).click();
    await dialog.getByRole("button", { name: words.purge }).click();
    await staff.getByRole("button", { name: words.purgeAct, exact: true }).click();
    await dialog.getByText(words.empty).waitFor();
    assert.deepEqual((await get(staff, `projects/${id}/deleted-files`)).data, []);
    await dialog.getByRole("button", { name: words.close }).click();

    const paper = { name: "paper.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") };
    await staff.locator(".files-input").setInputFiles(paper);
    await staff.getByRole("button", { name: words.show }).click();
    await dialog.locator("iframe[src^='blob:']").waitFor();
  });
}
