import { EventEmitter } from "node:events";
import { expect, test } from "@playwright/test";
import { guardContents, guardSession } from "../../electron/hosts/desktop/guards.ts";
import {
  isOwnPage,
  isTrustedSender,
  mayLoad,
  mayNavigate,
  mayUse,
  startPage,
} from "../../electron/hosts/desktop/security.ts";
import { windowOptions } from "../../electron/hosts/desktop/window-options.ts";

const own = [startPage, "wizard://app", "wizard://app/index.html", "wizard://app/assets/a.js?x=1#y"];

const foreign = [
  "",
  "app",
  "about:blank",
  "about:srcdoc",
  "javascript:alert(1)",
  "data:text/html,<script>1</script>",
  "blob:wizard://app/0f0c",
  "view-source:wizard://app/",
  "filesystem:wizard://app/temporary/",
  "file:///C:/Windows/win.ini",
  "http://app/",
  "https://app/",
  "wizards://app/",
  "wizard:app/",
  "wizard:/app/",
  "wizard:///app/",
  "wizard://",
  "wizard://app.evil/",
  "wizard://app.evil",
  "wizard://evil/app/",
  "wizard://evil/?wizard://app/",
  "wizard://evil/#wizard://app/",
  "wizard://app@evil/",
  "wizard://user@app/",
  "wizard://user:secret@app/",
  "wizard://:@evil/",
  "wizard://app:80/",
  "wizard://APP/",
  "wizard://app%2eevil/",
  "wizard://app./",
  "wizard://app\\@evil/",
  "https://evil/wizard://app/",
  "devtools://devtools/bundled/inspector.html",
];

for (const url of own) {
  test(`${url} is the page's own origin`, () => {
    expect(isOwnPage(url)).toBe(true);
    expect(mayNavigate(url)).toBe(true);
    expect(mayLoad(url, false)).toBe(true);
  });
}

for (const url of foreign) {
  test(`${JSON.stringify(url)} is not the page's own origin`, () => {
    expect(isOwnPage(url)).toBe(false);
    expect(mayNavigate(url)).toBe(false);
    expect(mayLoad(url, false)).toBe(false);
    expect(isTrustedSender({ url, isMainFrame: true })).toBe(false);
    expect(mayUse("clipboard-sanitized-write", { url, isMainFrame: true })).toBe(false);
  });
}

test("a message is heard from the window's own frame only, while it is there", () => {
  expect(isTrustedSender({ url: startPage, isMainFrame: true })).toBe(true);
  expect(isTrustedSender({ url: startPage, isMainFrame: false })).toBe(false);
  expect(isTrustedSender(null)).toBe(false);
});

test("Chromium's tools may load their own files while we develop, and nothing else may", () => {
  expect(mayLoad("devtools://devtools/bundled/inspector.html", true)).toBe(true);
  for (const url of ["https://evil/", "file:///etc/passwd", "https://evil/devtools://"])
    expect(mayLoad(url, true)).toBe(false);
});

test("of all permissions the page gets one: to copy text", () => {
  const page = { url: startPage, isMainFrame: true };
  expect(mayUse("clipboard-sanitized-write", page)).toBe(true);
  expect(mayUse("clipboard-sanitized-write", { ...page, isMainFrame: false })).toBe(false);
  for (const permission of [
    "clipboard-read",
    "media",
    "geolocation",
    "openExternal",
    "fileSystem",
    "unknown",
    "",
  ])
    expect(mayUse(permission, page)).toBe(false);
});

/** Fires an event as Electron does, and tells whether a listener forbade what it announces. */
function forbids(emitter: EventEmitter, name: string, url: string): boolean {
  let prevented = false;
  emitter.emit(name, { url, preventDefault: () => (prevented = true) });
  return prevented;
}

test("a guarded page can go nowhere else, open no window and hold no other page", () => {
  const openers: (() => { action: "deny" })[] = [];
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: () => { action: "deny" }) => void openers.push(handler),
  });
  guardContents(contents);
  for (const name of ["will-frame-navigate", "will-redirect"]) {
    expect(forbids(contents, name, startPage)).toBe(false);
    for (const url of foreign) expect(forbids(contents, name, url), `${name} ${url}`).toBe(true);
  }
  expect(forbids(contents, "will-attach-webview", startPage)).toBe(true);
  expect(openers.map((open) => open())).toEqual([{ action: "deny" }]);
});

/** A session that keeps what it was told, to be asked as Chromium would. */
function sessionStandIn() {
  const set: Record<string, ((...values: unknown[]) => unknown) | null> = {};
  const keep =
    (name: string) =>
    (handler: never): void => {
      set[name] = handler;
    };
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: keep("request"),
    setPermissionCheckHandler: keep("check"),
    setDevicePermissionHandler: keep("device"),
    webRequest: { onBeforeRequest: keep("load") },
  });
  const answered = (name: string, ...values: unknown[]): unknown => {
    let answer: unknown = "none";
    const direct = set[name]?.(
      ...values.map((value) => (value === "answer" ? (given: unknown) => (answer = given) : value)),
    );
    return answer === "none" ? direct : answer;
  };
  return { session, answered };
}

test("a guarded session refuses permissions, devices, downloads and the network", () => {
  const { session, answered } = sessionStandIn();
  guardSession(session, false);
  const page = { requestingUrl: startPage, isMainFrame: true };
  const elsewhere = { requestingUrl: "https://evil/", isMainFrame: true };
  expect(answered("request", null, "clipboard-sanitized-write", "answer", page)).toBe(true);
  expect(answered("request", null, "clipboard-sanitized-write", "answer", elsewhere)).toBe(false);
  expect(answered("request", null, "notifications", "answer", page)).toBe(false);
  expect(answered("check", null, "clipboard-sanitized-write", "wizard://app", page)).toBe(true);
  expect(answered("check", null, "clipboard-sanitized-write", "https://evil", page)).toBe(false);
  expect(answered("check", null, "geolocation", startPage, page)).toBe(false);
  expect(answered("device", {})).toBe(false);
  expect(answered("load", { url: "wizard://app/assets/a.js" }, "answer")).toEqual({ cancel: false });
  expect(answered("load", { url: "https://evil/a.js" }, "answer")).toEqual({ cancel: true });
  expect(answered("load", { url: "devtools://devtools/a.js" }, "answer")).toEqual({ cancel: true });
  expect(forbids(session, "will-download", startPage)).toBe(true);
});

test("the window's page runs in the sandbox, apart from Node and from its preload script", () => {
  const { webPreferences } = windowOptions({ preload: "/p/preload.cjs", dark: false, development: false });
  expect(webPreferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: false,
  });
  for (const risky of ["enableBlinkFeatures", "experimentalFeatures", "additionalArguments", "partition"])
    expect(webPreferences).not.toHaveProperty(risky);
  expect(windowOptions({ preload: "/p", dark: false, development: true }).webPreferences?.devTools).toBe(
    true,
  );
});
