// Clients as staff reach them.

import { ready } from "./browser.mjs";

/** Reads something as the person of this page. */
export async function get(page, path) {
  return (await page.context().request.get(`/api/v1/${path}`)).json();
}

/** Makes something as the person of this page. */
export function post(page, path, data) {
  return send(page, "POST", path, { data });
}

/** Changes something as it was read. */
export function patch(page, path, revision, change) {
  const headers = { "if-match": `"${revision}"`, "content-type": "application/merge-patch+json" };
  return send(page, "PATCH", path, { headers, data: JSON.stringify(change) });
}

async function send(page, method, path, { headers, data }) {
  const { csrf_token: token } = await get(page, "session");
  const own = { origin: new URL(page.url()).origin, "x-csrf-token": token };
  const answer = await page.context().request.fetch(`/api/v1/${path}`, { method, headers: { ...own, ...headers }, data });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

/** The client with this very name. */
export async function clientNamed(page, name) {
  const { data } = await get(page, `clients?q=${encodeURIComponent(name)}`);
  return data.find((client) => client.name === name);
}

/** Opens the page of a client. */
export async function openClient(page, name, tab = "basic") {
  const { id } = await clientNamed(page, name);
  await page.goto(`/w/clients/${id}/${tab}`);
  await ready(page);
}

/** Chooses an act from the menu of what the page is about; `actions` is what the menu is called. */
export async function choose(page, actions, act) {
  await page.getByRole("button", { name: actions, exact: true }).click();
  await page.getByRole("menuitem", { name: act }).click();
}

/** Finds somebody by a part of the name, and takes them. */
export async function pick(combobox, words, option) {
  await combobox.click();
  await combobox.fill(words);
  await combobox.page().getByRole("option", { name: option }).click();
}
