/** What screens of all practices say of how long words stay, and of deleting them; the source of its keys. */
import type { Widen } from '../../words.ts'

type Fill = { readonly other: string }

export const en = {
  howLong: 'How long this stays',
  always: 'It stays',
  paired: 'Until one of you leaves',
  week: '7 days',
  month: '30 days',
  year: 'A year',
  limits: 'Then it goes from both phones by itself. Copies, photographs or a changed app can still keep it.',
  staysWhilePaired: 'This goes when one of you leaves.',
  staysDays: ({ days }: { readonly days: number }) =>
    days === 1 ? 'This goes by itself after a day.' : `This goes by itself after ${days} days.`,

  ownWords: 'My words here',
  delete: 'Delete for both',
  deleteAnswer: 'Delete my answer for both',
  deleteResponse: 'Delete what I said back, for both',
  deleteReply: 'Delete my reply for both',
  beforeDeleting: ({ other }: Fill) =>
    `It goes from both phones when they next meet. What was copied stays. ${other} can see that something was deleted.`,
  deletedByMe: 'You deleted this.',
  deletedByOther: ({ other }: Fill) => `${other} deleted this.`,
}

export type KeepingWords = Widen<typeof en>
