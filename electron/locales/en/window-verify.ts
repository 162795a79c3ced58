import type { VerifyTexts } from "../window-verify-types.ts";
import { linkStates } from "./labels.ts";
import { steps } from "./steps.ts";

export const verify: VerifyTexts = {
  title: {
    running: "Verifying…",
    waiting: {
      start: "Waiting for Yunzai to start",
      ready: "Yunzai has started, waiting until it has loaded",
    },
    good: "The link works",
    stopped: "Stopped",
    unfinished: "The check did not finish",
  },
  dialling: (url) => `Dialled: ${url}`,
  stopped: "You stopped the check; nothing was changed.",
  waiting: {
    start: "As soon as Yunzai runs, this goes on by itself. If it is not open yet, start it now.",
    ready: "With many plugins it may take over a minute. Then this goes on by itself.",
  },
  doing: {
    reading: "Reading the settings",
    resolve: "Resolving the address",
    connect: "Connecting to the port",
    upgrade: "Shaking hands with Yunzai",
    stay: "Connected; seeing whether it stays",
    marker: "Waiting for Yunzai's log to confirm",
    judging: "Working out what it means",
  },
  stop: "Stop verifying",
  stopWaiting: "Stop waiting",
  again: "Try again",
  provedByFolder:
    "It stays open and answers. The control path opens too, but Yunzai's folder holds this adapter, and that settles it.",
  evidenceLabel: "Show the evidence",
  evidence: {
    entry: ({ index, url, state }) => `entry #${index} makes the address ${url} (${linkStates[state]})`,
    reached: ({ url }) => `the wizard itself reaches ${url}`,
    unresolved: ({ code }) => `the system knows no such address (${code})`,
    "no-connection": ({ address, code }) => `${address} takes no connection (${code})`,
    certificate: ({ code }) => `the certificate did not pass (${code})`,
    "other-scheme": ({ listens }) => `this port speaks ${listens}://`,
    refused: ({ status }) => refusal(status),
    silent: ({ ms }) => `the port is open, and not a byte came within ${seconds(ms)}`,
    broke: ({ code }) => `the port is open, and the handshake did not finish (${code})`,
    dropped: ({ ms, code }) => `dropped ${ms} ms after it opened${code === null ? "" : ` (code ${code})`}`,
    stayed: ({ ms }) => `stayed open for ${seconds(ms)}`,
    mute: ({ ms }) => `open, but a ping got no answer within ${seconds(ms)}`,
    control: ({ answer }) => `made-up control path: ${steps.details.control({ answer })}`,
    ready: ({ status }) => readiness(status),
    marker: ({ echoed }) => steps.details.marker({ echoed }),
  },
  evidenceLine: (seen) => `${sentence(seen.join("; "))}.`,
  stages: {
    label: "Show steps and times",
    stage: "Step",
    result: "Result",
    detail: "Detail",
    time: "Time",
    ms: (ms) => `${ms} ms`,
  },
  next: {
    use: (value) => `Use ${value} and verify again`,
    waitReady: "Wait until it has loaded, then go on",
    waitStarted: "I'll start it; go on once it runs",
    waitRestarted: "I'll restart it; go on once it runs",
    again: "Try again",
    enterToken: "Fill in the token",
    editFields: "Change address and port",
    chooseLagrange: "Choose another Lagrange folder",
    chooseYunzai: "Choose Yunzai's folder",
    repair: "Repair, showing the change first",
    rebuild: "Rebuild the file…",
  },
  token: {
    label: "Token (AccessToken)",
    hint: "The value of auth in Yunzai's server.yaml, without the leading Bearer.",
    missing: "Fill in the token first",
    show: "Show the token",
    submit: "Verify again with this token",
  },
  anyway: {
    button: "Write anyway…",
    title: "Not verified yet. Write anyway?",
    text: "This link has not been shown to work. Written as it is, Lagrange will most likely still not reach Yunzai. A backup is made first, and it can be undone.",
    known: "I know that this link is not verified",
    confirm: "See what would be written",
    cancel: "Do not write",
  },
};

function refusal(status: number): string {
  if (status === 404) return "this path is turned away (404)";
  if (status === 401 || status === 403) return `the token is refused (${status})`;
  return `the answer is HTTP ${status}, which Yunzai never gives`;
}

function readiness(status: number | null): string {
  if (status === null) return "the front page does not answer either";
  if (status === 302) return "the front page answers (302), so Yunzai is ready";
  return status === 404
    ? "the front page is 404 as well, so Yunzai is still loading"
    : `the front page answers HTTP ${status}`;
}

function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} s`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
