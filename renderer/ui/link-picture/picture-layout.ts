/** The picture lies flat from this width of its place on; below it hangs upright. */
export const pictureWidth = { wide: "@container (min-width: 440px)" } as const;

/** Pixels: a program's tile. */
export const tileSize = 40;

/** Pixels between the tiles and the flat stations below them. */
export const tileGap = 8;

/** Pixels from a tile's outer edge to the cable that leaves it downwards, clear of the labels below. */
export const leadAt = 8;

/** Pixels from the top of a flat station to the middle of its disc. */
export const discCentre = 37;

/** Pixels: the height of an upright station. */
export const uprightHeight = 40;
