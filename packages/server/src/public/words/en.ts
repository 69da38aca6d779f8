/** What the public pages say, in English: the source. Help and readiness speak with the words of the app. */

export const en = {
  library: 'The Library',
  skip: 'Go to the text',
  menu: 'Menu',
  help: 'Help',
  leave: 'Leave quickly',
  haven: 'The Haven',
  havenLine: 'The part for two: private, on your own phones.',
  about: 'About',
  privacy: 'Privacy',
  otherLanguage: 'Soma kwa Kiswahili',
  homeTitle: 'A place that is safe with two in it',
  homeLead:
    'Fifteen practices of emotional safety, for couples and for close friends. Read about them here; do them together in the Haven.',
  openHaven: 'Open the Haven',
  fear: 'Where there is fear or control, things for two are not safe.',
  fearLink: 'Read this first, alone',
  minutes: (n: number) => (n === 1 ? '1 minute to read' : `${n} minutes to read`),
  changed: (day: string) => `Last changed ${day}`,
  contents: 'On this page',
  tryTitle: 'Try this in the Haven',
  tryLine: 'Two of you, each on your own phone. Nobody else can read what you write there, we included.',
  previous: 'Before this',
  next: 'After this',
  neighbours: 'Other articles',
  relatedTitle: 'Read on',
  commentsTitle: 'What readers say',
  noComments: 'No comments yet.',
  joinSoon:
    'Joining and commenting are still being built. They will need a name of your choice, and no e-mail.',
  footLine: 'Kimbilio is Swahili for a haven: a place one runs to and is safe.',
  noScript: 'These pages use no scripts, no cookies and nothing from anybody else.',
  helpTitle: 'Help and safety',
  helpLead: 'To read alone. There is nothing to answer and nothing is kept. Everybody sees the same page.',
  helpNotKept: 'This server does not note that you were here. Your browser’s history does.',
  quietly: 'You can stop at reading, use only the part that is yours, or find help below.',
  helpMissing: 'Nothing near you in the list? A hospital, a clinic or a person you trust can be a beginning.',
  notFoundTitle: 'There is nothing at this address',
  notFoundLine: 'It may be an old link, or a letter is missing.',
  toLibrary: 'To the Library',
}

export type PublicWords = {
  readonly [Key in keyof typeof en]: (typeof en)[Key] extends string ? string : (typeof en)[Key]
}
