/** What is true in Our place and time: what the two hold in common, and the sitting that is to come or under way. */
import { isErased } from '../shared/blank.ts'
import { withLastOf } from '../shared/last-few.ts'
import { isSealOpened } from '../shared/reveal.ts'
import { all, emptyShelf, get, put, type Shelf } from '../shared/shelf.ts'
import { isClosed, talkFact } from '../shared/talk/index.ts'
import type { FactId, MemberId, Sealed, SealOpened } from '../slice.ts'
import {
  type Accord,
  begun,
  isAlive,
  isComplete,
  isUnderWay,
  letGo,
  reworded,
  signed,
  withLookBack,
} from './accord.ts'
import { type Fact, parts } from './events.ts'
import {
  isOpen,
  isToCome,
  type Matter,
  moved,
  named,
  offeredSitting,
  prepared,
  type Sitting,
  stepped,
  withTalk,
} from './sitting.ts'

/** How many sealed words of each that came back, and how many sittings, are looked through for an author. */
const mostReturned = 6

/** Sealed words that count nowhere; only their author can read them. */
export interface Returned {
  readonly seal: Sealed
  readonly by: MemberId
  readonly settled: boolean
}

export interface SafeSpace {
  readonly accords: Shelf<Accord>
  /** The arc that is offered or under way, or the last one. */
  readonly arc: string | null
  readonly sittings: Shelf<Sitting>
  /** The sitting that is offered, planned or under way, or the last one. */
  readonly sitting: string | null
  readonly returned: readonly Returned[]
  readonly closing: Matter | null
  /** Latest time that anybody wrote; from people's clocks, for courtesy only. */
  readonly lastAt: number
}

export const initialSafeSpace: SafeSpace = {
  accords: emptyShelf(),
  arc: null,
  sittings: emptyShelf(),
  sitting: null,
  returned: [],
  closing: null,
  lastAt: 0,
}

export const arcOf = (state: SafeSpace): Accord | undefined =>
  state.arc === null ? undefined : get(state.accords, state.arc)

export const sittingOf = (state: SafeSpace): Sitting | undefined =>
  state.sitting === null ? undefined : get(state.sittings, state.sitting)

/** There is an arc that is offered or goes on, so no other can begin. */
export const hasArc = (state: SafeSpace): boolean => {
  const arc = arcOf(state)
  return arc !== undefined && isAlive(arc) && !isComplete(arc)
}

/** Own words that both can read, by the facts that hold them: their author can delete them for both. */
export function erasableOf(state: SafeSpace, me: MemberId): readonly FactId[] {
  const sittings = all(state.sittings)
  const opened = [
    ...sittings.flatMap(sitting => parts.flatMap(part => (isOpen(sitting, part) ? sitting[part] : []))),
    ...all(state.accords).flatMap(({ lookBacks }) => (lookBacks.length === 2 ? lookBacks : [])),
  ].filter(({ seal }) => !isErased(seal))
  const typed = sittings.flatMap(({ matter, beside }) => (matter ? [matter, ...beside] : beside))
  const said = (state.closing ? [...typed, state.closing] : typed).filter(({ text }) => text !== '')
  return [...opened, ...said].filter(({ by }) => by === me).map(({ fact }) => fact)
}

/** Own sealed words that opened for nobody: of a sitting that ended before their step, or that counted nowhere. */
export function returnedOf(state: SafeSpace, me: MemberId): readonly Returned[] {
  const ended = all(state.sittings)
    .filter(({ life }) => isClosed(life))
    .slice(-mostReturned)
    .flatMap(sitting =>
      parts.flatMap(part =>
        isOpen(sitting, part)
          ? []
          : sitting[part].map(({ seal, by }) => ({ seal, by, settled: sitting.life.settled })),
      ),
    )
  return [...state.returned, ...ended].filter(({ by, seal }) => by === me && !isErased(seal))
}

export function reduceSafeSpace(state: SafeSpace, fact: Fact | SealOpened): SafeSpace {
  if (isSealOpened(fact)) return state
  const next = applied(state, fact)
  return next === state ? state : { ...next, lastAt: Math.max(next.lastAt, fact.at) }
}

function applied(state: SafeSpace, fact: Fact): SafeSpace {
  switch (fact.type) {
    case 'safe-space.agreement-worded.v1':
    case 'safe-space.ritual-worded.v1':
    case 'safe-space.arc-worded.v1':
      return worded(state, fact)
    case 'safe-space.signed.v1':
      return inAccord(state, fact.data.accord, accord => signed(accord, fact.by, fact.data.wording))
    case 'safe-space.let-go.v1':
      return inAccord(state, fact.data.accord, letGo)
    case 'safe-space.look-back-sealed.v1': {
      const held = { seal: fact.data.words, by: fact.by, fact: fact.id }
      const accord = get(state.accords, fact.data.accord)
      if (accord === undefined) return state
      const next = withLookBack(accord, held)
      return next
        ? { ...state, accords: put(state.accords, accord.id, next) }
        : returned(state, held, fact.index)
    }
    case 'safe-space.sitting-offered.v1':
      return offered(state, fact)
    case 'safe-space.sitting-moved.v1':
      return inSitting(state, fact.data.talk, sitting => moved(sitting, fact.data.when))
    case 'safe-space.preparation-sealed.v1': {
      const held = { seal: fact.data.words, by: fact.by, fact: fact.id }
      const sitting = get(state.sittings, fact.data.talk)
      if (sitting === undefined) return state
      const next = prepared(sitting, fact.data.part, held)
      return next ? withSitting(state, next) : returned(state, held, fact.index)
    }
    case 'safe-space.step-reached.v1':
      return inSitting(state, fact.data.talk, sitting => stepped(sitting, fact.data.step, fact.at))
    case 'safe-space.matter-named.v1':
      return inSitting(state, fact.data.talk, sitting => named(sitting, said(fact)))
    case 'safe-space.closing-chosen.v1':
      return { ...state, closing: said(fact) }
    default:
      return ofTalk(state, fact)
  }
}

const said = ({
  by,
  data,
  id,
}: {
  readonly by: MemberId
  readonly data: { readonly text: string }
  readonly id: FactId
}): Matter => ({ by, text: data.text, fact: id })

function worded(state: SafeSpace, fact: Parameters<typeof begun>[0]): SafeSpace {
  const id = fact.data.accord
  const known = get(state.accords, id)
  if (known) return { ...state, accords: put(state.accords, id, reworded(known, fact)) }
  if (fact.data.after !== null) return state
  const isArc = fact.type === 'safe-space.arc-worded.v1'
  const aside = isArc && hasArc(state)
  const accords = put(state.accords, id, begun(fact, aside))
  return { ...state, accords, arc: isArc && !aside ? id : state.arc }
}

/** The first of two that were offered at once is the one; a later one may take the place of what has not begun. */
function offered(
  state: SafeSpace,
  fact: Extract<Fact, { type: 'safe-space.sitting-offered.v1' }>,
): SafeSpace {
  const { talk, form, when, instead } = fact.data
  const before = sittingOf(state)
  if (get(state.sittings, talk) !== undefined) return state
  if (before && !isClosed(before.life)) {
    if (before.life.id !== instead || !isToCome(before)) return state
    const settled = fact.index !== null
    const rests = { ...before, life: { ...before.life, stage: 'rested', pause: null, settled } } as const
    return offered(withSitting(state, rests), fact)
  }
  return { ...withSitting(state, offeredSitting(talk, form, when, fact)), sitting: talk }
}

function ofTalk(state: SafeSpace, fact: Fact): SafeSpace {
  const talk = talkFact('safe-space', fact)
  const sitting = talk && get(state.sittings, talk.data.talk)
  if (!sitting) return state
  const next = withTalk(sitting, talk)
  if (next === sitting) return state
  const after = withSitting(state, next)
  const arc = arcOf(state)
  const isHeld = next.step !== null && next.life.stage === 'over' && sitting.life.stage !== 'over'
  if (!isHeld || !arc || !isUnderWay(arc)) return after
  return inAccord(after, arc.id, one => ({ ...one, sittings: [...one.sittings, next.life.id] }))
}

const returned = (
  state: SafeSpace,
  { seal, by }: Pick<Returned, 'seal' | 'by'>,
  index: number | null,
): SafeSpace => ({
  ...state,
  returned: withLastOf(state.returned, { seal, by, settled: index !== null }, mostReturned),
})

const withSitting = (state: SafeSpace, sitting: Sitting): SafeSpace => ({
  ...state,
  sittings: put(state.sittings, sitting.life.id, sitting),
})

function inSitting(state: SafeSpace, id: string, change: (sitting: Sitting) => Sitting): SafeSpace {
  const sitting = get(state.sittings, id)
  const next = sitting && change(sitting)
  return next === undefined || next === sitting ? state : withSitting(state, next)
}

function inAccord(state: SafeSpace, id: string, change: (accord: Accord) => Accord): SafeSpace {
  const accord = get(state.accords, id)
  const next = accord && change(accord)
  return next === undefined || next === accord ? state : { ...state, accords: put(state.accords, id, next) }
}
