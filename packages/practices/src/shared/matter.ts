/**
 * Something that two people have not solved yet, put down by one of them at the end of a talk.
 *
 * It stands on the list of the practice that it came from until *Solve it together* takes it up. It is a note, and no
 * wording that both have agreed on.
 */
import type { MemberId } from '../slice.ts'

export const maxMatter = 160

export interface Matter {
  /** 32 hex characters; unique in the space. */
  readonly id: string
  readonly text: string
  /** Id of the practice whose talk it was left over from. */
  readonly from: string
  readonly by: MemberId
}
