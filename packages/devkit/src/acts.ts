/** What Amara and Juma do: each looks at the own device, as at a screen, and does one of the things that stand open there. */

import type { SpaceView } from '#engine'
import { type AnySlice, gratitude, journal, vulnerability } from '#practices'
import { all } from '../../practices/src/shared/shelf.ts'
import type { Chance } from './chance.ts'

/** Stands in every text that a person writes in a simulation, so that it can be looked for where it must not be. */
export const MARKER = 'siri-yangu'

export interface Act {
  readonly space: string
  readonly slice: AnySlice
  readonly intent: { readonly do: string; readonly [part: string]: unknown }
  /** The words in it, unique in the run; null when the act has none of its own. */
  readonly words: string | null
}

type Closer = typeof vulnerability.initial
type Thanks = typeof gratitude.initial
type Notes = typeof journal.initial

const DAY_MS = 24 * 3_600_000
const dayAfter = (now: number, days: number) => new Date(now + days * DAY_MS).toISOString().slice(0, 10)

export interface Person {
  readonly name: string
  readonly chance: Chance
  /** By the person's own phone. */
  readonly now: () => number
}

/** Draws one act; it may well be one that the practice refuses. Null when there is nothing to act in yet. */
export function drawAct(
  person: Person,
  self: SpaceView | null,
  pair: SpaceView | null,
  count: number,
): Act | null {
  const { chance } = person
  // A few words are long, so that sizes differ too.
  const words =
    `${MARKER} ${person.name} ${count}. ${'maneno '.repeat(chance.happens(0.1) ? 70 : chance.below(6))}`.trim()
  const choices: (readonly [weight: number, act: Act | null])[] = []
  const can = (
    weight: number,
    space: SpaceView,
    slice: AnySlice,
    intent: Act['intent'],
    text: string | null = null,
  ) => choices.push([weight, { space: space.id, slice, intent, words: text }])

  if (self) {
    can(3, self, journal, { do: 'write', text: words }, words)
    const notes = all(self.stateOf<Notes>(journal).notes).filter(note => note !== null)
    const note = notes.length > 0 ? chance.pick(notes) : null
    if (note) {
      can(1, self, journal, { do: 'edit', note: note.id, text: words }, words)
      can(1, self, journal, { do: 'remove', note: note.id })
    }
  }
  if (pair) {
    const thanks = { kind: 'words', did: words, gave: '', says: '' }
    can(3, pair, gratitude, { do: 'give', thanks }, words)
    const day = dayAfter(person.now(), chance.between(1, 3))
    can(3, pair, gratitude, { do: 'put-in-jar', thanks, day }, words)
    const notes = all(pair.stateOf<Thanks>(gratitude).notes)
    const note = notes.length > 0 ? chance.pick(notes) : null
    if (note) {
      const own = note.by === pair.me.id
      if (own && note.kind === 'jar') {
        can(1, pair, gratitude, { do: 'open-early', note: note.id })
        can(1, pair, gratitude, { do: 'burn', note: note.id })
      }
      if (!own) can(2, pair, gratitude, { do: 'receive', note: note.id, receipt: { kind: 'warmed' } })
    }

    const closer = pair.stateOf<Closer>(vulnerability)
    const rounds = all(closer.rounds)
    const latest = rounds.at(-1)
    const round = latest && (chance.happens(0.85) ? latest : chance.pick(rounds))
    const mine = (list: readonly { readonly by: string }[] | undefined) =>
      list?.some(({ by }) => by === pair.me.id)
    // What stands open is done often; what is out of turn now and then, for it must do no harm.
    const open = round?.stage === 'open'
    const toRespond = round?.stage === 'answered' && !mine(round.responses)
    const finished =
      !round || round.stage === 'rested' || (round.stage === 'answered' && round.responses.length === 2)
    can(finished ? 20 : 1, pair, vulnerability, {
      do: 'offer',
      depth: chance.weighted([
        [5, 1],
        [3, 2],
        [1, 3],
      ]),
    })
    if (round) {
      const at = { round: round.id }
      can(
        open && !mine(round.answers) ? 40 : 1,
        pair,
        vulnerability,
        { do: 'answer', ...at, text: words },
        words,
      )
      can(open ? 3 : 0.5, pair, vulnerability, { do: 'pass', ...at })
      can(open ? 3 : 0.5, pair, vulnerability, { do: 'not-now', ...at, until: null })
      const response = chance.pick([
        { kind: 'thanked' },
        { kind: 'touched', text: words },
        { kind: 'asked', text: words },
      ])
      const text = response.kind === 'thanked' ? null : words
      can(toRespond ? 40 : 1, pair, vulnerability, { do: 'respond', ...at, response }, text)
      can(2, pair, vulnerability, { do: 'answer-asked', ...at, text: words }, words)
      const wish = chance.happens(0.7) ? 'deeper' : 'same'
      can(mine(round.responses) && !mine(round.wishes) ? 15 : 0.5, pair, vulnerability, {
        do: 'wish',
        ...at,
        wish,
      })
      can(1, pair, vulnerability, { do: 'enough' })
      can(mine(round.returned) || round.stage === 'rested' ? 3 : 0.5, pair, vulnerability, {
        do: 'give',
        ...at,
      })
      can(0.5, pair, vulnerability, { do: 'delete', ...at })
    }
  }
  return choices.length === 0 ? null : chance.weighted(choices)
}
