type StepName = "find" | "link" | "verify" | "review" | "done";

/** What stands around every page. */
export interface FrameTexts {
  readonly steps: Readonly<Record<StepName, string>>;
  readonly health: string;
  readonly next: string;
  readonly back: string;
  readonly stop: string;
  readonly close: string;
  readonly cancel: string;
  readonly help: string;
  /** What the help says: a heading, and a few sentences each. */
  readonly helpSections: readonly { readonly title: string; readonly text: string }[];
  /** Why the next step is shut. */
  readonly shut: Readonly<
    Record<"choose-lagrange" | "choose-yunzai" | "fields" | "loading" | "verify-first" | "busy", string>
  >;
  readonly connecting: string;
  /** The host has ended. */
  readonly gone: {
    readonly title: string;
    readonly text: string;
    readonly again: string;
    /** Said when connecting again did not help. */
    readonly still: string;
  };
  /** The one session is another window's. */
  readonly otherWindow: { readonly title: string; readonly text: string };
  /** The address was opened without its key. */
  readonly noKey: { readonly title: string; readonly text: string };
  /** A bug: nothing was changed, the job can be tried again. */
  readonly failed: { readonly title: string; readonly text: string; readonly again: string };
  /** Said when the page cannot close itself. */
  readonly mayClose: { readonly title: string; readonly text: string; readonly back: string };
}
