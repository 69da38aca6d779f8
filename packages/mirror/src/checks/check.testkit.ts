/** Two lists make a check's specification: where it speaks up and where it stays quiet, in both languages. */
import { describe, expect, test } from 'vitest'
import { createMirror, type Label } from '../index.ts'
import { english } from '../languages/en/index.ts'
import { swahili } from '../languages/sw/index.ts'

interface Lists {
  readonly speaksUp: readonly string[]
  readonly staysQuiet: readonly string[]
}

const mirrors = { en: createMirror(english), sw: createMirror(swahili) }

export const holdsTo = (label: Label, lists: Readonly<Record<'en' | 'sw', Lists>>): void => {
  for (const lang of ['en', 'sw'] as const)
    describe(`${label} in ${lang}`, () => {
      const labels = (text: string) => mirrors[lang].read(text).map(finding => finding.label)
      test.each(lists[lang].speaksUp)('speaks up: %s', text => {
        expect(labels(text)).toContain(label)
      })
      test.each(lists[lang].staysQuiet)('stays quiet: %s', text => {
        expect(labels(text)).not.toContain(label)
      })
    })
}
