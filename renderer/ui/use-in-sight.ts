import { useEffect, useRef, type RefObject } from "react";

/** For the element that answers a deed: it comes into sight with every new answer, also below the edge of a small window. */
export function useInSight(answer: unknown): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer !== null) box.current?.scrollIntoView({ block: "nearest" });
  }, [answer]);
  return box;
}
