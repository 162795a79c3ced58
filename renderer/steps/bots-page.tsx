import type { ReactElement } from "react";
import { assertNever } from "../../electron/core/assert-never.ts";
import type { Locale } from "../../electron/locales/types.ts";
import { useLocale } from "../ui/locale.tsx";
import { StepFrame, type StepFrameProps } from "../wizard/step-frame.tsx";
import { useWindow, type WindowContents } from "../wizard/window-context.tsx";
import { repairBot } from "./bots-deeds.ts";
import { BotsSameId } from "./bots-same-id.tsx";
import { BotsTable } from "./bots-table.tsx";
import { botRows, botsPhase, sameIds, type BotsPhase } from "./bots-view.ts";
import { PageBody } from "./verify-page-body.tsx";

/** What a run again opens on where there are several bots: how each stands, and one way to repair them all. */
export function BotsPage(): ReactElement {
  const contents = useWindow();
  const { bots, job, failed } = contents.state;
  const locale = useLocale();
  const phase = botsPhase(bots, job);
  return (
    <StepFrame
      {...headingOf(locale, phase, bots.length, failed !== null)}
      {...buttonsOf(locale, phase, contents)}
    >
      <PageBody shows={phase.kind}>
        {sameIds(bots).map((same) => (
          <BotsSameId key={same.uin} same={same} />
        ))}
        <BotsTable rows={botRows(locale, bots, job)} />
      </PageBody>
    </StepFrame>
  );
}

function headingOf(
  { window: { bots: texts } }: Locale,
  phase: BotsPhase,
  all: number,
  failed: boolean,
): Pick<StepFrameProps, "title" | "subtitle"> {
  const { title, subtitle } = texts;
  switch (phase.kind) {
    case "checking":
      return { title: title.checking(phase.of), subtitle: texts.progress(phase.done, phase.of) };
    case "stopped":
      return failed
        ? { title: title.unfinished }
        : { title: title.stopped, subtitle: subtitle.stopped(phase.unchecked) };
    case "settled": {
      const { broken, unproven, repairable, written } = phase;
      const good = written > 0 ? subtitle.written(written) : subtitle.healthy;
      if (broken + unproven === 0) return { title: title.healthy(all), subtitle: good };
      return {
        title: broken > 0 ? title.broken(broken, all) : title.unproven(unproven, all),
        subtitle: repairable.length > 0 ? subtitle.repairable(repairable.length) : subtitle.byHand,
      };
    }
    default:
      return assertNever(phase);
  }
}

function buttonsOf(
  { window: { bots: texts, frame, health } }: Locale,
  phase: BotsPhase,
  { state, act, close }: Pick<WindowContents, "state" | "act" | "close">,
): Pick<StepFrameProps, "primary" | "secondary"> {
  const find = { label: texts.findMore, onClick: () => act({ type: "leave-health", to: "find" }) };
  const again = { label: health.again, onClick: () => act({ type: "examine-bots" }) };
  switch (phase.kind) {
    case "checking":
      return {
        primary: null,
        secondary: [find, { label: health.stop, onClick: () => act({ type: "stop" }) }],
      };
    case "stopped":
      // Where the wizard itself failed, the frame offers that.
      return { primary: state.failed === null ? again : null, secondary: [find] };
    case "settled": {
      const [first, ...others] = phase.repairable;
      if (first) {
        const label = texts.repairAll(phase.repairable.length);
        const onClick = (): void =>
          others.length > 0 ? act({ type: "plan-bots" }) : repairBot(act, first.lagrange);
        return { primary: { label, onClick }, secondary: [find, again] };
      }
      return phase.broken + phase.unproven === 0
        ? { primary: { label: frame.close, onClick: close }, secondary: [find, again] }
        : { primary: again, secondary: [find] };
    }
    default:
      return assertNever(phase);
  }
}
