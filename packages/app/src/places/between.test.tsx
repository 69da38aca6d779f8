/** What a practice's form for one phone gets from the app, in a space of two and where nobody is paired. */
import { signal } from '@preact/signals'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { BetweenProps, KeptLine } from '#practices/screens'
import { loadWords } from '#ui/words'
import { AppContext, type AppState } from '../app-context.tsx'
import type { LoadedRoom } from '../practice-rooms.ts'
import { stillHaven, stillView, stillWorld } from '../testkit.ts'
import { BetweenPlace } from './between.tsx'

const words = await loadWords('en')
const lines: readonly KeptLine[] = [{ mine: true, text: 'Rain' }]

/** Draws the place with a practice that only looks at what it gets. */
const given = (path: string, { keeps = true, left = false, has = true } = {}) => {
  const got: BetweenProps[] = []
  const acts: unknown[][] = []
  const went: string[] = []
  const Between = (props: BetweenProps) => {
    got.push(props)
    return null
  }
  const room: LoadedRoom & { words: object } = {
    Screen: () => null,
    words: {},
    ...(has && { Between }),
    ...(keeps && { keepTogether: (kept: readonly KeptLine[]) => ({ do: 'keep-together', kept }) }),
  }
  const lazy = { fetched: signal({ state: 'here', value: room } as const), fetch: async () => {} }
  const haven = {
    ...stillHaven({ pairs: [stillView({ left, bond: 'friends' })] }),
    act: async (...asked: unknown[]) => {
      acts.push(asked)
      return { ok: true, value: undefined } as const
    },
  }
  const state: AppState = {
    haven,
    world: stillWorld(path),
    language: signal('en'),
    words: signal(words),
    chooseLanguage: () => {},
    storeFault: signal(null),
    rooms: { room: () => lazy, words: () => null },
    go: to => void went.push(to),
  }
  const html = renderToString(
    <AppContext.Provider value={state}>
      <BetweenPlace />
    </AppContext.Provider>,
  )
  return { html, props: got[0], acts, went }
}

test('in a space of two it gets both names, one’s own first, and what the two are; and it ends where it began', () => {
  const { props, went } = given('/with/a0a0a0a0/vulnerability/between')
  expect(props?.names).toEqual(['Amara', 'Juma'])
  expect(props?.bond).toBe('friends')
  props?.onEnd()
  expect(went).toEqual(['/with/a0a0a0a0/vulnerability'])
})

test('it has no other way to write than keeping, and nothing is written before that', async () => {
  const { props, acts } = given('/with/a0a0a0a0/vulnerability/between')
  const mayGet = ['language', 'words', 'names', 'now', 'onEnd', 'keep', 'bond']
  expect(Object.keys(props ?? {}).filter(key => !mayGet.includes(key))).toEqual([])
  expect(acts).toEqual([])
  expect(await props?.keep?.(lines)).toBe(true)
  expect(acts).toHaveLength(1)
  expect(acts[0]?.[2]).toEqual({ do: 'keep-together', kept: lines })
})

test('nothing can be kept where nobody is paired, where one has left, and where the practice keeps nothing', () => {
  const alone = given('/between/vulnerability')
  expect(alone.props).toMatchObject({ names: null, keep: null, bond: null })
  alone.props?.onEnd()
  expect(alone.went).toEqual(['/practice/vulnerability'])
  expect(given('/with/a0a0a0a0/vulnerability/between', { left: true }).props?.keep).toBe(null)
  expect(given('/with/a0a0a0a0/vulnerability/between', { keeps: false }).props?.keep).toBe(null)
})

test('a practice without such a form, an unknown one and another’s space lead nowhere', () => {
  for (const { html, props } of [
    given('/between/vulnerability', { has: false }),
    given('/between/nothing'),
    given('/with/ffffffff/vulnerability/between'),
  ]) {
    expect(props).toBe(undefined)
    expect(html).toContain('<h1')
  }
})
