/** Carries JSON values between two processes, in order. */
export interface MessageChannel {
  /** What is sent to one that has gone is dropped. */
  send(message: object): void;
  listen(onMessage: (message: unknown) => void): void;
}

/** Electron's utility processes have this in place of Node's channel; only what is used of it. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: "message", listener: (event: { readonly data: unknown }) => void): unknown;
}

/** The way to the process that started this one; null where that opened none. */
export function channelToParent(): MessageChannel | null {
  const port: unknown = Reflect.get(process, "parentPort");
  if (isParentPort(port)) {
    return {
      send: (message) => port.postMessage(message),
      listen: (onMessage) => void port.on("message", ({ data }) => onMessage(data)),
    };
  }
  if (!process.send) return null;
  return {
    send(message) {
      // A parent that goes at this very moment fails the send; without a callback Node would throw that out of nowhere.
      if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
    },
    listen: (onMessage) => void process.on("message", onMessage),
  };
}

function isParentPort(port: unknown): port is ParentPort {
  return typeof port === "object" && port !== null && "postMessage" in port && "on" in port;
}
