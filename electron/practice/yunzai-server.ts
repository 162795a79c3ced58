import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { WebSocketServer } from "ws";
import type { YunzaiAge } from "../core/recognise.ts";
import { ageTraits } from "./ages.ts";
import { createLoadingGate } from "./loading-gate.ts";
import { type Family, listenOnLoopback, type LoopbackListener } from "./loopback-listener.ts";
import { createOneBotAdapter } from "./onebot-adapter.ts";
import { createRecorder, type Recording } from "./recording.ts";
import { announceAddresses, announceServer } from "./yunzai-announcements.ts";
import type { PracticeAuth } from "./yunzai-auth.ts";
import { answerRequest } from "./yunzai-http.ts";
import { createYunzaiLog } from "./yunzai-log-writer.ts";
import type { YunzaiState } from "./yunzai-state.ts";
import { answerUpgrade } from "./yunzai-upgrade.ts";

export interface PracticeYunzaiOptions {
  readonly age: YunzaiAge;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Loopback addresses to listen on; both by default, as the real one listens on every address (FACTS Y3). */
  readonly families?: readonly Family[];
  /** The Yunzai folder: its `logs` are written, and `/status` names it. Without it no file is touched. */
  readonly folder?: string;
  /** Ages C0 and C only (FACTS Y8). */
  readonly auth?: PracticeAuth;
  /** How long it loads plugins, in ms; 0 by default, Infinity until `finishLoading`. */
  readonly loadingMs?: number;
  /** PEM texts and port of a second, TLS listener (ages C0 and C). */
  readonly https?: { readonly key: string; readonly cert: string; readonly port: number };
  /** First path segments with a handler, in place of the age's own. */
  readonly adapters?: readonly string[];
  /** False switches `GET /status` off. */
  readonly status?: boolean;
  /** The address its console prints; by default the one it listens on (FACTS Y3: they can disagree). */
  readonly printedUrl?: string;
  readonly onConsole?: (line: string) => void;
  /** Milliseconds since the epoch, for the log's times. */
  readonly now?: () => number;
}

export interface PracticeYunzai {
  readonly port: number;
  /** Null without `https`. */
  readonly httpsPort: number | null;
  /** `ws://127.0.0.1:<port>/<segment>` of the OneBot adapter. */
  readonly url: string;
  /** Opens the gate at once, however long loading was to take; resolves when it listens. */
  finishLoading(): Promise<void>;
  /** Resolves when the plugins are loaded, or when it ended before that. */
  readonly ready: Promise<void>;
  /** Resolves when it has ended, by `close` or by `GET /exit`. */
  readonly ended: Promise<void>;
  recorded(): Recording;
  /** Console lines so far, with their ANSI codes (FACTS Y11). */
  console(): readonly string[];
  /** Frees port, sockets and timers; the log files stay. */
  close(): Promise<void>;
}

/**
 * Starts a server that behaves as TRSS-Yunzai of that age does on its port (FACTS Y3 to Y12), on loopback
 * only. Resolves when the port is known; while it loads, dials meet what FACTS Y6 says. Rejects with
 * `PracticeStartError` where the port cannot be had.
 */
export async function startPracticeYunzai(options: PracticeYunzaiOptions): Promise<PracticeYunzai> {
  const state = createState(options, () => void close());
  const { traits, gate, log } = state;
  const loadingMs = options.loadingMs ?? 0;
  const listeners: LoopbackListener[] = [];
  const ready = signal();
  const ended = signal();
  let closing: Promise<void> | null = null;
  let finishing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;

  const onRequest: RequestListener = (request, response) => answerRequest(state, request, response);
  const plain = () => createServer(onRequest).on("upgrade", answerUpgrade.bind(null, state));

  async function listen(port: number): Promise<number> {
    const listener = await listenOnLoopback(plain, { port, families: options.families });
    listeners.push(listener);
    announceServer(log, traits.dialect, listener.port, false);
    return listener.port;
  }

  async function listenSecurely(): Promise<number | null> {
    const { https } = options;
    if (!https || !traits.server) return null;
    const create = () => createTlsServer(https, onRequest).on("upgrade", answerUpgrade.bind(null, state));
    const listener = await listenOnLoopback(create, { port: https.port, families: options.families });
    listeners.push(listener);
    announceServer(log, traits.dialect, listener.port, true);
    return listener.port;
  }

  async function finish(): Promise<void> {
    if (timer) clearTimeout(timer);
    if (listeners.length === 0) await listen(port);
    const scheme = httpsPort === null ? "http" : "https";
    const printed = options.printedUrl ?? `${scheme}://localhost:${httpsPort ?? port}`;
    announceAddresses(log, traits.dialect, printed, state.segments);
    gate.open();
    ready.resolve();
  }

  function finishLoading(): Promise<void> {
    finishing ??= closing ?? finish();
    return finishing;
  }

  async function end(): Promise<void> {
    if (timer) clearTimeout(timer);
    await finishing?.catch(() => {});
    await Promise.all(listeners.map((listener) => listener.close()));
    ready.resolve();
    ended.resolve();
  }

  function close(): Promise<void> {
    closing ??= end();
    return closing;
  }

  const listensLast = traits.whileLoading === "refused" && loadingMs > 0;
  const port = listensLast ? await settlePort(options) : await listen(options.port ?? 0);
  let httpsPort: number | null = null;
  try {
    httpsPort = await listenSecurely();
    if (loadingMs === 0) await finishLoading();
  } catch (error) {
    await close();
    throw error;
  }
  // A port lost while loading ends this Yunzai, as it would the real one's chance to listen.
  if (loadingMs > 0 && Number.isFinite(loadingMs)) {
    timer = setTimeout(() => void finishLoading().catch(close), loadingMs);
  }

  const host = options.families?.includes("ipv4") === false ? "[::1]" : "127.0.0.1";
  return {
    port,
    httpsPort,
    url: `ws://${host}:${port}/${oneBotSegment(state.segments)}`,
    finishLoading,
    ready: ready.promise,
    ended: ended.promise,
    recorded: () => state.recorder.snapshot(),
    console: () => log.console(),
    close,
  };
}

function createState(options: PracticeYunzaiOptions, exit: () => void): YunzaiState {
  const traits = ageTraits[options.age];
  const recorder = createRecorder();
  const log = createYunzaiLog({
    folder: options.folder ?? null,
    dialect: traits.dialect,
    now: options.now ?? Date.now,
    onConsole: options.onConsole ?? (() => {}),
  });
  const segments = new Set(options.adapters ?? traits.segments);
  return {
    traits,
    auth: traits.server ? (options.auth ?? null) : null,
    segments,
    statusFolder: options.status === false ? null : (options.folder ?? process.cwd()),
    gate: createLoadingGate(),
    log,
    recorder,
    sockets: new WebSocketServer({ noServer: true }),
    oneBot: createOneBotAdapter(oneBotSegment(segments), log, recorder),
    exit,
  };
}

function oneBotSegment(segments: ReadonlySet<string>): string {
  return segments.has("OneBotv11") ? "OneBotv11" : "go-cqhttp";
}

/** The port that will be listened on later: free now, and known now. */
async function settlePort(options: PracticeYunzaiOptions): Promise<number> {
  const { port = 0, families } = options;
  const listener = await listenOnLoopback(createServer, { port, families });
  await listener.close();
  return listener.port;
}

interface Signal {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

function signal(): Signal {
  const resolvers: (() => void)[] = [];
  const promise = new Promise<void>((resolve) => resolvers.push(resolve));
  return { promise, resolve: () => resolvers.forEach((resolve) => resolve()) };
}
