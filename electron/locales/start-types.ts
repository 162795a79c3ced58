/** Why the browser host refuses a request; sent as `X-Refused`, said in the body. */
export type RequestRefusal =
  | "bad-request"
  | "wrong-method"
  | "wrong-host"
  | "wrong-origin"
  | "cross-site"
  | "wrong-token"
  | "no-session"
  /** The token was right, and somebody came first. */
  | "other-window"
  | "forbidden-path"
  | "not-found"
  | "not-a-socket"
  | "too-many";

/** Where the wizard opens, and why there. */
export type OpeningPlace = "desktop" | "no-runtime" | "asked" | "printed" | "desktop-failed";

/** What can be wrong with the options of `npm start`: exit 2 and one sentence. */
export type StartProblem =
  | { readonly kind: "unknown-option"; readonly option: string }
  | { readonly kind: "unexpected-argument"; readonly argument: string }
  | { readonly kind: "value-missing"; readonly option: string }
  | { readonly kind: "value-not-wanted"; readonly option: string }
  | { readonly kind: "no-such-language"; readonly value: string }
  | { readonly kind: "practice-only"; readonly option: string }
  | { readonly kind: "not-together"; readonly options: readonly [string, string] }
  | { readonly kind: "not-a-folder"; readonly path: string };

/** What `npm start` and the browser host say. */
export interface StartTexts {
  /** One line each. */
  readonly opening: Readonly<Record<OpeningPlace, string>>;
  /** Said when no browser came up; the address stands above it. */
  readonly openItYourself: string;
  readonly help: {
    readonly tagline: string;
    readonly usage: string;
    readonly options: string;
    readonly option: Readonly<
      Record<
        | "practice"
        | "browser"
        | "no-open"
        | "lang"
        | "help"
        | "within"
        | "age"
        | "loading"
        | "auth"
        | "stopped",
        string
      >
    >;
  };
  readonly usage: {
    readonly [K in StartProblem["kind"]]: (problem: Extract<StartProblem, { kind: K }>) => string;
  };
  /** The headline over a refusal. */
  readonly refusedTitle: string;
  /** A sentence or two: what was wrong, and what to do where there is something. */
  readonly refused: Readonly<Record<RequestRefusal, string>>;
}
