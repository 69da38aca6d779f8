/** Twelve words: what they are, then shown, then two of them asked for; later new ones, or none. */
import { useState } from 'preact/hooks'
import { Button, Field, LinkButton, Live, Notice, Page, Section, Stack, TextInput } from '#ui'
import { useApp, useWords } from '../../app-context.tsx'
import { sayDay } from '../../dates.ts'
import { href } from '../../router.ts'
import { Question } from '../../shell/question.tsx'
import { PinGate } from '../pin-gate.tsx'
import { SettingsPage } from './settings-page.tsx'

type Step =
  | { readonly step: 'about' }
  | { readonly step: 'shown'; readonly words: readonly string[] }
  | { readonly step: 'asked'; readonly words: readonly string[]; readonly places: readonly [number, number] }
  | { readonly step: 'done' }

/** Two places to be asked for: one of the first half, one of the second, so that the paper is turned to. */
const twoPlaces = (): readonly [number, number] => {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint8Array(2))
  return [a % 6, 6 + (b % 6)]
}

export const TwelveWords = () => {
  const [step, setStep] = useState<Step>({ step: 'about' })
  switch (step.step) {
    case 'about':
      return <About onWords={words => setStep({ step: 'shown', words })} />
    case 'shown':
      return (
        <Shown
          words={step.words}
          onWritten={() => setStep({ step: 'asked', words: step.words, places: twoPlaces() })}
        />
      )
    case 'asked':
      return (
        <Asked
          places={step.places}
          onAgain={() => setStep({ step: 'shown', words: step.words })}
          onGone={() => setStep({ step: 'about' })}
          onDone={() => setStep({ step: 'done' })}
        />
      )
    case 'done':
      return <Done />
  }
}

const About = ({ onWords }: { onWords: (words: readonly string[]) => void }) => {
  const { haven, world, language } = useApp()
  const said = useWords().twelve
  const { madeAt, waits } = haven.recovery
  const made = madeAt.value
  return (
    <SettingsPage title={said.title} lead={said.lead}>
      {made !== null && (
        <Notice tone="rest" icon="key-round" title={said.made(sayDay(made, language.value, world.timeZone))}>
          {waits.value && <p>{said.waits}</p>}
        </Notice>
      )}
      <ul class="plain-list">
        {said.none.map((line, place) => (
          <li key={place}>{line}</li>
        ))}
      </ul>
      <PinGate
        kind={made === null ? 'primary' : 'plain'}
        label={made === null ? said.make : said.renew}
        busyLabel={said.making}
        go={async () => onWords(await haven.recovery.make())}
      />
      {made !== null && (
        <>
          <p class="quiet-text">{said.renewNote}</p>
          <Drop />
        </>
      )}
    </SettingsPage>
  )
}

const Drop = () => {
  const { haven, storeFault } = useApp()
  const said = useWords().twelve
  const [asked, setAsked] = useState(false)
  return (
    <Stack gap={1}>
      {asked ? (
        <Question>
          <p>{said.dropNote}</p>
          <div class="row">
            <Button
              kind="primary"
              onClick={async () => {
                const dropped = await haven.recovery.drop()
                if (!dropped.ok) storeFault.value = dropped.error.fault
              }}
            >
              {said.dropYes}
            </Button>
            <Button kind="quiet" onClick={() => setAsked(false)}>
              {said.dropNo}
            </Button>
          </div>
        </Question>
      ) : (
        <div class="row">
          <Button kind="quiet" onClick={() => setAsked(true)}>
            {said.drop}
          </Button>
        </div>
      )}
    </Stack>
  )
}

const Shown = ({ words, onWritten }: { words: readonly string[]; onWritten: () => void }) => {
  const said = useWords().twelve
  const [covered, setCovered] = useState(false)
  return (
    <Page title={said.paperTitle} lead={said.paperLead}>
      <ol class={covered ? 'twelve twelve-covered' : 'twelve'} translate={false} lang="en">
        {words.map((word, place) => (
          <li key={place}>{covered ? '· · ·' : word}</li>
        ))}
      </ol>
      <div class="row">
        <Button kind="quiet" icon="eye-off" onClick={() => setCovered(!covered)}>
          {covered ? said.uncover : said.cover}
        </Button>
      </div>
      <p class="quiet-text">{said.english}</p>
      <div class="row">
        <Button kind="primary" onClick={onWritten}>
          {said.written}
        </Button>
      </div>
    </Page>
  )
}

const Asked = ({
  places,
  onAgain,
  onGone,
  onDone,
}: {
  places: readonly [number, number]
  onAgain: () => void
  onGone: () => void
  onDone: () => void
}) => {
  const { haven, storeFault } = useApp()
  const said = useWords().twelve
  const [typed, setTyped] = useState<readonly [string, string]>(['', ''])
  const [wrong, setWrong] = useState<number | null>(null)
  const [gone, setGone] = useState(false)
  const [busy, setBusy] = useState(false)
  const compare = async () => {
    setBusy(true)
    setWrong(null)
    const told = await haven.recovery.confirm(
      places.map((at, i) => ({ at, word: typed[i as 0 | 1].trim().toLowerCase() })),
    )
    setBusy(false)
    if (told.ok) return onDone()
    const { error } = told
    if (error.fault === 'OtherWord') setWrong(error.at)
    else if (error.fault === 'WordsGone') setGone(true)
    else storeFault.value = error.fault
  }
  if (gone)
    return (
      <Page title={said.title} lead={said.gone}>
        <div class="row">
          <Button kind="primary" onClick={onGone}>
            {said.renew}
          </Button>
        </div>
      </Page>
    )
  return (
    <Page title={said.askTitle}>
      <form
        class="stack stack-3"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void compare()
        }}
      >
        {places.map((at, i) => (
          <Field key={at} label={said.ask(at + 1)} error={wrong === at ? said.otherWord(at + 1) : undefined}>
            <TextInput
              value={typed[i as 0 | 1]}
              onText={text => setTyped(i === 0 ? [text, typed[1]] : [typed[0], text])}
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
            />
          </Field>
        ))}
        <div class="row">
          <Button kind="primary" type="submit" busy={busy}>
            {said.check}
          </Button>
          <Button kind="quiet" onClick={onAgain}>
            {said.again}
          </Button>
        </div>
      </form>
    </Page>
  )
}

const Done = () => {
  const { haven } = useApp()
  const said = useWords().twelve
  return (
    <Page title={said.doneTitle} lead={said.done}>
      <Live>{haven.recovery.waits.value && <p>{said.waits}</p>}</Live>
      <Section title={said.title}>
        <p>{said.none[2]}</p>
      </Section>
      <div class="row">
        <LinkButton kind="primary" href={href('/settings')}>
          {said.toSettings}
        </LinkButton>
      </div>
    </Page>
  )
}
