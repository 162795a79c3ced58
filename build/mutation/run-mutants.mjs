// Runs a bundle of tests with one mutant after the other alive, as the parent asks: in a process of its own, since a mutant
// may never come to an end.
import { pathToFileURL } from "node:url";

const [bundle] = process.argv.slice(2);
/** What all tests of a mutant may take together. In ms. */
const budget = 1500;
let usable = null;

process.on("unhandledRejection", () => undefined);
process.on("message", async ({ id }) => {
  if (id === null) process.send(await baseline());
  else process.send({ id, killedBy: await killerOf(id) });
});

/** The tests that pass without any mutant, as many as fit the budget, the nearest before the others; then the quick ones first. */
async function baseline() {
  const passed = [];
  const failed = [];
  for (const { nearness, title, run } of await load(null)) {
    const started = performance.now();
    try {
      await run();
      passed.push({ nearness, title, ms: performance.now() - started });
    } catch {
      failed.push(title);
    }
  }
  let left = budget;
  const fitting = [];
  for (const test of passed.toSorted((a, b) => a.nearness - b.nearness || a.ms - b.ms)) {
    if (test.ms > left) continue;
    left -= test.ms;
    fitting.push(test);
  }
  usable = fitting.toSorted((a, b) => a.ms - b.ms).map(({ title }) => title);
  return { passed: passed.length, failed, used: usable.length };
}

/** The first test that fails with this mutant alive, null when all pass. */
async function killerOf(id) {
  globalThis.mutant = id;
  try {
    const tests = new Map((await load(id)).map((test) => [test.title, test]));
    for (const title of usable) {
      try {
        await tests.get(title).run();
      } catch {
        return title;
      }
    }
    return null;
  } catch {
    return "(import)";
  } finally {
    globalThis.mutant = null;
  }
}

/** A new instance of the whole bundle, so that what is computed once is computed with the mutant. */
async function load(id) {
  const { collected } = await import(`${pathToFileURL(bundle).href}?mutant=${id}`);
  return collected();
}
