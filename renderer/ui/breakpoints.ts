// Griffel puts media queries into the page in the order of their text: of two that hold, the later one wins.

/** Where the rail becomes a row on top: 200 % zoom of the window, or a very small one. */
export const narrow = "@media (max-width: 639px)";

/** A small window. */
export const medium = "@media (min-width: 640px) and (max-width: 800px)";

/** Where every pixel of height counts. */
export const short = "@media (max-height: 559px)";

/** High contrast: Windows takes over the colours. */
export const forced = "@media (forced-colors: active)";
