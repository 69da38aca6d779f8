/** After both pages have opened: each tells one gladness and one wish, and the other says back what was heard. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button, Choices, Field, Section, TextArea, Voice } from '#ui'
import { Arrival, Refused, useActing, useDraft } from '../../shared/acting.tsx'
import { answeredIn, isSentence, readAnswers, type SentenceId } from '../../shared/pulse/sentences.ts'
import { get } from '../../shared/shelf.ts'
import { isClosed } from '../../shared/talk/index.ts'
import { type Intent, maxReflection, maxWhy, pageOf, type Told } from '../index.ts'
import type { InMonth } from './props.ts'

export const Telling = (props: InMonth) => {
  const { month, words, me, other } = props
  const { myTold, theirTold, myReflection, theirReflection } = month
  const done = myTold && theirTold && myReflection && theirReflection
  return (
    <>
      {theirTold && (
        <Section title={words.toldTheirs({ other: other.name })}>
          <ToldWords {...props} told={theirTold} who="other" name={other.name} />
          {myReflection && (
            <Said title={words.reflectedMine}>
              <Voice who="me" name={me.name}>
                {myReflection.text}
              </Voice>
            </Said>
          )}
          {month.mayReflect && <SayBack {...props} />}
        </Section>
      )}
      {myTold && (
        <Section title={words.toldMine}>
          <ToldWords {...props} told={myTold} who="me" name={me.name} />
          {theirReflection ? (
            <Said title={words.reflectedTheirs({ other: other.name })}>
              <Voice who="other" name={other.name}>
                {theirReflection.text}
              </Voice>
            </Said>
          ) : (
            !isClosed(month.life) && <p class="quiet-text">{words.toldWaiting({ other: other.name })}</p>
          )}
        </Section>
      )}
      {month.mayTell && !month.mayReflect && <Tell {...props} />}
      {done && !isClosed(month.life) && <p>{words.enough}</p>}
    </>
  )
}

const Said = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <div class="stack stack-half">
    <h3 class="small-heading">{title}</h3>
    {children}
  </div>
)

const ToldWords = ({
  told,
  who,
  name,
  words,
}: InMonth & { told: Told; who: 'me' | 'other'; name: string }) => (
  <>
    <Chosen words={words} glad={chosen(told.glad)} more={chosen(told.more)} />
    {told.why !== '' && (
      <Voice who={who} name={name}>
        {told.why}
      </Voice>
    )}
  </>
)

const Chosen = ({
  words,
  glad,
  more,
}: Pick<InMonth, 'words'> & { glad: SentenceId | null; more: SentenceId | null }) => (
  <dl class="stack stack-1">
    {glad && (
      <div>
        <dt class="quiet-text">{words.glad}</dt>
        <dd>{words.sentence[glad]}</dd>
      </div>
    )}
    {more && (
      <div>
        <dt class="quiet-text">{words.more}</dt>
        <dd>{words.sentence[more]}</dd>
      </div>
    )}
  </dl>
)

type Step = 'glad' | 'more' | 'why'

/** One question at a time. To choose from is what stands on my own page: nothing that I held back slips out here. */
const Tell = (props: InMonth) => {
  const { month, words, other, state, me, sight, draft } = props
  const [step, setStep] = useState<Step>('glad')
  const [glad, setGlad] = useState<string | null>(null)
  const [more, setMore] = useState<string | null>(null)
  const why = useDraft(draft, `growth/tell/${month.id}`)
  const telling = useActing<Intent>(props)
  const whole = get(state.months, month.id)
  const sealed = whole ? pageOf(whole, me.id, 'mine') : null
  const seen = sealed && sight(sealed)
  const answers = seen && 'text' in seen ? readAnswers(seen.text) : null
  const options = [
    ...answeredIn(answers ?? {}).map(id => ({ value: id as string, label: words.sentence[id] })),
    { value: 'none', label: words.noneOfThese },
  ]
  const tell = async () => {
    const told = { glad: chosen(glad), more: chosen(more), why: why.text }
    if (await telling.run({ do: 'tell', talk: month.id, ...told })) why.clear()
  }
  const choosing = (title: string, value: string | null, choose: (id: string) => void, next: Step) => (
    <>
      <Choices legend={title} value={value} onChange={choose} options={options} />
      <Button kind="primary" type="button" wide disabled={value === null} onClick={() => setStep(next)}>
        {words.next}
      </Button>
    </>
  )
  return (
    <Section title={words.tellTitle}>
      <p>{words.tellHint}</p>
      <Arrival state={step}>
        {step === 'glad' && choosing(words.glad, glad, setGlad, 'more')}
        {step === 'more' && choosing(words.more, more, setMore, 'why')}
        {step === 'why' && (
          <form
            class="stack stack-3"
            onSubmit={event => {
              event.preventDefault()
              void tell()
            }}
          >
            <Chosen words={words} glad={chosen(glad)} more={chosen(more)} />
            <Field label={words.why} optional>
              <TextArea value={why.text} onText={why.write} max={maxWhy} rows={3} />
            </Field>
            <Refused>{telling.refusal}</Refused>
            <Button kind="primary" type="submit" wide busy={telling.busy}>
              {words.tell({ other: other.name })}
            </Button>
          </form>
        )}
      </Arrival>
      {step !== 'glad' && (
        <div>
          <Button kind="quiet" icon="arrow-left" onClick={() => setStep(step === 'why' ? 'more' : 'glad')}>
            {words.goBack}
          </Button>
        </div>
      )}
    </Section>
  )
}

const chosen = (id: string | null): SentenceId | null => (id !== null && isSentence(id) ? id : null)

const SayBack = (props: InMonth) => {
  const { month, words, other, draft } = props
  const text = useDraft(draft, `growth/reflect/${month.id}`)
  const reflecting = useActing<Intent>(props)
  const reflect = async () => {
    if (await reflecting.run({ do: 'reflect', talk: month.id, text: text.text })) text.clear()
  }
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        void reflect()
      }}
    >
      <Field
        label={words.reflectTitle({ other: other.name })}
        hint={`${words.reflectHint} ${words.reflectStart}`}
        error={reflecting.refusal}
      >
        <TextArea value={text.text} onText={text.write} max={maxReflection} rows={3} />
      </Field>
      <Button kind="primary" type="submit" wide busy={reflecting.busy}>
        {words.reflect}
      </Button>
    </form>
  )
}
