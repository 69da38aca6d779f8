/** Two names for the screen, where nobody is paired. They are held while the page stands, and nowhere else. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button, Field, TextInput } from '#ui'
import type { BetweenProps, Language } from '../../screens.ts'
import { betweenWords, Sitting, Table } from './table.tsx'

const maxName = 60

export const NamesAsk = ({
  language,
  onNames,
  onEnd,
}: {
  language: Language
  onNames: (names: readonly [string, string]) => void
  onEnd?: (() => void) | undefined
}) => {
  const words = betweenWords[language]
  const [one, setOne] = useState('')
  const [other, setOther] = useState('')
  const begin = () => onNames([nameOr(one, words.first), nameOr(other, words.second)])
  return (
    <Table plain language={language} names={['', '']} facing={null} title={words.whoIsHere} onEnd={onEnd}>
      <p class="quiet-text">{words.whoIsHereMore}</p>
      <form
        class="stack"
        autocomplete="off"
        onSubmit={event => {
          event.preventDefault()
          begin()
        }}
      >
        <Field label={words.oneName} optional>
          <TextInput value={one} onText={setOne} autocomplete="off" maxLength={maxName} />
        </Field>
        <Field label={words.otherName} optional>
          <TextInput value={other} onText={setOther} autocomplete="off" maxLength={maxName} />
        </Field>
        <Button kind="primary" type="submit" wide>
          {words.begin}
        </Button>
      </form>
    </Table>
  )
}

const nameOr = (text: string, otherwise: string) => text.trim() || otherwise

/** The frame of every one-phone form: asks for names where there are none, and holds what the tables share. */
export const AtTheTable = ({
  language,
  names,
  onEnd,
  children,
}: Pick<BetweenProps, 'language' | 'names' | 'onEnd'> & {
  children: (names: readonly [string, string]) => ComponentChildren
}) => {
  const [told, setTold] = useState(names)
  return (
    <Sitting>
      {told ? children(told) : <NamesAsk language={language} onNames={setTold} onEnd={onEnd} />}
    </Sitting>
  )
}
