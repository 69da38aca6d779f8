/** What every screen of a talk takes: a practice hands on its own props and the life of the talk. */
import type { ScreenProps } from '../../../screens.ts'
import type { TalkIntent } from '../intents.ts'
import type { Life } from '../life.ts'
import { en } from './words/en.ts'
import { sw } from './words/sw.ts'

export type Pair = Omit<
  Pick<
    ScreenProps<unknown, TalkIntent, object>,
    'me' | 'other' | 'language' | 'words' | 'now' | 'act' | 'putOff' | 'draft'
  >,
  'other'
> & { readonly other: NonNullable<ScreenProps['other']> }

/** The practice's own `words` hold the sentences of refusals; what the screens say stands here. */
export type TalkProps = Pair & { readonly life: Life }

export const screenWords = { en, sw }
