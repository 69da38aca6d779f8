/** What the screens of all practices do alike: act and say what came of it, keep drafts, ask before what can't be undone. */

import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button, Live, Notice, Sheet } from '#ui'
import type { ScreenProps } from '../screens.ts'
import type { Keep } from '../slice.ts'
import { sentence } from './words.ts'

export interface Acting<Intent> {
  readonly busy: boolean
  /** Why the last intent was refused, as a sentence; null when it was not. */
  readonly refusal: string | null
  /** True when the words are safe on this device. */
  readonly run: (intent: Intent, keep?: Keep | null) => Promise<boolean>
}

/** One thing at a time: a second press while the first is under way does nothing. */
export function useActing<Intent>({
  act,
  words,
  other,
}: Pick<ScreenProps<unknown, Intent, object>, 'act' | 'words' | 'other'>): Acting<Intent> {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const under = useRef(false)
  const run = async (intent: Intent, keep: Keep | null = null) => {
    if (under.current) return false
    under.current = true
    setBusy(true)
    try {
      const result = await act(intent, { keep })
      // A refusal without a sentence here comes from outside of the practice; its code is better than silence.
      setRefusal(
        result.ok
          ? null
          : (sentence(words, result.error.refused, { other: other?.name ?? '' }) ?? result.error.refused),
      )
      return result.ok
    } finally {
      under.current = false
      setBusy(false)
    }
  }
  return { busy, refusal, run }
}

/** Words that are being written: kept on this device at every letter, gone with `clear`. */
export function useDraft(draft: ScreenProps['draft'], key: string) {
  const [written, setWritten] = useState(() => ({ key, text: draft(key).text }))
  const text = written.key === key ? written.text : draft(key).text
  const write = (next: string) => {
    setWritten({ key, text: next })
    draft(key).keep(next)
  }
  return { text, write, clear: () => write('') }
}

/** Why something was refused, where it is heard; empty otherwise. */
export const Refused = ({ children }: { children: string | null }) => (
  <Live>{children && <Notice tone="problem" title={children} />}</Live>
)

/** Asks once before what can't be taken back, and says what will happen. */
export const Confirm = ({
  open,
  onClose,
  title,
  says,
  yes,
  kind = 'primary',
  busy = false,
  onYes,
}: {
  open: boolean
  onClose: () => void
  title: string
  says: ComponentChildren
  yes: string
  kind?: 'primary' | 'danger'
  busy?: boolean
  onYes: () => void
}) => (
  <Sheet
    open={open}
    onClose={onClose}
    title={title}
    actions={
      <Button kind={kind} busy={busy} onClick={onYes}>
        {yes}
      </Button>
    }
  >
    <p>{says}</p>
  </Sheet>
)

/**
 * Holds what changes under a person's hands. When `state` changes and the focus fell out of the page with what was
 * there before, it comes here; a change that came from the other leaves the focus where it is.
 */
export const Arrival = ({ state, children }: { state: string; children?: ComponentChildren }) => {
  const here = useRef<HTMLDivElement>(null)
  const before = useRef(state)
  useEffect(() => {
    if (before.current === state) return
    before.current = state
    const focused = document.activeElement
    if (focused !== null && focused !== document.body) return
    here.current?.focus({ preventScroll: true })
    here.current?.scrollIntoView({ block: 'start' })
  }, [state])
  return (
    <div ref={here} tabIndex={-1} class="arrival stack stack-3">
      {children}
    </div>
  )
}

/** A day as people of the language write it, from milliseconds since 1970 or from YYYY-MM-DD (a day in UTC). */
export const dayInWords = (day: number | string, language: 'en' | 'sw'): string =>
  new Intl.DateTimeFormat(language === 'sw' ? 'sw-TZ' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(typeof day === 'string' ? { timeZone: 'UTC' } : {}),
  }).format(typeof day === 'string' ? new Date(`${day}T00:00:00Z`) : day)
