/** Covers the screen until the other has the phone: what the one wrote is out of the document before it is handed on. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '#ui'
import type { Language } from '../../screens.ts'
import { betweenWords, Table } from './table.tsx'

/** `children` come into the document only when the one named says to have the phone. Give it a `key` for each handing over. */
export const HandOver = ({
  language,
  names,
  to,
  onEnd,
  children,
}: {
  language: Language
  names: readonly [string, string]
  to: 0 | 1
  onEnd?: (() => void) | undefined
  children?: ComponentChildren
}) => {
  const [there, setThere] = useState(false)
  const words = betweenWords[language]
  if (there) return <>{children}</>
  const fill = { other: names[to] }
  return (
    <Table
      plain
      language={language}
      names={names}
      facing={null}
      title={words.give(fill)}
      onEnd={onEnd}
      actions={
        <Button kind="primary" wide onClick={() => setThere(true)}>
          {words.haveIt(fill)}
        </Button>
      }
    >
      <p class="quiet-text">{words.giveMore}</p>
    </Table>
  )
}
