/** Picking one to five feelings: a kind first, then the words of that kind; own words; "I don't know" is one too. */

import { useId, useState } from 'preact/hooks'
import { Button, Chips, Field, Icon, TextInput } from '#ui'
import type { ScreenProps } from '../../screens.ts'
import { useDraft } from '../../shared/acting.tsx'
import { dontKnow, type Feeling, isSame, maxOwnWord, maxPicks, type Picked, type Words } from '../index.ts'
import { type Kind, kinds } from './kinds.ts'

export const nothingPicked: Picked = { picks: [], because: '' }

/** What is being picked, kept on this device until it is sealed. */
export function usePicked(draft: ScreenProps['draft'], key: string) {
  const kept = useDraft(draft, key)
  return {
    picked: pickedIn(kept.text),
    pick: (picked: Picked) => kept.write(JSON.stringify(picked)),
    clear: kept.clear,
  }
}

/** Whatever stands in the draft: it may be of an older app. */
function pickedIn(text: string): Picked {
  try {
    const { picks, because } = JSON.parse(text) as Partial<Picked>
    const isFeeling = (one: Feeling) => typeof (one.k === 'listed' ? one.id : one.text) === 'string'
    if (!Array.isArray(picks) || typeof because !== 'string' || !picks.every(isFeeling)) return nothingPicked
    return { picks, because }
  } catch {
    return nothingPicked
  }
}

/** A feeling as a word. */
export const wordOf = (feeling: Feeling, words: Words): string => {
  if (feeling.k === 'own') return feeling.text
  const names: Readonly<Record<string, string>> = words.feelings
  return Object.hasOwn(names, feeling.id) ? (names[feeling.id] ?? '') : words.unknownFeeling
}

export const PickFeelings = ({
  words,
  legend,
  picks,
  onPick,
}: {
  words: Words
  legend: string
  picks: readonly Feeling[]
  onPick: (picks: readonly Feeling[]) => void
}) => {
  const [kind, setKind] = useState<Kind | null>(null)
  const [own, setOwn] = useState('')
  const full = picks.length >= maxPicks
  const has = (one: Feeling) => picks.some(other => isSame(one, other))
  const add = (one: Feeling) => {
    if (!full && !has(one)) onPick([...picks, one])
  }
  const take = (ids: readonly string[], wanted: readonly string[]) => {
    const kept = picks.filter(one => one.k === 'own' || !ids.includes(one.id) || wanted.includes(one.id))
    const fresh = wanted.find(id => !has({ k: 'listed', id }))
    onPick(fresh === undefined || kept.length >= maxPicks ? kept : [...kept, { k: 'listed', id: fresh }])
  }
  const ids = kind ? kinds[kind] : []
  const addOwn = () => {
    const text = own.trim()
    if (text === '' || text.length > maxOwnWord || full) return
    add({ k: 'own', text })
    setOwn('')
  }
  return (
    <div class="stack stack-3">
      {picks.length > 0 && (
        <Chips
          legend={words.chosen}
          options={picks.map((one, nth) => ({ value: String(nth), label: wordOf(one, words) }))}
          values={picks.map((_, nth) => String(nth))}
          onChange={left => onPick(picks.filter((_, nth) => left.includes(String(nth))))}
        />
      )}
      {full ? (
        <p class="quiet-text">{words.five}</p>
      ) : (
        <>
          <OneOf
            legend={legend}
            options={(Object.keys(kinds) as Kind[]).map(value => ({ value, label: words.kinds[value] }))}
            value={kind}
            onChange={setKind}
          />
          {kind && (
            <Chips
              legend={words.ofKind}
              options={ids.map(value => ({ value, label: words.feelings[value] }))}
              values={ids.filter(id => has({ k: 'listed', id }))}
              onChange={wanted => take(ids, wanted)}
            />
          )}
          <details class="disclosure">
            <summary>{words.ownWordOrNone}</summary>
            <div class="stack stack-1">
              <Field label={words.ownWord} optional>
                <TextInput
                  value={own}
                  onText={setOwn}
                  maxLength={maxOwnWord}
                  autocomplete="off"
                  onKeyDown={event => {
                    if (event.key !== 'Enter') return
                    event.preventDefault()
                    addOwn()
                  }}
                />
              </Field>
              <div class="row">
                <Button icon="plus" onClick={addOwn}>
                  {words.addWord}
                </Button>
                <Button kind="quiet" onClick={() => add({ k: 'listed', id: dontKnow })}>
                  {words.feelings[dontKnow]}
                </Button>
              </div>
            </div>
          </details>
        </>
      )}
    </div>
  )
}

/** One of a few, small and side by side. */
export const OneOf = <Value extends string>({
  legend,
  options,
  value,
  onChange,
}: {
  legend: string
  options: readonly { readonly value: Value; readonly label: string }[]
  value: Value | null
  onChange: (value: Value) => void
}) => {
  const name = useId()
  return (
    <fieldset class="chips">
      <legend>{legend}</legend>
      <div class="chips-list">
        {options.map(option => (
          <label class="chip" key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <Icon name="check" size={18} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
