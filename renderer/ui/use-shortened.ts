import { useLayoutEffect, useState, type RefObject } from "react";
import { flushSync } from "react-dom";
import { shorten, type Shortened } from "./shorten.ts";

/**
 * Shortens a text to the room that an element has, and again whenever that changes; null while it fits whole.
 * The element's width must come from its place, not from its text. `lead` stands before the text and stays.
 */
export function useShortened(
  box: RefObject<HTMLElement | null>,
  text: string,
  lead: string,
): Shortened | null {
  const [shortened, setShortened] = useState<Shortened | null>(null);
  useLayoutEffect(() => {
    const element = box.current;
    const context = document.createElement("canvas").getContext("2d");
    if (!element || !context) return undefined;
    const fit = (): void => {
      // Put together by hand: the shorthand is empty where a font has variants, such as figures of one width.
      const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
      context.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
      // Hidden just now: there is nothing to fit into.
      if (element.clientWidth === 0) return;
      // A pixel for rounding: an ellipsis too early is better than a letter cut in half.
      const room = element.clientWidth - 1;
      const next = shorten(text, (shown) => context.measureText(lead + shown).width <= room);
      setShortened((now) => (sameCut(now, next) ? now : next));
    };
    fit();
    // Told before the new width is painted, and cut before it: no frame shows a text that ends in mid-letter.
    const observer = new ResizeObserver(() => flushSync(fit));
    observer.observe(element);
    // Widths change when the real font arrives.
    let gone = false;
    void document.fonts.ready.then(() => (gone ? undefined : fit()));
    return () => {
      gone = true;
      observer.disconnect();
    };
  }, [box, text, lead]);
  return shortened;
}

function sameCut(a: Shortened | null, b: Shortened | null): boolean {
  return a?.head === b?.head && a?.left === b?.left && a?.tail === b?.tail;
}
