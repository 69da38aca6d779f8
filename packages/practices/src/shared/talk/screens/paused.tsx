/** In place of a talk while it is paused: one sentence with the time of return, something calming, and a way back in. */

import { useState } from 'preact/hooks'
import { Button, Field, Section, TextArea } from '#ui'
import { Refused, useActing, useDraft } from '../../acting.tsx'
import { maxReturn } from '../events.ts'
import type { TalkIntent } from '../intents.ts'
import type { Pause } from '../life.ts'
import { Calm } from './calm.tsx'
import { NotLetGo, PauseSheet } from './pause-sheet.tsx'
import { screenWords, type TalkProps } from './props.ts'
import { alittleMore, timeInWords } from './times.ts'

const REST_AFTER = 24 * 3_600_000

/** Nothing while the talk is not paused. */
export const Paused = (props: TalkProps) => {
  const { pause } = props.life
  return pause === null ? null : <WhilePaused {...props} pause={pause} />
}

type InPause = TalkProps & { readonly pause: Pause }

const WhilePaused = (props: InPause) => {
  const { pause, me, other, now, language } = props
  const words = screenWords[language]
  const fill = { other: other.name }
  const amReady = pause.back.some(({ by }) => by === me.id)
  const otherReady = pause.back.some(({ by }) => by !== me.id)
  const when = timeInWords(pause.until, now, language, words)
  return (
    <div class="stack stack-4">
      <div class="stack stack-1">
        <h2>{now < pause.until ? words.pausedUntil({ when }) : words.timeHasCome}</h2>
        {now < pause.until && <p class="quiet-text">{words.untilThen}</p>}
        {now > pause.until + REST_AFTER && <p class="quiet-text">{words.liesAtRest}</p>}
      </div>
      <Calm language={language} />
      {amReady ? (
        <p>{words.youAreReady(fill)}</p>
      ) : (
        <Ready {...props} otherReady={otherReady ? words.otherReady(fill) : null} />
      )}
      <Times {...props} />
      <NotLetGo language={language} />
    </div>
  )
}

/** The way back in: first ready, then what one can own and still wishes, both as one likes. */
const Ready = (props: InPause & { readonly otherReady: string | null }) => {
  const { life, pause, me, draft, language, otherReady } = props
  const words = screenWords[language]
  const [returning, setReturning] = useState(false)
  const own = useDraft(draft, `talk/${life.id}/own`)
  const wish = useDraft(draft, `talk/${life.id}/wish`)
  const coming = useActing<TalkIntent>(props)
  const begin = () => {
    // What was said before the return was moved comes back to whoever said it.
    const unsaid = pause.unsaid.find(({ by }) => by === me.id)
    if (unsaid && own.text === '' && wish.text === '') {
      own.write(unsaid.own)
      wish.write(unsaid.wish)
    }
    setReturning(true)
  }
  const back = async () => {
    if (!(await coming.run({ do: 'come-back', talk: life.id, own: own.text, wish: wish.text }))) return
    own.clear()
    wish.clear()
  }
  if (!returning)
    return (
      <div class="stack stack-1">
        {otherReady !== null && <p>{otherReady}</p>}
        <Button kind="primary" icon="door-open" wide onClick={begin}>
          {words.ready}
        </Button>
      </div>
    )
  return (
    <Section title={words.returnTitle}>
      <p>{words.returnHint({ other: props.other.name })}</p>
      <Field label={words.own} optional>
        <TextArea value={own.text} onText={own.write} max={maxReturn} />
      </Field>
      <Field label={words.wish} optional>
        <TextArea value={wish.text} onText={wish.write} max={maxReturn} />
      </Field>
      <Refused>{coming.refusal}</Refused>
      <Button kind="primary" icon="door-open" wide busy={coming.busy} onClick={() => void back()}>
        {words.comeBack}
      </Button>
    </Section>
  )
}

const Times = (props: InPause) => {
  const { life, pause, now, language } = props
  const words = screenWords[language]
  const [moving, setMoving] = useState(false)
  const longer = useActing<TalkIntent>(props)
  const move = (until: number, how: 'more' | 'moved'): TalkIntent => ({
    do: 'move-pause',
    talk: life.id,
    until,
    how,
  })
  return (
    <div class="stack stack-half">
      {!pause.longer && (
        <div class="row">
          <Button
            kind="quiet"
            icon="hourglass"
            busy={longer.busy}
            onClick={() => void longer.run(move(alittleMore(pause.until, now), 'more'))}
          >
            {words.alittleMore}
          </Button>
        </div>
      )}
      <div class="row">
        <Button kind="quiet" icon="calendar" onClick={() => setMoving(true)}>
          {words.moveIt}
        </Button>
      </div>
      <Refused>{longer.refusal}</Refused>
      <PauseSheet
        {...props}
        open={moving}
        onClose={() => setMoving(false)}
        title={words.moveTitle}
        yes={words.moveIt}
        intent={until => move(until, 'moved')}
      />
    </div>
  )
}
