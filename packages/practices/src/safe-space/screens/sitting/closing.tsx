/** The closing: a small thing of the two's own, chosen by either, kept for the next time. */
import { useState } from 'preact/hooks'
import { Button, Card, Field, TextInput } from '#ui'
import { Refused, useActing } from '../../../shared/acting.tsx'
import { DeleteForBoth, OwnWords } from '../../../shared/keeping/keeping.tsx'
import { type Intent, maxClosing } from '../../index.ts'
import type { InSitting } from './sitting.tsx'

export const Closing = (props: InSitting) => {
  const { view, words, language } = props
  const { closing } = view
  if (closing === null || closing.text === '')
    return (
      <>
        <p class="question">{words.stepHow.closing}</p>
        <Choose {...props} />
      </>
    )
  return (
    <>
      <Card tone="warm">
        <p class="quiet-text">{words.closingOwn}</p>
        <p class="question">{closing.text}</p>
      </Card>
      <details class="disclosure">
        <summary>{words.closingChange}</summary>
        <Choose {...props} />
      </details>
      {view.closingIsMine && (
        <OwnWords language={language}>
          <DeleteForBoth<Intent> {...props} intent={{ do: 'erase', fact: closing.fact }} />
        </OwnWords>
      )}
    </>
  )
}

const Choose = (props: InSitting) => {
  const { words } = props
  const [text, setText] = useState('')
  const choosing = useActing<Intent>(props)
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        void choosing.run({ do: 'choose-closing', text })
      }}
    >
      <Field label={words.closingLabel}>
        <TextInput value={text} maxLength={maxClosing} onText={setText} />
      </Field>
      {text === '' && (
        <div class="row">
          {words.closingIdeas.map(idea => (
            <Button key={idea} onClick={() => setText(idea)}>
              {idea}
            </Button>
          ))}
        </div>
      )}
      <Refused>{choosing.refusal}</Refused>
      <div>
        <Button type="submit" busy={choosing.busy}>
          {words.closingChoose}
        </Button>
      </div>
    </form>
  )
}
