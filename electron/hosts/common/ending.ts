/** Whatever asks this process to end aborts the returned signal; a second Ctrl+C ends it at once. */
export function endingSignal(): AbortSignal {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
  // The console's window was closed; Windows leaves some seconds then.
  process.once("SIGHUP", end);
  // A parent that started this process with a channel has ended, or wants it to end.
  process.once("disconnect", end);
  // Listening to that channel alone must not keep alive what has nothing left to do.
  process.channel?.unref();
  for (const stream of [process.stdout, process.stderr]) {
    // EPIPE: `| head` has seen enough. There is nobody left to tell, so the job ends in its own clean way.
    stream.on("error", end);
  }
  return controller.signal;
}
