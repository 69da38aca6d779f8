/** What both wrote in a turn; of what was said aloud there is nothing to show. */
import { Voice } from '#ui'
import { Deleted } from '../../shared/keeping/keeping.tsx'
import type { TurnView } from '../index.ts'
import type { InSession } from './begin.tsx'

/** What stands in writing of a turn, in its order: a turn, what stayed of it, more, what stayed of that. */
export const SaidInWriting = ({
  turn,
  me,
  other,
  words,
  language,
}: Pick<InSession, 'me' | 'other' | 'words' | 'language'> & { readonly turn: TurnView }) => {
  const rounds = Math.max(turn.said.length, turn.summaries.length)
  const name = (mine: boolean) => (mine ? me.name : other.name)
  return (
    <>
      {Array.from({ length: rounds }, (_, at) => {
        const said = turn.said[at]
        const summary = turn.summaries[at]
        return (
          <div key={said?.fact ?? summary?.fact} class="stack stack-1">
            {said && (
              <Voice who={turn.mine ? 'me' : 'other'} name={name(turn.mine)}>
                {said.text === '' ? <Deleted language={language} by={turn.mine ? null : other} /> : said.text}
              </Voice>
            )}
            {summary && (
              <Voice who={turn.mine ? 'other' : 'me'} name={name(!turn.mine)}>
                <span class="voice-kind">
                  {turn.mine ? words.theirSummary({ other: other.name }) : words.summary}
                </span>
                {summary.text === '' ? (
                  <Deleted language={language} by={turn.mine ? other : null} />
                ) : (
                  summary.text
                )}
              </Voice>
            )}
          </div>
        )
      })}
    </>
  )
}
