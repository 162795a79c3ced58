import type { NextTexts } from "../../electron/locales/window-verify-types.ts";
import type { Action } from "../ui/action-button.tsx";
import type { IconName } from "../ui/icons.tsx";
import type { NextAction } from "../wizard/next-action.ts";
import type { Deed } from "../wizard/reduce.ts";
import { nextLabel } from "./verify-next.ts";

const icons: Readonly<Partial<Record<NextAction["kind"], IconName>>> = {
  wait: "clock",
  again: "refresh",
  choose: "folder",
  "edit-fields": "pencil",
};

/** A next action as a button that does a deed. */
export function nextButton(texts: NextTexts, action: NextAction, onClick: () => void): Action {
  const icon = icons[action.kind];
  return { label: nextLabel(texts, action), onClick, ...(icon ? { icon } : {}) };
}

/** The buttons of all actions that a page has a deed for, in their order. */
export function nextButtons(
  texts: NextTexts,
  actions: readonly NextAction[],
  deedOf: (action: NextAction) => Deed | null,
  act: (deed: Deed) => void,
): readonly Action[] {
  return actions.flatMap((action) => {
    const deed = deedOf(action);
    return deed === null ? [] : [nextButton(texts, action, () => act(deed))];
  });
}
