/** One WebSocket dial as the practice Yunzai met it. Header values stay out: they may hold a token. */
export interface RecordedDial {
  /** Request target as it came: path and query. */
  readonly path: string;
  /** Lower case, in the order they came. */
  readonly headerNames: readonly string[];
  readonly userAgent: string | null;
  readonly outcome: "held" | "opened" | "unanswered" | "dropped" | "not-found" | "unauthorized" | "malformed";
  readonly pings: number;
  /** What the connection ended with: 1005 for a close frame without a code, 1006 for none; null while open. */
  readonly closeCode: number | null;
}

/** Everything a practice Yunzai got since it started, so that a test can tell what a probe did to it. */
export interface Recording {
  readonly dials: readonly RecordedDial[];
  /** Text and binary frames, by the path they came in on. */
  readonly frames: readonly { readonly path: string; readonly text: string }[];
  /** Plain HTTP request lines: `GET / HTTP/1.1`. */
  readonly requests: readonly string[];
  /** Ids of all bots that a lifecycle event registered (FACTS Y9). */
  readonly bots: readonly string[];
}

/** A dial that can still change while its connection lives. */
export type DialEntry = { -readonly [K in keyof RecordedDial]: RecordedDial[K] };

export interface Recorder {
  dial(path: string, rawHeaders: readonly string[]): DialEntry;
  frame(path: string, text: string): void;
  request(line: string): void;
  bot(selfId: string): void;
  snapshot(): Recording;
}

/** An empty recorder; everything it hands out in a snapshot is a copy. */
export function createRecorder(): Recorder {
  const dials: DialEntry[] = [];
  const frames: { path: string; text: string }[] = [];
  const requests: string[] = [];
  const bots: string[] = [];
  return {
    dial(path, rawHeaders) {
      const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
      const agent = names.indexOf("user-agent");
      const entry: DialEntry = {
        path,
        headerNames: names,
        userAgent: agent < 0 ? null : (rawHeaders[agent * 2 + 1] ?? null),
        outcome: "held",
        pings: 0,
        closeCode: null,
      };
      dials.push(entry);
      return entry;
    },
    frame: (path, text) => void frames.push({ path, text }),
    request: (line) => void requests.push(line),
    bot: (selfId) => void bots.push(selfId),
    snapshot: () => structuredClone({ dials, frames, requests, bots }),
  };
}
