import { webDarkTheme, webLightTheme, type Theme } from "@fluentui/react-components";

/** The colours of the three states, beside Fluent's own; every text reaches 4.5:1 on `soft` and on a card. */
interface StateColours {
  readonly goodText: string;
  readonly goodFill: string;
  readonly goodSoft: string;
  readonly cautionText: string;
  readonly cautionFill: string;
  readonly cautionSoft: string;
  readonly badText: string;
  readonly badFill: string;
  readonly badSoft: string;
  readonly activeText: string;
  readonly activeFill: string;
  readonly activeSoft: string;
  readonly quietText: string;
  readonly quietFill: string;
  readonly quietSoft: string;
  /** What stands on a fill: a tick, a number. */
  readonly onFill: string;
  /** The window itself, behind the cards. */
  readonly windowBackground: string;
  /** The edge of a card. */
  readonly cardStroke: string;
}

export type WizardTokens = Theme & StateColours;

const fonts = {
  // Where a font has no such weight, the browser draws it bold only above 600: Chinese headings would look like text.
  fontWeightSemibold: 601,
  fontFamilyBase:
    '"Segoe UI Variable", "Segoe UI", "Microsoft YaHei UI", "PingFang SC", "WenQuanYi Micro Hei", sans-serif',
  fontFamilyMonospace:
    '"Cascadia Mono", Consolas, "Microsoft YaHei UI", "WenQuanYi Micro Hei Mono", monospace',
};

export const lightTokens: WizardTokens = {
  ...webLightTheme,
  ...fonts,
  windowBackground: "#f3f4f6",
  cardStroke: "#e1e3e8",
  goodText: "#0b6a0b",
  goodFill: "#107c10",
  goodSoft: "#e6f4e6",
  cautionText: "#7a4b00",
  cautionFill: "#9a5b00",
  cautionSoft: "#fff2d9",
  badText: "#a80f1c",
  badFill: "#c42b1c",
  badSoft: "#fde9e7",
  activeText: "#0f5ea8",
  activeFill: "#0f6cbd",
  activeSoft: "#e6f1fb",
  quietText: "#5c5f66",
  quietFill: "#85888f",
  quietSoft: "#eceef1",
  onFill: "#ffffff",
};

export const darkTokens: WizardTokens = {
  ...webDarkTheme,
  ...fonts,
  // Windows 11 puts dark text on a light accent.
  colorNeutralForegroundOnBrand: "#06121e",
  colorBrandBackground: "#5aa9f2",
  colorBrandBackgroundHover: "#77b7f7",
  colorBrandBackgroundPressed: "#4390da",
  colorBrandBackgroundSelected: "#5aa9f2",
  colorNeutralBackground1: "#2b2c2f",
  colorNeutralBackground1Hover: "#35363a",
  colorNeutralBackground1Pressed: "#252629",
  colorNeutralBackground1Selected: "#35363a",
  colorNeutralBackgroundDisabled: "#34363a",
  colorNeutralForegroundDisabled: "#7b7e85",
  colorNeutralStrokeDisabled: "#45474c",
  colorNeutralStroke1: "#5a5c62",
  colorNeutralStroke2: "#45474c",
  windowBackground: "#202124",
  cardStroke: "#3b3d42",
  goodText: "#7fd67f",
  goodFill: "#6ccb6c",
  goodSoft: "#1f3a24",
  cautionText: "#fbc568",
  cautionFill: "#fbb83e",
  cautionSoft: "#433310",
  badText: "#ff9d94",
  badFill: "#ff8a80",
  badSoft: "#4a2321",
  activeText: "#7cbcf8",
  activeFill: "#5aa9f2",
  activeSoft: "#1d3550",
  quietText: "#b3b5bb",
  quietFill: "#8b8e95",
  quietSoft: "#36383c",
  onFill: "#14161a",
};

const colourOf = (name: keyof StateColours): string => `var(--${name})`;

/** The same as CSS variables, for `makeStyles`. */
export const paint: StateColours = {
  goodText: colourOf("goodText"),
  goodFill: colourOf("goodFill"),
  goodSoft: colourOf("goodSoft"),
  cautionText: colourOf("cautionText"),
  cautionFill: colourOf("cautionFill"),
  cautionSoft: colourOf("cautionSoft"),
  badText: colourOf("badText"),
  badFill: colourOf("badFill"),
  badSoft: colourOf("badSoft"),
  activeText: colourOf("activeText"),
  activeFill: colourOf("activeFill"),
  activeSoft: colourOf("activeSoft"),
  quietText: colourOf("quietText"),
  quietFill: colourOf("quietFill"),
  quietSoft: colourOf("quietSoft"),
  onFill: colourOf("onFill"),
  windowBackground: colourOf("windowBackground"),
  cardStroke: colourOf("cardStroke"),
};
