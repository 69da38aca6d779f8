/** Makes the sheet of the public pages small enough to travel inside each of them, and names it for the page's policy. */
import { createHash } from 'node:crypto'

/**
 * Takes out comments, spare white space, and every custom property that nothing uses.
 * Knows CSS only as far as our own sheets go: no strings that hold `/*`, braces or semicolons.
 */
export const shrink = (css: string): string => {
  let text = css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*([{};,])\s*/g, '$1')
    .replace(/([{;][a-z-]+): /g, '$1:')
    .replace(/;}/g, '}')
    .trim()
  for (;;) {
    const used = new Set([...text.matchAll(/var\((--[a-z0-9-]+)/g)].map(match => match[1]))
    const kept = text.replace(
      /([{;])(--[a-z0-9-]+):[^;}]*(?=[;}])/g,
      (whole, before: string, name: string) => (used.has(name) ? whole : before),
    )
    const next = kept.replace(/;{2,}/g, ';').replace(/\{;/g, '{').replace(/;}/g, '}')
    if (next === text) return text.replace(/(?<=[{}])[^{}@]+\{\}/g, '')
    text = next
  }
}

/** The sheet with another hue for what can be pressed. Lightness and chroma stay, and with them the contrast. */
export const withHue = (css: string, hue: number | null): string =>
  hue === null
    ? css
    : css.replace(/--bahari[a-z-]*:[^;]*;/g, colour =>
        colour.replace(/oklch\(([\d.]+) ([\d.]+) [\d.]+\)/g, `oklch($1 $2 ${hue})`),
      )

/** How a Content-Security-Policy names one inline sheet or script: `sha256-…`. */
export const policyHash = (text: string): string =>
  `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`
