/** What either may do with an agreement, a ritual or an arc: sign, change, let rest, let go. The same for all three. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button, Notice } from '#ui'
import { Confirm, Refused, useActing } from '../../shared/acting.tsx'
import { DeleteForBoth, OwnWords } from '../../shared/keeping/keeping.tsx'
import { LetRest, NotNow } from '../../shared/talk/screens/index.ts'
import type { AccordView, Intent } from '../index.ts'
import type { Here } from './here.tsx'

type Props = Here & {
  readonly accord: AccordView
  /** Where its words can be changed. */
  readonly onChange: () => void
  /** What is held, as it stands there. */
  readonly children: ComponentChildren
}

export const AccordActs = (props: Props) => {
  const { accord, words, other, children } = props
  const fill = { other: other.name }
  switch (accord.phase) {
    case 'to-sign':
      return <ToSign {...props} />
    case 'waiting':
      return (
        <>
          <Notice tone="calm" icon="hourglass" title={words.waitingTitle(fill)} />
          {children}
          <div class="row">
            <Button onClick={props.onChange}>{words.change}</Button>
            <LetGo {...props} label={words.letGoOffer} />
          </div>
          <Mine {...props} />
        </>
      )
    case 'standing':
      return (
        <>
          {children}
          <Notice tone="warm" icon="heart-handshake" title={words.standingTitle}>
            {accord.kind !== 'agreement' && <p>{words.wishHeader}</p>}
          </Notice>
          <div class="row">
            <Button onClick={props.onChange}>{words.change}</Button>
            <LetGo {...props} label={words.letGo} />
          </div>
          <Mine {...props} />
        </>
      )
    case 'laid-down':
      return (
        <>
          <Notice tone="rest" title={accord.erased ? words.deletedWording : words.laidDownTitle}>
            <p>{words.laidDownHint}</p>
          </Notice>
          {!accord.erased && children}
          <Mine {...props} />
        </>
      )
  }
}

/** Before signing stands the question what one would add or take out; changing is as near as signing. */
const ToSign = (props: Props) => {
  const { accord, words, other, children, onChange } = props
  const [asking, setAsking] = useState(false)
  const signing = useActing<Intent>(props)
  const sign = { do: 'sign', accord: accord.id, wording: accord.wording } as const
  return (
    <>
      <p class="quiet-text">{words.toSignTitle({ other: other.name })}</p>
      {children}
      {accord.putOffUntil !== undefined && <Notice tone="rest" title={words.putOff} />}
      <p class="question">{words.addOrTake}</p>
      <div class="stack stack-1">
        <Button kind="primary" wide busy={signing.busy} onClick={() => setAsking(true)}>
          {words.sign}
        </Button>
        <Button wide onClick={onChange}>
          {words.change}
        </Button>
      </div>
      <Refused>{signing.refusal}</Refused>
      <div class="row">
        <NotNow<Intent> {...props} intent={until => ({ do: 'aside', accord: accord.id, until })} />
        <LetGo {...props} label={words.letRest} />
      </div>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={words.sign}
        says={words.beforeSigning}
        yes={words.sign}
        busy={signing.busy}
        onYes={() => void signing.run(sign).then(() => setAsking(false))}
      />
    </>
  )
}

const LetGo = ({ label, accord, ...props }: Props & { readonly label: string }) => (
  <LetRest<Intent>
    {...props}
    intent={{ do: 'let-go', accord: accord.id }}
    label={label}
    says={props.words.beforeLettingGo}
  />
)

const Mine = (props: Props) =>
  props.accord.mayErase ? (
    <OwnWords language={props.language}>
      <DeleteForBoth<Intent> {...props} intent={{ do: 'erase-wording', accord: props.accord.id }} />
    </OwnWords>
  ) : null
