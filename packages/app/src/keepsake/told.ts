/** An export as people read it: by days, who wrote it and in which practice, and the words. */
import { catalogue, type Fact, questionOf, replay, SEAL_OPENED, slicesIn, textsIn } from '#practices'
import type { KeptLine } from '#practices/screens'
import type { Language } from '#ui/words'
import { sayDay } from '../dates.ts'
import type { ExportedEntry, ExportedSpace } from '../engine/export/format.ts'
import { isNoWord, legibleIn } from '../search/legible.ts'

/** What is said around people's own words. */
export interface ToldWords {
  readonly sealed: string
  readonly deleted: string
  readonly unsent: string
  readonly someone: string
}

export interface ToldSetting {
  readonly words: ToldWords
  readonly language: Language
  readonly timeZone: string
}

/** One thing that somebody wrote. */
export interface Told {
  readonly at: number
  /** Who, and in which practice. */
  readonly by: string
  /** A `note` is ours, not theirs. */
  readonly lines: readonly Line[]
  readonly hash: string
  readonly device: string
}

interface Line {
  readonly text: string
  readonly note: boolean
}

export const sayYear = (at: number, { language, timeZone }: ToldSetting): string =>
  `${sayDay(at, language, timeZone)} ${new Date(at).getUTCFullYear()}`

/** By days, from the first one on. */
export function toldIn(space: ExportedSpace, setting: ToldSetting): ReadonlyMap<string, readonly Told[]> {
  const isKept = keptFor(space)
  const all = space.entries
    .filter(isKept)
    .flatMap(entry => toldOf(space, entry, setting))
    .sort((a, b) => a.at - b.at)
  const days = new Map<string, Told[]>()
  for (const told of all) {
    const day = sayYear(told.at, setting)
    const known = days.get(day)
    if (known) known.push(told)
    else days.set(day, [told])
  }
  return days
}

/** Payload of an entry, or what its author has left of it. */
const payloadOf = (entry: ExportedEntry) => {
  const payload = entry.passedOver ? null : (entry.opening?.payload ?? entry.erased?.left ?? null)
  return payload === null ? null : (JSON.parse(payload) as { t: string; at: number; d: unknown })
}

/**
 * Own words, and what the other's were meant to reach me: not what came out of turn and went back to them, nor what they
 * shared and I never said yes to. The export of all that is on this device has those too.
 */
function keptFor(space: ExportedSpace): (entry: ExportedEntry) => boolean {
  const slices = slicesIn(space.kind)
  const facts = space.entries.flatMap((entry): Fact[] => {
    const said = payloadOf(entry)
    if (!said || said.t === SEAL_OPENED) return []
    const { member: by, hash: id, index, erased } = entry
    return [{ type: said.t, data: said.d, by, at: said.at, id, index, ...(erased ? { erased: true } : {}) }]
  })
  const legible = [...replay(slices, facts).states.values()].map(state => legibleIn(state, true))
  const agreed = new Set(
    facts.flatMap(({ type, data }) =>
      type === 'validation.agreed.v1' ? [(data as { talk: string }).talk] : [],
    ),
  )
  return entry => {
    const said = payloadOf(entry)
    if (!said || entry.member === space.me) return true
    if (said.t === 'validation.shared.v1') return agreed.has((said.d as { talk: string }).talk)
    const texts = textsIn(slices, said.t, said.d).filter(text => text !== '')
    return !texts.some(
      text => legible.some(one => one.mine.has(text)) && !legible.some(one => one.theirs.has(text)),
    )
  }
}

/** None for what holds no words: a receipt by one press, a change of members, what the app says to itself. */
function toldOf(space: ExportedSpace, entry: ExportedEntry, setting: ToldSetting): readonly Told[] {
  const { words } = setting
  const payload = payloadOf(entry)
  if (payload === null) return []
  const { t: type, at, d: data } = payload
  const lines = entry.erased ? [note(words.deleted)] : linesOf(space, entry, type, data, setting)
  if (lines.length === 0) return []
  const who = space.names[entry.member] || words.someone
  const practice = catalogue.find(({ id }) => id === type.split('.')[0])?.name[setting.language]
  const by = [who, practice, entry.index === null ? words.unsent : null].filter(part => part).join(' · ')
  return [{ at, by, lines, hash: entry.hash, device: entry.device }]
}

const said = (text: string): Line => ({ text, note: false })
const note = (text: string): Line => ({ text, note: true })

function linesOf(
  space: ExportedSpace,
  { member, seals = [] }: ExportedEntry,
  type: string,
  data: unknown,
  { words, language }: ToldSetting,
): readonly Line[] {
  if (type === 'people.name-told.v1' || isNoWord(type, data)) return []
  const question = type === 'vulnerability.question-offered.v1' && questionIn(data, language)
  if (question) return [note(question)]
  const together = type.endsWith('.kept-together.v1') && keptIn(space, member, data, words)
  if (together) return together
  const texts = textsIn(slicesIn(space.kind), type, data).filter(text => text !== '')
  const sealed = seals.flatMap(({ text }) => (text === null ? [note(words.sealed)] : partsOf(text).map(said)))
  return [...texts.map(said), ...sealed]
}

function questionIn(data: unknown, language: Language): string | null {
  const { question } = data as { question?: unknown }
  return (typeof question === 'string' && questionOf(question)?.[language]) || null
}

/** Two spoke at one phone, and the one whose phone it was wrote for both: each line says whose it is. */
function keptIn(space: ExportedSpace, member: string, data: unknown, words: ToldWords): readonly Line[] {
  const other = Object.keys(space.names).find(one => one !== member)
  const nameOf = (mine: boolean) => space.names[mine ? member : (other ?? '')] || words.someone
  const { lines } = data as { lines?: unknown }
  return (Array.isArray(lines) ? (lines as readonly Partial<KeptLine>[]) : []).flatMap(line =>
    typeof line?.text === 'string' && line.text !== ''
      ? [said(`${nameOf(line.mine === true)}: ${line.text}`)]
      : [],
  )
}

/** A sealed thank-you has parts; any other sealed text is one. */
function partsOf(text: string): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null) return [text]
    const parts = Object.entries(parsed).filter(([key, part]) => key !== 'kind' && typeof part === 'string')
    return parts.map(([, part]) => part as string).filter(part => part !== '')
  } catch {
    return [text]
  }
}
