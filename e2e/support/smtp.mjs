// A real mail server, for as long as a journey wants it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const python = process.env.VITRINE_E2E_PYTHON ?? fileURLToPath(new URL("../../target/venv/bin/python", import.meta.url));
const script = fileURLToPath(new URL("smtp.py", import.meta.url));

/** Starts one; `next()` gives the messages one after the other, `settings` are for the server that sends through it. */
export async function startMailServer() {
  const server = spawn(python, [script], { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface(server.stdout)[Symbol.asyncIterator]();
  const { value: port } = await lines.next();
  if (!port) throw new Error(`${python} ${script} ended before it listened`);
  return {
    settings: { VITRINE__MAIL__SMTP_URL: `smtp://127.0.0.1:${port}`, VITRINE__MAIL__FROM: "Vitrine <portal@example.com>" },
    async next() {
      const { value } = await lines.next();
      return JSON.parse(value);
    },
    async stop() {
      server.kill("SIGTERM");
      await once(server, "exit");
    },
  };
}
