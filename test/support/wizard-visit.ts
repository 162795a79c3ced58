import { expect, type Page } from "@playwright/test";
import { readHostMessage, readWindowMessage, type HostMessage } from "../../electron/contract/messages.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import type { LocaleTag } from "../../electron/locales/types.ts";
import { wizardPage, type WizardPage } from "./wizard-page.ts";
import type { WizardFixtures, WizardWorld } from "./wizard-window.ts";

/** A walk's way through the window: it stops in every state that it names. */
export interface Visit {
  readonly world: WizardWorld;
  /** Opens the window in the visit's language; `environment` is the host's beside the usual. */
  readonly open: (environment?: Readonly<Record<string, string>>) => Promise<WizardPage>;
  readonly page: Page;
  readonly language: LocaleTag;
  readonly endHost: () => Promise<void>;
  readonly complaints: string[];
  readonly traffic: Traffic;
  /** The window stands in a state; what is looked at there is the caller's. */
  readonly stop: (state: string, page?: Page) => Promise<void>;
}

/** States of the window that can be reached in one go, on one world. */
export interface Walk {
  readonly name: string;
  /** Every state that `go` stops in. */
  readonly states: readonly string[];
  /** Options of the world's `practice`. */
  readonly practice?: readonly string[];
  readonly go: (visit: Visit) => Promise<void>;
}

/** What the host tells the window, to be kept back as a slow machine would: in a browser alone. */
export interface Traffic {
  /** Lets nothing through any more from the first message on that fits. */
  readonly holdFrom: (fits: (message: HostMessage) => boolean) => void;
  /** Lets everything through again, what was kept back first. */
  readonly release: () => void;
  /** Tells a bug in the host in the place of the next result. */
  readonly failNext: () => void;
  /** Changes the next check that is told into one of a machine that this one cannot be. */
  readonly amendNext: (change: (result: CheckResult) => CheckResult) => void;
}

/** Stands between a window that is yet to be opened and its host. */
async function watchTraffic(page: Page): Promise<Traffic> {
  let fits: ((message: HostMessage) => boolean) | null = null;
  let failing: "no" | "the next call" | number = "no";
  let change: ((result: CheckResult) => CheckResult) | null = null;
  const kept: (() => void)[] = [];
  await page.routeWebSocket(/\/socket$/, (socket) => {
    const host = socket.connectToServer();
    socket.onMessage((text) => {
      const message = readWindowMessage(String(text));
      // An answer to an earlier one may still be on its way.
      if (failing === "the next call" && message.type === "call") failing = message.id;
      host.send(text);
    });
    host.onMessage((text) => {
      const message = readHostMessage(String(text));
      if (message?.type === "result" && message.id === failing) {
        failing = "no";
        socket.send(JSON.stringify({ type: "failed", id: message.id }));
      } else if (message?.type === "result" && change !== null && isCheck(message.value)) {
        socket.send(JSON.stringify({ ...message, value: change(message.value) }));
        change = null;
      } else if (message !== null && fits !== null && (kept.length > 0 || fits(message))) {
        kept.push(() => socket.send(text));
      } else {
        socket.send(text);
      }
    });
  });
  return {
    holdFrom(first) {
      fits = first;
    },
    release() {
      fits = null;
      for (const pass of kept.splice(0)) pass();
    },
    failNext() {
      failing = "the next call";
    },
    amendNext(next) {
      change = next;
    },
  };
}

/** The host has checked it: its shape is its own. */
function isCheck(value: unknown): value is CheckResult {
  return typeof value === "object" && value !== null && "verdict" in value && "findings" in value;
}

/** What a handshake has passed when the given stage is told. */
export const toldStage =
  (stage: string) =>
  (message: HostMessage): boolean =>
    message.type === "event" && JSON.stringify(message.value).includes(`"stage":"${stage}"`);

export const isResult = ({ type }: HostMessage): boolean => type === "result";

/** Goes a walk on a world, and stops where `look` looks around; fails where a state was left out. */
export async function goThrough(
  walk: Walk,
  fixtures: WizardFixtures & { readonly page: Page },
  language: LocaleTag,
  look: (state: string, page: Page) => Promise<void>,
): Promise<void> {
  const { world, page, openWizard, complaints } = fixtures;
  const traffic = await watchTraffic(page);
  const seen: string[] = [];
  let endHost = async (): Promise<void> => undefined;
  await walk.go({
    world,
    page,
    language,
    traffic,
    complaints,
    async open(environment = {}) {
      const opened = await openWizard({ language, environment });
      ({ endHost } = opened);
      return wizardPage(opened.page, language);
    },
    endHost: () => endHost(),
    async stop(state, shown = page) {
      seen.push(state);
      await look(state, shown);
    },
  });
  expect(seen).toEqual(walk.states);
}
