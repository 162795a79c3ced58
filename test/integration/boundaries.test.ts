import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { writeFiles } from "../support/folders.ts";
import { runChild } from "../support/run-child.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

const script = join(import.meta.dirname, "../../build/check-boundaries.mjs");

/** Two modules of each layer, importing only what they may. */
const goodTree = {
  "package.json": '{ "version": "1.0.0" }',
  "electron/core/pure.ts":
    'import { parse } from "yaml";\nexport const pure = parse;\nexport type Pure = string;\n',
  "electron/core/more.ts":
    'import { pure } from "./pure.ts";\nexport * from "jsonc-parser";\nexport const more = pure;\n',
  "electron/jobs/job.ts":
    'import { createTwoFilesPatch } from "diff";\nimport { pure } from "../core/pure.ts";\nexport const job = [pure, createTwoFilesPatch];\nexport type Job = string;\n',
  "electron/locales/text.ts":
    'import type { Pure } from "../core/pure.ts";\nexport const text = (pure: Pure) => pure;\n',
  "electron/contract/api.ts":
    'import { string } from "valibot";\nimport type { Job } from "../jobs/job.ts";\nimport { pure } from "../core/pure.ts";\nexport const api = (job: Job) => [job, pure, string];\n',
  "electron/service/service.ts":
    'import { api } from "../contract/api.ts";\nimport { job } from "../jobs/job.ts";\nexport const service = [api, job];\n',
  "electron/hosts/common/page.ts":
    'import { service } from "../../service/service.ts";\nexport const page = service;\n',
  "electron/adapters/disk.ts":
    'import { readFile } from "node:fs/promises";\nimport WebSocket from "ws";\nimport type { Job } from "../jobs/job.ts";\nexport const disk = (job: Job) => [job, readFile, WebSocket];\n',
  "electron/practice/world.ts":
    'import { createServer } from "node:http";\nimport type { Job } from "../jobs/job.ts";\nexport const world = (job: Job) => [job, createServer];\n',
  "electron/hosts/terminal/main.ts":
    'import { version } from "../../../package.json";\nconst { disk } = await import("../../adapters/disk.ts");\nexport const main = [version, disk];\n',
  "electron/hosts/browser/main.ts":
    'import { WebSocketServer } from "ws";\nimport { page } from "../common/page.ts";\nexport const main = [WebSocketServer, page];\n',
  "electron/hosts/desktop/main.ts": 'import { app } from "electron";\nexport const main = app;\n',
  "renderer/app.tsx":
    'import { useState } from "react";\nimport { text } from "../electron/locales/text.ts";\nimport type { Pure } from "../electron/core/pure.ts";\nexport const App = (pure: Pure) => <p>{text(pure)}{useState}</p>;\n',
};

const badTrees: readonly { rule: string; file: string; source: string; told: string }[] = [
  {
    rule: "core imports no Node module",
    file: "electron/core/bad.ts",
    source: 'import { readFile } from "node:fs/promises";\n',
    told: "electron/core may not use Node's own modules",
  },
  {
    rule: "core imports no Node module under its old name either",
    file: "electron/core/bad.ts",
    source: 'import { join } from "path";\n',
    told: "electron/core may not use Node's own modules",
  },
  {
    rule: "core imports no package but its parsers",
    file: "electron/core/bad.ts",
    source: 'import WebSocket from "ws";\n',
    told: "electron/core may not import the package ws",
  },
  {
    rule: "core imports nothing above it, not even types",
    file: "electron/core/bad.ts",
    source: 'import type { Job } from "../jobs/job.ts";\n',
    told: "electron/core may not import electron/jobs",
  },
  {
    rule: "jobs import no adapter",
    file: "electron/jobs/bad.ts",
    source: 'import { disk } from "../adapters/disk.ts";\n',
    told: "electron/jobs may not import electron/adapters",
  },
  {
    rule: "jobs import no Node module",
    file: "electron/jobs/bad.ts",
    source: 'import "node:fs";\n',
    told: "electron/jobs may not use Node's own modules",
  },
  {
    rule: "jobs import no locale: they speak in codes",
    file: "electron/jobs/bad.ts",
    source: 'export { text } from "../locales/text.ts";\n',
    told: "electron/jobs may not import electron/locales",
  },
  {
    rule: "locales take only types from core",
    file: "electron/locales/bad.ts",
    source: 'import { pure } from "../core/pure.ts";\n',
    told: "electron/locales may import only types from electron/core",
  },
  {
    rule: "an inline type import still loads the module",
    file: "electron/locales/bad.ts",
    source: 'import { type Pure } from "../core/pure.ts";\n',
    told: "electron/locales may import only types from electron/core",
  },
  {
    rule: "locales take nothing from jobs",
    file: "electron/locales/bad.ts",
    source: 'import type { Job } from "../jobs/job.ts";\n',
    told: "electron/locales may not import electron/jobs",
  },
  {
    rule: "adapters import no host",
    file: "electron/adapters/bad.ts",
    source: 'import { main } from "../hosts/terminal/main.ts";\n',
    told: "electron/adapters may not import electron/hosts/terminal",
  },
  {
    rule: "practice takes only types from jobs",
    file: "electron/practice/bad.ts",
    source: 'import { job } from "../jobs/job.ts";\n',
    told: "electron/practice may import only types from electron/jobs",
  },
  {
    rule: "the contract uses no Node module: the window loads it too",
    file: "electron/contract/bad.ts",
    source: 'import { Buffer } from "node:buffer";\n',
    told: "electron/contract may not use Node's own modules",
  },
  {
    rule: "only the desktop host imports electron",
    file: "electron/hosts/browser/bad.ts",
    source: 'import { app } from "electron";\n',
    told: "only electron/hosts/desktop may import electron",
  },
  {
    rule: "the renderer imports no electron, whatever else it may import",
    file: "renderer/bad.ts",
    source: 'import { ipcRenderer } from "electron";\n',
    told: "only electron/hosts/desktop may import electron",
  },
  {
    rule: "one host imports no other",
    file: "electron/hosts/browser/bad.ts",
    source: 'import { main } from "../terminal/main.ts";\n',
    told: "electron/hosts/browser may not import electron/hosts/terminal",
  },
  {
    rule: "the renderer reaches jobs only through the contract",
    file: "renderer/bad.ts",
    source: 'const late = () => import("../electron/jobs/job.ts");\nexport { late };\n',
    told: "renderer may import only types from electron/jobs",
  },
  {
    rule: "the window runs nothing of the service: it asks the host",
    file: "renderer/bad.ts",
    source: 'import type { service } from "../electron/service/service.ts";\n',
    told: "renderer may not import electron/service",
  },
  {
    rule: "the contract runs no job: the window loads it too",
    file: "electron/contract/bad.ts",
    source: 'import { job } from "../jobs/job.ts";\n',
    told: "electron/contract may import only types from electron/jobs",
  },
  {
    rule: "the service reaches outside through the jobs' ports alone",
    file: "electron/service/bad.ts",
    source: 'import { disk } from "../adapters/disk.ts";\n',
    told: "electron/service may not import electron/adapters",
  },
  {
    rule: "the renderer takes only types from core",
    file: "renderer/bad.ts",
    source: 'import { pure } from "../electron/core/pure.ts";\n',
    told: "renderer may import only types from electron/core",
  },
  {
    rule: "a type behind import() counts as well",
    file: "electron/core/bad.ts",
    source: 'export type Late = import("../jobs/job.ts").Job;\n',
    told: "electron/core may not import electron/jobs",
  },
  {
    rule: "a computed import is refused",
    file: "electron/hosts/terminal/bad.ts",
    source: "export const load = (name: string) => import(name);\n",
    told: "a computed import cannot be checked",
  },
  {
    rule: "an import of a file that is not there is refused",
    file: "electron/core/bad.ts",
    source: 'import { gone } from "./gone.ts";\n',
    told: "there is no such file",
  },
  {
    rule: "an import out of the layers is refused",
    file: "electron/adapters/bad.ts",
    source: 'import { helper } from "../../test/helper.ts";\n',
    told: "test/helper.ts belongs to no layer",
  },
  {
    rule: "a file outside the layers is refused",
    file: "electron/loose.ts",
    source: "export {};\n",
    told: "electron/loose.ts: belongs to no layer",
  },
  {
    rule: "a file that cannot be parsed is refused",
    file: "electron/core/bad.ts",
    source: "import { from;\n",
    told: "electron/core/bad.ts: ",
  },
];

async function checkTree(extra: Readonly<Record<string, string>>) {
  const root = await makeFolder();
  try {
    await writeFiles(root, { ...goodTree, "test/helper.ts": "export const helper = 1;\n", ...extra });
    return await runChild(script, [root]);
  } finally {
    await removeFolder(root);
  }
}

test("a tree that keeps DESIGN 6 passes, and its files and imports are counted", async () => {
  const { code, stdout, stderr } = await checkTree({});
  expect(stderr).toBe("");
  expect(stdout).toBe("13 files, 25 imports, boundaries hold\n");
  expect(code).toBe(0);
});

for (const { rule, file, source, told } of badTrees) {
  test(`boundary: ${rule}`, async () => {
    const { code, stdout, stderr } = await checkTree({ [file]: source });
    expect(stderr).toContain(told);
    expect(stderr).toContain("boundaries broken: 1");
    expect(stdout).toBe("");
    expect(code).toBe(1);
  });
}

test("words in comments and strings are no imports", async () => {
  const source = [
    '// import { readFile } from "node:fs";',
    'export const advice = `import { app } from "electron"`;',
    "/* export * from '../jobs/job.ts' */",
    "",
  ].join("\n");
  const { code, stderr } = await checkTree({ "electron/core/quotes.ts": source });
  expect(stderr).toBe("");
  expect(code).toBe(0);
});

test("a broken boundary is told with file, line and import", async () => {
  const source = 'export const one = 1;\n\nexport * from "node:os";\n';
  const { stderr } = await checkTree({ "electron/core/late.ts": source });
  expect(stderr).toContain("electron/core/late.ts:3 imports node:os: ");
});
