/** One thank-you in full, and how it arrived. */

import type { ComponentProps } from 'preact'
import { useState } from 'preact/hooks'
import { Button, Choices, Field, Notice, Page, TextArea, Voice } from '#ui'
import { Arrival, dayInWords, useActing, useDraft } from '../../shared/acting.tsx'
import { Deleted, DeleteForBoth, Stays } from '../../shared/keeping/keeping.tsx'
import { get } from '../../shared/shelf.ts'
import { NotNow } from '../../shared/talk/screens/index.ts'
import { type Intent, maxThanks, type Note, type Receipt, type ThanksView, type Words } from '../index.ts'
import type { Pair } from '../screens.tsx'
import { partsOf } from './keepsake.ts'

export type Back = NonNullable<ComponentProps<typeof Page>['back']>

export const NoteInFull = (props: Pair & { note: ThanksView; back: Back }) => {
  const { note, words, me, other, language, back, state, sight, keepOf } = props
  const fill = { other: other.name }
  const held = get(state.notes, note.id)
  const mismatch = held?.kind === 'jar' && sight(held.sealed).kind === 'mismatch'
  return (
    <Page
      title={note.byMe ? words.fromMe(fill) : words.received(fill)}
      lead={dayInWords(note.at, language)}
      back={back}
    >
      <Arrival state={note.receipt ? 'received' : 'given'}>
        {mismatch && <Notice tone="problem" title={words.mismatch} />}
        {!mismatch && note.thanks === null && !note.deleted && (
          <Notice tone="calm" title={words.unknownNote} />
        )}
        {note.thanks && (
          <Voice who={note.byMe ? 'me' : 'other'} name={note.byMe ? me.name : other.name}>
            <NoteText thanks={note.thanks} words={words} />
          </Voice>
        )}
        {note.deleted && (
          <Voice who={note.byMe ? 'me' : 'other'} name={note.byMe ? me.name : other.name}>
            <Deleted language={language} by={note.byMe ? null : other} />
          </Voice>
        )}
        {note.receipt && <ReceiptSaid {...props} receipt={note.receipt} />}
        {note.later && <Notice tone="rest" title={words.laterSet} />}
        {note.mayReceive && note.thanks && <Receive {...props} />}
        {note.mayReceive && !note.later && (
          <div>
            <NotNow<Intent> {...props} intent={until => ({ do: 'later', note: note.id, until })} />
          </div>
        )}
        <Stays fact={note.fact} keepOf={keepOf} language={language} />
        {note.mayDelete && (
          <DeleteForBoth<Intent>
            {...props}
            label={note.byMe ? 'delete' : 'deleteResponse'}
            intent={{ do: 'delete', note: note.id }}
          />
        )}
      </Arrival>
    </Page>
  )
}

/** The parts of a thank-you as they were written, each under what it says. */
export const NoteText = ({ thanks, words }: { thanks: Note; words: Words }) => {
  return (
    <>
      {partsOf(thanks, words).map(([title, text]) => (
        <span class="voice-part" key={title}>
          <span class="voice-kind">{title}</span>
          {text}
        </span>
      ))}
    </>
  )
}

/** What a list shows of it. */
export const beginningOf = (thanks: Note | null, words: Words): string =>
  thanks === null ? words.unknownNote : thanks.kind === 'deed' ? thanks.deed : thanks.did

const ReceiptSaid = ({
  note,
  receipt,
  words,
  me,
  other,
  language,
}: Pair & { note: ThanksView; receipt: Receipt }) => {
  const fill = { other: other.name }
  const mine = {
    warmed: words.warmed,
    'did-not-know': words.didNotKnow,
    'tell-me-more': words.tellMeMore,
    deed: words.deedInReturn,
  }
  const theirs = {
    warmed: words.theyWarmed(fill),
    'did-not-know': words.theyDidNotKnow(fill),
    'tell-me-more': words.theyTellMore(fill),
    deed: words.theyDeed(fill),
  }
  return (
    <Voice who={note.byMe ? 'other' : 'me'} name={note.byMe ? other.name : me.name}>
      <span class="voice-kind">{(note.byMe ? theirs : mine)[receipt.kind]}</span>
      {receipt.kind === 'deed' &&
        (receipt.text || <Deleted language={language} by={note.byMe ? other : null} />)}
    </Voice>
  )
}

const Receive = (props: Pair & { note: ThanksView }) => {
  const { note, words, other, draft } = props
  const [kind, setKind] = useState<Receipt['kind'] | null>(null)
  const deed = useDraft(draft, `gratitude/deed-in-return/${note.id}`)
  const saying = useActing<Intent>(props)
  const say = async () => {
    if (kind === null) return
    const receipt: Receipt = kind === 'deed' ? { kind, text: deed.text } : { kind }
    if (await saying.run({ do: 'receive', note: note.id, receipt })) deed.clear()
  }
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        void say()
      }}
    >
      <Choices
        legend={words.howArrived({ other: other.name })}
        value={kind}
        onChange={setKind}
        options={[
          { value: 'warmed', label: words.warmed },
          { value: 'did-not-know', label: words.didNotKnow },
          { value: 'tell-me-more', label: words.tellMeMore },
          { value: 'deed', label: words.deedInReturn },
        ]}
      />
      {kind === 'deed' && (
        <Field label={words.deedInReturnHint} error={saying.refusal}>
          <TextArea value={deed.text} onText={deed.write} max={maxThanks} />
        </Field>
      )}
      {kind !== 'deed' && saying.refusal && <Notice tone="problem" title={saying.refusal} />}
      {kind !== null && (
        <Button kind="primary" type="submit" wide busy={saying.busy}>
          {words.receive}
        </Button>
      )}
    </form>
  )
}
