/** One floor, to be read: what was said on it, how it was heard, what was asked. */
import type { ComponentChildren } from 'preact'
import { Stack, Voice } from '#ui'
import { Deleted, Stays } from '../../shared/keeping/keeping.tsx'
import type { Floor } from '../index.ts'
import type { Pair } from './home.tsx'

type Said = { readonly text: string | null; readonly fact: string }

/** Of a floor that was heard, only the reflection that was it; of one under way, the last two tries and what was missing. */
export const FloorToRead = ({ floor, ...props }: Pair & { floor: Floor }) => {
  const { words, other } = props
  const mine = floor.by === props.me.id
  const reflections = floor.reflections.slice(floor.heard ? -1 : -2)
  const heard = mine ? words.whatTheyHeard({ other: other.name }) : words.whatYouHeard
  const { saying, question, answer } = floor
  const feeling = saying?.feeling ? feelingIn(words.feelings, saying.feeling) : null
  return (
    <Stack>
      {saying && <Utterance {...props} own={mine} said={saying} kind={feeling} />}
      {reflections.map(reflection => (
        <Stack key={reflection.id}>
          <Utterance {...props} own={!mine} said={reflection} kind={heard} />
          {reflection.correction && (
            <Utterance {...props} own={mine} said={reflection.correction} kind={words.correction} />
          )}
        </Stack>
      ))}
      {question && <Utterance {...props} own={!mine} said={question} kind={words.question} />}
      {answer && <Utterance {...props} own={mine} said={answer} />}
    </Stack>
  )
}

/** A feeling that a newer app may know and this one does not is left out. */
const feelingIn = (feelings: Readonly<Record<string, string>>, id: string): string | null =>
  Object.hasOwn(feelings, id) ? (feelings[id] ?? null) : null

export const Utterance = ({
  own,
  said,
  kind,
  children,
  ...props
}: Pair & { own: boolean; said: Said; kind?: string | null; children?: ComponentChildren }) => {
  const { me, other, language, words, keepOf } = props
  return (
    <>
      <Voice who={own ? 'me' : 'other'} name={own ? me.name : other.name}>
        <span class="voice-part">
          {kind && <span class="voice-kind">{kind}</span>}
          {said.text === null ? (
            <em>{words.saidAloud}</em>
          ) : (
            said.text || <Deleted language={language} by={own ? null : other} />
          )}
        </span>
        {children}
      </Voice>
      <Stays fact={said.fact} keepOf={keepOf} language={language} />
    </>
  )
}
