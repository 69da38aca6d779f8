/** All words of a space that can be read now, with the place where each stands. */
import { type AnySlice, isErased, sealsIn, slicesIn, textsIn } from '#practices'
import type { ExportedEntry, ExportedSpace } from '../engine/export/format.ts'
import type { SpaceView } from '../engine/haven.ts'
import { leftPath, ownPath, roomPath } from '../spaces.ts'
import type { Written } from './find.ts'
import { isNoWord, type Legible, legibleIn } from './legible.ts'

/** Names, and what is shown for a day only. */
const NEVER = /^(?:people|availability)\./

/** Sealed words that somebody wrote. What else is sealed was tapped or chosen, and is nothing to look for. */
export const SEALED_WORDS: readonly string[] = [
  'gratitude.note-sealed.v1',
  'leading.share-sealed.v1',
  'no-blame.side-sealed.v1',
  'safe-space.look-back-sealed.v1',
  'safe-space.preparation-sealed.v1',
  'vulnerability.answer-sealed.v1',
]

export function gather(space: ExportedSpace, view: SpaceView): readonly Written[] {
  const slices = new Map(slicesIn(space.kind).map(slice => [slice.id, reader(slice, view)]))
  return space.entries.flatMap(entry => {
    const payload = entry.passedOver ? undefined : entry.opening?.payload
    if (payload === undefined) return []
    const { t: type, at, d: data } = JSON.parse(payload) as { t: string; at: number; d: unknown }
    const practice = type.slice(0, Math.max(0, type.indexOf('.')))
    const slice = slices.get(practice)
    if (!slice || NEVER.test(type) || isNoWord(type, data)) return []
    const texts = [
      ...slice.plain(type, data, entry.member === view.me.id),
      ...opened(entry, type, data, view),
    ]
    if (texts.length === 0) return []
    const { path, stopped } = slice.standing(data)
    const other = view.kind === 'pair' ? (view.other?.name ?? '') : ''
    return texts.map(text => ({ text, at, practice, path, other, stopped }))
  })
}

function reader(slice: AnySlice, view: SpaceView) {
  const state: unknown = view.stateOf(slice)
  let legible: Legible | null = null
  const placeOf = (rest: string) =>
    view.kind === 'self'
      ? ownPath(slice.id, rest)
      : view.left
        ? leftPath(view)
        : roomPath(view, slice.id, rest)
  return {
    plain: (type: string, data: unknown, mine: boolean): readonly string[] => {
      legible ??= legibleIn(state)
      const shown = mine ? legible.mine : legible.theirs
      return textsIn([slice], type, data).filter(text => text.trim() !== '' && shown.has(text))
    },
    standing: (data: unknown) => {
      const ids = idsIn(data)
      const rest = ids.map(id => slice.itemPath?.(state, id) ?? null).find(found => found !== null)
      return { path: placeOf(rest ?? ''), stopped: ids.some(id => slice.stopped?.(state, id) === true) }
    },
  }
}

/** Ids that an event names, the outermost first. */
const idsIn = (data: unknown): readonly string[] =>
  typeof data === 'object' && data !== null
    ? Object.values(data).filter(
        (part): part is string => typeof part === 'string' && /^[0-9a-f]{32}$/.test(part),
      )
    : []

/** Sealed words that are open to me, or that I wrote and have not taken back. */
function opened(
  { seals = [] }: ExportedEntry,
  type: string,
  data: unknown,
  view: SpaceView,
): readonly string[] {
  if (seals.length === 0 || !SEALED_WORDS.includes(type)) return []
  const sights = new Map(
    sealsIn(data).map(sealed => [sealed.seal, isErased(sealed) ? 'erased' : view.sight(sealed).kind]),
  )
  return seals.flatMap(({ seal, text }) => {
    const sight = sights.get(seal)
    const may = sight === 'mine' || sight === 'open' || sight === 'opening'
    return may && text !== null ? partsOf(text) : []
  })
}

/** A sealed text may have parts; of those, what somebody wrote. */
function partsOf(text: string): readonly string[] {
  const parsed = parsedOf(text)
  if (typeof parsed !== 'object' || parsed === null) return [text]
  return Object.entries(parsed).flatMap(([key, part]) =>
    key !== 'kind' && typeof part === 'string' && part.trim() !== '' ? [part] : [],
  )
}

function parsedOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
