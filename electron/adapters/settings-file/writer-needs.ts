import type { FileCalls } from "./file-calls.ts";
import type { Writers } from "./writer-tag.ts";

/** What writing a settings file needs from outside; each can be given, so that a test can make any call fail. */
export interface WriterNeeds {
  readonly calls: FileCalls;
  readonly writers: Writers;
  /** Milliseconds since the epoch; backups are named by it. */
  now(): number;
}
