import type { ConsoleWindow } from "../core/console-title.ts";
import type { DialHead, StrayCall } from "../core/listen/dial-head.ts";
import type { DialEvent, DialRequest, Readiness } from "../core/probe/probe.ts";
import type { SystemProxy } from "../core/proxy.ts";
import type { DiskProblem, LaunchFailure, WriteFailure, WriteStep } from "../core/reasons.ts";
import type { FolderEntry } from "../core/recognise.ts";
import type { StatusReport } from "../core/yunzai/status-report.ts";

export type Listing =
  | { readonly kind: "listed"; readonly entries: readonly FolderEntry[] }
  | { readonly kind: "failed"; readonly problem: DiskProblem };

export type FileRead =
  | {
      readonly kind: "read";
      readonly bytes: Uint8Array;
      /** Milliseconds since the epoch. */
      readonly modified: number;
      /** Size of the whole file in bytes; `bytes` holds all of it, or its tail for `tail`. */
      readonly size: number;
    }
  | { readonly kind: "failed"; readonly problem: DiskProblem };

/** Lists very many folders: faster than `Disk.list` over and over. Its owner closes it. */
export interface FolderScan {
  /** All that lies in the folder where a name other than a folder's is telling, else at least its folders. */
  list(folder: string): Promise<Listing>;
  /** Frees its threads; what is still being listed then may never resolve. */
  close(): void;
}

/** Reading, never writing. Every call ends; none throws for an expected failure. */
export interface Disk {
  list(folder: string): Promise<Listing>;
  startScan(telling: RegExp): FolderScan;
  /** The whole file, refused with `too-large` when it has more than `limit` bytes. */
  read(file: string, limit: number): Promise<FileRead>;
  /** The last `limit` bytes at most, starting at or after byte `from`. */
  tail(file: string, limit: number, from?: number): Promise<FileRead>;
  /** Whether this process may replace the file: null when it may, else what stands in the way. */
  writeProblem(file: string): Promise<DiskProblem | null>;
  /** The path with links resolved, or the path itself where that fails. */
  realPath(path: string): Promise<string>;
}

export interface Backup {
  /** Absolute path of the backup. */
  readonly path: string;
  /** When it was made, milliseconds since the epoch, from its name. */
  readonly at: number;
}

export interface WriteRequest {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The exact content the plan was made from; null when the file must not exist yet. */
  readonly expected: Uint8Array | null;
  /** The only folder, by its real path, in which the file behind all links may lie; null for everywhere. */
  readonly within?: string | null;
}

export type WriteResult =
  | { readonly kind: "written"; readonly backup: Backup | null }
  | {
      readonly kind: "failed";
      readonly reason: WriteFailure;
      /** Which step of the write failed, for the message. */
      readonly step: WriteStep;
      /** The backup that was made before the failure, if one was. */
      readonly backup: Backup | null;
    };

/** The one way a settings file changes: backed up, replaced whole, read back (DESIGN 2.4). */
export interface SettingsFile {
  write(request: WriteRequest, signal: AbortSignal): Promise<WriteResult>;
  /** Our own backups of this file, newest first. */
  backups(path: string): Promise<readonly Backup[]>;
}

export interface RunningProcess {
  readonly pid: number;
  /** Absolute path of the executable; null where the system will not tell. */
  readonly executable: string | null;
  readonly commandLine: readonly string[] | null;
  readonly workingDirectory: string | null;
  /** Milliseconds since the epoch; null where the system will not tell. */
  readonly startedAt: number | null;
}

export interface TcpSocket {
  readonly state: "listening" | "established";
  readonly localAddress: string;
  readonly localPort: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
  /** Owner; null where the system will not tell. */
  readonly pid: number | null;
}

export interface Place {
  readonly path: string;
  readonly why: "desktop" | "downloads" | "documents" | "home" | "installer" | "drive" | "own-folder";
}

/** Port numbers, both ends included. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** What the operating system tells about processes, sockets and places. Unknown is null or an empty list, never a throw. */
export interface System {
  processes(): Promise<readonly RunningProcess[]>;
  sockets(): Promise<readonly TcpSocket[]>;
  /** The open console windows; empty where the system has none, or does not tell. */
  consoles(): Promise<readonly ConsoleWindow[]>;
  /** The environment of a process; null where it may not be read. */
  environment(pid: number): Promise<Readonly<Record<string, string>> | null>;
  /** The environment that a program started anew would get; null where the system keeps none, or does not tell. */
  lastingEnvironment(): Promise<Readonly<Record<string, string>> | null>;
  /** The proxy in the user's settings (FACTS L14); null where the system has no such setting, or does not tell. */
  proxy(): Promise<SystemProxy | null>;
  /**
   * The reserved range around a port that nobody listens on (FACTS Y15), found by trying to bind; null where there
   * is none, or the system does not tell.
   */
  reservedRange(port: number): Promise<PortRange | null>;
  /** This machine's own addresses as URL hosts, IPv6 in brackets. */
  ownHosts(): readonly string[];
  /** Folders in which a program named without one is looked for (`PATH`); null where that is not told. */
  programFolders(): readonly string[] | null;
  /** Known places of FACTS Y2 that exist here, cheapest first. */
  places(): Promise<readonly Place[]>;
  /** Roots of fixed drives, where the full walk starts. */
  roots(): Promise<readonly string[]>;
  /** Folders inside those roots that the walk never enters: other kinds of file systems (pseudo, network). */
  barred(): Promise<readonly string[]>;
}

/** One dial under way. Commands after its end do nothing. */
export interface Dial {
  ping(): void;
  /** Sends the marker heartbeat, the only frame a probe may send (FACTS Y9). */
  sendMarker(text: string): void;
  /** Starts the closing handshake with code 1000. */
  close(): void;
  /** Frees the socket at once. */
  drop(): void;
}

export interface RedisAddress {
  readonly host: string;
  readonly port: number;
  /** Sent only to what has already answered as a Redis does. */
  readonly credentials: { readonly username: string | null; readonly password: string } | null;
}

export interface Network {
  /** Starts one WebSocket dial; events arrive until `ended`. Never throws, whatever the URL or the peer. */
  dial(request: DialRequest, onEvent: (event: DialEvent) => void): Dial;
  /** `GET` of exactly this URL's path and query, its body left unread. Ends by `deadline` ms or the signal. */
  readiness(request: DialRequest, deadline: number, signal: AbortSignal): Promise<Readiness>;
  /** Yunzai's `GET /status`, reduced to two fields while it is read (FACTS Y10); null when it is anything else. */
  status(host: string, port: number, signal: AbortSignal): Promise<StatusReport | null>;
  /** A Redis `PING`, after `AUTH` where credentials are given: null when Redis can be used, else why not. */
  redisPing(redis: RedisAddress, signal: AbortSignal): Promise<string | null>;
}

/** What comes in on a held port. */
export type CallEvent =
  | { readonly type: "dial"; readonly head: DialHead }
  /** Somebody asked for `/exit`: the port is free again when this is told (FACTS Y10). */
  | { readonly type: "exit" }
  | { readonly type: "stray"; readonly what: StrayCall };

export type HeldPort =
  | {
      readonly kind: "held";
      /** The loopback addresses that are listened on. */
      readonly addresses: readonly string[];
      /** Frees the port at once, then every connection; resolves when all are gone. No event comes after it. */
      release(): Promise<void>;
    }
  | { readonly kind: "failed"; readonly reason: "port-taken" | "port-not-permitted" | "no-loopback" };

/** Holds a port of this machine on loopback and lets nobody in: each caller is read no further than its head. */
export interface Listener {
  /** Settles within a second. Its owner releases what is held. */
  hold(port: number, onCall: (event: CallEvent) => void): Promise<HeldPort>;
}

/** What is to be started. No shell reads any of it. */
export interface Launch {
  /** Absolute path of the program's file. */
  readonly program: string;
  readonly args: readonly string[];
  /** Absolute path of the folder it works in (FACTS L1, N6). */
  readonly folder: string;
}

export type LaunchResult =
  /** The id of what was started: of the terminal where one was needed. Null where the system does not tell. */
  | { readonly kind: "started"; readonly pid: number | null }
  | { readonly kind: "failed"; readonly reason: LaunchFailure };

/** Opens things on the user's desktop. What it starts lives on without us; nothing is ever ended. */
export interface Launcher {
  /** Starts a program in a new console that the user sees: Lagrange prints its QR code there. */
  start(launch: Launch): Promise<LaunchResult>;
  /** Shows a folder in the system's file manager; false where that did not work. */
  showFolder(path: string): Promise<boolean>;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds from any origin, never going back. */
  elapsed(): number;
  /** Resolves after `ms`, or at once when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** What the last run leaves for the next; losing it costs only time. */
export interface Remembered {
  /** Found folders, the newest first. */
  readonly folders: readonly string[];
  /** What was written or found healthy, without any secret: one for each Lagrange folder, the newest first. */
  readonly setups: readonly RememberedSetup[];
  /** The language the user chose in the window; null where none was. */
  readonly language: string | null;
}

export interface RememberedSetup {
  readonly lagrange: string;
  /** Null for a Yunzai known by its address alone. */
  readonly yunzai: string | null;
}

export interface Memory {
  recall(): Promise<Remembered>;
  /** Replaces what `change` names, keeps the rest. Where what is known cannot be read now, nothing is changed. */
  remember(change: (known: Remembered) => Partial<Remembered>): Promise<void>;
}

/** Everything the jobs need from outside. */
export interface Ports {
  readonly disk: Disk;
  readonly settingsFile: SettingsFile;
  readonly system: System;
  readonly network: Network;
  readonly listener: Listener;
  readonly launcher: Launcher;
  readonly clock: Clock;
  readonly memory: Memory;
  /** Random text of `bytes` bytes in hex, for control paths and marker ids. */
  random(bytes: number): string;
}
