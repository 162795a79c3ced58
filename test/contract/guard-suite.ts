import { expect, test } from "@playwright/test";
import { CallFailed, createClient, type Client, type Transport } from "../../electron/contract/client.ts";
import { jobNames, pasteLimit } from "../../electron/contract/methods.ts";
import { sampleCalls } from "../support/service.ts";

/** A host with its service, and this end of the way to it. */
export interface OpenHost {
  readonly transport: Transport;
  /** Ends the host as its user would: the transport tells that it is closed, and what was being written is finished. */
  readonly close: () => Promise<void>;
}

/** Names that every object answers to, and that are no jobs. */
const strangers = ["constructor", "toString", "hasOwnProperty", "__proto__", "", "Hello", "hello ", "eval"];

const folders = '"lagrange":null,"yunzai":null';
const request = `${folders},"link":null,"token":null`;
const tooLong = JSON.stringify("x".repeat(4097));

/** Arguments as JSON that no job may ever see: of the wrong type, with a field too many, or with one too few. */
const badArguments: readonly (readonly [method: string, argument: string])[] = [
  ["hello", "{}"],
  ["hello", '"null"'],
  ["prefer", '{"language":"fr"}'],
  ["prefer", "{}"],
  ["find", "null"],
  ["find", '{"full":1}'],
  ["find", '{"full":true,"roots":["/"]}'],
  ["find", '{"full":true,"__proto__":{"roots":["/"]}}'],
  ["find", '{"full":true,"constructor":1}'],
  ["find", '{"full":true,"toString":null}'],
  ["find", '{"__proto__":{"full":true}}'],
  ["find", "[true]"],
  ["pickFolder", '{"path":"/"}'],
  ["listFolder", '{"path":["/"]}'],
  ["listFolder", "{}"],
  ["takeFolder", '{"path":null}'],
  ["takeFolder", `{"path":${tooLong}}`],
  ["suggest", '{"lagrange":null}'],
  ["suggest", `{${folders},"token":"x"}`],
  ["revealToken", '"/"'],
  ["readPaste", '{"text":7}'],
  ["readPaste", JSON.stringify({ text: "x".repeat(pasteLimit + 1) })],
  ["check", `{${folders}}`],
  ["check", `{${folders},"link":{"host":"a","port":"2536","suffix":"/"},"token":null}`],
  ["check", `{${folders},"link":{"host":"a","port":0,"suffix":"/"},"token":null}`],
  ["check", `{${folders},"link":{"host":"a","port":65536,"suffix":"/"},"token":null}`],
  ["check", `{${folders},"link":{"host":"a","port":25.36,"suffix":"/"},"token":null}`],
  ["check", `{${folders},"link":{"host":"a","port":1e999,"suffix":"/"},"token":null}`],
  ["check", `{${folders},"link":{"host":"a","port":2536,"suffix":"/","secure":true},"token":null}`],
  ["check", `{${request},"url":"ws://elsewhere/"}`],
  ["waitAndCheck", `{${request}}`],
  ["waitAndCheck", `{${request},"seconds":0}`],
  ["waitAndCheck", `{${request},"seconds":601}`],
  ["plan", `{${request},"entry":null,"unverified":false,"rebuild":false}`],
  ["plan", `{${request},"lagrange":"/l","entry":-1,"unverified":false,"rebuild":false}`],
  ["plan", `{${request},"lagrange":"/l","entry":"old","unverified":false,"rebuild":false}`],
  ["plan", `{${request},"lagrange":"/l","entry":null,"unverified":"yes","rebuild":false}`],
  ["plan", `{${request},"lagrange":"/l","entry":null,"unverified":true,"rebuild":false,"text":"{}"}`],
  ["write", "null"],
  ["write", '{"plan":null}'],
  ["write", '{"plan":"00ff","text":"{}"}'],
  ["backups", '{"lagrange":null}'],
  ["restore", '{"lagrange":"/l"}'],
  ["restore", '{"lagrange":"/l","backup":["/etc/passwd"]}'],
  ["watch", '{"lagrange":null,"yunzai":null,"link":null,"seconds":60}'],
  ["watch", '{"lagrange":"/l","yunzai":null,"link":null,"seconds":0}'],
  ["watch", '{"lagrange":"/l","yunzai":null,"link":{"host":"a","port":0,"suffix":"/"},"seconds":60}'],
  ["listen", '{"yunzai":null,"port":0,"seconds":60}'],
  ["listen", '{"yunzai":null,"port":65536,"seconds":60}'],
  ["listen", '{"yunzai":null,"port":2536,"seconds":3600}'],
  ["planStart", '{"program":"node","folder":"/l"}'],
  ["planStart", '{"program":"lagrange","folder":null}'],
  ["planStart", '{"program":"lagrange","folder":"/l","args":["-x"]}'],
  ["start", "null"],
  ["start", '{"plan":null}'],
  ["start", '{"plan":"00ff","program":"/bin/sh"}'],
  ["start", '{"program":"/bin/sh","args":[],"folder":"/"}'],
  ["showFolder", '"/"'],
  ["showFolder", '{"path":null}'],
  ["showFolder", `{"path":${tooLong}}`],
];

/** Texts that are no messages. */
const noMessages: readonly string[] = [
  "",
  "not JSON",
  "null",
  "7",
  "[]",
  '"call"',
  "{}",
  '{"type":"call"',
  '{"type":"call","method":"hello","argument":null}',
  '{"type":"call","id":null,"method":"hello","argument":null}',
  '{"type":"call","id":-1,"method":"hello","argument":null}',
  '{"type":"call","id":1.5,"method":"hello","argument":null}',
  '{"type":"call","id":1e300,"method":"hello","argument":null}',
  '{"type":"call","id":"1","method":"hello","argument":null}',
  '{"type":"result","id":null,"value":1}',
  '{"__proto__":{"type":"cancel","id":1}}',
];

/** Texts that are no messages either, but say under which id somebody waits. */
const brokenCalls: readonly string[] = [
  '{"id":9}',
  '{"type":"call","id":9,"method":"hello"}',
  '{"type":"call","id":9,"method":7,"argument":null}',
  '{"type":"call","id":9,"method":"hello","argument":null,"extra":1}',
  '{"type":"result","id":9,"value":1}',
  '{"type":"constructor","id":9}',
];

/**
 * What every host must refuse and carry, whatever service it runs: nothing in here reaches a folder, so a
 * host that cannot be given a service of the test's own runs it on the real one.
 */
export function guardSuite(name: string, open: () => Promise<OpenHost>): void {
  test.describe(name, () => {
    test("the window is told who is there", async () => {
      await withHost(open, async ({ client }) => {
        expect(Object.keys(await client.hello(null)).sort()).toEqual([
          "about",
          "bots",
          "host",
          "language",
          "practice",
        ]);
      });
    });

    test("what is no job is refused, inherited names too, and the next call is answered", async () => {
      await withTalk(open, async ({ ask }) => {
        for (const method of strangers) {
          expect(await ask(callText(1, method, "null")), method).toEqual(refused(1, "unknown-method"));
        }
        expect(await ask(callText(1, "hello", "null"))).toMatchObject({ type: "result", id: 1 });
      });
    });

    test("a bad argument is refused before any job sees it", async () => {
      await withTalk(open, async ({ ask }) => {
        for (const [method, argument] of badArguments) {
          const said = await ask(callText(2, method, argument));
          expect(said, `${method} ${argument.slice(0, 80)}`).toEqual(refused(2, "bad-argument"));
        }
      });
    });

    test("every job refuses a field too many and a field too few", async () => {
      await withTalk(open, async ({ ask }) => {
        for (const method of jobNames) {
          const { argument } = sampleCalls[method];
          const fields = Object.entries(argument ?? {});
          const wrong = [
            { ...argument, extra: 1 },
            ...fields.map(([left]) => Object.fromEntries(fields.filter(([other]) => other !== left))),
          ];
          for (const bad of wrong) {
            const text = JSON.stringify(bad);
            expect(await ask(callText(3, method, text)), `${method} ${text}`).toEqual(
              refused(3, "bad-argument"),
            );
          }
        }
      });
    });

    test("what is not a message is refused and says so, and the next call is answered", async () => {
      await withTalk(open, async ({ ask }) => {
        for (const text of noMessages) {
          expect(await ask(text), text).toEqual(refused(null, "not-a-message"));
        }
        for (const text of brokenCalls) {
          expect(await ask(text), text).toEqual(refused(9, "not-a-message"));
        }
        expect(await ask(callText(9, "hello", "null"))).toMatchObject({ type: "result", id: 9 });
      });
    });

    test("to cancel what does not run does nothing", async () => {
      await withTalk(open, async ({ say, ask }) => {
        say('{"type":"cancel","id":3}');
        expect(await ask(callText(3, "hello", "null"))).toMatchObject({ type: "result", id: 3 });
        say('{"type":"cancel","id":3}');
        expect(await ask(callText(4, "hello", "null"))).toMatchObject({ type: "result", id: 4 });
      });
    });

    test("calls at the same time do not mix", async () => {
      await withHost(open, async ({ client }) => {
        const ports = Array.from({ length: 12 }, (_, index) => String(3000 + index));
        const read = await Promise.all(
          ports.map((port) => client.readPaste({ text: `ws://localhost:${port}/OneBotv11` })),
        );
        expect(read.map((paste) => (paste.kind === "fields" ? paste.fields.port : null))).toEqual(ports);
      });
    });

    test("the longest paste of Chinese survives both ways", async () => {
      await withHost(open, async ({ client }) => {
        const token = "云崽😀\u2028".repeat(pasteLimit).slice(0, pasteLimit - 100);
        const text = JSON.stringify({ Type: "ReverseWebSocket", Port: 2536, AccessToken: token });
        const read = await client.readPaste({ text });
        expect(read).toMatchObject({ kind: "fields", from: "settings", fields: { port: "2536" } });
        expect(read.kind === "fields" && read.token === token).toBe(true);
      });
    });

    test("once the host is gone, the window is told why and no call is answered any more", async () => {
      const host = await open();
      const closed: string[] = [];
      const client = createClient(host.transport, (why) => closed.push(why));
      await client.hello(null);
      await host.close();
      await expect.poll(() => closed).toEqual(["gone"]);
      expect(await whyOf(client.hello(null))).toBe("gone");
      expect(await whyOf(client.readPaste({ text: "" }))).toBe("gone");
    });
  });
}

/** Why a call had no result; fails where it has one. */
export async function whyOf(call: Promise<unknown>): Promise<CallFailed["why"]> {
  try {
    await call;
  } catch (error) {
    if (error instanceof CallFailed) return error.why;
    throw error;
  }
  throw new Error("the call has a result");
}

/** Runs `play` with a client, and closes the host whatever happens. */
export async function withHost(
  open: () => Promise<OpenHost>,
  play: (host: OpenHost & { readonly client: Client }) => Promise<void>,
): Promise<void> {
  const host = await open();
  try {
    await play({ ...host, client: createClient(host.transport) });
  } finally {
    await host.close();
  }
}

/** A conversation in raw messages. */
export interface Talk {
  readonly say: (text: string) => void;
  /** Says it and gives the next message that is heard. */
  readonly ask: (text: string) => Promise<unknown>;
  readonly next: () => Promise<unknown>;
}

/** Runs `play` with raw messages, and closes the host whatever happens. */
export async function withTalk(
  open: () => Promise<OpenHost>,
  play: (talk: Talk) => Promise<void>,
): Promise<void> {
  const host = await open();
  const heard: unknown[] = [];
  let wake = (): void => undefined;
  host.transport.listen(
    (json) => {
      heard.push(JSON.parse(json));
      wake();
    },
    () => undefined,
  );
  const next = async (): Promise<unknown> => {
    while (heard.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    return heard.shift();
  };
  const say = (text: string): void => host.transport.send(text);
  try {
    await play({
      say,
      next,
      ask(text) {
        say(text);
        return next();
      },
    });
  } finally {
    await host.close();
  }
}

/** A call as it stands on the wire; `argument` is JSON. */
export function callText(id: number, method: string, argument: string): string {
  return `{"type":"call","id":${id},"method":${JSON.stringify(method)},"argument":${argument}}`;
}

export function refused(id: number | null, why: string): unknown {
  return { type: "refused", id, why };
}
