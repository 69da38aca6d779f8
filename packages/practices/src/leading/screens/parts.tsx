/** What several screens of I'll go first share: who is here, and what one says of a share. */
import type { ScreenProps } from '../../screens.ts'
import type { Answer, Intent, Leading, ShareView, Words } from '../index.ts'

export type Pair = ScreenProps<Leading, Intent, Words> & { other: NonNullable<ScreenProps['other']> }
export type InShare = Pair & { share: ShareView }

/** The way as a sentence of its own, and what may come back. */
export const WayAsked = ({ share, words, other }: InShare) => (
  <>
    <p class="quiet-text">{words.asksFor({ other: other.name })}</p>
    <p class="question">{words.way[share.way]}</p>
  </>
)

/** What an answer says: one's own text, or the sentence that was chosen. Null where its author has deleted it. */
export function answerText(answer: Answer, words: Words): string | null {
  const listed = (sentences: Readonly<Record<string, string>>, key: string): string =>
    (Object.hasOwn(sentences, key) ? sentences[key] : undefined) ?? words.unknownWord
  switch (answer.kind) {
    case 'receipt':
      return listed(words.receipt, answer.receipt)
    case 'joy':
      return listed(words.joy, answer.joy)
    case 'thanks':
      return words.thanks
    default:
      return answer.text === '' ? null : answer.text
  }
}

/** My own words, or the other's once they are open; null while they can't be read. */
export const textOfShare = ({ share, sight }: InShare): string | null => {
  const seen = sight(share.sealed)
  return seen.kind === 'mine' || seen.kind === 'open' ? seen.text : null
}
