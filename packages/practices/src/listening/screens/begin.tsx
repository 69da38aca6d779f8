/** Offering a time to be heard: how long, who first, and perhaps in another way. And what an offer says. */

import { useState } from 'preact/hooks'
import { Button, Choices, Icon, Section } from '#ui'
import type { ScreenProps } from '../../screens.ts'
import { Refused, useActing } from '../../shared/acting.tsx'
import { BeforeBeginning } from '../../shared/talk/screens/index.ts'
import {
  type Intent,
  type Listening,
  lengths,
  type Minutes,
  type SessionView,
  type Way,
  type Words,
  ways,
} from '../index.ts'

export type Pair = ScreenProps<Listening, Intent, Words> & { other: NonNullable<ScreenProps['other']> }
export type InSession = Pair & { readonly session: SessionView }

export const HowItGoes = ({ words, other, language, way }: Pair & { readonly way: Way }) => (
  <div class="stack stack-1">
    <p>{words.howItGoes({ other: other.name })}</p>
    {way !== 'typed' && <p>{words.whereItGoes}</p>}
    <BeforeBeginning language={language} says={words.notForFear} />
  </div>
)

export const Offer = (props: Pair) => {
  const { words, other, path, go } = props
  const [minutes, setMinutes] = useState<Minutes>(2)
  const [first, setFirst] = useState<'opener' | 'other'>('other')
  const [way, setWay] = useState<Way>('aloud')
  const offering = useActing<Intent>(props)
  const fill = { other: other.name }
  const offer = async () => {
    if ((await offering.run({ do: 'offer', minutes, first, way })) && path !== '') go('')
  }
  return (
    <Section title={words.offerTitle}>
      {way !== 'typed' && <Lengths {...props} value={minutes} onChange={setMinutes} />}
      <Choices
        legend={words.firstTitle}
        value={first}
        onChange={setFirst}
        options={[
          { value: 'other', label: words.firstOther(fill) },
          { value: 'opener', label: words.firstMe },
        ]}
      />
      <details class="disclosure">
        <summary>{words.wayTitle}</summary>
        <Choices
          legend={words.wayTitle}
          hideLegend
          value={way}
          onChange={setWay}
          options={ways.map(value => ({ value, label: words[value], hint: words[`${value}Hint`] }))}
        />
      </details>
      <Refused>{offering.refusal}</Refused>
      <Button kind="primary" icon="ear" wide busy={offering.busy} onClick={() => void offer()}>
        {words.offer(fill)}
      </Button>
    </Section>
  )
}

/** Minutes in one row: four small choices are one glance. */
export const Lengths = ({
  words,
  value,
  onChange,
}: {
  readonly words: Words
  readonly value: Minutes
  readonly onChange: (value: Minutes) => void
}) => (
  <div class="choices-short">
    <Choices
      legend={words.minutesTitle}
      value={String(value)}
      onChange={chosen => onChange(Number(chosen) as Minutes)}
      options={lengths.map(n => ({ value: String(n), label: words.minutes({ n }) }))}
    />
  </div>
)

/** What lies on the table, the same for both. */
export const WhatIsOffered = ({ session, words, other }: InSession) => (
  <ul class="heard-facts">
    <li>
      <Icon name={session.way === 'typed' ? 'pencil' : 'hourglass'} />
      <span>
        {session.way === 'typed' ? words.offeredTyped : words.offeredMinutes({ n: session.minutes })}
      </span>
    </li>
    <li>
      <Icon name="message-circle" />
      <span>{session.iAmFirst ? words.firstMe : words.firstOther({ other: other.name })}</span>
    </li>
    {session.way === 'walking' && (
      <li>
        <Icon name="footprints" />
        <span>{words.offeredWalking}</span>
      </li>
    )}
  </ul>
)
