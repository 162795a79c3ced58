import { leftOutHere, there, type LeftOut } from "../support/left-out.ts";

const noBundler = "needs the bundler, whose native part does not load under Wine 8";
const noFetch = "asks by fetch, which fails under Wine 8";
const noOwners = "Wine names no process that owns a socket (on test/MANUAL-WINDOWS.md)";

/** What Windows can do and Wine cannot. */
const beyondWine: readonly LeftOut[] = [
  { file: "unit/desktop-bundle.test.ts", reason: noBundler },
  { file: "unit/desktop-main.test.ts", reason: noBundler },
  { file: "unit/desktop-security-page.test.ts", reason: "needs a browser, and this one has no Windows" },
  { file: "unit/desktop-security-surface.test.ts", reason: noBundler },
  { file: "integration/boundaries.test.ts", reason: noBundler },
  { file: "integration/desktop-switches.test.ts", reason: noBundler },
  {
    file: "integration/packaging.test.ts",
    reason: "packages on the machine that builds, whose tools are there for its own system alone",
  },
  {
    file: "integration/locale-types.test.ts",
    reason: "needs the compiler, a program of the system it is installed on",
  },
  {
    file: "integration/check-processes.test.ts",
    test: "a port held by the Yunzai of another folder",
    reason: noOwners,
  },
  {
    file: "integration/find-running.test.ts",
    test: "a Node process of another script that listens",
    reason: noOwners,
  },
  { file: "integration/fuzz-browser-host.test.ts", reason: noFetch },
  {
    file: "integration/listen-port.test.ts",
    test: "a port on which another program listens at",
    reason: noOwners,
  },
  {
    file: "integration/listen-command.test.ts",
    test: "the command line refuses the port of a Yunzai that runs",
    reason: noOwners,
  },
  {
    file: "integration/listen-yunzai.test.ts",
    test: "Y10: a Yunzai that finds its port held gets it by asking",
    reason: noFetch,
  },
  { file: "integration/matrix-codes.test.ts", test: "wrong-yunzai", reason: noOwners },
  { file: "integration/matrix-codes.test.ts", test: "two-yunzais", reason: noOwners },
  { file: "integration/matrix-codes.test.ts", test: "yunzai-needs-restart", reason: noOwners },
  { file: "integration/matrix-codes.test.ts", test: "other-port", reason: noOwners },
  {
    file: "integration/watch.test.ts",
    test: "the port that Yunzai uses until its restart",
    reason: noOwners,
  },
  {
    file: "integration/service-follow.test.ts",
    test: "listen is refused where somebody has the port",
    reason: noOwners,
  },
  { file: "wizard/listen.test.ts", test: "nobody is let in", reason: noFetch },
  { file: "wizard/listen.test.ts", test: "a Yunzai that runs by then", reason: noOwners },
  { file: "wizard/every-state.test.ts", test: "what Lagrange dials while Yunzai is off", reason: noFetch },
];

export const leftOut = [...leftOutHere, ...there(beyondWine)];
