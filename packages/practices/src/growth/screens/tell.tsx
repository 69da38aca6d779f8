/** After both pages have opened: each tells one gladness and one wish, and the other says back what was heard. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button, Choices, Field, Section, TextArea, Voice } from '#ui'
import { Refused, useActing, useDraft } from '../../shared/acting.tsx'
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
      {month.mayTell && <Tell {...props} />}
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
}: InMonth & { told: Told; who: 'me' | 'other'; name: string }) => {
  const said = (id: string | null) => (id !== null && isSentence(id) ? words.sentence[id] : null)
  const [glad, more] = [said(told.glad), said(told.more)]
  return (
    <>
      <dl class="stack stack-1">
        {glad && (
          <div>
            <dt class="quiet-text">{words.glad}</dt>
            <dd>{glad}</dd>
          </div>
        )}
        {more && (
          <div>
            <dt class="quiet-text">{words.more}</dt>
            <dd>{more}</dd>
          </div>
        )}
      </dl>
      {told.why !== '' && (
        <Voice who={who} name={name}>
          {told.why}
        </Voice>
      )}
    </>
  )
}

/** To choose from is what stands on my own page: nothing that I held back slips out here. */
const Tell = (props: InMonth) => {
  const { month, words, other, state, me, sight, draft } = props
  const [glad, setGlad] = useState<string>('none')
  const [more, setMore] = useState<string>('none')
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
  const chosen = (id: string): SentenceId | null => (isSentence(id) ? id : null)
  const tell = async () => {
    const told = { glad: chosen(glad), more: chosen(more), why: why.text }
    if (await telling.run({ do: 'tell', talk: month.id, ...told })) why.clear()
  }
  return (
    <form
      class="stack stack-3"
      onSubmit={event => {
        event.preventDefault()
        void tell()
      }}
    >
      <Section title={words.tellTitle}>
        <p>{words.tellHint}</p>
        <Choices legend={words.glad} value={glad} onChange={setGlad} options={options} />
        <Choices legend={words.more} value={more} onChange={setMore} options={options} />
        <Field label={words.why} optional>
          <TextArea value={why.text} onText={why.write} max={maxWhy} rows={3} />
        </Field>
        <Refused>{telling.refusal}</Refused>
        <Button kind="primary" type="submit" wide busy={telling.busy}>
          {words.tell({ other: other.name })}
        </Button>
      </Section>
    </form>
  )
}

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
