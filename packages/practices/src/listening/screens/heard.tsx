/** How heard one felt: a picture for oneself, on this device alone; and, only if one wishes, a gift for a day. */
import { Button, Choices, Section } from '#ui'
import { Refused, useActing, useDraft } from '../../shared/acting.tsx'
import type { Keep } from '../../slice.ts'
import { type Intent, type Picture, pictureOf, pictures, type TurnView } from '../index.ts'
import type { InSession } from './begin.tsx'
import { HeardPicture } from './pictures.tsx'

/** So that no history grows with the one who listened. */
const forADay: Keep = { k: 'fades', days: 1 }

export const Heard = (props: InSession & { readonly turn: TurnView }) => {
  const { turn, words, other } = props
  const fill = { other: other.name }
  if (turn.givenToMe)
    return (
      <Section title={words.heardFrom(fill)}>
        <Shown picture={turn.givenToMe} name={words[turn.givenToMe]} />
      </Section>
    )
  if (turn.given) return <Given {...props} given={turn.given} />
  return turn.mayChooseHeard ? <Choose {...props} /> : null
}

const Choose = (props: InSession & { readonly turn: TurnView }) => {
  const { session, turn, words, other, draft } = props
  const chosen = useDraft(draft, `listening/heard/${session.id}/${turn.n}`)
  const giving = useActing<Intent>(props)
  const picture = pictureOf(chosen.text)
  const give = async () => {
    if (picture === null) return
    const intent: Intent = { do: 'give-heard', talk: session.id, turn: turn.n, picture }
    if (await giving.run(intent, forADay)) chosen.clear()
  }
  return (
    <Section title={words.heardTitle}>
      <p class="quiet-text">{words.heardPrivate}</p>
      <Pictures words={words} value={picture} onChange={chosen.write} />
      {picture !== null && (
        <details class="disclosure">
          <summary>{words.giveHeard({ other: other.name })}</summary>
          <div class="stack stack-1">
            <p>{words.beforeGivingHeard({ other: other.name })}</p>
            <div>
              <Button icon="gift" busy={giving.busy} onClick={() => void give()}>
                {words.giveHeard({ other: other.name })}
              </Button>
            </div>
          </div>
        </details>
      )}
      <Refused>{giving.refusal}</Refused>
    </Section>
  )
}

export const Pictures = ({
  words,
  value,
  onChange,
}: Pick<InSession, 'words'> & {
  readonly value: Picture | null
  readonly onChange: (picture: Picture) => void
}) => (
  <div class="choices-pictures">
    <Choices<Picture>
      legend={words.heardTitle}
      hideLegend
      value={value}
      onChange={onChange}
      options={pictures.map(picture => ({
        value: picture,
        label: (
          <span class="heard-choice">
            <HeardPicture picture={picture} />
            <span>{words[picture]}</span>
          </span>
        ),
      }))}
    />
  </div>
)

const Given = (props: InSession & { readonly given: NonNullable<TurnView['given']> }) => {
  const { session, given, words, other } = props
  const taking = useActing<Intent>(props)
  const back: Intent = { do: 'erase', talk: session.id, fact: given.fact }
  return (
    <Section title={words.heardTitle}>
      <Shown picture={given.picture} name={words[given.picture]} />
      <p class="quiet-text">{words.givenHeard({ other: other.name })}</p>
      <div>
        <Button kind="quiet" icon="undo-2" busy={taking.busy} onClick={() => void taking.run(back)}>
          {words.takeHeardBack}
        </Button>
      </div>
      <Refused>{taking.refusal}</Refused>
    </Section>
  )
}

export const Shown = ({ picture, name }: { readonly picture: Picture; readonly name: string }) => (
  <figure class="heard-shown">
    <HeardPicture picture={picture} large />
    <figcaption>{name}</figcaption>
  </figure>
)
