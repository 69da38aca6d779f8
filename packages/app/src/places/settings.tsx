/** Settings: name, language, light, what is kept on this phone, and what the server sees. */
import { useEffect, useState } from 'preact/hooks'
import { Button, Choices, Field, Live, Page, Section, TextInput } from '#ui'
import { languages } from '#ui/words'
import { useApp, useWords } from '../app-context.tsx'
import { themes } from '../theme.ts'
import { readName } from './begin.tsx'
import { LockSection } from './lock-settings.tsx'
import { PeopleSection } from './profiles.tsx'

export const Settings = () => {
  const { haven, world, language, storeFault } = useApp()
  const words = useWords()
  const said = words.settings
  return (
    <Page title={said.title}>
      <NameSection />
      <Choices
        legend={words.languages.legend}
        options={languages.map(one => ({
          value: one,
          label: <span lang={one}>{words.languages[one]}</span>,
        }))}
        value={language.value}
        onChange={async one => {
          const set = await haven.setLanguage(one)
          if (!set.ok) storeFault.value = set.error.fault
        }}
      />
      <Choices
        legend={said.themeLegend}
        options={themes.map(theme => ({ value: theme, label: said.themes[theme] }))}
        value={world.theme.value}
        onChange={theme => {
          world.theme.value = theme
        }}
      />
      <LockSection />
      <PeopleSection />
      <StorageSection />
      <Section title={said.serverTitle}>
        <ul class="plain-list">
          {said.serverSees.map((line, place) => (
            <li key={place}>{line}</li>
          ))}
        </ul>
        <p>
          <strong>{said.serverNever}</strong>
        </p>
      </Section>
      <Section title={said.limitsTitle}>
        <ul class="plain-list">
          {said.limits.map((line, place) => (
            <li key={place}>{line}</li>
          ))}
        </ul>
      </Section>
      <Section title={said.aboutTitle}>
        <p>{said.about}</p>
        <p class="quiet-text">{said.version(world.version)}</p>
      </Section>
    </Page>
  )
}

const NameSection = () => {
  const { haven, storeFault } = useApp()
  const words = useWords()
  const said = words.settings
  const [text, setText] = useState(haven.profile.value?.name ?? '')
  const [wrong, setWrong] = useState<'missing' | 'tooLong' | null>(null)
  const [saved, setSaved] = useState(false)
  const save = async () => {
    const read = readName(text)
    setSaved(false)
    if ('wrong' in read) return setWrong(read.wrong)
    setWrong(null)
    const renamed = await haven.rename(read.name)
    if (renamed.ok) setSaved(true)
    else storeFault.value = renamed.error.fault
  }
  return (
    <Section title={said.nameTitle}>
      <form
        class="stack"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <Field
          label={said.name}
          hint={said.nameNote}
          error={
            wrong === 'missing'
              ? words.begin.nameMissing
              : wrong === 'tooLong'
                ? words.begin.nameTooLong
                : undefined
          }
        >
          <TextInput
            value={text}
            onText={next => {
              setText(next)
              setSaved(false)
            }}
            autocomplete="off"
          />
        </Field>
        <div class="row">
          <Button kind="plain" type="submit">
            {said.save}
          </Button>
          <Live>{saved && <span>{said.saved}</span>}</Live>
        </div>
      </form>
    </Section>
  )
}

const StorageSection = () => {
  const { world } = useApp()
  const said = useWords().settings
  const [promise, setPromise] = useState<'unknown' | 'given' | 'denied' | 'not-asked'>('unknown')
  useEffect(() => {
    let here = true
    void world.persisted().then(given => here && setPromise(given ? 'given' : 'not-asked'))
    return () => {
      here = false
    }
  }, [world])
  return (
    <Section title={said.storageTitle}>
      {promise !== 'given' && <p>{said.storage}</p>}
      <Live>
        {promise === 'given' && <p>{said.persisted}</p>}
        {promise === 'denied' && <p>{said.persistDenied}</p>}
      </Live>
      {promise === 'not-asked' && (
        <div class="row">
          <Button kind="plain" onClick={async () => setPromise((await world.persist()) ? 'given' : 'denied')}>
            {said.persist}
          </Button>
        </div>
      )}
      <p class="quiet-text">{said.installNote}</p>
      <p class="quiet-text">{said.privateNote}</p>
    </Section>
  )
}
