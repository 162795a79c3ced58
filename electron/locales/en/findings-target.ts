import type { FindingTexts } from "../types.ts";
import { reasons } from "./reasons.ts";

/** What is wrong with where an entry leads: address, port, path, token, encryption. */
export const targetFindings = {
  "host-invalid": {
    title: () => "It breaks at the address: Host is malformed",
    cause: ({ index, host, problem }) =>
      `The Host of entry #${index} is ${written(host)}: ${reasons.endpoint[problem]}.`,
    cure: ({ expected }) => [`Set Host to ${expected}.`],
  },
  "host-mismatch": {
    title: () => "It breaks at the address: the wrong machine",
    cause: ({ index, host, expected }) => `Entry #${index} dials ${host}, and Yunzai is at ${expected}.`,
    cure: ({ expected }) => [`Set Host to ${expected}.`],
  },
  "other-family": {
    title: () => "It breaks at the address: Yunzai answers on another local address",
    cause: ({ host, answered, port }) =>
      `On port ${port}, Yunzai does not answer at ${host} but does at ${answered}.`,
    cure: ({ answered }) => [`Set Host to ${answered}.`],
  },
  "port-invalid": {
    title: () => "It breaks at the port: Port is malformed",
    cause: ({ index, port, problem }) =>
      `The Port of entry #${index} is ${written(port)}: ${reasons.endpoint[problem]}.`,
    cure: ({ expected }) => [`Set Port to ${expected}.`],
  },
  "port-mismatch": {
    title: () => "It breaks at the port: wrong port",
    cause: ({ index, port, expected }) =>
      `Entry #${index} dials port ${port}, and Yunzai is on port ${expected}.`,
    cure: ({ expected }) => [`Set Port to ${expected}.`],
  },
  "suffix-no-slash": {
    title: () => "It breaks at the path: the suffix lacks its leading slash",
    cause: ({ index, suffix }) =>
      `The Suffix of entry #${index} is ${written(suffix)}, which is glued straight to the port and makes no valid address.`,
    cure: ({ expected }) => [`Set Suffix to ${expected}.`],
  },
  "suffix-query": {
    title: () => "It breaks at the path: a slash is missing before the question mark",
    cause: ({ index, suffix }) =>
      `${suffixOf(index)} is ${written(suffix)}, and Yunzai takes the question mark and all behind it for part of the name.`,
    cure: ({ expected }) => [`Set Suffix to ${expected}.`],
  },
  "suffix-case": {
    title: () => "It breaks at the path: upper and lower case differ",
    cause: ({ index, suffix, expected }) =>
      `${suffixOf(index)} is ${written(suffix)}, Yunzai's is ${expected}, and case counts.`,
    cure: ({ expected }) => [`Set Suffix to ${expected}.`],
  },
  "suffix-mismatch": {
    title: () => "It breaks at the path: wrong suffix",
    cause: ({ index, suffix, expected }) =>
      `${suffixOf(index)} is ${written(suffix)}, and Yunzai's OneBot v11 adapter is at ${expected}.`,
    cure: ({ expected }) => [`Set Suffix to ${expected}.`],
  },
  "token-mismatch": {
    title: ({ has }) =>
      has === "other"
        ? "It breaks at the token: wrong AccessToken"
        : "It breaks at the token: AccessToken is missing",
    cause: ({ index, has, wants }) => {
      const wanted = wants === null ? "Yunzai asks for a token" : `Yunzai's auth asks for ${wants}`;
      return `${wanted}, and ${
        {
          none: index === null ? "none is given yet." : `entry #${index} has no AccessToken.`,
          empty: index === null ? "it is empty now." : `the AccessToken of entry #${index} is empty.`,
          other:
            index === null
              ? "the one given is not it."
              : `the AccessToken of entry #${index} is not the one.`,
        }[has]
      }`;
    },
    cure: ({ wants }) =>
      wants === null
        ? ["Set AccessToken to the value under auth in Yunzai's server.yaml, without the leading Bearer."]
        : ["Set AccessToken to the value under Yunzai's auth; applying fills it in."],
  },
  "token-needs-query": {
    title: () => "It breaks at the token: it has to go into the suffix",
    cause: ({ index, key }) =>
      `Yunzai's auth asks for ${key}, a name AccessToken cannot carry, and the Suffix of entry #${index} does not hold the right value.`,
    cure: ({ expected }) => [`Set Suffix to ${expected}; applying fills in the *** part.`],
  },
  "tls-mismatch": {
    title: () => "It breaks at the address: ws and wss are mixed up",
    cause: ({ url, listens }) =>
      listens === "wss"
        ? `This port of Yunzai is encrypted and wants wss://, but ${url} is dialled.`
        : `This port of Yunzai is not encrypted and wants ws://, but ${url} is dialled.`,
    cure: ({ listens }) => [listens === "wss" ? "Put wss:// in front of Host." : "Remove wss:// from Host."],
  },
  "certificate-untrusted": {
    title: () => "It breaks at the address: the certificate is not trusted",
    cause: ({ url, code }) =>
      `No known authority signed the certificate of ${url} (${code}), so Lagrange refuses to connect.`,
    cure: () => [
      "If the certificate is your own, set IgnoreSslCertificate to true.",
      "If not, install a valid one.",
    ],
  },
} satisfies Partial<FindingTexts>;

/** Of an entry, or of an address that somebody gave. */
function suffixOf(index: number | null): string {
  return index === null ? "The suffix of the address" : `The Suffix of entry #${index}`;
}

function written(value: string): string {
  return value === "" ? "empty" : value;
}
