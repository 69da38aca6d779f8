/** A whole page for when Kimbilio can't go on: what happened, what is safe, what can be done. */
import type { ComponentChildren } from 'preact'
import { Button, Page, Section } from '#ui'
import type { Words } from '#ui/words'
import type { StoreFault } from '../engine/ports.ts'

export type TroubleKind = StoreFault['fault'] | 'NoLocks' | 'NotSecure' | 'NotFetched' | 'Broken'

/** Takes its words as given, so that it can stand where the app itself does not. */
export const Trouble = ({
  kind,
  words,
  code,
  onAgain,
  children,
}: {
  kind: TroubleKind
  words: Words['trouble']
  code?: string | undefined
  onAgain?: (() => void) | undefined
  children?: ComponentChildren
}) => {
  const said = words[kind]
  return (
    <Page title={said.title} lead={said.what}>
      <Section title={words.safe}>
        <p>{said.safe}</p>
      </Section>
      <Section title={words.do}>
        <p>{said.do}</p>
        {onAgain && (
          <div class="row">
            <Button kind="primary" icon="refresh-cw" onClick={onAgain}>
              {kind === 'NotFetched' ? words.retry : words.reload}
            </Button>
          </div>
        )}
        {code && <p class="quiet-text">{words.code(code)}</p>}
      </Section>
      {children}
    </Page>
  )
}

/** What this browser lacks before anything can begin; null when all is there. */
export const troubleBefore = (window: {
  readonly isSecureContext: boolean
  readonly crypto?: { readonly subtle?: unknown } | undefined
  readonly indexedDB?: unknown
}): TroubleKind | null => {
  if (!window.isSecureContext) return 'NotSecure'
  if (!window.crypto?.subtle) return 'NoLocks'
  return window.indexedDB ? null : 'StoreBlocked'
}
