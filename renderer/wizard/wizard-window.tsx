import type { ReactElement } from "react";
import { assertNever } from "../../electron/core/assert-never.ts";
import { BotsPage } from "../steps/bots-page.tsx";
import { BotsReviewPage } from "../steps/bots-review-page.tsx";
import { DoneStep } from "../steps/done-step.tsx";
import { FindStep } from "../steps/find-step.tsx";
import { HealthPage } from "../steps/health-page.tsx";
import { LinkStep } from "../steps/link-step.tsx";
import { ReviewStep } from "../steps/review-step.tsx";
import { VerifyStep } from "../steps/verify-step.tsx";
import { useWindow } from "./window-context.tsx";

/** The page that the state asks for. */
export function WizardWindow(): ReactElement {
  const { page } = useWindow().state;
  switch (page) {
    case "find":
      return <FindStep />;
    case "link":
      return <LinkStep />;
    case "verify":
      return <VerifyStep />;
    case "review":
      return <ReviewStep />;
    case "done":
      return <DoneStep />;
    case "health":
      return <HealthPage />;
    case "bots":
      return <BotsPage />;
    case "bots-review":
      return <BotsReviewPage />;
    default:
      return assertNever(page);
  }
}
