/** What several screens of I hear you share: who is here, and one answer as it is read. */
import type { ScreenProps } from '../../screens.ts'
import { Stays } from '../../shared/keeping/keeping.tsx'
import { LadderSaid } from '../../shared/ladder/screens/reading.tsx'
import type { Intent, TalkView, Try, Validation, Words } from '../index.ts'

export type Pair = ScreenProps<Validation, Intent, Words> & {
  other: NonNullable<ScreenProps['other']>
}
export type InTalk = Pair & { talk: TalkView }

/** An answer: in writing, or that it was said face to face. */
export const Answered = ({ talk, one, words, me, other, language, keepOf }: InTalk & { one: Try }) => {
  const mine = !talk.shares
  if (one.answer.kind === 'aloud')
    return <p>{mine ? words.saidAloudByYou : words.saidAloud({ other: other.name })}</p>
  return (
    <>
      <LadderSaid
        answer={one.answer.rungs}
        who={mine ? 'me' : 'other'}
        name={mine ? me.name : other.name}
        language={language}
      />
      <Stays fact={one.fact} keepOf={keepOf} language={language} />
    </>
  )
}
