/** What one is called here, and the language. */
import { useState } from 'preact/hooks'
import { Button, Choices, Field, Live, Section, TextInput } from '#ui'
import { languages } from '#ui/words'
import { useApp, useWords } from '../../app-context.tsx'
import { readName } from '../begin.tsx'
import { SettingsPage } from './settings-page.tsx'

export const NameAndLanguage = () => {
  const { haven, language, storeFault } = useApp()
  const words = useWords()
  return (
    <SettingsPage title={words.doors.name.title}>
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
    </SettingsPage>
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
