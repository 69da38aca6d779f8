/** What one may ask of one's own journal. */
import type { KeysFrom } from '../shared/words.ts'
import type { Context, Draft, Effect, Refusal, Result, Step } from '../slice.ts'
import { type Events, maxNote } from './events.ts'
import { type Journal, noteOf } from './state.ts'
import type { Words } from './words/en.ts'

export type Intent =
  | { readonly do: 'write'; readonly text: string }
  | { readonly do: 'edit'; readonly note: string; readonly text: string }
  | { readonly do: 'remove'; readonly note: string }

export type Refused = KeysFrom<Words, 'refused'>

export function decideJournal(
  state: Journal,
  intent: Intent,
  context: Context,
): Result<readonly Step[], Refusal> {
  if (intent.do === 'write') {
    const wrong = refusedText(intent.text)
    return wrong ? no(wrong) : yes('journal.note-written.v1', { note: context.freshId(), text: intent.text })
  }
  const note = noteOf(state, intent.note)
  if (note === null) return no('refusedUnknown')
  if (intent.do === 'remove') {
    const removed: Draft = { type: 'journal.note-removed.v1', data: { note: note.id } }
    const erase: Effect = { effect: 'erase', facts: [...note.facts, ...state.strays] }
    return { ok: true, value: [removed, erase] }
  }
  const wrong = refusedText(intent.text)
  if (wrong) return no(wrong)
  if (intent.text === note.text) return { ok: true, value: [] }
  return yes('journal.note-edited.v1', { note: note.id, text: intent.text })
}

function refusedText(text: string): Refused | null {
  if (text.trim() === '') return 'refusedEmpty'
  return text.length > maxNote ? 'refusedTooLong' : null
}

const yes = (type: keyof Events, data: object): Result<readonly Step[], Refusal> => ({
  ok: true,
  value: [{ type, data }],
})
const no = (refused: Refused): Result<readonly Draft[], Refusal> => ({ ok: false, error: { refused } })
