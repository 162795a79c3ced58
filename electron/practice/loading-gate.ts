/** Opens once, when the plugins are loaded; what came before waits in order. */
export interface LoadingGate {
  isOpen(): boolean;
  /** Runs at once when open, else when it opens. */
  onOpen(run: () => void): void;
  open(): void;
}

/** A closed gate. */
export function createLoadingGate(): LoadingGate {
  const waiting: (() => void)[] = [];
  let opened = false;
  return {
    isOpen: () => opened,
    onOpen(run) {
      if (opened) run();
      else waiting.push(run);
    },
    open() {
      opened = true;
      for (const run of waiting.splice(0)) run();
    },
  };
}
