/** An arc of sittings: offered, signed by both, its place by the sittings that were held, its end and the look back. */
import { useState } from 'preact/hooks'
import { Button, Card, Choices, Field, Notice, Page, Section, TextArea, Voice } from '#ui'
import { Arrival, Refused, useActing, useDraft } from '../../../shared/acting.tsx'
import { Deleted, DeleteForBoth, HowLong, OwnWords, useKeep } from '../../../shared/keeping/keeping.tsx'
import { NotNow } from '../../../shared/talk/screens/index.ts'
import { type ArcView, type Content, type Intent, type Length, maxHope, maxLookBack } from '../../index.ts'
import { AccordActs } from '../accord-acts.tsx'
import { type Here, useForm } from '../here.tsx'

export const ArcRoom = (props: Here) => {
  const { words, view, go } = props
  const { arc, mayBeginArc } = view
  const [changing, setChanging] = useState(false)
  const content = arc?.content.kind === 'arc' ? arc.content : null
  const isOver = arc !== null && !arc.underWay && arc.phase !== 'to-sign' && arc.phase !== 'waiting'
  return (
    <Page
      title={words.arcTitle}
      lead={arc === null || isOver ? words.arcLead : undefined}
      back={{ label: words.back, onBack: () => go('') }}
    >
      <Arrival state={arc ? `${arc.phase}${arc.wording}${arc.held}` : 'none'}>
        {arc && content && isOver && <Ended {...props} arc={arc} />}
        {arc && content && !isOver && !changing && (
          <AccordActs {...props} accord={arc} onChange={() => setChanging(true)}>
            <Card>
              <p class="question">{words.lengthOf[content.length]}</p>
              {content.hope !== '' && <p>{content.hope}</p>}
              <p class="quiet-text">
                {arc.underWay ? words.arcHeld({ held: String(arc.held), of: String(arc.of) }) : words.arcHow}
              </p>
            </Card>
          </AccordActs>
        )}
        {arc && changing && !isOver && <WriteArc {...props} arc={arc} onDone={() => setChanging(false)} />}
        <NotEntered {...props} />
        {mayBeginArc && !(arc?.mayLookBack && arc.mine === null) && (
          <WriteArc {...props} arc={null} onDone={() => {}} />
        )}
      </Arrival>
    </Page>
  )
}

/** Arcs and wordings of mine that came while the other was first: nobody else has them, and they are not lost. */
const NotEntered = (props: Here) => {
  const { view, words, me, other, language } = props
  const { arc, arcsAside } = view
  const said = (content: Content) =>
    content.kind === 'arc' && (
      <Voice who="me" name={me.name}>
        <span class="voice-kind">{words.lengthOf[content.length]}</span>
        {content.hope}
      </Voice>
    )
  return (
    <>
      {arc?.beside.map(content => (
        <div class="stack stack-1" key={JSON.stringify(content)}>
          <p>{words.besideTitle({ other: other.name })}</p>
          {said(content)}
        </div>
      ))}
      {arcsAside.map(({ id, content }) => (
        <div class="stack stack-1" key={id}>
          <p>{words.asideTitle}</p>
          {said(content)}
          <OwnWords language={language}>
            <DeleteForBoth<Intent> {...props} intent={{ do: 'erase-wording', accord: id }} />
          </OwnWords>
        </div>
      ))}
    </>
  )
}

const WriteArc = (props: Here & { readonly arc: ArcView | null; readonly onDone: () => void }) => {
  const { arc, onDone, words, other, draft } = props
  const fill = { other: other.name }
  const before = arc?.content.kind === 'arc' ? arc.content : null
  const { form, set, clear } = useForm(draft, `arc/${arc?.id ?? 'new'}`, {
    length: (before?.length ?? 'six') as Length,
    hope: before?.hope ?? '',
  })
  const offering = useActing<Intent>(props)
  const offer = async () => {
    const content: Content = { kind: 'arc', ...form }
    const word = { do: 'word', content, accord: arc?.id ?? null, after: arc?.wording ?? null } as const
    if (!(await offering.run(word))) return
    clear()
    onDone()
  }
  return (
    <form
      class="stack stack-3"
      onSubmit={event => {
        event.preventDefault()
        void offer()
      }}
    >
      <p class="quiet-text">{arc ? words.changeHint(fill) : words.arcHow}</p>
      <Choices<Length>
        legend={words.arcLength}
        value={form.length}
        onChange={length => set({ length })}
        options={(['six', 'eight', 'twelve'] as const).map(value => ({
          value,
          label: words.lengthOf[value],
        }))}
      />
      <Field label={words.arcHope} optional>
        <TextArea value={form.hope} onText={hope => set({ hope })} max={maxHope} rows={2} />
      </Field>
      <p class="quiet-text">{words.offerHint(fill)}</p>
      <Refused>{offering.refusal}</Refused>
      <Button kind="primary" type="submit" wide busy={offering.busy}>
        {arc ? words.changeAndOffer : words.newArc}
      </Button>
    </form>
  )
}

const Ended = (props: Here & { readonly arc: ArcView }) => {
  const { arc, words, language, me, other, sight, sent, view } = props
  const theirs = arc.theirs && sight(arc.theirs)
  const mine = arc.mine && sight(arc.mine)
  return (
    <>
      <Notice tone="rest" icon="sprout" title={words.arcOver}>
        {arc.held > 0 && <p>{words.arcHeld({ held: String(arc.held), of: String(arc.of) })}</p>}
      </Notice>
      {arc.mayLookBack && (
        <Section title={words.lookBackTitle}>
          {arc.mine === null ? (
            <LookBack {...props} />
          ) : (
            <>
              <Voice who="me" name={me.name}>
                {mine && 'text' in mine ? mine.text : <Deleted language={language} by={null} />}
              </Voice>
              {theirs === null ? (
                <p class="quiet-text">{words.lookBackWaiting({ other: other.name })}</p>
              ) : theirs.kind === 'mismatch' ? (
                <Notice tone="problem" title={words.mismatch} />
              ) : (
                <Voice who="other" name={other.name}>
                  {theirs.kind === 'open' ? (
                    theirs.text
                  ) : theirs.kind === 'erased' ? (
                    <Deleted language={language} by={other} />
                  ) : (
                    <em>{sent ? words.nowOpening : words.nowOpeningOffline}</em>
                  )}
                </Voice>
              )}
              {arc.mineFact !== null && view.erasable.includes(arc.mineFact) && (
                <OwnWords language={language}>
                  <DeleteForBoth<Intent> {...props} intent={{ do: 'erase', fact: arc.mineFact }} />
                </OwnWords>
              )}
            </>
          )}
        </Section>
      )}
    </>
  )
}

const LookBack = (props: Here & { readonly arc: ArcView }) => {
  const { arc, words, other, draft, language } = props
  const text = useDraft(draft, `look-back/${arc.id}`)
  const sealing = useActing<Intent>(props)
  const { rule, setRule, keep } = useKeep()
  const seal = async () => {
    if (await sealing.run({ do: 'look-back', accord: arc.id, text: text.text }, keep)) text.clear()
  }
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        void seal()
      }}
    >
      <Field
        label={words.lookBackLabel}
        hint={words.lookBackHint({ other: other.name })}
        error={sealing.refusal}
      >
        <TextArea value={text.text} onText={text.write} max={maxLookBack} rows={4} />
      </Field>
      <HowLong language={language} rule={rule} setRule={setRule} />
      <Button kind="primary" icon="lock" type="submit" wide busy={sealing.busy}>
        {words.seal}
      </Button>
      <div class="row">
        <NotNow<Intent> {...props} intent={until => ({ do: 'aside', accord: arc.id, until })} />
      </div>
    </form>
  )
}
