/** The parts of the link between Lagrange and Yunzai, in the order a dial passes them. */
export type StationId = "settings" | "address" | "port" | "path" | "token" | "adapter";

/** How a station stands; `pending` will be right once the planned edit is written. */
export type StationState = "good" | "caution" | "bad" | "unknown" | "busy" | "pending";

/** What a station without a value of its own says under its disc. */
export type StationWord =
  | "read"
  | "unreadable"
  | "missing"
  | "no-entry"
  | "to-be-written"
  | "accepted"
  | "refused"
  | "needed"
  | "ready"
  | "loading"
  | "silent"
  | "none";

/** The sentences of the window's own components, whatever step they stand in. */
export interface WindowUiTexts {
  readonly product: string;
  readonly practice: { readonly badge: string; readonly meaning: string };
  readonly shell: {
    readonly steps: string;
    /** On a narrow window: where one is among the steps. */
    readonly stepOf: (number: number, total: number, label: string) => string;
    readonly done: string;
    readonly ahead: string;
    readonly help: string;
  };
  readonly picture: {
    readonly name: string;
    readonly stations: Readonly<Record<StationId, string>>;
    readonly states: Readonly<Record<StationState, string>>;
    readonly words: Readonly<Record<StationWord, string>>;
    readonly entries: (count: number) => string;
    /** Read out before the right value of a wrong station. */
    readonly expected: string;
    readonly lagrange: string;
    readonly yunzai: string;
    readonly qq: (maskedId: string) => string;
    readonly neverLoggedIn: string;
    readonly running: string;
    readonly notRunning: string;
    /** Windows holds it up while something is selected in its window (FACTS Y16). */
    readonly paused: string;
    readonly port: (port: number) => string;
    readonly notFound: string;
    readonly byAddress: string;
  };
  readonly finding: {
    readonly cause: string;
    readonly evidence: string;
    /** Over what merely follows from the finding. */
    readonly follows: (count: number) => string;
  };
  readonly diff: {
    readonly name: string;
    readonly added: string;
    readonly removed: string;
    readonly gap: string;
    readonly nothing: string;
  };
  readonly busy: string;
  readonly secondsLeft: (seconds: number) => string;
}
