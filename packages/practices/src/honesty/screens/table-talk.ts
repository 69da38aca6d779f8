/**
 * An honest talk on one phone, as it goes: the same floors as in the record, held by the two at the table. It lives in
 * the memory of one page and nowhere else.
 */
import type { KeptLine } from '../../screens.ts'
import {
  accepted,
  corrected,
  emptyFloor,
  type Floors,
  given,
  mayBeginClosing,
  mayGive,
  reflected,
  reflectsAfter,
  said,
  stepOf,
} from '../floors.ts'

/** 0 is the one whose phone it is. */
export type Side = 0 | 1

export interface TableTalk {
  readonly floors: Floors
  /** How many have given an appreciation; null before the closing. */
  readonly thanks: 0 | 1 | 2 | null
  /** What was typed, if anything; kept only if both choose so. */
  readonly lines: readonly KeptLine[]
}

export const beginning: TableTalk = { floors: [], thanks: null, lines: [] }

const sides = ['0', '1'] as const
export const otherSide = (side: Side): Side => (side === 0 ? 1 : 0)
export const holderOf = ({ floors }: TableTalk): Side => (floors.at(-1)?.by === '1' ? 1 : 0)

export type TableStep = 'begin' | 'say' | 'reflect' | 'judge' | 'heard' | 'thank' | 'over'

export function stepAt({ floors, thanks }: TableTalk): TableStep {
  if (thanks !== null) return thanks === 2 ? 'over' : 'thank'
  const floor = floors.at(-1)
  return floor ? stepOf(floor) : 'begin'
}

export const begins = (talk: TableTalk, side: Side): TableTalk => ({
  ...talk,
  floors: [emptyFloor('0', sides[side])],
})

/** `note` may be empty: it was said, and not written down. */
export function spoke(talk: TableTalk, note: string): TableTalk {
  const text = note.trim()
  const floors = said(talk.floors, lastId(talk), sides[holderOf(talk)], {
    text: null,
    feeling: null,
    fact: '',
  })
  const lines = text === '' ? talk.lines : [...talk.lines, { mine: holderOf(talk) === 0, text }]
  return moved({ ...talk, lines }, floors)
}

export function saidBack(talk: TableTalk): TableTalk {
  const floor = talk.floors.at(-1)
  if (!floor) return talk
  const reflection = {
    id: `${floor.id}.${floor.reflections.length}`,
    after: reflectsAfter(floor),
    text: null,
    fact: '',
  }
  return moved(talk, reflected(talk.floors, floor.id, sides[otherSide(holderOf(talk))], reflection))
}

export function judged(talk: TableTalk, isIt: boolean): TableTalk {
  const by = sides[holderOf(talk)]
  const last = talk.floors.at(-1)?.reflections.at(-1)?.id ?? ''
  const words = { text: null, fact: '' }
  return moved(
    talk,
    isIt
      ? accepted(talk.floors, lastId(talk), by, last)
      : corrected(talk.floors, lastId(talk), by, last, words),
  )
}

export const mayPass = (talk: TableTalk): boolean => mayGive(talk.floors, sides[holderOf(talk)])

/** By the one who holds the floor; who was heard leaves the other the word first. */
export const mayClose = (talk: TableTalk): boolean => mayBeginClosing(talk.floors, sides[holderOf(talk)])

export function passed(talk: TableTalk): TableTalk {
  const by = holderOf(talk)
  const id = `${talk.floors.length}.${lastId(talk)}`
  return moved(talk, given(talk.floors, lastId(talk), sides[by], id, sides[otherSide(by)]))
}

export const closes = (talk: TableTalk): TableTalk => (mayClose(talk) ? { ...talk, thanks: 0 } : talk)

/** The one whose floor it is not begins with the thanks: they listened last. */
export const thanking = (talk: TableTalk): Side =>
  talk.thanks === 0 ? otherSide(holderOf(talk)) : holderOf(talk)

export const thanked = (talk: TableTalk): TableTalk =>
  talk.thanks === null ? talk : { ...talk, thanks: talk.thanks === 0 ? 1 : 2 }

const lastId = ({ floors }: TableTalk): string => floors.at(-1)?.id ?? ''
const moved = (talk: TableTalk, floors: Floors | null): TableTalk => (floors ? { ...talk, floors } : talk)
