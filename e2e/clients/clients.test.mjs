// The OpenAPI document is true and usable: clients made from it work against the real server.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { client, startServer } from "../support/server.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const document = "openapi/vitrine.json";
const { login, password } = client("pierre");

let server;
before(async () => {
  await rm(`${root}e2e/generated`, { recursive: true, force: true });
  server = await startServer();
});
after(() => server?.stop());

test("a TypeScript client signs in and reads a board", async () => {
  await execute("e2e/node_modules/.bin/openapi-typescript", [document, "--output", "e2e/generated/vitrine.ts"]);
  await execute("e2e/node_modules/.bin/tsc", ["--project", "e2e/clients"]);
  isBoard(await execute("node", ["e2e/generated/typescript/clients/board.js", server.url, login, password]));
});

test("a Python client signs in and reads a board", async () => {
  const generate = ["generate", "--path", document, "--meta", "none", "--overwrite", "--fail-on-warning"];
  // the generator has no type of its own for CSV; a file is a file
  const config = ["--config", "e2e/clients/python.yaml"];
  const output = ["--output-path", "e2e/generated/python/vitrine_client"];
  const tools = `${root}target/venv/bin`;
  // the generator formats what it wrote with a tool that it looks for on the PATH
  const env = { ...process.env, PATH: `${tools}:${process.env.PATH}`, PYTHONPATH: "e2e/generated/python" };
  await execute(`${tools}/openapi-python-client`, [...generate, ...config, ...output], { env });
  isBoard(await execute(`${tools}/python`, ["e2e/clients/board.py", server.url, login, password], { env }));
});

function isBoard(output) {
  const columns = JSON.parse(output);
  assert.ok(columns.length > 0 && columns.every((name) => typeof name === "string"), output);
}

async function execute(program, words, options) {
  try {
    const { stdout } = await promisify(execFile)(program, words, { cwd: root, ...options });
    return stdout;
  } catch (error) {
    throw new Error(`${program} ${words.join(" ")}\n${error.stdout}${error.stderr}`);
  }
}
