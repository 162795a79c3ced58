/**
 * Put before a program that was forked, this makes it look to itself like one of Electron's utility processes:
 * the channel is `process.parentPort`, and Node's own is not there.
 */
const send = process.send?.bind(process);
Reflect.deleteProperty(process, "send");
Reflect.set(process, "parentPort", {
  postMessage: (message: unknown) => send?.(message),
  on: (_: "message", listener: (event: { readonly data: unknown }) => void) =>
    process.on("message", (data) => listener({ data })),
});
