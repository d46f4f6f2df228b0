// Being told: Pierre chooses how, gets a mail about a comment, and turns such mails off from it without signing in.

import assert from "node:assert/strict";
import { after } from "node:test";

import { axe } from "../support/browser.mjs";
import { journey } from "../support/journey.mjs";
import { admin, client } from "../support/server.mjs";
import { startMailServer } from "../support/smtp.mjs";

const task = "Checkout flow: address step";
const mail = await startMailServer();
after(() => mail.stop());

/** Writes a comment to the clients of the task that is open, or opens it first. */
async function say(staff, project, text) {
  await staff.goto(`/w/projects/${project}/board`);
  await staff.getByRole("link", { name: task, exact: true }).click();
  const drawer = staff.getByRole("dialog");
  await drawer.getByRole("radio", { name: "Clients" }).click();
  await drawer.getByRole("textbox", { name: "Write a comment" }).fill(text);
  await drawer.getByRole("button", { name: "Send to the client" }).click();
  await drawer.getByText(text).waitFor();
}

/** The next mail that tells Pierre of something. */
async function told() {
  let message = await mail.next();
  while (!message.to.includes("pierre@example.com") || !/unsubscribe\?token=/.test(message.text)) message = await mail.next();
  return message;
}

journey(
  "a person chooses how to be told, is mailed, and stops such mails with one click",
  async (stage) => {
    const staff = await stage.visitorAs(admin);
    const found = await staff.context().request.get("/api/v1/projects?q=Website%20relaunch");
    const [{ id }] = (await found.json()).data;

    const pierre = await stage.visitorAs(client("pierre"));
    await pierre.goto("/me");
    const comments = pierre.getByRole("group", { name: "Somebody comments on a task that concerns you" });
    await comments.getByLabel("By mail").selectOption("At once");
    await pierre.getByText("Changes saved").first().waitFor();
    await axe(pierre);

    // what is chosen for one project stands before what is chosen for all
    await pierre.goto(`/p/${id}/board`);
    await pierre.getByRole("link", { name: task, exact: true }).click();
    await pierre.getByRole("dialog").getByRole("textbox", { name: "Write a comment" }).fill("Is it ready?");
    await pierre.getByRole("dialog").getByRole("button", { name: "Send", exact: true }).click();
    await pierre.getByRole("dialog").getByText("Is it ready?").waitFor();

    await say(staff, id, "It is ready for you");
    const message = await told();
    assert.match(message.text, /It is ready for you/);
    assert.match(message.text, new RegExp(`/p/${id}/board\\?task=`));
    // and the way to the landing page says at once how much is new there
    await pierre.goto("/me");
    await pierre.getByRole("navigation", { name: "Main" }).getByText(/^Recent \(\d+ new\)$/).first().waitFor();

    // the link opens without signing in, asks first, and says what it did
    const stranger = await stage.visitor();
    const { pathname, search } = new URL(message.text.match(/http\S+unsubscribe\?token=\S+/)[0]);
    await stranger.goto(pathname + search);
    await stranger.getByRole("heading", { name: "Stop these messages?" }).waitFor();
    await axe(stranger);
    await stranger.getByRole("button", { name: "Stop these messages" }).click();
    await stranger.getByRole("heading", { name: "No more of these messages" }).waitFor();
    await axe(stranger);

    await pierre.goto("/me");
    await comments.waitFor();
    assert.equal(await comments.getByLabel("By mail").inputValue(), "never");
  },
  { env: mail.settings },
);

journey("the team's home tells first what needs it, then what clients did, and what waits for them", async (stage) => {
  const staff = await stage.visitorAs(admin);
  const chloe = await stage.visitorAs(client("chloe"));
  await chloe.getByRole("button", { name: /are waiting for you/ }).click();
  await chloe.getByRole("menuitem", { name: /Photography selection/ }).click();
  await chloe.getByRole("dialog").getByLabel(/say what should change/).fill("Fewer chairs, please");
  await chloe.getByRole("dialog").getByRole("button", { name: "Request changes" }).click();
  await chloe.getByRole("dialog").waitFor({ state: "detached" });

  // it comes by itself, with what she wrote and where the task went
  const inbox = staff.getByRole("region", { name: "New for you" });
  const needed = inbox.getByRole("region", { name: "Needs you" });
  const row = inbox.getByRole("listitem").filter({ hasText: "Fewer chairs, please" });
  await row.getByText(/asked for changes to/).waitFor();
  await row.getByText(/Moved to/).waitFor();
  await needed.getByText("Fewer chairs, please").waitFor();
  await staff.getByRole("heading", { name: "Waiting on clients" }).waitFor();
  await staff.getByRole("heading", { name: "My work" }).waitFor();
  await axe(staff);

  // read where it stands, by keyboard: it goes to its day, and the focus is not lost
  const read = "Mark Photography selection as read";
  const unread = "Mark Photography selection as new";
  await row.getByRole("button", { name: read }).focus();
  await staff.keyboard.press("Enter");
  await row.getByRole("button", { name: unread }).waitFor();
  await needed.getByText("Fewer chairs, please").waitFor({ state: "detached" });
  await staff.waitForFunction(() => document.activeElement !== document.body);

  // and new again, on a phone; what needs an answer is not dealt with by looking at it
  const phone = await stage.visitorAs(admin, { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  const small = phone.getByRole("region", { name: "New for you" });
  await small.getByRole("button", { name: unread }).tap();
  await small.getByRole("region", { name: "Needs you" }).getByRole("button", { name: read }).waitFor();
  const size = await small.getByRole("button", { name: read }).boundingBox();
  assert.ok(size.width >= 44 && size.height >= 44, JSON.stringify(size));
  await axe(phone);
  await staff.reload();
  await inbox.getByRole("radio", { name: "From the team" }).check();
  await row.waitFor({ state: "detached" });
  await inbox.getByRole("radio", { name: "Approvals" }).check();
  await needed.getByRole("link", { name: "Photography selection" }).click();
  const drawer = staff.getByRole("dialog");
  await drawer.getByRole("heading", { name: "Photography selection" }).waitFor();
  await phone.reload();
  await small.getByRole("region", { name: "Needs you" }).getByText("Fewer chairs, please").waitFor();

  // an answer is
  await drawer.getByRole("radio", { name: "Clients" }).click();
  await drawer.getByRole("textbox", { name: "Write a comment" }).fill("Six of them are gone");
  await drawer.getByRole("button", { name: "Send to the client" }).click();
  await small.getByRole("region", { name: "Needs you" }).getByText("Fewer chairs, please").waitFor({ state: "detached" });
  await small.getByText("Fewer chairs, please").waitFor();
});
