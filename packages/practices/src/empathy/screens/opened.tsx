/** The reveal: the door opens on both lists; the teller says of each word how near it came, and what was missed. */

import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button, Field, Leaves, Notice, Section, TextArea, Voice } from '#ui'
import { Refused, useActing, useDraft } from '../../shared/acting.tsx'
import { Deleted } from '../../shared/keeping/keeping.tsx'
import type { Sealed } from '../../slice.ts'
import {
  dontKnow,
  type Feeling,
  type Intent,
  type Mark,
  maxMissed,
  type Picked,
  readPicked,
} from '../index.ts'
import type { InRound } from './moment.tsx'
import { OneOf, wordOf } from './pick.tsx'

/** What this device shows of a list that was sealed. */
export type Shown =
  | { readonly kind: 'list'; readonly picked: Picked }
  | { readonly kind: 'shut' | 'erased' | 'mismatch' | 'newer' }

export const shownOf = (sealed: Sealed | null, sight: InRound['sight']): Shown => {
  const seen = sealed && sight(sealed)
  if (seen?.kind === 'erased' || seen?.kind === 'mismatch') return { kind: seen.kind }
  if (seen?.kind !== 'mine' && seen?.kind !== 'open') return { kind: 'shut' }
  const picked = readPicked(seen.text)
  return picked ? { kind: 'list', picked } : { kind: 'newer' }
}

export const doorDraft = (talk: string) => `empathy/door/${talk}`

export const Opened = (props: InRound) => {
  const { round, words, other, sight, draft, sent } = props
  const theirs = shownOf(round.theirs, sight)
  const readable = theirs.kind !== 'shut'
  // The door opens once on this device; who comes back finds it open. Nobody else learns of it.
  const door = doorDraft(round.id)
  const [still] = useState(() => draft(door).text !== '')
  useEffect(() => {
    if (readable && draft(door).text === '') draft(door).keep('open')
  }, [readable, door, draft])
  if (theirs.kind === 'mismatch')
    return <Notice tone="problem" title={words.mismatch({ other: other.name })} />
  return (
    <>
      <Leaves open={readable} still={still} closedLabel={sent ? words.nowOpening : words.nowOpeningOffline}>
        <BothLists {...props} />
      </Leaves>
      {readable && <Marks {...props} />}
    </>
  )
}

/** The teller's list first, then what was imagined. */
export const BothLists = (props: InRound) => {
  const { round, words, me, other, sight } = props
  const fill = { other: other.name }
  const own = shownOf(round.own, sight)
  const theirs = shownOf(round.theirs, sight)
  const mine = (
    <ListOf
      {...props}
      who="me"
      name={me.name}
      title={round.iTold ? words.youFelt : words.youImagined}
      shown={own}
    />
  )
  const others = (
    <ListOf
      {...props}
      who="other"
      name={other.name}
      title={round.iTold ? words.theyImagined(fill) : words.theyFelt(fill)}
      shown={theirs}
    />
  )
  return round.iTold ? [mine, others] : [others, mine]
}

const ListOf = ({
  who,
  name,
  title,
  shown,
  words,
  other,
  language,
}: InRound & { who: 'me' | 'other'; name: string; title: string; shown: Shown }) => (
  <Voice who={who} name={name}>
    <span class="voice-kind">{title}</span>
    {shown.kind === 'list' && (
      <>
        <span class="voice-part">{shown.picked.picks.map(one => wordOf(one, words)).join(' · ')}</span>
        {shown.picked.because !== '' && (
          <span class="voice-part">{because(words.because, shown.picked)}</span>
        )}
      </>
    )}
    {shown.kind === 'erased' && <Deleted language={language} by={who === 'me' ? null : other} />}
    {shown.kind === 'newer' && words.newerList}
  </Voice>
)

/** "Because …" and what stands for the dots. */
export const because = (opener: string, picked: Picked): string => opener.replace('…', picked.because)

const markWord = { yes: 'markYes', close: 'markClose', 'not-this': 'markNot' } as const
const markNames = Object.keys(markWord) as Mark[]

/** "I don't know" is an answer, and nothing to be judged. */
const isWord = (one: Feeling): boolean => !(one.k === 'listed' && one.id === dontKnow)

const Marks = (props: InRound) => {
  const { round, words, other, me, sight } = props
  if (round.marks === null) {
    if (round.step !== 'mark') return null
    return round.iTold ? (
      <MarkForm {...props} />
    ) : (
      <p class="quiet-text centred">{words.waitingMark({ other: other.name })}</p>
    )
  }
  const guess = shownOf(round.iTold ? round.theirs : round.own, sight)
  const picks = guess.kind === 'list' ? guess.picked.picks : []
  const marked = picks.flatMap((one, nth) => {
    const mark = round.marks?.[nth]
    return mark && isWord(one) ? [{ word: wordOf(one, words), says: words[markWord[mark]] }] : []
  })
  const said: ComponentChildren[] = marked.map(({ word, says }) => (
    <span class="voice-part" key={word}>
      {word}: {says}
    </span>
  ))
  if (said.length === 0 && round.missed === '') return null
  return (
    <Voice who={round.iTold ? 'me' : 'other'} name={round.iTold ? me.name : other.name}>
      {said}
      {round.missed !== '' && (
        <>
          <span class="voice-kind voice-part">{words.wasMissed}</span>
          {round.missed}
        </>
      )}
    </Voice>
  )
}

const MarkForm = (props: InRound) => {
  const { round, words, other, sight, draft } = props
  const guess = shownOf(round.theirs, sight)
  const picks = guess.kind === 'list' ? guess.picked.picks : []
  const [marks, setMarks] = useState<Readonly<Record<number, Mark>>>({})
  const [lacks, setLacks] = useState(false)
  const missed = useDraft(draft, `empathy/missed/${round.id}`)
  const marking = useActing<Intent>(props)
  const give = async () => {
    const whole = picks.every((one, nth) => !isWord(one) || marks[nth] !== undefined)
    setLacks(!whole)
    if (!whole) return
    const said = picks.map((_, nth) => marks[nth] ?? 'close')
    const intent = { do: 'mark', talk: round.id, marks: said, missed: missed.text } as const
    if (await marking.run(intent)) missed.clear()
  }
  return (
    <Section title={words.markTitle({ other: other.name })}>
      <form
        class="stack stack-3"
        onSubmit={event => {
          event.preventDefault()
          void give()
        }}
      >
        <p class="quiet-text">{words.markHint}</p>
        {picks.map(
          (one, nth) =>
            isWord(one) && (
              <OneOf
                key={wordOf(one, words)}
                legend={wordOf(one, words)}
                options={markNames.map(value => ({ value, label: words[markWord[value]] }))}
                value={marks[nth] ?? null}
                onChange={mark => setMarks({ ...marks, [nth]: mark })}
              />
            ),
        )}
        <Field label={words.missed} hint={words.missedHint} optional>
          <TextArea value={missed.text} onText={missed.write} max={maxMissed} rows={2} />
        </Field>
        <Refused>{lacks ? words.markEach : marking.refusal}</Refused>
        <Button kind="primary" type="submit" wide busy={marking.busy}>
          {words.mark}
        </Button>
      </form>
    </Section>
  )
}
