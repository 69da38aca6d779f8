/** Own sealed words that opened for nobody: to use again, or to delete. */
import { useState } from 'preact/hooks'
import { Button, Section, Voice } from '#ui'
import { Confirm, Refused, useActing } from '../../../shared/acting.tsx'
import type { Sealed } from '../../../slice.ts'
import { type Intent, type Part, pairsOf } from '../../index.ts'
import type { Here } from '../here.tsx'
import { PairLines } from './pair-lines.tsx'
import { noThanks, partDraft } from './prepare.tsx'

/** `onUse`: the words stand in the draft of their part again. */
export const ReturnedWords = (props: Here & { readonly onUse?: () => void }) => {
  const { view, words, sight } = props
  const readable = view.returned.flatMap(({ seal }) => {
    const seen = sight(seal)
    return seen.kind === 'mine' ? [{ seal, text: seen.text }] : []
  })
  if (readable.length === 0) return null
  return (
    <Section title={words.returnedTitle}>
      <p class="quiet-text">{words.returnedHint}</p>
      {readable.map(one => (
        <CameBack key={one.seal.seal} {...props} {...one} />
      ))}
    </Section>
  )
}

const CameBack = (
  props: Here & { readonly seal: Sealed; readonly text: string; readonly onUse?: () => void },
) => {
  const { seal, text, view, words, me, draft, onUse } = props
  const [asking, setAsking] = useState(false)
  const deleting = useActing<Intent>(props)
  const part: Part = Number.parseInt(seal.gate.charAt(0), 16) < 8 ? 'appreciations' : 'next'
  const mayUse = onUse && view.sitting !== null && view.sitting.prepared[part].mine === null
  const use = () => {
    draft(partDraft[part]).keep(JSON.stringify(part === 'next' ? askOf(text) : thanksOf(text)))
    onUse?.()
  }
  return (
    <div class="stack stack-1">
      <Voice who="me" name={me.name}>
        <PairLines part={part} text={text} words={words} />
      </Voice>
      <div class="row">
        {mayUse && <Button onClick={use}>{words.useWords}</Button>}
        <Button kind="quiet" icon="trash" onClick={() => setAsking(true)}>
          {words.deleteReturned}
        </Button>
      </div>
      <Refused>{deleting.refusal}</Refused>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={words.deleteReturned}
        says={words.beforeDeleting}
        yes={words.deleteReturned}
        kind="danger"
        busy={deleting.busy}
        onYes={() =>
          void deleting.run({ do: 'delete-returned', seal: seal.seal }).then(() => setAsking(false))
        }
      />
    </div>
  )
}

const askOf = (text: string) => {
  const [[ask, offer] = ['', '']] = pairsOf(text)
  return { ask, offer }
}
const thanksOf = (text: string) => {
  const [[did, meant] = ['', ''], [didAgain, meantAgain] = ['', '']] = pairsOf(text)
  return { ...noThanks, did, meant, didAgain, meantAgain }
}
