import type { ReactElement } from "react";
import { Busy } from "../ui/busy.tsx";
import { useLocale } from "../ui/locale.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import { doingOf } from "./verify-phase.ts";

/** How far the last dial before the write has come. */
export function ReviewPlanning(): ReactElement {
  const { progress } = useWindow().state.review;
  const { review, verify } = useLocale().window;
  return <Busy label={review.planning.what} detail={verify.doing[doingOf(progress)]} />;
}
