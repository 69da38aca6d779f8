/**
 * `/mine/self-care/ask`: one thing to ask of somebody. It is typed anew here, goes over as a draft of *I'm here* in the
 * space of the two, and is said there by a press of its own. Nothing of a plan comes with it.
 */
import { useState } from 'preact/hooks'
import { catalogue } from '#practices'
import { Button, Choices, Field, LinkButton, Notice, Page, TextArea } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import type { Haven, SpaceView } from '../engine/haven.ts'
import { href } from '../router.ts'
import { ownPath, roomPath } from '../spaces.ts'

/** As long as the line of *I'm here*. */
const maxAsk = 200
const lineOf = (haven: Haven, pair: SpaceView) => haven.draft(`${pair.id}/availability/availability/new/line`)

export const AskAcross = () => {
  const { haven, language } = useApp()
  const { ask } = useWords()
  const entry = catalogue.find(({ id }) => id === 'self-care')
  const pairs = haven.pairs.value.filter(pair => pair.other !== null && !pair.goodbye && !pair.left)
  return (
    <Page
      title={ask.title}
      lead={ask.lead}
      back={{ label: entry?.name[language.value] ?? '', href: href(ownPath('self-care')) }}
    >
      {pairs.length === 0 ? <Alone /> : <Ask pairs={pairs} />}
    </Page>
  )
}

const Alone = () => {
  const { ask, nav } = useWords()
  return (
    <Notice
      tone="calm"
      icon="users"
      title={ask.alone}
      actions={
        <LinkButton kind="plain" href={href('/pair')}>
          {nav.invite}
        </LinkButton>
      }
    />
  )
}

const Ask = ({ pairs }: { pairs: readonly SpaceView[] }) => {
  const { haven, go } = useApp()
  const { ask, nav } = useWords()
  const own = haven.draft(`${haven.self.value?.id}/self-care/self-care/ask`)
  const [text, setText] = useState(own.text)
  const [chosen, setChosen] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const pair = pairs.find(({ id }) => id === chosen) ?? (pairs.length === 1 ? pairs[0] : undefined)
  const write = (next: string) => {
    setText(next)
    setError(null)
    own.keep(next)
  }
  const goOn = () => {
    const words = text.trim()
    if (words === '') return setError(ask.empty)
    if (words.length > maxAsk) return setError(ask.tooLong)
    if (!pair) return setError(nav.chooseWith)
    const line = lineOf(haven, pair)
    // What was begun there is not lost: both stand there, and the person decides.
    const begun = line.text.trim()
    line.keep(begun === '' || begun === words ? words : `${begun} ${words}`)
    own.keep('')
    go(roomPath(pair, 'availability', '/new'))
  }
  return (
    <form
      class="stack stack-3"
      onSubmit={event => {
        event.preventDefault()
        goOn()
      }}
    >
      <Field label={ask.label} hint={ask.hint} error={error}>
        <TextArea value={text} onText={write} max={maxAsk} rows={3} />
      </Field>
      {pairs.length > 1 && (
        <Choices
          legend={nav.chooseWith}
          options={pairs.map(one => ({ value: one.id, label: one.other?.name ?? '' }))}
          value={pair?.id ?? null}
          onChange={setChosen}
        />
      )}
      <p class="quiet-text">{pair ? ask.before(pair.other?.name ?? '') : ask.beforeAll}</p>
      <Button kind="primary" type="submit" wide>
        {ask.goOn}
      </Button>
    </form>
  )
}
