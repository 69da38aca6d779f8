/** Words that came out of turn: no part of the talk, never lost for their author, and for nobody else. */
import { isErased } from '../shared/blank.ts'
import { withLastOf } from '../shared/last-few.ts'
import type { FactId, MemberId, Sealed } from '../slice.ts'
import type { Fact } from './events.ts'

/** So many are kept for each of the two. */
const most = 4

export interface Beside {
  readonly by: MemberId
  readonly what: 'moment' | 'question' | 'answer' | 'missed' | 'reply' | 'missing'
  readonly talk: string
  /** Empty for a moment that was told aloud. */
  readonly text: string
  /** The feelings that were sealed with a moment; nobody deposits them. */
  readonly seal: Sealed | null
  readonly fact: FactId
}

/** The words of this fact; null where it has none. */
function wordsOf(fact: Fact): Pick<Beside, 'what' | 'text' | 'seal'> | null {
  switch (fact.type) {
    case 'empathy.moment-told.v1': {
      const { moment, feelings } = fact.data
      return { what: 'moment', text: moment.told === 'written' ? moment.text : '', seal: feelings }
    }
    case 'empathy.asked.v1':
      return { what: 'question', text: fact.data.text, seal: null }
    case 'empathy.asked-answered.v1':
      return { what: 'answer', text: fact.data.text, seal: null }
    case 'empathy.marked.v1':
      return { what: 'missed', text: fact.data.missed, seal: null }
    case 'empathy.validated.v1': {
      const lines = Object.values(fact.data.answer).filter(line => typeof line === 'string' && line !== '')
      return { what: 'reply', text: lines.join('\n'), seal: null }
    }
    case 'empathy.receipt-given.v1': {
      const { landing } = fact.data
      return { what: 'missing', text: landing.kind === 'not-yet' ? landing.missing : '', seal: null }
    }
    default:
      return null
  }
}

/** The list with the words of this fact at its end; the oldest of the same author goes when there are too many. */
export function setBeside(
  list: readonly Beside[],
  fact: Fact & { data: { talk: string } },
): readonly Beside[] {
  const words = wordsOf(fact)
  if (words === null || isEmpty(words) || list.some(one => one.fact === fact.id)) return list
  return withLastOf(list, { ...words, by: fact.by, talk: fact.data.talk, fact: fact.id }, most)
}

/** Nothing was said, or its author has deleted it. A moment that was told aloud has its feelings still. */
export const isEmpty = ({ text, seal }: Pick<Beside, 'text' | 'seal'>): boolean =>
  text === '' && (seal === null || isErased(seal))
