/** The first thing that anybody reads here: what is no disagreement, and the way to help. It asks nothing and keeps nothing. */
import { LinkButton, Notice } from '#ui'
import type { Words } from '../index.ts'

export const NotForTwo = ({ words }: { readonly words: Words }) => (
  <Notice
    tone="calm"
    icon="life-buoy"
    title={words.notForTwo}
    actions={
      <LinkButton kind="plain" href="/app/help">
        {words.help}
      </LinkButton>
    }
  >
    <p>{words.notForTwoHint}</p>
  </Notice>
)
