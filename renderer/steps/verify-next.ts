import { assertNever } from "../../electron/core/assert-never.ts";
import type { WindowTexts } from "../../electron/locales/window-types.ts";
import type { DeedAction, NextAction } from "../wizard/next-action.ts";
import type { Deed } from "../wizard/actions.ts";

/** What a next action does on the page that proves the link; null where the card has a field for it. */
export function verifyDeed(action: DeedAction): Deed | null {
  switch (action.kind) {
    case "use":
      return { type: "use-and-verify", fields: action.fields };
    case "wait":
      return { type: "verify", waitSeconds: action.seconds };
    case "again":
      return { type: "verify", waitSeconds: null };
    case "enter-token":
      return null;
    case "edit-fields":
      return { type: "go-to", step: "link" };
    case "choose":
      return { type: "go-to", step: "find" };
    case "repair":
    case "rebuild":
      // The far side alone is proved here: the settings come up on the next page.
      return { type: "review", unverified: false };
    default:
      return assertNever(action);
  }
}

/** What a next action does on Health; whatever changes a file leads to the page that shows the change first. */
export function healthDeed(action: DeedAction): Deed {
  switch (action.kind) {
    case "repair":
      return { type: "repair", rebuild: false };
    case "rebuild":
      return { type: "repair", rebuild: true };
    case "wait":
      return { type: "examine", waitSeconds: action.seconds };
    case "again":
      return { type: "examine", waitSeconds: null };
    case "choose":
      return { type: "leave-health", to: "find" };
    case "enter-token":
    case "edit-fields":
    case "use":
      return { type: "leave-health", to: "link" };
    default:
      return assertNever(action);
  }
}

/** What stands on the button. */
export function nextLabel({ verify, start, listen, folder }: WindowTexts, action: NextAction): string {
  const texts = verify.next;
  switch (action.kind) {
    case "use":
      return texts.use(Object.values(action.fields).join(" "));
    case "wait":
      return { ready: texts.waitReady, started: texts.waitStarted, restarted: texts.waitRestarted }[
        action.until
      ];
    case "start":
      return start.open[action.program];
    case "listen":
      return listen.open;
    case "show-folder":
      return folder.open.any;
    case "again":
      return texts.again;
    case "enter-token":
      return texts.enterToken;
    case "edit-fields":
      return texts.editFields;
    case "choose":
      return action.what === "lagrange" ? texts.chooseLagrange : texts.chooseYunzai;
    case "repair":
      return texts.repair;
    case "rebuild":
      return texts.rebuild;
    default:
      return assertNever(action);
  }
}
