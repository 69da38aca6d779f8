/** Two sides, sealed and opened together; then what plays into it, of both and without a name. */
import { useEffect, useState } from 'preact/hooks'
import { Button, Chips, Field, TextArea } from '#ui'
import { Refused, useActing, useDraft } from '../../shared/acting.tsx'
import { HowLong, useKeep } from '../../shared/keeping/keeping.tsx'
import { type Intent, maxOwnCause, maxSide } from '../index.ts'
import { SidesToRead } from './board.tsx'
import { causesFor } from './causes.ts'
import type { InMatter } from './pair.ts'
import { Found } from './writing.tsx'

export const SidesStep = (props: InMatter) => {
  const { solving, words, other, draft, language } = props
  const touches = useDraft(draft, `touches/${solving.id}`)
  const adds = useDraft(draft, `adds/${solving.id}`)
  const sealing = useActing<Intent>(props)
  const { rule, setRule, keep } = useKeep()
  if (!solving.myTurn) return <p>{words.sideWaits({ other: other.name })}</p>
  const seal = async () => {
    const side = { touches: touches.text, adds: adds.text }
    if (!(await sealing.run({ do: 'seal-side', talk: solving.id, ...side }, keep))) return
    touches.clear()
    adds.clear()
  }
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        void seal()
      }}
    >
      <p>{words.sidesHint}</p>
      <Field label={words.touches}>
        <TextArea value={touches.text} onText={touches.write} max={maxSide} rows={3} />
      </Field>
      <Field label={words.adds} hint={words.addsHint} error={sealing.refusal}>
        <TextArea value={adds.text} onText={adds.write} max={maxSide} rows={3} />
      </Field>
      <Found read={[props.findings]} text={`${touches.text}\n${adds.text}`} />
      <HowLong language={language} rule={rule} setRule={setRule} />
      <Button kind="primary" type="submit" wide icon="lock" busy={sealing.busy}>
        {words.seal}
      </Button>
    </form>
  )
}

export const CausesStep = (props: InMatter) => {
  const { solving, words, other, draft, sight, bond } = props
  const { theirs } = solving.sides
  const own = useDraft(draft, `causes/${solving.id}`)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const naming = useActing<Intent>(props)
  // The door opens once on this device; who comes back finds it open. Nobody else learns of it.
  const door = `door/${solving.id}`
  const [still] = useState(() => draft(door).text !== '')
  const readable = theirs !== null && sight(theirs).kind === 'open'
  useEffect(() => {
    if (readable && draft(door).text === '') draft(door).keep('open')
  }, [readable, door, draft])
  const name = async () => {
    if (await naming.run({ do: 'name-causes', talk: solving.id, causes: chosen, own: own.text })) own.clear()
  }
  return (
    <>
      <SidesToRead {...props} still={still} />
      {solving.causesByMe ? (
        <p>{words.causesWait({ other: other.name })}</p>
      ) : (
        <>
          <p>{words.causesHint}</p>
          <Chips
            legend={words.causesLegend}
            options={causesFor(bond ?? null).map(value => ({ value, label: words.causes[value] }))}
            values={chosen}
            onChange={setChosen}
          />
          <Field label={words.causesOwn} optional>
            <TextArea value={own.text} onText={own.write} max={maxOwnCause} rows={1} />
          </Field>
          <Refused>{naming.refusal}</Refused>
          <Button kind="primary" wide busy={naming.busy} onClick={() => void name()}>
            {words.causesGive}
          </Button>
        </>
      )}
    </>
  )
}
