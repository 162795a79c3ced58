import { expect } from "@playwright/test";
import { wizardPage, type WizardPage } from "../support/wizard-page.ts";
import { test, type WizardFixtures, type WizardWorld } from "../support/wizard-window.ts";

/** On the fields, with every one of them spoiled. */
async function spoiled(openWizard: WizardFixtures["openWizard"]): Promise<WizardPage> {
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  await wizard.toLink();
  await wizard.field("host").fill("10.0.0.9");
  await wizard.field("port").fill("1");
  await wizard.field("suffix").fill("/x");
  return wizard;
}

async function paste(wizard: WizardPage, text: string): Promise<void> {
  await wizard.page.getByLabel(wizard.locale.window.link.paste.label).fill(text);
}

/** What the fields are filled with, and that the page says so. */
async function filled(
  wizard: WizardPage,
  from: "announcement" | "url" | "settings",
  fields: Readonly<Record<"host" | "port" | "suffix", string>>,
): Promise<void> {
  const { paste: texts, short } = wizard.locale.window.link;
  const names = ["host", "port", "suffix"] as const;
  const parts = names.map((name) => texts.part(short[name], fields[name]));
  await expect(wizard.page.getByText(texts.filled(parts, texts.from[from]))).toBeVisible();
  for (const name of names) await expect(wizard.field(name)).toHaveValue(fields[name]);
}

const announcement = ({ port }: WizardWorld): string =>
  `\u001b[34m[ WebSocket]\u001b[39m 连接地址：\u001b[36mws://localhost:${port}/[GSUIDCore,OPQBot,ComWeChat,OneBotv11]\u001b[39m`;

test("Yunzai's console line fills in the fields, which can be undone and verified", async ({
  world,
  openWizard,
}) => {
  const wizard = await spoiled(openWizard);
  const { link } = wizard.locale.window;
  const told = { host: "localhost", port: String(world.port), suffix: "/OneBotv11" };
  await paste(wizard, announcement(world));
  await filled(wizard, "announcement", told);
  await wizard.press(link.paste.undo);
  await expect(wizard.field("port")).toHaveValue("1");
  await expect(wizard.field("suffix")).toHaveValue("/x");
  await paste(wizard, announcement(world));
  await filled(wizard, "announcement", told);
  await wizard.toVerified();
});

test("an address fills in the fields, also where it is pasted into one of them", async ({
  world,
  openWizard,
}) => {
  const wizard = await spoiled(openWizard);
  const { link } = wizard.locale.window;
  const { port } = world;
  const url = `ws://127.0.0.1:${port}/OneBotv11`;
  const told = { host: "127.0.0.1", port: String(port), suffix: "/OneBotv11" };
  await paste(wizard, url);
  await filled(wizard, "url", told);
  await wizard.field("host").fill(url);
  await wizard.says(link.title.wrong);
  await wizard.press(link.use([told.host, told.port, told.suffix]));
  for (const name of ["host", "port", "suffix"] as const) {
    await expect(wizard.field(name)).toHaveValue(told[name]);
  }
});

test("a piece of appsettings.json fills in the fields", async ({ world, openWizard }) => {
  const wizard = await spoiled(openWizard);
  const { port } = world;
  await paste(wizard, `  "Host": "127.0.0.1",\n  "Port": ${port},\n  "Suffix": "/OneBotv11", // 好的\n`);
  await filled(wizard, "settings", { host: "127.0.0.1", port: String(port), suffix: "/OneBotv11" });
});

test("a line of Lagrange's log is explained and fills in nothing; what means nothing is said to", async ({
  openWizard,
}) => {
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { paste: texts } = wizard.locale.window.link;
  await wizard.toLink();
  const before = await wizard.field("suffix").inputValue();
  await paste(
    wizard,
    "warn: Lagrange.OneBot.Core.Network.Service.ReverseWSService[5]\n" +
      "      Disconnect(8a6b): The server returned status code '404' when status code '101' was expected.\n",
  );
  await expect(page.getByText(texts.log.pathRefused.means)).toBeVisible();
  await expect(page.getByText(texts.log.pathRefused.next)).toBeVisible();
  await paste(wizard, "今天天气不错");
  await expect(page.getByText(texts.nothing)).toBeVisible();
  await expect(wizard.field("suffix")).toHaveValue(before);
});
