/** Several people on one phone: who is there, and how another one comes to be. */
import { useState } from 'preact/hooks'
import { Button, Field, Live, Notice, Page, RowDoor, Rows, Section, TextInput } from '#ui'
import type { Words } from '#ui/words'
import { useApp, useWords } from '../app-context.tsx'
import type { PhoneProfile } from '../profiles.ts'

/** Stands before any profile is open, and knows of each no more than its label. */
export const ChooseProfile = ({
  words,
  profiles,
  invited,
  onChoose,
  onAnother,
}: {
  words: Words
  profiles: readonly PhoneProfile[]
  /** This page was opened by an invitation, or by a link for one's next phone. */
  invited: boolean
  onChoose: (profile: PhoneProfile) => void
  onAnother: () => void
}) => {
  const said = words.profiles
  return (
    <Page title={said.title} lead={said.lead}>
      {invited && <Notice tone="warm" title={said.invited} />}
      <Rows label={said.title}>
        {profiles.map(profile => (
          <RowDoor key={profile.database} icon="user" onClick={() => onChoose(profile)}>
            {profile.label}
          </RowDoor>
        ))}
        <RowDoor icon="plus" note={said.anotherNote} onClick={onAnother}>
          {said.another}
        </RowDoor>
      </Rows>
      <p class="quiet-text">
        {said.honest} {said.honestMore}
      </p>
    </Page>
  )
}

/** In the settings: one's own label, and the way to another one. It tells nothing of who else there is. */
export const PeopleSection = () => {
  const { world, haven } = useApp()
  const said = useWords().profiles
  const [text, setText] = useState(world.door.label.value)
  const [saved, setSaved] = useState(false)
  return (
    <Section title={said.section}>
      <p>{said.sectionWhat}</p>
      {haven.lock.state.value === null && <p>{said.sectionLock}</p>}
      <form
        class="stack"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          world.door.rename(text)
          setText(world.door.label.value)
          setSaved(true)
        }}
      >
        <Field label={said.label} hint={said.labelHint}>
          <TextInput
            value={text}
            onText={next => {
              setText(next)
              setSaved(false)
            }}
            autocomplete="off"
            maxLength={24}
          />
        </Field>
        <div class="row">
          <Button kind="plain" type="submit">
            {said.labelSave}
          </Button>
          <Live>{saved && <span>{said.labelSaved}</span>}</Live>
        </div>
      </form>
      <div class="row">
        <Button kind="plain" icon="users" onClick={world.door.another}>
          {said.make}
        </Button>
      </div>
      <p class="quiet-text">{said.honest}</p>
    </Section>
  )
}
