import type { ReactElement } from "react";

/** Line icons on a grid of 16, drawn in the colour of the text around them; always beside a word, so never read out. */
const drawings = {
  tick: <path d="m3.5 8.5 3 3 6-7" />,
  cross: <path d="m4.5 4.5 7 7m0-7-7 7" />,
  exclamation: <path d="M8 3.5v5.2m0 2.9v.4" />,
  info: <path d="M8 7.3v4.6M8 4.1v.3" />,
  pencil: <path d="M3 13l.6-2.6 6.9-6.9 2 2-6.9 6.9zm6-8 2 2" />,
  chevron: <path d="m6 3.5 4.5 4.5L6 12.5" />,
  question: <path d="M5.8 6.2a2.2 2.2 0 1 1 3.3 1.9c-.8.4-1.1.8-1.1 1.6m0 2.3v.2" />,
  folder: (
    <path d="M2 12V4.3c0-.4.3-.8.8-.8H6l1.6 1.7h5.6c.4 0 .8.3.8.8V12c0 .4-.4.8-.8.8H2.8A.8.8 0 0 1 2 12Z" />
  ),
  document: <path d="M4 2h5l3 3v8.2c0 .4-.4.8-.8.8H4.8a.8.8 0 0 1-.8-.8ZM9 2v3h3" />,
  copy: (
    <path d="M5.5 5.5V3.3c0-.4.4-.8.8-.8h6.4c.4 0 .8.4.8.8v6.4c0 .4-.4.8-.8.8h-2.2M3.3 5.5h6.4c.4 0 .8.4.8.8v6.4c0 .4-.4.8-.8.8H3.3a.8.8 0 0 1-.8-.8V6.3c0-.4.4-.8.8-.8Z" />
  ),
  search: <path d="M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Zm3.3-1.2 3.4 3.4" />,
  refresh: <path d="M13 8a5 5 0 1 1-1.6-3.7M13 2.5v3h-3" />,
  undo: <path d="M3 6.5h6.2a3.3 3.3 0 0 1 0 6.5H6M5.5 3.5l-3 3 3 3" />,
  stop: <path d="M4.5 4.5h7v7h-7z" />,
  play: <path d="M5 3.3v9.4L12.5 8z" />,
  language: (
    <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM2.3 8h11.4M8 2c-3.6 3.6-3.6 8.4 0 12 3.6-3.6 3.6-8.4 0-12Z" />
  ),
  clock: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm0-9.2V8l2.2 1.6" />,
  shield: <path d="M8 2 3 3.8v3.7C3 10.6 5 13 8 14c3-1 5-3.4 5-6.5V3.8Z" />,
  eye: (
    <path d="M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8ZM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z" />
  ),
  link: (
    <path d="M6.6 9.4 9.4 6.6M7.3 4.6 8.7 3.2a2.9 2.9 0 0 1 4.1 4.1l-1.4 1.4M8.7 11.4l-1.4 1.4a2.9 2.9 0 0 1-4.1-4.1l1.4-1.4" />
  ),
  /** Lagrange: the program that speaks QQ. */
  chat: (
    <path d="M3.3 3h9.4c.7 0 1.3.6 1.3 1.3v5.4c0 .7-.6 1.3-1.3 1.3H8l-3.2 2.5V11H3.3C2.6 11 2 10.4 2 9.7V4.3C2 3.6 2.6 3 3.3 3Zm2 4h.1M8 7h.1m2.5 0h.1" />
  ),
  /** Yunzai: 云, the cloud. */
  cloud: <path d="M4.6 12.2h6.9a2.7 2.7 0 0 0 .5-5.4 4.2 4.2 0 0 0-8-.4 2.9 2.9 0 0 0 .6 5.8Z" />,
} as const;

export type IconName = keyof typeof drawings;

export interface IconProps {
  readonly name: IconName;
  /** Pixels; 16 unless told otherwise. */
  readonly size?: 12 | 16 | 20 | 24;
  readonly className?: string | undefined;
}

export function Icon({ name, size = 16, className }: IconProps): ReactElement {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={size === 12 ? 2 : size >= 20 ? 1.2 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {drawings[name]}
    </svg>
  );
}
