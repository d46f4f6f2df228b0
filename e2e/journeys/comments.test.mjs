// Staff and a client talk on a task, each in a browser of their own.

import assert from "node:assert/strict";

import { axe } from "../support/browser.mjs";
import { journey } from "../support/journey.mjs";
import { admin, client } from "../support/server.mjs";

const task = "Checkout flow: address step";

// B027, B116
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
