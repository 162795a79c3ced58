import type { FieldName } from "../core/link-fields.ts";

/** A sentence of Lagrange's log: what it means, and what to do about it. */
interface LogMeaning {
  readonly means: string;
  readonly next: string;
}

/** The page of the port and the suffix. */
export interface LinkTexts {
  /** The verdict on what is filled in, and where that comes from. */
  readonly title: Readonly<Record<"reading" | "yunzai-settings" | "guess" | "own" | "wrong", string>>;
  readonly subtitle: Readonly<
    Record<"reading" | "yunzai-settings" | "guess" | "elsewhere" | "own" | "wrong", string>
  >;
  /** Labels, which carry the names that stand in appsettings.json. */
  readonly fields: Readonly<Record<FieldName, string>>;
  /** The same within a sentence. */
  readonly short: Readonly<Record<FieldName | "token", string>>;
  /** What a served path is for. */
  readonly suffixUse: {
    readonly best: string;
    readonly oneBot: string;
    readonly other: (adapter: string) => string;
  };
  /** What the window itself says of the fields, beside `reasons.endpoint`. */
  readonly problem: {
    readonly suffixQuery: string;
    readonly suffixCase: string;
    readonly suffixUnknown: string;
    readonly suffixMasked: string;
    readonly portDiffers: (port: string) => string;
  };
  /** On the button that takes over a correction. */
  readonly use: (values: readonly string[]) => string;
  readonly preview: { readonly label: string; readonly incomplete: string; readonly withToken: string };
  readonly token: {
    readonly label: string;
    readonly labelOptional: string;
    readonly none: string;
    readonly known: string;
    readonly own: string;
    readonly unmeetable: string;
    readonly enterAnyway: string;
    readonly enterOther: string;
    readonly withdraw: string;
    readonly show: string;
    readonly hide: string;
    /** The same buttons' names for those who do not see what they stand beside. */
    readonly showName: string;
    readonly hideName: string;
    readonly showTyped: string;
    /** `Bearer` stands in front of what was typed; Lagrange puts it there itself. */
    readonly bearer: string;
    readonly dropBearer: string;
    /** The host found no token after all. */
    readonly gone: string;
  };
  readonly paste: {
    readonly label: string;
    readonly placeholder: string;
    readonly reading: string;
    /** Everything that was taken over, such as "port 2536", and out of what. */
    readonly filled: (parts: readonly string[], from: string) => string;
    readonly part: (field: string, value: string) => string;
    readonly same: (from: string) => string;
    readonly from: Readonly<Record<"announcement" | "url" | "settings", string>>;
    readonly undo: string;
    readonly undone: string;
    readonly nothing: string;
    readonly failed: string;
    readonly log: {
      readonly reconnecting: LogMeaning;
      readonly pathRefused: LogMeaning;
      readonly tokenRefused: LogMeaning;
      readonly otherStatus: (status: number) => LogMeaning;
      readonly dropped: LogMeaning;
      readonly noImplementation: LogMeaning;
      readonly invalidUrl: (url: string) => LogMeaning;
    };
  };
  readonly verify: string;
}
