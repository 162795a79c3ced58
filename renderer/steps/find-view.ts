import type { Picked } from "../../electron/contract/api.ts";
import { assertNever } from "../../electron/core/assert-never.ts";
import type { Program } from "../../electron/core/program.ts";
import type { FolderRefusal } from "../../electron/core/reasons.ts";
import type { RefusedFolder } from "../../electron/jobs/results.ts";
import type { FindTexts } from "../../electron/locales/window-find-types.ts";
import { isUsableLagrange, isUsableYunzai } from "../wizard/select.ts";
import type { Choice, Search, WizardState } from "../wizard/state.ts";

/** How many folders that the wizard can work with were found. */
export interface Usable {
  readonly lagrange: number;
  readonly yunzai: number;
}

export function usableIn({ lagrange, yunzai }: Pick<Search, "lagrange" | "yunzai">): Usable {
  return {
    lagrange: lagrange.filter(isUsableLagrange).length,
    yunzai: yunzai.filter(isUsableYunzai).length,
  };
}

/** The candidates in their order, those that cannot be chosen behind the others. */
export function usableFirst<Item>(
  items: readonly Item[],
  isUsable: (item: Item) => boolean,
): readonly Item[] {
  return [...items.filter(isUsable), ...items.filter((item) => !isUsable(item))];
}

/** Folders that only looked right; one that is shown among the candidates already tells its reason there. */
export function refusedElsewhere({ lagrange, yunzai, refused }: Search): readonly RefusedFolder[] {
  const shown = new Set([...lagrange, ...yunzai].map(({ path }) => path));
  return refused.filter(({ path }) => !shown.has(path));
}

/** The verdict on a search, running or ended. */
export function findTitle(
  texts: FindTexts["title"],
  { search, choice, job }: Pick<WizardState, "search" | "choice" | "job">,
): string {
  const { lagrange, yunzai } = usableIn(search);
  const found = foundOf(lagrange > 0, yunzai > 0);
  if (job?.kind === "find") return texts.searching[found];
  if (choice.elsewhere) return texts.ended[lagrange > 0 ? "elsewhere" : "only-elsewhere"];
  return texts.ended[found];
}

function foundOf(lagrange: boolean, yunzai: boolean): "nothing" | Program | "both" {
  if (lagrange) return yunzai ? "both" : "lagrange";
  return yunzai ? "yunzai" : "nothing";
}

/** What the search went through and found, once it has ended. */
export function findSummary(texts: FindTexts, search: Search, choice: Choice): string {
  const { lagrange, yunzai } = usableIn(search);
  const { scanned, progress } = search;
  const parts = [
    lagrange + yunzai > 0 ? texts.found(lagrange, yunzai) : "",
    scanned && !search.stopped
      ? texts.looked(scanned.folders, secondsOf(scanned.ms))
      : texts.stopped(progress?.folders ?? null),
    scanned && search.full && scanned.unreadable > 0 ? texts.unreadable(scanned.unreadable) : "",
    isWizardsChoice(choice) && lagrange > 0 && yunzai > 0 ? texts.bestChosen : "",
  ];
  return texts.sentences(parts.filter((part) => part !== ""));
}

function isWizardsChoice({ lagrangeByHand, yunzaiByHand }: Choice): boolean {
  return !lagrangeByHand && !yunzaiByHand;
}

/** Tenths matter only where there are few seconds. */
export function secondsOf(ms: number): string {
  const seconds = ms / 1000;
  return seconds < 10 ? Math.max(0.1, seconds).toFixed(1) : seconds.toFixed(0);
}

/** What is said of folders that the user picked or dropped. */
export type FolderNote =
  | { readonly kind: "looking" }
  | { readonly kind: "taken"; readonly paths: readonly string[] }
  /** It looks like one of the two, and cannot be used. */
  | { readonly kind: "refused"; readonly path: string; readonly reason: FolderRefusal }
  | { readonly kind: "nothing"; readonly path: string }
  | { readonly kind: "outside" }
  /** Where a dropped folder is could not be told. */
  | { readonly kind: "unreadable-drop" }
  | { readonly kind: "failed" };

/** What to say of a folder that was looked into; null where there is nothing to say. */
export function noteOf(picked: Picked): FolderNote | null {
  switch (picked.kind) {
    case "cancelled":
    case "list":
      return null;
    case "outside":
      return { kind: "outside" };
    case "looked": {
      const lagrange = picked.lagrange.find(isUsableLagrange);
      const yunzai = picked.yunzai.find(isUsableYunzai);
      const taken = [lagrange, yunzai].flatMap((candidate) => (candidate ? [candidate.path] : []));
      // One folder may hold both, where people unpack one into the other.
      if (taken.length > 0) return { kind: "taken", paths: [...new Set(taken)] };
      const [refused] = picked.refused;
      return refused ? { kind: "refused", ...refused } : { kind: "nothing", path: picked.path };
    }
    default:
      return assertNever(picked);
  }
}
