// Staff and a client talk on a task, each in a browser of their own.

import assert from "node:assert/strict";

import { axe } from "../support/browser.mjs";
import { choose } from "../support/clients.mjs";
import { journey } from "../support/journey.mjs";
import { admin, client } from "../support/server.mjs";

const task = "Checkout flow: address step";

// B027
journey("staff and a client talk on a task, and what is for the team alone stays unseen", async (stage) => {
  const staff = await stage.visitorAs(admin);
  const found = await staff.context().request.get("/api/v1/projects?q=Website%20relaunch");
  const [{ id }] = (await found.json()).data;
  await staff.goto(`/w/projects/${id}/board`);
  await staff.getByRole("link", { name: task, exact: true }).click();
  const drawer = staff.getByRole("dialog");
  const write = async (page, text) => page.getByRole("dialog").getByRole("textbox", { name: "Write a comment" }).fill(text);

  // for the team, which is where the composer begins
  await drawer.getByText("Only the team will read this").waitFor();
  await write(staff, "The parallax costs us 40 KB");
  await axe(staff);
  await drawer.getByRole("button", { name: "Send", exact: true }).click();
  await drawer.getByText("The parallax costs us 40 KB").waitFor();

  // for the clients, whose names stand there before it is sent
  await drawer.getByRole("radio", { name: "Clients" }).click();
  await drawer.getByText(/Pierre.* will read this/).waitFor();
  await write(staff, "The draft is **up**");
  await axe(staff);
  await drawer.getByRole("button", { name: "Send to the client" }).click();
  await drawer.getByText("The draft is up").waitFor();

  const pierre = await stage.visitorAs(client("pierre"));
  await pierre.goto(`/p/${id}/board`);
  await pierre.getByRole("link", { name: task, exact: true }).click();
  const open = pierre.getByRole("dialog");
  await open.getByText("The draft is up").waitFor();
  assert.equal(await open.getByText("parallax").count(), 0);
  assert.equal(await open.getByText("Team only").count(), 0);
  await axe(pierre);

  // an answer is there at once for the other
  await write(pierre, "Looking at it this afternoon");
  await open.getByRole("button", { name: "Send", exact: true }).click();
  await drawer.getByText("Looking at it this afternoon").waitFor();

  // taken back, it leaves a trace without words
  const own = open.getByRole("listitem").filter({ hasText: "Looking at it this afternoon" });
  await own.getByRole("button", { name: "Remove" }).click();
  await own.getByRole("button", { name: "Remove" }).click();
  await drawer.getByText("This comment was removed.").waitFor();
  assert.equal(await drawer.getByText("Looking at it this afternoon").count(), 0);
});

const words = {
  English: {
    locale: "en-GB",
    write: "Write a comment",
    clients: "Clients",
    out: (name) => `Do not send ${name}`,
    again: "Try again",
    failed: /^A file did not arrive/,
    send: "Send to the client",
    bytes: (count) => `${count} B`,
    act: (name) => `Do something with ${name}`,
    remove: "Delete",
  },
  French: {
    locale: "fr-FR",
    write: "Écrire un commentaire",
    clients: "Clients",
    out: (name) => `Ne pas envoyer ${name}`,
    again: "Réessayer",
    failed: /^Un fichier n’est pas arrivé/,
    send: "Envoyer au client",
    bytes: (count) => `${count} o`,
    act: (name) => `Agir sur ${name}`,
    remove: "Supprimer",
  },
};

// B028, B081
for (const [language, say] of Object.entries(words)) {
  journey(`files are sent with a comment and saved by the client who reads it, in ${language}`, async (stage) => {
    const staff = await stage.visitorAs(admin, { locale: say.locale });
    const found = await staff.context().request.get("/api/v1/projects?q=Website%20relaunch");
    const [{ id }] = (await found.json()).data;
    await staff.goto(`/w/projects/${id}/board`);
    await staff.getByRole("link", { name: task, exact: true }).click();
    const drawer = staff.getByRole("dialog");
    const composer = drawer.getByRole("group", { name: say.write });
    const field = composer.getByRole("textbox", { name: say.write });
    const waiting = (name) => composer.getByRole("listitem").filter({ hasText: name });
    const there = (name, count) => waiting(name).getByText(say.bytes(count), { exact: true }).waitFor();
    const file = (name, words) => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) });

    // chosen, dropped and pasted, several at once; one too many is taken out again
    await drawer.getByRole("radio", { name: say.clients }).click();
    await composer.locator(".files-input").setInputFiles([file("draft.txt", "draft"), file("wrong.txt", "wrong one")]);
    await there("draft.txt", 5);
    await there("wrong.txt", 9);
    await waiting("wrong.txt").getByRole("button", { name: say.out("wrong.txt") }).click();
    await waiting("wrong.txt").waitFor({ state: "detached" });
    await field.evaluate((element) => {
      for (const [name, type, kind] of [["dropped.txt", "drop", DragEvent], ["pasted.txt", "paste", ClipboardEvent]]) {
        const data = new DataTransfer();
        data.items.add(new File([type], name, { type: "text/plain" }));
        const about = { bubbles: true, cancelable: true, dataTransfer: data, clipboardData: data };
        element.dispatchEvent(new kind(type, about));
      }
    });
    await there("dropped.txt", 4);
    await there("pasted.txt", 5);
    await axe(staff);

    // what does not arrive keeps nothing: the words stay, and it is sent again
    const lost = (url) => url.pathname.endsWith("/files") && url.searchParams.get("name") === "late.txt";
    await staff.route(lost, (route) => route.abort());
    await composer.locator(".files-input").setInputFiles(file("late.txt", "late"));
    const again = waiting("late.txt").getByRole("button", { name: say.again });
    await again.waitFor();
    await field.fill("See the draft");
    await composer.getByRole("button", { name: say.send }).click();
    await composer.getByText(say.failed).waitFor();
    assert.equal(await field.inputValue(), "See the draft");
    await axe(staff);
    await staff.unroute(lost);
    await again.click();
    await there("late.txt", 4);
    await composer.getByRole("button", { name: say.send }).click();
    const said = drawer.getByRole("listitem").filter({ hasText: "See the draft" });
    for (const name of ["draft.txt", "dropped.txt", "pasted.txt", "late.txt"]) {
      await said.getByRole("link", { name }).waitFor();
      await waiting(name).waitFor({ state: "detached" });
    }
    assert.equal(await field.inputValue(), "");

    const pierre = await stage.visitorAs(client("pierre"), { locale: say.locale, viewport: { width: 320, height: 640 } });
    await pierre.goto(`/p/${id}/board`);
    await pierre.getByRole("link", { name: task, exact: true }).click();
    const open = pierre.getByRole("dialog");
    const link = open.getByRole("listitem").filter({ hasText: "See the draft" }).getByRole("link", { name: "draft.txt" });
    await link.waitFor();
    await axe(pierre);
    const width = () => pierre.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(await width(), 320, "nothing is wider than the window");
    const saved = pierre.waitForEvent("download");
    await link.click();
    assert.equal((await saved).suggestedFilename(), "draft.txt");

    // deleted, it goes at once for whoever reads the comment
    await choose(staff, say.act("draft.txt"), say.remove);
    await link.waitFor({ state: "detached" });
  });
}
