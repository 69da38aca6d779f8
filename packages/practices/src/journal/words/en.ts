/** What the journal says, in English; the source of its keys. */
import type { Widen } from '../../shared/words.ts'

export const en = {
  name: 'Journal',
  line: 'Notes that only you can read.',
  private: 'Only you can read this. It lies in a space of its own, with its own key.',
  write: 'Write a note',
  writeHint: 'What is on your mind?',
  save: 'Keep this note',
  saved: 'Kept on this device.',
  edit: 'Change',
  saveEdit: 'Keep the change',
  edited: 'Changed',
  remove: 'Remove',
  beforeRemoving: 'The note disappears from all your devices, and the server is asked to delete it.',
  removeForGood: 'Remove it',
  keep: 'Keep it',
  empty: 'Nothing written yet.',
  emptyHint: 'A line is enough.',
  written: 'What you have written',
  leaveAsItWas: 'Leave it as it was',
  showMore: 'Show more',

  refusedEmpty: 'There is nothing written yet.',
  refusedTooLong: 'This is too long for one note. Divide it in two.',
  refusedUnknown: 'This note has been removed.',
}

export type Words = Widen<typeof en>
