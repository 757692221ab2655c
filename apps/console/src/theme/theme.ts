import { Button, createTheme, Input, type CSSVariablesResolver } from '@mantine/core';

const font =
  '-apple-system,BlinkMacSystemFont,"Segoe UI","Hiragino Sans","Hiragino Kaku Gothic ProN","Noto Sans JP","Noto Sans CJK JP","BIZ UDPGothic",Meiryo,sans-serif';
const em = (px: number) => `${px / 16}em`;
const rem = (px: number) => `${px / 16}rem`;
const lift = (shadow: string) => `0 0 0 1px var(--line),${shadow}`;
/** What lies behind a dialog stays readable. */
const veil = { color: '#211d1a', backgroundOpacity: 0.24 };
const buttonHeights: Record<string, string> = { xs: rem(28), sm: rem(32), md: rem(40), lg: rem(48) };

export const theme = createTheme({
  fontFamily: font,
  fontFamilyMonospace: 'ui-monospace,"SF Mono",Consolas,"BIZ UDGothic","Noto Sans Mono CJK JP",monospace',
  black: '#211d1a',
  white: '#ffffff',
  primaryColor: 'ai',
  primaryShade: { light: 7, dark: 6 },
  respectReducedMotion: true,
  cursorType: 'pointer',
  defaultRadius: 'sm',
  fontWeights: { regular: '400', medium: '600', bold: '600' },
  colors: {
    ai: [
      '#e5f2fb',
      '#d6ecfa',
      '#b9def4',
      '#9dd1ee',
      '#81c5e8',
      '#4f94c2',
      '#2e6d99',
      '#1c577f',
      '#104769',
      '#0b334e',
    ],
    gray: [
      '#faf9f6',
      '#f5f2ee',
      '#efece8',
      '#e3e0db',
      '#cbc7c0',
      '#8f8b84',
      '#68645e',
      '#504c47',
      '#37332f',
      '#211d1a',
    ],
    dark: [
      '#eae7e3',
      '#bab7b1',
      '#9d9992',
      '#746f69',
      '#302d2a',
      '#272421',
      '#1b1916',
      '#1b1916',
      '#161513',
      '#13110f',
    ],
  },
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(14), lg: rem(16), xl: rem(20) },
  lineHeights: { xs: '1.5', sm: '1.54', md: '1.6', lg: '1.5', xl: '1.4' },
  headings: {
    fontFamily: font,
    fontWeight: '600',
    textWrap: 'pretty',
    sizes: {
      h1: { fontSize: rem(20), lineHeight: '1.4' },
      h2: { fontSize: rem(14), lineHeight: '1.57' },
      h3: { fontSize: rem(13), lineHeight: '1.54' },
    },
  },
  spacing: { xs: rem(4), sm: rem(8), md: rem(12), lg: rem(16), xl: rem(24) },
  radius: { xs: rem(4), sm: rem(6), md: rem(8), lg: rem(10), xl: rem(14) },
  breakpoints: { xs: em(390), sm: em(768), md: em(1024), lg: em(1200), xl: em(1440) },
  shadows: {
    xs: 'none',
    sm: '0 1px 2px rgb(33 29 26/.12)',
    md: lift('0 8px 24px rgb(33 29 26/.10)'),
    lg: lift('0 20px 60px rgb(33 29 26/.16)'),
    xl: lift('0 20px 60px rgb(33 29 26/.16)'),
  },
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: (_, props) => ({ root: { '--button-height': buttonHeights[String(props.size ?? 'sm')] } }),
    }),
    Input: Input.extend({
      defaultProps: { size: 'sm' },
      vars: (_, props) => ({
        wrapper: {
          '--input-height': rem(34),
          '--input-bd': props.error ? 'var(--bad)' : 'var(--line-strong)',
        },
      }),
    }),
    // Named only: importing a component here would put it into every first load.
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 100 } } },
    ModalRoot: { defaultProps: { transitionProps: { duration: 120, transition: 'fade' } } },
    ModalOverlay: { defaultProps: veil },
    DrawerRoot: { defaultProps: { transitionProps: { duration: 100, transition: 'fade' } } },
    DrawerOverlay: { defaultProps: veil },
  },
});

const mantineColours = {
  body: 'surface',
  text: 'ink',
  dimmed: 'ink3',
  placeholder: 'ink3',
  anchor: 'accent',
  error: 'bad',
  success: 'good',
  default: 'surface',
  'default-hover': 'hover',
  'default-color': 'ink',
  'default-border': 'line',
  'ai-light': 'accent-tint',
  'ai-light-color': 'accent',
  'ai-filled-hover': 'accent-fill-hover',
};
const both = Object.fromEntries(
  Object.entries(mantineColours).map(([name, token]) => [`--mantine-color-${name}`, `var(--${token})`]),
);

/** Mantine's own colours are ours: each is one of the tokens, in both schemes. */
export const resolver: CSSVariablesResolver = () => ({ variables: {}, light: both, dark: both });
