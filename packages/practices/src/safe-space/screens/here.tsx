/** What every screen of this place takes, and a form that keeps what is being filled in as a draft. */
import { useState } from 'preact/hooks'
import type { ScreenProps } from '../../screens.ts'
import type { Intent, PlaceView, SafeSpace, Words } from '../index.ts'

export type Here = Omit<ScreenProps<SafeSpace, Intent, Words>, 'other'> & {
  readonly other: NonNullable<ScreenProps['other']>
  readonly view: PlaceView
}

/** Fields that survive a reload, on this device only. `start` is what stands there before anybody has written. */
export function useForm<Form extends object>(draft: Here['draft'], key: string, start: Form) {
  const [form, setForm] = useState<Form>(() => ({ ...start, ...kept(draft(key).text) }))
  return {
    form,
    set: (change: Partial<Form>) => {
      const next = { ...form, ...change }
      setForm(next)
      draft(key).keep(JSON.stringify(next))
    },
    clear: () => {
      setForm(start)
      draft(key).keep('')
    },
  }
}

function kept(text: string): object {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null ? read : {}
  } catch {
    return {}
  }
}
