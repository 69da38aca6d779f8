/** What searching says, in English; it comes with the page. */

export const en = {
  title: 'Search',
  leadMine: 'In all that you can read: your own notes and plans, and what is shared.',
  leadWith: (name: string) => `In what you and ${name} have written. Nothing of Mine is looked at here.`,
  label: 'What are you looking for?',
  private: 'It happens on this phone, while this page is open. Nothing of it is kept.',
  reading: 'Reading what is on this phone …',
  nothing: 'Nothing was found.',
  nothingMore: 'Try the beginning of one word. What is still sealed can’t be found.',
  found: (n: number, more: boolean) =>
    more ? `The ${n} newest places` : n === 1 ? 'One place' : `${n} places`,
  alsoStopped: 'Also in matters that you have stopped',
  failed: 'It could not be read just now.',
  ofMine: 'Mine',
}

export type SearchWords = typeof en
