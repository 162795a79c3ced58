import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Program } from "../../electron/core/program.ts";
import { maskId } from "../../electron/locales/report-masks.ts";
import type { Locale } from "../../electron/locales/types.ts";
import type { LagrangeCandidate, YunzaiCandidate } from "../../electron/jobs/results.ts";
import { useDelayed } from "../ui/busy.tsx";
import { useLocale } from "../ui/locale.tsx";
import { RadioCards, type RadioOption } from "../ui/radio-card.tsx";
import { StateBadge } from "../ui/state-badge.tsx";
import { paint } from "../ui/theme-tokens.ts";
import { isUsableLagrange, isUsableYunzai } from "../wizard/select.ts";
import { useWindow } from "../wizard/window-context.tsx";
import { usableFirst, usableIn } from "./find-view.ts";

/** Stands for a Yunzai without a folder among the paths. */
const elsewhere = "elsewhere:";

const useStyles = makeStyles({
  missing: {
    flexShrink: 0,
    boxSizing: "border-box",
    padding: "12px 16px",
    border: `1px dashed ${paint.quietFill}`,
    borderRadius: tokens.borderRadiusXLarge,
    display: "flex",
    flexDirection: "column",
    gap: "2px",
  },
  waiting: { color: tokens.colorNeutralForeground3 },
  title: { margin: 0, fontWeight: tokens.fontWeightSemibold, lineHeight: "20px" },
  next: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
  },
});

/** Both lists of what was found; the chosen ones are marked, what cannot be chosen stands at their ends. */
export function FindCandidates(): ReactElement {
  const { state, act } = useWindow();
  const locale = useLocale();
  const { group, elsewhere: without } = locale.window.find;
  const { search, choice } = state;
  const usable = usableIn(search);
  const lagrange = usableFirst(search.lagrange, isUsableLagrange).map((found) =>
    lagrangeOption(found, locale),
  );
  const yunzai = usableFirst(search.yunzai, isUsableYunzai).map((found) => yunzaiOption(found, locale));
  const options = [...yunzai, { value: elsewhere, title: without.label, detail: without.meaning }];
  return (
    <>
      {usable.lagrange === 0 && <Missing side="lagrange" />}
      {lagrange.length > 0 && (
        <RadioCards
          label={group.lagrange}
          options={lagrange}
          value={choice.lagrange}
          onChange={(path) => act({ type: "choose-lagrange", path })}
          fills={lagrange.length > 2}
        />
      )}
      {usable.yunzai === 0 && !choice.elsewhere && <Missing side="yunzai" />}
      <RadioCards
        label={group.yunzai}
        options={options}
        value={choice.elsewhere ? elsewhere : choice.yunzai}
        onChange={(path) =>
          act(path === elsewhere ? { type: "choose-elsewhere" } : { type: "choose-yunzai", path })
        }
        fills={options.length > 2}
      />
    </>
  );
}

/** In the place of a list that is empty: still looking, or what can be done. */
function Missing({ side }: { readonly side: Program }): ReactElement {
  const styles = useStyles();
  const { search, job } = useWindow().state;
  const texts = useLocale().window.find;
  const searching = job?.kind === "find";
  const late = useDelayed(searching);
  if (searching) {
    return (
      <div className={mergeClasses(styles.missing, styles.waiting)}>
        {late ? texts.stillSearching[side] : "\u00a0"}
      </div>
    );
  }
  const { title, next, nextAfterFull } = texts.missing[side];
  return (
    <div className={styles.missing}>
      <p className={styles.title}>{title}</p>
      <p className={styles.next}>{search.full && search.scanned?.complete ? nextAfterFull : next}</p>
    </div>
  );
}

function lagrangeOption(found: LagrangeCandidate, locale: Locale): RadioOption {
  const { path, uin, running, reason, executable } = found;
  const { badge, foundRunning } = locale.window.find;
  if (!isUsableLagrange(found)) {
    return {
      value: path,
      title: "Lagrange.Milky",
      badges: <StateBadge tone="quiet" text={badge.unusable} />,
      path,
      why: locale.reasons.refusedFolder.milky,
      disabled: true,
    };
  }
  return {
    value: path,
    title: "Lagrange.OneBot",
    badges: (
      <>
        {running && <StateBadge tone="good" text={badge.running} />}
        {executable === null && <StateBadge tone="caution" text={badge.settingsOnly} />}
        {uin === null ? (
          <StateBadge tone="caution" text={badge.neverLoggedIn} />
        ) : (
          // Masked as in the report: screenshots of this page are posted in forums.
          <StateBadge tone="quiet" text={badge.qq(maskId(uin))} />
        )}
      </>
    ),
    path,
    why: reason === "running" ? foundRunning : locale.reasons.found[reason],
  };
}

function yunzaiOption(found: YunzaiCandidate, locale: Locale): RadioOption {
  const { path, port, running, reason } = found;
  const { badge, otherYunzai, foundRunning, foundByPort } = locale.window.find;
  if (!isUsableYunzai(found)) {
    return {
      value: path,
      title: otherYunzai,
      badges: <StateBadge tone="quiet" text={badge.unusable} />,
      path,
      why: locale.reasons.refusedFolder["other-yunzai"],
      disabled: true,
    };
  }
  return {
    value: path,
    title: "TRSS-Yunzai",
    badges: (
      <>
        {running && <StateBadge tone="good" text={badge.running} />}
        <StateBadge tone="quiet" text={badge.port(port)} />
      </>
    ),
    path,
    why: whyFound(),
  };

  function whyFound(): string {
    if (reason === "listening") return foundByPort;
    return reason === "running" ? foundRunning : locale.reasons.found[reason];
  }
}
