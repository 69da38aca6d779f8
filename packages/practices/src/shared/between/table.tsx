/** The screen of one phone that lies between two: in the colour of whose turn it is, and turned to them. */
import { type ComponentChildren, createContext } from 'preact'
import { useContext, useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '#ui'
import type { Language } from '../../screens.ts'
import { useAwake, useStill } from '../device.ts'
import { en } from './words/en.ts'
import { sw } from './words/sw.ts'

export const betweenWords = { en, sw } as const

/** Whose turn it is: 0 is the one whose phone it is, 1 the one opposite; null for both. */
export type Facing = 0 | 1 | null

interface Turning {
  readonly turns: boolean
  readonly setTurns: (turns: boolean) => void
}
const TurningContext = createContext<Turning>({ turns: true, setTurns: () => {} })

/** Stands around everything of one sitting, so that all its tables remember whether they turn. Kept nowhere else. */
export const Sitting = ({ children }: { children?: ComponentChildren }) => {
  const [turns, setTurns] = useState(true)
  return <TurningContext.Provider value={{ turns, setTurns }}>{children}</TurningContext.Provider>
}

/**
 * One full screen. `facing` decides colour, side and shape; `title` is the one heading. `onEnd` stops for both, without a
 * question. `plain` leaves out the control for turning, where the phone is held and not laid down.
 */
export const Table = ({
  language,
  names,
  facing,
  title,
  children,
  actions,
  onEnd,
  plain = false,
}: {
  language: Language
  names: readonly [string, string]
  facing: Facing
  title: string
  children?: ComponentChildren
  actions?: ComponentChildren
  onEnd?: (() => void) | undefined
  plain?: boolean
}) => {
  const words = betweenWords[language]
  const { turns, setTurns } = useContext(TurningContext)
  const here = useRef<HTMLElement>(null)
  // While two sit at it the screen stays on, and the app says nothing of its own.
  useAwake(true)
  useStill(true)
  const turned = turns && !plain && facing === 1
  const side = facing === null ? 'both' : facing === 0 ? 'one' : 'other'
  // For the one opposite, the beginning of what is turned lies at the lower edge.
  useEffect(() => {
    window.scrollTo(0, turned ? document.documentElement.scrollHeight : 0)
    here.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
  }, [turned, side, title])
  return (
    <main id="main" ref={here} class={`page table-one table-side-${side}${turned ? ' table-turned' : ''}`}>
      <div class="table-face">
        {facing !== null && <p class="table-turn">{words.turnOf({ other: names[facing] })}</p>}
        <h1 id="page-title" tabIndex={-1}>
          {title}
        </h1>
        {children}
        {actions && <div class="table-actions">{actions}</div>}
        <div class="table-foot">
          {onEnd && (
            <Button kind="quiet" onClick={onEnd}>
              {words.stop}
            </Button>
          )}
          {!plain && facing !== null && (
            <span class="table-turning">
              <Button kind="quiet" onClick={() => setTurns(!turns)}>
                {turns ? words.turnStill : words.turnAgain}
              </Button>
            </span>
          )}
        </div>
      </div>
    </main>
  )
}
