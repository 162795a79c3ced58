import type { YunzaiAge } from "../core/recognise.ts";

/** How one age of TRSS-Yunzai behaves on its port (FACTS Y4, Y6, Y8, Y10), and how it writes (FACTS Y11, Y12). */
export interface AgeTraits {
  /** Files in `plugins/adapter`, without `.js`. */
  readonly adapterFiles: readonly string[];
  /** First path segments that have a handler, in the order they register. */
  readonly segments: readonly string[];
  /** What any other path gets: no answer, a socket nobody handles, 101 then dropped, or a bare 404. */
  readonly unknownPath: "unanswered" | "open" | "dropped" | "not-found";
  /** `refused`: the port opens last; `unregistered`: every path is unknown until then; `held`: nothing is answered. */
  readonly whileLoading: "refused" | "unregistered" | "held";
  /** Whether `auth` exists, and with it server.yaml and https. */
  readonly server: boolean;
  readonly redirect: string;
  /** What `GET /status` answers: no such route, memory figures, the process object, or a diagnostic report. */
  readonly status: "none" | "memory" | "process" | "report";
  /** Whether `GET /exit` stops it. */
  readonly exit: boolean;
  readonly dialect: Dialect;
}

/** How log and console lines are put together; it changed with the ages. */
export interface Dialect {
  /** `early` puts the program's name before the console's times and a blank behind every level. */
  readonly generation: "early" | "late";
  /** On which side the odd blank goes when a short id is centred in ten columns; `none` leaves ids alone. */
  readonly align: "none" | "right-heavy" | "left-heavy";
  /** Whether opening and closing are logged, and which end is named first. */
  readonly connections: "none" | "peer-first" | "url-first";
  /** Wraps a dialler's headers as `{ headers, query }` instead of listing them bare. */
  readonly wrapsHeaders: boolean;
  /** How the addresses to connect to are printed: a line each, or all in one. */
  readonly addresses: "plain" | "bracketed" | "together";
}

const github = "https://github.com/TimeRainStarSky/Yunzai";
const strangers = ["ComWeChat", "GSUIDCore", "OPQBot"] as const;

const shared = { unknownPath: "not-found", server: true, exit: true } as const;
const aligned = {
  generation: "late",
  align: "left-heavy",
  connections: "url-first",
  wrapsHeaders: true,
  addresses: "together",
} as const;

/** One row of FACTS Y6 each. */
export const ageTraits: Readonly<Record<YunzaiAge, AgeTraits>> = {
  Z: {
    adapterFiles: ["ComWeChat", "GSUIDCore", "go-cqhttp"],
    segments: ["ComWeChat", "GSUIDCore", "go-cqhttp"],
    unknownPath: "unanswered",
    whileLoading: "refused",
    server: false,
    redirect: github,
    status: "none",
    exit: false,
    dialect: {
      generation: "early",
      align: "none",
      connections: "none",
      wrapsHeaders: false,
      addresses: "plain",
    },
  },
  A: {
    adapterFiles: [...strangers, "go-cqhttp"],
    segments: [...strangers, "go-cqhttp"],
    unknownPath: "open",
    whileLoading: "refused",
    server: false,
    redirect: github,
    status: "none",
    exit: false,
    dialect: {
      generation: "early",
      align: "none",
      connections: "peer-first",
      wrapsHeaders: false,
      addresses: "bracketed",
    },
  },
  B: {
    adapterFiles: [...strangers, "OneBotv11"],
    segments: [...strangers, "OneBotv11", "go-cqhttp"],
    unknownPath: "dropped",
    whileLoading: "unregistered",
    server: false,
    redirect: github,
    status: "memory",
    exit: true,
    dialect: { ...aligned, align: "none", wrapsHeaders: false },
  },
  C0: {
    ...shared,
    adapterFiles: [...strangers, "OneBotv11"],
    segments: [...strangers, "OneBotv11", "go-cqhttp"],
    whileLoading: "unregistered",
    redirect: github,
    status: "process",
    dialect: { ...aligned, align: "right-heavy" },
  },
  C: {
    ...shared,
    adapterFiles: [...strangers, "Milky", "OneBotv11", "Satori", "stdin"],
    segments: [...strangers, "OneBotv11"],
    whileLoading: "held",
    redirect: "https://git.trss.me/Yunzai",
    status: "report",
    dialect: aligned,
  },
};

/** The two segments behind which an adapter speaks OneBot v11 (FACTS Y4). */
export const oneBotSegments: readonly string[] = ["OneBotv11", "go-cqhttp"];
