import { palettes, type Mode, type Tone } from './palette.ts';

const tones: readonly Tone[] = ['good', 'warn', 'bad', 'info', 'neutral'];

/** The palette as CSS custom properties (`--ink`, `--tone-bad-ground` …), for stylesheets beside antd. */
export function paletteVariables(mode: Mode): Readonly<Record<`--${string}`, string>> {
  const palette = palettes[mode];
  const variables: Record<`--${string}`, string> = {
    '--action': palette.action,
    '--link': palette.link,
    '--surface': palette.surface,
    '--page': palette.page,
    '--raised': palette.raised,
    '--ink': palette.ink,
    '--ink-quiet': palette.inkQuiet,
    '--edge': palette.edge,
    '--edge-quiet': palette.edgeQuiet,
    '--selected': palette.selected,
    '--danger': palette.danger,
  };
  for (const tone of tones) {
    variables[`--tone-${tone}-ink`] = palette.tones[tone].ink;
    variables[`--tone-${tone}-ground`] = palette.tones[tone].ground;
    variables[`--tone-${tone}-edge`] = palette.tones[tone].edge;
  }
  return variables;
}
