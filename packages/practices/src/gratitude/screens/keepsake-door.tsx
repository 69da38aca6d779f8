/** Hands the page of thank-yous to the browser. It is said before that a file has no lock. */
import { useState } from 'preact/hooks'
import { Button } from '#ui'
import { Confirm } from '../../shared/acting.tsx'
import type { ThanksView } from '../index.ts'
import type { Pair } from '../screens.tsx'
import { keepsakeOf } from './keepsake.ts'

export const Keepsake = (props: Pair & { notes: readonly ThanksView[] }) => {
  const { notes, words, language, now, me, other } = props
  const [asking, setAsking] = useState(false)
  const save = () => {
    const page = keepsakeOf(notes, { words, language, now, names: [me.name, other.name] })
    hand(`${words.name}.html`, page)
    setAsking(false)
  }
  return (
    <div>
      <Button kind="quiet" icon="download" onClick={() => setAsking(true)}>
        {words.keepsake}
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={words.keepsake}
        says={words.keepsakeHint}
        yes={words.keepsake}
        onYes={save}
      />
    </div>
  )
}

/** To the browser, which keeps it among the downloads. Nothing goes over the network. */
function hand(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/html' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
