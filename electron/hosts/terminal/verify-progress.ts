import type { VerifyProgress } from "../../jobs/verify/verify.ts";
import type { Console } from "./console.ts";

/** Shows the stage a handshake has passed, or the time left while Yunzai is waited for. */
export function showVerifyProgress({ locale, progress }: Console): VerifyProgress {
  const texts = locale.terminal.progress;
  return (news) => {
    const what =
      news.type === "wait" ? texts.waiting(news.secondsLeft) : locale.steps.stages[news.step.stage];
    progress.show(texts.verifying(news.url, what));
  };
}
