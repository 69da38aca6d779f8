/** One page of an opened month: mine, or the other's. Never both, and never one beside the other. */
import { Leaves, Notice, Page } from '#ui'
import { Deleted } from '../../shared/keeping/keeping.tsx'
import { monthWords } from '../../shared/pulse/in-words.ts'
import { answeredIn, readAnswers } from '../../shared/pulse/sentences.ts'
import type { Sight } from '../../slice.ts'
import { type Month, pageOf } from '../index.ts'
import type { Pair } from './props.ts'

export const OnePage = (props: Pair & { month: Month; whose: 'mine' | 'theirs' }) => {
  const { month, whose, words, me, other, language, sight, go } = props
  const sealed = pageOf(month, me.id, whose)
  const seen = sealed && sight(sealed)
  const mine = whose === 'mine'
  const back = { label: monthWords(month.month, language), onBack: () => go(`/month/${month.life.id}`) }
  return (
    <Page
      title={words.pageOf(mine ? me.name : other.name, monthWords(month.month, language))}
      lead={mine ? words.mineLead({ other: other.name }) : words.theirsLead({ other: other.name })}
      back={back}
    >
      {mine ? (
        <Inside {...props} seen={seen} />
      ) : (
        <Leaves open={seen !== null && isReadable(seen)} closedLabel={words.opening}>
          <Inside {...props} seen={seen} />
        </Leaves>
      )}
      <p class="quiet-text">{words.notice}</p>
    </Page>
  )
}

const isReadable = ({ kind }: Sight): boolean => kind !== 'sealed' && kind !== 'opening'

/** Words of the scale, in the order of the fifteen; nothing is added up. */
const Inside = (props: Pair & { whose: 'mine' | 'theirs'; seen: Sight | null }) => {
  const { seen, whose, words, other, language } = props
  if (seen === null || seen.kind === 'sealed' || seen.kind === 'opening') return <p>{words.opening}</p>
  if (seen.kind === 'erased' || seen.kind === 'gone')
    return (
      <p>
        <Deleted language={language} by={whose === 'mine' ? null : other} />
      </p>
    )
  const answers = seen.kind === 'mismatch' ? null : readAnswers(seen.text)
  if (answers === null) return <Notice tone="problem" title={words.unreadable} />
  return (
    <div class="stack stack-3">
      <dl class="stack">
        {answeredIn(answers).map(id => (
          <div key={id}>
            <dt>{words.sentence[id]}</dt>
            <dd class="voice-said">{words.scale[answers[id] ?? 0]}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet-text">{words.notSaid}</p>
    </div>
  )
}
