import { assertNever } from "../../electron/core/assert-never.ts";
import type { WriteRefusal } from "../../electron/core/reasons.ts";
import type { ApplyResult } from "../../electron/jobs/results.ts";
import type { ReviewTexts } from "../../electron/locales/window-review-types.ts";
import type { Deed } from "../wizard/actions.ts";
import type { Review } from "../wizard/state.ts";

/** A plan or a write that came to nothing. */
export interface Refusal {
  readonly reason: WriteRefusal;
  readonly result: ApplyResult;
}

/** What there is to review. */
export type ReviewView =
  | { readonly kind: "planning" }
  | { readonly kind: "planned"; readonly result: ApplyResult }
  | { readonly kind: "unchanged"; readonly result: ApplyResult }
  | ({ readonly kind: "refused" } & Refusal);

/** What the write met counts before what the plan met; a plan that is being written stays to be seen. */
export function reviewView({ plan, written }: Pick<Review, "plan" | "written">): ReviewView {
  const result = written ?? plan?.result ?? null;
  if (result === null) return { kind: "planning" };
  switch (result.kind) {
    case "planned":
    case "written":
      return { kind: "planned", result };
    case "unchanged":
      return { kind: "unchanged", result };
    case "refused":
      return { kind: "refused", reason: result.reason ?? "io", result };
    default:
      return assertNever(result.kind);
  }
}

/** The next thing after a refusal. */
export interface RefusalStep {
  readonly label: keyof ReviewTexts["refused"]["next"];
  /** Null where the user first has to say which entry. */
  readonly deed: Deed | null;
}

/** What helps after each reason. A plan that was written is used up, so trying again plans again. */
export function stepAfter(
  { reason, result }: Refusal,
  { from, request }: Pick<Review, "from" | "request">,
): RefusalStep {
  const again: RefusalStep = { label: "try-again", deed: { type: "plan-again" } };
  switch (reason) {
    case "not-verified":
      // What was verified before is not true any more: it has to be dialled again, not just shown.
      return from === "health"
        ? { label: "examine", deed: { type: "examine", waitSeconds: null } }
        : { label: "verify", deed: { type: "verify", waitSeconds: null } };
    case "ambiguous":
      return result.candidates.length > 0
        ? { label: "use-entry", deed: null }
        : { label: "add-entry", deed: { type: "choose-entry", entry: "new" } };
    case "settings-unreadable":
      // A file that the disk does not give cannot be rebuilt either.
      return request?.rebuild === true ? again : { label: "rebuild", deed: { type: "rebuild" } };
    case "wrong-program":
    case "outside":
      return { label: "choose-folder", deed: { type: "go-to", step: "find" } };
    case "would-not-parse":
      return { label: "examine", deed: { type: "examine", waitSeconds: null } };
    // Mended by hand: rebuilding appsettings.json leaves the file over it as it is.
    case "layer-unreadable":
    case "changed-meanwhile":
      return { label: "check-again", deed: { type: "plan-again" } };
    case "would-not-rebuild":
      // Mended by hand, too: what it is by then need not be rebuilt any more.
      return {
        label: "check-again",
        deed:
          from === "health"
            ? { type: "repair", rebuild: false }
            : { type: "review", unverified: request?.unverified ?? false },
      };
    case "locked":
    case "no-permission":
    case "read-only":
    case "disk-full":
    case "not-found":
    case "cancelled":
    case "io":
      return again;
    default:
      return assertNever(reason);
  }
}
