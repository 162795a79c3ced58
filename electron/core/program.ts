/** The two programs between which the wizard makes the link. */
export type Program = "lagrange" | "yunzai";
