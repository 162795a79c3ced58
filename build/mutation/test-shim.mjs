// Stands in for Playwright's `test` in a bundle of unit tests: it collects them, and runs them one after the other.

/** In ms: longer than any unit test waits for something. */
const longest = 5000;
const tests = [];
let file = { path: "", nearness: 0 };
let names = [];
let around = { before: [], after: [] };

// All else is Playwright's own.
export * from "playwright/test";

export function test(title, ...rest) {
  tests.push({
    nearness: file.nearness,
    title: [file.path, ...names, title].join(" › "),
    body: rest.at(-1),
    around,
  });
}
test.describe = (title, body) => {
  const [outer, outerNames] = [around, names];
  around = { before: [...outer.before], after: [...outer.after] };
  names = [...names, title];
  body();
  [around, names] = [outer, outerNames];
};
test.beforeEach = (hook) => around.before.push(hook);
test.afterEach = (hook) => around.after.push(hook);
// Good for one test as for all of them.
test.beforeAll = test.beforeEach;
test.afterAll = test.afterEach;
test.skip = () => undefined;

/** The file whose tests follow, and how many imports lie between it and what is tested. */
export function follow(path, nearness) {
  file = { path, nearness };
}

/** The collected tests, each as `{ nearness, title, run }`; `run` rejects where the test fails. */
export function collected() {
  return tests.map(({ body, around: hooks, ...told }) => ({ ...told, run: () => inTime(body, hooks) }));
}

async function inTime(body, { before, after }) {
  let timer = null;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("never ends")), longest);
  });
  try {
    await Promise.race([late, played(body, { before, after })]);
  } finally {
    clearTimeout(timer);
  }
}

async function played(body, { before, after }) {
  for (const hook of before) await hook({}, {});
  try {
    await body({}, {});
  } finally {
    for (const hook of after) await hook({}, {});
  }
}
