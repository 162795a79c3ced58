import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { join } from "node:path";
import { chromium, expect, test } from "@playwright/test";
import { systemBrowser } from "../../build/system-browser.mjs";
import { answerPage } from "../../electron/hosts/desktop/answer-page.ts";
import { startPage } from "../../electron/hosts/desktop/security.ts";
import { portOf } from "../support/port-of.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

/** A page that somebody else's text got into: scripts, handlers and a policy of its own. */
const pageWith = (elsewhere: string): string => `<!doctype html>
<html data-elsewhere="${elsewhere}">
  <head>
    <meta http-equiv="Content-Security-Policy" content="script-src 'unsafe-inline' 'unsafe-eval' *">
    <script src="./first.js"></script>
    <script>ran.push("script in the page")</script>
    <script src="./attempts.js"></script>
  </head>
  <body onload="ran.push('handler in the page')"></body>
</html>`;

const first = `
  globalThis.ran = ["own script"];
  globalThis.refused = [];
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, disposition }) => {
    if (disposition === "enforce") refused.push(effectiveDirective);
  });
`;

/** What such a text may try. Started by the page itself: what a debugger calls may use eval, policy or not. */
const attempts = `
  const { elsewhere } = document.documentElement.dataset;
  const attempt = (deed) => {
    try {
      deed();
    } catch (error) {
      refused.push(error.name);
    }
  };
  const put = (name, more) => document.body.append(Object.assign(document.createElement(name), more));
  const write = (markup) => {
    document.body.innerHTML = markup;
  };
  globalThis.look = () => {
    const { color } = getComputedStyle(document.body);
    return { ran: ran.sort(), refused: [...new Set(refused)].sort(), color, base: document.baseURI };
  };
  addEventListener("load", async () => {
    attempt(() => eval("ran.push('eval')"));
    attempt(() => new Function("ran.push('Function')")());
    attempt(() => write('<img src="x" onerror="ran.push(&quot;handler in markup&quot;)">'));
    attempt(() => put("script", { textContent: "ran.push('made script')" }));
    attempt(() => put("script", { src: elsewhere + "/script.js" }));
    attempt(() => new Worker("data:text/javascript,0"));
    attempt(() => put("style", { textContent: "body { color: rgb(1, 2, 3) }" }));
    attempt(() => put("link", { rel: "stylesheet", href: elsewhere + "/sheet.css" }));
    attempt(() => put("img", { src: elsewhere + "/picture.png" }));
    attempt(() => put("audio", { src: elsewhere + "/sound.mp3" }));
    attempt(() => put("object", { data: elsewhere + "/object" }));
    attempt(() => put("iframe", { src: elsewhere + "/frame.html", name: "frame" }));
    attempt(() => new WebSocket(elsewhere.replace("http", "ws") + "/socket"));
    await fetch(elsewhere + "/data").catch((error) => refused.push(error.name));
    attempt(() => {
      put("form", { action: elsewhere + "/form", method: "post", target: "frame" });
      document.forms[0].submit();
    });
    attempt(() => put("base", { href: elsewhere }));
  });
`;

async function listen(answer: RequestListener) {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  const end = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${portOf(server)}`, end };
}

/** What has become of the page. */
interface Seen {
  readonly ran: readonly string[];
  /** What its policy refused, and the errors that its scripts met. */
  readonly refused: readonly string[];
  readonly color: string;
  readonly base: string;
  /** What another server was asked for. */
  readonly asked: readonly string[];
}

/** Opens the page in a real Chromium, answered as the desktop host does or without its policy. */
async function openPage(
  { policy }: { readonly policy: boolean },
  play: (look: () => Promise<Seen>, origin: string) => Promise<void>,
): Promise<void> {
  const folder = await makeFolder();
  const asked = new Set<string>();
  const elsewhere = await listen(({ url = "" }, response) => {
    asked.add(url);
    response.writeHead(200, { "Access-Control-Allow-Origin": "*", "Content-Type": "text/javascript" });
    response.end(url === "/script.js" ? "ran.push('script from elsewhere')" : "");
  });
  const own = await listen(async ({ method = "", url = "" }, response) => {
    const answer = await answerPage(folder, { method, url: new URL(url, startPage).href });
    if (!policy) answer.headers.delete("Content-Security-Policy");
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  const executablePath = systemBrowser();
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  try {
    await writeFile(join(folder, "index.html"), pageWith(elsewhere.url));
    await writeFile(join(folder, "first.js"), first);
    await writeFile(join(folder, "attempts.js"), attempts);
    const page = await browser.newPage();
    await page.goto(own.url);
    await play(
      async () => ({ ...(await page.evaluate<Omit<Seen, "asked">>("look()")), asked: [...asked].sort() }),
      `${own.url}/`,
    );
  } finally {
    await browser.close();
    await Promise.all([own.end(), elsewhere.end()]);
    await removeFolder(folder);
  }
}

test("in a real Chromium the page's policy lets its own scripts run, and nothing of what got into it", async () => {
  await openPage({ policy: true }, async (look, origin) => {
    await expect.poll(look).toEqual({
      ran: ["own script"],
      refused: [
        "EvalError",
        "TypeError",
        "base-uri",
        "connect-src",
        "form-action",
        "frame-src",
        "img-src",
        "media-src",
        "require-trusted-types-for",
        "script-src-attr",
        "script-src-elem",
        "style-src-elem",
      ],
      color: "rgb(0, 0, 0)",
      base: origin,
      asked: [],
    });
  });
});

test("without the policy every one of these attempts would succeed", async () => {
  await openPage({ policy: false }, async (look, origin) => {
    await expect.poll(look).toMatchObject({
      ran: [
        "Function",
        "eval",
        "handler in markup",
        "handler in the page",
        "made script",
        "own script",
        "script from elsewhere",
        "script in the page",
      ],
      color: "rgb(1, 2, 3)",
      asked: [
        "/data",
        "/form",
        "/frame.html",
        "/object",
        "/picture.png",
        "/script.js",
        "/sheet.css",
        "/socket",
        "/sound.mp3",
      ],
    });
    expect((await look()).base).not.toBe(origin);
  });
});
