import { useLayoutEffect } from "react";

/** For a dialog that is mounted while it is open: what had the focus before gets it back in the end. */
export function useFocusReturn(): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
}
