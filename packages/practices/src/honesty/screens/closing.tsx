/** The closing: one appreciation of each, and what is still unsolved. Nobody reads the other's before giving an own one. */
import { Field, Section, Stack, TextArea } from '#ui'
import { useDraft } from '../../shared/acting.tsx'
import { maxMatter } from '../../shared/matter.ts'
import { maxAppreciation } from '../index.ts'
import { Utterance } from './floor.tsx'
import type { InTalk } from './turn.tsx'
import { Writing } from './writing.tsx'

export const Closing = (props: InTalk) => {
  const { talk, words, other, draft } = props
  const fill = { other: other.name }
  const unsolved = useDraft(draft, `honesty/unsolved/${talk.id}`)
  return (
    <Section title={words.closingTitle}>
      {talk.turn === 'appreciate' ? (
        <Writing
          {...props}
          draftKey={`honesty/appreciate/${talk.id}`}
          label={words.appreciateLabel(fill)}
          hint={words.appreciateHint}
          max={maxAppreciation}
          give={words.appreciate}
          intent={text => ({ do: 'appreciate', talk: talk.id, text, unsolved: unsolved.text })}
        >
          <details class="disclosure">
            <summary>{words.unsolvedTitle}</summary>
            <Field label={words.unsolvedLabel} hint={words.unsolvedHint} optional>
              <TextArea value={unsolved.text} onText={unsolved.write} max={maxMatter} rows={2} />
            </Field>
          </details>
        </Writing>
      ) : (
        <p>{words.appreciated(fill)}</p>
      )}
      <Appreciations {...props} />
    </Section>
  )
}

export const Appreciations = ({ talk, ...props }: InTalk) => {
  const { words, me } = props
  if (talk.appreciations.length === 0) return null
  return (
    <Stack>
      {talk.appreciations.map(given => (
        <Utterance
          key={given.fact}
          {...props}
          own={given.by === me.id}
          said={given}
          kind={words.appreciation}
        >
          {given.unsolved !== '' && (
            <span class="voice-part">
              <span class="voice-kind">{words.matters}</span>
              {given.unsolved}
            </span>
          )}
        </Utterance>
      ))}
    </Stack>
  )
}
