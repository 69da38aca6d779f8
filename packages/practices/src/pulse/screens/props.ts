/** What every screen of the pulse gets: whom it is about, and what was taken about them. */
import type { ScreenProps } from '../../screens.ts'
import type { About, Intent, OnePulse, Pulse, Words } from '../index.ts'

export type Props = ScreenProps<Pulse, Intent, Words>

export interface AboutOne extends Props {
  readonly about: About
  /** The oldest month first. */
  readonly pulses: readonly OnePulse[]
  /** The month that it is now, YYYY-MM. */
  readonly month: string
}

export const stemOf = ({ words, other }: Props): string =>
  other ? words.stem({ other: other.name }) : words.stemAlone

/** What is being answered is a draft of this device until it is kept. */
export const draftKey = ({ about, month }: AboutOne): string => `pulse/${about ?? 'alone'}/${month}`
