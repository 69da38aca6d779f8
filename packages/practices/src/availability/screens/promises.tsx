/** Promises: to their giver, being there, moving, making right, letting go; to the one who asked, letting go. No more is said of time. */
import { useState } from 'preact/hooks'
import { Button, Card, Field, Section, Sheet, Stack, TextArea, Voice } from '#ui'
import { Confirm, Refused, useActing, useDraft } from '../../shared/acting.tsx'
import { Deleted, DeleteForBoth, OwnWords } from '../../shared/keeping/keeping.tsx'
import type { Keep } from '../../slice.ts'
import { type Intent, maxSorry, type PromiseView } from '../index.ts'
import { Helped } from './mine.tsx'
import { Doing, needWord, type Pair, whenWords } from './parts.tsx'
import { useWhen, WhenChoice } from './when.tsx'

type OfOne = Pair & { promise: PromiseView }

export const Promises = (props: Pair & { promises: readonly PromiseView[] }) =>
  props.promises.length === 0 ? null : (
    <Section title={props.words.promises}>
      {props.promises.map(promise => (
        <Card key={promise.id} {...(promise.phase === 'now' && { tone: 'warm' as const })}>
          {promise.byMe ? <Given {...props} promise={promise} /> : <ToMe {...props} promise={promise} />}
        </Card>
      ))}
    </Section>
  )

const Given = (props: OfOne) => {
  const { promise, words, other, me, language } = props
  const fill = { other: other.name }
  const when = whenWords(promise.when, props)
  const { phase, sorry, sorryFact } = promise
  return (
    <Stack>
      {phase === 'kept' ? (
        <p>{words.keptByYou(fill)}</p>
      ) : phase === 'released' ? (
        <p>{words.released}</p>
      ) : (
        <Stack gap="half">
          <h3>{(phase === 'after' ? words.youGaveTime : words.youPromised)({ ...fill, when })}</h3>
          <p class="quiet-text">{words.forNeed({ need: needWord(promise.need, words) })}</p>
        </Stack>
      )}
      {phase === 'kept' && promise.thanked && <p>{words.thankedYou(fill)}</p>}
      {(phase === 'now' || phase === 'after') && (
        <Doing {...props} kind="primary" icon="hand" wide intent={{ do: 'keep', promise: promise.id }}>
          {phase === 'now' ? words.imHere : words.wasThere}
        </Doing>
      )}
      {sorry !== null && sorryFact !== null && (
        <>
          <Voice who="me" name={me.name}>
            {sorry === '' ? <Deleted language={language} by={null} /> : sorry}
          </Voice>
          {sorry !== '' && (
            <OwnWords language={language}>
              <DeleteForBoth<Intent> {...props} intent={{ do: 'erase-sorry', promise: promise.id }} />
            </OwnWords>
          )}
        </>
      )}
      {phase === 'after' && <p class="quiet-text">{words.mendHint}</p>}
      {promise.mayRelease && (
        <div class="row">
          <Move {...props} />
          <Release {...props} label={words.release} says={words.beforeRelease} />
        </div>
      )}
      {promise.maySaySorry && <SaySorry {...props} />}
    </Stack>
  )
}

/** Open where its time has gone by, closed where it is only about now, or where it was let go. */
const SaySorry = (props: OfOne) => {
  const { promise, words, draft } = props
  const text = useDraft(draft, `availability/sorry/${promise.id}`)
  const saying = useActing<Intent>(props)
  const forAMonth: Keep = { k: 'fades', days: 30 }
  const say = async () => {
    if (await saying.run({ do: 'say-sorry', promise: promise.id, text: text.text }, forAMonth)) text.clear()
  }
  return (
    <details class="disclosure">
      <summary>{words.sorryLabel}</summary>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          void say()
        }}
      >
        <Field label={words.sorryLabel} hint={words.sorryPrompt} error={saying.refusal}>
          <TextArea value={text.text} onText={text.write} max={maxSorry} rows={3} />
        </Field>
        <div class="row">
          {text.text.trim() === '' ? (
            <Button onClick={() => text.write(words.sorryPrompt)}>{words.useSentence}</Button>
          ) : (
            <Button type="submit" busy={saying.busy}>
              {words.saySorry}
            </Button>
          )}
        </div>
      </form>
    </details>
  )
}

const Move = (props: OfOne) => {
  const { promise, words, now } = props
  const [open, setOpen] = useState(false)
  const choice = useWhen(now, 'now')
  const moving = useActing<Intent>(props)
  const move = async () => {
    if (await moving.run({ do: 'move', promise: promise.id, when: choice.when ?? 0 })) setOpen(false)
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.move}</Button>
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title={words.moveTitle}
        actions={
          <Button kind="primary" busy={moving.busy} onClick={() => void move()}>
            {words.moveIt}
          </Button>
        }
      >
        <Stack>
          <WhenChoice legend={words.whenTitle} words={words} now={now} choice={choice} />
          <Refused>{moving.refusal}</Refused>
        </Stack>
      </Sheet>
    </>
  )
}

const Release = (props: OfOne & { label: string; says: string }) => {
  const { promise, label, says } = props
  const [asking, setAsking] = useState(false)
  const releasing = useActing<Intent>(props)
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {label}
      </Button>
      <Refused>{releasing.refusal}</Refused>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={label}
        says={says}
        yes={label}
        busy={releasing.busy}
        onYes={() => void releasing.run({ do: 'release', promise: promise.id }).then(() => setAsking(false))}
      />
    </>
  )
}

const ToMe = (props: OfOne) => {
  const { promise, words, other, language } = props
  const fill = { other: other.name }
  const when = whenWords(promise.when, props)
  const { phase, sorry } = promise
  return (
    <Stack>
      {phase === 'kept' ? (
        <p>{words.keptByOther(fill)}</p>
      ) : phase === 'released' ? (
        <p>{words.released}</p>
      ) : (
        <Stack gap="half">
          <h3>{(promise.mayRelease ? words.theyGaveTime : words.theyPromised)({ ...fill, when })}</h3>
          <p class="quiet-text">{words.forNeed({ need: needWord(promise.need, words) })}</p>
        </Stack>
      )}
      {sorry !== null && (
        <Voice who="other" name={other.name}>
          {sorry === '' ? <Deleted language={language} by={other} /> : sorry}
        </Voice>
      )}
      {promise.mayRelease && (
        <div>
          <Release {...props} label={words.releaseIt} says={words.beforeReleaseIt(fill)} />
        </div>
      )}
      {phase === 'kept' && <Helped {...props} checkin={promise.checkin} mayThank={promise.mayThank} />}
    </Stack>
  )
}
