import type { Locale } from "../types.ts";

export const outcomes: Locale["outcomes"] = {
  handled: {
    title: "The link is good",
    meaning: "The path is right, and Yunzai's log confirms that the OneBot adapter handles it.",
    next: null,
  },
  registered: {
    title: "The link is good",
    meaning: "The path is right: it stays open and answers, while a made-up control path is turned away.",
    next: null,
  },
  unproven: {
    title: "Not proved either way",
    meaning:
      "The chosen path opens, but so does a made-up control path, which proves nothing: Yunzai is very old, or another program has the port.",
    next: "Name Yunzai's folder, so that its adapters can tell.",
  },
  "wrong-adapter": {
    title: "It breaks at the adapter: another adapter answers",
    meaning: "This suffix belongs to ComWeChat, GSUIDCore or OPQBot, which do not handle OneBot v11.",
    next: "Use the suffix /OneBotv11.",
  },
  "path-unknown": {
    title: "It breaks at the path: Yunzai does not know this suffix",
    meaning: "Yunzai is ready, but turns the chosen path away just like the control path.",
    next: "Use a suffix that Yunzai has, usually /OneBotv11; case counts.",
  },
  loading: {
    title: "Yunzai is still loading",
    meaning: "The port is open, but the plugins are still loading.",
    next: "Wait a little and verify again; with many plugins it may take over a minute.",
  },
  unauthorized: {
    title: "It breaks at the token: Yunzai refuses it",
    meaning:
      "Yunzai checks the token before the path, and this one is missing, wrong, or in the wrong place.",
    next: "Fill in the token from auth in Yunzai's server.yaml.",
  },
  refused: {
    title: "It breaks at the port: nothing listens there",
    meaning:
      "The address is reachable, but nothing is on this port: Yunzai is not running, or the port is wrong.",
    next: "Start Yunzai, or correct the port.",
  },
  unreachable: {
    title: "It breaks at the address: the machine cannot be reached",
    meaning: "The network does not lead to this address, or nothing answers there.",
    next: "Check the address and the firewall.",
  },
  unresolved: {
    title: "It breaks at the address: the name cannot be resolved",
    meaning: "The system knows no address for this name.",
    next: "Check the spelling; for a Yunzai on this machine use 127.0.0.1.",
  },
  "not-yunzai": {
    title: "It breaks at the port: this is not Yunzai",
    meaning: "A program answers on the port, but not as Yunzai would.",
    next: "Check the port, and which program holds it.",
  },
  tls: {
    title: "It breaks at the address: the encryption does not match",
    meaning: "ws and wss are mixed up.",
    next: "Use ws or wss as Yunzai is set up.",
  },
  certificate: {
    title: "It breaks at the address: the certificate is not trusted",
    meaning: "The certificate of the other side did not pass, so Lagrange refuses to connect.",
    next: "If the certificate is your own, set IgnoreSslCertificate of the entry to true; if not, install a valid one.",
  },
  unstable: {
    title: "It breaks at the adapter: connected, then dropped",
    meaning: "The path is right, but the connection is dropped soon after it opens.",
    next: "Look for errors in Yunzai's window, cure them, and verify again.",
  },
  cancelled: { title: "Cancelled", meaning: "You stopped the verification.", next: null },
};
