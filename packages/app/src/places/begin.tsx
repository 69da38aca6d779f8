/** The first page: what this is, in which language, and what to be called. Under a minute, and nothing else asked. */
import { useEffect, useState } from 'preact/hooks'
import { Button, Card, Field, Icon, LinkButton, Notice, Page, Stack, TextInput } from '#ui'
import { languages } from '#ui/words'
import { useApp, useWords } from '../app-context.tsx'
import { href } from '../router.ts'
import { isPhoneLink, NewPhone } from './new-phone.tsx'

export const LONGEST_NAME = 40

/** The name as it will be kept, or why it can't be. */
export const readName = (
  text: string,
): { readonly name: string } | { readonly wrong: 'missing' | 'tooLong' } => {
  const name = text.trim().replace(/\s+/g, ' ')
  if (name === '') return { wrong: 'missing' }
  return name.length > LONGEST_NAME ? { wrong: 'tooLong' } : { name }
}

/** A first page for whoever is new; two doors for whoever is at home elsewhere. */
export const Begin = () => {
  const { world, haven } = useApp()
  const [door, setDoor] = useState<'new' | 'phone'>(isPhoneLink(world.invitation.peek()) ? 'phone' : 'new')
  useEffect(() => {
    let here = true
    // A phone that was becoming one's own when the page was closed.
    void haven.resumeInvitation().then(found => {
      found?.leave()
      if (here && found) setDoor('phone')
    })
    return () => {
      here = false
    }
  }, [haven])
  return door === 'phone' ? (
    <NewPhone onBack={() => setDoor('new')} />
  ) : (
    <BeginNew onPhone={() => setDoor('phone')} />
  )
}

const BeginNew = ({ onPhone }: { onPhone: () => void }) => {
  const { haven, world, language, chooseLanguage, storeFault, go } = useApp()
  const words = useWords()
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState<'missing' | 'tooLong' | null>(null)
  const [busy, setBusy] = useState(false)
  const begin = async () => {
    const read = readName(text)
    if ('wrong' in read) return setWrong(read.wrong)
    setWrong(null)
    setBusy(true)
    const begun = await haven.begin(read.name, language.value)
    setBusy(false)
    if (!begun.ok) {
      storeFault.value = begun.error.fault
      return
    }
    go('/before')
  }
  const said = words.begin
  return (
    <Page
      title={
        <span class="begin-title">
          <img class="begin-mark" src={href('/icons/door.svg')} alt="" width={44} height={44} />
          {said.title}
        </span>
      }
      lead={said.lead}
    >
      <fieldset class="row">
        <legend class="visually-hidden">{words.languages.legend}</legend>
        {languages.map(one => (
          <Button
            key={one}
            kind={one === language.value ? 'plain' : 'quiet'}
            lang={one}
            aria-pressed={one === language.value}
            onClick={() => chooseLanguage(one)}
          >
            {words.languages[one]}
          </Button>
        ))}
      </fieldset>
      {world.invitation.value !== null && (
        <Notice tone="warm" title={said.invited}>
          <p>{said.invitedMore}</p>
        </Notice>
      )}
      <form
        class="stack stack-3"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void begin()
        }}
      >
        <Field
          label={said.name}
          hint={said.nameHint}
          error={wrong === 'missing' ? said.nameMissing : wrong === 'tooLong' ? said.nameTooLong : undefined}
        >
          <TextInput value={text} onText={setText} autocomplete="off" enterkeyhint="go" />
        </Field>
        <div class="row">
          <Button kind="primary" type="submit" busy={busy}>
            {said.start}
          </Button>
        </div>
      </form>
      <Stack gap={0}>
        <div class="row">
          <Button kind="quiet" icon="smartphone" onClick={onPhone}>
            {words.phones.doorTitle}
          </Button>
        </div>
        <div class="row">
          <LinkButton kind="quiet" icon="archive" href={href('/arrive')}>
            {said.file}
          </LinkButton>
        </div>
        <div class="row">
          <Button kind="quiet" icon="key-round" onClick={() => go('/recover')}>
            {words.phones.doorWords}
          </Button>
        </div>
      </Stack>
      <Card tone="rest">
        <p>{said.fear}</p>
        <p class="quiet-text">{said.fearMore}</p>
        <p>
          <a class="text-door" href={href('/help')}>
            {words.nav.help}
          </a>
        </p>
      </Card>
      <ul class="begin-points">
        {said.points.map((point, place) => (
          <li key={place}>
            <Icon name={(['lock', 'cloud-off', 'user'] as const)[place] ?? 'check'} size={20} />
            <span>{point}</span>
          </li>
        ))}
      </ul>
      <p class="quiet-text">{words.profiles.begin}</p>
      <p class="quiet-text">{said.adults}</p>
    </Page>
  )
}
