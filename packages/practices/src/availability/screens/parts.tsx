/** What several screens of I'm here share: who is here, how somebody is, and doing one thing with one press. */
import type { ComponentChildren } from 'preact'
import { Button, type ButtonKind, type IconName, LinkButton, Voice } from '#ui'
import type { ScreenProps } from '../../screens.ts'
import { Refused, useActing } from '../../shared/acting.tsx'
import { screenWords } from '../../shared/talk/screens/props.ts'
import { timeInWords } from '../../shared/talk/screens/times.ts'
import type { Answer, Availability, CheckinView, Intent, Words } from '../index.ts'

export type Pair = ScreenProps<Availability, Intent, Words> & { other: NonNullable<ScreenProps['other']> }

export const lookOf = ({ me, other, now, sight, putOff }: Pair) => ({
  me: me.id,
  other: other.id,
  now,
  sight,
  putOff,
})

/** The sentence or word under a name that came as data; null where these words do not have it. */
const listed = (names: Readonly<Record<string, string>>, id: string): string | null =>
  Object.hasOwn(names, id) ? (names[id] ?? null) : null

export const needWord = (need: string, words: Words): string => listed(words.need, need) ?? words.unknownNeed
export const needAsked = (need: string, words: Words): string => listed(words.ask, need) ?? words.unknownNeed

export const whenWords = (when: number, { now, language }: Pick<Pair, 'now' | 'language'>): string =>
  timeInWords(when, now, language, screenWords[language])

/** One word for how somebody is, and how much strength there is. */
const howWords = ({ energy, mood }: CheckinView, words: Words): string => {
  const word = listed(words.moods, mood) ?? mood
  const said = [word.charAt(0).toUpperCase() + word.slice(1), listed(words.energySaid, energy)]
  return said.filter(Boolean).join(' · ')
}

export const HowItIs = ({
  checkin,
  who,
  name,
  words,
}: {
  checkin: CheckinView
  who: 'me' | 'other'
  name: string
  words: Words
}) => (
  <Voice who={who} name={name}>
    <span class="voice-kind">{howWords(checkin, words)}</span>
    <span class="voice-part">{needAsked(checkin.need, words)}</span>
    {checkin.line !== '' && <span class="voice-part">{checkin.line}</span>}
  </Voice>
)

/** What an answer says; `when` is the time that holds now, where it was promised. */
export function answerWords(answer: Answer, props: Pick<Pair, 'words' | 'now' | 'language'>): string {
  const { words } = props
  switch (answer.kind) {
    case 'at':
      return words.saidAt({ when: whenWords(answer.when, props) })
    case 'another-day':
      return words.saidAnotherDay({ when: whenWords(answer.when, props) })
    case 'deed':
      return listed(words.deed, answer.deed) ?? words.unknownAnswer
    default:
      return words.said[answer.kind]
  }
}

export const AnswerSaid = ({
  answer,
  who,
  name,
  ...props
}: Pick<Pair, 'words' | 'now' | 'language'> & { answer: Answer; who: 'me' | 'other'; name: string }) => (
  <Voice who={who} name={name}>
    <span class="voice-part">{answerWords(answer, props)}</span>
    {answer.kind === 'who-else' && answer.text !== '' && <span class="voice-part">{answer.text}</span>}
  </Voice>
)

/** One press, one thing; what kept it from being done stands below it. */
export const Doing = ({
  intent,
  kind = 'plain',
  icon,
  wide = false,
  children,
  ...props
}: Pair & {
  intent: Intent
  kind?: ButtonKind
  icon?: IconName
  wide?: boolean
  children: ComponentChildren
}) => {
  const doing = useActing<Intent>(props)
  return (
    <>
      <Button kind={kind} icon={icon} wide={wide} busy={doing.busy} onClick={() => void doing.run(intent)}>
        {children}
      </Button>
      <Refused>{doing.refusal}</Refused>
    </>
  )
}

/** Stands on every page of it, for both. */
export const NotEmergency = ({ words }: { words: Words }) => (
  <div class="stack stack-1">
    <p class="quiet-text">{words.notEmergency}</p>
    <div>
      <LinkButton kind="quiet" icon="life-buoy" href="/app/help">
        {words.help}
      </LinkButton>
    </div>
  </div>
)
