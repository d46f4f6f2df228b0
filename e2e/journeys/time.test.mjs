// Time worked: the team logs it, Pierre reads what is shown to him, and hiding it hides all of it (B137, B141, R16, R17).

import assert from "node:assert/strict";

import { ready } from "../support/browser.mjs";
import { clientNamed, get, post } from "../support/clients.mjs";
import { journey } from "../support/journey.mjs";
import { admin, client } from "../support/server.mjs";

journey("the team logs time, and a client reads it as long as it is shown", async (stage) => {
  const staff = await stage.visitorAs(admin);
  const pierre = await stage.visitorAs(client("pierre"));
  const { data: projects } = await get(pierre, "projects");
  const { id, name } = projects.find(({ may }) => may.includes("view_board"));
  const set = async (time_shown, of = id) => {
    const found = await staff.context().request.get(`/api/v1/projects/${of}`);
    const { csrf_token } = await get(staff, "session");
    const answer = await staff.context().request.patch(`/api/v1/projects/${of}`, {
      headers: {
        origin: stage.server.url,
        "content-type": "application/merge-patch+json",
        "if-match": found.headers().etag,
        "x-csrf-token": csrf_token,
      },
      data: { time_shown },
    });
    assert.equal(answer.status(), 200, await answer.text());
  };
  await set(true);
  const before = (await get(pierre, `projects/${id}/time`)).minutes;

  // on the timesheet
  await staff.goto("/w/time");
  await ready(staff);
  await staff.getByRole("button", { name: "Log time" }).first().click();
  const form = staff.getByRole("dialog");
  await form.getByLabel("Project").selectOption({ label: name });
  await form.getByLabel("Time", { exact: true }).fill("25");
  await form.getByRole("button", { name: "Save" }).click();
  await form.getByText("This is outside the allowed range.").waitFor();
  await form.getByLabel("Time", { exact: true }).fill("1:30");
  await form.getByLabel("Note").fill("Sketched the home page");
  await form.getByRole("button", { name: "Save" }).click();
  await staff.getByText("Sketched the home page").waitFor();

  // in the portal
  await pierre.goto("/timesheets");
  await pierre.getByText("Sketched the home page").waitFor();
  await pierre.getByText("Time shared with you").first().waitFor();
  assert.equal((await get(pierre, `projects/${id}/time`)).minutes, before + 90);
  await pierre.goto(`/p/${id}/overview`);
  await pierre.getByRole("heading", { name: "Time shared with you" }).waitFor();

  // hidden
  await set(false);
  await pierre.goto("/timesheets");
  await ready(pierre);
  assert.equal(await pierre.getByText("Sketched the home page").count(), 0);
  await pierre.goto(`/p/${id}/overview`);
  await ready(pierre);
  assert.equal(await pierre.getByText("Time shared with you").count(), 0);

  // T-026: on a phone, too, nothing leads to time where none is shown
  const inMenu = async () => {
    await pierre.goto("/");
    await ready(pierre);
    await pierre.getByRole("button", { name: "More" }).click();
    await pierre.getByRole("menuitem", { name: "Search" }).waitFor();
    return pierre.getByRole("menuitem", { name: "Timesheets" }).count();
  };
  await set(true);
  await pierre.setViewportSize({ width: 390, height: 844 });
  assert.equal(await inMenu(), 1);
  for (const shown of projects.filter(({ time_shown }) => time_shown)) {
    await set(false, shown.id);
  }
  await set(false);
  assert.equal(await inMenu(), 0);
  // shown by a project that is not among the first, it is found as well
  const { id: client_id } = await clientNamed(staff, "Pierre");
  for (let number = 1; number <= 12; number += 1) {
    await post(staff, "projects", { name: `Aaa ${number}`, client_ids: [client_id], level: "overview" });
  }
  assert.equal(await inMenu(), 0);
  await set(true);
  await pierre.setViewportSize({ width: 1440, height: 900 });
  await pierre.goto("/");
  await pierre.getByRole("link", { name: "Timesheets" }).waitFor();
});
