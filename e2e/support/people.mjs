// Everybody with the pages that are theirs, and every way to look at a page.

import { signIn } from "./browser.mjs";
import { admin, client } from "./server.mjs";

export const people = {
  stranger: { routes: () => ["/sign-in", "/forgot-password"] },
  marion: {
    account: admin,
    routes: ({ project, client, set }) => [
      "/w",
      "/w/clients",
      `/w/clients/${client}/basic`,
      `/w/clients/${client}/access`,
      `/w/clients/${client}/fields`,
      `/w/clients/${client}/preferences`,
      `/w/clients/${client}/projects`,
      `/w/clients/${client}/activity`,
      "/w/clients/list",
      "/w/clients/import",
      "/w/clients/imports",
      "/w/clients/bin",
      "/w/projects",
      `/w/projects/${project}/overview`,
      `/w/projects/${project}/board`,
      `/w/projects/${project}/timeline`,
      `/w/projects/${project}/access`,
      "/w/team",
      "/w/time",
      "/w/why",
      `/w/why?who=${client}&action=view_board&object=project-${project}`,
      "/w/settings/permission-sets",
      `/w/settings/permission-sets/${set}`,
      `/w/settings/permission-sets/${set}?tab=history`,
      `/w/settings/permission-sets/${set}?tab=accounts`,
      "/w/settings/custom-fields",
      "/w/settings/templates",
      "/w/settings/audit",
      "/w/settings/mail",
      "/w/account",
    ],
  },
  pierre: {
    account: client("pierre"),
    routes: ({ project }) => ["/", "/waiting", "/projects", "/timesheets", "/me", `/p/${project}/overview`, `/p/${project}/board`, `/p/${project}/timeline`],
  },
};

export const looks = ["en", "fr"].flatMap((locale) => ["light", "dark"].map((colorScheme) => ({ locale, colorScheme })));

/** Signs in once. Gives what another browser needs to be signed in too, and the addresses of this person's pages. */
export async function enter(browser, url, { account, routes }) {
  if (!account) return { routes: routes({}) };
  const context = await browser.newContext({ baseURL: url, locale: "en" });
  await signIn(await context.newPage(), account);
  const first = async (list) => (await (await context.request.get(`/api/v1/${list}`)).json()).data?.[0]?.id;
  const ids = { project: await first("projects?q=relaunch"), client: await first("clients?q=pierre"), set: await first("permission-sets") };
  const state = await context.storageState();
  await context.close();
  return { state, routes: routes(ids) };
}
