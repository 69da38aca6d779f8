/** What the screens of Solve it together are given, once there are two. */
import type { ScreenProps } from '../../screens.ts'
import type { Intent, NoBlame, SolvingView, Words } from '../index.ts'

export type Pair = ScreenProps<NoBlame, Intent, Words> & { readonly other: NonNullable<ScreenProps['other']> }
export type InMatter = Pair & { readonly solving: SolvingView }
