// The client's OK: staff drag a task into the approval column, Pierre says OK on a phone, staff see it moved.

import assert from "node:assert/strict";
import { after } from "node:test";

import { axe, ready } from "../support/browser.mjs";
import { journey } from "../support/journey.mjs";
import { admin, client } from "../support/server.mjs";
import { startMailServer } from "../support/smtp.mjs";

const title = (page, name) => page.getByRole("link", { name, exact: true });
const column = (page, name) => page.getByRole("region", { name });
const phone = { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true };

async function drag(page, name, to) {
  const card = await title(page, name).boundingBox();
  const target = await column(page, to).boundingBox();
  await page.mouse.move(card.x + 8, card.y + 8);
  await page.mouse.down();
  await page.mouse.move(target.x + 60, target.y + 80, { steps: 12 });
  await page.mouse.up();
  await column(page, to).getByRole("link", { name }).waitFor();
}

const mail = await startMailServer();
after(() => mail.stop());

// B029; B143 and B205: before it is done, whoever has to approve is told
journey(
  "a task dragged into the approval column is mailed, approved on a phone, and moves on by itself",
  async (stage) => {
    const staff = await stage.visitorAs(admin);
    const found = await staff.context().request.get("/api/v1/projects?q=Website%20relaunch");
    const [{ id }] = (await found.json()).data;
    await staff.goto(`/w/projects/${id}/board`);
    await ready(staff);

    // the column is flagged from its menu, which says what that does
    await staff.getByRole("button", { name: "Actions for Client approval" }).click();
    await staff.getByRole("menuitemcheckbox", { name: /Ask the client for approval/ }).waitFor();
    await staff.getByText(/OK moves the task right, to Done/).waitFor();
    await axe(staff);
    await staff.keyboard.press("Escape");

    // and who has to approve by when
    await staff.getByRole("button", { name: "Actions for Client approval" }).click();
    await staff.getByRole("menuitem", { name: "Who approves, and by when" }).click();
    const rule = staff.getByRole("dialog");
    await rule.getByLabel(/Days to decide/).fill("5");
    await axe(staff);
    await rule.getByRole("button", { name: "Save" }).click();
    await rule.waitFor({ state: "detached" });

    await drag(staff, "Delivery cost rules", "Client approval");
    await staff.getByText(/are asked for approval/).first().waitFor();
    const mails = [];
    while (!mails.some(({ to, text }) => to.includes("pierre@example.com") && text.includes("Delivery cost rules"))) {
      mails.push(await mail.next());
    }
    const link = mails.at(-1).text.match(/https?:\/\/\S+approve=[0-9a-f-]+/)[0];

    // Pierre is told where he lands (B148), and follows the mail on a small phone
    const pierre = await stage.visitorAs(client("pierre"), phone);
    await pierre.getByText("3 things are waiting for you.").waitFor();
    await axe(pierre);
    const { pathname, search } = new URL(link);
    await pierre.goto(pathname + search);
    const dialog = pierre.getByRole("dialog");
    await dialog.getByRole("heading", { name: "Delivery cost rules" }).waitFor();
    await dialog.getByText(/^By /).waitFor();
    await axe(pierre);
    assert.equal(await pierre.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false);

    // what is said and attached here is with the task
    await dialog.getByLabel(/say what should change/).fill("Is VAT included?");
    await dialog.getByRole("button", { name: "Send comment" }).click();
    await dialog.getByRole("list", { name: "Conversation" }).getByText("Is VAT included?").waitFor();
    const sketch = { name: "sketch.txt", mimeType: "text/plain", buffer: Buffer.from("a sketch") };
    await dialog.locator('input[type="file"]').setInputFiles(sketch);
    const file = await dialog.getByRole("link", { name: "sketch.txt" }).getAttribute("href");
    assert.equal(await (await pierre.context().request.get(file)).text(), "a sketch");
    await axe(pierre);

    // asking for changes takes words
    await dialog.getByRole("button", { name: "Request changes" }).click();
    await dialog.locator('[aria-invalid="true"]').waitFor();
    // the live news of it may be here before the answer is
    const ok = dialog.getByRole("button", { name: "OK, approve" });
    await pierre.route("**/decisions", async (route) => {
      const response = await route.fetch();
      await ok.waitFor({ state: "detached" });
      await route.fulfill({ response });
    });
    await ok.click();
    await pierre.getByText(/“Delivery cost rules” is approved/).first().waitFor();
    await dialog.waitFor({ state: "detached" });
    await pierre.getByText("2 things are waiting for you.").waitFor();

    // staff see it happen, and who it was
    await column(staff, "Done").getByRole("link", { name: "Delivery cost rules" }).waitFor();
    await column(staff, "Done").getByText(/Approved by Pierre/).waitFor();
    await title(staff, "Delivery cost rules").click();
    const drawer = staff.getByRole("dialog");
    await drawer.getByRole("region", { name: "Approvals" }).getByText(/Pierre/).waitFor();
    await axe(staff);

    // the receipt is checked without an account
    const round = new URL(link).searchParams.get("approve");
    const receipt = await (await pierre.context().request.get(`/api/v1/approvals/${round}/receipt`)).text();
    const guest = await stage.visitor();
    await guest.goto("/verify");
    await guest.getByLabel("The receipt").fill(receipt);
    await guest.getByRole("button", { name: "Check", exact: true }).click();
    await guest.getByText("This receipt is genuine").waitFor();
    await guest.getByText("Delivery cost rules").waitFor();
    await axe(guest);
    await guest.locator('input[type="file"]').setInputFiles({
      name: "receipt.json",
      mimeType: "application/json",
      buffer: Buffer.from(receipt.replace("Pierre", "Chloe")),
    });
    await guest.getByText("This receipt is not genuine").waitFor();

    // the bell in the upper right corner (B209) and the side bar count the same
    const wide = await stage.visitorAs(client("chloe"));
    const bell = wide.getByRole("button", { name: "2 things are waiting for you." });
    const corner = await bell.boundingBox();
    assert.ok(corner.x > 1000 && corner.y < 64, JSON.stringify(corner));
    await bell.click();
    await wide.getByRole("menuitem", { name: /Photography selection/ }).click();
    await wide.getByRole("dialog").getByRole("heading", { name: "Photography selection" }).waitFor();
    await wide.getByRole("dialog").getByLabel(/say what should change/).fill("Fewer chairs, please");
    await wide.getByRole("dialog").getByRole("button", { name: "Request changes" }).click();
    await wide.getByRole("button", { name: "What is waiting for you in Website relaunch" }).click();
    await wide.getByRole("navigation").getByRole("link", { name: "Homepage design, version 3" }).waitFor();
    await axe(wide);
    await staff.keyboard.press("Escape");
    await column(staff, "Review").getByRole("link", { name: "Photography selection" }).waitFor();
  },
  { env: mail.settings },
);
