/** Rules of In good time that hold over random runs. */
import { expect, test } from 'vitest'
import { all } from '../shared/shelf.ts'
import { holdsOverRandomRuns, memberOf } from '../shared/testkit.ts'
import { type Intent, latestTalk, type Patience, patience, viewPatience } from './index.ts'

const HOUR = 3_600_000

const moves = (state: Patience, _me: string, _other: string, now: number): readonly Intent[] => {
  const until = now + HOUR
  const begin: Intent = { do: 'begin', until }
  const life = latestTalk(state)
  if (life === undefined) return [begin]
  const talk = life.id
  return [
    begin,
    { do: 'begin', until: now + 50 * HOUR },
    ...[1, 2, 3].map((): Intent => ({ do: 'come-back', talk, own: 'own', wish: '' })),
    { do: 'come-back', talk, own: '', wish: 'wish' },
    { do: 'pause', talk, until },
    { do: 'move-pause', talk, until: until + HOUR, how: 'more' },
    { do: 'move-pause', talk, until, how: 'moved' },
    { do: 'erase-return', talk },
    { do: 'agree', talk },
    { do: 'pass', talk },
    { do: 'end', talk },
  ]
}

/** Promises of half an hour after the beginning of time, where the runs try them. */
const until = HOUR / 2
const outOfTurn = (state: Patience, me: string) => {
  const event = (part: string, data: object) => ({ type: `patience.${part}.v1`, data })
  const unknown = '7'.repeat(32)
  const life = latestTalk(state)
  const stray = [
    event('begun', { talk: unknown, until: 60 * HOUR }),
    event('ended', { talk: unknown }),
    event('paused', { talk: unknown, until, nth: 1 }),
    event('came-back', { talk: unknown, own: 'nobody asked', wish: '' }),
  ]
  if (life === undefined) return stray
  const { id: talk, pause } = life
  const closed = life.stage === 'over'
  return [
    ...stray,
    event('begun', { talk, until }),
    event('paused', { talk, until, nth: 1 }),
    ...(closed ? [event('ended', { talk }), event('paused', { talk, until, nth: 2 })] : []),
    ...(pause === null ? [event('pause-moved', { talk, until, how: 'moved' })] : []),
    ...(pause === null || pause.longer ? [event('pause-moved', { talk, until, how: 'more' })] : []),
    ...(pause === null || pause.back.some(({ by }) => by === me)
      ? [event('came-back', { talk, own: 'out of turn', wish: '' })]
      : []),
  ]
}

/** All but words that came out of turn, and the names under which pauses fell together. */
const matters = (state: Patience) => ({
  latest: state.latest,
  talks: all(state.talks).map(({ beside: _, ...life }) => life),
})

test('over random runs both phones agree, and nothing out of turn matters', () => {
  const tally = holdsOverRandomRuns<Patience, Intent>(
    { slice: patience, moves, outOfTurn, matters: state => onlyWhatStands(state), mayRead: () => true },
    300,
  )
  expect(tally.acts).toBeGreaterThan(1_000)
  expect(tally.refused).toBeGreaterThan(1_000)
  expect(tally.cheats).toBeGreaterThan(500)
})

/** And on the way: nobody sees what the other said before both were back, and nobody is named as the one who paused. */
function onlyWhatStands(state: Patience) {
  for (const me of Object.values(memberOf)) {
    const { life } = viewPatience(state, me)
    const unheard = [...(life?.beside ?? []), ...(life?.pause?.back ?? []), ...(life?.pause?.unsaid ?? [])]
    for (const { by, own, wish } of unheard) if (by !== me) expect(own + wish).toBe('')
  }
  for (const { openedBy } of all(state.talks)) expect(openedBy).toBe('')
  return matters(state)
}
