// Signs in and reads the first board that its reader sees through a client generated from the OpenAPI document.

import createClient from "openapi-fetch";

import type { paths } from "../generated/vitrine.js";

declare const process: { argv: string[] };

const [baseUrl = "", login = "", password = ""] = process.argv.slice(2);

const signIn = await createClient<paths>({ baseUrl }).POST("/api/v1/auth/sign-in", {
  body: { login, password, delivery: "bearer" },
});
if (!signIn.data?.tokens) throw new Error(`cannot sign in: ${JSON.stringify(signIn.error)}`);

const headers = { authorization: `Bearer ${signIn.data.tokens.access_token}` };
const api = createClient<paths>({ baseUrl, headers });
const projects = await api.GET("/api/v1/projects", {});
const project = projects.data?.data.find(({ may }) => may.includes("view_board"));
if (!project) throw new Error(`no project: ${JSON.stringify(projects.error)}`);

const board = await api.GET("/api/v1/projects/{project_id}/board", { params: { path: { project_id: project.id } } });
if (!board.data) throw new Error(`no board: ${JSON.stringify(board.error)}`);
console.log(JSON.stringify(board.data.columns.map((column) => column.name)));
