import { renderToString } from 'preact-render-to-string'
import { beforeAll, expect, test } from 'vitest'
import { notYet, pace, type Sight, vulnerability } from '#practices'
import type { Language } from '#ui/words'
import { createApp, fetchPlace } from '../app.tsx'
import { localTime } from '../dates.ts'
import { stillHaven, stillSelf, stillView, stillWorld } from '../testkit.ts'
import { shelfOf } from './not-yet.tsx'
import { openingsOfAll } from './today.tsx'

beforeAll(() => Promise.all(['/mine/not-yet', '/mine/pace'].map(fetchPlace)))

const round = '1'.repeat(32)
const me = '01'.repeat(16)
const asked = vulnerability.reduce(vulnerability.initial, {
  type: 'vulnerability.question-offered.v1',
  data: { sitting: round, round, depth: 1, question: 'c01' },
  by: '02'.repeat(16),
  at: 0,
  id: '3'.repeat(64),
  index: 0,
})
const pair = stillView({ states: { vulnerability: asked }, sight: (): Sight => ({ kind: 'sealed' }) })
const fact = { by: me, at: 0, id: '4'.repeat(64), index: 0 }
const aside = (space: string, item: string) => ({ space, item, until: null })
const selfWith = (states: Readonly<Record<string, unknown>>) =>
  stillSelf({
    stateOf: <S,>(slice: { id: string; initial: unknown }) => (states[slice.id] ?? slice.initial) as S,
  })

const draw = async (path: string, haven: Parameters<typeof stillHaven>[0], language: Language = 'en') => {
  const App = await createApp(stillHaven(haven), stillWorld(path, { languages: [language] }))
  return renderToString(<App />).replace(/&#39;/g, '’')
}

test('what was put off has a door to where it lies, and nothing else of a space stands there', () => {
  const shelf = shelfOf(
    [aside(pair.id, round), aside(pair.id, '9'.repeat(32)), aside('f'.repeat(32), round)],
    [pair],
  )
  expect(shelf).toHaveLength(1)
  expect(shelf[0]?.things).toEqual([
    {
      ...aside(pair.id, round),
      practice: 'vulnerability',
      path: `/with/a0a0a0a0/vulnerability/round/${round}`,
    },
  ])
  expect(shelfOf([], [pair])).toEqual([])
})

test('the shelf shows it by name and person, in both languages; empty, it says so', async () => {
  const { spaces } = notYet.reduce(notYet.initial, {
    ...fact,
    type: 'not-yet.put-aside.v1',
    data: { space: pair.id, item: round, until: Date.UTC(2026, 10, 23, 5) },
  })
  const self = selfWith({ 'not-yet': { spaces } })
  const english = await draw('/mine/not-yet', { pairs: [pair], self })
  expect(english).toContain('Closer')
  expect(english).toContain('With Juma')
  expect(english).toContain('You wanted to look at it again on Monday 23 November, 08:00.')
  expect(english).toContain(`href="/app/with/a0a0a0a0/vulnerability/round/${round}"`)
  expect(await draw('/mine/not-yet', { pairs: [pair], self, language: 'sw' }, 'sw')).toContain('Karibu zaidi')
  expect(await draw('/mine/not-yet', { pairs: [pair] })).toContain('Nothing lies here')
})

test('Mine has doors to the shelf and to one’s pace, and they look the same full or empty', async () => {
  const html = await draw('/mine', { pairs: [pair] })
  expect(html).toContain('href="/app/mine/not-yet"')
  expect(html).toContain('href="/app/mine/pace"')
  const self = selfWith({
    'not-yet': notYet.reduce(notYet.initial, {
      ...fact,
      type: 'not-yet.put-aside.v1',
      data: { space: pair.id, item: round, until: null },
    }),
    pace: { week: 0, quiet: { from: 0, to: 60 } },
  })
  expect(await draw('/mine', { pairs: [pair], self })).toBe(html)
})

test('a pause is one tap away: with the one person, by name with several, as a clock with nobody', async () => {
  const doors = async (pairs: readonly (typeof pair)[]) =>
    [...(await draw('/', { pairs })).matchAll(/href="\/app([^"]*patience[^"]*)"/g)].map(([, path]) => path)
  const second = stillView({ id: 'c0'.repeat(16), other: { id: '05'.repeat(16), name: 'Neema' } })
  expect(new Set(await doors([pair]))).toEqual(new Set(['/with/a0a0a0a0/patience']))
  expect(new Set(await doors([pair, second]))).toEqual(
    new Set(['/with/a0a0a0a0/patience', '/with/c0c0c0c0/patience']),
  )
  expect(await draw('/', { pairs: [pair, second] })).toContain('Pause with Neema')
  expect(new Set(await doors([]))).toEqual(new Set(['/between/patience']))
})

test('Today keeps to one’s own pace, by the clock of the place', () => {
  expect(localTime(Date.UTC(2026, 10, 22, 22, 30), 'Africa/Dar_es_Salaam')).toEqual({
    weekday: 1,
    minute: 90,
  })
  const local = { weekday: 0, minute: 90 }
  const offered = (week: 0 | null, quiet: { from: number; to: number } | null) =>
    openingsOfAll([pair], 0, { pace: { week, quiet }, local }).map(({ opening }) => opening.waiting)
  expect(offered(null, null).length).toBeGreaterThan(1)
  expect(offered(0, null)).not.toContain(false)
  expect(offered(0, null)).toContain(true)
  expect(offered(null, { from: 60, to: 120 })).toEqual([])
  expect(pace.initial).toEqual({ week: null, quiet: null })
})
