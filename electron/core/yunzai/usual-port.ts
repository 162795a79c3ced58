/** Where TRSS-Yunzai listens unless its settings say otherwise (FACTS Y3). */
export const usualPort = 2536;
