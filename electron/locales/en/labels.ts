import type { Locale, ReportTexts } from "../types.ts";

export const verdicts: Locale["verdicts"] = {
  healthy: "The link works",
  broken: "The link is broken",
  unproven: "Not proved either way",
};

export const severities: Locale["severities"] = { error: "error", warning: "warning", info: "note" };

export const subjects: Locale["subjects"] = {
  settings: "Lagrange's settings",
  yunzai: "Yunzai",
  redis: "Redis",
  network: "network",
  lagrange: "Lagrange",
};

export const remedies: Locale["remedies"] = {
  apply: "change the settings",
  rebuild: "rebuild the settings file",
  wait: "wait until it is ready",
  verify: "verify again",
  "start-yunzai": "start Yunzai",
  "start-lagrange": "start Lagrange",
  "restart-yunzai": "restart Yunzai",
  "restart-lagrange": "restart Lagrange",
  "choose-lagrange": "choose another Lagrange folder",
  "choose-yunzai": "choose Yunzai's folder",
  "enter-token": "enter the token",
  "by-hand": "do it by hand",
  "show-folder": "open the folder",
};

export const linkStates: Locale["linkStates"] = {
  used: "in use",
  skipped: "skipped",
  disabled: "disabled",
  invalid: "malformed",
};

export const newSecret: Locale["newSecret"] = "*** (new)";

export const report: ReportTexts = {
  title: "Lagrange × Yunzai link report",
  masked: "Tokens are replaced by ***, paths shortened and QQ ids masked: this is safe to share.",
  versions: "versions",
  verdict: "verdict",
  lagrange: "Lagrange",
  yunzai: "Yunzai",
  links: "links",
  findings: "findings",
  handshake: "handshake",
  recommended: "should be",
  running: "running",
  notRunning: "not running",
  unknown: "not found",
  follows: "follows from",
};
