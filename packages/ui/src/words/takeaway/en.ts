/** Taking a copy of all that one can read; the file that people read; bringing a journal back. */
type Names = { readonly names: string }

export const takeaway = {
  lead: 'What you wrote, and what was written to you, as a file of your own.',
  nobodyTold: 'Nobody else is told. The one you write with can take a copy too.',
  care: 'Whoever finds the file can read it. It lands in the downloads: move it where only you look.',
  toRead: 'To read and print',
  toReadLine: 'One page with days and names. It opens in any browser.',
  makeToRead: 'Make the page',
  whole: 'With proof',
  wholeLine: 'For another program, or to show somebody else who wrote what. It holds the signatures.',
  makeWhole: 'Make the file',
  made: 'The file is made. Look in your downloads.',
  notMade: 'The file could not be made. Nothing was lost. Try again.',
  back: 'Bring a journal back',
  backLine: 'From a file with proof. Your notes come back; those that are here already stay as they are.',
  choose: 'Choose the file',
  brought: (count: number) =>
    count === 0
      ? 'All notes of that file are here already.'
      : count === 1
        ? 'One note came back.'
        : `${count} notes came back.`,
  notAnExport: 'This is no file with proof of this app. Nothing was changed.',

  page: {
    title: 'What we wrote',
    mine: 'For myself',
    two: ({ names }: Names) => `With ${names}`,
    made: 'Made on',
    care: 'Whoever finds this page can read it.',
    sealed: 'Sealed. It does not open here.',
    deleted: 'Deleted by the one who wrote it.',
    closed: 'Written by a newer app, or not readable on this phone.',
    signed: 'signed',
    unsent: 'Not sent yet',
    someone: 'Somebody',
    nothing: 'Nothing is written here yet.',
  },
}
