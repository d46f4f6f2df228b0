// Pictures of the main pages into `results/shots`: wide and narrow, light and dark, English and French.

import { openBrowser, ready, shot, signIn } from "./support/browser.mjs";
import { admin, client, startServer } from "./support/server.mjs";

const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const people = {
  stranger: { routes: () => ["/sign-in"] },
  marion: {
    account: admin,
    routes: ({ project, client }) => [
      "/w",
      "/w/clients",
      `/w/clients/${client}/basic`,
      `/w/clients/${client}/access`,
      "/w/clients/import",
      "/w/clients/bin",
      "/w/projects",
      `/w/projects/${project}/overview`,
      `/w/projects/${project}/board`,
      `/w/projects/${project}/access`,
      "/w/settings/audit",
    ],
  },
  pierre: {
    account: client("pierre"),
    routes: ({ project }) => ["/", "/projects", `/p/${project}/overview`, `/p/${project}/board`],
  },
};

const server = await startServer();
const browser = await openBrowser();
try {
  for (const [name, { account, routes }] of Object.entries(people)) {
    const { state, ids } = account ? await enter(account) : {};
    for (const [size, viewport] of Object.entries(sizes)) {
      for (const colorScheme of ["light", "dark"]) {
        for (const locale of ["en", "fr"]) {
          const options = { baseURL: server.url, storageState: state, viewport, colorScheme, locale };
          const context = await browser.newContext(options);
          const page = await context.newPage();
          for (const [index, route] of routes(ids).entries()) {
            await page.goto(route);
            await ready(page);
            // what takes long to load shows as a skeleton only after a moment
            await page.waitForTimeout(400);
            await ready(page);
            const title = route.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "one").replaceAll("/", "-");
            await shot(page, `shots/${name}-${String(index + 1).padStart(2, "0")}${title}-${size}-${colorScheme}-${locale}`);
          }
          await context.close();
        }
      }
    }
    console.log(`${name}: done`);
  }
} finally {
  await browser.close();
  await server.stop();
}

/** Signs in once; the ids are those of the first project and the first client that the person sees. */
async function enter(account) {
  const context = await browser.newContext({ baseURL: server.url, locale: "en" });
  await signIn(await context.newPage(), account);
  const first = async (list) => (await (await context.request.get(`/api/v1/${list}`)).json()).data?.[0]?.id;
  const ids = { project: await first("projects"), client: await first("clients") };
  const state = await context.storageState();
  await context.close();
  return { state, ids };
}
