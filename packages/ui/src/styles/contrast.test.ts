import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Colour = readonly [lightness: number, chroma: number, hue: number]
type Theme = 'light' | 'dark'

const sheet = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const oklch = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)`
const palette = new Map(
  [...sheet.matchAll(new RegExp(String.raw`--([\w-]+): light-dark\(${oklch}, ${oklch}\);`, 'g'))].map(
    found => {
      const [l1, c1, h1, l2, c2, h2] = found.slice(2).map(Number) as [
        number,
        number,
        number,
        number,
        number,
        number,
      ]
      return [found[1] as string, { light: [l1, c1, h1] as Colour, dark: [l2, c2, h2] as Colour }]
    },
  ),
)
const roles = new Map(
  [...sheet.matchAll(/--([\w-]+): var\(--([\w-]+)\);/g)].map(found => [
    found[1] as string,
    found[2] as string,
  ]),
)

/** OKLCH to linear sRGB (Ottosson 2020), clipped to the gamut as a screen would. */
const linear = ([lightness, chroma, hue]: Colour) => {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map(channel => Math.min(1, Math.max(0, channel))) as [number, number, number]
}
const luminance = (colour: Colour) => {
  const [r, g, b] = linear(colour)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (one: Colour, other: Colour) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}
const colourOf = (role: string, theme: Theme): Colour => {
  const name = roles.get(role)
  const colour = name === undefined ? undefined : palette.get(name)
  if (!colour) throw new Error(`no palette colour behind --${role}`)
  return colour[theme]
}

const grounds = ['page', 'surface', 'raised', 'wash-calm', 'wash-warm', 'wash-joy', 'wash-rest']
const inks = ['text', 'text-soft', 'action', 'action-strong', 'mine', 'other', 'rest', 'danger']

describe.each(['light', 'dark'] as const)('in the %s theme', theme => {
  test('the measure knows black, white and a grey of the standard', () => {
    expect(contrast([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 1)
    expect(contrast([0.5999, 0, 0], [1, 0, 0])).toBeCloseTo(3.95, 1)
  })

  test.each(grounds.flatMap(ground => inks.map(ink => [ink, ground])))(
    '%s reads well on %s',
    (ink, ground) => {
      expect(contrast(colourOf(ink, theme), colourOf(ground, theme))).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.each([
    ['on-action', 'action'],
    ['on-action', 'action-strong'],
    ['on-danger', 'danger'],
  ])('%s reads well on %s', (ink, ground) => {
    expect(contrast(colourOf(ink, theme), colourOf(ground, theme))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(
    grounds.flatMap(ground => [
      ['edge', ground],
      ['focus', ground],
    ]),
  )('%s can be told from %s by those who need an outline', (line, ground) => {
    expect(contrast(colourOf(line, theme), colourOf(ground, theme))).toBeGreaterThanOrEqual(3)
  })
})

test('what can be pressed reads well in whatever hue an operator gives it', () => {
  const turned = ([lightness, chroma]: Colour, hue: number): Colour => [lightness, chroma, hue]
  for (const theme of ['light', 'dark'] as const) {
    for (let hue = 0; hue <= 360; hue += 3) {
      for (const role of ['action', 'action-strong']) {
        const colour = turned(colourOf(role, theme), hue)
        for (const ground of ['page', 'surface', 'raised', 'wash-warm'])
          expect(
            contrast(colour, colourOf(ground, theme)),
            `${role} ${hue} ${ground}`,
          ).toBeGreaterThanOrEqual(4.5)
        expect(contrast(colourOf('on-action', theme), colour), `on ${role} ${hue}`).toBeGreaterThanOrEqual(
          4.5,
        )
        const calm = turned(colourOf('wash-calm', theme), hue)
        expect(contrast(colour, calm), `${role} ${hue} on its own wash`).toBeGreaterThanOrEqual(4.5)
      }
    }
  }
})

test('parts use roles, never the palette and never a colour of their own', () => {
  const names = [...palette.keys()].filter(name => ![...roles.keys()].includes(name))
  for (const file of ['type', 'parts', 'forms', 'floating', 'kanga', 'between-two', 'practices']) {
    const css = readFileSync(new URL(`./${file}.css`, import.meta.url), 'utf8')
    for (const name of names) expect(css, file).not.toContain(`var(--${name})`)
    // The code to scan alone is dark on light in both themes.
    const colours = css.replace(/\.qr \.p\w+ \{[^}]*\}/g, '').match(/#[0-9a-f]{3,8}\b|(?:oklch|rgb|hsl)\(/gi)
    expect(colours, file).toBeNull()
  }
})
