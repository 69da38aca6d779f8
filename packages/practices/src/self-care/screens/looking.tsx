/** Looking back on a week: three taps and a line, any of which may be left out; and what was said in earlier ones. */
import { useState } from 'preact/hooks'
import { Button, Card, Empty, Field, Page, Section, Stack, TextArea } from '#ui'
import { Confirm, dayInWords, Refused, useActing, useDraft } from '../../shared/acting.tsx'
import { Heavy } from '../../shared/heavy/heavy.tsx'
import { OneOf } from '../../shared/one-of.tsx'
import {
  type Intent,
  type Looked,
  type Mark,
  marks,
  maxLine,
  type SelfCareView,
  type Week,
  weeks,
} from '../index.ts'
import type { Props } from '../screens.tsx'

export const LookBack = (props: Props & { view: SelfCareView }) => {
  const { words, language, view, draft, go } = props
  const [said, setSaid] = useState<Readonly<Record<string, Mark>>>({})
  const [week, setWeek] = useState<Week | null>(null)
  const line = useDraft(draft, 'self-care/look')
  const keeping = useActing<Intent>(props)
  const keep = async () => {
    const told = Object.entries(said).map(([thing, mark]) => ({ thing, mark }))
    if (!(await keeping.run({ do: 'look-back', marks: told, week, line: line.text }))) return
    line.clear()
    go('')
  }
  const back = { label: words.backToPlan, onBack: () => go('') }
  if (view.plan.length === 0)
    return (
      <Page title={words.lookBack} back={back}>
        <Empty title={words.nothingToLook} icon="leaf" />
      </Page>
    )
  return (
    <Page title={words.lookBack} lead={words.lookLead} back={back}>
      <form
        class="stack stack-3"
        onSubmit={event => {
          event.preventDefault()
          void keep()
        }}
      >
        {view.plan.map(thing => (
          <OneOf
            key={thing.id}
            legend={<span class="written">{words.plan(thing)}</span>}
            value={said[thing.id] ?? null}
            onChange={mark => setSaid({ ...said, [thing.id]: mark })}
            options={marks.map(value => ({ value, label: words.marks[value] }))}
          />
        ))}
        {Object.values(said).includes('let-go') && <p class="quiet-text">{words.letGoHint}</p>}
        <OneOf
          legend={words.week}
          value={week}
          onChange={setWeek}
          options={weeks.map(value => ({ value, label: words.weeks[value] }))}
        />
        <Field label={words.lookLine} optional error={keeping.refusal}>
          <TextArea value={line.text} onText={line.write} max={maxLine} rows={2} />
        </Field>
        <Heavy language={language} text={line.text} />
        <Button kind="primary" type="submit" wide busy={keeping.busy}>
          {words.keepLook}
        </Button>
      </form>
    </Page>
  )
}

/** So many stand on the screen at first. */
const atFirst = 6

export const Earlier = (props: Props & { view: SelfCareView }) => {
  const { words, view } = props
  const [shown, setShown] = useState(atFirst)
  if (view.looked.length === 0) return null
  return (
    <Section title={words.looked}>
      {view.looked.slice(0, shown).map(looked => (
        <OneLook key={looked.id} {...props} looked={looked} />
      ))}
      {view.looked.length > shown && (
        <div>
          <Button onClick={() => setShown(shown + atFirst)}>{words.showMore}</Button>
        </div>
      )}
    </Section>
  )
}

const OneLook = (props: Props & { looked: Looked }) => {
  const { words, language, looked } = props
  const [removing, setRemoving] = useState(false)
  const acting = useActing<Intent>(props)
  const day = dayInWords(looked.at, language)
  return (
    <Card>
      <Stack gap={1}>
        <h3 class="small-heading">
          {day}
          {looked.week && ` · ${words.weekWas[looked.week]}`}
        </h3>
        {looked.line !== '' && (
          <p class="written" dir="auto">
            {looked.line}
          </p>
        )}
        {looked.things.map(({ thing, mark }) => (
          <p key={thing.id} class="quiet-text" dir="auto">
            {words.marks[mark]}: {words.plan(thing)}
          </p>
        ))}
      </Stack>
      <div class="row">
        <Button
          kind="quiet"
          icon="trash"
          aria-label={`${words.remove}: ${day}`}
          onClick={() => setRemoving(true)}
        >
          {words.remove}
        </Button>
      </div>
      <Refused>{acting.refusal}</Refused>
      <Confirm
        open={removing}
        onClose={() => setRemoving(false)}
        title={words.removeLook}
        says={words.beforeRemovingLook}
        yes={words.removeForGood}
        kind="danger"
        busy={acting.busy}
        onYes={() => void acting.run({ do: 'remove-look', look: looked.id }).then(() => setRemoving(false))}
      />
    </Card>
  )
}
