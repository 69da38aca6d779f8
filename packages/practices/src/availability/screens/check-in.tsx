/** Saying how I am: energy and a word, two taps; then what I need, where nothing is an answer like any other; then one line. */
import { useState } from 'preact/hooks'
import { Button, Field, Page, TextInput } from '#ui'
import { useActing, useDraft } from '../../shared/acting.tsx'
import { Heavy } from '../../shared/heavy/heavy.tsx'
import { OneOf } from '../../shared/one-of.tsx'
import type { Keep } from '../../slice.ts'
import { type Energy, energies, type Intent, maxLine, maxMood, mineFor, type Words } from '../index.ts'
import { type MoodId, moodIds } from '../words/moods.ts'
import { Need } from './need.tsx'
import { lookOf, NotEmergency, type Pair } from './parts.tsx'

/** How somebody was stays for its day, and then goes by itself. */
const forItsDay: Keep = { k: 'fades', days: 1 }

export const CheckIn = (props: Pair & { onGiven: () => void }) => {
  const { words, other, language, draft, state, go, onGiven } = props
  const fill = { other: other.name }
  const [energy, setEnergy] = useState<Energy | null>(null)
  const mood = useDraft(draft, 'availability/new/mood')
  const need = useDraft(draft, 'availability/new/need')
  const line = useDraft(draft, 'availability/new/line')
  const giving = useActing<Intent>(props)
  const before = mineFor(state, lookOf(props))
  const whole = energy !== null && mood.text.trim() !== '' && need.text !== ''
  const give = async () => {
    if (energy === null) return
    const said = { energy, mood: mood.text, need: need.text, line: line.text }
    if (!(await giving.run({ do: 'check-in', ...said }, forItsDay))) return
    for (const one of [mood, need, line]) one.clear()
    onGiven()
  }
  return (
    <Page title={words.newTitle} back={{ label: words.back, onBack: () => go('') }}>
      <form
        class="stack stack-3"
        onSubmit={event => {
          event.preventDefault()
          void give()
        }}
      >
        <OneOf
          legend={words.energyTitle}
          options={energies.map(value => ({ value, label: words.energy[value] }))}
          value={energy}
          onChange={setEnergy}
        />
        <Mood words={words} mood={mood.text} onMood={mood.write} />
        {(energy !== null && mood.text.trim() !== '') || need.text !== '' || line.text !== '' ? (
          <>
            <Need words={words} bond={props.bond} need={need.text} onNeed={need.write} />
            <OneLine words={words} line={line.text} onLine={line.write} refusal={giving.refusal} />
          </>
        ) : null}
        <Heavy language={language} text={`${mood.text} . ${line.text}`} />
        {whole && (
          <div class="stack stack-1">
            <p>{words.beforeGiving(fill)}</p>
            {before && <p class="quiet-text">{words.replaces}</p>}
            <Button kind="primary" icon="hand" type="submit" wide busy={giving.busy}>
              {words.give(fill)}
            </Button>
          </div>
        )}
      </form>
      <NotEmergency words={words} />
    </Page>
  )
}

const Mood = ({ words, mood, onMood }: { words: Words; mood: string; onMood: (mood: string) => void }) => {
  const isListed = (moodIds as readonly string[]).includes(mood)
  return (
    <div class="stack stack-1">
      <OneOf<MoodId>
        legend={words.moodTitle}
        options={moodIds.map(value => ({ value, label: words.moods[value] }))}
        value={isListed ? (mood as MoodId) : null}
        onChange={onMood}
      />
      <details class="disclosure" open={mood !== '' && !isListed}>
        <summary>{words.ownMoodDoor}</summary>
        <Field label={words.ownMood} optional>
          <TextInput value={isListed ? '' : mood} onText={onMood} maxLength={maxMood} autocomplete="off" />
        </Field>
      </details>
    </div>
  )
}

const OneLine = ({
  words,
  line,
  onLine,
  refusal,
}: {
  words: Words
  line: string
  onLine: (line: string) => void
  refusal: string | null
}) => (
  <Field label={words.lineLabel} hint={words.linePrompt} optional error={refusal}>
    <TextInput value={line} onText={onLine} maxLength={maxLine} autocomplete="off" />
  </Field>
)
