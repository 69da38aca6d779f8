import fc from 'fast-check'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { InLanguage } from '../parts/language.tsx'
import { Kanga } from './kanga.tsx'
import { clothOf } from './motif.ts'

const fifteen = [
  'honesty',
  'empathy',
  'vulnerability',
  'availability',
  'safe-space',
  'leading',
  'validation',
  'resilience',
  'self-care',
  'patience',
  'no-blame',
  'listening',
  'gratitude',
  'guidance',
  'growth',
]

test('the same practice has the same cloth every time, and the fifteen have fifteen', () => {
  for (const practice of fifteen) expect(clothOf(practice)).toEqual(clothOf(practice))
  expect(new Set(fifteen.map(practice => JSON.stringify(clothOf(practice)))).size).toBe(15)
})

test('every drawing of a cloth, whatever the name, is under one kilobyte of plain SVG', () => {
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...fifteen), fc.string()), practice => {
      for (const html of [
        render(<Kanga practice={practice} />),
        render(<Kanga practice={practice} small />),
      ]) {
        const drawings = html.match(/<svg class="kanga-cloth".*?<\/svg><\/svg>/gs) ?? []
        expect(drawings.length).toBeGreaterThan(0)
        for (const drawing of drawings) {
          expect(drawing.length).toBeLessThan(1024)
          expect(drawing).not.toMatch(/NaN|undefined|e-\d|style=/)
          expect(drawing).toContain('aria-hidden="true"')
        }
      }
    }),
    { numRuns: 400 },
  )
})

test('two cloths on one page do not share a name for their patterns', () => {
  const html = render(
    <div>
      <Kanga practice="growth" />
      <Kanga practice="growth" small />
    </div>,
  )
  const ids = [...html.matchAll(/<pattern id="([^"]+)"/g)].map(found => found[1])
  expect(ids).toHaveLength(3)
  expect(new Set(ids).size).toBe(3)
})

test('the saying is marked as Swahili, and its meaning follows only where the app speaks English', () => {
  const saying = { sw: 'Polepole ndio mwendo', en: 'Slowly, slowly is the way to travel.' }
  const english = render(<Kanga practice="vulnerability" saying={saying} />)
  expect(english).toMatch(/<p class="kanga-words" lang="sw">Polepole ndio mwendo<\/p>/)
  expect(english).toMatch(/lang="en">Slowly, slowly/)
  const swahili = render(
    <InLanguage language="sw">
      <Kanga practice="vulnerability" saying={saying} />
    </InLanguage>,
  )
  expect(swahili).toContain('Polepole ndio mwendo')
  expect(swahili).not.toContain('Slowly')
})
