/** On an empty phone: the words from the paper, what may be wrong with them, and what comes back. */
import { useEffect, useState } from 'preact/hooks'
import { readWords } from '#protocol'
import { Button, Field, LinkButton, Live, Page, Section, Skeleton, TextArea } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import type { Recovering } from '../engine/recovery/recover.ts'
import { href } from '../router.ts'

type Wrong = Extract<Awaited<ReturnType<typeof readWords>>, { readonly ok: false }>['error']

/** As `readWords` sees them: whatever stands between letters parts words. */
const tokens = (text: string): readonly string[] => text.toLowerCase().match(/[a-z]+/g) ?? []

export const Recover = () => {
  const { haven, language, go } = useApp()
  const [text, setText] = useState('')
  const [recovering, setRecovering] = useState<Recovering | null>(null)
  // Somebody is at home here already: nothing to bring back.
  useEffect(() => {
    if (haven.profile.value !== null && recovering === null) go('/', 'replace')
  }, [haven, go, recovering])
  if (recovering === null)
    return (
      <Typing text={text} onText={setText} onGo={() => setRecovering(haven.recover(text, language.value))} />
    )
  return (
    <ComingBack
      recovering={recovering}
      onAgain={() => {
        recovering.stop()
        setRecovering(null)
      }}
    />
  )
}

const Typing = ({
  text,
  onText,
  onGo,
}: {
  text: string
  onText: (text: string) => void
  onGo: () => void
}) => {
  const said = useWords().twelve
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const [asked, setAsked] = useState(false)
  const typed = tokens(text)
  useEffect(() => {
    let here = true
    void readWords(text).then(read => here && setWrong(read.ok ? null : read.error))
    return () => {
      here = false
    }
  }, [text])
  // A word that is still being typed is not wrong yet.
  const isUnderWay = (at: number) => at === typed.length - 1 && !/[^a-z]$/i.test(text) && !asked
  const unknown = wrong?.fault === 'UnknownWord' && !isUnderWay(wrong.at) ? wrong : null
  const put = (at: number, word: string) =>
    onText([...typed.slice(0, at), word, ...typed.slice(at + 1)].join(' ').concat(' '))
  return (
    <Page title={said.recoverTitle} lead={said.recoverLead} back={{ label: said.back, href: href('/') }}>
      <form
        class="stack stack-3"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          setAsked(true)
          if (wrong === null) onGo()
        }}
      >
        <Field
          label={said.recoverField}
          hint={said.recoverHint}
          error={
            unknown
              ? said.unknown(unknown.at + 1, typed[unknown.at] ?? '')
              : asked && wrong?.fault === 'WrongCount'
                ? said.count(wrong.count)
                : wrong?.fault === 'WrongOrder'
                  ? said.order
                  : undefined
          }
        >
          <TextArea
            value={text}
            onText={next => {
              onText(next)
              setAsked(false)
            }}
            max={400}
            rows={4}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
          />
        </Field>
        {unknown && unknown.nearest.length > 0 && (
          <div class="row" lang="en">
            <span class="quiet-text">{said.maybe}</span>
            {unknown.nearest.map(word => (
              <Button key={word} kind="plain" onClick={() => put(unknown.at, word)}>
                {word}
              </Button>
            ))}
          </div>
        )}
        <Live>{typed.length > 0 && <p class="quiet-text">{said.counted(typed.length)}</p>}</Live>
        <div class="row">
          <Button kind="primary" type="submit">
            {said.go}
          </Button>
        </div>
      </form>
    </Page>
  )
}

const ComingBack = ({ recovering, onAgain }: { recovering: Recovering; onAgain: () => void }) => {
  const said = useWords().twelve
  const stage = recovering.stage.value
  const again = (
    <div class="row">
      <Button kind="primary" onClick={onAgain}>
        {said.typeAgain}
      </Button>
    </div>
  )
  switch (stage.stage) {
    case 'reading':
      return (
        <Page title={said.reading}>
          <Skeleton />
        </Page>
      )
    case 'offline':
      return (
        <Page title={said.reading} lead={said.offline}>
          {again}
        </Page>
      )
    case 'not-stored':
      return (
        <Page title={said.recoverTitle} lead={said.notStored}>
          {again}
        </Page>
      )
    case 'wrong':
      return (
        <Page
          title={said.recoverTitle}
          lead={stage.why.fault === 'WrongOrder' ? said.order : said.recoverLead}
        >
          {again}
        </Page>
      )
    case 'not-found':
      return (
        <Page title={said.notFoundTitle}>
          <ul class="plain-list">
            {said.notFound.map((line, place) => (
              <li key={place}>{line}</li>
            ))}
          </ul>
          <p>{said.notFoundSafe}</p>
          {again}
        </Page>
      )
    case 'found':
      return (
        <Page title={said.foundTitle} lead={stage.of > 0 ? said.found(stage.here, stage.of) : said.foundNone}>
          {stage.here < stage.of && <Skeleton />}
          <ToToday kind="plain" />
        </Page>
      )
    case 'done':
      return (
        <Page title={said.restoredTitle} lead={said.restored}>
          <Section title={said.next}>
            <div class="row">
              <LinkButton kind="plain" icon="smartphone" href={href('/settings/phones')}>
                {said.nextPhones}
              </LinkButton>
              <LinkButton kind="plain" icon="lock" href={href('/settings/lock')}>
                {said.nextLock}
              </LinkButton>
            </div>
          </Section>
          <ToToday kind="primary" />
        </Page>
      )
  }
}

const ToToday = ({ kind }: { kind: 'primary' | 'plain' }) => {
  const said = useWords().twelve
  return (
    <div class="row">
      <LinkButton kind={kind} href={href('/')}>
        {said.toToday}
      </LinkButton>
    </div>
  )
}
