// Draws the program's icon in every size that Windows shows, and packs them into one file: `npm run icons`.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { systemBrowser } from "./system-browser.mjs";

const folder = join(import.meta.dirname, "icons");

/**
 * Which drawing each size is made from. A small one has its edges on whole pixels of the sizes it serves;
 * the page's own icon is the smallest.
 */
const drawings = [
  { file: join(import.meta.dirname, "../renderer/icon.svg"), sizes: [16, 32] },
  { file: join(folder, "icon-20.svg"), sizes: [20, 40] },
  { file: join(folder, "icon-24.svg"), sizes: [24, 48] },
  { file: join(folder, "icon.svg"), sizes: [64, 128, 256, 512] },
];

/** From here on an entry is a PNG; what older parts of Windows read up to here is a bitmap. */
const firstPng = 128;
/** The largest that an .ico may hold. */
const largestEntry = 256;

/** A drawing in one size: its pixels from the top, red, green, blue, alpha, and the same as a PNG. */
async function draw(page, svg, size) {
  const { pixels, png } = await page.evaluate(
    async ([source, width]) => {
      const image = new Image(width, width);
      image.src = `data:image/svg+xml;base64,${source}`;
      await image.decode();
      const canvas = new OffscreenCanvas(width, width);
      const context = canvas.getContext("2d");
      context.drawImage(image, 0, 0, width, width);
      const blob = await canvas.convertToBlob({ type: "image/png" });
      return {
        pixels: [...context.getImageData(0, 0, width, width).data],
        png: [...new Uint8Array(await blob.arrayBuffer())],
      };
    },
    [svg.toString("base64"), size],
  );
  return { size, pixels: Buffer.from(pixels), png: Buffer.from(png) };
}

/** A bitmap as an .ico holds it: header, rows from the bottom as blue, green, red, alpha, then an unused mask. */
function bitmap({ size, pixels }) {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(size, 4);
  // Both the colours and the mask count.
  header.writeInt32LE(size * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const colours = Buffer.alloc(pixels.length);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const from = (row * size + column) * 4;
      const to = ((size - 1 - row) * size + column) * 4;
      const [red, green, blue, alpha] = pixels.subarray(from, from + 4);
      colours.set([blue, green, red, alpha], to);
    }
  }
  // One bit a pixel, rows filled up to four bytes.
  return Buffer.concat([header, colours, Buffer.alloc(Math.ceil(size / 32) * 4 * size)]);
}

/** An .ico: its head, an entry for each image, the images. */
function pack(images) {
  const head = Buffer.alloc(6);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  const bodies = images.map((image) => (image.size < firstPng ? bitmap(image) : image.png));
  let at = head.length + 16 * images.length;
  const entries = images.map(({ size }, index) => {
    const entry = Buffer.alloc(16);
    // 0 stands for 256.
    entry.set([size % 256, size % 256], 0);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(bodies[index].length, 8);
    entry.writeUInt32LE(at, 12);
    at += bodies[index].length;
    return entry;
  });
  return Buffer.concat([head, ...entries, ...bodies]);
}

const browser = await chromium.launch({ executablePath: systemBrowser() });
try {
  const page = await browser.newPage();
  const images = [];
  for (const { file, sizes } of drawings) {
    const svg = await readFile(file);
    for (const size of sizes) images.push(await draw(page, svg, size));
  }
  const bySize = images.sort((one, other) => one.size - other.size);
  await writeFile(join(folder, "icon.ico"), pack(bySize.filter(({ size }) => size <= largestEntry)));
  await writeFile(join(folder, "icon.png"), bySize.at(-1).png);
  console.log(`${bySize.map(({ size }) => size).join(", ")} pixels`);
} finally {
  await browser.close();
}
