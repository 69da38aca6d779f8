/** Catches a mistake of ours on its way to a blank screen. Drafts are in the store already, so starting again loses nothing. */
import { Component, type ComponentChildren } from 'preact'
import type { Words } from '#ui/words'
import { errorCode } from '../error-code.ts'
import { Trouble } from './trouble.tsx'

interface Properties {
  readonly words: Words
  /** Going to another place forgets the mistake of this one. */
  readonly place: string
  readonly reload: () => void
  readonly children?: ComponentChildren
}
interface State {
  readonly failed: { readonly code: string; readonly place: string } | null
}

export class ErrorBoundary extends Component<Properties, State> {
  override state: State = { failed: null }

  override componentDidCatch(error: unknown) {
    this.setState({ failed: { code: errorCode(error), place: this.props.place } })
  }

  override render({ words, place, reload, children }: Properties, { failed }: State) {
    return failed?.place === place ? (
      <Trouble kind="Broken" words={words.trouble} code={failed.code} onAgain={reload} />
    ) : (
      children
    )
  }
}
