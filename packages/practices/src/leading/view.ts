/**
 * I'll go first as one of the two sees it. To the one who gave, nothing says whether a share has been opened; a word back
 * says it. To the one who gets it, nothing is there that can't be opened.
 */
import { isErased } from '../shared/blank.ts'
import { all } from '../shared/shelf.ts'
import type { FactId, Look, Sealed } from '../slice.ts'
import type { Answer, Length, Way } from './events.ts'
import { type BesideWords, type Leading, ownWords, type Share } from './state.ts'

export interface ShareView {
  readonly id: string
  readonly byMe: boolean
  readonly at: number
  readonly way: Way
  readonly length: Length
  readonly sealed: Sealed
  /** It has left its writer's device. */
  readonly settled: boolean
  readonly fact: FactId
  /**
   * Mine: `given`; `answered`; `came-back`, because I gave another before it was opened. What I took back is not listed, also
   * when the other asks for it afterwards, which so remains untold; only a word back brings it in again. Of the other: `waiting`, `opening`, `open` and not answered, `answered`.
   */
  readonly phase: 'given' | 'came-back' | 'waiting' | 'opening' | 'open' | 'answered'
  /** The gate was asked a while ago and nothing has come. The reason is not known here. */
  readonly nothingCame: boolean
  /** Opened by me within the last day: it stays in sight, and nothing presses. */
  readonly openedLately: boolean
  /** A day that lies ahead or is today; to the one who promised, also a day that has passed. */
  readonly promised: string | null
  readonly answer: Answer | null
  readonly answerFact: FactId | null
  readonly mayThank: boolean
  readonly thanked: boolean
  readonly mayErase: readonly ('share' | 'answer')[]
  /** I said not now, until then (null: no time); else undefined. */
  readonly putOffUntil: number | null | undefined
}

/** So long after asking, the screen says that there is nothing to open. */
const patience = 5 * 60_000
const dayLength = 24 * 3_600_000

/** Newest first. */
export const sharesFor = (state: Leading, look: Look): readonly ShareView[] =>
  all(state.shares)
    .flatMap(share => viewShare(share, look) ?? [])
    .reverse()

export function viewShare(share: Share, look: Look): ShareView | null {
  const { me, now, putOff, sight } = look
  const byMe = share.by === me
  const putOffUntil = putOff(share.id)?.until
  const phase = byMe ? myPhase(share, look) : theirPhase(share, look)
  const nothingCame = phase === 'opening' && share.asked?.settled === true && now - share.asked.at > patience
  if (phase === null || (nothingCame && putOffUntil !== undefined)) return null
  const ahead = share.promised !== null && Date.parse(share.promised) + 2 * dayLength > now
  return {
    id: share.id,
    byMe,
    at: share.at,
    way: share.way,
    length: share.length,
    sealed: share.sealed,
    settled: share.settled,
    fact: share.fact,
    phase,
    nothingCame: nothingCame && sight(share.sealed).kind !== 'mismatch',
    openedLately: !byMe && share.asked !== null && now - share.asked.at < dayLength,
    promised: share.stage === 'sealed' && (!byMe || ahead) ? share.promised : null,
    answer: share.answer?.said ?? null,
    answerFact: share.answer?.fact ?? null,
    mayThank: byMe && share.answer !== null && !share.thanked,
    thanked: share.thanked,
    mayErase: (['share', 'answer'] as const).filter(
      what =>
        ownWords(share, what, me) !== null &&
        // To delete a share one has to know that it was opened; only a word back says so.
        (what === 'answer' || share.answer !== null),
    ),
    putOffUntil: phase === 'waiting' || phase === 'opening' ? putOffUntil : undefined,
  }
}

function myPhase(share: Share, { sight }: Look): ShareView['phase'] | null {
  const gone = sight(share.sealed).kind === 'gone'
  if (share.stage === 'replaced') return gone || isErased(share.sealed) ? null : 'came-back'
  if (share.answer !== null) return 'answered'
  if (gone) return null
  return share.stage === 'sealed' && isErased(share.sealed) ? null : 'given'
}

function theirPhase(share: Share, { sight }: Look): ShareView['phase'] | null {
  if (share.stage === 'replaced') return null
  if (share.stage === 'sealed') return isErased(share.sealed) ? null : 'waiting'
  if (share.answer !== null) return 'answered'
  const { kind } = sight(share.sealed)
  return kind === 'sealed' || kind === 'opening' ? 'opening' : 'open'
}

/** The own share that a new one would follow: given and not answered. If it is not opened yet, it would be taken back. */
export const lastGiven = (state: Leading, look: Look): ShareView | null =>
  sharesFor(state, look).find(({ phase }) => phase === 'given') ?? null

/** The id to hand on with `give`: also of a share that was taken back before, which no list shows. */
export const followsOf = (state: Leading, me: string): string | null =>
  all(state.shares).findLast(({ by, stage }) => by === me && stage === 'sealed')?.id ?? null

/** Own words that came out of turn, the latest last. */
export const besideFor = (state: Leading, me: string): readonly BesideWords[] =>
  state.beside.filter(({ by, text }) => by === me && text !== '')
