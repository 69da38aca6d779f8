/** A talk that is offered: to the one asked, yes or not now or rest, all three near; to the opener, waiting without hurry. */

import type { ComponentChildren } from 'preact'
import { Button, Notice } from '#ui'
import { Refused, useActing } from '../../acting.tsx'
import type { TalkIntent } from '../intents.ts'
import { LetRest, NotNow } from './not-now.tsx'
import { screenWords, type TalkProps } from './props.ts'

/** `title` and `yes` overrule what is said to the one asked; children: what is offered. */
export const Consent = ({
  title,
  yes,
  children,
  ...props
}: TalkProps & {
  readonly title?: string
  readonly yes?: string
  readonly children?: ComponentChildren
}) => {
  const { life, me, other, language, putOff } = props
  const words = screenWords[language]
  const fill = { other: other.name }
  const agreeing = useActing<TalkIntent>(props)
  const pass = { do: 'pass', talk: life.id } as const
  if (life.openedBy === me.id)
    return (
      <div class="stack stack-3">
        <Notice tone="calm" icon="hourglass" title={words.offerTitle}>
          <p>{words.offerWaiting(fill)}</p>
        </Notice>
        {children}
        <div class="row">
          <LetRest<TalkIntent>
            {...props}
            intent={pass}
            label={words.takeBack}
            says={words.beforeTakingBack}
          />
        </div>
      </div>
    )
  return (
    <div class="stack stack-3">
      <h2>{title ?? words.offeredTitle(fill)}</h2>
      {children}
      {putOff(life.id) !== undefined && <Notice tone="rest" title={words.putOff} />}
      <div class="stack stack-1">
        <p class="quiet-text">{words.offeredHint(fill)}</p>
        <Button
          kind="primary"
          wide
          busy={agreeing.busy}
          onClick={() => void agreeing.run({ do: 'agree', talk: life.id })}
        >
          {yes ?? words.yes}
        </Button>
        <Refused>{agreeing.refusal}</Refused>
        <div class="row">
          <NotNow<TalkIntent> {...props} intent={until => ({ do: 'not-now', talk: life.id, until })} />
          <LetRest<TalkIntent> {...props} intent={pass} label={words.letRest} says={words.beforeResting} />
        </div>
      </div>
    </div>
  )
}
