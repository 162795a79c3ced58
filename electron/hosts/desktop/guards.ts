import type { Session } from "electron";
import { mayLoad, mayNavigate, mayUse } from "./security.ts";

/** Where a frame wants to go, and how to keep it. */
interface Navigation {
  readonly url: string;
  preventDefault(): void;
}

/** What is guarded of Electron's `WebContents`. */
export interface GuardedContents {
  on(event: "will-frame-navigate", listener: (navigation: Navigation) => void): unknown;
  on(event: "will-redirect", listener: (navigation: Navigation) => void): unknown;
  on(event: "will-attach-webview", listener: (event: Pick<Navigation, "preventDefault">) => void): unknown;
  setWindowOpenHandler(handler: () => { action: "deny" }): void;
}

export type GuardedSession = Pick<
  Session,
  "setPermissionRequestHandler" | "setPermissionCheckHandler" | "setDevicePermissionHandler"
> & {
  on(event: "will-download", listener: (event: Pick<Navigation, "preventDefault">) => void): unknown;
  readonly webRequest: {
    onBeforeRequest(
      listener: (request: { readonly url: string }, answer: (verdict: { cancel: boolean }) => void) => void,
    ): void;
  };
};

/** Keeps whatever shows a page on its own origin: no way out, no second window, no page within the page. */
export function guardContents(contents: GuardedContents): void {
  contents.on("will-frame-navigate", stay);
  contents.on("will-redirect", stay);
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
}

function stay(navigation: Navigation): void {
  if (!mayNavigate(navigation.url)) navigation.preventDefault();
}

/** Grants the page what `security.ts` lets it have: no permission but one, no device, no download, no network. */
export function guardSession(session: GuardedSession, development: boolean): void {
  session.setPermissionRequestHandler((_, permission, answer, { requestingUrl, isMainFrame }) =>
    answer(mayUse(permission, { url: requestingUrl, isMainFrame })),
  );
  session.setPermissionCheckHandler((_, permission, origin, { isMainFrame }) =>
    mayUse(permission, { url: origin, isMainFrame }),
  );
  session.setDevicePermissionHandler(() => false);
  session.on("will-download", (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url, development) }));
}
