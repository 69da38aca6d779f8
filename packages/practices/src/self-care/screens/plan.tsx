/** The small things of the plan: writing one, changing it, deleting it. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button, Card, Choices, Field, Notice, Section, Stack, TextArea } from '#ui'
import { Confirm, Refused, useActing, useDraft } from '../../shared/acting.tsx'
import { Heavy } from '../../shared/heavy/heavy.tsx'
import { type Intent, maxWhen, maxWill, type Part, type SelfCareView, type Thing } from '../index.ts'
import type { Props } from '../screens.tsx'
import { counts } from './gentle.ts'

/** One to three. The next is asked for only by somebody who wants one. */
export const Plan = (props: Props & { view: SelfCareView }) => {
  const { words, view } = props
  const [adding, setAdding] = useState(false)
  if (view.plan.length === 0) return <NewThing {...props} title={words.begin} onDone={() => {}} />
  return (
    <>
      <Section title={words.myPlan}>
        {view.plan.map(thing => (
          <OneThing key={thing.id} {...props} thing={thing} />
        ))}
        {view.free.length > 0 && !adding && (
          <div>
            <Button kind="quiet" icon="plus" onClick={() => setAdding(true)}>
              {words.beginAnother}
            </Button>
          </div>
        )}
      </Section>
      {adding && <NewThing {...props} title={words.beginAnother} onDone={() => setAdding(false)} />}
    </>
  )
}

const NewThing = (props: Props & { view: SelfCareView; title: string; onDone: () => void }) => {
  const { words, view, title, onDone } = props
  const [part, setPart] = useState<Part | null>(null)
  return (
    <Section title={title}>
      <p class="quiet-text">{words.anotherHint}</p>
      <Choices
        legend={title}
        hideLegend
        value={part}
        onChange={setPart}
        options={view.free.map(value => ({ value, label: words.parts[value] }))}
      />
      {part && <Writing key={part} {...props} part={part} onDone={onDone} />}
    </Section>
  )
}

/** The prompt stands above two lines; whatever is in them is kept as it is. */
const Writing = (props: Props & { part: Part; onDone: () => void }) => {
  const { words, draft, part, onDone } = props
  const when = useDraft(draft, `self-care/when/${part}`)
  const will = useDraft(draft, `self-care/will/${part}`)
  const keeping = useActing<Intent>(props)
  const keep = async () => {
    if (!(await keeping.run({ do: 'plan', part, when: when.text, will: will.text }))) return
    when.clear()
    will.clear()
    onDone()
  }
  return (
    <Lines {...props} when={when} will={will} error={keeping.refusal} onKeep={() => void keep()}>
      <p class="serif">{words.prompts[part]}</p>
      {part === 'people' ? <p class="quiet-text">{words.people}</p> : <p class="quiet-text">{words.small}</p>}
      <Button kind="primary" type="submit" wide busy={keeping.busy}>
        {words.keep}
      </Button>
    </Lines>
  )
}

interface Line {
  readonly text: string
  readonly write: (text: string) => void
}

/** Its first child stands above the two lines, the last ones below. */
const Lines = ({
  words,
  language,
  when,
  will,
  error,
  onKeep,
  children,
}: Pick<Props, 'words' | 'language'> & {
  when: Line
  will: Line
  error: string | null
  onKeep: () => void
  children: ComponentChildren[]
}) => (
  <form
    class="stack"
    onSubmit={event => {
      event.preventDefault()
      onKeep()
    }}
  >
    {children.slice(0, -1)}
    <Field label={words.when} hint={words.whenHint}>
      <TextArea value={when.text} onText={when.write} max={maxWhen} rows={2} />
    </Field>
    <Field label={words.will} hint={words.willHint} error={error}>
      <TextArea value={will.text} onText={will.write} max={maxWill} rows={2} />
    </Field>
    {counts(`${when.text} ${will.text}`) && (
      <Notice tone="calm" title={words.gentle}>
        <p>{words.gentleMore}</p>
      </Notice>
    )}
    <Heavy language={language} text={`${when.text} . ${will.text}`} />
    {children.at(-1)}
  </form>
)

const OneThing = (props: Props & { thing: Thing }) => {
  const { words, thing } = props
  const [changing, setChanging] = useState(false)
  const [removing, setRemoving] = useState(false)
  const acting = useActing<Intent>(props)
  const name = words.parts[thing.part]
  if (changing) return <Changing {...props} onDone={() => setChanging(false)} />
  return (
    <Card>
      <Stack gap="half">
        <h3 class="small-heading">{name}</h3>
        <p class="written" dir="auto">
          {words.plan(thing)}
        </p>
      </Stack>
      <div class="row">
        <Button
          kind="quiet"
          icon="pencil"
          aria-label={`${words.change}: ${name}`}
          onClick={() => setChanging(true)}
        >
          {words.change}
        </Button>
        <Button
          kind="quiet"
          icon="trash"
          aria-label={`${words.remove}: ${name}`}
          onClick={() => setRemoving(true)}
        >
          {words.remove}
        </Button>
      </div>
      <Refused>{acting.refusal}</Refused>
      <Confirm
        open={removing}
        onClose={() => setRemoving(false)}
        title={words.removeTitle}
        says={words.beforeRemoving}
        yes={words.removeForGood}
        kind="danger"
        busy={acting.busy}
        onYes={() => void acting.run({ do: 'remove', thing: thing.id }).then(() => setRemoving(false))}
      />
    </Card>
  )
}

const Changing = (props: Props & { thing: Thing; onDone: () => void }) => {
  const { thing, words, onDone } = props
  const [when, setWhen] = useState(thing.when)
  const [will, setWill] = useState(thing.will)
  const keeping = useActing<Intent>(props)
  const keep = async () => {
    if (await keeping.run({ do: 'change', thing: thing.id, when, will })) onDone()
  }
  return (
    <Card>
      <Lines
        {...props}
        when={{ text: when, write: setWhen }}
        will={{ text: will, write: setWill }}
        error={keeping.refusal}
        onKeep={() => void keep()}
      >
        <h3 class="small-heading">{words.parts[thing.part]}</h3>
        <div class="row">
          <Button kind="primary" type="submit" busy={keeping.busy}>
            {words.keepChange}
          </Button>
          <Button kind="quiet" onClick={onDone}>
            {words.leaveAsItWas}
          </Button>
        </div>
      </Lines>
    </Card>
  )
}
