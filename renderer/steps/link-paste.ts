import { useEffect, useEffectEvent, useState } from "react";
import { pasteLimit } from "../../electron/contract/methods.ts";
import { assertNever } from "../../electron/core/assert-never.ts";
import type { PasteReading } from "../../electron/core/paste.ts";
import type { TypedFields } from "../../electron/core/typed-address.ts";
import { useWindow } from "../wizard/window-context.tsx";
import { pasteChange } from "./link-view.ts";

type Fields = Extract<PasteReading, { kind: "fields" }>;

/** What came of a paste. */
export type PasteNews =
  | { readonly kind: "reading" }
  | {
      readonly kind: "filled";
      readonly from: Fields["from"];
      /** Only what changed. */
      readonly fields: Partial<TypedFields>;
      readonly token: boolean;
      /** What stood there before. */
      readonly before: { readonly typed: TypedFields; readonly token: string };
    }
  /** It says what is filled in already. */
  | { readonly kind: "same"; readonly from: Fields["from"] }
  | Extract<PasteReading, { kind: "lagrange-log" }>
  | { readonly kind: "nothing" }
  | { readonly kind: "undone" }
  | { readonly kind: "failed" };

export interface Paste {
  readonly text: string;
  /** Null as long as nothing was pasted. */
  readonly news: PasteNews | null;
  /** A pasted text is read at once, a typed one when the typing rests. */
  readonly change: (text: string, pasted: boolean) => void;
  readonly undo: () => void;
}

/** How long typing must rest, in ms. */
const restMs = 400;

/** Has a paste read by the host, and takes over into the fields what it says. */
export function usePaste(): Paste {
  const { state, act, client } = useWindow();
  const [entry, setEntry] = useState({ text: "", pasted: false });
  const [news, setNews] = useState<PasteNews | null>(null);

  const take = useEffectEvent((reading: PasteReading): PasteNews => {
    switch (reading.kind) {
      case "lagrange-log":
      case "nothing":
        return reading;
      case "fields": {
        const { typed, token } = state.link;
        const change = pasteChange(reading, state.link);
        const { from } = reading;
        if (Object.keys(change.fields).length === 0 && change.token === null) return { kind: "same", from };
        act({ type: "type", fields: change.fields });
        if (change.token !== null) act({ type: "type-token", token: change.token });
        return {
          kind: "filled",
          from,
          fields: change.fields,
          token: change.token !== null,
          before: { typed, token },
        };
      }
      default:
        return assertNever(reading);
    }
  });

  useEffect(() => {
    const text = entry.text.slice(-pasteLimit);
    if (text.trim() === "") return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const read = async (): Promise<void> => {
      setNews({ kind: "reading" });
      const reading = await client.readPaste({ text }, { signal }).catch(() => null);
      if (!signal.aborted) setNews(reading ? take(reading) : { kind: "failed" });
    };
    const timer = setTimeout(() => void read(), entry.pasted ? 0 : restMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [client, entry]);

  return {
    text: entry.text,
    news,
    change(text, pasted) {
      setEntry({ text, pasted });
      if (text.trim() === "") setNews(null);
    },
    undo() {
      if (news?.kind !== "filled") return;
      act({ type: "type", fields: news.before.typed });
      act({ type: "type-token", token: news.before.token });
      setEntry({ text: "", pasted: false });
      setNews({ kind: "undone" });
    },
  };
}
