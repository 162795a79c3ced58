import type { Look } from "../../electron/hosts/terminal/console.ts";
import { createPaint } from "../../electron/hosts/terminal/paint.ts";
import { localeFor } from "../../electron/locales/index.ts";

/** A terminal without colours or an edge, in either language. */
export const plain: Look = {
  locale: localeFor("en"),
  paint: createPaint(false),
  width: Number.POSITIVE_INFINITY,
};
export const chinese: Look = { ...plain, locale: localeFor("zh-CN") };
export const coloured: Look = { ...plain, paint: createPaint(true) };
