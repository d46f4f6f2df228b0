// Clients as staff reach them.

import { ready } from "./browser.mjs";

/** Reads something as the person of this page. */
export async function get(page, path) {
  return (await page.context().request.get(`/api/v1/${path}`)).json();
}

/** Makes something as the person of this page. */
export async function post(page, path, data) {
  const { csrf_token: token } = await get(page, "session");
  const headers = { origin: new URL(page.url()).origin, "x-csrf-token": token };
  const made = await page.context().request.post(`/api/v1/${path}`, { headers, data });
  if (!made.ok()) throw new Error(`${path}: ${made.status()} ${await made.text()}`);
  return made.json();
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
