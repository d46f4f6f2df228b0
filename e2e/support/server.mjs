// The real server with the demo workspace, in a temporary folder, for as long as this process wants it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { openSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const program = process.env.VITRINE ?? fileURLToPath(new URL("../../target/fast/vitrine", import.meta.url));

/** The logins of the demo workspace. */
export const admin = { login: "marion", password: "vitrine-demo-admin" };
export const client = (login) => ({ login, password: `vitrine-demo-${login}` });

/** Starts a server; `databaseUrl` is for PostgreSQL, `env` for settings of its own. */
export async function startServer({ databaseUrl = process.env.VITRINE_E2E_DATABASE_URL, env = {} } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "vitrine-e2e-"));
  const log = join(folder, "log");
  const database = databaseUrl ? ["--database-url", databaseUrl] : [];
  const server = spawn(program, ["demo", "--port", "0", "--data-dir", join(folder, "data"), ...database], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", openSync(log, "w")],
  });
  const kill = () => server.kill("SIGKILL");
  process.once("exit", kill);

  const exited = once(server, "exit");
  const url = await Promise.race([address(server.stdout), exited.then(() => undefined)]);
  if (!url) throw new Error(`${program} ended before it listened:\n${await readFile(log, "utf8")}`);

  return {
    url,
    readLog: () => readFile(log, "utf8"),
    async stop() {
      server.kill("SIGTERM");
      const patience = setTimeout(kill, 10_000);
      await exited;
      clearTimeout(patience);
      process.off("exit", kill);
      await rm(folder, { recursive: true });
    },
  };
}

// a signal would end this process without telling it; then nobody stopped the server
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));

function address(stdout) {
  return new Promise((resolve) => {
    createInterface(stdout).on("line", (line) => {
      const found = line.match(/listening on (http:\/\/\S+)/);
      if (found) resolve(found[1].replace(/\/$/, ""));
    });
  });
}
