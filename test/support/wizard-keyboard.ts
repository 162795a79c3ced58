import { expect, type Page } from "@playwright/test";

type Role = Parameters<Page["getByRole"]>[0];

/** Goes through the window by keyboard alone. */
export interface WizardKeyboard {
  /** Tab until this has the focus; every stop on the way has a name, and shows that it has the focus. */
  readonly tabTo: (role: Role, name: string | RegExp) => Promise<void>;
  readonly key: (key: string) => Promise<void>;
  /** Types over what stands in the field that has the focus. */
  readonly fill: (text: string) => Promise<void>;
}

/** More stops than any page has. */
const mostStops = 40;

export function wizardKeyboard(page: Page): WizardKeyboard {
  const { keyboard } = page;
  const focused = page.locator(":focus");

  /** One press of Tab, and what it led to. */
  async function tab(): Promise<void> {
    const root = await page.evaluateHandle<PageElement>("document.documentElement");
    const before = await root.evaluateHandle(focusLooks);
    await keyboard.press("Tab");
    // Behind the last stop the focus leaves the page, and comes back with the next press.
    if ((await focused.count()) === 0) await keyboard.press("Tab");
    const stop = await focused.ariaSnapshot();
    // A shortened path has no role, and its text for a name.
    expect(stop, "the focus has a name").toMatch(/^- (?:text: \S|[a-z]+ ")/);
    await expect
      .poll(() => root.evaluate(focusLooks, before), { message: `the focus shows on ${stop}` })
      .toBe(true);
    await Promise.all([root.dispose(), before.dispose()]);
  }

  return {
    async tabTo(role, name) {
      const wanted = page.getByRole(role, { name, ...(typeof name === "string" ? { exact: true } : {}) });
      await expect(wanted).toHaveCount(1);
      for (let stops = 0; stops < mostStops; stops += 1) {
        await tab();
        if ((await wanted.and(focused).count()) === 1) return;
      }
      throw new Error(`${mostStops} times Tab did not lead to ${role} ${name}`);
    },
    key: (key) => keyboard.press(key),
    async fill(text) {
      await keyboard.press("Control+a");
      await keyboard.type(text);
    },
  };
}

interface PageStyle {
  getPropertyValue(name: string): string;
}

/** What is used of an element of the page, whose types are not known where the tests run. */
interface PageElement {
  readonly parentElement: PageElement | null;
  readonly ownerDocument: {
    readonly activeElement: PageElement | null;
    readonly defaultView: {
      getComputedStyle(element: PageElement, part: string | null): PageStyle;
    };
  };
  querySelectorAll(selectors: string): Iterable<PageElement>;
}

/**
 * Runs in the page. Without looks: how everything that can have the focus looks now. With earlier ones:
 * whether what has the focus now looks otherwise than it did without.
 */
function focusLooks(root: PageElement, before: unknown): unknown {
  const { activeElement, defaultView } = root.ownerDocument;
  // Of an edge that is not drawn the colour does not count.
  const seen = (style: PageStyle): string => {
    const value = (name: string): string => style.getPropertyValue(name);
    const edges = ["outline", "border-top", "border-bottom"].map((edge) =>
      value(`${edge}-style`) === "none" ? "" : value(edge),
    );
    return [...edges, value("box-shadow"), value("background-color"), value("transform")].join();
  };
  // A field or a card shows the focus of what stands in it.
  const lookOf = (element: PageElement | null, levels = 3): string => {
    if (element === null || levels === 0) return "";
    const styles = [null, "::before", "::after"].map((part) => defaultView.getComputedStyle(element, part));
    return `${styles.map(seen).join()};${lookOf(element.parentElement, levels - 1)}`;
  };
  if (before instanceof Map) return before.get(activeElement) !== lookOf(activeElement);
  const all = [...root.querySelectorAll("a[href], button, input, textarea, select, [tabindex]")];
  return new Map(all.map((element) => [element, lookOf(element)]));
}
