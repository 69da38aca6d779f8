/** Preparing alone: appreciations with what they meant, one ask and one offer. Drafts until they are sealed. */
import type { ComponentChildren } from 'preact'
import { Button, Field, TextArea, Voice } from '#ui'
import { Refused, useActing } from '../../../shared/acting.tsx'
import { HowLong, useKeep } from '../../../shared/keeping/keeping.tsx'
import { type Intent, maxAsk, maxDid, maxMeant, type PartView } from '../../index.ts'
import { ControlNote } from '../agreements/control-note.tsx'
import { useForm } from '../here.tsx'
import { PairLines } from './pair-lines.tsx'
import type { InSitting } from './sitting.tsx'

type Props = InSitting & { readonly part: PartView }

/** What drafts of a part are kept under; the same for all sittings, so that words which came back find their place. */
export const partDraft = { appreciations: 'appreciations', next: 'next' } as const

export const noThanks = { did: '', meant: '', didAgain: '', meantAgain: '' }
export const noAsk = { ask: '', offer: '' }

/** Closed until somebody opens it; once sealed, the own words can be read again, by their author alone. */
export const Prepare = (props: Props) => {
  const { part, words, me, sight } = props
  const mine = part.mine && sight(part.mine)
  const title = part.part === 'appreciations' ? words.prepareAppreciations : words.prepareNext
  if (part.mine !== null)
    return (
      <details class="disclosure">
        <summary>{part.part === 'appreciations' ? words.sealedAppreciations : words.sealedNext}</summary>
        {mine && 'text' in mine && (
          <Voice who="me" name={me.name}>
            <PairLines part={part.part} text={mine.text} words={words} />
          </Voice>
        )}
      </details>
    )
  return (
    <details class="disclosure">
      <summary>{title}</summary>
      {part.part === 'appreciations' ? <Thanks {...props} /> : <AskAndOffer {...props} />}
    </details>
  )
}

const Thanks = (props: Props) => {
  const { sitting, words, draft } = props
  const { form, set, clear } = useForm(draft, partDraft.appreciations, noThanks)
  const { did, meant, didAgain, meantAgain } = form
  return (
    <Sealing
      {...props}
      intent={{
        do: 'prepare-appreciations',
        talk: sitting.id,
        appreciations: [
          { did, meant },
          { did: didAgain, meant: meantAgain },
        ],
      }}
      onSealed={clear}
    >
      <Field label={words.didPrompt}>
        <TextArea value={did} onText={did => set({ did })} max={maxDid} rows={2} />
      </Field>
      <Field label={words.meantPrompt}>
        <TextArea value={meant} onText={meant => set({ meant })} max={maxMeant} rows={2} />
      </Field>
      {did !== '' && (
        <>
          <Field label={words.didAgain} optional>
            <TextArea value={didAgain} onText={didAgain => set({ didAgain })} max={maxDid} rows={2} />
          </Field>
          {didAgain !== '' && (
            <Field label={words.meantPrompt}>
              <TextArea
                value={meantAgain}
                onText={meantAgain => set({ meantAgain })}
                max={maxMeant}
                rows={2}
              />
            </Field>
          )}
        </>
      )}
    </Sealing>
  )
}

const AskAndOffer = (props: Props) => {
  const { sitting, words, draft } = props
  const { form, set, clear } = useForm(draft, partDraft.next, noAsk)
  return (
    <Sealing {...props} intent={{ do: 'prepare-next', talk: sitting.id, ...form }} onSealed={clear}>
      <Field label={words.askPrompt}>
        <TextArea value={form.ask} onText={ask => set({ ask })} max={maxAsk} rows={2} />
      </Field>
      <ControlNote text={form.ask} words={words} />
      <Field label={words.offerPrompt}>
        <TextArea value={form.offer} onText={offer => set({ offer })} max={maxAsk} rows={2} />
      </Field>
    </Sealing>
  )
}

const Sealing = ({
  intent,
  onSealed,
  children,
  ...props
}: Props & {
  readonly intent: Intent
  readonly onSealed: () => void
  readonly children: ComponentChildren
}) => {
  const { words, other, language } = props
  const sealing = useActing<Intent>(props)
  const { rule, setRule, keep } = useKeep()
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        void sealing.run(intent, keep).then(done => done && onSealed())
      }}
    >
      {children}
      <HowLong language={language} rule={rule} setRule={setRule} />
      <p class="quiet-text">{words.beforeSealing({ other: other.name })}</p>
      <Refused>{sealing.refusal}</Refused>
      <Button icon="lock" type="submit" wide busy={sealing.busy}>
        {words.seal}
      </Button>
    </form>
  )
}
