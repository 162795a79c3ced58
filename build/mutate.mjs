// How many small faults in electron/core the unit tests notice:
// `npm run mutate [-- --files PART,PART] [--sample N] [--seed S] [--json FILE]`.
// Mutants live in bundles in a cache folder; nothing in the tree is changed. Those that no unit test notices are printed.
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { availableParallelism } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "vite";
import { mutantsOf } from "./mutation/mutants.mjs";

const root = join(import.meta.dirname, "..");
const cache = join(root, "node_modules/.cache/mutate");
const shim = join(import.meta.dirname, "mutation/test-shim.mjs");
/** A mutant that takes as long never ends. In ms. */
const longest = 20_000;
/** All tests of a file without any mutant. In ms. */
const longestAtFirst = 240_000;
/** How many imports may lie between a test and what it is taken to test, and how many such files are taken. */
const nearEnough = 5;
const mostTestFiles = 20;

const { values: options } = parseArgs({
  options: {
    files: { type: "string", default: "" },
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    json: { type: "string" },
    verbose: { type: "boolean", default: false },
  },
});

const testFiles = filesIn("test/unit").filter(
  (path) => path.endsWith(".test.ts") && !path.includes("/fuzz-"),
);
const distances = new Map(testFiles.map((path) => [path, distancesFrom(path)]));
const parts = options.files.split(",");
const targets = filesIn("electron/core").filter((path) => parts.some((part) => path.includes(part)));
const sites = targets.map((path) => ({
  path,
  ...mutantsOf(path, readFileSync(join(root, path), "utf8"), 1),
}));
const chosen = chooseFrom(sites.flatMap(({ path, mutants }) => mutants.map(({ id }) => `${path}:${id}`)));

mkdirSync(cache, { recursive: true });
const results = [];
for (const { path, mutants, text } of sites) {
  const alive = mutants.filter(({ id }) => chosen.has(`${path}:${id}`));
  if (alive.length > 0) results.push(await examine(path, alive, text));
  if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(results, null, 1));
}
report();

/** Runs the mutants of one file against the tests nearest to it. */
async function examine(path, mutants, text) {
  const tests = testsOf(path);
  if (tests.length === 0)
    return told({ path, tests, mutants: mutants.map((mutant) => ({ ...mutant, killedBy: null })) });
  const bundle = await bundled(path, text, tests);
  const waiting = [...mutants];
  const done = [];
  const workers = Array.from({ length: Math.min(availableParallelism(), 2) }, () =>
    work(bundle, waiting, done),
  );
  await Promise.all(workers);
  rmSync(bundle);
  return told({ path, tests, mutants: done.toSorted((a, b) => a.id - b.id) });
}

function told(result) {
  const killed = result.mutants.filter(({ killedBy }) => killedBy !== null).length;
  console.log(
    `${String(killed).padStart(5)} of ${String(result.mutants.length).padStart(4)}  ${result.path}`,
  );
  return result;
}

/** Takes mutants until there are none; a process that hangs is ended, and its mutant is noticed. */
async function work(bundle, waiting, done) {
  let child = null;
  for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
    child ??= await started(bundle);
    const answer = await ask(child, { id: mutant.id });
    done.push({ ...mutant, killedBy: answer === null ? "(never ends)" : answer.killedBy });
    if (answer === null || mutant.id % 50 === 0) {
      child.kill("SIGKILL");
      child = null;
    }
  }
  child?.kill("SIGKILL");
}

async function started(bundle) {
  const child = fork(join(import.meta.dirname, "mutation/run-mutants.mjs"), [bundle], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
  });
  const ready = await ask(child, { id: null }, longestAtFirst);
  if (ready === null) throw new Error(`the tests do not end without a mutant: ${bundle}`);
  if (options.verbose) console.log(ready);
  return child;
}

/** The child's answer; null where it gives none in time, or is gone. */
async function ask(child, question, ms = longest) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  const gone = () => controller.abort();
  child.once("exit", gone);
  try {
    child.send(question);
    const [answer] = await once(child, "message", { signal: controller.signal });
    return answer;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    child.off("exit", gone);
  }
}

/** The unit tests that come to this file by the fewest imports. */
function testsOf(path) {
  return testFiles
    .map((test) => ({ test, distance: distances.get(test).get(path) ?? Number.POSITIVE_INFINITY }))
    .filter(({ distance }) => distance <= nearEnough)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, mostTestFiles);
}

/** The files that a test imports, in how many steps; what tests share is as near as the test itself. */
function distancesFrom(test) {
  const found = new Map([[test, 0]]);
  const waiting = [test];
  for (const path of waiting) {
    for (const next of importsOf(path)) {
      const distance = found.get(path) + (next.startsWith("test/support/") ? 0 : 1);
      if (distance >= (found.get(next) ?? Number.POSITIVE_INFINITY)) continue;
      found.set(next, distance);
      waiting.push(next);
    }
  }
  return found;
}

function importsOf(path) {
  if (!path.endsWith(".ts")) return [];
  const source = readFileSync(join(root, path), "utf8");
  const imports = source.matchAll(/^(?:import|export)(?! type\b)[^;]*? from "(\.[^"]+)";/gms);
  return [...imports].map(([, specifier]) => relative(root, resolve(root, dirname(path), specifier)));
}

/** All tests and what they test in one module, with the switches in the file under test. */
async function bundled(path, text, tests) {
  const name = path.replaceAll("/", "-").replace(/\.ts$/, "");
  const entry = "virtual:tests";
  const imports = tests.map(
    ({ test, distance }) =>
      `import "virtual:follow:${distance}:${test}";\nimport ${JSON.stringify(join(root, test))};\n`,
  );
  await build({
    configFile: false,
    root,
    logLevel: "error",
    plugins: [
      {
        name: "mutants",
        enforce: "pre",
        resolveId(id) {
          if (id.startsWith("virtual:")) return id;
          return id === "@playwright/test" ? shim : null;
        },
        load(id) {
          if (id === entry) return `${imports.join("")}export { collected } from ${JSON.stringify(shim)};`;
          const [, distance, test] = /^virtual:follow:(\d+):(.*)/.exec(id) ?? [];
          if (distance)
            return `import { follow } from ${JSON.stringify(shim)};\nfollow(${JSON.stringify(test)}, ${distance});`;
          return id === join(root, path) ? text : null;
        },
      },
    ],
    build: {
      ssr: true,
      target: "node20",
      outDir: cache,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: { [name]: entry },
        external: (id) =>
          builtinModules.includes(id) || /^(?!virtual:|@playwright\/test$)(?:node:|[@a-z])/.test(id),
        output: { entryFileNames: "[name].mjs", codeSplitting: false },
      },
    },
  });
  return join(cache, `${name}.mjs`);
}

/** The same mutants for the same seed; all of them without a sample's size. */
function chooseFrom(names) {
  if (options.sample === undefined) return new Set(names);
  let state = Number(options.seed);
  const drawn = names.map((name) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return { name, state };
  });
  const first = drawn.toSorted((a, b) => a.state - b.state).slice(0, Number(options.sample));
  return new Set(first.map(({ name }) => name));
}

function filesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

function report() {
  const all = results.flatMap(({ mutants }) => mutants);
  const survivors = all.filter(({ killedBy }) => killedBy === null);
  for (const { path, line, original, replacement } of survivors) {
    console.log(`\n${path}:${line}\n  - ${shortened(original)}\n  + ${shortened(replacement)}`);
  }
  const killed = all.length - survivors.length;
  const score = all.length === 0 ? 0 : (100 * killed) / all.length;
  console.log(`\n${killed} of ${all.length} mutants noticed: ${score.toFixed(1)} %`);
}

function shortened(text) {
  const line = text.replace(/\s+/g, " ");
  return line.length > 100 ? `${line.slice(0, 97)}...` : line;
}
