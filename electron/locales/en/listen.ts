import type { ListenTexts } from "../listen-types.ts";

export const listen: ListenTexts = {
  fromLagrange: "Lagrange dialled",
  fromOther: (program) => `Not Lagrange: ${program} dialled`,
  fromUnknown: "A program that gave no name dialled",
  path: "path",
  paths: {
    right: "Right: this is where Yunzai's OneBot v11 is.",
    "old-adapter": "Only a Yunzai from before May 2025 has this path; for a newer one Suffix is /OneBotv11.",
    factory: "Lagrange's factory path, which Yunzai does not have; Suffix should be /OneBotv11.",
    case: "Yunzai minds upper and lower case; Suffix should be /OneBotv11.",
    query: "A slash is missing before the question mark; Suffix should be /OneBotv11/?…",
    "other-adapter":
      "The path of another adapter, which does not handle OneBot v11; Suffix should be /OneBotv11.",
    unknown: "None of Yunzai's own paths; Suffix should be /OneBotv11.",
  },
  token: "token",
  tokens: {
    none: "none",
    header: "sent (AccessToken)",
    query: "sent, behind the question mark of the path",
    both: "sent twice: AccessToken, and behind the question mark of the path",
  },
  noId: "did not say whose",
  notUniversal: (role) =>
    `This connection is only one half (${role}): UseUniversalClient is false; Yunzai wants true, or no such line.`,
  ended: {
    "time-over": "Time is over; the port is free again.",
    "yunzai-appeared": "Yunzai has started; the port is left to it.",
    "exit-asked": "Something asked for the port, as Yunzai does when it starts; it is free now.",
    "port-shared": "Another program began to listen on this port; it is left to that one.",
    interrupted: "Stopped; the port is free again.",
  },
  dials: (number) => `${count(number, "dial")} in all.`,
  nobody: (port) =>
    `Nobody dialled. Lagrange dials only once it is logged in: see that it is open and logged in, and that Port in its settings is ${port}.`,
  secureCalls: (number) =>
    `${count(number, "more call")} used wss://; Yunzai's plain port takes only ws://, so look for wss:// in Host.`,
  otherCalls: (number) => `${count(number, "more call")} without a WebSocket, left alone.`,
  refused: {
    "yunzai-running": (port) => `Yunzai is running and port ${port} is its own, so it is left alone.`,
    "port-taken": (port) => `Port ${port} is taken and was left alone.`,
    "port-not-permitted": (port) =>
      `The system does not allow port ${port}: it may be reserved, or need administrator rights.`,
    "no-loopback": () => "This computer has neither 127.0.0.1 nor ::1, so there is no port to hold.",
  },
  holder: (program, pid, yunzai) =>
    `Taken by: ${[program, pid === null ? null : `process ${pid}`, yunzai].filter((part) => part !== null).join(", ")}`,
};

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
