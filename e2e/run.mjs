// Runs the journeys and the generated clients: all on SQLite, the main story on PostgreSQL as well.
// An argument limits it to the files whose names contain it.

import { readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const [wanted = ""] = process.argv.slice(2);
const files = ["journeys", "clients"]
  .flatMap((folder) => readdirSync(here(folder)).map((name) => here(`${folder}/${name}`)))
  .filter((file) => file.endsWith(".test.mjs") && file.includes(wanted));

await rm(here("results"), { recursive: true, force: true });
await runOn("SQLite", files);
if (process.env.VITRINE_E2E_POSTGRES) {
  process.env.VITRINE_E2E_DATABASE_URL = process.env.VITRINE_E2E_POSTGRES;
  await runOn(
    "PostgreSQL",
    files.filter((file) => file.endsWith("/story.test.mjs")),
  );
}

async function runOn(database, files) {
  if (files.length === 0) return;
  console.log(`ℹ on ${database}`);
  // a file whose process never ends, say for a child it left running, fails instead of waiting for ever
  const tests = run({ files, concurrency: 2, timeout: 900_000 });
  tests.on("test:fail", () => {
    process.exitCode = 1;
  });
  for await (const text of tests.compose(new spec())) process.stdout.write(text);
}
