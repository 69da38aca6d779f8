/** What somebody may ask for in Solve it together, and the sentence that says why not. */
import { keptLines } from '../shared/between/kept.ts'
import { type Decided, drafter, refusedText, refuser, yes } from '../shared/deciding.ts'
import { all, get } from '../shared/shelf.ts'
import { decideTalk, isClosed, isTalkIntent, type TalkIntent } from '../shared/talk/index.ts'
import type { KeysFrom } from '../shared/words.ts'
import type { Context, FactId } from '../slice.ts'
import type { Step } from './board.ts'
import { type BoardIntent, decideOnBoard } from './board-intents.ts'
import { type Events, maxLine, solvingFrom } from './events.ts'
import { ownReturned, ownWords } from './own-words.ts'
import { isInWork, type NoBlame, takenUp } from './state.ts'
import type { Words } from './words/en.ts'

export type Intent =
  | TalkIntent
  | BoardIntent
  /** The gentle opening; `matter` is one left over from another talk, or null. */
  | {
      readonly do: 'offer'
      readonly noticed: string
      readonly felt: string
      readonly need: string
      readonly ask: string
      readonly matter: string | null
    }
  /** Deletes own words for both. */
  | { readonly do: 'erase'; readonly talk: string; readonly fact: FactId }
  /** Destroys own sealed words that nobody has read and nobody will. */
  | { readonly do: 'delete-returned'; readonly talk: string; readonly seal: string }
  /** What was written down on one phone, after both chose to keep it. */
  | {
      readonly do: 'keep-together'
      readonly lines: readonly { readonly mine: boolean; readonly text: string }[]
    }
  | { readonly do: 'erase-kept'; readonly kept: string }

export type Refused = KeysFrom<Words, 'refused'>
export type { Step }

const no = refuser<Refused>()
const event = drafter<Events>()

export function decideNoBlame(state: NoBlame, intent: Intent, context: Context): Decided {
  const { me, other } = context
  if (other === null) return no('refusedAlone')
  if (intent.do === 'offer') return offer(state, intent, context)
  if (intent.do === 'keep-together') {
    const lines = keptLines(intent.lines)
    const data = { talk: context.freshId(), lines }
    return lines ? yes(event('no-blame.kept-together.v1', data)) : no('refusedNothingToKeep')
  }
  if (intent.do === 'erase-kept') {
    const kept = get(state.kept, intent.kept)
    return kept?.on === me ? yes({ effect: 'erase', facts: [kept.fact] }) : no('refusedNothingToDelete')
  }
  const solving = get(state.solvings, intent.talk)
  if (isTalkIntent(intent)) {
    const waits = intent.do === 'agree' && all(state.solvings).some(isInWork)
    return waits ? no('refusedOneUnderWay') : decideTalk('no-blame', solving?.life, intent, context)
  }
  if (solving === undefined) return no('refusedNoTalk')
  if (intent.do === 'erase') {
    return ownWords(solving, me).some(({ fact }) => fact === intent.fact)
      ? yes({ effect: 'erase', facts: [intent.fact] })
      : no('refusedNothingToDelete')
  }
  if (intent.do === 'delete-returned') {
    const found = ownReturned(solving, me).find(({ seal }) => seal.seal === intent.seal)
    if (found === undefined) return no('refusedNothingToDelete')
    const { gate, seal } = found.seal
    return found.settled ? yes({ effect: 'withdraw', gate, seal }) : no('refusedNotSettled')
  }
  if (isClosed(solving.life)) return no('refusedTalkOver')
  if (solving.life.stage === 'offered') return no('refusedNotBegun')
  if (solving.life.pause) return no('refusedPaused')
  return decideOnBoard(solving, intent, context)
}

/** One matter at a time: another one can be opened while the first is tried. */
function offer(
  state: NoBlame,
  { noticed, felt, need, ask, matter }: Extract<Intent, { do: 'offer' }>,
  { me, freshId }: Context,
): Decided {
  const solvings = all(state.solvings)
  if (solvings.some(isInWork)) return no('refusedOneUnderWay')
  if (solvings.some(({ life }) => life.stage === 'offered' && life.openedBy === me))
    return no('refusedOfferWaits')
  if (matter !== null && takenUp(state).has(matter)) return no('refusedTakenUp')
  const lines = [noticed, felt, need, ask].map(line => line.trim())
  if (lines.some(line => line === '')) return no('refusedFourLines')
  const wrong = lines.map(line => refusedText(line, maxLine)).find(found => found !== null)
  if (wrong) return no(wrong)
  const said = { noticed: lines[0], felt: lines[1], need: lines[2], ask: lines[3] }
  return yes(event('no-blame.offered.v1', { talk: solvingFrom(freshId()), ...said, matter }))
}
