import { expect, type Locator, type Page } from "@playwright/test";
import type { FindingCode, FindingFacts } from "../../electron/core/findings.ts";
import type { Program } from "../../electron/core/program.ts";
import { localeFor } from "../../electron/locales/index.ts";
import type { Locale, LocaleTag } from "../../electron/locales/types.ts";

/** The window as its user works it. Whatever leads to another page waits for it, with the focus on its heading. */
export interface WizardPage {
  readonly page: Page;
  readonly locale: Locale;
  /** The verdict over the page. */
  readonly heading: Locator;
  readonly button: (name: string) => Locator;
  readonly press: (name: string) => Promise<void>;
  /** The heading turns to this title. */
  readonly says: (title: string | RegExp) => Promise<void>;
  /** The same on a page that has just come. */
  readonly arrives: (title: string | RegExp) => Promise<void>;
  /** The card of a folder, or of an entry by its address. */
  readonly card: (words: string) => Locator;
  readonly field: (name: "host" | "port" | "suffix") => Locator;
  /** A finding as the heading names it. */
  readonly titleOf: <C extends FindingCode>(code: C, facts: FindingFacts[C]) => string;
  /** From the search to the fields; the search is over and both were found. */
  readonly toLink: () => Promise<void>;
  /** From the fields to a link that is proved. */
  readonly toVerified: () => Promise<void>;
  /** From a proved link to an edit of so many lines. */
  readonly toReview: (lines?: number) => Promise<void>;
  /** From the edit to the end. */
  readonly toDone: () => Promise<void>;
  /** From the end to a Health that finds everything well. */
  readonly toHealthy: () => Promise<void>;
  /** From the button to a program that was told to start. */
  readonly startProgram: (program: Program) => Promise<void>;
}

export function wizardPage(page: Page, language: LocaleTag = "zh-CN"): WizardPage {
  const locale = localeFor(language);
  const { frame, find, link, verify, review, done, start } = locale.window;
  const heading = page.getByRole("heading", { level: 1 });
  const button = (name: string): Locator => page.getByRole("button", { name, exact: true });
  const press = (name: string): Promise<void> => button(name).click();
  const says = (title: string | RegExp): Promise<void> => expect(heading).toHaveText(title);
  const arrives = async (title: string | RegExp): Promise<void> => {
    await says(title);
    await expect(heading).toBeFocused();
  };
  return {
    page,
    locale,
    heading,
    button,
    press,
    says,
    arrives,
    card: (words) => page.getByRole("radio", { name: words }),
    titleOf: (code, facts) => locale.findings[code].title(facts),
    field: (name) => page.getByRole(name === "suffix" ? "combobox" : "textbox", { name: link.fields[name] }),
    async toLink() {
      await says(find.title.ended.both);
      await press(frame.next);
      await arrives(link.title["yunzai-settings"]);
    },
    async toVerified() {
      await press(link.verify);
      await arrives(verify.title.good);
    },
    async toReview(lines = 2) {
      await press(frame.next);
      await arrives(review.planned.title(lines));
    },
    async toDone() {
      await press(review.planned.write);
      await arrives(done.title);
    },
    async toHealthy() {
      await press(done.examine);
      await arrives(locale.verdicts.healthy);
    },
    async startProgram(program) {
      await press(start.open[program]);
      const dialog = page.getByRole("alertdialog", { name: start.title[program] });
      await dialog.getByRole("button", { name: start.start, exact: true }).click();
      await expect(dialog).toHaveCount(0);
      // Whatever comes to lie under it shows no tip.
      await page.mouse.move(0, 0);
    },
  };
}
