/** What somebody has typed and not yet given: kept on this device only, encrypted, through every reload. */
import { fromUtf8, utf8 } from '#protocol'
import { type Desk, must } from './desk.ts'

export interface Drafts {
  readonly draft: (key: string) => { readonly text: string; readonly keep: (text: string) => void }
  /** Resolves when nothing that was typed is left to be stored, or can't be stored now. */
  readonly kept: () => Promise<void>
  /** Takes in what the store has; what is typed here and not yet stored stands. */
  readonly load: () => Promise<void>
}

export function createDrafts(desk: Desk): Drafts {
  const texts = new Map<string, string>()
  const unsaved = new Set<string>()
  let saving = false
  let last: Promise<void> = Promise.resolve()

  /** One write at a time, of all that has changed meanwhile: typing is quicker than disks. */
  const save = (): void => {
    if (saving || !desk.hasVault()) return
    saving = true
    last = write()
  }
  const write = async (): Promise<void> => {
    try {
      while (unsaved.size > 0) {
        const typed = [...unsaved].map(key => [key, texts.get(key) ?? ''] as const)
        const done = await desk.change(async pen => {
          for (const [key, text] of typed) {
            if (text) await pen.seal('drafts', key, utf8(text))
            else pen.delete('drafts', key)
          }
        })
        // A full disk: it stays in memory, and is tried again with the next stroke.
        if (!done.ok) return
        // Not before: until the store has it, nothing that another tab has stored may take its place.
        for (const [key, text] of typed) if (texts.get(key) === text) unsaved.delete(key)
      }
    } finally {
      saving = false
    }
  }

  return {
    kept: () => last,
    draft: key => ({
      text: texts.get(key) ?? '',
      keep: text => {
        if (texts.get(key) === text) return
        texts.set(key, text)
        unsaved.add(key)
        save()
      },
    }),
    load: async () => {
      for (const [key, value] of must(await desk.store.range('drafts', ''))) {
        const plain = await desk.vault().open('drafts', key, value)
        const text = plain && fromUtf8(plain)
        if (text !== null && !unsaved.has(key)) texts.set(key, text)
      }
    },
  }
}
