/** How long a connection has to stay open to count as a link, in ms, unless told otherwise (DESIGN 2.3). */
export const usualStayMs = 1500;

/** How long one handshake may take in all, without any waiting, in ms, unless told otherwise (DESIGN 2.3). */
export const usualDeadlineMs = 10_000;
