/** What the screens of Solve it together are given, once there are two. */
import type { ComponentChildren } from 'preact'
import type { ScreenProps } from '../../screens.ts'
import type { Intent, NoBlame, SolvingView, Words } from '../index.ts'

/** What a reading of one's own words finds, on this device and for the writer alone. */
export type Findings = (text: string) => ComponentChildren

export type Pair = ScreenProps<NoBlame, Intent, Words> & {
  readonly other: NonNullable<ScreenProps['other']>
  /** The mirror's; it has a place below every field here. Absent: nothing reads. */
  readonly findings?: Findings
}
export type InMatter = Pair & { readonly solving: SolvingView }
