/** Face to face, on two phones: the same talk in large, one floor for each step. What is said aloud is not written down. */

import { useState } from 'preact/hooks'
import { Button, Ticks } from '#ui'
import { Refused, useActing } from '../../shared/acting.tsx'
import { useAwake, useStill } from '../../shared/device.ts'
import { Floor } from '../../shared/floor/index.ts'
import { type Rung, rungs } from '../../shared/ladder/events.ts'
import { LandingForm } from '../../shared/ladder/screens/reading.tsx'
import { TalkFoot } from '../../shared/talk/screens/foot.tsx'
import type { Intent } from '../index.ts'
import type { InTalk } from './parts.tsx'

/** Only while the two are in the middle of it; in every other phase the written form stands here. */
export const isLive = ({ talk }: Pick<InTalk, 'talk'>): boolean =>
  talk.phase === 'answer' || talk.phase === 'land' || talk.phase === 'wait'

export const LiveTalk = (props: InTalk) => {
  const { talk, words, me, other, go } = props
  const fill = { other: other.name }
  useAwake(true)
  useStill(true)
  const back = (
    <>
      <Button kind="quiet" onClick={() => go(`/talk/${talk.id}`)}>
        {words.liveBack}
      </Button>
      <TalkFoot {...props} life={talk.life} />
    </>
  )
  const telling = talk.latest === null || talk.latest.landing !== null
  if (talk.phase === 'answer') return <AnswerAloud {...props} back={back} />
  if (talk.phase === 'land')
    return (
      <Floor who="me" name={me.name} title={words.liveLand} foot={back}>
        <LandingForm<Intent>
          {...props}
          draftKey={`validation/missing/${talk.id}`}
          give={landing => ({ do: 'land', talk: talk.id, landing })}
        />
      </Floor>
    )
  return talk.shares && telling ? (
    <Floor who="me" name={me.name} title={words.liveTell} foot={back}>
      <p>{words.liveTellMore(fill)}</p>
      <p class="question">{talk.text}</p>
    </Floor>
  ) : (
    <Floor who="other" name={other.name} title={words.liveWait(fill)} foot={back} />
  )
}

const AnswerAloud = (props: InTalk & { back: preact.ComponentChild }) => {
  const { talk, words, me, other, back } = props
  const [answers, setAnswers] = useState(false)
  const [said, setSaid] = useState<readonly Rung[]>([])
  const giving = useActing<Intent>(props)
  const titles: Readonly<Record<Rung, string>> = {
    heard: words.cardHear,
    guess: words.cardGuess,
    lived: words.cardLived,
    many: words.cardMany,
    equal: words.cardEqual,
  }
  if (!answers)
    return (
      <Floor
        who="other"
        name={other.name}
        title={words.liveListen}
        foot={
          <>
            <Button kind="primary" onClick={() => setAnswers(true)}>
              {words.liveAnswer}
            </Button>
            {back}
          </>
        }
      >
        <p>{words.liveListenMore({ other: other.name })}</p>
      </Floor>
    )
  return (
    <Floor
      who="me"
      name={me.name}
      title={words.liveAnswer}
      foot={
        <>
          <Button
            kind="primary"
            busy={giving.busy}
            onClick={() => void giving.run({ do: 'answer-aloud', talk: talk.id, rungs: said })}
          >
            {words.liveSaidIt}
          </Button>
          {back}
        </>
      }
    >
      <p class="question centred">{words.cardAttend}</p>
      <Ticks
        legend={words.liveSaid}
        options={rungs.map(value => ({ value, label: titles[value] }))}
        values={said}
        onChange={setSaid}
      />
      <Refused>{giving.refusal}</Refused>
    </Floor>
  )
}
