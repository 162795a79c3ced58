import type { ListenEnd, ListenRefusal, PathMeaning } from "../core/listen/dial-meaning.ts";

/** What is said of each dial that came while Yunzai's port was held, and at the end. */
export interface ListenTexts {
  /** Who dialled: Lagrange, another program by its own name, or one that gave none. */
  readonly fromLagrange: string;
  readonly fromOther: (program: string) => string;
  readonly fromUnknown: string;
  readonly path: string;
  readonly paths: Readonly<Record<PathMeaning, string>>;
  readonly token: string;
  readonly tokens: Readonly<Record<"none" | "header" | "query" | "both", string>>;
  readonly noId: string;
  /** Said of a dial for one half of the traffic (FACTS L8). */
  readonly notUniversal: (role: string) => string;
  readonly ended: Readonly<Record<ListenEnd, string>>;
  readonly dials: (count: number) => string;
  /** Nobody dialled: what that may mean. */
  readonly nobody: (port: number) => string;
  readonly secureCalls: (count: number) => string;
  readonly otherCalls: (count: number) => string;
  readonly refused: Readonly<Record<ListenRefusal, (port: number) => string>>;
  readonly holder: (program: string | null, pid: number | null, yunzai: string | null) => string;
}
