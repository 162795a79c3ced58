import type { Page } from "@playwright/test";

/** What is used of the page; its own types are not known where the tests run. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Style {
  readonly overflowX: string;
  readonly overflowY: string;
  readonly textOverflow: string;
  readonly clipPath: string;
  readonly fontSize: string;
  readonly fontWeight: string;
  readonly visibility: string;
  readonly position: string;
  readonly borderBottomWidth: string;
}

interface Element {
  readonly tagName: string;
  readonly parentElement: Element | null;
  readonly ownerDocument: Document;
  readonly childNodes: Iterable<TextNode>;
  readonly textContent: string;
  readonly scrollWidth: number;
  readonly clientWidth: number;
  readonly scrollHeight: number;
  readonly clientHeight: number;
  getBoundingClientRect(): Box;
  getAttribute(name: string): string | null;
  closest(selectors: string): Element | null;
  contains(other: Element | null): boolean;
  querySelector(selectors: string): Element | null;
  querySelectorAll(selectors: string): Iterable<Element>;
  scrollIntoView(options: { readonly block: "nearest" }): void;
}

interface TextNode {
  readonly nodeType: number;
  readonly nextSibling: object | null;
  readonly textContent: string;
}

interface Document {
  readonly documentElement: Element;
  readonly body: Element;
  readonly defaultView: {
    readonly innerWidth: number;
    readonly innerHeight: number;
    getComputedStyle(element: Element): Style;
  };
  createRange(): { selectNodeContents(node: TextNode): void; getClientRects(): Iterable<Box> };
  elementFromPoint(x: number, y: number): Element | null;
}

export interface LayoutRules {
  /** Nothing but lists scrolls: every page fits. */
  readonly fits: boolean;
  /** The one thing to do next is to be seen before anything is scrolled. */
  readonly primaryInSight: boolean;
}

/**
 * What is wrong with the layout of the window as it stands: a scrolling page, text that is cut, covered or lies
 * on other text, a button of the footer or a primary one that is not to be seen, a control that cannot be brought
 * into sight. Empty where all is well.
 */
export async function layoutFaults(page: Page, rules: LayoutRules): Promise<readonly string[]> {
  const html = page.locator("html");
  // What measures itself, such as a shortened path, does so in the next frame.
  await html.evaluate(
    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))))",
  );
  const faults: unknown = await html.evaluate(faultsOf, rules);
  return Array.isArray(faults) ? faults.map(String) : ["the page could not be measured"];
}

/** Runs in the page, so it has all it needs within itself. */
function faultsOf(root: Element, { fits, primaryInSight }: LayoutRules): readonly string[] {
  const page = root.ownerDocument;
  const { innerWidth, innerHeight } = page.defaultView;
  const faults: string[] = [];
  const styleOf = (element: Element): Style => page.defaultView.getComputedStyle(element);
  const nameOf = (element: Element): string =>
    `<${element.tagName.toLowerCase()}> ${(element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 40)}`;
  const dialogs = [...root.querySelectorAll("[role=dialog], [role=alertdialog]")];
  // Beside a modal dialog nothing can be read or reached.
  const shown = dialogs.at(-1) ?? page.body;

  for (const element of [root, page.body]) {
    if (element.scrollWidth > innerWidth) faults.push(`the document is ${element.scrollWidth} wide`);
    if (element.scrollHeight > innerHeight) faults.push(`the document is ${element.scrollHeight} high`);
  }
  for (const element of [...shown.querySelectorAll("*"), shown]) {
    const { overflowX, overflowY } = styleOf(element);
    const code = element.closest("[role=region], textarea") !== null;
    if (/auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth && !code) {
      faults.push(`${nameOf(element)} scrolls sideways by ${element.scrollWidth - element.clientWidth}`);
    }
    const list = code || element.closest("ul, ol, fieldset, [role=listbox]") !== null;
    const more = element.scrollHeight - element.clientHeight;
    if (
      fits &&
      /auto|scroll/.test(overflowY) &&
      more > 0 &&
      !list &&
      !element.querySelector("ul, ol, table, [role=radio], [type=radio]")
    ) {
      faults.push(`${nameOf(element)} scrolls by ${more}`);
    }
  }
  const main = root.querySelector("main");
  if (fits && main && main.scrollHeight > main.clientHeight) {
    faults.push(`the page scrolls by ${main.scrollHeight - main.clientHeight}`);
  }

  interface Text {
    readonly of: Element;
    readonly box: Box;
  }
  const texts: Text[] = [];
  for (const of of [...shown.querySelectorAll("*"), shown]) {
    const { visibility, fontSize, clipPath } = styleOf(of);
    if (visibility !== "visible" || fontSize === "0px" || clipPath !== "none") continue;
    for (const node of of.childNodes) {
      if (node.nodeType !== 3 || node.textContent.trim() === "") continue;
      const range = page.createRange();
      range.selectNodeContents(node);
      const lines = [...range.getClientRects()];
      const [last] = lines
        .slice(1)
        .filter((line) => line.top > (lines[0]?.bottom ?? 0))
        .slice(-1);
      const end = /[\u2e80-\u9fff]([。！？]?)$/.exec(node.textContent);
      const single = (end?.[1] === "" ? 1.2 : 2.2) * parseFloat(fontSize);
      if (last && end && node.nextSibling === null && last.right - last.left < single && seenPart(of, last)) {
        faults.push(`${nameOf(of)} leaves a single character to its last line`);
      }
      for (const box of lines) {
        const seen = seenPart(of, box);
        if (seen) texts.push({ of, box: seen });
      }
    }
  }

  /** The part of a text that its scrolling boxes show; tells where one cuts it for good. */
  function seenPart(of: Element, whole: Box): Box | null {
    let { left, top, right, bottom } = whole;
    let ellipsis = false;
    for (let outer: Element | null = of; outer !== null; outer = outer.parentElement) {
      const { overflowX, overflowY, clipPath, textOverflow, position, borderBottomWidth } = styleOf(outer);
      if (clipPath !== "none") return null;
      ellipsis ||= textOverflow === "ellipsis";
      const box = outer.getBoundingClientRect();
      if (overflowX !== "visible") {
        const cut = Math.max(box.left - left, right - box.right);
        if (cut > 1 && /hidden|clip/.test(overflowX)) {
          const titled = outer.closest("[title]") ?? of.closest("[title]");
          if (!ellipsis) faults.push(`${nameOf(of)} is cut by ${Math.round(cut)} without an ellipsis`);
          else if (titled === null) faults.push(`${nameOf(of)} is cut, and nothing shows it whole`);
        }
        left = Math.max(left, box.left);
        right = Math.min(right, box.right);
      }
      const own = overflowY === "visible" && of.closest("[role=listbox]") === null;
      if (own && borderBottomWidth !== "0px" && whole.bottom > box.bottom + 4)
        faults.push(`${nameOf(of)} reaches out of its box by ${Math.round(whole.bottom - box.bottom)}`);
      if (overflowY !== "visible") {
        const cut = Math.max(box.top - top, bottom - box.bottom);
        // Letters reach less far than their line; on the page itself nothing scrolls.
        if (cut > 4 && /hidden|clip/.test(overflowY))
          faults.push(`${nameOf(of)} is cut by ${Math.round(cut)} in its height`);
        top = Math.max(top, box.top);
        bottom = Math.min(bottom, box.bottom);
      }
      if (position === "fixed") break;
    }
    if (left < -1 || right > innerWidth + 1) faults.push(`${nameOf(of)} reaches out of the window`);
    return right - left > 1 && bottom - top > 1 ? { left, top, right, bottom } : null;
  }

  for (const [index, one] of texts.entries()) {
    for (const other of texts.slice(index + 1)) {
      if (one.of.contains(other.of) || other.of.contains(one.of)) continue;
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (width <= 1 || height <= 3) continue;
      // An open list lies over the page on purpose.
      if (one.of.closest("[role=listbox]") !== other.of.closest("[role=listbox]")) continue;
      faults.push(`${nameOf(one.of)} lies on ${nameOf(other.of)}`);
    }
  }
  // An open list lies over the page on purpose.
  const covered = root.querySelector("[role=listbox]") !== null && dialogs.length === 0;
  for (const { of, box } of covered ? [] : texts) {
    const { left, top, right, bottom } = box;
    // The browser takes boxes to whole pixels.
    for (const x of [left + 2, (left + right) / 2, right - 2]) {
      const hit = page.elementFromPoint(x, (top + bottom) / 2);
      if (hit === null || hit.contains(of) || of.contains(hit)) continue;
      faults.push(`${nameOf(of)} is covered by ${nameOf(hit)}`);
    }
  }

  const inSight = ({ left, top, right, bottom }: Box): boolean =>
    left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
  const hits = (element: Element, { left, top, right, bottom }: Box): boolean => {
    const hit = page.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return (
      hit !== null &&
      (element.contains(hit) || hit.contains(element) || element.closest("label")?.contains(hit) === true)
    );
  };
  for (const button of shown.querySelectorAll("footer button")) {
    if (!inSight(button.getBoundingClientRect())) faults.push(`${nameOf(button)} stands outside the window`);
  }
  for (const button of covered || !primaryInSight ? [] : shown.querySelectorAll("button")) {
    // One thing on a page is bold: the next step.
    if (Number(styleOf(button).fontWeight) < 600 || button.closest("nav") !== null) continue;
    const whole = button.getBoundingClientRect();
    const seen = inSight(whole) ? seenPart(button, whole) : null;
    if (seen === null || seen.top > whole.top + 1 || seen.bottom < whole.bottom - 1)
      faults.push(`${nameOf(button)} is the next step, and not in sight`);
  }
  if (!covered) {
    for (const control of shown.querySelectorAll("button, input, textarea, [tabindex='0']")) {
      const { left, right } = control.getBoundingClientRect();
      if (
        right === left ||
        styleOf(control).visibility !== "visible" ||
        control.getAttribute("aria-hidden") === "true"
      )
        continue;
      control.scrollIntoView({ block: "nearest" });
      if (!hits(control, control.getBoundingClientRect()))
        faults.push(`${nameOf(control)} cannot be reached`);
    }
    const [first] = shown.querySelectorAll("h1, h2");
    first?.scrollIntoView({ block: "nearest" });
  }
  return [...new Set(faults)];
}
