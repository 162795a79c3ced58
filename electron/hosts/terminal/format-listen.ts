import { isFromLagrange, pathMeaning } from "../../core/listen/dial-meaning.ts";
import type { ListenDial, ListenResult } from "../../jobs/results.ts";
import { maskId } from "../../locales/report-masks.ts";
import { sayCaller, sayListenEnd, sayToken } from "../../locales/say-listen.ts";
import type { Look } from "./console.ts";
import { block, paragraph, type Row } from "./layout.ts";

/** What one dial was and what that means; `times` counts dials like it, this one included. */
export function formatDial(dial: ListenDial, times: number, look: Look): readonly string[] {
  const { locale, paint, width } = look;
  const { listen: texts, terminal } = locale;
  const at = paint.quiet(timeOf(dial.at));
  if (times > 1) return [`${at}  ${paint.quiet(terminal.listen.again(times))}`];
  const right = pathMeaning(dial) === "right";
  const rows: Row[] = [
    [texts.path, [dial.path, (right ? paint.good : paint.bad)(texts.paths[pathMeaning(dial)])]],
    [texts.token, sayToken(texts, dial.tokenIn)],
    [terminal.output.qq, dial.selfId === null ? texts.noId : maskId(dial.selfId)],
  ];
  const half = dial.role === "Api" || dial.role === "Event" ? texts.notUniversal(dial.role) : null;
  return [
    `${at}  ${paint.strong(sayCaller(texts, isFromLagrange(dial), dial.userAgent))}`,
    ...block(rows, { indent: 2, width, label: paint.quiet }),
    ...(half === null ? [] : paragraph(half, 2, width)),
  ];
}

/** Why it ended and what came of it, or why nothing was listened to. */
export function formatListenEnd(result: ListenResult, port: number, look: Look): readonly string[] {
  const { locale, paint, width } = look;
  const [first = "", ...others] = sayListenEnd(locale.listen, result, port);
  const refused = result.kind === "refused";
  const instead = refused && result.reason === "yunzai-running" ? [locale.terminal.listen.checkInstead] : [];
  return [refused ? paint.bad(first) : first, ...instead, ...others].flatMap((line) =>
    paragraph(line, 0, width),
  );
}

/** `14:03:05` by this computer's clock. */
function timeOf(at: number): string {
  return new Date(at).toTimeString().slice(0, 8);
}
