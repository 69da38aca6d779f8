/** What every screen of Growing gets: the two, and one's own pulses about the other. */
import type { ScreenProps } from '../../screens.ts'
import type { Taken } from '../../shared/pulse/sentences.ts'
import type { Growth, Intent, MonthView, Words } from '../index.ts'

export type Props = ScreenProps<Growth, Intent, Words>

export type Pair = Omit<Props, 'other' | 'pulses'> & {
  readonly other: NonNullable<Props['other']>
  /** One's own, the oldest first. */
  readonly pulses: readonly Taken[]
}

export type InMonth = Pair & { readonly month: MonthView }
