import { isFromLagrange, pathMeaning } from "../../core/listen/dial-meaning.ts";
import type { ListenDial, ListenResult } from "../../jobs/results.ts";
import { maskId } from "../../locales/report-masks.ts";
import type { Look } from "./format-finding.ts";
import { block, paragraph, type Row } from "./layout.ts";

/** What one dial was and what that means; `times` counts dials like it, this one included. */
export function formatDial(dial: ListenDial, times: number, look: Look): readonly string[] {
  const { locale, paint, width } = look;
  const texts = locale.terminal.listen;
  const at = paint.quiet(timeOf(dial.at));
  if (times > 1) return [`${at}  ${paint.quiet(texts.again(times))}`];
  const right = pathMeaning(dial) === "right";
  const rows: Row[] = [
    [texts.path, [dial.path, (right ? paint.good : paint.bad)(texts.paths[pathMeaning(dial)])]],
    [texts.token, texts.tokens[tokenPlaces(dial)]],
    [locale.terminal.output.qq, dial.selfId === null ? texts.noId : maskId(dial.selfId)],
  ];
  const half = dial.role === "Api" || dial.role === "Event" ? texts.notUniversal(dial.role) : null;
  return [
    `${at}  ${paint.strong(callerOf(dial, look))}`,
    ...block(rows, { indent: 2, width, label: paint.quiet }),
    ...(half === null ? [] : paragraph(half, 2, width)),
  ];
}

/** Why it ended and what came of it, or why nothing was listened to. */
export function formatListenEnd(result: ListenResult, port: number, look: Look): readonly string[] {
  const { locale, paint, width } = look;
  const texts = locale.terminal.listen;
  if (result.kind === "refused") {
    const { pid = null, program = null, yunzai = null } = result.holder ?? {};
    const known = pid !== null || program !== null || yunzai !== null;
    return [
      ...paragraph(paint.bad(texts.refused[result.reason](port)), 0, width),
      ...(known ? paragraph(texts.holder(program, pid, yunzai), 0, width) : []),
    ];
  }
  const { ended, dials, strays } = result;
  const others = strays.request + strays.unreadable;
  const nobody = ended === "time-over" && dials === 0 && strays.secure === 0;
  const lines = [
    texts.ended[ended],
    dials > 0 ? texts.dials(dials) : "",
    nobody ? texts.nobody(port) : "",
    strays.secure > 0 ? texts.secureCalls(strays.secure) : "",
    others > 0 ? texts.otherCalls(others) : "",
  ];
  return lines.filter((line) => line !== "").flatMap((line) => paragraph(line, 0, width));
}

function callerOf(dial: ListenDial, { locale }: Look): string {
  const texts = locale.terminal.listen;
  if (isFromLagrange(dial)) return texts.fromLagrange;
  return dial.userAgent === null ? texts.fromUnknown : texts.fromOther(dial.userAgent);
}

function tokenPlaces({ tokenIn }: ListenDial): "none" | "header" | "query" | "both" {
  if (tokenIn.length > 1) return "both";
  return tokenIn[0] ?? "none";
}

/** `14:03:05` by this computer's clock. */
function timeOf(at: number): string {
  return new Date(at).toTimeString().slice(0, 8);
}
