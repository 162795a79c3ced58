import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** The looks that Windows may ask for; the last is a contrast theme. */
const looks = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  "high contrast": { colorScheme: "dark", forcedColors: "active" },
} as const;

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
/** The rules among them whose answer is another in another look. */
const aboutColours = ["color-contrast", "link-in-text-block"];

/** What axe finds wrong with the window as it stands, in every look; a run that looked at nothing counts as well. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [look, media] of Object.entries(looks)) {
    await page.emulateMedia(media);
    await page.locator("html").evaluate(lookSettles);
    const axe = await axeIn(page);
    const { violations, passes } = await (
      look === "light" ? axe.withTags(tags) : axe.withRules(aboutColours)
    ).analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} at ${html}`));
    const looked = passes.some(({ id }) => id === "color-contrast")
      ? []
      : ["axe did not look at the colours"];
    faults.push(...[...found, ...looked].map((fault) => `in ${look}: ${fault}`));
  }
  await page.emulateMedia(looks.light);
  return faults;
}

/**
 * Axe, to be run in the page itself, where the content security policy is: a second page for the results would have
 * none. It is read by the page once, and tells no more than it is asked for: both take it longer than its rules.
 */
async function axeIn(page: Page): Promise<AxeBuilder> {
  const isThere = await page.evaluate("typeof axe === 'object'");
  return new AxeBuilder({ page, ...(isThere ? { axeSource: "void 0" } : {}) })
    .setLegacyMode()
    .options({ resultTypes: ["violations"], selectors: false });
}

/** Runs in the page: another look is there two frames later, and colours take to it little by little. */
const lookSettles = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))).then(() =>
  Promise.allSettled(
    document.getAnimations().flatMap((each) => (each instanceof CSSTransition ? [each.finished] : [])),
  ).then(() => undefined),
)`;

/** What the browser gives screen readers to be used, without a name to call it by. */
export async function namelessControls(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  return nodes.flatMap(({ ignored, role, name, properties = [] }) => {
    const focusable = properties.some(
      (property) => property.name === "focusable" && property.value.value === true,
    );
    // A place to stop and read has its text for a name; the whole page is no control.
    const isControl = focusable && role?.value !== "generic";
    return !ignored && isControl && !String(name?.value ?? "").trim()
      ? [`${role?.value} without a name`]
      : [];
  });
}

/**
 * What is wrong with the motion of a picture that is at work: it moves, and stands still for those who want
 * no motion.
 */
export async function motionFaults(page: Page): Promise<readonly string[]> {
  const picture = page.getByRole("main").getByRole("group").first();
  const faults: string[] = [];
  for (const [reducedMotion, moves] of [
    ["no-preference", true],
    ["reduce", false],
  ] as const) {
    await page.emulateMedia({ reducedMotion });
    await page.locator("html").evaluate(lookSettles);
    const moving = (await picture.evaluate(runningAnimations)) > 0;
    if (moving !== moves)
      faults.push(`with reduced motion "${reducedMotion}" ${moving ? "it moves" : "it stands"}`);
  }
  await page.emulateMedia({ reducedMotion: "no-preference" });
  return faults;
}

/** What is used of an element that may move. */
interface MovingElement {
  getAnimations(options: object): readonly { readonly playState: string }[];
}

/** Runs in the page. */
function runningAnimations(part: MovingElement): number {
  return part.getAnimations({ subtree: true }).filter(({ playState }) => playState === "running").length;
}

/** What is used of the page; its own types are not known where the tests run. */
interface PageElement {
  readonly ownerDocument: {
    readonly activeElement: PageElement | null;
    elementFromPoint(x: number, y: number): PageElement | null;
  };
  readonly innerText: string;
  readonly tagName: string;
  getAttribute(name: string): string | null;
  closest(selectors: string): PageElement | null;
  contains(other: PageElement | null): boolean;
  querySelectorAll(selectors: string): Iterable<PageElement>;
  matches(selectors: string): boolean;
  checkVisibility(): boolean;
  getBoundingClientRect(): Box;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where one press of Tab led. */
interface Stop {
  /** Its number among what Tab should lead to; -1 for anything else, null for nowhere. */
  readonly index: number | null;
  readonly name: string;
  /** The part of the window that it stands in. */
  readonly part: string;
  readonly box: Box;
  /** Where the stop before it stands now: a list may have scrolled to show this one. */
  readonly before: Box | null;
  readonly inSight: boolean;
}

/**
 * What is wrong with the way of Tab through the window as it stands: a stop that is not to be seen, one that
 * stands above or in front of the one before it, or a control that Tab does not lead to.
 */
export async function tabFaults(page: Page): Promise<readonly string[]> {
  const controls = await page.locator("html").evaluateHandle(tabbable);
  const names = await controls.evaluate(namesOf);
  const faults: string[] = [];
  const seen = new Set<number>();
  let before: Stop | null = null;
  let rounds = 0;
  // Once round, and once over the browser's own controls.
  for (let presses = 0; presses < names.length + 2; presses += 1) {
    await page.keyboard.press("Tab");
    const stop: Stop = await controls.evaluate(stopAmong, before?.index ?? null);
    if (stop.index !== null && seen.has(stop.index)) break;
    if (stop.index !== null) seen.add(stop.index);
    if (stop.index === -1) faults.push(`Tab leads to ${stop.name}, which is none of the controls`);
    if (!stop.inSight) faults.push(`${stop.name} has the focus and is not to be seen`);
    const goesOn = before !== null && stop.index !== null && stop.index > (before.index ?? -1);
    if (before !== null && !goesOn) rounds += 1;
    if (goesOn && before?.part === stop.part && stop.before && isBefore(stop.box, stop.before)) {
      faults.push(`${stop.name} follows ${before.name}`);
    }
    before = stop.index === null ? null : stop;
  }
  if (rounds > 1) faults.push("Tab jumps back and forth");
  await controls.dispose();
  const missed = names.filter((_, index) => !seen.has(index));
  return [...faults, ...missed.map((name) => `Tab does not lead to ${name}`)];
}

/** Whether something is read before something else: straight above it, or in its line and further to the left. */
function isBefore(one: Box, other: Box): boolean {
  const inLine = one.top < other.bottom && one.bottom > other.top;
  const inColumn = one.left < other.right && one.right > other.left;
  return (inColumn && one.bottom <= other.top) || (inLine && one.right <= other.left);
}

/** Runs in the page: everything that Tab should lead to, in the order of the document. */
function tabbable(root: PageElement): readonly PageElement[] {
  // Beside a modal dialog nothing can be reached.
  const dialog = [...root.querySelectorAll("[role=dialog], [role=alertdialog]")].at(-1);
  const all = [...(dialog ?? root).querySelectorAll("button, input, textarea, [tabindex='0']")];
  return all.filter((control) => {
    if (
      !control.checkVisibility() ||
      control.closest("[aria-hidden=true], :disabled, [tabindex='-1']:not(h1, div)")
    ) {
      return false;
    }
    if (!control.matches("[type=radio]")) return true;
    // Of a group the chosen one, or its first.
    const group = [...(control.closest("fieldset")?.querySelectorAll("[type=radio]:enabled") ?? [])];
    return control === (group.find((radio) => radio.matches(":checked")) ?? group[0]);
  });
}

/** Runs in the page. */
function namesOf(controls: readonly PageElement[]): readonly string[] {
  return controls.map((control) => {
    const words = control.getAttribute("aria-label") ?? (control.closest("label") ?? control).innerText;
    return `<${control.tagName.toLowerCase()}> ${words.slice(0, 40)}`;
  });
}

/** Runs in the page: what has the focus, and where that stands which had it before. */
function stopAmong(all: readonly PageElement[], previous: number | null): Stop {
  const boxOf = (element: PageElement): Box => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  };
  const box = { left: 0, top: 0, right: 0, bottom: 0 };
  const nowhere = { index: null, name: "", part: "", box, before: null, inSight: true };
  const page = all[0]?.ownerDocument;
  const element = page?.activeElement;
  if (!page || !element || element.matches("html, body")) return nowhere;
  const { left, top, right, bottom } = boxOf(element);
  const earlier = previous === null ? undefined : all[previous];
  const hit = page.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return {
    index: all.indexOf(element),
    name: `<${element.tagName.toLowerCase()}> ${(element.getAttribute("aria-label") ?? element.innerText).slice(0, 40)}`,
    part: element.closest("nav, main, footer, [role=dialog], [role=alertdialog]")?.tagName ?? "",
    box: { left, top, right, bottom },
    before: earlier ? boxOf(earlier) : null,
    inSight: hit !== null && (element.contains(hit) || element.closest("label")?.contains(hit) === true),
  };
}
