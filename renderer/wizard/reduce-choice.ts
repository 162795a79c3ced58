import type { FindResult } from "../../electron/jobs/results.ts";
import { freshProof, type WizardState } from "./state.ts";

/** The user's own choice: what is found later does not change it. */
export function chooseLagrange(state: WizardState, path: string): WizardState {
  return forgetLink({ ...state, choice: { ...state.choice, lagrange: path, lagrangeByHand: true } });
}

export function chooseYunzai(state: WizardState, path: string): WizardState {
  return forgetLink({
    ...state,
    choice: { ...state.choice, yunzai: path, elsewhere: false, yunzaiByHand: true },
  });
}

/** Yunzai has no folder here: its address stands in for one. */
export function chooseElsewhere(state: WizardState): WizardState {
  return forgetLink({
    ...state,
    choice: { ...state.choice, yunzai: null, elsewhere: true, yunzaiByHand: true },
  });
}

/** Puts what was picked or dropped first on the lists, and chooses it. */
export function addFolders(
  state: WizardState,
  found: Pick<FindResult, "lagrange" | "yunzai" | "refused">,
): WizardState {
  const { search } = state;
  const [lagrange] = found.lagrange.filter(({ program }) => program === "onebot");
  const [yunzai] = found.yunzai.filter(({ flavour }) => flavour === "trss");
  let added: WizardState = {
    ...state,
    search: {
      ...search,
      lagrange: merged(found.lagrange, search.lagrange),
      yunzai: merged(found.yunzai, search.yunzai),
      refused: merged(found.refused, search.refused),
    },
  };
  if (lagrange) added = chooseLagrange(added, lagrange.path);
  if (yunzai) added = chooseYunzai(added, yunzai.path);
  return added;
}

/** The new ones first, none twice. */
function merged<Item extends { readonly path: string }>(
  added: readonly Item[],
  known: readonly Item[],
): readonly Item[] {
  const fresh = new Set(added.map(({ path }) => path));
  return [...added, ...known.filter(({ path }) => !fresh.has(path))];
}

/** Another folder has another link. */
export function forgetLink(state: WizardState): WizardState {
  return forgetProof({ ...state, link: { ...state.link, suggestion: null, token: "" } });
}

/** What was proved holds for other words no more. */
export function forgetProof(state: WizardState): WizardState {
  return { ...state, proof: freshProof() };
}
