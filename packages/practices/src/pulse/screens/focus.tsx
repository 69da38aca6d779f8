/** The one thing that gets a little more room for four weeks: choosing it, having it, looking back on it. */
import { useState } from 'preact/hooks'
import { Button, Card, Choices, Section } from '#ui'
import { Refused, useActing } from '../../shared/acting.tsx'
import { isSentence, sentenceIds } from '../../shared/pulse/sentences.ts'
import { focusOf, type Intent, isOver } from '../index.ts'
import type { AboutOne } from './props.ts'

export const FocusNow = (props: AboutOne) => {
  const { state, about, words, other, now, pulses, go } = props
  const focus = focusOf(state, about)
  const choosing = useActing<Intent>(props)
  const choose = (practice: Extract<Intent, { do: 'focus' }>['practice']) =>
    void choosing.run({ do: 'focus', about, practice })
  if (focus === null)
    return (
      <Section title={pulses.length === 1 ? words.wishTitle : words.focusTitle}>
        <p>{pulses.length === 1 ? words.wishHint : words.focusNone}</p>
        <div>
          <Button icon="sprout" onClick={() => go('/focus')}>
            {words.focusChoose}
          </Button>
        </div>
      </Section>
    )
  const over = isOver(focus, now)
  return (
    <Section title={words.focusTitle}>
      <Card tone="calm">
        <h3>{words.room[focus.practice]}</h3>
        <p>
          {over ? words.focusOver : other ? words.focusSince({ other: other.name }) : words.focusSinceAlone}
        </p>
        <div class="row">
          {over && (
            <Button busy={choosing.busy} onClick={() => choose(focus.practice)}>
              {words.focusAgain}
            </Button>
          )}
          <Button kind="quiet" onClick={() => go('/focus')}>
            {words.focusOther}
          </Button>
          <Button kind="quiet" busy={choosing.busy} onClick={() => choose(null)}>
            {words.focusLet}
          </Button>
        </div>
        <Refused>{choosing.refusal}</Refused>
      </Card>
    </Section>
  )
}

export const ChooseFocus = (props: AboutOne) => {
  const { state, about, words, go } = props
  const [chosen, setChosen] = useState<string>(focusOf(state, about)?.practice ?? 'none')
  const choosing = useActing<Intent>(props)
  const choose = async () => {
    const practice = isSentence(chosen) ? chosen : null
    if (await choosing.run({ do: 'focus', about, practice })) go('')
  }
  return (
    <form
      class="stack stack-3"
      onSubmit={event => {
        event.preventDefault()
        void choose()
      }}
    >
      <Section title={words.wishTitle}>
        <p>{words.wishHint}</p>
        <Choices
          legend={words.wishTitle}
          hideLegend
          value={chosen}
          onChange={setChosen}
          options={[
            { value: 'none', label: words.none },
            ...sentenceIds.map(id => ({ value: id, label: words.sentence[id] })),
          ]}
        />
        <Refused>{choosing.refusal}</Refused>
        <Button kind="primary" type="submit" wide busy={choosing.busy}>
          {chosen === 'none' ? words.none : words.chooseFocus}
        </Button>
      </Section>
    </form>
  )
}
