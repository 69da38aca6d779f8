/** An export as people read it: by days, who wrote it and in which practice, and the words. */
import { catalogue, questionOf, sealsIn, slicesIn, textsIn } from '#practices'
import type { KeptLine } from '#practices/screens'
import type { Language } from '#ui/words'
import { sayDay } from '../dates.ts'
import type { ExportedEntry, ExportedSpace } from '../engine/export/format.ts'

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
  const all = space.entries.flatMap(entry => toldOf(space, entry, setting)).sort((a, b) => a.at - b.at)
  const days = new Map<string, Told[]>()
  for (const told of all) {
    const day = sayYear(told.at, setting)
    const known = days.get(day)
    if (known) known.push(told)
    else days.set(day, [told])
  }
  return days
}

/** None for what holds no words: a receipt by one press, a change of members, what the app says to itself. */
function toldOf(space: ExportedSpace, entry: ExportedEntry, setting: ToldSetting): readonly Told[] {
  const { words } = setting
  if (entry.passedOver) return []
  const payload = entry.opening?.payload ?? entry.erased?.left
  if (!payload) return []
  const { t: type, at, d: data } = JSON.parse(payload) as { t: string; at: number; d: unknown }
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

/**
 * Blind wishes, which tell nobody anything unless both are the same; and that somebody asked to open what the other gave,
 * which is told by a word back alone.
 */
const isNoWord = (type: string, data: unknown): boolean =>
  type === 'leading.opening-asked.v1' || sealsIn(data).some(({ gateKind }) => gateKind === 'match')

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
