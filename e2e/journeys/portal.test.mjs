// The portal as a whole: a client with full access finds every tool of a project by what the portal itself offers.

import { axe } from "../support/browser.mjs";
import { clientNamed, get, patch, post } from "../support/clients.mjs";
import { journey } from "../support/journey.mjs";
import { admin, client } from "../support/server.mjs";

const task = "Paint the counter";

// B116, B185, B188
journey("a client with full access works through a project with what the portal offers", async (stage) => {
  // Ravi may say how far work is, and is asked about what comes to review
  const staff = await stage.visitorAs(admin);
  const [project] = (await get(staff, "projects?q=rollout")).data;
  const { columns } = await get(staff, `projects/${project.id}/board`);
  const review = columns.at(-2);
  await patch(staff, `columns/${review.id}`, review.revision, { asks_approval: true });
  const { id, revision, privileges } = await clientNamed(staff, "Ravi");
  await patch(staff, `clients/${id}`, revision, { privileges: { ...privileges, update_progress: "full" } });
  const worked = { day: project.starts_on, minutes: 90, note: "Measured the counter" };
  await post(staff, `projects/${project.id}/time-entries`, worked);

  const ravi = await stage.visitorAs(client("ravi"));
  const main = (name) => ravi.getByRole("navigation", { name: "Main" }).getByRole("link", { name, exact: true });
  const tab = (name) => ravi.getByRole("navigation", { name: "Project" }).getByRole("link", { name, exact: true });
  const column = (name) => ravi.getByRole("region", { name });
  const file = (name) => ({ name, mimeType: "text/plain", buffer: Buffer.from("two litres") });

  // overview: what the project is, its files, the time that was worked
  await main(project.name).click();
  await ravi.getByRole("heading", { level: 1, name: project.name }).waitFor();
  await ravi.getByRole("heading", { name: "Time shared with you" }).waitFor();
  await ravi.locator(".files-input").setInputFiles(file("paint.txt"));
  await ravi.getByRole("link", { name: "paint.txt" }).waitFor();
  await axe(ravi);

  // board: a new task
  await tab("Board").click();
  await ravi.getByRole("button", { name: `Add a task to ${columns[0].name}` }).click();
  await ravi.getByRole("textbox", { name: "Title" }).fill(task);
  await ravi.getByRole("button", { name: "Add task", exact: true }).click();
  await column(columns[0].name).getByRole("link", { name: task }).waitFor();
  await ravi.getByRole("button", { name: "Cancel" }).click();

  // the task: dates, progress, words, a file
  await ravi.getByRole("link", { name: task, exact: true }).click();
  const drawer = ravi.getByRole("dialog", { name: task });
  await drawer.getByLabel(/^Start/).fill("2027-03-01");
  await drawer.getByLabel(/^Due/).fill("2027-03-05");
  await drawer.getByRole("button", { name: "Save" }).click();
  await ravi.getByText("Changes saved").first().waitFor();
  await drawer.getByRole("button", { name: "Update progress" }).click();
  const update = drawer.getByRole("group", { name: "Update progress" });
  await update.getByLabel("Percent done, 0 to 100").fill("40");
  await update.getByRole("button", { name: "Update progress" }).click();
  await drawer.getByRole("list", { name: "Progress so far" }).getByText("set progress to 40%").waitFor();
  await drawer.getByRole("textbox", { name: "Write a comment" }).fill("Which green is it?");
  await drawer.getByRole("button", { name: "Send", exact: true }).click();
  await drawer.getByRole("list", { name: "Conversation" }).getByText("Which green is it?").waitFor();
  await drawer.getByRole("region", { name: "Files", exact: true }).locator(".files-input").setInputFiles(file("swatch.txt"));
  await drawer.getByRole("link", { name: "swatch.txt" }).waitFor();
  await axe(ravi);

  // on to review, where its clients are asked
  await drawer.getByRole("button", { name: "Move to…" }).click();
  const move = ravi.getByRole("dialog", { name: `Move “${task}”` });
  await move.getByLabel("Column").selectOption({ label: review.name });
  await move.getByRole("button", { name: "Move", exact: true }).click();
  await ravi.getByRole("button", { name: "One thing is waiting for you." }).waitFor({ state: "attached" });
  await drawer.getByRole("button", { name: "Close" }).click();

  // timeline: the same task by its dates
  await tab("Timeline").click();
  const row = ravi.locator(".timeline-row").filter({ has: ravi.getByRole("link", { name: task, exact: true }) });
  await row.locator(".timeline-bar").waitFor({ state: "attached" });

  // approvals: what waits, and the OK
  await main("Waiting for you").click();
  await ravi.getByRole("link", { name: `Review ${task}` }).click();
  await ravi.getByRole("dialog").getByRole("button", { name: "OK, approve" }).click();
  await ravi.getByText(`“${task}” is approved`).first().waitFor();
  await ravi.getByText("Nothing is waiting for you.").first().waitFor();

  // timesheets
  await main("Timesheets").click();
  await ravi.getByText(worked.note).waitFor();

  // notifications: what the team answers is new at home
  const { columns: now } = await get(staff, `projects/${project.id}/board`);
  const card = now.at(-1).tasks.find(({ title }) => title === task);
  await post(staff, `tasks/${card.id}/comments`, { text: "The dark one", is_team_only: false });
  await main("Home").click();
  const news = ravi.getByRole("region", { name: "Recent" }).getByRole("listitem").filter({ hasText: "The dark one" });
  await news.getByRole("link", { name: task }).click();
  await ravi.getByRole("dialog", { name: task }).getByText("The dark one").waitFor();
});
